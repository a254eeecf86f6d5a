"""Company, role and place are read as a person would, however a page states them."""

import re

import pytest
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
