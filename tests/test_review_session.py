"""A review loses nothing: every decision is in the file, whatever stops, and a restart goes on there."""

import json
import os
import random
import subprocess
import sys
import time
from dataclasses import replace

import pytest
from conftest import ROOT
from hypothesis import given, settings
from hypothesis import strategies as st
from prepared import MODELS, many, prepare_run, prepared_draft

from outreach.compare.intervals import wilson
from outreach.errors import RunError
from outreach.records import Preference, Review, preference_from_dict, review_from_dict, to_dict
from outreach.review.blind import plan_pairs
from outreach.review.edited import edit_distance, email_from_text, normal_lines
from outreach.review.log import ReviewLog, mend
from outreach.review.session import ReviewSession
from outreach.runs import open_run, read_lines
from outreach.settings import Settings

KILLS = 12


@pytest.fixture
def run(tmp_path, jobs, resumes):
    """Ten drafts of one model."""
    return prepare_run(tmp_path / "run", jobs, resumes)


@pytest.fixture
def two_models(tmp_path, jobs, resumes):
    """Twenty drafts: ten pairs, two models."""
    return prepare_run(tmp_path / "two", jobs, resumes, MODELS)


def lines(run):
    return read_lines(run.folder / "reviews.jsonl")


def files_of(folder):
    return {p.name: p.read_bytes() for p in [*folder.glob("emails/*"), folder / "drafts.jsonl"]}


# --- decisions ------------------------------------------------------------------------------------


def test_each_decision_is_in_the_file_before_the_call_returns_and_drafts_stay(run):
    before = files_of(run.folder)
    session = ReviewSession(run, reviewer="Ada")
    first = session.current
    session.approve()
    assert lines(run)[-1]["decision"] == "approved" and lines(run)[-1]["final_text"] == first.text
    second = session.current
    typed = second.text.replace("Dear ", "Hello ", 1)
    session.edit(typed, ("tone",), "friendlier")
    session.reject(["wrong_fact", "vague"], "not true")
    session.skip()
    told = lines(run)
    assert [line["decision"] for line in told] == ["approved", "edited", "rejected", "skipped"]
    assert told[1]["final_text"] == typed and told[1]["edit_distance"] == edit_distance("Dear", "Hello")
    assert told[2]["reason_codes"] == ["wrong_fact", "vague"] and told[2]["final_text"] == ""
    assert all(line["reviewer"] == "Ada" and line["when"] and line["seconds"] >= 0 for line in told)
    assert files_of(run.folder) == before


def test_seconds_are_those_the_email_was_shown(run):
    session = ReviewSession(run)
    time.sleep(0.15)
    session.move(1)
    time.sleep(0.3)
    session.move(-1)
    time.sleep(0.15)
    assert 0.25 <= session.approve().seconds < 0.5


def test_an_unchanged_edit_is_an_approval_and_an_empty_one_is_refused(run):
    session = ReviewSession(run)
    assert session.edit(session.current.text.replace("\n", "\r\n") + "  \n").decision == "approved"
    with pytest.raises(RunError, match="empty"):
        session.edit(" \n")
    with pytest.raises(RunError, match="needs a reason"):
        session.reject([])
    with pytest.raises(RunError, match="unknown reason 'bad'"):
        session.reject(["bad"])
    assert len(lines(run)) == 1


def test_undo_takes_back_one_after_the_other_and_the_typed_text_returns(run):
    session = ReviewSession(run)
    first, second = [item.key for item in session.queue()[:2]]
    session.approve()
    session.edit("Subject: New\n\nAnother text.")
    assert session.undo().key == second and session.current.key == second
    assert session.typed() == "Subject: New\n\nAnother text.\n"
    assert ReviewSession(run).current.key == second, "also after a restart"
    session = ReviewSession(run)
    assert session.undo().key == first and session.undo() is None
    assert session.counts()["open"] == 10
    assert [line["kind"] for line in lines(run)] == ["review", "review", "undo", "undo"], "nothing is removed"


def test_a_decision_can_be_changed_and_the_change_undone(run):
    session = ReviewSession(run)
    key = session.current.key
    session.approve()
    session.set_view(show="approved")
    assert [item.key for item in session.queue()] == [key]
    session.reject(["tone"])
    assert session.item(key).review.decision == "rejected"
    session.undo()
    assert session.item(key).review.decision == "approved"


def test_skipped_emails_come_again_at_the_end(run):
    session = ReviewSession(run)
    keys = [item.key for item in session.queue()]
    session.skip()
    session.approve()
    session.skip()
    for _ in range(7):
        session.approve()
    assert session.current.key == keys[0]
    session.skip()
    assert session.current.key == keys[2]
    session.approve()
    session.approve()
    assert session.current is None and session.counts()["approved"] == 10
    with pytest.raises(RunError, match="no email is left"):
        session.approve()


