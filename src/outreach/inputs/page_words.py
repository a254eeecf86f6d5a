"""The words of a PDF page with their boxes, as pypdfium2 has them."""

from __future__ import annotations

import ctypes
import functools
from collections.abc import Callable
from dataclasses import dataclass, field
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
    sides: list[float] = field(repr=False, compare=False)  # left, right, bottom, top of each letter
    weight: int = 0  # of its font, as pdfium estimates it: bold type has more than regular

    @property
    def letters(self) -> list[Box]:
        """The box of each letter."""
        sides = self.sides
        return list(zip(sides[::4], sides[2::4], sides[1::4], sides[3::4], strict=True))


@functools.cache
def _plain_calls() -> tuple[Callable[..., int], Callable[..., int], Callable[..., int]]:
    """pdfium's code, box and font weight of a character, called with bare addresses.

    There are thousands of characters on a page, and checking the types of each call takes as long as
    the call.
    """
    import pypdfium2.raw as pdfium

    def at(function: Any) -> int:
        return ctypes.cast(function, ctypes.c_void_p).value or 0

    pointer, number = ctypes.c_void_p, ctypes.c_int
    code = ctypes.CFUNCTYPE(ctypes.c_uint, pointer, number)(at(pdfium.FPDFText_GetUnicode))
    sides = ctypes.CFUNCTYPE(number, pointer, number, pointer, pointer, pointer, pointer)(
        at(pdfium.FPDFText_GetCharBox)
    )
    weight = ctypes.CFUNCTYPE(number, pointer, number)(at(pdfium.FPDFText_GetFontWeight))
    return code, sides, weight


def words_of(textpage: Any) -> list[Word]:
    """The words of a page in the order of its content; one without a letter or digit is among them."""
    import pypdfium2.raw as pdfium

    count = textpage.count_chars()
    get_code, get_sides, get_weight = _plain_calls()
    page = ctypes.cast(textpage.raw, ctypes.c_void_p).value
    four = (ctypes.c_double * 4)()
    left = ctypes.addressof(four)
    right, bottom, top = left + 8, left + 16, left + 24
    loose, at_x, at_y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    of_font, of_x, of_y = ctypes.byref(loose), ctypes.byref(at_x), ctypes.byref(at_y)
    words: list[Word] = []
    signs: list[str] = []
    sides: list[float] = []
    first, ended = -1, False
    for index in range(count + 1):
        code = get_code(page, index) if index < count else 32
        # what pdfium adds between words and lines is white space too
        blank = (code <= 32 and code != _HYPHEN) or code in (0xA0, 0xFFFE)
        if blank or ended:
            if first >= 0:
                pdfium.FPDFText_GetLooseCharBox(textpage.raw, first, of_font)
                pdfium.FPDFText_GetCharOrigin(textpage.raw, first, of_x, of_y)
                bottoms, tops = sides[2::4], sides[3::4]
                box = (min(sides[::4]), min(bottoms), max(sides[1::4]), max(tops))
                tallest = max(high - low for high, low in zip(tops, bottoms, strict=True))
                size = abs(loose.top - loose.bottom)
                weight = get_weight(page, first)
                words.append(
                    Word("".join(signs), first, index, box, tallest, at_y.value, size, sides, weight)
                )
            first, ended = -1, False
            if blank:
                continue
        get_sides(page, index, left, right, bottom, top)
        if first < 0:
            first, signs, sides = index, [], []
        ended = code == _HYPHEN
        signs.append("-" if ended else chr(code))
        sides += four
    return words


def count_objects(page: Any) -> int:
    """How many texts, lines and pictures a page draws."""
    import pypdfium2.raw as pdfium

    return pdfium.FPDFPage_CountObjects(page.raw)
