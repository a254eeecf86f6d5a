"""The lines that a sentence rests on: which line of the job or the resume says what it tells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from outreach.checks.quantities import agrees, quantities
from outreach.checks.sources import SourceLine, Sources
from outreach.checks.statements import Statement
from outreach.checks.words import GENERIC_KEYS, content_keys, shares
from outreach.records import Evidence

_MOST = 3  # lines beside one sentence


@dataclass(frozen=True)
class Tie:
    """A line and how much of a sentence it carries."""

    line: SourceLine
    score: float
    shared: frozenset[str]  # stems that both have
    numbers: frozenset[float]  # numbers that both have


def _pool(statement: Statement, sources: Sources) -> Sequence[SourceLine]:
    if statement.type == "candidate":
        return sources.resume_lines
    if statement.type in ("company", "role"):
        return sources.job_lines if "candidate" not in statement.owners else sources.lines
    return sources.lines


def tie(statement: Statement, line: SourceLine) -> Tie:
    """How much one line carries of a sentence: rare words count whole, common ones a quarter."""
    keys = content_keys(statement.text)
    shared = frozenset(shares(keys, line.keys))
    stated = line.values
    numbers = frozenset(
        q.value for q in quantities(statement.text) if any(agrees(q, value) for value in stated)
    )
    weight = sum(0.25 if key in GENERIC_KEYS else 1.0 for key in shared) + 1.2 * len(numbers)
    score = weight / (6 + len(line.keys)) ** 0.35
    if statement.posts and line.post in statement.posts:
        score *= 1.3
    if line.kind in ("job", "other"):
        score *= 0.9  # the same words stand in a record, which says more
    return Tie(line, score, shared, numbers)


def ties(statement: Statement, sources: Sources) -> tuple[Tie, ...]:
    """The lines that a sentence rests on, the best first, at most three; () when it rests on none.

    Further lines are taken only for what the ones before do not carry.
    """
    if statement.type in ("courtesy",) or statement.place in ("greeting", "sign_off"):
        return ()
    all_ties = [tie(statement, line) for line in _pool(statement, sources)]
    all_ties = [entry for entry in all_ties if _carries(entry)]
    chosen: list[Tie] = []
    covered: set[str] = set()
    numbers: set[float] = set()
    while all_ties and len(chosen) < _MOST:

        def gain(entry: Tie) -> float:
            new = entry.shared - covered  # noqa: B023
            rare = sum(0.25 if key in GENERIC_KEYS else 1.0 for key in new)
            return (
                (rare + 1.2 * len(entry.numbers - numbers)) / (1 + rare) * entry.score  # noqa: B023
                if new or entry.numbers - numbers  # noqa: B023
                else 0.0
            )

        best = max(all_ties, key=gain) if chosen else max(all_ties, key=lambda entry: entry.score)
        new = len(best.shared - covered - GENERIC_KEYS) + len(best.numbers - numbers)
        if chosen and (new < 1 or gain(best) <= 0):
            break
        chosen.append(best)
        covered |= best.shared
        numbers |= best.numbers
        all_ties.remove(best)
        all_ties = [entry for entry in all_ties if entry.line.text != best.line.text]
    return tuple(chosen)


def _carries(entry: Tie) -> bool:
    rare = entry.shared - GENERIC_KEYS
    return len(rare) >= 2 or bool(rare and entry.numbers) or (len(rare) == 1 and len(entry.line.keys) <= 4)


def evidence_of(statements: Sequence[Statement], sources: Sources) -> tuple[Evidence, ...]:
    """Each sentence of an email's body beside its lines."""
    found = []
    for statement in statements:
        if statement.place != "body":
            continue
        lines = ties(statement, sources)
        first = lines[0].line if lines else None
        found.append(
            Evidence(
                statement.text,
                statement.type,
                first.source if first else "none",
                first.text if first else "",
                more=tuple(entry.line.text for entry in lines[1:]),
            )
        )
    return tuple(found)
