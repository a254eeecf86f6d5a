"""The fixture pages of the working half are read at least as well as today; the frozen half is not asked."""

import json
import sys

import pytest
from conftest import ROOT

from outreach.errors import InputError
from outreach.inputs.job_page import read_job
from outreach.text import plain, squash

sys.path.insert(0, str(ROOT / "benchmarks"))
import reading

# Read on 2026-11-24; a change may raise these, and must not lower them.
BOUNDS = {
    "pages": {
        "company": 27, "wrong": 0, "role": 27, "place": 26,
        "recall": 0.99, "precision": 0.95, "named": 10, "foreign": 1,
    },
    "pages_more": {
        "company": 30, "wrong": 0, "role": 29, "place": 28,
        "recall": 0.97, "precision": 0.95, "named": 11, "foreign": 2,
    },
    "pages_third": {
        "company": 32, "wrong": 0, "role": 31, "place": 32,
        "recall": 0.99, "precision": 0.95, "named": 12, "foreign": 9,
    },
    "pages_fourth": {
        "company": 30, "wrong": 0, "role": 30, "place": 29,
        "recall": 0.98, "precision": 0.95, "named": 6, "foreign": 9,
    },
    "pages_fifth": {
        "company": 17, "wrong": 0, "role": 17, "place": 17,
        "recall": 0.79, "precision": 0.82, "named": 2, "foreign": 4,
    },
}  # fmt: skip


def read(entry, folder):
    """(kind, JobPosting or None) of one page."""
    try:
        return "posting", read_job(folder / entry["file"])
    except InputError as error:
        assert "\n" not in str(error)
        return error.kind, None


@pytest.mark.parametrize("name", BOUNDS)
def test_the_working_half_is_read_as_well_as_ever(name):
    folder, bounds = reading.FIXTURES / name, BOUNDS[name]
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    entries = [e for e in truth if e["half"] == "work" and not e["needs_script"]]
    results = [(entry, *read(entry, folder)) for entry in entries]
    assert sum(kind == e["kind"] for e, kind, _ in results if e["kind"] != "posting") >= bounds["named"]
    postings = [(entry, job) for entry, _, job in results if entry["kind"] == "posting"]
    read_ones = [(entry, job) for entry, job in postings if job]
    company = [plain(job.company) == plain(entry["company"] or "") for entry, job in read_ones]
    wrong = [
        (entry["file"], job.company)
        for entry, job in read_ones
        if job.company and plain(job.company) != plain(entry["company"] or "")
    ]
    assert sum(company) >= bounds["company"]
    assert len(wrong) <= bounds["wrong"], wrong
    assert sum(reading.same_role(job.title, entry["role"]) for entry, job in read_ones) >= bounds["role"]
    places = [reading.town(job.facts.place) == reading.town(entry["place"]) for entry, job in read_ones]
    assert sum(places) >= bounds["place"]
    scores = [reading.overlap(job.text if job else "", entry["description_lines"]) for entry, job in postings]
    assert sum(recall for recall, _ in scores) / len(scores) >= bounds["recall"]
    assert sum(precision for _, precision in scores) / len(scores) >= bounds["precision"]
    foreign = [
        entry["file"]
        for entry, job in read_ones
        if any(squash(line) and squash(line) in squash(job.text) for line in entry["foreign_lines"])
    ]
    assert len(foreign) <= bounds["foreign"], foreign


def test_signs_and_ranges_survive():
    """C++, C#, .NET, ranges, money and accents of the fixture that is full of them."""
    job = read_job(reading.FIXTURES / "pages" / "characters_salary_range.html")
    truth = json.loads((reading.FIXTURES / "pages" / "truth.json").read_text(encoding="utf-8"))
    lines = next(e for e in truth if e["file"] == "characters_salary_range.html")["description_lines"]
    wanted = {word for line in lines for word in line.split() if any(c in word for c in "+#.$–-&")}
    assert len(wanted) > 5
    for word in wanted:
        assert plain(word) in plain(job.text), word
    for sign in ("C++", "C#", ".NET"):
        assert (sign in " ".join(lines)) == (sign in job.text)


def test_the_interval_agrees_with_a_known_case():
    """40 of 40 right still means 91 to 100 %."""
    low, high = reading.wilson(40, 40)
    assert (round(low, 2), round(high, 2)) == (0.91, 1.0)
