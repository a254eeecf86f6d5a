"""Which of the compared ways to use, by weights that a person sets, and how far the data carries it.

A row counts with the share that was seen; where the data cannot tell it from another's, that is said. What
is not known of every row counts for none of them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, fields, replace

from outreach.compare.rows import Comparison, ModelRow, PairTest
from outreach.settings import Weights

_LONG = 8192  # tokens of prompt and answer together from which context is no limit for a resume
_FEW = 30  # pairs below which a rate says little
CRITERIA = {
    "quality": "share of emails, as above",
    "human": "share approved by a person without an edit",
    "speed": "the fastest row's seconds an email, divided by this row's",
    "memory": "the smallest row's weights in memory, divided by this row's",
    "privacy": "1 when nothing left the machine, 0.5 when it left masked, 0 when in clear",
    "long_resumes": f"tokens of context, as a share of {_LONG:,}, at most 1",
    "tuning": "1 for a licence without conditions on it, 0.5 with conditions",
}


@dataclass(frozen=True)
class Points:
    """One row's points, 0 to 1 a criterion and in all."""

    label: str
    parts: dict[str, float]  # of the criteria that count
    total: float  # their weighted mean
    low: float  # the same with quality at the lower end of its interval
    high: float


@dataclass(frozen=True)
class Recommendation:
    """What to use, why, and what would change it."""

    pick: str  # label of a row; "" when nothing can be recommended
    separated: bool  # the data tells the pick's quality from every other row's
    headline: str
    reasons: tuple[str, ...]
    trade_offs: tuple[str, ...]
    would_change: tuple[str, ...]
    points: tuple[Points, ...]  # best first
    weights: dict[str, float]  # as set
    left_out: dict[str, str]  # criterion -> why it does not count


def _value(comparison: Comparison, row: ModelRow, name: str) -> float | None:
    """What a criterion is measured by on one row; None when it is not known."""
    return {
        "quality": lambda: comparison.quality(row).share,
        "human": lambda: row.human.unedited.share if row.human and row.human.reviewed else None,
        "speed": lambda: row.seconds_each,
        "memory": lambda: row.weight_gib,
        "privacy": lambda: row.privacy_score,
        "long_resumes": lambda: min(1.0, row.context / _LONG) if row.context else None,
        "tuning": lambda: row.tuning_score,
    }[name]()


def _points(comparison: Comparison, rows: Sequence[ModelRow], name: str) -> list[float] | None:
    values = [_value(comparison, row, name) for row in rows]
    if any(value is None for value in values):
        return None
    known = [float(value) for value in values if value is not None]
    if name in ("speed", "memory"):
        return [min(known) / value for value in known]
    return known


def _mean(parts: dict[str, float], weights: dict[str, float]) -> float:
    counted = sum(weights[name] for name in parts)
    return sum(weights[name] * value for name, value in parts.items()) / counted if counted else 0.0


def _all_points(comparison: Comparison, rows: Sequence[ModelRow], weights: Weights) -> list[Points]:
    told = asdict(weights)
    columns = {name: _points(comparison, rows, name) for name in CRITERIA if told[name]}
    found = []
    for at, row in enumerate(rows):
        parts = {name: column[at] for name, column in columns.items() if column is not None}
        quality = comparison.quality(row)
        ends = [
            _mean({**parts, "quality": end} if "quality" in parts else parts, told)
            for end in (quality.low, quality.high)
        ]
        found.append(Points(row.label, parts, _mean(parts, told), *ends))
    return found


def _behind(comparison: Comparison, rows: Sequence[ModelRow]) -> dict[str, PairTest]:
    """Rows that the data shows to be worse than another one, with the test that shows it."""
    share = {row.label: comparison.quality(row).share for row in rows}
    found: dict[str, PairTest] = {}
    for test in comparison.tests:
        if test.separated:
            worse, better = (
                (test.second, test.first) if test.result.first_better else (test.first, test.second)
            )
            if worse in share and better in share:
                found[worse] = test
    return found


def _order(comparison: Comparison, rows: Sequence[ModelRow], weights: Weights) -> list[Points]:
    """Best first by points; rows whose quality the data shows to be worse than another's come last."""
    behind = _behind(comparison, rows)
    points = sorted(_all_points(comparison, rows, weights), key=lambda entry: (-entry.total, entry.label))
    return sorted(points, key=lambda entry: entry.label in behind)  # stable: the order within stays


def recommend(comparison: Comparison, weights: Weights | None = None) -> Recommendation:
    """Choose a row by stated weights. Says when the data does not separate the rows, and what would."""
    weights = weights or Weights()
    rows = [row for row in comparison.rows if row.written]
    told = asdict(weights)
    left_out = {name: "its weight is 0" for name in CRITERIA if not told[name]}
    left_out |= {
        name: "not known of every row"
        for name in CRITERIA
        if told[name] and rows and _points(comparison, rows, name) is None
    }
    if not rows:
        headline = "Nothing can be recommended: no model wrote an email."
        return Recommendation("", False, headline, (), (), (), (), told, left_out)
    points = _order(comparison, rows, weights)
    by_label = {row.label: row for row in rows}
    pick = by_label[points[0].label]
    mine = [test for test in comparison.tests if pick.label in (test.first, test.second)]
    undecided = [test for test in mine if not test.separated]
    separated = bool(mine) and not undecided
    return Recommendation(
        pick=pick.label,
        separated=separated,
        headline=_headline(comparison, rows, pick, undecided),
        reasons=tuple(_reasons(comparison, pick, points, undecided, left_out)),
        trade_offs=tuple(_trade_offs(rows)),
        would_change=tuple(_changes(comparison, rows, weights, pick, undecided)),
        points=tuple(points),
        weights=told,
        left_out=left_out,
    )


