"""The working half of the fixture resumes is read at least as well as today; the frozen one is not asked."""

import datetime
import sys
import time
from collections import Counter

import pytest
from conftest import ROOT

from outreach.inputs.pdf import PdfText, read_pdf
from outreach.inputs.resume import parse_resume, read_resume
from outreach.text import clean_lines, plain

sys.path.insert(0, str(ROOT / "benchmarks"))
import condensing
import reading_resumes

TODAY = datetime.date(2026, 11, 22)
LINES = reading_resumes.FIXTURES / "resume_lines"
# Shares that a change may raise and must not lower.
BOUNDS = {
    "name": 0.95, "employers found": 0.95, "employers right": 0.95, "dates": 0.95, "titles": 0.95,
    "emails": 1.0, "phones": 1.0, "facts": 0.9,
}  # fmt: skip


def lines_resume(entry):
    text = (LINES / entry["file"]).read_text(encoding="utf-8")
    document = PdfText((tuple(clean_lines(text)),), "lines", "0" * 64)
    return parse_resume(document, source="cv.pdf", resume_id="resume01", today=TODAY)


@pytest.fixture(scope="module")
def pdf_resumes():
    """By corpus, (truth, Resume) of the PDFs that may be looked at."""
    return {
        corpus: [
            (entry, read_resume(folder / entry["file"])) for entry in reading_resumes.truths("work", folder)
        ]
        for corpus, folder in reading_resumes.CORPORA.items()
    }


def every(pdf_resumes):
    return [pair for pairs in pdf_resumes.values() for pair in pairs]


def assert_bounds(scored, **lower):
    total, misses = Counter(), []
    for counts, missed in scored:
        total += counts
        misses += missed
    for what, share in (BOUNDS | lower).items():
        if total[f"{what} of"]:
            assert total[what] >= share * total[f"{what} of"], [m for m in misses if m.startswith(what)]
    assert total["strangers"] == 0, misses


@pytest.mark.parametrize("corpus", reading_resumes.CORPORA)
def test_the_working_half_of_the_pdfs_is_read_as_well_as_ever(pdf_resumes, corpus):
    scored = [reading_resumes.score(entry, resume) for entry, resume in pdf_resumes[corpus]]
    assert len(scored) >= 18
    # the fourth has titles that go on behind a bracket or a dash, "Staff Nurse (Band 5)": 79 of 86
    assert_bounds(scored, **({"titles": 0.9} if corpus == "fourth corpus" else {}))


def test_resumes_given_as_lines_are_read_as_well_as_ever():
    """Many layouts as lines of text, each in one file; there no PDF reader is at work."""
    entries = reading_resumes.truths("work", LINES)
    assert len(entries) >= 40
    assert_bounds([reading_resumes.score(entry, lines_resume(entry)) for entry in entries])


def test_no_name_is_called_sure_and_is_wrong(pdf_resumes):
    wrong = [
        (entry["name"], resume.name, resume.name_reason)
        for entry, resume in every(pdf_resumes)
        if resume.name_reason.startswith("sure") and plain(resume.name) != plain(entry["name"])
    ]
    assert not wrong


def test_objectives_are_quoted_and_only_where_there_is_one(pdf_resumes):
    for entry, resume in every(pdf_resumes):
        assert plain(" ".join(resume.objective)) == plain(entry["objective"] or ""), entry["file"]


def test_a_resume_is_parsed_in_a_moment(record_property):
    """The text of a PDF to its record: 20 ms a page are allowed here, on a slow machine that is shared."""
    documents = [
        read_pdf(reading_resumes.RESUMES / entry["file"]) for entry in reading_resumes.truths("work")
    ]
    started = time.process_time()
    for document in documents:
        parse_resume(document, source="cv.pdf", resume_id="resume01", today=TODAY)
    spent = time.process_time() - started
    pages = sum(len(document.pages) for document in documents)
    record_property("milliseconds to parse a resume", round(1000 * spent / len(documents), 1))
    assert spent / pages < 0.02


def test_a_condensed_resume_keeps_what_matters_for_the_job(record_property):
    """Of each resume whose relevant lines fit; counted by the tokenizer of the model in the install."""
    rows = condensing.measure("work", condensing.BUDGET, condensing.model_tokens())
    found = condensing.sums(rows, condensing.BUDGET)
    kept, of = found["fits: kept"], found["fits: of"]
    record_property("relevant lines kept in 400 tokens", f"{kept} of {of}, {len(rows)} resumes")
    assert kept >= 0.9 * of
    assert found["current post kept"] == found["tenure kept"] == len(rows)
    assert found["over budget"] == found["name the person"] == 0
