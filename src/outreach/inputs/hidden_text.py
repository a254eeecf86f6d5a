"""Words of a PDF that no reader would see: found by drawing each page with and without its text.

A word whose place looks the same in both drawings leaves no ink, whatever the trick: white on white,
invisible render mode, under a picture, clipped away, transparent, a layer that is switched off. White
on a coloured sidebar does leave ink, and is honest. Does not know what a resume is.
"""

from __future__ import annotations

import ctypes
import functools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from outreach.inputs.page_words import Word
from outreach.inputs.quick_look import all_leave_ink

SCALE = 1.2  # pixels a point: 86 dots an inch, enough for 5 point type
INK = 12  # of 255, the least difference in any colour that a reader could see
LEAST_POINTS = 1.0  # height of a word's tallest letter; type of 2 points has about that
_SCAN = 0.9  # of a page's words without ink, over a picture: the text layer of a scan
_UNKNOWN = "?"
_INKLESS = "leaves no ink on the page"
_PICTURE = 60  # of 255, contrast in a word's place that some picture makes
_MOST_PIXELS = 4_000_000  # a page drawn larger than this is drawn smaller


@dataclass(frozen=True)
class HiddenText:
    """A passage that leaves no ink."""

    text: str
    page: int  # from 1
    reason: str


class _Drawing:
    """A page drawn twice, with its text and without; places are asked for in the page's points."""

    def __init__(self, page: Any):
        import numpy as np
        import pypdfium2.raw as pdfium

        width, height = page.get_size()
        self._scale = min(SCALE, (_MOST_PIXELS / max(1.0, width * height)) ** 0.5)
        self._page = page
        self._bitmaps: list[Any] = []
        self._with = self._draw()
        for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], max_depth=12):
            pdfium.FPDFPageObj_SetIsActive(item.raw, False)
        self._without = self._draw()
        # the text's ink, once for all words
        apart = np.maximum(self._with, self._without) - np.minimum(self._with, self._without)
        self._ink = functools.reduce(np.maximum, (apart[..., colour] for colour in range(apart.shape[2])))
        self.height, self.width = self._with.shape[:2]
        # points to pixels is linear: three corners tell it, rotation and crop box included
        far = 1000.0
        origin, along, up = (self._to_pixels(x, y) for x, y in ((0.0, 0.0), (far, 0.0), (0.0, far)))
        self._origin = origin
        self._along = ((along[0] - origin[0]) / far, (along[1] - origin[1]) / far)
        self._up = ((up[0] - origin[0]) / far, (up[1] - origin[1]) / far)

    def _draw(self) -> Any:
        bitmap = self._page.render(scale=self._scale, may_draw_forms=False, draw_annots=False)
        self._bitmaps.append(bitmap)  # its memory is what the array looks at
        return bitmap.to_numpy()

    def _to_pixels(self, x: float, y: float) -> tuple[int, int]:
        import pypdfium2.raw as pdfium

        to_x, to_y = ctypes.c_int(), ctypes.c_int()
        size = (0, 0, self.width, self.height, 0)
        pdfium.FPDF_PageToDevice(self._page.raw, *size, x, y, ctypes.byref(to_x), ctypes.byref(to_y))
        return to_x.value, to_y.value

    def place(self, box: Sequence[float]) -> tuple[int, int, int, int]:
        """(left, top, right, bottom) of a box in pixels."""
        (ox, oy), (ax, ay), (ux, uy) = self._origin, self._along, self._up
        x1, y1 = ox + ax * box[0] + ux * box[1], oy + ay * box[0] + uy * box[1]
        x2, y2 = ox + ax * box[2] + ux * box[3], oy + ay * box[2] + uy * box[3]
        left, right = (x1, x2) if x1 < x2 else (x2, x1)
        top, bottom = (y1, y2) if y1 < y2 else (y2, y1)
        return int(left // 1), int(top // 1), int(right // 1) + 1, int(bottom // 1) + 1

    def ink(self, place: tuple[int, int, int, int]) -> int:
        """The greatest difference that the text makes in a place, 0 to 255; 0 outside the page."""
        left, top, right, bottom = (max(0, value) for value in place)
        part = self._ink[top:bottom, left:right]
        return int(part.max()) if part.size else 0

    def contrast(self, place: tuple[int, int, int, int]) -> int:
        """How much the page without its text varies in a place, 0 to 255."""
        left, top, right, bottom = (max(0, value) for value in place)
        part = self._without[top:bottom, left:right]
        return int(part.max()) - int(part.min()) if part.size else 0


def _reason(word: Word, place: tuple[int, int, int, int], drawing: _Drawing) -> str:
    """Why a word cannot be read; "" when it can."""
    if place[2] <= 0 or place[3] <= 0 or place[0] >= drawing.width or place[1] >= drawing.height:
        return "outside the page"
    if word.tallest < LEAST_POINTS:
        return "too small to read"
    if drawing.ink(place) < INK:
        return _INKLESS
    return ""


def _borrowed(word: Word, drawing: _Drawing) -> bool:
    """Whether a word's ink is only what its neighbours reach into its box: most of its letters have none."""
    inked = 0
    for left, bottom, right, top in word.letters:
        inset = 0.2 * (top - bottom)
        inked += drawing.ink(drawing.place((left, bottom + inset, right, top - inset))) >= INK
    return inked < 0.5 * len(word.letters)


def _lies_on_another(word: Word, words: Sequence[Word]) -> bool:
    """Whether half of a word's box is taken by other words: then the ink there may be all theirs."""
    left, bottom, right, top = word.box
    for other in words:
        if other is word:
            continue
        wide = min(right, other.box[2]) - max(left, other.box[0])
        high = min(top, other.box[3]) - max(bottom, other.box[1])
        if wide > 0 and high > 0 and wide * high >= 0.4 * max(1e-6, (right - left) * (top - bottom)):
            return True
    return False


def _spread(words: Sequence[Word], reasons: list[str], drawing: _Drawing) -> None:
    """Beside a hidden word others may pass for visible by a neighbour's ink: look at them by letters."""
    for step, order in ((1, range(len(words))), (-1, range(len(words) - 1, -1, -1))):
        for at in order:
            before = at - step
            if reasons[at] or not 0 <= before < len(words) or reasons[before] != _INKLESS:
                continue
            if _borrowed(words[at], drawing) or _lies_on_another(words[at], words):
                reasons[at] = _INKLESS


def _spelled(word: Word) -> bool:
    """A word without a letter or digit, such as a bullet, is none."""
    return any(char.isalnum() for char in word.text)


def hidden_words(page: Any, words: Sequence[Word]) -> tuple[list[str], str]:
    """(why each of a page's words cannot be seen, "" where it can; a note).

    The text layer of a scan, which is invisible by design, is no hidden text, and the note says so. The
    page's text may be switched off afterwards: read it before.
    """
    spelled = [word for word in words if _spelled(word)]
    nothing = [""] * len(words)
    if not spelled or all_leave_ink(page, spelled, LEAST_POINTS):
        return nothing, ""
    drawing = _Drawing(page)
    places = [drawing.place(word.box) for word in spelled]
    reasons = [_reason(word, place, drawing) for word, place in zip(spelled, places, strict=True)]
    inkless = [at for at, reason in enumerate(reasons) if reason == _INKLESS]
    if not any(reasons):
        return nothing, ""
    _spread(spelled, reasons, drawing)
    if len(inkless) >= _SCAN * len(spelled):
        over_picture = sum(drawing.contrast(places[at]) >= _PICTURE for at in inkless)
        if over_picture >= 0.8 * len(inkless):
            return nothing, "its text is the layer that a scanner's software added; it was not compared"
    known = iter(reasons)
    found = [next(known) if _spelled(word) else _UNKNOWN for word in words]
    for at, reason in enumerate(found):  # a bullet before or between hidden words is hidden with them
        if reason == _UNKNOWN:
            before = found[at - 1] if at else ""
            after = next((other for other in found[at + 1 :] if other != _UNKNOWN), before)
            found[at] = after if after == before else ""
    return found, ""


def cut_out(
    textpage: Any, words: Sequence[Word], reasons: Sequence[str], number: int
) -> tuple[str, tuple[HiddenText, ...]]:
    """(the text of page `number` without its hidden words, those as passages)."""
    hidden: list[HiddenText] = []
    kept: list[str] = []
    start, at = 0, 0
    while at < len(words):
        if not reasons[at]:
            at += 1
            continue
        end = at
        while end + 1 < len(words) and reasons[end + 1] == reasons[at]:
            end += 1
        first, last = words[at].first, words[end].end
        kept.append(textpage.get_text_range(start, first - start) if first > start else "")
        passage = " ".join(textpage.get_text_range(first, last - first).split())
        hidden.append(HiddenText(passage, number, reasons[at]))
        start, at = last, end + 1
    count = textpage.count_chars()
    kept.append(textpage.get_text_range(start, count - start) if count > start else "")
    return "".join(kept), tuple(hidden)


def hidden_notes(page: Any, number: int) -> tuple[HiddenText, ...]:
    """The texts of annotations and form fields of a pypdf page that are marked as hidden."""
    found = []
    for reference in page.get("/Annots") or ():
        note = reference.get_object()
        if int(note.get("/F", 0)) & (2 | 32):  # hidden, or not to be viewed
            text = " ".join(str(note.get("/Contents") or note.get("/V") or "").split())
            if text:
                kind = "field" if note.get("/Subtype") == "/Widget" else "note"
                found.append(HiddenText(text, number, f"a hidden {kind}"))
    return tuple(found)