def _headline(
    comparison: Comparison, rows: Sequence[ModelRow], pick: ModelRow, undecided: Sequence[PairTest]
) -> str:
    if len(rows) == 1:
        return f"Only {pick.label} was run, so there is nothing to choose between."
    models = {row.model for row in rows}
    scope = "" if len(models) > 1 else f" All rows are {pick.model}: this is about how to run it."
    if undecided and len(undecided) == len(rows) - 1:
        return (
            f"{pick.label} comes first by these weights, but the data does not show that it writes better "
            f"than the others.{scope}"
        )
    if undecided:
        return (
            f"{pick.label} comes first by these weights, though the data does not tell its quality from "
            f"that of "
            f"{len(undecided)} of the {len(rows) - 1} others.{scope}"
        )
    return f"{pick.label}: its quality is better than that of every other row.{scope}"


def _reasons(
    comparison: Comparison,
    pick: ModelRow,
    points: Sequence[Points],
    undecided: Sequence[PairTest],
    left_out: dict[str, str],
) -> list[str]:
    quality = comparison.quality(pick)
    found = [f"{quality.said} of its emails: {comparison.measure_said}. Wilson interval at 95 %."]
    if quality.n < _FEW:
        found.append(f"n = {quality.n} is small: read the interval, not the share.")
    for test in undecided:
        other = test.second if test.first == pick.label else test.first
        found.append(f"Against {other}: {test.said}.")
    if len(points) > 1 and points[0].parts:
        best = [n for n in points[0].parts if all(points[0].parts[n] >= p.parts.get(n, 0) for p in points)]
        strict = [n for n in best if any(points[0].parts[n] > p.parts.get(n, 0) for p in points)]
        named = ", ".join(name.replace("_", " ") for name in strict if name != "quality")
        if named:
            found.append(f"It is ahead, or level with the best, in {named}.")
    if left_out:
        told = "; ".join(f"{name.replace('_', ' ')} ({why})" for name, why in left_out.items())
        found.append(f"Not counted: {told}.")
    return found


def _by(rows: Sequence[ModelRow], key: Callable[[ModelRow], float | None]) -> list[ModelRow]:
    return sorted((row for row in rows if key(row) is not None), key=key)  # type: ignore[arg-type]


def _trade_offs(rows: Sequence[ModelRow]) -> list[str]:
    """Long resumes, hardware, speed, privacy and tuning, each in a sentence on these rows."""
    found = []
    contexts = sorted({(row.context, row.model) for row in rows if row.context})
    if contexts:
        told = ", ".join(f"{model} {tokens:,}" for tokens, model in contexts)
        found.append(
            f"Long resumes: tokens that fit, prompt and answer together: {told}. Resumes are condensed "
            "to fit except with the strategy bare."
        )
    fitting = []
    for row in rows:
        where = [fit.machine for fit in row.fits if fit.kind == "fits"]
        if row.fits:
            fitting.append(f"{row.label} fits {', '.join(where) or 'none of the named machines'}")
    if fitting:
        found.append(f"Hardware: {'; '.join(fitting)}.")
    if timed := _by(rows, lambda row: row.seconds_each):
        fast, slow = timed[0], timed[-1]
        if fast is not slow:
            found.append(
                f"Speed: {fast.label} takes {fast.seconds_each:.1f} s an email and {slow.label} "
                f"{slow.seconds_each:.1f} s, on {fast.machine}"
                + (f" and {slow.machine}." if slow.machine != fast.machine else ".")
            )
    if sized := _by(rows, lambda row: row.weight_gib):
        small, large = sized[0], sized[-1]
        if small is not large:
            found.append(
                f"Memory: weights take {small.weight_gib:.2f} GiB ({small.label}) to "
                f"{large.weight_gib:.2f} GiB ({large.label})."
            )
    private = {row.privacy for row in rows}
    if len(private) == 1:
        found.append(f"Privacy: the same for all: {private.pop()}.")
    else:
        found.append("Privacy: " + "; ".join(f"{row.label}: {row.privacy}" for row in rows) + ".")
    terms = {(row.model, row.licence, row.tuning) for row in rows}
    told = "; ".join(f"{model} ({licence}): {tuning}" for model, licence, tuning in sorted(terms))
    found.append(f"Fine-tuning: {told}.")
    return found


def _changes(
    comparison: Comparison,
    rows: Sequence[ModelRow],
    weights: Weights,
    pick: ModelRow,
    undecided: Sequence[PairTest],
) -> list[str]:
    found = []
    needed = [test.result.needed for test in undecided if test.result.needed]
    if needed:
        found.append(
            f"More pairs: from about {min(needed):,} on, a difference as large as the one seen would show."
        )
    elif undecided:
        found.append("More pairs: on these, the compared rows did equally well on every count that differs.")
    for entry in fields(Weights):
        for factor, said in ((0.0, "did not count"), (4.0, "counted four times as much")):
            now = getattr(weights, entry.name)
            if not now:
                continue
            other = _order(comparison, rows, replace(weights, **{entry.name: now * factor}))[0].label
            if other != pick.label:
                found.append(f"If {entry.name.replace('_', ' ')} {said}: {other}.")
    if len(rows) > 1 and not any("If " in line for line in found):
        found.append("No single weight set to nothing, or to four times as much, changes the choice.")
    if any(row.human is None for row in rows):
        found.append("Reviews by people: not every row has any, so they do not count yet.")
    if comparison.measure == "format":
        found.append("Checks of facts: where they were not run, the shares are about form alone.")
    if comparison.not_run:
        found.append(
            f"Models that were not run, so nothing is said of them: {', '.join(comparison.not_run)}."
        )
    return found
