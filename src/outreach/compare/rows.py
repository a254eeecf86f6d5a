"""What a comparison is made of: one record a model and way of running it, with its units."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from outreach.compare.intervals import Paired, Rate, Unpaired
from outreach.models.registry import Score


@dataclass(frozen=True)
class CheckError:
    """How often a check itself is wrong, measured on labelled sentences."""

    precision: Rate | None  # of what it flags, the share that is wrong indeed
    recall: Rate | None  # of what is wrong, the share that it flags
    source: str  # the file it was read from

    @property
    def said(self) -> str:
        parts = [
            f"{name} {found.said}"
            for name, found in (("precision", self.precision), ("recall", self.recall))
            if found
        ]
        return "; ".join(parts) or "not measured"


@dataclass(frozen=True)
class Criterion:
    """One thing that emails are checked for, and how many of a row's emails keep it."""

    name: str
    label: str
    group: str  # format | company | grounding | safety | style | personal
    rate: Rate
    error: CheckError | None = None  # of the check; None: not measured

    @property
    def error_said(self) -> str:
        return self.error.said if self.error else "error rate of this check not measured"


@dataclass(frozen=True)
class Human:
    """What people decided. Of one draft the last decision counts; undone ones do not."""

    reviewed: int
    unedited: Rate  # approved without an edit, of the reviewed
    edited: int
    rejected: int
    median_edit: float | None  # characters, of those edited
    median_seconds: float | None  # before the person
    blind_wins: Rate | None  # of blind comparisons on which this model stood; ties count against


@dataclass(frozen=True)
class Fit:
    """How a model runs on a named machine."""

    machine: str
    kind: str  # fits | offload | no
    said: str  # in few words


@dataclass(frozen=True)
class ModelRow:
    """One model in one precision with one strategy in one run."""

    label: str
    run: str
    model: str
    strategy: str  # whole | sections | bare | ""
    precision: str  # 16bit | 4bit | "" when not recorded
    candidates: float  # texts generated an email, on average
    written: int
    errors: int  # pairs on which it failed: no score
    skipped: int  # pairs that were not to be written
    criteria: tuple[Criterion, ...]
    all_format: Rate  # keep to every criterion of form
    ready: Rate | None  # None: facts were not checked, so nothing could be ready
    needs_human: Rate
    wrong_company: Rate | None  # emails that name another as the hiring company; None: not measured
    unfounded: Rate | None  # emails with a fact that no source holds; None: not measured
    human: Human | None  # None: not reviewed
    seconds_each: float | None  # model time an email
    tokens_per_second: float | None  # written, all candidates
    load_seconds: float | None
    weight_gib: float | None
    machine: str
    fits: tuple[Fit, ...]
    privacy: str  # what left the machine, in words
    privacy_score: float | None  # 1 nothing left, 0.5 masked, 0 in clear; None: not recorded
    licence: str
    tuning: str  # what the licence and the weights allow
    tuning_score: float | None
    context: int | None  # tokens of prompt and answer together
    scores: tuple[Score, ...] = ()  # published
    outcomes: dict[tuple[str, str], dict[str, bool]] = field(default_factory=dict, repr=False)
    # (job, resume) by their contents' hashes -> {"ready": ..., "format": ...}; never exported

    @property
    def name(self) -> str:
        """How the row is called in tables."""
        return self.label


@dataclass(frozen=True)
class PairTest:
    """Two rows on the pairs that both wrote, or unpaired when there are none."""

    first: str
    second: str
    result: Paired | Unpaired
    p_adjusted: float  # for the number of comparisons (Holm)

    @property
    def separated(self) -> bool:
        return self.p_adjusted < 0.05

    @property
    def said(self) -> str:
        if self.result.separated and not self.separated:
            return (
                f"cannot be separated with n = {self.result.n} once all comparisons are counted "
                f"(p = {self.result.p:.2g}, {self.p_adjusted:.2g} after Holm); "
                f"a difference of this size needs about {self.result.needed} pairs"
            )
        return self.result.said


@dataclass(frozen=True)
class Comparison:
    """All rows of some runs, and what the data says of their differences."""

    rows: tuple[ModelRow, ...]
    measure: str  # ready | format: what the rows are compared by
    measure_said: str
    tests: tuple[PairTest, ...]
    manifests: tuple[dict[str, Any], ...]  # by run, in order: settings, versions, machine
    runs: tuple[str, ...]
    not_run: tuple[str, ...]  # models of the registry that no run has

    def quality(self, row: ModelRow) -> Rate:
        """The share that the rows are compared by."""
        return row.ready if self.measure == "ready" and row.ready is not None else row.all_format
