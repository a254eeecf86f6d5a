"""Names of larger cities: a weak sign that a piece of a post's heading is its place."""

from __future__ import annotations

import functools
from importlib.resources import files

from outreach.text import plain


@functools.cache
def _cities() -> frozenset[str]:
    text = files("outreach.inputs").joinpath("cities.txt").read_text(encoding="utf-8")
    return frozenset(plain(line) for line in text.splitlines() if not line.startswith("#"))


@functools.lru_cache(maxsize=4096)
def is_city(text: str) -> bool:
    """Whether a text is the name of a larger city; "Greater London" and "London area" are too."""
    key = plain(text)
    if key in _cities():
        return True
    trimmed = key.removeprefix("greater").removesuffix("area").removesuffix("region")
    return trimmed != key and trimmed in _cities()