def test_filters_by_job_model_status_and_decision(two_models):
    session = ReviewSession(two_models, job="job02", model=MODELS[1])
    assert len(session.queue()) == 5
    assert {item.draft.job_id for item in session.queue()} == {"job02"}
    session.set_view(job="", model="", status="needs_human")
    assert len(session.queue()) == 20
    for wrong in ({"job": "job09"}, {"model": "nobody"}, {"status": "ready"}, {"show": "some"}):
        with pytest.raises(RunError):
            session.set_view(**wrong)
    assert len(session.queue()) == 20
    session.set_view(job="job02", show="all")
    session.move(3)
    again = ReviewSession(two_models)
    assert (again.view, again.current.key) == (session.view, session.current.key)


def test_a_draft_that_was_written_anew_is_open_again(run, jobs, resumes):
    session = ReviewSession(run)
    key = session.current.key
    session.approve()
    session.close()
    draft = run.drafts()[0]
    run.save_draft(replace(draft, email=replace(draft.email, subject="Another")))
    again = ReviewSession(run)
    assert again.item(key).review is None and again.counts()["open"] == 10


def test_drafts_without_an_email_are_counted_and_not_shown(tmp_path, jobs, resumes):
    def change(draft):
        if draft.resume_id != "resume02":
            return draft
        return replace(draft, email=None, status="skipped", reasons=("off limits",))

    session = ReviewSession(prepare_run(tmp_path / "r", jobs, resumes, change=change))
    assert (len(session.items()), session.without_email) == (8, 2)


# --- restarts and stops ---------------------------------------------------------------------------


@given(cut=st.integers(min_value=0, max_value=400))
def test_a_torn_last_line_is_recovered(tmp_path_factory, cut):
    log = ReviewLog(tmp_path_factory.mktemp("log"))
    for n in range(2):
        log.add_review(Review(f"k{n}", "job01", f"resume{n}", "m", "approved", final_text="ü" * 20))
    whole = log.path.read_bytes()
    log.path.write_bytes(whole[: len(whole) - cut])
    mend(log.path)
    found = ReviewLog(log.path.parent)
    assert found.unreadable == 0
    # only what is not a whole record is gone: a line that lacks its line end alone is kept
    pieces = whole[: len(whole) - cut].split(b"\n")
    assert len(found.reviews()) == sum(piece.endswith(b"}") for piece in pieces)
    found.add_review(Review("k9", "job01", "resume9", "m", "rejected"))
    assert ReviewLog(log.path.parent).reviews()[-1].key == "k9"


def test_a_line_that_nobody_can_read_is_told_and_kept(run):
    session = ReviewSession(run)
    session.approve()
    session.approve()
    path = run.folder / "reviews.jsonl"
    first, second = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(first + b"\x00\x00broken\n" + second)
    again = ReviewSession(run)
    assert again.log.unreadable == 1 and again.counts()["approved"] == 2
    again.approve()
    assert b"broken" in path.read_bytes()


def test_what_is_being_typed_survives_a_stop(run):
    session = ReviewSession(run)
    key = session.current.key
    session.keep_typed("Subject: half a sen")
    session.move(1)
    assert session.typed() is None
    again = ReviewSession(run)
    again.move(-1)
    assert again.current.key == key and again.typed() == "Subject: half a sen"
    again.edit(again.typed())
    assert not (run.folder / "typing").exists()


CHILD = """
import sys
from outreach.review.session import ReviewSession
session = ReviewSession(sys.argv[1], reviewer="kill")
say = lambda *words: print(*words, flush=True)
say("at", session.current.key if session.current else "-", repr(session.typed()))
while (item := session.current) is not None:
    number = int(item.draft.resume_id[-2:])
    if number % 3 == 0:
        for length in (5, 40, 400):
            session.keep_typed("Subject: x\\n\\n" + "typed " * length)
        done = session.edit(session.typed())
    elif number % 3 == 1:
        done = session.approve()
    else:
        done = session.reject(["vague"], "n")
    say("done", done.key, done.decision)
say("end")
"""


