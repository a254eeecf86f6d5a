"""Writes the raw sentences of the embedded model for the gold set: all of them, none picked, without labels.

Half of the pairs of each half; for each, the prompts that the strategy `sections` uses, two answers each,
and for every fourth of these pairs a whole email, cut into sentences. One seed, one model, one run:

    python data/gold/make_drafts.py FOLDER

writes FOLDER/work.jsonl and FOLDER/frozen.jsonl. The labels in `drafts.jsonl` were then set by reading.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from outreach.models.base import answer_all
from outreach.models.load import load_model
from outreach.prompts.condense import condense_resume
from outreach.prompts.email import (
    SentenceRequest,
    candidate_sentence,
    company_sentence,
    prompt_for_email,
    role_sentence,
    tenure_sentence,
    trade_of,
)
from outreach.records import GenerateConfig, JobPosting, Resume, job_from_dict, resume_from_dict
from outreach.text import sentences

GOLD = Path(__file__).parent
SEED = 9
PAIRS = 12  # of each half
MODEL = "smollm2-135m-instruct"


def read_lines(file: Path) -> list[dict]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def pairs_of(half: str) -> list[tuple[JobPosting, Resume]]:
    """Every second pair of a half, up to PAIRS."""
    jobs = {job["job_id"]: job_from_dict(job) for job in read_lines(GOLD / half / "jobs.jsonl")}
    resumes = {r["resume_id"]: resume_from_dict(r) for r in read_lines(GOLD / half / "resumes.jsonl")}
    pairs = read_lines(GOLD / half / "pairs.jsonl")[::2][:PAIRS]
    return [(jobs[pair["job_id"]], resumes[pair["resume_id"]]) for pair in pairs]


def _long_enough(lines: tuple[str, ...]) -> list[str]:
    return [line for line in lines if len(line.split()) >= 5]


def requests_of(job: JobPosting, resume: Resume) -> list[SentenceRequest]:
    """The sentences of one email: two on the company, two on the work, the tenure, three on posts."""
    opening = f"As {job.title} at {job.company}, you would"
    duties = _long_enough(job.facts.duties)[:2]
    requests = [company_sentence(job, line) for line in _long_enough(job.facts.about)[:2]]
    requests += [
        role_sentence(job, line, words)
        for line, words in zip(duties, (opening, "You would also"), strict=False)
    ]
    tenure = tenure_sentence(resume, list(resume.skills[:3]), trade_of(resume))
    requests += [tenure] if tenure else []
    latest, *earlier = resume.employment
    requests += [candidate_sentence(latest, line, first=True) for line in _long_enough(latest.lines)[:2]]
    for post in earlier[:1]:
        requests += [candidate_sentence(post, line, first=False) for line in _long_enough(post.lines)[:1]]
    return requests


def sentences_of(text: str) -> list[str]:
    """A whole email cut into sentences; the subject and the greeting, which were supplied, are left out."""
    body = text.split("\n\n", 1)[1] if "\n\n" in text else text
    pieces = [piece for line in body.splitlines() for piece in sentences(line.strip())]
    return [piece for piece in pieces if piece and not piece.startswith("Dear ")]


def main(folder: Path) -> None:
    model = load_model(MODEL)
    folder.mkdir(parents=True, exist_ok=True)
    for half in ("work", "frozen"):
        pairs = pairs_of(half)
        asked = [(job, resume, request) for job, resume in pairs for request in requests_of(job, resume)]
        settings = GenerateConfig(max_new_tokens=72, candidates=2, seed=SEED, batch_size=16)
        answers = answer_all(model, [request.prompt for _, _, request in asked], settings, _told)
        records = [
            {"pair": [job.job_id, resume.resume_id], "text": answer.text.strip(), "context": "",
             "note": f"asked for one sentence from: {request.line}"}
            for (job, resume, request), given in zip(asked, answers, strict=True)
            for answer in given
        ]  # fmt: skip
        whole = pairs[::4]
        prompts = [
            prompt_for_email(
                job, resume, condensed=condense_resume(resume, job, 600, model.count_tokens).text
            )
            for job, resume in whole
        ]
        settings = GenerateConfig(max_new_tokens=320, candidates=1, seed=SEED, batch_size=3)
        for (job, resume), given in zip(whole, answer_all(model, prompts, settings, _told), strict=True):
            before: list[str] = []
            for sentence in sentences_of(given[0].text):
                records.append(
                    {"pair": [job.job_id, resume.resume_id], "text": sentence, "context": " ".join(before),
                     "note": "from a whole email"}
                )  # fmt: skip
                before.append(sentence)
        lines = [
            json.dumps({"id": f"{half}-d{number:03}", "half": half, "population": "draft", **record},
                       ensure_ascii=False)
            for number, record in enumerate(records, 1)
        ]  # fmt: skip
        (folder / f"{half}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _told(done: int, total: int) -> None:
    print(f"{done} of {total}", file=sys.stderr)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
