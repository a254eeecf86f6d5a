"""Blind comparison: two models' emails for one pair, sides shuffled, a tenth shown twice.

Everything that is shuffled follows from the recorded seed and the pair's own ids, so that a restart,
or a pair that comes later, changes nothing for the others.
"""

from __future__ import annotations

import hashlib
import math
import secrets
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from outreach.compare.intervals import wilson
from outreach.errors import RunError
from outreach.records import Choice, Preference
from outreach.runs import utc_now

if TYPE_CHECKING:
    from outreach.review.log import ReviewLog
    from outreach.review.queue import Item
    from outreach.review.session import ReviewSession

REPEATED = 0.1  # share of the pairs that is shown twice
_GAP = 5  # pairs between the two times, where there are so many


@dataclass(frozen=True)
class BlindPair:
    """Two drafts for one pair, on the sides they are shown on."""

    left: Item
    right: Item
    repeat: bool = False

    @property
    def id(self) -> tuple[str, str, bool]:
        return (self.left.draft.job_id, self.left.draft.resume_id, self.repeat)


@dataclass(frozen=True)
class BlindResult:
    """What the choices come to. Repeats count for the agreement alone; skipped pairs nowhere."""

    models: tuple[str, str]
    n: int  # pairs chosen on
    wins: tuple[int, int]  # in the order of `models`
    ties: int
    left_chosen: int  # of the wins: far from half means that the side mattered
    repeats: int
    agreed: int  # repeats on which the choice was the same
    seed: int

    def rate(self, number: int) -> tuple[float, float, float]:
        """Share of the pairs that a model won (ties count against), and its Wilson interval at 95 %."""
        return (self.wins[number] / self.n if self.n else 0.0, *wilson(self.wins[number], self.n))

    @property
    def agreement(self) -> tuple[float, float, float]:
        """Share of the repeats with the same choice, and its Wilson interval at 95 %."""
        return (self.agreed / self.repeats if self.repeats else 0.0, *wilson(self.agreed, self.repeats))

    def lines(self) -> list[str]:
        """The result in words, with n."""
        if not self.n:
            return ["Nothing was chosen yet."]
        told = []
        for number, model in enumerate(self.models):
            share, low, high = self.rate(number)
            told.append(
                f"{model}: preferred in {self.wins[number]} of {self.n} "
                f"({share:.0%}; {low:.0%} to {high:.0%}, Wilson 95 %)"
            )
        told.append(f"ties: {self.ties} of {self.n}")
        if self.repeats:
            share, low, high = self.agreement
            told.append(
                f"the same choice when shown again: {self.agreed} of {self.repeats} "
                f"({share:.0%}; {low:.0%} to {high:.0%})"
            )
        told.append(f"the left side was chosen in {self.left_chosen} of {sum(self.wins)}; seed {self.seed}")
        return told


def _number(seed: int, what: str, job_id: str, resume_id: str) -> float:
    """A number from 0 to 1 that depends on nothing but the seed and the pair."""
    digest = hashlib.sha256(f"{seed}\0{what}\0{job_id}\0{resume_id}".encode()).digest()
    return int.from_bytes(digest[:7], "big") / 2**56


