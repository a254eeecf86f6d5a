"""Jobs as records: the right company, and no line of another posting."""

import pytest
from conftest import DATA

from outreach.errors import InputError
from outreach.inputs.job_page import parse_job_page, read_job
from outreach.text import contains, squash


def test_the_samples_are_read_as_their_truth_says(truth, jobs):
    for expected, job in zip(truth["jobs"], jobs, strict=True):
        assert (job.company, job.title) == (expected["company"], expected["role"])
        assert not job.warnings
        for other in expected["other_companies_on_page"]:
            assert not contains(job.text, other), other


def test_the_noise_of_the_page_stays_out(jobs):
    text = jobs[1].text
    for noise in ("cookies", "Sign in", "Similar jobs", "Subscribe", "Report this job", "hbLayer"):
        assert noise not in text
    assert "£68,000 to £80,000" in text


def test_every_fact_stands_in_the_source(jobs):
    for job in jobs:
        facts = job.facts
        whole = squash(job.text)
        assert len(facts.about) >= 2 and len(facts.duties) >= 5 and len(facts.requirements) >= 4
        for line in (*facts.about, *facts.duties, *facts.requirements, *facts.offers, *facts.apply):
            assert squash(line) in whole, line


def test_sections_do_not_mix(jobs):
    facts = jobs[0].facts
    assert any("Node.js services on AWS" in line for line in facts.duties)
    assert any("Strong knowledge of Node.js" in line for line in facts.requirements)
    assert any("Flexible schedules" in line for line in facts.offers)
    assert any("careers@rennlabs.example" in line for line in facts.apply)


def test_structured_data_comes_first_and_may_be_broken():
    body = "<p>" + "We build bridges for towns and look after them for decades. " * 8 + "</p>"
    broken = (
        "<html><head><title>Bridge Engineer at Wrong Name | Board</title>"
        '<script type="application/ld+json">{"@type": "JobPosting", "title": "Bridge Engineer",'
        ' "hiringOrganization": {"name": "Span Works"},}</script></head>'
        f"<body><main><h1>Bridge Engineer</h1>{body}</main></body></html>"
    )
    job = parse_job_page(broken, source="page.html", job_id="job01")
    assert job.company == "Span Works"
    assert job.facts.routes["company"] == "JSON-LD JobPosting"


def test_a_text_file_and_unknown_company_are_told(tmp_path):
    file = tmp_path / "job.txt"
    file.write_text("Gardener\n\nYour tasks\n" + "Plant and prune roses in the park. " * 10)
    job = read_job(file)
    assert job.title == "Gardener" and job.company == ""
    assert any("company was not found" in warning for warning in job.warnings)


def test_a_page_without_a_description_is_named(tmp_path):
    file = tmp_path / "gone.html"
    file.write_text("<html><title>Gone</title><body><p>This job has expired.</p></body></html>")
    with pytest.raises(InputError) as caught:
        read_job(file)
    assert caught.value.kind == "expired"
    assert "newer address" in str(caught.value)


def test_a_binary_file_is_named(tmp_path):
    file = tmp_path / "job.doc"
    file.write_bytes(b"\xd0\xcf\x11\xe0 binary \xff\xfe")
    with pytest.raises(InputError, match="neither a PDF"):
        read_job(file)


def test_sample_page_is_self_contained():
    page = (DATA / "jobs/tarnwick-freight-senior-data-engineer.html").read_text(encoding="utf-8")
    assert 'src="http' not in page and "url(http" not in page
