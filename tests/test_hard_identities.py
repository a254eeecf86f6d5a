"""Names and employers that are words, skills, titles, places or acronyms: both promises, also half read."""

import json
import re
from dataclasses import replace

import pytest
from conftest import ROOT
from corpus import Known, employer_stands, leaks, sentences_about
from hard_identities import HARD

from outreach.errors import PrivacyError
from outreach.identity import identity_of
from outreach.masking import Masker
from outreach.prompts.email import prompt_for_email
from outreach.records import job_from_dict, resume_from_dict
from outreach.report.harmless import Screen
from outreach.report.pseudonyms import Pseudonymiser
from outreach.spellings import ordinary_words

GOLD = ROOT / "data" / "gold" / "work"
PLACEHOLDER = re.compile(r"\[(?:NAME|EMAIL|PHONE|ADDRESS|LINK|EMPLOYER|TEXT)_\d+\]")
# A name that is also a word may stand as the word: in a skill of several words, as a month with its year.
AS_WORDS = re.compile(r"Ruby on Rails|(?:April|May) \d{4}")


@pytest.fixture(scope="module")
def read():
    return [(hard, hard.resume(number)) for number, hard in enumerate(HARD, 1)]


def known_of(hard, resume):
    return Known(hard.name, (hard.email,), (hard.phone,), hard.employers, resume.source, resume)


def said_of(known):
    """All that a draft, its evidence and the reasons of its checks may say, the resume's own lines too."""
    told = [
        sentence.format(employer)
        for employer in known.employers
        for sentence in (
            "You joined {} in 2020.",
            "{} grew under you.",
            "You lead the team of {}.",
            "Your time with {} shows.",
            "Yours is the work that {} needs.",
            "Found no line that says '{}'",
        )
    ]
    return [*sentences_about(known), *told, *known.resume.text.split("\n")]


def test_a_report_tells_none_of_them(read, jobs):
    found = {}
    for hard, resume in read:
        known = known_of(hard, resume)
        hide = Pseudonymiser([resume], jobs)
        shown = "\n".join(hide.shown(said, hide.label(resume)) for said in said_of(known))
        if told := leaks(shown, known):
            found[hard.name] = told
    assert found == {} and len(read) >= 40


def test_nor_where_the_reader_found_nothing_at_all(read, jobs):
    """No post, no name, no headline: what stays then is an employer called as a skill that is used as one."""
    found = {}
    for hard, resume in read:
        known = known_of(hard, resume)
        blank = replace(resume, employment=(), name="", headline="", emails=(), phones=(), links=())
        screen = Screen([blank], jobs)
        shown = "\n".join(screen.shown(said) for said in said_of(known))
        told = {employer for employer in hard.employers if employer_stands(employer, shown)}
        if told:
            found[hard.name] = told
    assert found == {"Ruby Swift": {"Python"}, "Rust Carter": {"Spark"}}


def test_nothing_of_them_leaves_and_the_trade_stays(read, jobs, record_property):
    refused, leaked, gone, stays = [], {}, [], 0
    for hard, resume in read:
        masker = Masker(identity_of(resume, jobs[:1]), employers=True)
        try:
            prompt, table = masker.mask_to_send(prompt_for_email(jobs[0], resume))
        except PrivacyError:
            refused.append(hard.name)
            continue
        text = "\n".join(message.content for message in prompt.messages)
        text = PLACEHOLDER.sub("|", f"{text}\n{masker.masked(resume.text, table)}")
        told = [name for name in hard.present if employer_stands(name, text)]
        told += [hard.email] * (hard.email in text) + [hard.phone] * (hard.phone in text)
        words = AS_WORDS.sub("", text)
        skills = {skill.lower() for skill in resume.skills}
        for word in hard.name.split():
            as_name = re.search(rf"(?<!\w)(?:{word}|{word.upper()})(?!\w)", words)
            if as_name and word.lower() not in skills and word not in hard.stay:
                told.append(word)
        if told:
            leaked[hard.name] = told
        stays += len(hard.stay)
        gone += [word for word in hard.stay if word.lower() not in text.lower()]
    record_property(
        "hard identities, masked", f"refused {len(refused)}, of {stays} words of the trade {len(gone)} went"
    )
    assert leaked == {}
    assert refused == ["Sky Winter"], "of whom no name is read"
    assert len(gone) <= 0.1 * stays


def gold(name):
    return [json.loads(line) for line in (GOLD / name).read_text(encoding="utf-8").splitlines()]


def test_what_is_harmless_can_still_be_read(record_property):
    """Of the words of good sentences and of drafts, at most 3 in 100 are hidden beside the pseudonyms."""
    resumes = {entry["resume_id"]: resume_from_dict(entry) for entry in gold("resumes.jsonl")}
    jobs = {entry["job_id"]: job_from_dict(entry) for entry in gold("jobs.jsonl")}
    good = [
        (entry["pair"], entry["text"]) for entry in gold("sentences.jsonl") if entry["labels"] == ["good"]
    ]
    drafts = [(entry["pair"], entry["text"]) for entry in gold("drafts.jsonl")]
    emails = [(e["pair"], text) for e in gold("emails.jsonl") for _, text in e["paragraphs"]]
    hides = {}
    for name, texts in (("good sentences", good), ("drafts", drafts), ("emails", emails)):
        words = kept = 0
        for (job, resume), text in texts:
            if (job, resume) not in hides:
                hides[job, resume] = Pseudonymiser([resumes[resume]], [jobs[job]])
            hide = hides[job, resume]
            about = hide.label(resumes[resume])
            before = re.findall(r"\w+", hide.text(text, about).lower())
            after = re.findall(r"\w+", hide.shown(text, about).lower())
            words += len(before)
            kept += len(after)
        record_property(f"readable, {name}, n = {len(texts)}", f"{kept} of {words} words shown")
        assert kept >= 0.97 * words, name


def test_names_that_are_words_are_known_as_such():
    assert {"will", "rose", "summer", "mason"} <= ordinary_words()
