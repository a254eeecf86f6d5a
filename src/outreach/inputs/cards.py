"""Lines of a resume put back together: cards that stand side by side, years stacked beside a post."""

from __future__ import annotations

import re

from outreach.inputs.dates import find_date_range
from outreach.text import has_bullet

_END = r"(?:(?:19|20)\d\d|(?:to\s+)?(?:date|present|now|today)|heute|current|ongoing)"
_STACKED = re.compile(r"^(?P<year>(?:19|20)\d\d)\s*[–—-]?\t(?P<rest>\S.*)$")
_SECOND = re.compile(rf"^[–—-]?\s*(?P<end>{_END})\s*(?:\t\s*(?P<rest>\S.*))?$", re.IGNORECASE)


def side_by_side(lines: list[str]) -> list[str]:
    """The lines, those of cards in a row read card by card: each cell of one line has its own dates."""
    out: list[str] = []
    index = 0
    while index < len(lines):
        run = _run_of_cells(lines, index)
        dated = [n for n, line in enumerate(run) if _each_is_dated(line)]
        if dated and dated[0] <= 3 and len(run) > 1:
            rows = [line.split("\t") for line in run]
            out += [row[column] for column in range(len(rows[0])) for row in rows]
            index += len(run)
        else:
            out.append(lines[index])
            index += 1
    return out


def _run_of_cells(lines: list[str], start: int) -> list[str]:
    """The lines from `start` on that have the same number of cells, two or three."""
    cells = lines[start].count("\t")
    end = start
    while cells in (1, 2) and end < len(lines) and lines[end].count("\t") == cells:
        end += 1
    return lines[start:end]


def _each_is_dated(line: str) -> bool:
    """Whether every cell has dates of its own: not "Cook\t2011 – 2015" and not the two ends of a range."""
    found = [find_date_range(cell) for cell in line.split("\t")]
    if all(
        dates and dates.span == (0, len(cell)) for dates, cell in zip(found, line.split("\t"), strict=True)
    ):
        return len({(dates.start, dates.end) for dates in found if dates}) > 1
    return all(
        (found := find_date_range(cell))
        and sum(char.isalpha() for char in cell[: found.span[0]] + cell[found.span[1] :]) >= 3
        for cell in line.split("\t")
    )


def stacked_years(lines: list[str]) -> list[str]:
    """A year over another beside a post as a range: ("2019\tCook at Inn", "2023") -> "2019 – 2023\tCook…"."""
    out: list[str] = []
    index = 0
    while index < len(lines):
        first = _STACKED.match(lines[index][:300])
        second = _SECOND.match(lines[index + 1][:300]) if first and index + 1 < len(lines) else None
        if first and second and not has_bullet(lines[index + 1]) and not find_date_range(lines[index]):
            ends = [first["year"], second["end"]]
            years = sorted(ends) if ends[1].isdigit() else [ends[0], "present"]
            out.append(f"{years[0]} – {years[1]}\t{first['rest']}")
            out += [second["rest"]] * bool(second["rest"])
            index += 2
        else:
            out.append(lines[index])
            index += 1
    return out


_OPEN_BODY = re.compile(r"\b(?:and|&|of|the|for|y|e|de|et|und|für)\s+(?:\S+\s+){0,3}\S+$")


def wrapped_names(lines: list[str]) -> list[str]:
    """The lines; the last words of a name that filled a whole line are put back behind it."""
    out: list[str] = []
    widest = max((len(line) for line in lines), default=0)
    for index, line in enumerate(lines):
        before = lines[index - 1] if index else ""
        if (
            out
            and out[-1] == before
            and len(before) >= max(75, widest - 20)
            and len(before) + 1 + len(line.split(",")[0].split("\t")[0]) > widest - 4
            and not any("\t" in text or has_bullet(text) or find_date_range(text) for text in (before, line))
            and not re.search(r"[.!?:;]$", before)
            and 1 <= len(line.split()) <= 3
            and all(word[0].isupper() for word in line.split())
            and _is_a_name(before)
        ):
            out[-1] = f"{before} {line}"
        else:
            out.append(line)
    return out


def _is_a_name(line: str) -> bool:
    """Whether most words of a line have a capital."""
    words = [word for word in line.split() if len(word) > 3]
    return bool(words) and sum(word[0].isupper() for word in words) >= 0.8 * len(words)
