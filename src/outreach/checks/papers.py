"""Certificates, licences and memberships that an email gives the reader: their subject, level, class and kind."""  # noqa: E501

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from outreach.checks.findings import found
from outreach.checks.sources import Sources
from outreach.checks.statements import Statement
from outreach.checks.words import GENERIC_KEYS, content_keys, shares
from outreach.records import CheckResult

_LEVEL_OF = re.compile(
    r"\blevel (?P<value>\d|one|two|three|four|five|six|seven|eight|[ivx]{1,4})\b", re.IGNORECASE
)
_NUMBERS = {"one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8",  # noqa: E501
            "i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5"}  # fmt: skip
_CLASSES = re.compile(
    r"\b(?:categor(?:y|ies)|class(?:es)?)\s(?P<list>[A-Z]{1,2}\d?E?\b(?:(?:, (?:and )?| and | & |"
    r"/)[A-Z]{1,2}\d?E?\b)*)"
)
_STANDING = re.compile(
    r"\b(?P<kind>chartered|accredited|licensed|fellow|associate member|licentiate)\b", re.IGNORECASE
)
_BODY = re.compile(
    r"\b(?:Guild|Institut\w+|Society|Association|Chamber|Academy|Council|College|Order|Royal)\b|\bof "
    r"the guild\b"
)
_FRONT = re.compile(
    r"(?:^|[;:]\s|, (?:and )?)(?P<subject>[A-Za-z][\w &/-]{2,48}?) (?:was|is|were|are) (?:your|the) "
    r"(?:subjects?|"
    r"field of study)\b"
)


def level_differs(statement: Statement, lines: Sequence[str]) -> Iterator[CheckResult]:
    """ "Level 4" where the only line with a level says another one."""
    for match in _LEVEL_OF.finditer(statement.text):
        if not statement_gives(statement, match.start()):
            continue
        value = _NUMBERS.get(match["value"].lower(), match["value"])
        stated = {
            _NUMBERS.get(one["value"].lower(), one["value"])
            for line in lines
            for one in _LEVEL_OF.finditer(line)
            if shares(content_keys(statement.text) - GENERIC_KEYS - {"level"}, content_keys(line))
        }
        if stated and value not in stated:
            yield found("degree", f"the resume says level {min(stated)}", match.group(), statement)


def class_differs(statement: Statement, lines: Sequence[str]) -> Iterator[CheckResult]:
    """A class of licence that no line with classes names."""
    if not _CLASSES.search(statement.text):
        return
    stated = {one for line in lines for match in _CLASSES.finditer(line) for one in _letters(match["list"])}
    if not stated:
        return
    for match in _CLASSES.finditer(statement.text):
        for one in _letters(match["list"]):
            if one not in stated and statement_gives(statement, match.start()):
                yield found("degree", f"the resume names no class {one}", match.group(), statement)
                return


def _letters(text: str) -> list[str]:
    return re.findall(r"\b[A-Z]{1,2}\d?E?\b", text)


def standing_differs(statement: Statement, sources: Sources, lines: Sequence[str]) -> Iterator[CheckResult]:
    """ "Chartered", "fellow of": a standing that no line of the resume gives."""
    for match in _STANDING.finditer(statement.text):
        kind = match["kind"].lower()
        if kind in ("fellow", "associate member", "licentiate") and not _BODY.search(statement.text):
            continue
        if re.match(r"\s(?:engineers|bridge|surveyors|status is)\b", statement.text[match.end() :]):
            continue
        if not statement_gives(statement, match.start()):
            continue
        if (
            not any(re.search(rf"\b{kind}\b", line, re.I) for line in lines)
            and kind not in sources.resume.headline.lower()
        ):
            yield found("degree", f"no line of the resume says {match.group()!r}", match.group(), statement)
            return


def subject_differs(statement: Statement, education: Sequence[str]) -> Iterator[CheckResult]:
    """ "Physics was your subject": a subject that no line of education holds."""
    held = content_keys("\n".join(education))
    for match in _FRONT.finditer(statement.text):
        told = content_keys(match["subject"]) - GENERIC_KEYS
        missing = told - shares(told, held)
        if education and told and len(missing) * 2 >= len(told):
            yield found("degree", "no line of education holds this subject", match["subject"], statement)
            return


def statement_gives(statement: Statement, at: int) -> bool:
    """Whether what stands at a character is told of the reader: by its owner, or because it is "yours"."""
    text = statement.text
    if re.search(
        r"\b(?:is|are|has been|have been) yours\b|\bon your (?:page|list)\b|\bare your papers\b", text
    ):
        return not re.match(r"[^;:]*\b(?:asks?|needs?|wants?) (?:for|of)\b", re.split(r"[;:]", text[:at])[-1])
    if re.match(r"(?:An?|The)\b[^;:,.]{2,70}\b(?:meets?|answers?|fits|covers|satisf\w+)\b", text[: at + 90]):
        return at < 40
    owner = statement.owner_at(at)
    return owner == "candidate" or (
        owner != "offer"
        and statement.type in ("candidate", "company", "role")
        and not re.search(r"\b(?:asks?|requires?|need|needs|want|wants|looking)\b", text[:at])
    )
