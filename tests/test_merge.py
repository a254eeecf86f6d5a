"""Packing hides who people are, and a run made from the package comes home with the names filled in."""

import json
import os
from dataclasses import replace

import pytest
from conftest import DATA, ROOT

from outreach import runs
from outreach.cli import main
from outreach.errors import RunError
from outreach.forget import forget
from outreach.inputs.job_page import read_job
from outreach.inputs.resume import read_resume
from outreach.merge import find_run, merge_runs
from outreach.packing import MAP_FILE, pack_run, read_map, read_package
from outreach.pipeline import fingerprint_of
from outreach.records import Draft, Email, Evidence
from outreach.report.html import save_report
from outreach.runs import open_run
from outreach.settings import People, Privacy, Settings, Writing

MODEL = "mixtral-8x7b-instruct"
RESUMES = ROOT / "tests" / "fixtures" / "resumes"


def home_run(folder, jobs, resumes, **tables):
    run = open_run(folder)
    settings = Settings(origin="tests", **tables)
    run.start(fingerprint_of(jobs, resumes, settings, "auto"), settings)
    run.save_inputs(jobs, resumes, [])
    return run


def elsewhere(folder, package, texts=None, **changes):
    """A run as a session leaves it: one draft a pair, with the package's words in it."""
    run = open_run(folder)
    run.start({**package.fingerprint, "precision": "4bit", **changes}, package.settings)
    run.save_inputs(list(package.jobs), list(package.resumes), [])
    load = {
        "model": MODEL,
        "precision": "4bit",
        "compute_dtype": "float16",
        "device": "cuda:0",
        "reason": "fits",
    }
    run.add_load(MODEL, load, "whole")
    for job in package.jobs:
        for resume in package.resumes:
            if (job.job_id, resume.resume_id) in package.left_out:
                continue
            now = resume.current.employer
            said = (texts or "At {employer}, you lead a team, {name}. Would you like to talk?").format(
                employer=now, name=resume.name
            )
            email = Email(
                f"{job.title} at {job.company}", f"Dear {resume.name},", (("candidate", said),), "Bye", "Foot"
            )
            evidence = (Evidence(said, "candidate", "resume", f"{now}: a line"),)
            run.save_draft(
                Draft(job.job_id, resume.resume_id, MODEL, "whole", "needs_human", ("told there",),
                      email,
                      evidence=evidence)
            )  # fmt: skip
    return run


@pytest.fixture
def packed(tmp_path, jobs, resumes):
    run = home_run(tmp_path / "home", jobs[:1], resumes[:3])
    (tmp_path / "package").mkdir()
    return run, pack_run(run, tmp_path / "package").package


def state(folder):
    return {
        path.relative_to(folder): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != ".lock"
    }


def test_the_package_is_read_as_it_was_written_and_hides_identity(packed, tmp_path, resumes):
    run, package = packed
    assert read_package(tmp_path / "package") == package
    words = "".join(file.read_text(encoding="utf-8") for file in (tmp_path / "package").iterdir())
    for resume in resumes[:3]:
        for word in (
            *resume.name.split(),
            *resume.emails,
            *resume.phones,
            resume.current.employer,
            resume.sha256,
        ):
            assert word not in words
    assert all(resume.name == "[NAME_1]" and not resume.text for resume in package.resumes)
    assert resumes[0].name in (run.folder / MAP_FILE).read_text(encoding="utf-8")
    if os.name == "posix":
        assert (run.folder / MAP_FILE).stat().st_mode & 0o077 == 0
    assert {line["mark"] for line in runs.read_lines(run.sent_file)} == {"masked"}


def test_packing_again_gives_the_same_and_records_it_once(packed, tmp_path):
    run, package = packed
    before = run.sent_file.read_bytes()
    assert pack_run(run, tmp_path / "package").package == package
    assert run.sent_file.read_bytes() == before


def test_a_setting_lets_records_travel_in_clear_without_contacts(tmp_path, jobs, resumes):
    run = home_run(tmp_path / "home", jobs[:1], resumes[:1], privacy=Privacy(send_in_clear=True))
    package = pack_run(run, tmp_path).package
    assert package.resumes[0].name == resumes[0].name and not package.resumes[0].emails
    assert not package.masked and package.settings.privacy.send_in_clear
    assert runs.read_lines(run.sent_file)[0]["mark"] == "in_clear"
    other = elsewhere(tmp_path / "other", package)
    assert merge_runs(run, other).added == 1


def test_who_cannot_be_masked_stays_home_with_the_reason(tmp_path, jobs, resumes):
    nameless = replace(resumes[1], name="")
    run = home_run(tmp_path / "home", jobs[:1], [resumes[0], nameless])
    done = pack_run(run, tmp_path)
    assert [resume.resume_id for resume in done.package.resumes] == ["resume01"]
    assert "no name was found" in done.not_packed["resume02"]
    alone = home_run(tmp_path / "alone", jobs[:1], [nameless])
    with pytest.raises(RunError, match="nothing in it can be packed"):
        pack_run(alone, tmp_path)


