"""Which lines of a resume and a job speak of the same things, by the words they share."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence

_STOP = frozenset(
    "a an and are as at be been but by for from had has have i in into is it its more most my no not "
    "of on or our so than that the their them they this to two up was we were what when which who "
    "will with within you your about all also any both can each every few first good help how if job "
    "may new one other over own part per same some such team teams through under use used using very "
    "well where while work working would year years experience".split()
)
_WORD = re.compile(r"[A-Za-zÀ-ž][\w+#./&-]*[\w+#]|[A-Za-z]")


def terms(text: str) -> list[str]:
    """The content words of a text, lower case, endings cut: "Reviews" and "reviewing" meet."""
    words = [word.lower().rstrip(".") for word in _WORD.findall(text)]
    parts = [piece for word in words for piece in ([word, *word.split("-")] if "-" in word else [word])]
    return [stem(word) for word in parts if word not in _STOP and len(word) > 1]


def stem(word: str) -> str:
    """A word without its commonest endings; technical names with signs in them stay whole."""
    if not word.isalpha() or len(word) < 5:
        return word.removesuffix(".js") if word.endswith(".js") else word
    for ending in (
        "ings",
        "ing",
        "ments",
        "ment",
        "ers",
        "ies",
        "ied",
        "ed",
        "es",
        "s",
        "er",
        "y",
        "e",
    ):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def rank(lines: Sequence[str], query: str, length_counts: float = 0.5) -> list[tuple[float, int]]:
    """(score, index) of each line against a query, best first; ties keep the order of the lines.

    Shared terms weigh by how rare they are among the lines, over the line's length to the power of
    `length_counts`: 0 takes no notice of it, 1 asks for the most in few words.
    """
    bags = [Counter(terms(line)) for line in lines]
    frequency = Counter(term for bag in bags for term in bag)
    wanted = set(terms(query))
    scores = []
    for index, bag in enumerate(bags):
        shared = sum(math.log(1 + len(lines) / frequency[term]) for term in bag if term in wanted)
        scores.append((shared / (4 + sum(bag.values())) ** length_counts, index))
    return sorted(scores, key=lambda entry: (-entry[0], entry[1]))
