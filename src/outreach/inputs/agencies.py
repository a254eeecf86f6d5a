"""Whether a posting is an agency's for a client, and which client it names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from outreach.inputs.company_names import NAME, clean_name, is_name, name_key
from outreach.text import contains, plain

_FINDING = r"(?:search|recruit|find|hire|hiring|appoint|fill|source|secure)"
_GLAD = (
    r"(?:is|are|[’']re|am|[’']m) (?:delighted|pleased|proud|excited|thrilled|happy|working) (?:to (?:be|"
    r"have been) )?"
    r"(?:\w+ )?(?:work(?:ing)?|partner(?:ing|ed)?|engaged|instructed|retained|recruiting|"
    r"exclusively)(?: exclusively)?"
)
_CLIENT = re.compile(
    rf"\b(?:our|my|the|a) client,? (?P<name>{NAME})(?=,| \(| is| has| in| are|\.)|"
    rf"\bon behalf of (?:(?:our|my) client,? )?(?P<behalf>{NAME})|"
    rf"\b(?:working|partner(?:ing|ed)|work|engaged|retained|instructed|appointed) (?:\w+ )?(?:with|by) "
    rf"(?P<partner>{NAME})"
    rf"(?=,? (?:in|on|to|as) (?:(?:its|their|the|a|an) )?(?:\w+ )?{_FINDING})|"
    rf"\b(?:recruiting|hiring|searching) for (?P<for>{NAME})(?=,| who| which|\.)|"
    rf"\b{_GLAD} with (?P<glad>{NAME})(?=,? (?:who|which|an?|one of|the|to|in|on|as)\b)"
)
# "our client sites", "our clients" are any consultancy's
_OUR_CLIENT = (
    r"\b(?:[Oo]ur|[Mm]y|OUR) [Cc](?:lient|LIENT)(?:,? (?:is|are|has|have|seeks?|needs?|wants?|requires?|"
    r"wishes|offers?|"
    r"operates?|based|provides?|runs?|an?|the|who|which|in|now|currently|urgently|looks?)\b|,|[’']s\b|:|\.)"
)
_AGENCY = re.compile(
    rf"{_OUR_CLIENT}|\b(?:on behalf of|[Ff]or) (?:(?:our|a|my|an?) (?:\w+ ){{0,3}}client\b)|"
    rf"\bon behalf of (?:{NAME})|"
    r"\b[Tt]he client (?:is|are|has|meets|will|seeks|wants|needs|requires|offers|interviews|expects)\b|"
    r"\b(?:confidential client|client of ours)\b|"
    r"\b(?:acts?|acting|operat(?:es|ing)) as an [Ee]mployment (?:[Aa]gency|[Bb]usiness)\b|"
    rf"\b(?:working|partner(?:ing|ed)|retained|engaged|instructed|appointed|commissioned|"
    rf"selected) (?:\w+ )?(?:with|by) "
    rf"(?:{NAME}) (?:in|on|to) (?:\w+ ){{0,2}}{_FINDING}|\b{_GLAD} with (?:{NAME})(?=,? (?:who|which|an?|"
    rf"one of|the)\b)"
)
_FOR_ITSELF = re.compile(
    r"\bjoin our (?:own|internal|in-house|growing)\b|\bfor (?:ourselves|our own (?:team|office|business|"
    r"desk))\b|"
    r"\bour own (?:team|office|desk|business)\b|\bwe are (?:hiring|recruiting|looking for)[^.]{0,60}\bto "
    r"join (?:us|our)\b|"
    r"\binternal (?:role|vacancy|position|hire)\b|\bwork for us\b",
    re.IGNORECASE,
)
_AGENCYS_ROLE = re.compile(
    r"\brecruit(?:ment|er|ing)\b|\bresourc(?:er|ing)\b|\btalent (?:partner|consultant)\b|\bheadhunter\b", re.I
)
_BOILERPLATE = re.compile(r"as an employment (?:agency|business)", re.IGNORECASE)


_LEGAL_LINE = re.compile(
    rf"(?P<name>{NAME})(?: \([^)]*\))? (?:is|are|acts as|operates as) an employment (?:agency|business)\b"
)
_AGENCYS_NAME = re.compile(
    r"\b(?:Recruit(?:ment|ing|ers?)|Staffing|Search|Resourcing|Personnel|Talent|Headhunt(?:ers|ing)|"
    r"Appointments|"
    r"Locums?|Temps)\b(?! (?:Engine|Technolog|Software))"
)


def writes_for_client(text: str, role: str) -> bool:
    """Whether a description is written by an agency for somebody else."""
    signs = [match.group() for match in _AGENCY.finditer(text)]
    if not signs:
        return False
    only_boilerplate = all(_BOILERPLATE.search(sign) for sign in signs)
    own = _FOR_ITSELF.search(text) is not None
    # an agency's legal line stands below its own vacancies too
    return not (only_boilerplate and (own or _AGENCYS_ROLE.search(role))) and not (
        own and _AGENCYS_ROLE.search(role)
    )


def is_agency(name: str, text: str, role: str, lines: Sequence[str]) -> bool:
    """Whether a name on a page is an agency's that the description does not speak of as the employer.

    By its legal line ("X Ltd is an employment agency") or by its own name ("X Recruitment").
    """
    if contains(text, name) or _AGENCYS_ROLE.search(role) or _FOR_ITSELF.search(text):
        return False
    legal = [match["name"] for line in lines for match in _LEGAL_LINE.finditer(line)]
    return bool(_AGENCYS_NAME.search(name)) or any(name_key(other) == name_key(name) for other in legal)


_ITSELF = re.compile(
    rf"(?P<name>{NAME}) (?:is|are|has been|have been|was) (?:(?:delighted|pleased|proud|excited|thrilled|"
    rf"happy) to "
    r"(?:be|have been) |"
    rf"currently |now |exclusively )*"
    r"(?:delighted to (?:be|have been) )?(?:exclusively )?(?:acting as an employment|an employment|"
    r"recruiting on behalf|recruiting for|working (?:\w+ )?with|"
    r"partnering|"
    r"retained|engaged|instructed|appointed|representing|partnered)"
)


def named_agency(text: str, lines: Sequence[str]) -> str:
    """The agency that says of itself that it recruits for somebody, or ""."""
    for line in (*text.split("\n"), *lines):
        if match := _ITSELF.search(line) or _LEGAL_LINE.search(line):
            name = clean_name(match["name"])
            if is_name(name, ""):
                return name
    return ""


def named_client(text: str, role: str, agency: str) -> str:
    """The client that an agency names as the one who hires, or ""."""
    for match in _CLIENT.finditer(text):
        name = clean_name(next((value for value in match.groupdict().values() if value), ""))
        if is_name(name, role) and plain(name) != plain(agency):
            return name
    return ""
