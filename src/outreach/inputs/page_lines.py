"""The lines of a resume without what pages add: numbers, repeated heads and feet, lone bullets."""

from __future__ import annotations

import re
from collections import Counter

_PAGE_NUMBER = re.compile(
    r"^(?:.{0,60}[\W_])?page \d{1,3}(?: ?(?:of|/) ?\d{1,3})?$|^[-–— ]*\d{1,2}(?: ?(?:/|of) "
    r"?\d{1,2})?[-–— ]*$",
    re.I,
)
_UPDATED = re.compile(
    r"^\W*(?:(?:this )?(?:page|cv|resume|résumé|document)\s+)?(?:was )?(?:last\s+)?"
    r"(?:updated?|modified|revised|changed|written|as of|version|status)\s*(?:on|in|of|at)?\s*[:–-]?\s*"
    r"[\w,./ -]{0,24}\d{4}[\w./ -]{0,12}$",
    re.IGNORECASE,
)
_LEADER = re.compile(r"(?<=\S)\s*(?:[.·…_]\s?){5,}\s*(?=\S)")  # "Acme Ltd ........ 2019 – 2021"
_LONE_BULLET = re.compile(r"^[•◦▪■●○◆►▸‣∙·*\-–—]$")


def _shape(line: str) -> str:
    """A line as its repetitions share it: numbers do not count."""
    return re.sub(r"\d+", "#", " ".join(line.split())).casefold()


def _repeated(pages: tuple[tuple[str, ...], ...]) -> set[str]:
    """Shapes of lines that stand at the edge of two pages or more, or three times alone on all of them."""
    edges: Counter[str] = Counter()
    for page in pages:
        edges.update({_shape(line) for line in (*page[:2], *page[-2:]) if not _LONE_BULLET.match(line)})
    return {shape for shape, times in edges.items() if times >= 2 and len(shape) > 3}


def kept_lines(pages: tuple[tuple[str, ...], ...]) -> list[str]:
    """The lines of all pages; a repeated head or foot stands only where it came first."""
    repeated, seen, lines = _repeated(pages), set(), []
    for page in pages:
        for index, line in enumerate(page):
            at_edge = index < 2 or index >= len(page) - 2
            if _PAGE_NUMBER.match(line[:100]) or _UPDATED.match(line[:100]):
                continue
            if at_edge and (shape := _shape(line)) in repeated:
                if shape in seen:
                    continue
                seen.add(shape)
            if _LONE_BULLET.match(line):
                continue
            before = page[index - 1] if index else ""
            alone = _LONE_BULLET.match(before) and not (index > 1 and _LONE_BULLET.match(page[index - 2]))
            shown = _LEADER.sub(" | ", line[:2000]) + line[2000:]
            lines.append(f"• {shown}" if alone else shown)
    return lines
