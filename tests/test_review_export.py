"""What leaves a review is what a person approved, and harmless in every program that opens it."""

import csv
import io
import json
import os
import signal
import subprocess
import sys
from email import message_from_bytes, policy

import pytest
from conftest import ROOT
from hostile import ANSI, FORMULA, IMAGE, hostile_draft, hostile_job, hostile_resume
from hypothesis import given
from hypothesis import strategies as st
from prepared import MODELS, prepare_run

from outreach.review.export import export_reviews, guard
from outreach.review.session import ReviewSession
from outreach.review.terminal import TerminalReview
from outreach.text import for_terminal

CLI = [sys.executable, "-m", "outreach.cli"]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "TERM": "dumb"}


@pytest.fixture
def run(tmp_path, jobs, resumes):
    return prepare_run(tmp_path / "run", jobs, resumes, MODELS)


@pytest.fixture
def hostile(tmp_path, jobs, resumes):
    bad = [hostile_job(jobs[0])], list(map(hostile_resume, resumes[:2]))
    return prepare_run(tmp_path / "hostile", *bad, MODELS, change=hostile_draft)


def rows_of(folder):
    text = (folder / "emails.csv").read_text(encoding="utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_only_what_was_approved_leaves_and_an_undone_approval_does_not(run, resumes):
    session = ReviewSession(run)
    first, second, third = session.queue()[:3]
    session.approve()
    typed = second.text.replace("Dear ", "Žluťoučký ")
    session.edit(typed)
    session.reject(["tone"])
    session.skip()
    done = export_reviews(run)
    assert (done.approved, done.without_address) == (2, ())
    texts = [f"{item.key}.{ending}" for item in (first, second) for ending in ("eml", "txt")]
    assert names(done.folder) == sorted([*texts, "emails.csv", "tuning.jsonl"])
    assert (done.folder / f"{first.key}.txt").read_text(encoding="utf-8") == first.text
    assert (done.folder / f"{second.key}.txt").read_text(encoding="utf-8") == typed
    assert [row["decision"] for row in rows_of(done.folder)] == ["approved", "edited"]
    for _ in range(3):
        session.undo()
    again = export_reviews(run)
    assert again.approved == 1 and f"{second.key}.txt" not in names(again.folder)
    assert third.key not in " ".join(names(again.folder))


def test_an_eml_is_an_unsent_draft_to_the_address_in_the_resume(run, resumes):
    session = ReviewSession(run)
    session.edit(session.current.text.replace("Dear", "Ahoj, milá"))
    done = export_reviews(run)
    raw = next(done.folder.glob("*.eml")).read_bytes()
    message = message_from_bytes(raw, policy=policy.default)
    assert message["X-Unsent"] == "1" and message["To"].addresses[0].addr_spec == resumes[0].emails[0]
    assert message["From"].addresses[0].addr_spec == "robin.ellis@outreach.example"
    assert message["Subject"] == "Senior Software Engineer at Renn Labs"
    body = message.get_content()
    assert body.startswith("Ahoj, milá Desmond,") and "Subject:" not in body
    assert "Date" not in message and raw.count(b"\r\n") == raw.count(b"\n")


def test_tuning_lines_hold_the_request_the_draft_and_what_was_made_of_it(run):
    session = ReviewSession(run)
    session.edit(session.current.text.replace("Dear", "Hello"))
    session.reject(["vague"])
    queue = session.blind(*MODELS, seed=3)
    while queue.current:
        queue.choose("left")
    done = export_reviews(run)
    lines = [json.loads(line) for line in (done.folder / "tuning.jsonl").read_text("utf-8").splitlines()]
    edited, rejected = lines[:2]
    assert [message["role"] for message in edited["messages"]] == ["system", "user"]
    assert edited["chosen"].startswith("Subject:") and "Hello Desmond" in edited["chosen"]
    assert "Dear Desmond" in edited["draft"] and edited["edit_distance"] == 4
    assert "You receive this message" not in edited["chosen"] + edited["draft"]
    assert rejected["chosen"] is None and rejected["reason_codes"] == ["vague"]
    pairs = [line for line in lines if line["kind"] == "preference"]
    assert len(pairs) == 10 and all(pair["chosen_model"] != pair["rejected_model"] for pair in pairs)


# --- hostile text ---------------------------------------------------------------------------------


def test_formulas_headers_and_markup_leave_harmless(hostile):
    session = ReviewSession(hostile, reviewer=FORMULA)
    while session.current:
        session.approve()
    done = export_reviews(hostile)
    rows = rows_of(done.folder)
    assert len(rows) == 4 and rows[0]["candidate"] == IMAGE
    for row in rows:
        assert row["reviewer"] == f"'{FORMULA}" and row["subject"].startswith("'=")
        for cell in row.values():
            assert not cell.lstrip().startswith(("=", "+", "-", "@"))
    for file in done.folder.glob("*.eml"):
        message = message_from_bytes(file.read_bytes(), policy=policy.default)
        assert message["Bcc"] is None and "evil" not in str(message["To"])
        assert message["To"].addresses[0].addr_spec == "eve@peakpost.example"
        assert message.get_content_type() == "text/plain" and "\x1b" not in str(message["Subject"])


@given(st.text())
def test_no_cell_begins_like_a_formula(text):
    cell = guard(text)
    first = cell.lstrip("\t\r\n '\"\x0b\x0c")[:1]
    assert cell[:1] == "'" or first not in ("=", "+", "-", "@", "＝", "＋", "－", "＠")
    assert cell in (text.replace("\x00", ""), "'" + text.replace("\x00", ""))


@given(st.text(alphabet=st.characters() | st.sampled_from("\x1b[]0;m\x07\\\x9b\x90\x9c")))
def test_a_terminal_is_only_ever_shown_text(text):
    shown = for_terminal(text)
    assert not any((ord(c) < 32 and c != "\n") or 0x7F <= ord(c) < 0xA0 for c in shown)
    assert for_terminal(shown) == shown


def test_escape_sequences_go_with_all_they_hold():
    assert for_terminal(f"a{ANSI}b") == "aredleftb"
    assert for_terminal("\x1b]52;c;ZXZpbA==\x07x\x1bP1$q\x1b\\y\x1b(Bz") == "xyz"


def test_the_terminal_shows_hostile_emails_without_their_sequences(hostile):
    said = []
    answers = iter(["l", "a", "r", "1 2", "", "u", "q"])
    TerminalReview(ReviewSession(hostile), lambda question: next(answers), said.append).run()
    text = "\n".join(said)
    assert IMAGE in text and "1 approved" in text
    assert not any(sign in text for sign in ("\x1b", "\x07", "\x9b", "\u202e", "\r"))


# --- the command ----------------------------------------------------------------------------------


def test_a_review_through_a_real_terminal_is_left_and_gone_on_with(run):
    pexpect = pytest.importorskip("pexpect", reason="pexpect needs a POSIX terminal")

    def terminal(*more, **environment):
        return pexpect.spawn(
            CLI[0], [*CLI[1:], "review", str(run.folder), "--reviewer", "Ada", *more], encoding="utf-8",
            timeout=30, env={**ENVIRONMENT, **environment}, dimensions=(60, 120),
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        )  # fmt: skip

    child = terminal("--model", MODELS[0], EDITOR="", VISUAL="")
    child.expect_exact("[1 of 10] Desmond Achterberg: Senior Software Engineer at Renn Labs")
    child.expect_exact("[q]uit > ")
    child.sendline("a")
    child.expect_exact("[1 of 9]")
    child.sendline("e")
    child.expect_exact("Which paragraph?")
    child.sendline("2")
    child.expect_exact("New text")
    child.sendline("Hi [NAME],")
    child.expect_exact("Which paragraph?")
    child.sendline("")
    child.expect_exact("FAILED candidate named")
    child.expect_exact("FAILED no leftovers")
    child.expect_exact("[s]ave it")
    child.sendline("")
    child.expect_exact("A text you typed for it is kept")
    child.close(force=True)
    assert child.signalstatus or child.exitstatus

    child = terminal(EDITOR="sed -i s/NAME/You/")
    child.expect_exact("[1 of 9]")
    child.expect_exact("A text you typed for it is kept")
    child.sendline("e")
    child.expect_exact("[s]ave it")
    child.sendline("s")
    child.expect_exact("[1 of 8]")
    child.sendline("r")
    child.expect_exact("Why?")
    child.sendline("5, 3")
    child.expect_exact("A note")
    child.sendline("flat")
    child.expect_exact("[1 of 7]")
    child.sendline("q")
    child.expect_exact("3 of 20 decided (1 approved, 1 edited, 1 rejected, 0 skipped)")
    child.expect_exact("2 approved emails as .txt and .eml")
    child.expect(pexpect.EOF)
    child.wait()
    assert child.exitstatus == 0
    told = [json.loads(line) for line in (run.folder / "reviews.jsonl").read_text("utf-8").splitlines()]
    assert [line["decision"] for line in told] == ["approved", "edited", "rejected"]
    assert "Hi [You]," in told[1]["final_text"] and told[2]["reason_codes"] == ["tone", "vague"]


def command(*words, answers=""):
    return subprocess.run(
        [*CLI, *map(str, words)], capture_output=True, text=True, check=False, env=ENVIRONMENT, input=answers
    )


def test_blind_and_export_in_a_terminal(run):
    done = command("review", run.folder, "--blind", *MODELS, answers="l\nx\nt\nu\nr\n")
    assert done.returncode == 0 and "preferred in" in done.stdout and "none of l, r, t" in done.stdout
    assert not any(model in done.stdout.split("preferred in")[0][:-40] for model in MODELS)
    done = command("review", run.folder, "--export")
    assert done.returncode == 0 and "0 approved emails" in done.stdout
    done = command("review", run.folder, "--job", "job44")
    assert done.returncode == 1 and "has no job 'job44' to review. It has job01, job02." in done.stderr


def test_forgetting_a_person_takes_reviews_typed_texts_and_exports_too(run, resumes):
    person = resumes[1]
    session = ReviewSession(run)
    while (item := session.current) is not None and len(session.log.reviews()) < 14:
        if item.draft.resume_id == "resume03":
            session.reject(["other"], f"write to {person.name} instead")
        else:
            session.edit(item.text.replace("Dear", "Hello"))
    queue = session.blind(*MODELS, seed=1)
    while queue.current:
        queue.choose("left")
    session.undo()
    session.set_view(show="all")
    session._at = "job01_resume02_first-model"
    session.keep_typed(f"half a line for {person.name}")
    export_reviews(run)
    with (run.folder / "reviews.jsonl").open("a") as file:
        file.write(f"broken line about {person.name}\n")
    refused = command("forget", run.folder, "resume02")
    assert refused.returncode == 1 and "has been reviewing it since" in refused.stderr
    session.close()
    done = command("forget", run.folder, "resume02")
    assert done.returncode == 0, done.stderr
    everything = "".join(p.read_text("utf-8") for p in run.folder.rglob("*") if p.is_file())
    for trace in (person.name, person.name.split()[1], person.emails[0], person.phones[0], person.source):
        assert trace not in everything, trace
    again = ReviewSession(run)
    assert "resume02" not in (run.folder / "reviews.jsonl").read_text() and again.log.unreadable == 0
    assert len(again.items()) == 16 and again.counts()["edited"] > 0
    assert not list((run.folder / "approved").glob("*resume02*"))
    assert len(rows_of(run.folder / "approved")) == again.counts()["edited"]
