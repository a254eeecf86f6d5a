"""Runs with models elsewhere: what leaves is masked and recorded, what fails is an error, keys stay out."""

import json
import re
import subprocess
import sys
import threading
import time

import dialects
import pytest
from conftest import DATA, MODEL
from dialects import EMAIL, error, retry_info, said, text

from outreach.forget import forget
from outreach.runs import Run

ONCE = "[writing]\nsecond_try = 0\n"  # what is sent depends on no answer
KEY = "AIza-a-key-that-must-not-show-4711"
GEMINI = "gemini-3.8-flash"


@pytest.fixture(scope="module")
def server():
    with dialects.serving() as running:
        yield running


@pytest.fixture
def outreach(tmp_path, server, monkeypatch):
    """The real command in a folder of its own, its Gemini on loopback, its key in a .env file."""
    (tmp_path / ".env").write_text(f"GEMINI_API_KEY={KEY}\n")
    for name in ("GEMINI_API_KEY", "GOOGLE_API_KEY"):
        monkeypatch.delenv(name, raising=False)

    def run(*arguments, settings="", library="google-genai"):
        (tmp_path / "outreach.toml").write_text(
            f'[gemini]\nlibrary = "{library}"\nendpoint = "{server.url}"\nrequests_per_minute = 1000\n'
            f"timeout_seconds = 20\nattempts = 1\n{settings}"
        )
        command = [sys.executable, "-m", "outreach.cli", *map(str, arguments)]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)

    return run


def writes_emails(number, request):
    """A model that keeps the placeholders it is given, each in another shape."""
    words = said(request.body)
    name = re.search(r"Write the email to (.+)\. Plain", words)[1]
    role, company = re.search(r"JOB: (.+) at (.+)", words).groups()
    employers = re.findall(r"\[EMPLOYER_\d+\]", words)
    shapes = [name, name.lower(), name.strip("[]"), name.title(), name.replace("_", " ")]
    return text(
        EMAIL.format(
            role=role, company=company, name=shapes[number % len(shapes)], employer=(employers or ["work"])[0]
        ),
        thoughts=50,
    )


def pairs(truth, jobs=1, resumes=2):
    chosen = [DATA / job["file"] for job in truth["jobs"][:jobs]]
    return ["--jobs", *chosen, "--resumes", *[DATA / resume["file"] for resume in truth["resumes"][:resumes]]]


