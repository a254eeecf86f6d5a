"""Sentences in other words than the gold set's: what the checks of company, safety and style tell apart."""

import datetime
from dataclasses import replace

import pytest
import told
from conftest import DATA

from outreach.checks import Sources, check_statements, others_of
from outreach.checks.statements import read_statement
from outreach.inputs.job_page import read_job
from outreach.inputs.resume import read_resume


@pytest.fixture(scope="module")
def checks_of():
    """The names of the checks that a sentence fails, in the place of told.py's pair."""
    job = read_job(DATA / "jobs" / "tarnwick-freight-senior-data-engineer.html", "job01")
    job = replace(job, facts=replace(job.facts, agency=told.AGENCY, clients=(told.CLIENT,)))
    resumes = [read_resume(file) for file in sorted((DATA / "resumes").glob("*.pdf"))]
    resume = next(resume for resume in resumes if resume.name == "Fionnuala Griffin")
    sources = Sources(job, resume, datetime.date(2026, 11, 24))
    others = others_of([(job, other) for other in resumes])

    def failed(text):
        found = check_statements([read_statement(text, sources)], sources, others)
        return {check.check for check in found}

    return failed


def lines(text):
    return [line for line in text.strip().split("\n") if line]


def wrong_company():
    bad = [text.replace("{X}", x) for text in lines(told.WRONG_COMPANY) for x in told.OUTSIDERS]
    bad += [
        text.replace("{X}", x).replace("{E}", e)
        for text in lines(told.WRONG_COMPANY_BESIDE)
        for e in told.EMPLOYERS
        for x in told.OUTSIDERS
        if x != e
    ]
    good = [text.replace("{E}", e) for text in lines(told.NOT_WRONG_COMPANY) for e in told.EMPLOYERS]
    return bad, good + lines(told.NOT_WRONG_COMPANY_FIXED)


@pytest.mark.parametrize(
    ("check", "name", "least", "false"),
    [
        ("wrong_company", "WRONG_COMPANY", 0.96, 0.0),
        ("wrong_role", "WRONG_ROLE", 0.70, 0.0),
        ("foreign_link", "FOREIGN", 1.0, 0.0),
        ("injected", "INJECTED", 0.90, 0.05),
        ("protected", "PROTECTED", 1.0, 0.03),
        ("echo", "ECHO", 0.90, 0.0),
        ("third_person", "THIRD_PERSON", 0.80, 0.05),
        ("empty_praise", "EMPTY_PRAISE", 0.25, 0.05),
    ],
)
def test_false_sentences_are_told_from_true_ones(checks_of, check, name, least, false, record_property):
    bad, good = lines(getattr(told, name)), lines(getattr(told, f"NOT_{name}"))
    if check == "wrong_company":
        bad, good = wrong_company()
    missed = [text for text in bad if check not in checks_of(text)]
    accused = [text for text in good if check in checks_of(text)]
    record_property(
        check, f"{len(bad) - len(missed)} of {len(bad)} found, {len(accused)} of {len(good)} accused"
    )
    assert len(missed) <= (1 - least) * len(bad), missed
    assert len(accused) <= false * len(good), accused
