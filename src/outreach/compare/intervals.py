"""How far a share that was seen may be from the true one, and whether two shares differ.

statsmodels does the statistics and is imported on first use. Shares are of yes-or-no outcomes; nothing here
knows what was asked.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from outreach.errors import MissingDependency

LEVEL = 0.05  # of an interval (95 %) and of a test
POWER = 0.8  # chance to see a difference that is there, for the numbers needed


def _stats(name: str) -> Any:
    try:
        from statsmodels.stats import contingency_tables, multitest, proportion, weightstats
    except ModuleNotFoundError as error:
        raise MissingDependency(
            "statsmodels is not installed", next_step="Install it: pip install statsmodels"
        ) from error
    return {
        "contingency_tables": contingency_tables,
        "multitest": multitest,
        "proportion": proportion,
        "weightstats": weightstats,
    }[name]


def wilson(successes: int, n: int) -> tuple[float, float]:
    """Lower and upper end of the Wilson interval of a share, 95 %; (0, 1) when n is 0."""
    if n == 0:
        return 0.0, 1.0
    low, high = _stats("proportion").proportion_confint(successes, n, alpha=LEVEL, method="wilson")
    return max(0.0, float(low)), min(1.0, float(high))


@dataclass(frozen=True)
class Rate:
    """A share that was counted, with its Wilson interval at 95 %."""

    passed: int
    n: int
    low: float  # 0 to 1
    high: float

    @property
    def share(self) -> float:
        """0 to 1; 0 when nothing was counted."""
        return self.passed / self.n if self.n else 0.0

    @property
    def said(self) -> str:
        """ "9 of 10 (60 to 98 %)"."""
        if not self.n:
            return "none counted"
        return f"{self.passed} of {self.n} ({self.low:.0%} to {self.high:.0%})".replace(
            "% to", " to"
        ).replace("%)", " %)")


def rate(passed: int, n: int) -> Rate:
    """A counted share with its interval."""
    return Rate(passed, n, *wilson(passed, n))


@dataclass(frozen=True)
class Paired:
    """Two ways of doing the same things, compared thing by thing (McNemar's exact test)."""

    n: int  # things that both did
    first_only: int  # right with the first way and not with the second
    second_only: int
    p: float  # two-sided
    needed: int | None  # things needed to see such a difference; None when there was none to see

    @property
    def separated(self) -> bool:
        return self.p < LEVEL

    @property
    def first_better(self) -> bool:
        return self.first_only > self.second_only

    @property
    def said(self) -> str:
        """The result in words, with n."""
        counted = f"n = {self.n}, p = {self.p:.2g}"
        if self.separated:
            return f"differ ({self.first_only} against {self.second_only} pairs; {counted})"
        if self.needed is None:
            return f"cannot be separated with n = {self.n}: no difference was seen"
        return (
            f"cannot be separated with {counted}: a difference of this size needs about {self.needed} pairs"
        )


@dataclass(frozen=True)
class Unpaired:
    """Two ways that did different things, compared by their shares (Fisher's exact test)."""

    first: Rate
    second: Rate
    p: float  # two-sided
    needed: int | None  # things needed of each to see such a difference; None when there was none
    first_only: None = None  # they did no thing both
    second_only: None = None

    @property
    def n(self) -> int:
        """Of the smaller one."""
        return min(self.first.n, self.second.n)

    @property
    def separated(self) -> bool:
        return self.p < LEVEL

    @property
    def first_better(self) -> bool:
        return self.first.share > self.second.share

    @property
    def said(self) -> str:
        """The result in words, with n."""
        on = f"on different pairs (n = {self.first.n} and {self.second.n}, p = {self.p:.2g})"
        if self.separated:
            return f"differ, {on}"
        more = f": a difference of this size needs about {self.needed} each" if self.needed else ""
        return f"cannot be separated {on}{more}"


def compare_unpaired(first: Rate, second: Rate) -> Unpaired:
    """Compare two ways that did different things."""
    from scipy.stats import fisher_exact

    table = [[r.passed, r.n - r.passed] for r in (first, second)]
    p = float(fisher_exact(table).pvalue) if first.n and second.n else 1.0
    return Unpaired(first, second, p, needed_each(first.share, second.share))


def mcnemar_exact(first_only: int, second_only: int) -> float:
    """Two-sided p of McNemar's exact test, from the pairs on which two ways disagree; 1 if they never do."""
    if first_only + second_only == 0:
        return 1.0
    table = [[0, first_only], [second_only, 0]]
    return float(_stats("contingency_tables").mcnemar(table, exact=True).pvalue)


def compare_paired(outcomes: Sequence[tuple[bool, bool]]) -> Paired:
    """Compare two ways by their outcomes on the same things."""
    first = sum(a and not b for a, b in outcomes)
    second = sum(b and not a for a, b in outcomes)
    return Paired(
        len(outcomes), first, second, mcnemar_exact(first, second), needed_pairs(first, second, len(outcomes))
    )


def needed_pairs(first_only: int, second_only: int, n: int) -> int | None:
    """Pairs needed to see at 5 % with a power of 80 % the difference that was seen; None when there was none.

    Connor (1987), "Sample size for testing differences in proportions for the paired-sample design",
    Biometrics 43, 207-211.
    """
    if first_only == second_only or not n:
        return None
    from scipy.stats import norm

    disagree, difference = (first_only + second_only) / n, abs(first_only - second_only) / n
    a, b = norm.ppf(1 - LEVEL / 2), norm.ppf(POWER)
    root = math.sqrt(max(0.0, disagree - difference**2))
    least = 6 / disagree  # six pairs that all disagree one way are the fewest with an exact p under 5 %
    return math.ceil(max((a * math.sqrt(disagree) + b * root) ** 2 / difference**2, least))


def needed_each(share: float, other: float) -> int | None:
    """Things needed of each kind, unpaired, to tell two shares apart at 5 % with a power of 80 %."""
    if share == other:
        return None
    # at 0 and 1 the formula's variance vanishes, as if one email told everything
    share, other = (min(0.99, max(0.01, value)) for value in (share, other))
    stats = _stats("proportion")
    found = stats.samplesize_proportions_2indep_onetail(
        share - other, other, POWER, ratio=1, alpha=LEVEL, alternative="two-sided"
    )
    return math.ceil(float(found))


def mean_interval(values: Sequence[float]) -> tuple[float, float, float]:
    """(mean, low, high) of a mean by the t distribution, 95 %; the ends are NaN for fewer than two values."""
    if len(values) < 2:
        return (values[0] if values else math.nan), math.nan, math.nan
    described = _stats("weightstats").DescrStatsW(list(values))
    if described.std == 0:
        return float(described.mean), float(described.mean), float(described.mean)
    low, high = described.tconfint_mean(alpha=LEVEL)
    return float(described.mean), float(low), float(high)


def adjusted(p_values: Sequence[float]) -> list[float]:
    """p values raised for how many were looked at (Holm)."""
    if not p_values:
        return []
    return [float(p) for p in _stats("multitest").multipletests(list(p_values), method="holm")[1]]
