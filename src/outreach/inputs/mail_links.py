"""The mail addresses a PDF only links to: "Email me" or an icon over a mailto: link."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import unquote

_HIDDEN = 1 | 2 | 32  # flags of an annotation: invisible, hidden, not to be viewed
_LEAST_POINTS = 4.0  # a smaller place cannot be seen and clicked
_MOST = 200  # annotations of a page that are looked at
_ADDRESS = re.compile(r"[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}")


def mail_links(page: Any) -> tuple[str, ...]:
    """The addresses of a pypdf page's mailto: links that a reader can see and click, in order."""
    found: dict[str, None] = {}
    bounds = [float(edge) for edge in page.cropbox]
    for reference in list(page.get("/Annots") or ())[:_MOST]:
        note = reference.get_object()
        action = note.get("/A")
        action = action.get_object() if action is not None else {}
        target = str(action.get("/URI") or "")[:400]
        if not target.lower().startswith("mailto:") or int(note.get("/F", 0)) & _HIDDEN:
            continue
        if not _can_be_seen(note.get("/Rect"), bounds):
            continue
        for address in unquote(target[7:].split("?")[0]).split(","):
            if _ADDRESS.fullmatch(address.strip()):
                found.setdefault(address.strip())
    return tuple(found)


def _can_be_seen(place: Any, bounds: list[float]) -> bool:
    """Whether an annotation's rectangle has a visible part on the page; a broken one has none."""
    edges = place.get_object() if place is not None else ()
    if len(edges) != 4 or not all(isinstance(edge, (int, float)) for edge in edges):
        return False
    (left, right), (low, high) = sorted(map(float, edges[::2])), sorted(map(float, edges[1::2]))
    width = min(right, bounds[2]) - max(left, bounds[0])
    height = min(high, bounds[3]) - max(low, bounds[1])
    return width >= _LEAST_POINTS and height >= _LEAST_POINTS