@pytest.mark.timeout(120)
def test_sigkill_at_random_points_loses_no_decision(tmp_path, jobs, resumes, record_property):
    run = prepare_run(tmp_path / "run", jobs, many(resumes, 40))
    keys = [item.key for item in ReviewSession(run).queue()]
    (run.folder / "review-state.json").unlink()
    ReviewSession(run).close()
    seed = random.SystemRandom().randrange(10**6)
    chance = random.Random(seed)
    acknowledged, kills = [], 0
    for attempt in range(KILLS + 1):
        child = subprocess.Popen(
            [sys.executable, "-c", CHILD, str(run.folder)], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            text=True, env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        )  # fmt: skip
        began = child.stdout.readline().split()
        if not began:
            pytest.fail(child.stderr.read())
        written = [line["key"] for line in read_lines(run.folder / "reviews.jsonl")]
        assert began[1] in (*keys[len(acknowledged) : len(acknowledged) + 2], "-"), (
            "goes on at the same email"
        )
        if attempt < KILLS:
            time.sleep(chance.uniform(0, 0.06))
            child.kill()
            kills += 1
        out, _ = child.communicate(timeout=60)
        acknowledged = written + [
            line.split()[1]
            for line in out.splitlines()
            if line.startswith("done") and line.split()[1] not in written
        ]
        kept = [line["key"] for line in read_lines(run.folder / "reviews.jsonl")]
        assert kept[: len(acknowledged)] == acknowledged, "every decision that was told is in the file"
        assert len(kept) <= len(acknowledged) + 1 and len(set(kept)) == len(kept), "and none twice"
        acknowledged = kept
    assert acknowledged == keys
    final = {line["key"]: line for line in read_lines(run.folder / "reviews.jsonl")}
    assert all(len(line["final_text"]) > 2000 for line in final.values() if line["decision"] == "edited")
    assert not list(run.folder.rglob("*.part")) or kills
    record_property("review killed by SIGKILL", f"{kills} times, seed {seed}, {len(keys)} decisions whole")


# --- one at a time --------------------------------------------------------------------------------

HOLD = """
import sys, time
from outreach.review.session import ReviewSession
session = ReviewSession(sys.argv[1], reviewer="Ada Ferrante")
print("held", flush=True)
time.sleep(60)
"""


def test_a_second_person_is_told_who_and_since_when_and_so_is_a_run(run):
    child = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(run.folder)], stdout=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
    )  # fmt: skip
    try:
        assert child.stdout.readline().strip() == "held"
        with pytest.raises(RunError, match=r"Ada Ferrante has been reviewing it since 20\d\d-\d\d-\d\dT"):
            ReviewSession(run)
        with pytest.raises(RunError, match="Ada Ferrante has been reviewing"), run.locked():
            pass
    finally:
        child.kill()
        child.communicate()
    ReviewSession(run).approve()


def test_a_run_that_is_being_written_is_not_reviewed(run):
    with run.locked(), pytest.raises(RunError, match="another process is writing"):
        ReviewSession(open_run(run.folder))
    ReviewSession(run).approve()


def test_a_cell_that_is_run_again_takes_over(run):
    first = ReviewSession(run)
    first.approve()
    second = ReviewSession(run)
    second.approve()
    with pytest.raises(RunError, match="opened again in this kernel"):
        first.approve()
    assert len(lines(run)) == 2
    with pytest.raises(RunError):
        ReviewSession(run, job="job77")
    second = ReviewSession(run)
    second.close()
    with run.locked():
        pass


# --- typed texts ----------------------------------------------------------------------------------


def test_a_draft_read_back_from_its_text_is_the_same_email(two_models):
    for item in ReviewSession(two_models).items():
        assert email_from_text(item.text, item.draft, item.job, item.resume) == item.draft.email


def test_checks_run_on_what_was_typed(run):
    session = ReviewSession(run)
    text = session.current.text
    assert all(check.passed for check in session.check(text))
    failed = lambda typed: {check.check for check in session.check(typed) if not check.passed}  # noqa: E731
    assert "no_leftovers" in failed(text.replace("Could we talk", "Dear [NAME], could we talk"))
    assert failed(text[: text.index("You receive this message")]) == {"footer_kept"}
    assert "plain_text" in failed(text.replace("Kind regards", "- one\n- two\n\nKind regards"))
    assert "company_named" in failed(text.replace(session.current.job.company, "Otherwise Ltd"))
    assert "candidate_named" in failed(text.replace("Desmond", "Somebody"))


@pytest.fixture(scope="module")
def one(jobs, resumes):
    return prepared_draft(jobs[0], resumes[0], "m", Settings(origin="tests")), jobs[0], resumes[0]


@settings(max_examples=60)
@given(text=st.text(max_size=400))
def test_any_text_can_be_typed_and_kept(one, text):
    email_from_text(text, *one)
    assert normal_lines(normal_lines(text)) == normal_lines(text)


def test_a_half_character_is_kept_as_a_question_mark(run):
    session = ReviewSession(run)
    session.keep_typed("Subject: a\ud83d")
    session.edit("Subject: a\ud83d")
    assert lines(run)[-1]["final_text"] == "Subject: a?\n"


