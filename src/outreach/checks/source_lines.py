"""Lines that a sentence may rest on, with what each says, and an index of their words."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal

from outreach.checks.quantities import Quantity, quantities, values_in
from outreach.checks.skill_table import skills_with_implied
from outreach.checks.words import content_keys, telling_keys
from outreach.text import plain

LineKind = Literal[
    "about", "duty", "requirement", "offer", "apply", "job", "company_page",
    "post", "heading", "summary", "objective", "interest", "skills", "education", "other",
]  # fmt: skip
_STEM = 6  # letters by which "analysis" and "analyst" are one, as in words.shares


@dataclass(frozen=True)
class SourceLine:
    """One line that a sentence may rest on."""

    text: str
    source: Literal["job", "company_page", "resume"]
    kind: LineKind
    post: int = -1  # index of the employment record it belongs to

    @cached_property
    def keys(self) -> frozenset[str]:
        return content_keys(self.text)

    @cached_property
    def telling(self) -> frozenset[str]:
        return telling_keys(self.text)

    @cached_property
    def values(self) -> frozenset[float]:
        return values_in(self.text)

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        return quantities(self.text)


class WordIndex:
    """Which of several sets of stems hold a stem: how many each shares with a sentence, counted at once."""

    def __init__(self, sets: Iterable[Collection[str]]) -> None:
        self._holders: dict[str, list[int]] = {}  # of a short stem, or of the first letters of a long one
        for at, keys in enumerate(sets):
            for key in {key if len(key) < _STEM else key[:_STEM] + "…" for key in keys}:
                self._holders.setdefault(key, []).append(at)

    def counts(self, keys: Iterable[str]) -> dict[int, int]:
        """Place of a set -> the number of these stems that `words.shares` finds in it; none for 0."""
        found: dict[int, int] = {}
        for key in keys:
            for at in self._holders.get(key if len(key) < _STEM else key[:_STEM] + "…", ()):
                found[at] = found.get(at, 0) + 1
        return found


class JobSide:
    """What the lines of a job say: the same for every person that is written to about it."""

    def __init__(self, lines: tuple[SourceLine, ...], title: str, extra: tuple[str, ...]) -> None:
        self.lines, self.title = lines, title
        self.text = "\n".join([*(line.text for line in lines), *filter(None, extra)])

    @cached_property
    def keys(self) -> frozenset[str]:
        return content_keys(self.text)

    @cached_property
    def body_keys(self) -> frozenset[str]:
        return content_keys("\n".join(line.text for line in self.lines[1:]))

    @cached_property
    def values(self) -> frozenset[float]:
        return values_in(self.text)

    @cached_property
    def skills(self) -> frozenset[str]:
        return skills_with_implied(self.text)

    @cached_property
    def asked_skills(self) -> frozenset[str]:
        return skills_with_implied("\n".join(line.text for line in self.lines))

    @cached_property
    def need_keys(self) -> frozenset[str]:
        wanted = [line.text for line in self.lines if line.kind in ("duty", "requirement")]
        if not wanted:
            wanted = [line.text for line in self.lines]
        return telling_keys("\n".join([self.title, *wanted]))

    @cached_property
    def plain(self) -> str:
        return plain(self.text)

    @cached_property
    def body_index(self) -> WordIndex:
        """Of its lines without the heading."""
        return WordIndex(line.keys for line in self.lines[1:])


@lru_cache(maxsize=8)
def job_side(lines: tuple[SourceLine, ...], title: str, extra: tuple[str, ...]) -> JobSide:
    """The side of a job whose lines these are; `extra` are its names and place."""
    return JobSide(lines, title, extra)
