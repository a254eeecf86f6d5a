"""Files that hold text and are still no resume: an unfilled form, an advertisement."""

from __future__ import annotations

import re

_BLANK = re.compile(
    r"\[(?:your|street|city|phone|e-?mail|job|company|start|end|degree|school|skill|name|date|position|title|"
    r"insert|describe|write|year|address|employer)\b[^\]]{0,80}\]|"
    r"<(?:your|insert|company|job|name)\b[^>]{0,60}>|"
    r"\blorem ipsum\b|\byour (?:full )?name(?: here)?\b|\bcompany name\b|\b(?:start|end) date\b|x{3,}@|"
    r"\byour\.?(?:name|email)@|\bfirst name last name\b|\bjob title here\b|\(?555\)? ?555-?5555",
    re.IGNORECASE,
)
_ADVERTISEMENT = re.compile(
    r"\bwe are (?:looking|searching|hiring)|\bwe(?:[’']re| are) seeking\b|"
    r"\bwhat you(?:[’']ll| will) (?:do|bring)\b|"
    r"\bwhat you (?:do|bring|need|get)\b|\bwhat we offer\b|\bwe offer\b|\byour (?:tasks|profile|mission)\b|"
    r"\bwanted\b|\bhow to apply\b|\bapply (?:by|now|to|at|here)\b|\bsend your (?:cv|resume|application)\b|"
    r"\bthe (?:ideal|successful) candidate\b|\bequal opportunity employer\b|\bwrite to \S+@\S+ by\b|"
    r"\babout the (?:role|job|position)\b|\bjoin our team\b",
    re.IGNORECASE,
)
_FIRST_PERSON = re.compile(r"\b(?:I|my|me)\b")


def unfilled_blanks(text: str) -> list[str]:
    """The blanks of a form that nobody has filled in; three make a form."""
    found = list(dict.fromkeys(match.group() for match in _BLANK.finditer(text)))
    return found if len(found) >= 3 else []


def reads_like_an_advertisement(text: str, posts: int) -> bool:
    """Whether a text asks for somebody and does not tell of one: three signs of it and no post held."""
    signs = {match.group().lower() for match in _ADVERTISEMENT.finditer(text)}
    return posts == 0 and len(signs) >= 3 and len(_FIRST_PERSON.findall(text)) <= 1
