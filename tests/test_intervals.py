"""Intervals, paired tests and needed numbers agree with published cases."""

import math
import random

import pytest

from outreach.compare.intervals import (
    adjusted,
    compare_paired,
    compare_unpaired,
    mcnemar_exact,
    mean_interval,
    needed_each,
    needed_pairs,
    rate,
    wilson,
)


@pytest.mark.parametrize(
    ("passed", "n", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),  # Newcombe (1998), Statistics in Medicine 17, table I, method 3
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
        (40, 40, 0.9124, 1.0),
    ],
)
def test_wilson_intervals_are_newcombes(passed, n, low, high):
    found = wilson(passed, n)
    assert found == pytest.approx((low, high), abs=5e-5)


def test_without_anything_counted_everything_is_possible():
    assert wilson(0, 0) == (0.0, 1.0)
    assert rate(0, 0).said == "none counted"
    assert rate(9, 10).said == "9 of 10 (60 to 98 %)"


def test_mcnemar_is_exact():
    # Agresti, Categorical Data Analysis (2nd ed.), section 10.1: 150 against 86, z squared = 17.36
    assert mcnemar_exact(150, 86) == pytest.approx(3.7e-5, rel=0.05)
    # statsmodels' own test case of the exact test: [[101, 121], [59, 33]]
    assert mcnemar_exact(121, 59) == pytest.approx(4.434e-06, rel=1e-3)
    assert mcnemar_exact(6, 0) == 2 * 0.5**6 and mcnemar_exact(5, 0) == 2 * 0.5**5
    assert mcnemar_exact(0, 0) == 1.0


def test_needed_numbers_are_the_textbooks():
    # Fleiss, Statistical Methods for Rates and Proportions: 0.6 against 0.8 needs 82 in each group
    # (without continuity correction)
    assert needed_each(0.8, 0.6) in (81, 82)
    assert needed_each(0.5, 0.5) is None and needed_each(1.0, 0.0) >= 3


def test_the_needed_pairs_have_the_promised_power():
    """Connor's number, tried out: about 80 % of simulated studies of that size separate the two."""
    n = needed_pairs(25, 10, 100)
    assert n == 120
    random.seed(4)
    seen = 0
    for _ in range(600):
        draws = random.choices(("first", "second", "same"), (0.25, 0.10, 0.65), k=n)
        b, c = draws.count("first"), draws.count("second")
        seen += abs(b - c) / math.sqrt(b + c) > 1.96
    assert 0.75 <= seen / 600 <= 0.86
    assert needed_pairs(3, 3, 10) is None
    assert needed_pairs(2, 0, 2) == 6, "fewer can never reach 5 % with the exact test"


def test_ten_pairs_are_said_to_be_too_few():
    result = compare_paired([(True, True)] * 6 + [(True, False)] * 3 + [(False, True)])
    assert (result.n, result.first_only, result.second_only) == (10, 3, 1)
    assert result.p == pytest.approx(0.625)
    assert "cannot be separated with n = 10" in result.said and f"about {result.needed} pairs" in result.said
    clear = compare_paired([(True, False)] * 9 + [(True, True)])
    assert clear.separated and clear.said.startswith("differ (9 against 0 pairs")


def test_different_pairs_are_compared_without_pairing():
    # Fisher's tea: 3 of 4 against 1 of 4
    tea = compare_unpaired(rate(3, 4), rate(1, 4))
    assert tea.p == pytest.approx(0.4857, abs=1e-4) and not tea.separated
    assert compare_unpaired(rate(58, 68), rate(0, 6)).separated


def test_many_comparisons_raise_their_p_values():
    # Holm's procedure on 0.01, 0.04, 0.03: 3 x 0.01, 2 x 0.03, then no less than before
    assert adjusted([0.01, 0.04, 0.03]) == pytest.approx([0.03, 0.06, 0.06])
    assert adjusted([]) == []


def test_a_mean_has_students_interval():
    # mean 2.5, s = 1.29099, t(3) = 3.18245
    assert mean_interval([1, 2, 3, 4]) == pytest.approx((2.5, 0.44574, 4.55426), abs=1e-4)
    assert mean_interval([0.0, 0.0]) == (0.0, 0.0, 0.0)
    assert math.isnan(mean_interval([1.0])[1])