def test_reviews_survive_json():
    review = Review("k", "job01", "resume01", "m", "rejected", ("tone",), "n", seconds=1.5, entry=3)
    assert review_from_dict(json.loads(json.dumps(to_dict(review)))) == review
    choice = Preference("job01", "resume01", "a", "b", "left", True, 7)
    assert preference_from_dict(json.loads(json.dumps(to_dict(choice)))) == choice
    assert (choice.preferred, Preference("j", "r", "a", "b", "tie").preferred) == ("a", "")


# --- blind ----------------------------------------------------------------------------------------


def test_sides_and_order_follow_the_seed_and_a_tenth_comes_twice_with_sides_swapped(tmp_path, jobs, resumes):
    run = prepare_run(tmp_path / "r", jobs[:1], many(resumes, 60), MODELS)
    queue = ReviewSession(run).blind(*MODELS, seed=5)
    firsts = {pair.id[:2]: pair for pair in queue.plan if not pair.repeat}
    repeats = [pair for pair in queue.plan if pair.repeat]
    assert (len(firsts), len(repeats)) == (60, 6)
    places = [pair.id for pair in queue.plan]
    for pair in repeats:
        first = firsts[pair.id[:2]]
        assert (pair.left, pair.right) == (first.right, first.left)
        assert places.index(pair.id) - places.index(first.id) >= 5
    on_left = sum(pair.left.draft.model == MODELS[0] for pair in firsts.values())
    assert 15 <= on_left <= 45
    assert [ids[:2] for ids in places] != sorted(ids[:2] for ids in places)
    again = ReviewSession(run).blind(*reversed(MODELS))
    assert (again.seed, [pair.id for pair in again.plan]) == (5, places)


def test_more_pairs_change_nothing_for_those_that_were_there(tmp_path, jobs, resumes):
    run = prepare_run(tmp_path / "r", jobs, many(resumes, 20), MODELS)
    items = {item.key: item for item in ReviewSession(run).items()}
    pairs = {
        (item.draft.job_id, item.draft.resume_id): (
            item,
            items[item.key.replace(MODELS[0], MODELS[1])],
        )
        for item in items.values()
        if item.draft.model == MODELS[0]
    }
    some = dict(list(pairs.items())[:25])
    sides = {p.id[:2]: p.left.draft.model for p in plan_pairs(some, 9) if not p.repeat}
    later = {p.id[:2]: p.left.draft.model for p in plan_pairs(pairs, 9) if not p.repeat}
    assert sides == {ids: later[ids] for ids in sides}


def test_win_rates_ties_and_agreement_are_counted_from_the_file(two_models):
    queue = ReviewSession(two_models).blind(*MODELS, seed=1)
    number = 0
    while (pair := queue.current) is not None:
        if pair.repeat:
            queue.choose("left" if pair.left.draft.model == MODELS[0] else "right")
            continue
        number += 1
        if number == 4:
            queue.choose("tie")
        else:
            queue.choose("left" if pair.left.draft.model == MODELS[0] else "right")
    again = ReviewSession(two_models).blind(*MODELS)
    result = again.result()
    assert again.current is None and (result.n, result.wins, result.ties) == (10, (9, 0), 1)
    assert result.rate(0) == pytest.approx((0.9, 0.5958, 0.9821), abs=1e-3)
    assert result.repeats == 1 and result.agreed in (0, 1)
    told = "\n".join(result.lines())
    assert "preferred in 9 of 10 (90%; 60% to 98%, Wilson 95 %)" in told and "seed 1" in told


def test_a_blind_choice_can_be_undone_and_skipped_and_a_restart_goes_on(two_models):
    queue = ReviewSession(two_models).blind(*MODELS, seed=2)
    first = queue.current.id
    queue.choose("left")
    queue.undo()
    assert queue.current.id == first
    queue.choose("skipped")
    second = queue.current.id
    assert second != first
    with pytest.raises(RunError, match="unknown choice"):
        queue.choose("both")
    again = ReviewSession(two_models).blind(*MODELS)
    assert again.current.id == second and again.position == (0, 11)
    assert again.result().n == 0
    with pytest.raises(RunError, match="no pair"):
        ReviewSession(two_models).blind(MODELS[0], "nobody")


def test_wilson_intervals_are_the_known_ones():
    assert wilson(40, 40) == pytest.approx((0.9124, 1.0), abs=1e-4)
    assert wilson(0, 10) == pytest.approx((0.0, 0.2775), abs=1e-4)
    assert wilson(0, 0) == (0.0, 1.0)
