"""Amounts told in words that are no numbers: "the third hall", "half of them", "doubled", "every week"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from outreach.checks.findings import found
from outreach.checks.slots import near_keys
from outreach.checks.sources import SourceLine, Sources
from outreach.checks.statements import Statement
from outreach.checks.words import GENERIC_KEYS, STOP, key_of, shares, words_of
from outreach.records import CheckResult

_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
_ORDINAL = re.compile(rf"\b(?P<value>{'|'.join(_ORDINALS)})\s(?=[a-z])", re.IGNORECASE)
_PART = re.compile(
    r"\b(?P<value>half|(?:a|one|two|three|four) (?:third|quarter|fifth|tenth)s?|all|none|most)"
    r"(?P<of>\s(?:of\s)?(?:the|them|all|your|their|its|our|those)\b)",
    re.IGNORECASE,
)
_TIMES = re.compile(
    r"\b(?P<value>doubl(?:e[sd]?|ing)|tripl(?:e[sd]?|ing)|quadrupl(?:e[sd]?|ing)|halv(?:e[sd]?|ing)|"
    r"twice|thrice|time and a (?:half|third|quarter)|(?:by|in) half)\b",
    re.IGNORECASE,
)
_FACTORS = {"doub": "2", "twic": "2", "trip": "3", "thri": "3", "quad": "4", "halv": "0.5", "by h": "0.5",
            "in h": "0.5"}  # fmt: skip
_PERIOD = (
    r"(?P<value>(?:second |third |fourth |fifth |sixth |other )?"
    r"(?:minute|hour|day|night|week|fortnight|month|quarter|year))"
)
_EVERY = re.compile(
    rf"\b(?:every|each|once an?|once every)\s{_PERIOD}\b|\b(?P<adverb>daily|weekly|monthly|yearly)\b", re.I
)
_WITHIN = re.compile(rf"\bwithin (?:an?|one|the) {_PERIOD}\b", re.IGNORECASE)
_FIRST = re.compile(rf"\b(?:the|your|a) first {_PERIOD}\b", re.IGNORECASE)
_ONE_IN = re.compile(
    r"\bone (?P<noun>[a-z]+) (?:in|out of) (?:every )?"
    r"(?P<value>two|three|four|five|six|seven|eight|nine|ten|\d+)\b",
    re.IGNORECASE,
)
_ADVERBS = {"daily": "day", "weekly": "week", "monthly": "month", "yearly": "year"}


@dataclass(frozen=True)
class Worded:
    """One such amount: what kind it is, its value, and for an ordinal the stems of what it counts."""

    kind: str
    value: str
    start: int
    end: int
    counted: frozenset[str] = frozenset()


def _behind(text: str, end: int) -> frozenset[str]:
    keys = []
    for word in words_of(text[end : end + 40])[:3]:
        if word.sign or word.low in STOP or word.is_number:
            break
        keys.append(word.key)
    return frozenset(keys)


@lru_cache(maxsize=4096)
def worded(text: str) -> tuple[Worded, ...]:
    """Every amount of a text that is told in such words."""
    seen: list[Worded] = []
    for match in _ORDINAL.finditer(text):
        if counted := _behind(text, match.end()):
            seen.append(Worded("ordinal", match["value"].lower(), match.start(), match.end("value"), counted))
    for match in _ONE_IN.finditer(text):
        counted = frozenset([key_of(match["noun"])])
        seen.append(Worded("one in", match["value"].lower(), match.start(), match.end(), counted))
    for match in _PART.finditer(text):
        value = re.sub(r"^(?:a|one) ", "1 ", match["value"].lower()).rstrip("s")
        seen.append(Worded("part", value, match.start(), match.end("value")))
    for match in _TIMES.finditer(text):
        told = match["value"].lower()
        seen.append(Worded("times", _FACTORS.get(told[:4], told), match.start(), match.end()))
    for kind, pattern in (("every", _EVERY), ("within", _WITHIN), ("first", _FIRST)):
        for match in pattern.finditer(text):
            adverb = match.groupdict().get("adverb")
            value = _ADVERBS[adverb.lower()] if adverb else match["value"].lower()
            seen.append(Worded(kind, value.replace("other", "second"), match.start(), match.end()))
    return tuple(seen)


def worded_figures(statement: Statement, sources: Sources) -> Iterator[CheckResult]:
    """Amounts where the line that speaks of the same thing has another one and none has this one."""
    for told in worded(statement.text):
        near = near_keys(statement, told.start, told.end, generic=True)
        rival = _rival(told, near, sources.lines)
        if rival is not None:
            span = statement.text[told.start : told.end]
            yield found("number", f"the line says otherwise: {rival.text[:100]!r}", span, statement)


def _rival(told: Worded, near: set[str], lines: Sequence[SourceLine]) -> SourceLine | None:
    best: tuple[float, SourceLine] | None = None
    for line in lines:
        stated = [one for one in worded(line.text) if one.kind == told.kind]
        if told.counted:
            stated = [one for one in stated if one.counted & told.counted]
        if not stated:
            continue
        shared = shares(near, line.keys)
        overlap = len(shared - GENERIC_KEYS) - (1 if told.counted else 0)
        if len(line.keys) <= 3:  # "An offer within a week": a short line is told by any of its words
            overlap = max(overlap, len(shared))
        if any(one.value == told.value for one in stated):
            if overlap >= 1 or told.counted:
                return None
            continue
        if line.source == "resume" and len(line.keys) > 12:
            overlap -= 1
        if best is None or overlap > best[0]:
            best = (overlap, line)
    least = 0 if told.counted else 1
    return best[1] if best is not None and best[0] >= least else None
