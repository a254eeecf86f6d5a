"""A run folder is written whole or not at all, and held by one process."""

import json
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach.errors import RunError
from outreach.records import (
    CheckResult,
    Draft,
    Email,
    Evidence,
    draft_from_dict,
    job_from_dict,
    resume_from_dict,
    to_dict,
)
from outreach.runs import append_line, new_run, open_run, read_lines, set_aside, write_whole


def draft(**changes):
    email = Email("S", "Dear Ana,", (("company", "A. B."), ("call_to_action", "Call?")), "Bye", "Foot")
    fields = {
        "job_id": "job01", "resume_id": "resume01", "model": "m", "strategy": "sections",
        "status": "needs_human", "reasons": ("facts unchecked",), "email": email,
        "checks": (CheckResult("complete", True, "block", "whole"),),
        "evidence": (Evidence("A.", "company", "job", "A line"),),
    }  # fmt: skip
    return Draft(**{**fields, **changes})


def test_records_survive_json(jobs, resumes):
    for record, build in [
        *((job, job_from_dict) for job in jobs),
        *((resume, resume_from_dict) for resume in resumes),
        (draft(), draft_from_dict),
        (draft(email=None), draft_from_dict),
    ]:
        assert build(json.loads(json.dumps(to_dict(record)))) == record


def test_a_failed_write_leaves_the_old_file(tmp_path, monkeypatch):
    file = tmp_path / "a.txt"
    write_whole(file, "old")

    def full(descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_whole(file, "new")
    assert file.read_text() == "old" and list(tmp_path.iterdir()) == [file]


@given(st.integers(min_value=0, max_value=40))
def test_a_torn_last_line_is_cut_before_the_next(tmp_path_factory, cut):
    file = tmp_path_factory.mktemp("torn") / "a.jsonl"
    append_line(file, {"n": 1, "text": "ü" * 10})
    append_line(file, {"n": 2, "text": "ü" * 10})
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) - cut])
    append_line(file, {"n": 3})
    numbers = [record["n"] for record in read_lines(file)]
    assert numbers in ([1, 2, 3], [1, 3], [3])
    assert numbers == [1, 2, 3] or cut > 0


def test_a_second_process_is_told(tmp_path):
    with open_run(tmp_path / "r").locked(), pytest.raises(RunError, match="another process"):  # noqa: SIM117
        with open_run(tmp_path / "r").locked():
            pass


def test_a_file_in_the_way_is_named(tmp_path):
    (tmp_path / "r").write_text("in the way")
    with pytest.raises(RunError, match="cannot be written to"):
        open_run(tmp_path / "r")


def test_what_changed_is_told_and_what_was_added_is_not(tmp_path, settings):
    run = open_run(tmp_path / "r")
    one = {"resumes": {"resume01": "a" * 64}, "settings": {"writing": {"seed": 7}}}
    run.start(one, settings)
    run.start(one, settings)
    more = {**one, "resumes": {"resume01": "a" * 64, "resume02": "b" * 64}}
    run.start(more, settings)
    other = {"resumes": {"resume01": "c" * 64}, "settings": {"writing": {"seed": 8}}}
    assert run.changes(other) == [
        "resumes, resume01 has other content",
        "resumes, resume02 is gone",
        "settings, writing, seed: 7 -> 8",
    ]
    with pytest.raises(RunError, match="--start-over"):
        run.start(other, settings)


def test_a_run_without_resumes_goes_on_too(tmp_path, settings):
    for _ in range(2):
        open_run(tmp_path / "r").start({"notebook": "04"}, settings)
    assert new_run(tmp_path / "r").manifest == {}
    assert (tmp_path / "r.1" / "manifest.json").exists()


def test_a_run_set_aside_is_kept(tmp_path, settings):
    for number in (1, 2):
        run = open_run(tmp_path / "r")
        run.start({}, settings)
        assert set_aside(run).name == f"r.{number}"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["r.1", "r.2"]
