"""Which reader's text of a page to take: by what each lost, glued together or put out of order."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from outreach.inputs.placed_text import PlacedText

IN_ORDER = 0.98  # share of neighbouring words that must be neighbours on the page


def _defects(text: str) -> tuple[int, int]:
    """How much of a page a reader lost: (lost characters, glued words)."""
    lost = sum(text.count(char) for char in "\x00\ufffd\ufffe") + len(re.findall("[\ue000-\uf8ff]", text))
    glued = sum(1 for word in text.split() if len(word) > 28 and not re.search(r"[@/.:]", word))
    return lost, glued


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))


def _words(text: str) -> list[str]:
    return [
        word for raw in text.split() if (word := raw if raw.isalnum() else "".join(filter(str.isalnum, raw)))
    ]


def share_in_order(text: str, placed: Sequence[str]) -> float:
    """The share of a text's neighbouring words that are neighbours in the lines as they are placed.

    1.0 for a text in reading order; the lines of two columns by turns, or letters pulled apart, lower it.
    """
    right = set(itertools.pairwise(_words(" ".join(placed))))
    pairs = list(itertools.pairwise(_words(text)))
    return sum(pair in right for pair in pairs) / len(pairs) if pairs else 1.0


def settled_by_place(second: str, placed: PlacedText | None) -> str:
    """Why a page needs no second reading: pypdfium2 lost nothing of it, and its words stand in columns or
    cells, where pypdf is not taken. "" when pypdf is to be asked; it takes most of the time of a file.
    """
    if placed is None or any(_defects(second)):
        return ""
    if _letters(" ".join(placed.lines)) < 0.95 * _letters(second):
        return ""
    if placed.side:
        return "a narrower column stands beside the text, which pypdf would not tell apart"
    if placed.gaps:
        return f"entries stand apart in a line, which pypdf would run together ({placed.gaps} lines)"
    return ""


def choose_reader(first: str, second: str, placed: PlacedText | None = None) -> tuple[str, str]:
    """Which of two readings of a page to take, ("pypdf" | "pypdfium2"), and why.

    pypdf is kept unless it lost characters, glued words together, misses a twentieth of the letters, has
    the page's words out of order, or runs together what stands in columns; then pypdfium2 is taken if it
    is better by that same measure. `placed` is pypdfium2's text by place.
    """
    lost_1, glued_1 = _defects(first)
    lost_2, glued_2 = _defects(second)
    if _letters(first) < 0.95 * _letters(second):
        return "pypdfium2", f"pypdf found {_letters(first)} of {_letters(second)} letters"
    if glued_1 > glued_2:
        return "pypdfium2", f"pypdf glued {glued_1} words together"
    if lost_1 > lost_2 and _letters(second) >= 0.95 * _letters(first):
        return "pypdfium2", f"pypdf lost {lost_1} characters"
    if placed and lost_2 <= lost_1 and _letters(" ".join(placed.lines)) >= 0.95 * _letters(first):
        order = share_in_order(first, placed.lines)
        if order < IN_ORDER:
            return "pypdfium2", f"pypdf has {order:.0%} of the words in the page's order"
        if placed.side:
            return "pypdfium2", "pypdf does not tell the narrower column from the text beside it"
        if placed.gaps:
            return "pypdfium2", f"pypdf runs entries of a line together ({placed.gaps} lines)"
    return "pypdf", "both readers agree on the amount and the order of the text"