def test_a_whole_text_travels_for_bare_only_and_masked(tmp_path, jobs, resumes):
    run = home_run(tmp_path / "home", jobs[:1], resumes[:1], writing=Writing(strategy="bare"))
    text = pack_run(run, tmp_path).package.resumes[0].text
    assert len(text) > 1000
    assert not any(word in text for word in (*resumes[0].name.split(), *resumes[0].emails))


def test_who_is_not_written_to_is_not_packed_as_a_pair_and_told_at_home(tmp_path, jobs, resumes):
    barred = resumes[1].emails[0]
    run = home_run(tmp_path / "home", jobs[:1], resumes[:2], people=People(do_not_contact=[barred]))
    package = pack_run(run, tmp_path).package
    assert package.pairs == [("job01", "resume01")]
    assert package.settings.people == People()
    assert merge_runs(run, elsewhere(tmp_path / "other", package)).added == 2
    skipped = next(draft for draft in run.drafts() if draft.status == "skipped")
    assert skipped.resume_id == "resume02" and skipped.reasons == ("on the do-not-contact list",)


def test_names_and_employers_are_filled_in_and_checks_made_anew(packed, tmp_path, jobs, resumes):
    run, package = packed
    done = merge_runs(run, elsewhere(tmp_path / "other", package))
    assert (done.added, done.there, done.models) == (3, 0, (MODEL,))
    for draft in run.drafts():
        resume = next(resume for resume in resumes if resume.resume_id == draft.resume_id)
        text = (run.emails / f"{draft.key}.txt").read_text(encoding="utf-8")
        assert text == draft.email.as_text() and "[" not in text
        assert f"Dear {resume.first_name}," in text
        assert f"At {resume.current.employer}, you lead a team, {resume.name}." in text
        assert draft.evidence[0].line == f"{resume.current.employer}: a line"
        assert {c.check: c.passed for c in draft.checks}["candidate_named"]
        assert draft.status == "needs_human" and draft.reasons[-1] == "told there"
    assert run.manifest["models"] == [MODEL] and run.manifest["merged"][0]["machine"]["system"]
    assert MODEL in save_report(run).read_text(encoding="utf-8")


def test_mangled_placeholders_are_mended_and_told(packed, tmp_path, resumes):
    run, package = packed
    text = "Hello Name_1, at [employer 1] you did well. [NAME_77] knows. [PHONE_9] is odd. Shall we talk?"
    merge_runs(run, elsewhere(tmp_path / "other", package, text.replace("{", "{{")))
    draft = run.drafts()[0]
    body = draft.email.body
    assert resumes[0].name in body and "PHONE" not in body and "NAME" not in body
    assert any("PHONE_9" in reason for reason in draft.reasons)


def test_merging_again_changes_no_byte(packed, tmp_path):
    run, package = packed
    other = elsewhere(tmp_path / "other", package)
    merge_runs(run, other)
    before = state(run.folder)
    again = merge_runs(run, other)
    assert (again.added, again.there) == (0, 3) and state(run.folder) == before


def test_a_part_comes_first_and_the_rest_later(packed, tmp_path):
    run, package = packed
    other = elsewhere(tmp_path / "other", package)
    lines = (other.folder / "drafts.jsonl").read_text().splitlines(keepends=True)
    (other.folder / "drafts.jsonl").write_text(lines[0] + lines[1][:40])  # cut off in the middle of a line
    assert merge_runs(run, other).added == 1
    (other.folder / "drafts.jsonl").write_text("".join(lines))
    done = merge_runs(run, other)
    assert (done.added, done.there) == (2, 1)


def test_stopped_between_its_files_it_is_as_if_it_had_not_begun(packed, tmp_path, monkeypatch):
    run, package = packed
    other = elsewhere(tmp_path / "other", package)
    from outreach import merge

    def full(path, text):
        if path.name == "drafts.jsonl":
            raise OSError(28, "No space left on device")
        runs.write_whole(path, text)

    with monkeypatch.context() as patch:
        patch.setattr(merge, "write_whole", full)
        with pytest.raises(OSError, match="No space"):
            merge_runs(run, other)
    assert run.drafts() == [] and "merged" not in run.manifest
    assert merge_runs(run, other).added == 3


def test_an_error_is_replaced_by_a_later_email_and_never_the_other_way(packed, tmp_path):
    run, package = packed
    other = elsewhere(tmp_path / "other", package)
    good = other.drafts()[0]
    other.save_draft(replace(good, status="error", email=None, evidence=(), reasons=("cut_off: x",)))
    assert merge_runs(run, other).added == 3
    assert next(draft for draft in run.drafts() if draft.key == good.key).status == "error"
    other.save_draft(good)
    assert merge_runs(run, other).added == 1
    other.save_draft(replace(good, status="error", email=None, evidence=(), reasons=("cut_off: x",)))
    assert merge_runs(run, other).added == 0
    assert next(draft for draft in run.drafts() if draft.key == good.key).email is not None


