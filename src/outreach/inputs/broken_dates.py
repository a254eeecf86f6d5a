"""Dates that a narrow column broke over two lines, put together in their cell."""

from __future__ import annotations

import re

from outreach.inputs.date_words import BETWEEN, MONTH, NOW, POINT, read_point
from outreach.inputs.dates import find_date_range
from outreach.text import has_bullet

_OPEN = re.compile(rf"(?P<a>{POINT})(?:{BETWEEN})(?P<month>(?:{MONTH})\.?)?", re.IGNORECASE)
_FIRST = re.compile(rf"(?P<a>{POINT})\s*[–—-]?", re.IGNORECASE)
_CLOSING = re.compile(rf"[–—-]?\s*(?P<b>(?:to\s+)?(?:{POINT}|{NOW}))[.)]?", re.IGNORECASE)


def whole_cells(lines: list[str]) -> list[str]:
    """The lines with broken ranges made whole: ("Nurse ⇥ Nov 2018 to Jan", "Led nine. ⇥ 2021") ->
    ("Nurse ⇥ Nov 2018 to Jan 2021", "Led nine."); "Aug 2017 ⇥ Guide" over "May 2021 ⇥ Inn" is one too.
    """
    out = list(lines)
    for at in range(len(out) - 1):
        for side in (0, -1):
            _join(out, at, side)
    return [line for line in out if line]


def _join(lines: list[str], at: int, side: int) -> None:
    """Put the date in the first (0) or last (-1) cell of a line together with its rest a line below."""
    cells = lines[at].split("\t")
    if len(cells) < 2 or has_bullet(lines[at]):
        return
    cell = cells[side].strip()
    under = lines[at + 1].split("\t")
    if re.search(r"\d{4}-$", cell) and re.fullmatch(r"\d\d", under[side].strip()):
        cells[side] = f"{cell}{under.pop(side).strip()}"  # "2018-11 – 2022-" over "04"
        lines[at], lines[at + 1] = "\t".join(cells), "\t".join(under)
        return
    opened = _OPEN.fullmatch(cell)
    if not opened and (side or not _FIRST.fullmatch(cell) or find_date_range(lines[at])):
        return
    below = at + 1
    under = lines[below].split("\t")
    closing = _CLOSING.fullmatch(under[side].strip())
    if not closing and len(under) == 1 and opened and side and at + 2 < len(lines):
        below, under = at + 2, lines[at + 2].split("\t")  # a line of the wider column lies between
        closing = _CLOSING.fullmatch(under[side].strip()) if len(under) > 1 else None
    if not closing or (len(under) > 1 and find_date_range(lines[below])):
        return
    whole = f"{cell} {closing['b']}" if opened else _in_order(cell, closing["b"])
    found = find_date_range(whole)
    if not found or found.span != (0, len(whole)):
        return
    if opened and side and below == at + 1 and len(under) == 2 == len(cells) and _wraps(cells[0], under[0]):
        cells[0], under = f"{cells[0]} {under[0]}", ["", under[1]]
    cells[side] = whole
    lines[at] = "\t".join(cells)
    del under[side]
    lines[below] = "\t".join(under).strip("\t")


_PARTED = re.compile(r"\s(?:[–—|·/-]|at)\s|,\s")


def _wraps(text: str, rest: str) -> bool:
    """Whether a cell that names two things goes on below: "Tolland — Public" over "Relations Intern"."""
    words = rest.split()
    if text.rstrip().endswith(",") and len(words) <= 3 and rest[:1].isupper():
        return True  # "Mesa School District," over "Boise, ID"
    return (
        bool(_PARTED.search(text))
        and 1 <= len(words) <= 3
        and all(word[0].isupper() for word in words)
        and not rest.endswith(".")
        and not _PARTED.search(rest)
    )


def _in_order(one: str, other: str) -> str:
    """Two dates that stand over each other as a range; either may be the upper one."""
    first, last = one.strip(" –—-"), re.sub(r"^to\s+", "", other.strip(" –—-"), flags=re.IGNORECASE)
    if re.fullmatch(NOW, last, re.IGNORECASE):
        return f"{first} – {last}"
    ordered = read_point(first) <= read_point(last)
    return f"{first} – {last}" if ordered else f"{last} – {first}"
