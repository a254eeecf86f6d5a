"""The gold set is what its README says: valid, large enough, in two halves that share nothing, unchanged."""

import hashlib
import json
import sys
from collections import Counter

import pytest
from conftest import ROOT

from outreach.records import job_from_dict, resume_from_dict

sys.path.insert(0, str(ROOT / "benchmarks"))
import agreement

GOLD = ROOT / "data" / "gold"
TYPES = {"company", "role", "candidate", "call_to_action", "courtesy"}
BLOCKING = set(agreement.LABELS) - {"good", "unfounded_work", "wrong_speaker", "broken"}
AT_LEAST = {"wrong_company": 80}
OTHERS_AT_LEAST = 40


def lines(half, name):
    return agreement.read_lines(GOLD / half / name)


def sources(half):
    """(jobs, resumes) of a half as records, by id."""
    jobs = {job["job_id"]: job_from_dict(job) for job in lines(half, "jobs.jsonl")}
    resumes = {resume["resume_id"]: resume_from_dict(resume) for resume in lines(half, "resumes.jsonl")}
    return jobs, resumes


def labelled(half):
    return lines(half, "sentences.jsonl") + lines(half, "drafts.jsonl")


def lines_of(job, resume):
    facts = job.facts
    said = (*facts.pitch_lines, *facts.duties, *facts.requirements, *facts.offers, *facts.apply)
    return {*job.text.split("\n"), *resume.text.split("\n"), *said}


@pytest.mark.parametrize("half", agreement.HALVES)
def test_every_sentence_is_labelled_by_the_guide(half):
    jobs, resumes = sources(half)
    pairs = {(pair["job_id"], pair["resume_id"]) for pair in lines(half, "pairs.jsonl")}
    known = {record["id"]: record for record in labelled(half)}
    assert len(known) == len(labelled(half))
    for record in labelled(half):
        assert tuple(record["pair"]) in pairs
        assert record["half"] == half and record["type"] in TYPES and record["text"].strip()
        labels = set(record["labels"])
        assert labels and labels <= set(agreement.LABELS) and len(labels) == len(record["labels"])
        good = "good" in labels
        assert not good or labels == {"good"}
        assert bool(record["span"]) != good, record["id"]
        assert record["span"] in record["text"], record["id"]
        assert set(record["near"]) <= BLOCKING and (good or not record["near"])
        where = lines_of(jobs[record["pair"][0]], resumes[record["pair"][1]])
        assert set(record["source_lines"]) <= where, record["id"]
        if record["base"]:
            assert known[record["base"]]["labels"] == ["good"]
            assert known[record["base"]]["pair"] == record["pair"]


@pytest.mark.parametrize("half", agreement.HALVES)
def test_there_is_enough_of_every_fault_and_of_what_looks_like_it(half):
    """In the population of corruptions, where the numbers can be chosen; drafts are as they came."""
    bad, near = Counter(), Counter()
    for record in lines(half, "sentences.jsonl"):
        bad.update(record["labels"])
        near.update(record["near"])
    for label in BLOCKING:
        wanted = AT_LEAST.get(label, OTHERS_AT_LEAST)
        assert bad[label] >= wanted, label
        assert near[label] >= wanted, label
    assert len(lines(half, "drafts.jsonl")) >= 200
    assert len(lines(half, "emails.jsonl")) >= 15


@pytest.mark.parametrize("half", agreement.HALVES)
def test_no_text_stands_twice_and_few_sentences_begin_alike(half):
    records = lines(half, "sentences.jsonl")
    assert len({record["text"] for record in records}) == len(records)
    openings = Counter(
        " ".join(record["text"].lower().split()[:3]) for record in records if not record["base"]
    )
    assert max(openings.values()) <= 3


