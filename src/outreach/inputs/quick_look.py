"""Whether one small grey drawing of a PDF page is enough to see that each of its words leaves ink.

It is where nothing else that is drawn can make the differences of light in a word's place; then a second
drawing, without the text, would tell nothing more. Most pages are of that kind.
"""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from typing import Any

from outreach.inputs.page_words import Box, Word

SCALE = 0.75  # pixels a point: small type is grey in it, and still plain to see
LIGHT = 24  # of 255, the difference between two points side by side that clears a word
_MOST_PIXELS = 4_000_000
_CORNERS = 12  # points of a path; one with more may be a shape that its box says little about
_PAGE = 60  # words that may follow in the order from the left and still lie on a word


def _disturbs(edge: Box, boxes: Any, *, is_box: bool) -> bool:
    """Whether the outline of what is drawn crosses a word; a plain box that holds a word whole does not."""
    left, bottom, right, top = edge
    apart = (boxes[:, 2] < left) | (boxes[:, 0] > right) | (boxes[:, 3] < bottom) | (boxes[:, 1] > top)
    inside = (boxes[:, 0] > left) & (boxes[:, 2] < right) & (boxes[:, 1] > bottom) & (boxes[:, 3] < top)
    return bool((~apart & ~inside).any() if is_box else (~apart).any())


def _is_plain(page: Any, boxes: Any) -> bool:
    """Whether a page has only text, and lines and panels that cross no word."""
    import pypdfium2.raw as pdfium

    sides = [ctypes.c_float() for _ in range(4)]  # left, bottom, right, top
    pointers = [ctypes.byref(side) for side in sides]
    for at in range(pdfium.FPDFPage_CountObjects(page.raw)):
        item = pdfium.FPDFPage_GetObject(page.raw, at)
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            continue
        if kind != pdfium.FPDF_PAGEOBJ_PATH or not pdfium.FPDFPageObj_GetBounds(item, *pointers):
            return False
        left, bottom, right, top = (side.value for side in sides)
        is_box = pdfium.FPDFPath_CountSegments(item) <= _CORNERS
        if _disturbs((left, bottom, right, top), boxes, is_box=is_box):
            return False
    return True


def _lie_on_each_other(boxes: Any) -> bool:
    """Whether any word lies on another, whose ink may be all that is seen there."""
    import numpy as np

    left, bottom, right, top = boxes[np.argsort(boxes[:, 0])].T
    area = np.maximum((right - left) * (top - bottom), 1e-6)
    for step in range(1, min(_PAGE, len(left))):
        wide = np.minimum(right[:-step], right[step:]) - left[step:]
        high = np.minimum(top[:-step], top[step:]) - np.maximum(bottom[:-step], bottom[step:])
        shared = np.maximum(wide, 0) * np.maximum(high, 0)
        if (shared >= 0.4 * np.minimum(area[:-step], area[step:])).any():
            return True
    return False


def all_leave_ink(page: Any, words: Sequence[Word], least_points: float) -> bool:
    """True where every word is plainly visible; False says only that one look was not enough."""
    import numpy as np

    boxes = np.array([word.box for word in words])
    width, height = page.get_size()
    left, bottom, right, top = page.get_bbox()
    shifted = max(abs(left), abs(bottom), abs(right - width), abs(top - height)) > 0.5
    if page.get_rotation() or shifted:
        return False
    if min(word.tallest for word in words) < least_points or width * height * SCALE**2 > _MOST_PIXELS:
        return False
    if boxes.min() < 0 or boxes[:, 2].max() > width or boxes[:, 3].max() > height:
        return False
    if not _is_plain(page, boxes) or _lie_on_each_other(boxes):
        return False
    bitmap = page.render(scale=SCALE, grayscale=True, may_draw_forms=False, draw_annots=False)
    light = bitmap.to_numpy().reshape(bitmap.height, bitmap.width)
    places = np.empty(boxes.shape, dtype=int)
    places[:, [0, 2]] = boxes[:, [0, 2]] * SCALE
    places[:, [1, 3]] = (height - boxes[:, [3, 1]]) * SCALE
    # points that are plainly lighter or darker than the one to their left
    steps = np.maximum(light[:, 1:], light[:, :-1]) - np.minimum(light[:, 1:], light[:, :-1]) >= LIGHT
    return all(
        steps[top : bottom + 1, left : right + 1].any() for left, top, right, bottom in places.tolist()
    )
