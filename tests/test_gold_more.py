"""The second labelled set is what its README says: valid, two halves that share nothing, every fault."""

import sys
from collections import Counter

import pytest
from conftest import ROOT

from outreach.records import job_from_dict, resume_from_dict

sys.path.insert(0, str(ROOT / "benchmarks"))
import agreement

MORE = ROOT / "data" / "gold" / "more"
HALVES = ("look", "apart")
TYPES = {"company", "role", "candidate", "call_to_action", "courtesy"}
BLOCKING = set(agreement.LABELS) - {"good", "unfounded_work", "wrong_speaker", "broken"}
AT_LEAST = {
    "wrong_company": 60,
    "wrong_role": 30,
    **dict.fromkeys(
        ("employer", "title", "number", "date", "skill", "requirement_as_skill", "company_claim"), 40
    ),
}
OTHERS_AT_LEAST = 20
FIELDS = {
    "id", "half", "population", "pair", "text", "context", "type", "labels", "span", "near", "source_lines",
    "base", "note",
}  # fmt: skip


@pytest.fixture(scope="module")
def sentences():
    return agreement.read_lines(MORE / "sentences.jsonl")


@pytest.fixture(scope="module")
def sources():
    jobs = {job["job_id"]: job_from_dict(job) for job in agreement.read_lines(MORE / "jobs.jsonl")}
    resumes = {r["resume_id"]: resume_from_dict(r) for r in agreement.read_lines(MORE / "resumes.jsonl")}
    return jobs, resumes


def lines_of(job, resume):
    facts = job.facts
    said = (*facts.pitch_lines, *facts.duties, *facts.requirements, *facts.offers, *facts.apply)
    return {*job.text.split("\n"), *resume.text.split("\n"), *said}


def test_every_sentence_is_labelled_by_the_guide(sentences, sources):
    jobs, resumes = sources
    pairs = {(pair["job_id"], pair["resume_id"]) for pair in agreement.read_lines(MORE / "pairs.jsonl")}
    known = {record["id"]: record for record in sentences}
    assert len(known) == len(sentences) == len({record["text"] for record in sentences})
    for record in sentences:
        assert set(record) == FIELDS, record["id"]
        assert tuple(record["pair"]) in pairs and record["half"] in HALVES
        assert record["id"].startswith(f"{record['half']}-c") and record["type"] in TYPES
        labels = set(record["labels"])
        assert labels and labels <= set(agreement.LABELS) and len(labels) == len(record["labels"])
        good = "good" in labels
        assert not good or labels == {"good"}
        assert bool(record["span"]) != good and record["span"] in record["text"], record["id"]
        assert set(record["near"]) <= BLOCKING and (good or not record["near"])
        where = lines_of(jobs[record["pair"][0]], resumes[record["pair"][1]])
        assert set(record["source_lines"]) <= where, record["id"]
        assert record["source_lines"] or not good or record["type"] in {"call_to_action", "courtesy"}
        if record["base"]:
            assert known[record["base"]]["labels"] == ["good"]
            assert known[record["base"]]["pair"] == record["pair"]


def test_every_line_of_a_record_stands_in_its_text(sources):
    jobs, resumes = sources
    for job in jobs.values():
        facts = job.facts
        parts = (*facts.about, *facts.duties, *facts.requirements, *facts.offers, *facts.apply)
        assert set(parts) <= set(job.text.split("\n")), job.job_id
        assert all(client in job.text for client in facts.clients)
    for resume in resumes.values():
        written = set(resume.text.split("\n"))
        for post in resume.employment:
            assert set(post.lines) <= written, resume.resume_id
            assert post.employer in resume.text or post.employer == "Self-employed"
            assert post.title in resume.text and post.via in resume.text
        assert {*resume.education, *resume.other, *resume.unplaced} <= written, resume.resume_id


def test_there_is_enough_of_every_fault(sentences):
    bad = Counter(label for record in sentences for label in record["labels"])
    assert bad["good"] >= 170
    for label in BLOCKING:
        assert bad[label] >= AT_LEAST.get(label, OTHERS_AT_LEAST), label


def test_the_halves_share_no_person_and_no_job(sentences):
    seen = {half: {"jobs": set(), "people": set()} for half in HALVES}
    for record in sentences:
        seen[record["half"]]["jobs"].add(record["pair"][0])
        seen[record["half"]]["people"].add(record["pair"][1])
    assert not seen["look"]["jobs"] & seen["apart"]["jobs"]
    assert not seen["look"]["people"] & seen["apart"]["people"]
    for half in HALVES:
        assert len({tuple(record["pair"]) for record in sentences if record["half"] == half}) == 8


def test_few_sentences_begin_alike(sentences):
    openings = Counter(" ".join(r["text"].lower().split()[:3]) for r in sentences if not r["base"])
    assert max(openings.values()) <= 3