@pytest.mark.parametrize("half", agreement.HALVES)
def test_every_pair_has_true_and_false_sentences(half):
    jobs, resumes = sources(half)
    pairs = [(pair["job_id"], pair["resume_id"]) for pair in lines(half, "pairs.jsonl")]
    assert len(pairs) >= 24 and len(jobs) >= 12 and len(resumes) >= 24
    good = Counter(tuple(r["pair"]) for r in labelled(half) if r["labels"] == ["good"])
    bad = Counter(tuple(r["pair"]) for r in labelled(half) if r["labels"] != ["good"])
    assert min(good[pair] for pair in pairs) >= 8 and min(bad[pair] for pair in pairs) >= 30


@pytest.mark.parametrize("half", agreement.HALVES)
def test_whole_emails_say_whether_they_are_personal(half):
    emails = lines(half, "emails.jsonl")
    assert {email["personal"] for email in emails} == {True, False}
    for email in emails:
        text = "\n".join(paragraph for _, paragraph in email["paragraphs"])
        assert [part for part, _ in email["paragraphs"]] == ["company", "role", "candidate", "call_to_action"]
        assert set(email["labels"]) <= set(agreement.LABELS)
        assert (email["labels"] == ["good"]) == (email["span"] == "")
        assert email["span"] in text


def test_the_halves_share_no_person_and_no_job():
    (work_jobs, work_people), (frozen_jobs, frozen_people) = sources("work"), sources("frozen")
    assert not {job.company for job in work_jobs.values()} & {job.company for job in frozen_jobs.values()}
    assert not {job.sha256 for job in work_jobs.values()} & {job.sha256 for job in frozen_jobs.values()}
    assert not {r.name for r in work_people.values()} & {r.name for r in frozen_people.values()}
    for half, jobs, people in (
        ("work", frozen_jobs, frozen_people),
        ("frozen", work_jobs, work_people),
    ):
        text = "\n".join(record["text"] for record in labelled(half))
        assert not [r.name for r in people.values() if r.name in text]
        assert not [job.company for job in jobs.values() if job.company in text]


def test_the_frozen_half_is_the_one_that_was_frozen():
    listed = dict(reversed(line.split("  ")) for line in (GOLD / "frozen.sha256").read_text().splitlines())
    found = {
        f"frozen/{file.name}": hashlib.sha256(file.read_bytes()).hexdigest()
        for file in (GOLD / "frozen").iterdir()
    }
    assert found == listed


def test_the_second_reader_gets_a_quarter_without_labels():
    chosen = agreement.read_lines(GOLD / "second_pass_sample.jsonl")
    assert chosen == agreement.sample()
    assert not {"labels", "span", "near", "base", "note", "type", "source_lines"} & set(chosen[0])
    sizes = Counter((record["half"], record["population"]) for record in chosen)
    for half in agreement.HALVES:
        for population, name in agreement.FILES.items():
            assert sizes[half, population] == round(len(lines(half, name)) / 4)


def test_kappa_is_cohens():
    # Cohen's own kind of table: 20 both yes, 5 only the first, 10 only the second, 15 both no -> 0.4
    first = [True] * 20 + [True] * 5 + [False] * 10 + [False] * 15
    second = [True] * 20 + [False] * 5 + [True] * 10 + [False] * 15
    assert agreement.kappa(first, second) == pytest.approx(0.4)
    assert agreement.kappa([True, False], [True, False]) == 1
    assert agreement.kappa([True, False], [False, True]) == -1
    assert agreement.kappa([False, False], [False, False]) is None


def test_agreement_is_printed_for_each_half_and_population(tmp_path, capsys):
    chosen = {record["id"] for record in agreement.sample()}
    known = agreement.first_labels()
    same = tmp_path / "second.jsonl"
    same.write_text("\n".join(json.dumps({"id": i, "labels": known[i]["labels"]}) for i in sorted(chosen)))
    agreement.main(same)
    printed = capsys.readouterr().out
    assert printed.count("all labels together") == 4
    assert "work, corruption" in printed and "frozen, draft" in printed
    values = [line.split()[-1] for line in printed.splitlines() if line.startswith("  all")]
    assert values == ["1.00"] * 4
