"""The format checks see what they are for, and a sentence is held to its line."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach.checks import CHECK_NAMES, run_checks
from outreach.checks.faithful import judge_sentence
from outreach.emails.compose import compose

GOOD = (
    ("company", "Renn Labs is an AI and technology company. About 4,000 shops use Renn Labs."),
    ("role", "You would review code kindly. You would also mentor two engineers."),
    ("candidate", "At Cartlight Commerce, you led the rewrite of the checkout to Node.js services on AWS."),
    ("call_to_action", "Would you have 20 minutes for a call this week?"),
)


@pytest.fixture(scope="module")
def maya(resumes):
    return next(resume for resume in resumes if resume.name == "Maya Okafor")


@pytest.fixture
def good(jobs, maya, settings):
    return compose(GOOD, jobs[0], maya, settings)


def failed(email, job, resume):
    return {check.check for check in run_checks(email, job, resume) if not check.passed}


def with_part(email, part, text):
    return replace(email, paragraphs=tuple((p, text if p == part else t) for p, t in email.paragraphs))


def test_a_good_email_passes_every_check(good, jobs, maya):
    results = run_checks(good, jobs[0], maya)
    assert [check.check for check in results] == list(CHECK_NAMES)
    assert all(check.passed and check.reason for check in results)


@pytest.mark.parametrize(
    ("part", "text", "check"),
    [
        ("company", "Renn Labs is an AI company.", "company_pitch"),
        ("company", "Renn Labs is one. It is two. It is three. It is four.", "company_pitch"),
        ("role", "You would review code.", "opportunity"),
        ("candidate", "The candidate has done many things well.", "candidate_pitch"),
        ("candidate", "You have done many things well.", "candidate_pitch"),
        ("call_to_action", "All the best for your future.", "call_to_action"),
        ("role", "You would:\n- review code\n- mentor engineers.", "plain_text"),
        ("company", "Hello [Your Name], this is Renn Labs. It is big.", "no_leftovers"),
        ("company", "Here is the email you asked for. Renn Labs is big.", "no_leftovers"),
        ("company", "{company} is big. Renn Labs is bigger.", "no_leftovers"),
        ("candidate", "At Cartlight Commerce, you led the rewrite of", "complete"),
        ("role", "You would review code. You would review code.", "no_repetition"),
    ],
)
def test_each_fault_is_seen(good, jobs, maya, part, text, check):
    assert check in failed(with_part(good, part, text), jobs[0], maya)


def test_the_names_must_be_there(good, jobs, maya):
    other = replace(good, greeting="Dear Zofie,")
    assert "candidate_named" in failed(other, jobs[0], maya)
    nameless = with_part(good, "company", "We are an AI company. Shops use our tools.")
    assert "company_named" in failed(nameless, jobs[0], maya)


LINE = "Cut the JavaScript bundle from 29% to 22% for 1,300 merchants without new staff."


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        (
            "At Acme, you cut the JavaScript bundle to 29% without new staff for 1,300 merchants.",
            "number",
        ),
        ("At Acme, you cut the JavaScript bundle from 29% to 25% without new staff.", "25%"),
        (
            "At Acme, you cut the JavaScript and Ruby bundle from 29% to 22% without new staff.",
            "adds",
        ),
        ("At Acme, you cut the JavaScript bundle from 29% to 22% for 1,300 merchants.", "negation"),
        ("At Acme, you cut the JavaScript bundle from 29% to 22% without new staff for", "cut off"),
        (
            "At Acme, you cut our JavaScript bundle from 29% to 22% without new staff.",
            "someone else",
        ),
        ("At Acme, you merchants bundle JavaScript without staff cut.", "order"),
        ("At Acme, you bundle the JavaScript for 1,300 merchants without new staff.", "verb"),
        ("At Acme, you cut without new staff.", "of the line"),
        (
            "At Acme, you cut the JavaScript bundle from 29% to 22% [sic] without new staff.",
            "stray",
        ),
    ],
)
def test_a_sentence_that_leaves_its_line_is_refused(sentence, reason):
    verdict = judge_sentence(sentence, LINE, ("Acme", "At Acme, you"), "At Acme, you", verb=True)
    assert not verdict.faithful and reason in verdict.reason


def test_a_sentence_that_keeps_to_its_line_passes():
    sentence = "At Acme, you cut the JavaScript bundle from 29% to 22% for 1,300 merchants without new staff."
    verdict = judge_sentence(sentence, LINE, ("Acme", "At Acme, you"), "At Acme, you", verb=True)
    assert verdict.faithful and verdict.coverage == 1


def test_a_possessive_must_not_become_the_readers():
    line = "Wrote the API with the data team, catching bad orders in its first year."
    verdict = judge_sentence(
        "At Acme, you wrote the API with the data team, catching bad orders in your first year.",
        line, ("Acme",), "At Acme, you",
    )  # fmt: skip
    assert not verdict.faithful


@given(st.text(max_size=120), st.text(max_size=120))
def test_any_text_is_judged_without_error(sentence, line):
    judge_sentence(sentence, line, (line,), "You")