def plan_pairs(pairs: dict[tuple[str, str], tuple[Item, Item]], seed: int) -> list[BlindPair]:
    """All pairs in the order they are shown, with the repeats among them.

    `pairs` maps (job_id, resume_id) to the two models' items, in a fixed order of the models.
    """
    order = sorted(pairs, key=lambda ids: _number(seed, "order", *ids))
    count = math.ceil(len(order) * REPEATED) if len(order) > 1 else 0
    early = order[: max(count, len(order) * 2 // 3)]
    again = set(sorted(early, key=lambda ids: _number(seed, "again", *ids))[:count])
    placed: list[tuple[float, BlindPair]] = []
    for at, ids in enumerate(order):
        first, second = pairs[ids]
        left, right = (first, second) if _number(seed, "side", *ids) < 0.5 else (second, first)
        placed.append((at, BlindPair(left, right)))
        if ids in again:
            gap = min(_GAP, len(order) - 1 - at)
            room = len(order) - 1 - at - gap
            later = at + gap + 0.5 + room * _number(seed, "place", *ids)
            placed.append((later, BlindPair(right, left, repeat=True)))
    placed.sort(key=lambda entry: entry[0])
    return [pair for _, pair in placed]


class BlindQueue:
    """The pairs of two models in a session: choose left, right or tie; skip; undo."""

    def __init__(self, session: ReviewSession, models: tuple[str, str], seed: int | None):
        first, second = sorted(models)
        self.models = (first, second)
        self._session = session
        self._log: ReviewLog = session.log
        by_pair: dict[tuple[str, str], dict[str, Item]] = {}
        for item in session.items():
            by_pair.setdefault((item.draft.job_id, item.draft.resume_id), {})[item.draft.model] = item
        pairs = {
            ids: (found[first], found[second])
            for ids, found in by_pair.items()
            if first in found and second in found
        }
        if first == second or not pairs:
            raise RunError(
                f"has no pair that both {models[0]} and {models[1]} wrote for",
                where=f"run {session.run.name}",
                next_step=f"It has emails of {', '.join(session.choices['model']) or 'no model'}.",
            )
        known = self._log.blind_seed(self.models)
        self.seed = seed if seed is not None else known if known is not None else secrets.randbelow(10**6)
        if self.seed != known:
            self._log.add_blind_start(self.models, self.seed)
        self.plan = plan_pairs(pairs, self.seed)
        self._since = time.monotonic()

    def _chosen(self) -> dict[tuple[str, str, bool], Preference]:
        return {
            (found.job_id, found.resume_id, found.repeat): found
            for found in self._log.preferences()
            if found.seed == self.seed and {found.left, found.right} == set(self.models)
        }

    def _queue(self) -> list[BlindPair]:
        chosen = self._chosen()
        waiting = [pair for pair in self.plan if pair.id not in chosen]
        skipped = [pair for pair in self.plan if pair.id in chosen and chosen[pair.id].choice == "skipped"]
        return waiting + sorted(skipped, key=lambda pair: chosen[pair.id].entry)

    @property
    def current(self) -> BlindPair | None:
        """The pair before the person; None when all are chosen on."""
        queue = self._queue()
        return queue[0] if queue else None

    @property
    def position(self) -> tuple[int, int]:
        """How many are chosen on, of how many to be shown (repeats included)."""
        return len(self.plan) - len(self._queue()), len(self.plan)

    def choose(self, choice: Choice) -> Preference:
        """Left, right, tie, or skipped for later. Raises RunError for another word or a finished queue."""
        self._session._alive()
        pair = self.current
        if choice not in ("left", "right", "tie", "skipped"):
            raise RunError(f"unknown choice {choice!r}", next_step="Choose left, right, tie or skipped.")
        if pair is None:
            raise RunError("all pairs are chosen on", next_step="See result(), or undo.")
        now = time.monotonic()
        preference = Preference(
            job_id=pair.left.draft.job_id,
            resume_id=pair.left.draft.resume_id,
            left=pair.left.draft.model,
            right=pair.right.draft.model,
            choice=choice,
            repeat=pair.repeat,
            seed=self.seed,
            seconds=round(now - self._since, 1),
            when=utc_now(),
            reviewer=self._session.reviewer,
        )
        self._since = now
        return self._log.add_preference(preference)

    def undo(self) -> Preference | None:
        """Take the last choice back; its pair comes again. None when there is none."""
        self._session._alive()
        chosen = [p for p in self._log.preferences() if p.seed == self.seed
                  and {p.left, p.right} == set(self.models)]  # fmt: skip
        if not chosen:
            return None
        self._log.undo(chosen[-1], self._session.reviewer)
        self._since = time.monotonic()
        return chosen[-1]

    def result(self) -> BlindResult:
        """Wins, ties and agreement so far."""
        chosen = {ids: found for ids, found in self._chosen().items() if found.choice != "skipped"}
        firsts = {ids[:2]: found for ids, found in chosen.items() if not ids[2]}
        again = {ids[:2]: found for ids, found in chosen.items() if ids[2] and ids[:2] in firsts}
        won = [found.preferred for found in firsts.values()]
        return BlindResult(
            models=self.models,
            n=len(firsts),
            wins=(won.count(self.models[0]), won.count(self.models[1])),
            ties=won.count(""),
            left_chosen=sum(found.choice == "left" for found in firsts.values()),
            repeats=len(again),
            agreed=sum(found.preferred == firsts[ids].preferred for ids, found in again.items()),
            seed=self.seed,
        )
