"""Words of a sentence with their place, their stem, and whether they are common English."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from outreach.kept import kept_by_text
from outreach.prompts.relevance import stem
from outreach.text import plain

_WORD = re.compile(
    r"[£$€]\s?\d[\d,.]*\d|[£$€]\s?\d|\d[\d,.]*\d|\d|"
    r"\.NET\b|[A-Za-zÀ-ÖØ-öø-ž](?:[\w+#]|[./&’'_–-](?=[\w+#]))*|&|%|\+"
)
IRREGULAR = {
    "led": "lead", "leads": "lead", "leading": "lead", "built": "build", "wrote": "writ",
    "written": "writ", "write": "writ", "ran": "run", "runs": "run", "running": "run",
    "made": "mak", "make": "mak", "makes": "mak", "making": "mak", "brought": "bring",
    "kept": "keep", "grew": "grow", "grown": "grow", "taught": "teach", "sold": "sell",
    "gave": "giv", "given": "giv", "took": "tak", "taken": "tak", "chose": "choos", "won": "win",
    "found": "find", "cutting": "cut", "did": "do", "does": "do", "owns": "own", "owned": "own",
    "fell": "fall", "rose": "rise", "held": "hold", "drove": "driv", "driven": "driv", "spent": "spend",
    "people": "person", "men": "man", "women": "woman", "children": "child", "lorries": "lorry",
    "reduction": "reduc", "growth": "grow", "led.": "lead", "oversaw": "oversee", "left": "leav",
}  # fmt: skip
STOP = frozenset(
    "a an the and or but nor so yet their his her theirs hers whose of to in on at by for from "
    "with within without into onto over under "
    "about as is are was were be been being am has have had having do does did it its he she they them "
    "this that these those there here which who whom whose what when where while why how if than then "
    "i me my we us our ours you your yours will would can could may might must shall should not no "
    "also just very more most much many some any all both each every other another such own same too "
    "up out off down again further only once between through during before after above below "
    "because until since against like one ones s t re ve ll d m".split()
)
# Words that say nothing of what was done or is asked: shared, they tie no sentence to a line.
GENERIC = STOP | frozenset(
    "year years experience role position opportunity job work team company career skill skills background "
    "strong great good well new time people person help make use using used part join joining believe "
    "looking look excited exciting impressed impressive perfect ideal fit match valuable value ability "
    "abilities knowledge expertise proven track record success successful successfully contribute include "
    "including various range wide bring love know feel think see get take give way day today days month "
    "months week weeks able ensure provide offer offers working lead led key high level current currently "
    "recent recently previous past candidate professional field industry area areas environment".split()
)


class Word(NamedTuple):  # made by the thousand: half the time of a dataclass
    """One word and where it stands, in characters."""

    text: str
    start: int
    end: int
    low: str  # lower case, without a possessive
    key: str  # stem
    sign: str  # the punctuation between the word before and this one, without spaces

    @property
    def is_capital(self) -> bool:
        return self.text[:1].isupper() or any(char.isupper() for char in self.text[1:])

    @property
    def is_number(self) -> bool:
        return self.text[:1] in "£$€0123456789"


@lru_cache(maxsize=20_000)
def key_of(word: str) -> str:
    """The stem of a word: "engineering", "Engineers" and "engineer" meet."""
    low = word.lower().replace("’", "'").removesuffix("'s").removesuffix("'").rstrip(".")
    if low in IRREGULAR:
        return IRREGULAR[low]
    shorter = stem(low)
    while shorter != low:
        low, shorter = shorter, stem(shorter)
    return low


def _bare(word: str) -> str:
    """A word without a possessive."""
    if word.endswith(("'s", "’s")):
        return word[:-2]
    return word[:-1] if word.endswith(("'", "’")) else word


@kept_by_text()
def words_of(text: str) -> tuple[Word, ...]:
    """The words of a text in order; a number keeps its currency sign, "C++", ".NET" and "CI/CD" are one."""
    found, last = [], 0
    for match in _WORD.finditer(text):
        word = match.group()
        low = _bare(word).lower()
        sign = text[last : match.start()].strip()
        found.append(Word(word, match.start(), match.end(), low, key_of(word), sign))
        last = match.end()
    return tuple(found)


def first_words(text: str, start: int, stop: int, count: int = 3) -> list[Word]:
    """The first words of a text from a character on, each as words_of reads it."""
    found: list[Word] = []
    last = start
    for match in _WORD.finditer(text, start, min(stop, len(text))):
        word = match.group()
        low = _bare(word).lower()
        found.append(
            Word(word, match.start(), match.end(), low, key_of(word), text[last : match.start()].strip())
        )
        last = match.end()
        if len(found) == count:
            break
    return found


@lru_cache(maxsize=8192)
def pieces(word: str) -> tuple[str, ...]:
    """Stems of a word and of its parts: "checkout/payments", "cash-flow"."""
    parts = [part for part in re.split(r"[/&–-]", word) if len(part) > 1]
    whole = key_of(word)
    return (whole, *(key_of(part) for part in parts)) if len(parts) > 1 else (whole,)


@kept_by_text()
def content_keys(text: str) -> frozenset[str]:
    """The stems of a text's words that say something, numbers left out."""
    if "\n" in text:  # no word goes over the end of a line, and lines are asked for by themselves too
        return frozenset().union(*map(content_keys, text.split("\n")))
    return frozenset(
        piece
        for word in words_of(text)
        if not word.is_number and word.low not in STOP and word.text not in "&%+"
        for piece in pieces(_bare(word.text))
        if len(piece) > 1 or word.text.isupper()
    )


