"""Finds words in a text however they are spelled: case, accents, hyphens, spaced letters, glued slugs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, cached_property
from importlib.resources import files
from typing import NamedTuple

from outreach.kept import kept_by_text

# Letters that Unicode does not take apart, as they are written without accents.
_PLAIN_LETTERS = {
    "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss", "þ": "th", "ŋ": "n",
    "ħ": "h", "ŧ": "t", "ĸ": "k",
}  # fmt: skip
# How German and Nordic names are written where accents cannot be: addresses and file names.
_SPELLED_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})
PARTICLES = frozenset(
    "van von der den de la le las los da das do dos du di del della dello degli bin bint ibn al el y e "
    "ten ter te zu zur zum af av ap ben st the of o d and jr sr ii iii".split()
)
# Letters in capitals that say something of a trade and not of a person.
ABBREVIATIONS = frozenset(
    "qa hr it pm ml ai bi ux ui pr tv uk us eu ci cd db js ts vp ba ma bs ms bsc msc mba phd pc cv sql "
    "api aws gcp sap crm erp seo sem kpi roi etl sdk ide iot vr ar gis cad cam cnc plc ceo cto cfo coo "
    "cio cmo nhs usa nyc la sf dc md rn er or ot pt st nd rd th am kg km cm mm mb gb tb hz id ip tcp ssl "
    "vpn dns ssh git php css xml llm nlp ocr bpm gmp iso osh cpr ems gps hvac led lan wan pos sla sre tdd "
    "ddd oop mvc mvp okr poc rfp b2b b2c".split()
)
_GAP = re.compile(r"[\s.,'’‘`´\-‐‑–—_/·&()\"“”]{1,4}")
_WORD = re.compile(r"[^\W_]+")


@cache
def ordinary_words() -> frozenset[str]:
    """Words that are also names, in lower case."""
    text = files("outreach").joinpath("words_as_names.txt").read_text(encoding="utf-8")
    return frozenset(" ".join(line for line in text.splitlines() if not line.startswith("#")).split())


@cache
def _fold_char(char: str) -> str:
    low = char.casefold()
    decomposed = unicodedata.normalize("NFKD", "".join(_PLAIN_LETTERS.get(c, c) for c in low))
    kept = (c for c in decomposed if not unicodedata.combining(c) and c.isalnum())
    return "".join(_PLAIN_LETTERS.get(c, c) for c in kept)


def fold(text: str) -> str:
    """Letters and digits only, lower case, without accents: "O’Çağlar-Łoś" is "ocaglarlos"."""
    if text.isascii() and text.isalnum():  # most words: nothing to take apart
        return text.lower()
    return "".join(map(_fold_char, text))


def foldings(text: str) -> set[str]:
    """The foldings of a name: without accents, and with "ö" spelled "oe"."""
    spelled_out = unicodedata.normalize("NFC", text).casefold().translate(_SPELLED_OUT)
    return {fold(text), fold(spelled_out)} - {""}


class Word(NamedTuple):  # made by the thousand: half the time of a dataclass
    """A run of letters and digits in a text."""

    start: int
    end: int  # in characters
    text: str
    folded: str


def words_of(text: str) -> list[Word]:
    """The words of a text; combining accents and soft signs belong to the word they stand in."""
    return list(_words(text))


@kept_by_text(1024)
def _words(text: str) -> tuple[Word, ...]:
    found = []
    for match in _WORD.finditer(text):
        word = match.group()
        if low := word.lower() if word.isascii() else fold(word):
            found.append(Word(match.start(), match.end(), word, low))
    return tuple(found)


@kept_by_text(1024)  # the same lines stand in the prompts for many people
def folded(text: str) -> Folded:
    """A text folded, as it was the last time."""
    return Folded(text)


class Folded:
    """A text folded once, in which needles are looked for many times."""

    def __init__(self, text: str):
        self.text = text
        letters: list[str] = []
        at: list[int] = []
        for position, char in enumerate(text):
            for letter in _fold_char(char):
                letters.append(letter)
                at.append(position)
        self.letters = "".join(letters)
        self._at = at

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """See `words_of`."""
        return tuple(words_of(self.text))

    def find(self, needle: str, *, gaps: bool) -> Iterator[tuple[int, int]]:
        """(start, end) of a folded needle as a whole word or words; with `gaps`, also "K e l l y", "Kel-ly".

        A word begins and ends at anything that is no letter, at a digit, and where a capital follows a
        small letter, so that names inside "KellyCV2024" are found.
        """
        start = self.letters.find(needle)
        while start >= 0:
            last = start + len(needle) - 1
            first_char, last_char = self._at[start], self._at[last]
            if (
                self._begins(first_char, start)
                and self._ends(last_char, last)
                and (gaps or self._tight(start, last))
                and self._gaps_are_small(start, last)
            ):
                yield first_char, last_char + 1
            start = self.letters.find(needle, start + 1)

    def _begins(self, char: int, letter: int) -> bool:
        if letter and self._at[letter - 1] == char:
            return False  # inside a character of two letters
        before = self._before(char)
        return not before.isalpha() or (before.islower() and self.text[char].isupper())

    def _before(self, char: int) -> str:
        while char and unicodedata.combining(self.text[char - 1]):
            char -= 1
        return self.text[char - 1] if char else " "

    def _ends(self, char: int, letter: int) -> bool:
        if letter + 1 < len(self._at) and self._at[letter + 1] == char:
            return False
        after = char + 1
        while after < len(self.text) and unicodedata.combining(self.text[after]):
            after += 1
        following = self.text[after] if after < len(self.text) else " "
        return not following.isalpha() or (self.text[char].islower() and following.isupper())

    def _tight(self, first: int, last: int) -> bool:
        inside = self.text[self._at[first] : self._at[last] + 1]
        return not re.search(r"[\s.,/()&]", inside)

    def _gaps_are_small(self, first: int, last: int) -> bool:
        for left, right in zip(self._at[first:last], self._at[first + 1 : last + 1], strict=True):
            between = self.text[left + 1 : right]
            if (
                between[:1] in ".!?:;"
                and between[1:2].isspace()
                and self.text[max(0, left - 1) : left].isalnum()
            ):
                return False  # a sentence ends here; after a single letter it may be an initial
            if between and not _GAP.fullmatch(
                "".join(c for c in between if not unicodedata.combining(c)) or " "
            ):
                return False
        return True
