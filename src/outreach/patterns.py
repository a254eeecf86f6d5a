"""The functions of `re` for patterns that are searched in thousands of sentences and found in few.

Used in the place of `re` (`from outreach import patterns as re`). Every match of a pattern holds one of a
few words or pieces of words: a text without any of them is not searched. They are read from the pattern
itself, so that it is written as always, and the answer is always that of `re`.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from re import _parser  # type: ignore[attr-defined]  # the only reader of patterns there is
from typing import Any

I = IGNORECASE = re.IGNORECASE  # noqa: E741
M = MULTILINE = re.MULTILINE
X = VERBOSE = re.VERBOSE
NOFLAG = re.NOFLAG
Match = re.Match
escape = re.escape
error = re.error

_MOST = 1500  # pieces of a pattern; with more, looking for them costs what searching does
_JOINED = 64  # ways that neighbouring pieces may be put together
_GRAM = 3  # letters
_LONG = 4000  # characters: a page has every piece
# Letters whose small form is one letter and no other letter's: a text with others is searched at once.
_PLAIN = re.compile(r"[^\x01-\x7f‘’“”–—…•·€£©®«»À-ÖØ-Þà-öø-ýŸĀ-įĴ-ľŁ-ňŊ-ſ]|[İıſ]")
_RUN = re.compile(r"\w+")
_EDGE, _DIGIT = "\x00", "\x000"  # of a word; any digit


_READ_AFTER = 6  # searches: a pattern made for one text is not read
_TIMES, _TEXTS = 4, 512  # a text that is asked for once more than this is looked through; so many are known
Grams = tuple[str, frozenset[str]]
_known_texts: dict[str, int | Grams | None] = {}  # how often it was asked for, then what is in it


def _grams(text: str) -> Grams | None:
    """A text in small letters, and its words, characters, pairs and threes of them; None when unsure.

    A passage that is asked for a few times only is not worth it.
    """
    known = _known_texts.get(text, 0)
    if isinstance(known, int):
        if len(_known_texts) >= _TEXTS:
            _known_texts.clear()
        known = _known_texts[text] = known + 1 if known < _TIMES else _looked_through(text)
    return None if isinstance(known, int) else known


def _looked_through(text: str) -> Grams | None:
    if len(text) > _LONG or _PLAIN.search(text):
        return None
    low = text.lower()
    found = {f"{_EDGE}{word}{_EDGE}" for word in _RUN.findall(low)}
    found.update(low, map("".join, itertools.pairwise(low)))
    found.update(map("".join, zip(low, low[1:], low[2:], strict=False)))
    if any(map(str.isdigit, low)):
        found.add(_DIGIT)
    return low, frozenset(found)


class _Unknown(Exception):
    """A part of a pattern of which nothing is known."""


def _pieces(parsed: Any) -> dict[str, tuple[str, ...]]:
    """By what `_grams` gives, the runs of letters of which every match has one; none when that is unsure."""
    try:
        runs = _of_sequence(list(parsed))
    except _Unknown:
        return {}
    found: dict[str, tuple[str, ...]] = {}
    for run in runs:
        key = _key(run)
        text = "" if run == _DIGIT else run.replace(_EDGE, "")
        found[key] = (*found.get(key, ()), text)
    return found


def _of_sequence(nodes: list[Any]) -> set[str]:
    """The best choice of runs for a sequence: a match has one of them."""
    choices: list[set[str]] = []
    runs: list[str] = [""]  # every text that the run up to here may be, with the edges of words

    def close() -> None:
        nonlocal runs
        if all(run.strip(_EDGE) for run in runs):
            choices.append(set(runs))
        runs = [""]

    for node in nodes:
        exact = _exact([node])
        if exact is not None and len(runs) * len(exact) <= _JOINED:
            runs = [run + more for run in runs for more in exact]
            continue
        close()
        if exact is not None and len(exact) <= _JOINED:
            runs = list(exact)
            continue
        if (inner := _of_node(node)) is not None:
            choices.append(inner)
    close()
    choices = [runs for runs in choices if len(runs) <= _MOST]
    if not choices:
        raise _Unknown
    return min(choices, key=_cost)


def _cost(runs: set[str]) -> float:
    """How often a text is likely to have one of these: many, short ones and frequent ones are bad."""
    return sum(
        _SHARE if run == _DIGIT or bare in _EVERYWHERE else _SHARE ** len(bare)
        for run in runs
        if (bare := run.replace(_EDGE, "").strip()) is not None
    )


_SHARE = 0.3
_EVERYWHERE = frozenset(
    "a as at be by do i in is it of on or so to up we an and are for has have that the this was with you "
    "your you’ve yours our will would work".split()
)


def _key(run: str) -> str:
    """What to look up for a run: its longest whole word, else some letters of it."""
    if run == _DIGIT:
        return run
    marked = re.sub(rf"(?<=\w)(?=[^\w{_EDGE}])|(?<=[^\w{_EDGE}])(?=\w)", _EDGE, run)
    whole = max(re.findall(rf"{_EDGE}\w+(?={_EDGE})", marked), key=len, default="")
    if len(whole) > _GRAM:
        return f"{whole}{_EDGE}"
    longest = max(run.split(_EDGE), key=len)
    if len(longest) < len(whole):
        return f"{whole}{_EDGE}"
    grams = [longest[at : at + _GRAM] for at in range(max(1, len(longest) - _GRAM + 1))]
    return max(grams, key=lambda gram: sum("etaoinsrhl dcumfpgwybvkxjqz".find(char) for char in gram))


def _exact(nodes: Iterable[Any]) -> list[str] | None:
    """Every text, small, that these nodes may match, edges of words marked; None when they are too many."""
    found = [""]
    for op, value in nodes:
        name = str(op)
        more: list[str] | None = None
        if name == "LITERAL":
            more = [_small(value)]
        elif name == "AT":
            more = [_EDGE if str(value) in _EDGES else ""]
        elif name == "IN":
            more = _letters(value)
        elif name == "SUBPATTERN":
            more = _exact(value[-1])
        elif name == "BRANCH":
            more = []
            for branch in value[1]:
                own = _exact(branch)
                if own is None or len(more) + len(own) > _JOINED * 4:
                    return None
                more += own
        elif name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT") and value[:2] == (0, 1):
            own = _exact(value[2])
            more = None if own is None else ["", *own]
        elif name in ("ASSERT", "ASSERT_NOT"):
            more = [""]  # they say what stands beside a match
        if more is None or len(found) * len(more) > _JOINED * 4:
            return None
        found = list(dict.fromkeys(one + other for one in found for other in more))
    return found


_EDGES = ("AT_BOUNDARY", "AT_BEGINNING", "AT_BEGINNING_STRING", "AT_END", "AT_END_STRING")


def _small(code: int) -> str:
    char = chr(code)
    if _PLAIN.search(char):
        raise _Unknown
    return char.lower()


def _letters(items: Any) -> list[str] | None:
    """The few characters that a set lets through."""
    found: list[str] = []
    for op, value in items:
        if str(op) == "LITERAL":
            found.append(_small(value))
        elif str(op) == "RANGE" and value[1] - value[0] < 6:
            found += [_small(code) for code in range(value[0], value[1] + 1)]
        else:
            return None
    return list(dict.fromkeys(found)) if len(found) <= 6 else None


def _is_digit(item: Any) -> bool:
    return str(item[1]) == "CATEGORY_DIGIT" or (
        str(item[0]) == "RANGE" and 48 <= item[1][0] <= item[1][1] <= 57
    )


def _of_node(node: Any) -> set[str] | None:
    """The keys of one part; None when a match may hold none of them."""
    op, value = node
    name = str(op)
    try:
        if name == "SUBPATTERN":
            return _of_sequence(list(value[-1]))
        if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT") and value[0] > 0:
            return _of_sequence(list(value[2]))
        if name == "IN" and all(_is_digit(item) for item in value):
            return {_DIGIT}
        if name == "BRANCH":
            return set().union(*(_of_sequence(list(branch)) for branch in value[1]))
    except _Unknown:
        pass
    return None


class Pattern:
    """A compiled pattern that is not tried on texts that lack what each of its matches holds."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self._of_re = re.compile(pattern, flags)
        self.pattern, self.flags = pattern, self._of_re.flags
        self.groupindex = self._of_re.groupindex
        self.match, self.fullmatch = self._of_re.match, self._of_re.fullmatch
        self._uses = 0  # until it is worth reading
        self._pieces: dict[str, tuple[str, ...]] = {}
        self._keys: frozenset[str] = frozenset()

    def __repr__(self) -> str:
        return repr(self._of_re)

    def read(self) -> None:
        """Find out what every match has; without anything of the kind, `re` is asked at once from now on."""
        self._uses = _READ_AFTER
        self._pieces = _pieces(_parser.parse(self.pattern, self._of_re.flags))
        self._keys = frozenset(self._pieces)
        if not self._keys:
            for name in ("search", "finditer", "findall", "sub", "split"):
                setattr(self, name, getattr(self._of_re, name))

    def lacks(self, text: str) -> bool:
        """Whether a text has no match for certain."""
        if self._uses < _READ_AFTER:
            self._uses += 1
            if self._uses < _READ_AFTER:
                return False
            self.read()
        if not self._keys:
            return False
        known = _known_texts.get(text)
        if known.__class__ is not tuple:
            known = _grams(text)
            if known is None:
                return False
        low, grams = known  # type: ignore[misc]
        keys = self._keys
        if keys.isdisjoint(grams):
            return True
        for key in keys & grams:
            for piece in self._pieces[key]:
                if piece in low:
                    return False
        return True

    def search(self, text: str, *place: int) -> re.Match[str] | None:
        return None if self.lacks(text) else self._of_re.search(text, *place)

    def finditer(self, text: str, *place: int) -> Iterator[re.Match[str]]:
        return iter(()) if self.lacks(text) else self._of_re.finditer(text, *place)

    def findall(self, text: str) -> list[Any]:
        return [] if self.lacks(text) else self._of_re.findall(text)

    def sub(self, new: str | Callable[[re.Match[str]], str], text: str, count: int = 0) -> str:
        return text if self.lacks(text) else self._of_re.sub(new, text, count=count)

    def split(self, text: str, maxsplit: int = 0) -> list[str | Any]:
        return [text] if self.lacks(text) else self._of_re.split(text, maxsplit=maxsplit)


def compile(pattern: str, flags: int = 0) -> Pattern:
    return Pattern(pattern, flags)


_known = lru_cache(maxsize=2048)(Pattern)


def search(pattern: str, text: str, flags: int = 0) -> re.Match[str] | None:
    return _known(pattern, flags).search(text)


def match(pattern: str, text: str, flags: int = 0) -> re.Match[str] | None:
    return _known(pattern, flags).match(text)


def fullmatch(pattern: str, text: str, flags: int = 0) -> re.Match[str] | None:
    return _known(pattern, flags).fullmatch(text)


def finditer(pattern: str, text: str, flags: int = 0) -> Iterator[re.Match[str]]:
    return _known(pattern, flags).finditer(text)


def findall(pattern: str, text: str, flags: int = 0) -> list[Any]:
    return _known(pattern, flags).findall(text)


def split(pattern: str, text: str, maxsplit: int = 0, flags: int = 0) -> list[str | Any]:
    return _known(pattern, flags).split(text, maxsplit)


def sub(
    pattern: str, new: str | Callable[[re.Match[str]], str], text: str, count: int = 0, flags: int = 0
) -> str:
    return _known(pattern, flags).sub(new, text, count)
