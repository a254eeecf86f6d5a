"""A run holds no more the longer it is: it is written as it goes, and memory does not grow with the pairs."""

import json
import subprocess
import sys
from dataclasses import replace

from conftest import DATA, ROOT

from outreach.emails.remember import RememberingModel
from outreach.emails.write import PAIRS_AT_ONCE, write_emails
from outreach.inputs.job_page import read_job
from outreach.inputs.resume import read_resume
from outreach.kept import LONG_ONES, SHORT, kept_by_text
from outreach.records import Completion, to_dict
from outreach.report.html import save_report
from outreach.runs import each_line, open_run
from outreach.settings import Settings

sys.path.insert(0, str(ROOT / "benchmarks"))
from growth import StubModel

GROWN_MIB = 60  # beside the inputs, over 300 pairs; holding drafts and answers would take 100 and more
PAIRS = 30


def pairs(number=PAIRS):
    job = read_job(DATA / "jobs" / "renn-labs-senior-software-engineer.pdf")
    resumes = [read_resume(file) for file in sorted((DATA / "resumes").glob("*.pdf"))]
    for at in range(number):
        yield job, replace(resumes[at % 5], resume_id=f"resume{at:03d}", sha256=f"{at:064x}")


def test_memory_over_300_different_people_stays_within_bounds(record_property):
    command = [sys.executable, str(ROOT / "benchmarks" / "growth.py"), "--one", "300"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    row = json.loads(done.stdout.splitlines()[-1])
    record_property("memory over 300 pairs", f"{row['grown_mib']} MiB beside the inputs")
    assert row["pairs"] == 300
    assert row["grown_mib"] < GROWN_MIB


def test_a_group_is_on_disk_before_the_next_one_is_asked_for(tmp_path):
    run = open_run(tmp_path / "run")
    run.start({}, Settings())
    on_disk = []

    class Watching(StubModel):
        def answer(self, prompts, config):
            on_disk.append(sum(1 for _ in each_line(run.drafts_file)))
            yield from super().answer(prompts, config)

    for draft in write_emails(list(pairs()), Watching(), Settings()):
        run.save_draft(draft)
        assert (run.emails / f"{draft.key}.txt").read_text(encoding="utf-8") == draft.email.as_text()
    assert set(on_disk) == set(range(0, PAIRS, PAIRS_AT_ONCE))
    assert len(run.drafts()) == PAIRS


def test_answers_are_kept_on_disk_and_not_in_memory(tmp_path):
    file = tmp_path / "completions.jsonl"
    first = list(write_emails(list(pairs(5)), RememberingModel(StubModel(), file), Settings()))

    class Silent(StubModel):
        def answer(self, prompts, config):
            assert not prompts, "it was answered before"
            return iter(())

    again = RememberingModel(Silent(), file)
    assert not any(isinstance(kept, Completion) for kept in again._known.values())
    assert list(write_emails(list(pairs(5)), again, Settings())) == first


def test_texts_that_a_power_cut_emptied_are_there_again(tmp_path):
    run = open_run(tmp_path / "run")
    run.start({}, Settings())
    drafts = list(write_emails(list(pairs(3)), StubModel(), Settings()))
    for draft in drafts:
        run.save_draft(draft)
    files = [run.emails / f"{draft.key}.txt" for draft in drafts]
    files[0].write_text("")
    files[1].unlink()
    assert run.mend_texts() == 2
    assert [file.read_text(encoding="utf-8") for file in files] == [d.email.as_text() for d in drafts]
    assert run.mend_texts() == 0


def test_of_two_records_with_one_key_the_later_counts_wherever_drafts_are_read(tmp_path):
    run = open_run(tmp_path / "run")
    run.start({}, Settings())
    first, second, *_ = drafts = list(write_emails(list(pairs(2)), StubModel(), Settings()))
    for draft in drafts:
        run.save_draft(replace(draft, status="error", email=None))
    assert run.statuses() == {first.key: "error", second.key: "error"}
    assert all(draft.email is None for draft in run.drafts())
    run.save_draft(first)
    assert [draft.status == "error" for draft in run.each_draft()] == [False, True]
    run.save_inputs([pair[0] for pair in pairs(1)], [resume for _, resume in pairs(2)], [])
    save_report(run)
    told = json.loads((run.folder / "report.json").read_text(encoding="utf-8"))
    assert [entry["key"] for entry in told["drafts"]] == [first.key, second.key]
    assert told["by_status"]["error"] == 1
    assert told["drafts"][0]["checks"] == [to_dict(check) for check in first.checks]


def test_few_long_texts_are_kept_and_many_short_ones():
    asked = []

    @kept_by_text()
    def size(text):
        asked.append(text)
        return len(text)

    lines = [f"line {at}" for at in range(1000)]
    pages = [f"page {at} " + "x" * SHORT for at in range(LONG_ONES + 1)]
    for text in (*lines, *pages, *lines, *pages):
        assert size(text) == len(text)
    assert len(asked) == len(lines) + 2 * len(pages)
