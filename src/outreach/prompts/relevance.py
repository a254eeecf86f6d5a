"""Which lines of a resume and a job speak of the same things, by the words they share."""

from __future__ import annotations

import functools
import math
import re
from collections import Counter
from collections.abc import Sequence
from importlib.resources import files

_STOP = frozenset(
    "a an and are as at be been but by for from had has have i in into is it its more most my no not "
    "of on or our so than that the their them they this to two up was we were what when which who "
    "will with within you your about all also any both can each every few first good help how if job "
    "may new one other over own part per same some such team teams through under use used using very "
    "well where while work working would year years experience".split()
)
# Words that say how many or how often, and do not say of what.
_COUNTING = frozenset(
    "lot lots three four five six seven eight nine ten eleven twelve day days week weeks month months "
    "hour hours "
    "night nights minute minutes half hundred thousand million percent least still now never always "
    "often much "
    "many less then there here only just even too make made makes making keep kept keeps set put get "
    "got gave "
    "give given went go goes going come came took take taken let say said tell told want wanted like liked "
    "every everybody anybody people person thing things way ways".split()
)
_RELATED = 0.7  # what a related word counts, against one that the job has itself
_WORD = re.compile(r"[A-Za-zÀ-ž][\w+#./&-]*[\w+#]|[A-Za-z]")


def terms(text: str) -> list[str]:
    """The content words of a text, lower case, endings cut: "Reviews" and "reviewing" meet."""
    return list(_terms(text))


@functools.lru_cache(maxsize=1024)  # a job's lines are weighed anew for every person
def _terms(text: str) -> tuple[str, ...]:
    words = [word.lower().rstrip(".") for word in _WORD.findall(text)]
    parts = [piece for word in words for piece in ([word, *word.split("-")] if "-" in word else [word])]
    return tuple(stem(word) for word in parts if word not in _STOP and len(word) > 1)


@functools.lru_cache(maxsize=20_000)
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


@functools.cache
def _groups() -> dict[str, frozenset[int]]:
    """Each word of related_terms.txt, its ending cut, with the numbers of its groups."""
    text = files("outreach.prompts").joinpath("related_terms.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    found: dict[str, set[int]] = {}
    for number, line in enumerate(lines):
        for word in line.split():
            found.setdefault(stem(word), set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


@functools.cache
def _counting_terms() -> frozenset[str]:
    return frozenset(stem(word) for word in _COUNTING)


def content_terms(text: str) -> set[str]:
    """The terms of a text that say what it is about: counts and times are left out."""
    return {term for term in _terms(text) if term not in _counting_terms()}


def weigh_query(parts: Sequence[tuple[str, float]]) -> dict[str, float]:
    """What each term of a query counts: more the oftener and the weightier the parts that hold it."""
    sums: Counter[str] = Counter()
    for text, weight in parts:
        for term in content_terms(text):
            sums[term] += weight
    return {term: 1 + math.log(total) if total >= 1 else total for term, total in sums.items()}


def meetings(lines: Sequence[str], query: dict[str, float]) -> list[dict[str, float]]:
    """For each line the things it has in common with a query, and what each is worth.

    A shared term is worth more the fewer lines have it; a term of the same group as one of the query
    is worth less, and a group counts once a line.
    """
    bags = [content_terms(line) for line in lines]
    frequency = Counter(term for bag in bags for term in bag)
    groups = _groups()
    wanted: dict[int, float] = {}
    for term, weight in query.items():
        for number in groups.get(term, ()):
            wanted[number] = max(wanted.get(number, 0.0), weight)
    rarest = math.log(1 + len(lines))
    found = []
    for bag in bags:
        worth = {
            term: query[term] * math.log(1 + len(lines) / frequency[term]) / rarest
            for term in bag
            if term in query
        }
        related = {n for term in bag - query.keys() for n in groups.get(term, ()) if n in wanted}
        worth |= {f"group {number}": _RELATED * wanted[number] for number in related}
        found.append(worth)
    return found
