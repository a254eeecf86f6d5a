"""Emails end to end with the real small model, through the real command."""

import dataclasses
import json
import subprocess
import sys
import time

import pytest
from conftest import DATA, MODEL

from outreach.checks import CHECK_NAMES
from outreach.emails.parse import parse_email
from outreach.emails.plan import plan_sections
from outreach.emails.write import choose_strategy, write_emails
from outreach.prompts.condense import condense_resume
from outreach.prompts.email import in_third_person, prompt_for_email
from outreach.text import contains, sentences


def outreach(*arguments, cwd):
    command = [sys.executable, "-m", "outreach.cli", *map(str, arguments)]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)


# --- without a model ----------------------------------------------------------------------------------


def test_the_prompt_of_a_whole_email_names_the_roles(jobs, resumes):
    prompt = prompt_for_email(jobs[0], resumes[0], sender="Robin Ellis")
    text = " ".join(message.content for message in prompt.messages)
    assert "Renn Labs, which is the hiring company" in text and resumes[0].name in text


def test_a_condensed_resume_keeps_the_budget_and_the_current_post(jobs, resumes):
    for resume in resumes:
        for budget in (60, 150, 400):
            short = condense_resume(resume, jobs[0], budget, lambda text: len(text.split()))
            assert short.tokens <= budget
            assert resume.current.employer in short.text
            assert not contains(short.text, resume.name) and resume.emails[0] not in short.text
        assert short.lines_kept > 5


def test_a_condensed_resume_says_what_was_cut_and_hides_the_person_in_every_line(jobs, resumes):
    resume = resumes[0]
    first, *others = resume.employment
    own = f"Founded {resume.name} Consulting; write to {resume.emails[0]}"
    posts = (dataclasses.replace(first, employer=f"{resume.name} Ltd", lines=(own, *first.lines)), *others)
    resume = dataclasses.replace(resume, employment=posts)
    short = condense_resume(resume, jobs[0], 2000, lambda text: len(text.split()))
    assert "Founded (candidate) Consulting" in short.text and not short.cut
    assert not contains(short.text, resume.name) and resume.emails[0] not in short.text
    tight = condense_resume(resume, jobs[0], 60, lambda text: len(text.split()))
    statements = [line for post in resume.employment for line in post.lines]
    assert tight.lines_cut == len(tight.cut) > 0
    assert any(line in tight.cut for line in statements)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("We make lamps.", "Acme makes lamps."),
        ("We are 120 people in our town.", "Acme is 120 people in its town."),
        (
            "Our lorries carry lamps, and we watch them.",
            "Acme’s lorries carry lamps, and it watches them.",
        ),
        ("Acme sells lamps and we've won prizes.", "Acme sells lamps and it has won prizes."),
        ("About 90 towns work with our lamps.", "About 90 towns work with Acme’s lamps."),
    ],
)
def test_a_company_line_is_told_of_the_company(line, told):
    assert in_third_person(line, "Acme") == told


def test_each_slot_has_its_own_lines(jobs, resumes):
    for job in jobs:
        for resume in resumes:
            plan = plan_sections(job, resume)
            lines = [request.line for slot in plan.slots for request in slot.requests]
            assert len(lines) == len(set(lines))
            assert {request.part for slot in plan.slots for request in slot.requests} == {
                "company", "role", "candidate",
            }  # fmt: skip


def test_the_strategy_follows_the_size_with_a_reason():
    assert choose_strategy("auto", 134_515_008).name == "sections"
    assert choose_strategy("auto", 8_030_261_248).name == "whole"
    assert "8.0 B" in choose_strategy("auto", 8_030_261_248).reason
    assert choose_strategy("whole", 134_515_008).name == "whole"


def test_a_whole_answer_is_split_into_its_parts(jobs, resumes):
    maya = next(resume for resume in resumes if resume.name == "Maya Okafor")
    answer = (
        "Subject: Join us\n\nDear Maya,\n\nRenn Labs is an AI company. Renn Labs has 4,000 shops.\n\n"
        "You would review code. You would mentor engineers.\n\n"
        "At Cartlight Commerce you led a rewrite.\n\nCan we have a call?\n\nKind regards,\nSomeone"
    )
    email = parse_email(answer, jobs[0], maya)
    assert (email.subject, email.greeting) == ("Join us", "Dear Maya,")
    assert [part for part, _ in email.paragraphs] == [
        "company",
        "role",
        "candidate",
        "call_to_action",
    ]
    assert "Someone" not in email.as_text()


# --- with the model -----------------------------------------------------------------------------------


@pytest.mark.model
def test_whole_emails_run_and_are_judged_honestly(model, jobs, resumes, settings):
    from dataclasses import replace

    short = replace(
        settings,
        writing=replace(settings.writing, strategy="whole", candidates=1, max_new_tokens=60),
    )
    (draft,) = write_emails([(jobs[0], resumes[0])], model, short)
    assert draft.strategy == "whole" and draft.status == "needs_human"
    assert list(dict.fromkeys(check.check for check in draft.checks)) == list(CHECK_NAMES)
    body = " ".join(text for _, text in draft.email.paragraphs)
    assert {item.sentence for item in draft.evidence} == set(sentences(body))
    assert not draft.format_passed, "60 tokens cannot hold a whole email"


