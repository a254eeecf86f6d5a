"""A page that is no posting is refused as what it is, with a next step; a real posting never is."""

import kind_pages
import kind_pages_more
import pytest

from outreach.errors import InputError
from outreach.inputs.job_page import parse_job_page
from outreach.text import squash

PAGES = [*kind_pages.PAGES, *kind_pages_more.PAGES]
REFUSED = [page for page in PAGES if page.kind != "posting"]
POSTINGS = [page for page in PAGES if page.kind == "posting"]


@pytest.mark.parametrize("page", REFUSED, ids=lambda page: f"{page.kind}: {page.name}")
def test_a_page_that_is_no_posting_is_named(page):
    with pytest.raises(InputError) as caught:
        parse_job_page(page.html, source="page.html", job_id="job01")
    assert caught.value.kind == page.kind, caught.value
    assert page.said in str(caught.value)
    assert caught.value.next_step


@pytest.mark.parametrize("page", POSTINGS, ids=lambda page: page.name)
def test_a_real_posting_is_never_refused(page):
    job = parse_job_page(page.html, source="page.html", job_id="job01")
    assert squash(page.said) in squash(job.text)


def test_a_list_of_jobs_is_told_from_a_page_without_any():
    """Somebody who gives a search's results reads what to do with them."""
    page = next(page for page in PAGES if page.kind == "job_list")
    with pytest.raises(InputError, match=r"lists several openings.*Open one of them") as caught:
        parse_job_page(page.html, source="page.html", job_id="job01")
    assert caught.value.kind == "job_list"