def test_a_run_with_gemini_sends_masked_text_and_writes_real_emails(outreach, server, truth, tmp_path):
    server.start(writes_emails)
    done = outreach(
        "run", *pairs(truth, 2, 5), "--models", GEMINI, "--out", "r", "--candidates", "1", settings=ONCE
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "names and contacts masked" in done.stdout and "Left this machine: 10 requests" in done.stdout
    sent = [said(request.body) for request in server.received]
    assert len(sent) == 10
    for resume in truth["resumes"]:
        for word in (*resume["name"].split(), resume["email"], resume["current_employer"]):
            assert not any(word in text for text in sent), "identity left this machine"
    emails = sorted((tmp_path / "r" / "emails").iterdir())
    assert len(emails) == 10
    for file in emails:
        resume = truth["resumes"][int(file.name[12:14]) - 1]
        email = file.read_text(encoding="utf-8")
        assert f"Dear {resume['name']}," in email and not re.search(r"NAME|EMPLOYER|\[|\*", email)
        assert f"at {resume['current_employer']} " in email
    lines = [json.loads(line) for line in (tmp_path / "r" / "sent.jsonl").read_text().splitlines()]
    assert {line["mark"] for line in lines} == {"masked"} and len(lines) == 10
    report = (tmp_path / "r" / "report.html").read_text(encoding="utf-8")
    assert "10 requests to 127.0.0.1" in report and "masked" in report and "Sent in clear" not in report
    # what was written is kept: the same command asks nobody
    before = len(server.received)
    again = outreach(
        "run", *pairs(truth, 2, 5), "--models", GEMINI, "--out", "r", "--candidates", "1", settings=ONCE
    )
    assert "Everything is done already" in again.stdout and len(server.received) == before

    run = Run(tmp_path / "r")
    forget(run, "resume02")
    about = [json.loads(line)["about"] for line in run.sent_file.read_text().splitlines()]
    assert "resume02" not in about and "resume01" in about


def test_the_key_is_in_nothing_that_is_written_or_said(outreach, server, truth, tmp_path):
    """With errors that quote it, as services do, by both libraries and with --verbose."""
    server.script(error(400, "INVALID_ARGUMENT", f"API key not valid: {KEY}. Url: /v1beta?key={KEY}"))
    for library in ("google-generativeai", "google-genai"):
        done = outreach(
            "run", *pairs(truth), "--models", GEMINI, "--out", library, "--verbose", library=library
        )
        assert done.returncode == 1
        assert "refused" in (tmp_path / library / "drafts.jsonl").read_text()
        assert KEY not in done.stdout + done.stderr
    server.start(writes_emails)
    done = outreach("run", *pairs(truth), "--models", GEMINI, "--out", "good", "--candidates", "1")
    assert done.returncode == 0 and KEY not in done.stdout + done.stderr
    written = [path for path in tmp_path.rglob("*") if path.is_file() and path.name != ".env"]
    assert len(written) > 20
    for path in written:
        assert KEY.encode() not in path.read_bytes(), path
    assert any(KEY in str(request.headers) for request in server.received), "it was used"


def test_what_fails_is_an_error_and_never_an_email_and_is_tried_again(outreach, server, truth, tmp_path):
    arguments = ("run", *pairs(truth), "--models", GEMINI, "--out", "r", "--candidates", "1")
    server.script(text(None, "SAFETY"), error(500, "INTERNAL"))
    done = outreach(*arguments)
    assert done.returncode == 1 and "Errors: 2 emails were not written" in done.stdout
    drafts = [json.loads(line) for line in (tmp_path / "r" / "drafts.jsonl").read_text().splitlines()]
    assert {draft["status"] for draft in drafts} == {"error"}
    assert {draft["reasons"][0].split(":")[0] for draft in drafts} == {"blocked", "server_error"}
    assert not list((tmp_path / "r" / "emails").iterdir()) and drafts[0]["email"] is None
    report = (tmp_path / "r" / "report.html").read_text(encoding="utf-8")
    assert "blocked: Gemini" in report and "2</b><span>error" in report
    server.start(writes_emails)
    done = outreach(*arguments)
    assert done.returncode == 0 and len(list((tmp_path / "r" / "emails").iterdir())) == 2
    assert "error" not in json.loads((tmp_path / "r" / "report.json").read_text())["by_status"]


def test_a_dry_run_shows_every_word_and_sends_none(outreach, server, truth, tmp_path):
    server.start(writes_emails)
    (tmp_path / ".env").unlink()  # not even a key is needed
    arguments = ["run", *pairs(truth), "--models", GEMINI, MODEL, "--out", "r", "--candidates", "1"]
    done = outreach(*arguments, "--dry-run", settings=ONCE)
    assert done.returncode == 0, done.stderr
    assert server.received == [] and not (tmp_path / "r").exists()
    assert f"{MODEL}: its weights are here, nothing would leave" in done.stdout
    assert "2 requests would leave, masked" in done.stdout and "Nothing was sent" in done.stdout
    assert "asked for again" not in done.stdout
    (tmp_path / ".env").write_text(f"GEMINI_API_KEY={KEY}\n")
    outreach("run", *pairs(truth), "--models", GEMINI, "--out", "r", "--candidates", "1", settings=ONCE)

    def texts(file):
        return sorted(json.loads(line)["text"] for line in file.read_text(encoding="utf-8").splitlines())

    shown = texts(tmp_path / "r-dry-run" / "would_send.jsonl")
    assert shown == texts(tmp_path / "r" / "sent.jsonl"), "what was shown is what then left, to the letter"
    for words in shown:
        for turn in json.loads(words)["contents"]:
            assert (
                json.dumps(turn["parts"][0]["text"], ensure_ascii=False)[1:-1].replace("\\n", "\n")
                in done.stdout
            )
    assert len(shown) == 2 == len(server.received)


def test_what_is_asked_again_is_announced_masked_and_counted(outreach, server, truth, tmp_path):
    """A second try sends the first words, the answer and what was wrong; the dry run says that it may."""
    server.start(writes_emails)
    arguments = ["run", *pairs(truth), "--models", GEMINI, "--out", "r", "--candidates", "1"]
    shown = outreach(*arguments, "--dry-run")
    assert (
        "a draft that a check blocks is asked for again" in shown.stdout and "second_try = 1" in shown.stdout
    )
    done = outreach(*arguments)
    assert done.returncode == 0, done.stderr
    lines = [json.loads(line) for line in (tmp_path / "r" / "sent.jsonl").read_text().splitlines()]
    turns = [json.loads(line["text"])["contents"] for line in lines]
    first, again = [t for t in turns if len(t) == 1], [t for t in turns if len(t) > 1]
    assert len(first) == 2 and again, "these emails are blocked"
    for asked in again:
        words = asked[0]["parts"][0]["text"]
        assert any(own[0]["parts"][0]["text"].startswith(words) for own in first) and len(words) > 1000
        assert asked[1]["role"] == "model"
        assert "This is wrong with it" in asked[2]["parts"][0]["text"]
    assert {line["mark"] for line in lines} == {"masked"} and len(lines) == len(server.received)
    assert f"Left this machine: {len(lines)} requests" in done.stdout
    for resume in truth["resumes"][:2]:
        for word in (*resume["name"].split(), resume["email"], resume["current_employer"]):
            assert not any(word in said(request.body) for request in server.received), "identity left"


def test_clear_text_needs_the_setting_and_the_report_says_so(outreach, server, truth, tmp_path):
    server.start(writes_emails)
    done = outreach(
        "run", *pairs(truth, 1, 1), "--models", GEMINI, "--out", "r", "--candidates", "1",
        settings="[privacy]\nsend_in_clear = true\n",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr + done.stdout
    assert "IN CLEAR" in done.stdout
    assert truth["resumes"][0]["name"] in said(server.received[0].body)
    report = (tmp_path / "r" / "report.html").read_text(encoding="utf-8")
    assert "Sent in clear:" in report and "send_in_clear" in report


def test_gemini_cleans_a_page_held_to_its_own_lines(outreach, server, truth, tmp_path):
    """The page's lines come back, one invented; the invented one is dropped, as with any model."""

    def copies(number, request):
        page = said(request.body).split("write NONE.")[-1].strip().split("\n")
        kept = [line for line in page if len(line.split()) > 5]
        return text("\n".join([*kept, "We also offer a yacht to every new hire of the team."]))

    server.start(copies)
    page = next(DATA / job["file"] for job in truth["jobs"] if job["file"].endswith(".html"))
    done = outreach(
        "run", "--jobs", page, "--resumes", DATA / truth["resumes"][0]["file"], "--clean-with", GEMINI,
        "--models", "gemini-3.5-flash-lite", "--out", "r", "--candidates", "1",
    )  # fmt: skip
    cleaning = [r for r in server.received if GEMINI in r.path]
    assert cleaning and "You clean the text of web pages" in said(cleaning[0].body)
    (job,) = [json.loads(line) for line in (tmp_path / "r" / "jobs.jsonl").read_text().splitlines()]
    assert f"cleaned by {GEMINI}" in job["route"] and "yacht" not in job["text"], done.stdout
    marks = {json.loads(line)["reason"] for line in (tmp_path / "r" / "sent.jsonl").read_text().splitlines()}
    assert "the text of a job page; it names no candidate" in marks


def test_requests_go_on_while_the_model_on_this_machine_computes(server, truth, tmp_path, monkeypatch, model):
    """One run, two models: every request is answered between the local model's first and last answer."""
    from outreach import pipeline
    from outreach.models import load
    from outreach.settings import GeminiSettings, Settings, Writing

    monkeypatch.setenv("GEMINI_API_KEY", KEY)
    answered, spans, together = [], [], threading.Event()

    def slow(number, request):
        together.wait(60)  # the first answers only once the local model is at work
        answered.append(time.monotonic())
        return writes_emails(number, request)

    class Watched:
        """The real model with its working time noted."""

        destination, name, report = "", model.name, model.report

        def count_tokens(self, text):
            return model.count_tokens(text)

        def answer(self, prompts, config):
            together.set()
            spans.append(time.monotonic())
            yield from model.answer(prompts, config)
            spans.append(time.monotonic())

    real = load.load_model

    def loading(name, *arguments, **more):
        return Watched() if name == MODEL else real(name, *arguments, **more)

    monkeypatch.setattr(load, "load_model", loading)
    server.start(slow)
    settings = Settings(
        writing=Writing(candidates=1, strategy="whole", max_new_tokens=6),
        gemini=GeminiSettings(endpoint=server.url, requests_per_minute=900),
    )
    result = pipeline.run_pipeline(
        jobs=[str(DATA / truth["jobs"][0]["file"])],
        resumes=[str(DATA / truth["resumes"][0]["file"])],
        models=[MODEL, GEMINI],
        out=tmp_path / "both",
        settings=settings,
        say=lambda line: None,
    )
    assert {draft.model for draft in result.drafts} == {MODEL, GEMINI}
    assert all(draft.email is not None for draft in result.drafts)
    assert answered and min(spans) <= min(answered) <= max(answered) <= max(spans)
    loads = {entry["model"] for entry in result.run.manifest["loads"]}
    assert loads == {MODEL, GEMINI}, "neither wrote over what the other noted"


def test_a_stop_in_the_middle_keeps_what_is_done_and_sends_no_more(server, tmp_path, truth, monkeypatch):
    from outreach.models.gemini import load_gemini
    from outreach.records import GenerateConfig, Message, Prompt, in_clear
    from outreach.settings import GeminiSettings

    monkeypatch.setenv("GEMINI_API_KEY", KEY)
    server.script(text("Yes."))
    settings = GeminiSettings(endpoint=server.url, requests_per_minute=1000, requests_at_once=1)
    model = load_gemini(GEMINI, settings, record=tmp_path / "sent.jsonl")
    prompts = [in_clear(Prompt((Message("user", f"{n}?"),)), "test") for n in range(50)]
    answers = model.answer(prompts, GenerateConfig())
    next(answers)
    answers.close()
    time.sleep(0.3)
    count = len(server.received)
    assert count < 50
    time.sleep(0.3)
    assert len(server.received) == count
    (again,) = model.answer(prompts[:1], GenerateConfig())
    assert again[1][0].text == "Yes.", "a call that was broken off does not spoil the model"
    model.close()
    left = [completions[0] for _, completions in model.answer(prompts, GenerateConfig())]
    assert {completion.failure.kind for completion in left} == {"stopped"}, "a closed model sends nothing"


def test_a_delay_of_the_service_is_told_in_the_draft(outreach, server, truth, tmp_path):
    server.script(error(429, "RESOURCE_EXHAUSTED", "Quota exceeded", details=[retry_info(900)]))
    outreach("run", *pairs(truth, 1, 1), "--models", GEMINI, "--out", "r")
    (line,) = (tmp_path / "r" / "drafts.jsonl").read_text().splitlines()
    assert (
        json.loads(line)["reasons"] == ["rate_limit: Gemini answered 429: Quota exceeded"]
        or "rate_limit" in line
    )