@pytest.mark.model
def test_the_command_writes_a_run_and_does_not_do_it_twice(tmp_path, truth):
    """Two pairs through the real command; then again, then with a changed input."""
    arguments = (
        "run", "--jobs", DATA / truth["jobs"][0]["file"],
        "--resumes", DATA / truth["resumes"][0]["file"], DATA / truth["resumes"][2]["file"],
        tmp_path / "missing.pdf", "--candidates", "1", "--out", "runs/two",
    )  # fmt: skip
    first = outreach(*arguments, cwd=tmp_path)
    assert first.returncode == 1, first.stderr  # one input is missing, the others went on
    assert "missing.pdf: no such file" in first.stdout
    assert "16bit weights" in first.stdout and "why: 16-bit weights take" in first.stdout
    run = tmp_path / "runs/two"
    emails = sorted(path.name for path in (run / "emails").iterdir())
    assert emails == [f"job01_resume01_{MODEL}.txt", f"job01_resume02_{MODEL}.txt"]
    for name, resume in zip(emails, (truth["resumes"][0], truth["resumes"][2]), strict=True):
        text = (run / "emails" / name).read_text(encoding="utf-8")
        assert resume["name"].split()[0] in text and "Renn Labs" in text
        assert text.startswith("Subject: ") and "no thanks" in text
    manifest = json.loads((run / "manifest.json").read_text(encoding="utf-8"))
    assert {"versions", "fingerprint", "settings", "seed", "machine", "loads"} <= set(manifest)
    log = (run / "run.log").read_text(encoding="utf-8")
    for resume in truth["resumes"]:
        assert resume["name"] not in log and resume["email"] not in log
    assert not list(run.rglob("*.part"))
    drafts = [json.loads(line) for line in (run / "drafts.jsonl").read_text().splitlines()]
    for draft in drafts:  # ready and the checks say the same
        blocked = [c["check"] for c in draft["checks"] if not c["passed"] and c["severity"] == "block"]
        assert (draft["status"] == "ready") == (not blocked) and draft["reasons"]
    for draft in drafts:  # every sentence of a model stands beside the line it came from
        assert {e["source"] for e in draft["evidence"]} == {"job", "resume", "settings"}

    before = (run / "drafts.jsonl").read_bytes()
    started = time.perf_counter()
    again = outreach(*arguments, cwd=tmp_path)
    assert "Everything is done already" in again.stdout
    assert time.perf_counter() - started < 15
    assert (run / "drafts.jsonl").read_bytes() == before

    changed = [
        *arguments[:3],
        *arguments[3:5],
        DATA / truth["resumes"][1]["file"],
        "--candidates",
        "1",
        "--out",
        "runs/two",
    ]
    other = outreach(*changed, cwd=tmp_path)
    assert other.returncode == 1 and "resumes, resume02 has other content" in other.stderr
    assert (run / "drafts.jsonl").read_bytes() == before


@pytest.mark.model
def test_the_same_run_in_four_bit(tmp_path, truth, record_property):
    """NF4 by bitsandbytes on the CPU: every linear weight is really 4-bit, and emails come out."""
    done = outreach(
        "run", "--jobs", DATA / truth["jobs"][1]["file"], "--resumes", DATA / truth["resumes"][1]["file"],
        "--precision", "4bit", "--candidates", "1", "--out", "four", cwd=tmp_path,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "4bit weights on cpu" in done.stdout and "4bit was asked for" in done.stdout
    manifest = json.loads((tmp_path / "four" / "manifest.json").read_text(encoding="utf-8"))
    (load,) = manifest["loads"]
    told = f"{load['share_4bit']:.1%} of linear weights, {load['weight_bytes']:,} bytes in all"
    record_property("in 4 bits", told)
    assert load["precision"] == "4bit" and load["share_4bit"] > 0.99
    # what is left in wider numbers is the embedding, 49,152 x 576 values
    linear = load["parameters"] - 49152 * 576
    width = 4 if load["compute_dtype"] == "float32" else 2
    assert load["weight_bytes"] < 49152 * 576 * width + 0.6 * linear
    (email,) = (tmp_path / "four" / "emails").iterdir()
    text = email.read_text(encoding="utf-8")
    assert "Tarnwick Freight" in text and truth["resumes"][1]["name"].split()[0] in text


@pytest.mark.model
def test_the_same_seed_writes_the_same_email(model, jobs, resumes, settings):
    from dataclasses import replace

    pair = [(jobs[1], resumes[1])]
    single = replace(settings, writing=replace(settings.writing, candidates=1))
    one, two = (next(iter(write_emails(pair, model, single))) for _ in range(2))
    assert one.email == two.email
    assert contains(one.email.body, "Tarnwick Freight") and resumes[1].first_name in one.email.greeting
    other = [company for company in ("Voltmarsh", "Ninefold", "Hirebarrow") if company in one.email.body]
    assert not other


# --- the command itself -------------------------------------------------------------------------------


def test_help_is_quick_and_loads_no_torch(tmp_path):
    best = min(_timed_help(tmp_path) for _ in range(3))
    assert best < 0.5, f"--help took {best:.2f} s"
    code = (
        "import sys; from outreach.cli import main\n"
        "try: main(['--help'])\nexcept SystemExit: pass\n"
        "assert 'torch' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)


def _timed_help(folder):
    started = time.perf_counter()
    assert outreach("--help", cwd=folder).returncode == 0
    return time.perf_counter() - started


def test_models_lists_what_can_write(tmp_path):
    done = outreach("models", cwd=tmp_path)
    assert MODEL in done.stdout and "cannot be loaded" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("report", "nowhere"), "is not a run"),
        (
            ("run", "--jobs", "a.pdf", "--resumes", "b.pdf", "--models", "gpt9"),
            "unknown model 'gpt9'",
        ),
        (("run", "--jobs", "a.pdf", "--resumes", "b.pdf"), "no job could be read"),
        (
            ("run", "--jobs", "a.pdf", "--resumes", "b.pdf", "--settings", "no.toml"),
            "no such settings",
        ),
    ],
)
def test_a_mistake_costs_one_line(tmp_path, arguments, told):
    done = outreach(*arguments, cwd=tmp_path)
    assert done.returncode == 1
    assert told in done.stderr and "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
