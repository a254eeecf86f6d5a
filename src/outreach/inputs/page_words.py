"""The words of a PDF page with their boxes, as pypdfium2 has them."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from typing import Any

_HYPHEN = 2  # how pdfium reports one at a line's end; the next letter stands on another line
Box = tuple[float, float, float, float]  # left, bottom, right, top, in points


@dataclass(frozen=True)
class Word:
    """A run of characters without space: [first, end) of the text page, and its box."""

    text: str
    first: int
    end: int
    box: Box
    tallest: float  # points, of its tallest letter
    base: float  # points, the line that its first letter stands on
    size: float  # points, height of the font's box
    letters: tuple[Box, ...]


def words_of(textpage: Any) -> list[Word]:
    """The words of a page in the order of its content; one without a letter or digit is among them."""
    import pypdfium2.raw as pdfium

    raw, count = textpage.raw, textpage.count_chars()
    get_code, get_box, get_loose = (
        pdfium.FPDFText_GetUnicode,
        pdfium.FPDFText_GetCharBox,
        pdfium.FPDFText_GetLooseCharBox,
    )
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    pointers = tuple(ctypes.byref(side) for side in (left, right, bottom, top))
    loose = pdfium.FS_RECTF()
    at_x, at_y = ctypes.c_double(), ctypes.c_double()
    words: list[Word] = []
    first, signs, letters, ended = -1, [], [], False
    for index in range(count + 1):
        code = get_code(raw, index) if index < count else 32
        # what pdfium adds between words and lines is white space too
        blank = (code <= 32 and code != _HYPHEN) or code in (0xA0, 0xFFFE)
        if blank or ended:
            if first >= 0:
                get_loose(raw, first, ctypes.byref(loose))
                lefts, bottoms, rights, tops = zip(*letters, strict=True)
                box = (min(lefts), min(bottoms), max(rights), max(tops))
                tallest = max(letter[3] - letter[1] for letter in letters)
                pdfium.FPDFText_GetCharOrigin(raw, first, ctypes.byref(at_x), ctypes.byref(at_y))
                size = abs(loose.top - loose.bottom)
                words.append(
                    Word("".join(signs), first, index, box, tallest, at_y.value, size, tuple(letters))
                )
            first, ended = -1, False
            if blank:
                continue
        get_box(raw, index, *pointers)
        if first < 0:
            first, signs, letters = index, [], []
        ended = code == _HYPHEN
        signs.append("-" if ended else chr(code))
        letters.append((left.value, bottom.value, right.value, top.value))
    return words


def count_objects(page: Any) -> int:
    """How many texts, lines and pictures a page draws."""
    import pypdfium2.raw as pdfium

    return pdfium.FPDFPage_CountObjects(page.raw)
