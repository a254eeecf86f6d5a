"""Rows of a table of posts whose cells go on in the lines below, put together cell by cell."""

from __future__ import annotations

import re

from outreach.inputs.date_words import NOW, POINT
from outreach.inputs.header_rows import table_columns
from outreach.text import has_bullet

_STARTS = re.compile(rf"{POINT}(?!\w)", re.IGNORECASE)
_CLOSES = re.compile(rf"[–—-]?\s*(?:to\s+)?(?:{POINT}|{NOW})", re.IGNORECASE)


def whole_rows(lines: list[str]) -> list[str]:
    """The lines; below a first row that names its columns ("Period ⇥ Employer ⇥ Position"), each row is one
    line, and what stands in a column on duties is a statement under it.
    """
    head = next((at for at, line in enumerate(lines[:3]) if "\t" in line and table_columns(line)), None)
    if head is None:
        return lines
    kinds = [next(iter(table_columns(f"{cell} Employer Position")), "") for cell in lines[head].split("\t")]
    if kinds[0] != "dates" or len(kinds) < 3:
        return lines
    out = list(lines[: head + 1])
    row: list[str] = []
    for line in lines[head + 1 :]:
        cells = line.split("\t")
        if _STARTS.match(cells[0]) and len(cells) >= 3 and not (row and _closes(row, cells)):
            out += _as_lines(row, kinds)
            row = [*cells, *[""] * (len(kinds) - len(cells))]
        elif row and (len(cells) > 1 or (line[:1].islower() and not has_bullet(line))):
            _go_on(row, cells, kinds)
        else:
            out += [*_as_lines(row, kinds), line]
            row = []
    return out + _as_lines(row, kinds)


def _as_lines(row: list[str], kinds: list[str]) -> list[str]:
    """A row as a heading's line, and what stands in its column on duties as statements."""
    pairs = list(zip(row, [*kinds, *[""] * len(row)], strict=False))
    told = [cell for cell, kind in pairs if kind != "duties" and cell]
    return ["\t".join(told)] * bool(told) + [f"• {cell}" for cell, kind in pairs if kind == "duties" and cell]


def _closes(row: list[str], cells: list[str]) -> bool:
    """Whether a line's first cell ends the range that the row above has open."""
    return bool(re.search(r"(?:[–—-]|\bto)$", row[0].strip()) and _CLOSES.fullmatch(cells[0].strip()))


def _go_on(row: list[str], cells: list[str], kinds: list[str]) -> None:
    """Put the cells of a further line to those of their row; of fewer cells the first go to the left."""
    at = 0 if _CLOSES.fullmatch(cells[0].strip()) else len(kinds) - len(cells) if len(cells) == 1 else 1
    for number, cell in enumerate(cells):
        column = at + number
        text = column and kinds[-1] == "duties" and (cell[:1].islower() or len(cell.split()) > 5)
        if column >= len(kinds) or text:
            column = len(kinds) - 1
        row[column] = f"{row[column]} {cell}".strip()