def test_what_does_not_belong_is_refused_and_nothing_changes(packed, tmp_path, jobs, resumes):
    run, package = packed
    before = state(run.folder)
    writing = {**package.fingerprint["settings"]["writing"]}
    settings = package.fingerprint["settings"]
    cases = {
        "resume01 has other content": {"resumes": {**package.fingerprint["resumes"], "resume01": "0" * 64}},
        "resume09 is not in the run": {"resumes": {**package.fingerprint["resumes"], "resume09": "0" * 64}},
        "job01 has other content": {"jobs": {"job01": "0" * 64}},
        "prompts are of another version": {"prompts": "0" * 16},
        r"\[writing\] are others": {"settings": {**settings, "writing": {**writing, "seed": 8}}},
        "card of job01 is another": {"cards": {"job01": "0" * 64}},
    }
    for number, (told, changes) in enumerate(cases.items()):
        with pytest.raises(RunError, match=told):
            merge_runs(run, elsewhere(tmp_path / f"other{number}", package, **changes))
    assert state(run.folder) == before
    batch = {"settings": {**settings, "writing": {**writing, "batch_size": 4}}}
    assert merge_runs(run, elsewhere(tmp_path / "batch", package, **batch)).added == 3


def test_a_package_of_another_run_is_refused(packed, tmp_path, jobs, resumes):
    run, _ = packed
    twin = home_run(tmp_path / "twin", jobs[:1], resumes[:3])
    (tmp_path / "p2").mkdir()
    package = pack_run(twin, tmp_path / "p2").package
    with pytest.raises(RunError, match="resume01 has other content"):
        merge_runs(run, elsewhere(tmp_path / "other", package))


def test_hostile_output_is_refused(packed, tmp_path):
    run, package = packed
    other = elsewhere(tmp_path / "other", package)
    good = other.drafts()[0]
    line = json.loads((other.folder / "drafts.jsonl").read_text().splitlines()[0])
    for changes, told in (({"model": "../../evil"}, "names a model"), ({"job_id": "../x"}, "not in run")):
        bad = {**line, **changes}
        (other.folder / "drafts.jsonl").write_text(json.dumps(bad) + "\n")
        with pytest.raises(RunError, match=told):
            merge_runs(run, other)
    (other.folder / "drafts.jsonl").write_text('{"job_id": 3}\n')
    with pytest.raises(RunError, match="damaged"):
        merge_runs(run, other)
    assert good.key not in {draft.key for draft in run.drafts()}
    assert not list(tmp_path.rglob("*evil*"))


def test_who_was_forgotten_meanwhile_does_not_come_back(packed, tmp_path, resumes):
    run, package = packed
    other = elsewhere(tmp_path / "other", package)
    forget(run, "resume02")
    assert "resume02" not in read_map(run)["resumes"]
    assert resumes[1].name not in (run.folder / MAP_FILE).read_text(encoding="utf-8")
    done = merge_runs(run, other)
    assert done.added == 2 and "forgotten" in done.left[0]
    assert not list(run.emails.glob("*resume02*"))
    (tmp_path / "again").mkdir()
    assert [r.resume_id for r in pack_run(run, tmp_path / "again").package.resumes] == [
        "resume01",
        "resume03",
    ]


def test_the_command_takes_a_download_and_tells_what_it_did(packed, tmp_path, capsys):
    run, package = packed
    elsewhere(tmp_path / "download" / "run", package)
    assert main(["merge", str(run.folder), str(tmp_path / "download")]) == 0
    assert f"{MODEL}: 3 new, 0 were there already" in capsys.readouterr().out
    assert (run.folder / "report.html").is_file()
    assert main(["merge", str(run.folder), str(tmp_path / "nothing")]) == 1
    assert "holds no run" in capsys.readouterr().err
    assert find_run(tmp_path / "download").name == "run"


def test_every_resume_of_the_working_half_is_packed_without_its_identity(tmp_path, jobs):
    """Over the corpus: whoever has a name and a present employer is hidden by it."""
    entries = [entry for entry in json.loads((RESUMES / "truth.json").read_text()) if entry["half"] == "work"]
    read = [read_resume(RESUMES / entry["file"], f"resume{n:02d}") for n, entry in enumerate(entries, 1)]
    known = [resume for resume in read if len(resume.name) > 3]
    run = home_run(
        tmp_path / "home",
        [read_job(DATA / "jobs" / "renn-labs-senior-software-engineer.pdf", "job01")],
        known,
    )
    done = pack_run(run, tmp_path)
    by_id = {resume.resume_id: resume for resume in known}
    assert len(done.package.resumes) >= 0.9 * len(known) and known
    for packed_one in done.package.resumes:
        real, words = by_id[packed_one.resume_id], json.dumps(runs.asdict(packed_one), ensure_ascii=False)
        assert real.name not in words
        assert not any(email in words for email in real.emails)
        if real.current and len(real.current.employer) > 3:
            assert real.current.employer not in words
