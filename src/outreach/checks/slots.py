"""Whether a number stands in a line that speaks of the same thing, found by the words around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from outreach.checks.quantities import Quantity, agrees, quantities, shares_of
from outreach.checks.sources import SourceLine
from outreach.checks.statements import Statement
from outreach.checks.support import clause_of
from outreach.checks.words import GENERIC_KEYS, content_keys, shares

_NEAR = 70  # characters on either side whose words say what a number counts
_RATE = re.compile(
    r"^\W{0,2}(?:[\w’'-]+\s){0,3}?(?:a|an|per|each|every)\s(?P<period>second|minute|hour|shift|"
    r"day|night|morning|evening|week|month|quarter|season|summer|year|event|person)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Slot:
    """What the sources say where a sentence tells a number."""

    stated: bool  # some line states the number at all
    fitting: SourceLine | None  # a line that states it and speaks of the same thing
    rival: SourceLine | None  # a line that speaks of the same thing and states another number
    counted: bool = False  # some line states the number of things called the same


def near_keys(statement: Statement, start: int, end: int, *, generic: bool = False) -> set[str]:
    """The stems that stand around [start, end) in its clause; with `generic`, also those every email has."""
    low, high = clause_of(statement.text, start, end)
    text = (
        statement.text[max(low, start - _NEAR) : start] + " " + statement.text[end : min(high, end + _NEAR)]
    )
    keys = content_keys(text)
    return set(keys if generic else keys - GENERIC_KEYS)


def look_up(statement: Statement, quantity: Quantity, lines: Sequence[SourceLine]) -> Slot:
    """The slot of one number among `lines`."""
    near = near_keys(statement, quantity.start, quantity.end)
    whole = content_keys(statement.text) - GENERIC_KEYS
    rest, unit = whole - near, {quantity.unit} if quantity.unit else set()

    def overlap_with(line: SourceLine) -> float:
        shared = len(shares(near, line.keys)) + 0.3 * len(shares(rest, line.keys))
        return shared + 0.5 * len(shares(unit, line.keys))

    stated = counted = False
    best: tuple[float, SourceLine] | None = None
    rival: tuple[float, SourceLine] | None = None
    for line in lines:
        values = line.values
        if not values or line.kind == "heading":
            continue  # a heading holds dates and no counts
        if any(agrees(quantity, value) for value in values) and _says(line, quantity):
            stated = True
            counted = counted or any(
                agrees(quantity, q.value) and quantity.unit and _counts_the_same(q, quantity)
                for q in line.quantities
            )
            if best is None or overlap_with(line) > best[0]:
                best = (overlap_with(line), line)
            continue
        same = [q for q in line.quantities if q.kind == quantity.kind and _counts_the_same(q, quantity)]
        if same and (rival is None or overlap_with(line) > rival[0]):
            rival = (overlap_with(line), line)
    fits = (
        best is not None and best[0] >= 1 and not (rival is not None and rival[0] >= max(2.0, best[0] + 1.5))
    )
    strong = rival[1] if rival is not None and rival[0] >= 1.5 else None
    return Slot(stated, best[1] if best and fits else None, strong, counted)


def _says(line: SourceLine, quantity: Quantity) -> bool:
    """Whether a line that holds the value may mean the same kind of thing: no 14 graduates from 14 years."""
    if quantity.kind in ("%", "count") and any(agrees(quantity, share) for share in shares_of(line.text)):
        return True
    return any(
        agrees(quantity, one.value) and _same_kind(one, quantity)
        for one in line.quantities
        if one.kind != "year"
    )


def _same_kind(one: Quantity, other: Quantity) -> bool:
    if "duration" in (one.kind, other.kind):
        if one.kind == other.kind:
            return one.unit == other.unit
        return not (one.unit if other.kind == "duration" else other.unit)
    return ("%" in (one.kind, other.kind)) <= (one.kind == other.kind)


def _counts_the_same(one: Quantity, other: Quantity) -> bool:
    if one.kind in ("%", "money"):
        return True
    if one.unit == other.unit:
        return True
    return bool(shares(set(one.counted), set(other.counted)))


def rate_differs(statement: Statement, quantity: Quantity, line: SourceLine) -> str:
    """The period of a rate ("eleven a week") when its line names another one ("eleven a month")."""
    told = _RATE.match(statement.text[quantity.end :])
    if not told:
        return ""
    period = told["period"].lower()
    for stated in quantities(line.text):
        if agrees(quantity, stated.value) and (match := _RATE.match(line.text[stated.end :])):
            return (
                ""
                if match["period"].lower() == period or period in line.text.lower()
                else told.group().strip()
            )
    return ""