# Case counts: "be" and "ma" are no degrees.
DEGREE_WORD = re.compile(
    r"(?<![\w.])(?:P[Hh]\.?D|[BM]\.?Sc|[BM]\.?\s?Eng|MBA|[BM]\.?Ed|LL\.?[BM]|BSN|MSN|A\.?A\.?S|"
    r"HN[CD]|[BM]A(?= in| from|,)|B\.?S(?= in| from|,)|BE|[BM]\.\s?E\.)|"
    r"(?i:\b(?:degrees?|bachelor\S*|master’s|master's|masters? (?:in|of)|doctorate|diploma|"
    r"certificate in|graduat\w+|studied|alma mater|university|college)\b)"
)
GENERIC_KEYS = frozenset(key_of(word) for word in GENERIC)


@kept_by_text()
def telling_keys(text: str) -> frozenset[str]:
    """Content stems without those that every recruiting email has."""
    return content_keys(text) - GENERIC_KEYS


@cache
def common_words() -> frozenset[str]:
    text = (files("outreach.checks") / "common_words.txt").read_text(encoding="utf-8")
    return frozenset(line for line in text.split("\n") if line and not line.startswith("#"))


@lru_cache(maxsize=8192)
def is_common(word: str) -> bool:
    """Whether a word, or what it is built on, is common English: "Innovation", not "Cartlight"."""
    low = _bare(word).lower()
    known = common_words()
    if not low.isascii():
        low = "".join(char for char in unicodedata.normalize("NFKD", low) if not unicodedata.combining(char))
    if low in known or low in STOP:
        return True
    if "-" in low or "/" in low:
        return all(is_common(part) for part in re.split(r"[-/]", low) if part)
    for ending in ("s", "es", "ed", "d", "ing", "ly", "er", "ers", "ies", "ability", "able", "ment"):
        root = low.removesuffix(ending)
        if root != low and len(root) > 3 and (root in known or root + "e" in known or root + "y" in known):
            return True
    for start in ("re", "pre", "un", "over", "co", "non", "multi", "cross", "micro", "inter", "out"):
        root = low.removeprefix(start)
        if root != low and len(root) > 3 and root in known:
            return True
    return False


@lru_cache(maxsize=8192)
def folded(word: str) -> str:
    """A word for comparing names: no accents, case, possessive or signs."""
    return plain(_bare(word))


@lru_cache(maxsize=1024)
def _stems(keys: frozenset[str]) -> frozenset[str]:
    return frozenset(key[:6] for key in keys if len(key) >= 6)


def shares(keys: frozenset[str] | set[str], other: frozenset[str] | set[str]) -> set[str]:
    """The stems of `keys` that `other` holds, also with another ending: "analysis" and "analyst"."""
    stems = _stems(frozenset(other))
    return {key for key in keys if key in other or (len(key) >= 6 and key[:6] in stems)}
