"""Results kept for texts that come again: many of short ones, few of long ones, so that memory is bounded."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any, TypeVar

SHORT = 600  # characters: a line or a paragraph; longer is a whole page or resume
LONG_ONES = 16  # a job and its parts are asked for with every person, a person only while they are written to

Kept = TypeVar("Kept")


def kept_by_text(short_ones: int = 2048) -> Callable[[Callable[[str], Kept]], Callable[[str], Kept]]:
    """Like `lru_cache` for a function of one text, but a thousand resumes are not held by it.

    The function's result must not be changed by who gets it.
    """

    def keep(work: Callable[[str], Kept]) -> Callable[[str], Kept]:
        short, long = lru_cache(short_ones)(work), lru_cache(LONG_ONES)(work)

        @wraps(work)
        def kept(text: str) -> Kept:
            return short(text) if len(text) <= SHORT else long(text)

        def cache_clear() -> None:
            short.cache_clear()
            long.cache_clear()

        named: Any = kept
        named.cache_clear = cache_clear
        return kept

    return keep
