"""Company, role and place are read as a person would, however a page states them."""

import re

import pytest
from page_noise import noisy
from stated_cases import CASES

from outreach.inputs.job_page import parse_job_page
from outreach.text import plain


def town(place):
    return plain(re.split(r"[,/(]", place)[0])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_a_page_states_is_read(case):
    job = parse_job_page(case.html, source="page.html", job_id="job01")
    assert plain(job.title) == plain(case.role), job.facts.routes
    assert plain(job.company) == plain(case.company), job.facts.routes
    if case.place is not None:
        assert town(job.facts.place) == town(case.place), job.facts.routes
    if case.agency is not None:
        assert plain(job.facts.agency) == plain(case.agency), job.facts.routes


# a role in a heading below the first rank, which the noise sets behind a list of other jobs
BEHIND_OTHER_JOBS = {"notice in a paper", "site builder with hero words"}


@pytest.mark.parametrize("case", CASES[::3], ids=lambda case: case.name)
def test_what_stands_around_changes_nothing(case):
    """Menus, cards of other jobs and footers: the role stays, and no other company is named."""
    job = parse_job_page(noisy(case.html, 1), source="page.html", job_id="job01")
    if case.name not in BEHIND_OTHER_JOBS:
        assert plain(job.title) == plain(case.role), job.facts.routes
    assert plain(job.company) in ("", plain(case.company)), job.facts.routes
