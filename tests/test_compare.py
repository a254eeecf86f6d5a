"""The comparison: rows from several runs, what is absent said so, and a recommendation by stated weights."""

import csv
import io
import json
from dataclasses import replace

import pytest
from corpus import Known, draft_about

from outreach.compare.charts import (
    benchmark_figure,
    quality_figure,
    ready_figure,
    speed_figure,
    speed_quality_figure,
)
from outreach.compare.recommend import recommend
from outreach.compare.table import compare_models
from outreach.errors import RunError, SettingsError
from outreach.models.machines import get_machine
from outreach.models.registry import list_models
from outreach.records import CheckResult, Draft
from outreach.report.comparison_table import comparison_rows, table_of
from outreach.runs import append_line, open_run
from outreach.settings import Weights, load_settings

MODELS = ("llama-3-8b-instruct", "phi-3-mini-4k-instruct")
LOADS = {
    "llama-3-8b-instruct": {
        "precision": "4bit",
        "weight_bytes": 5_700_000_000,
        "seconds": 41.0,
        "device": "cuda:0",
    },
    "phi-3-mini-4k-instruct": {
        "precision": "4bit",
        "weight_bytes": 2_300_000_000,
        "seconds": 18.0,
        "device": "cuda:0",
    },
}


def known(resume):
    return Known(
        resume.name,
        resume.emails,
        resume.phones,
        tuple(p.employer for p in resume.employment),
        resume.source,
        resume,
    )


def a_run(folder, jobs, resumes, settings, models=MODELS, good=lambda model, number: True, **changes):
    """A run whose drafts pass every check where `good` says so; each takes a second longer per model."""
    run = open_run(folder)
    run.start({"n": 1}, settings)
    run.save_inputs(jobs, resumes, [])
    run.add_to_manifest(
        models=list(models), loads=[{"model": m, **LOADS.get(m, {"precision": "16bit"})} for m in models]
    )
    number = 0
    for job in jobs:
        for resume in resumes:
            for at, model in enumerate(models):
                draft = draft_about(known(resume), job, settings, model)
                passed = good(model, number)
                checks = tuple(replace(c, passed=passed or n > 0) for n, c in enumerate(draft.checks))
                run.save_draft(replace(draft, checks=checks, seconds=2.0 + at, strategy="whole", **changes))
            number += 1
    return run


def test_a_row_a_model_with_every_criterion_and_its_interval(tmp_path, jobs, resumes, settings):
    run = a_run(tmp_path / "r", jobs, resumes, settings, good=lambda m, n: m == MODELS[0] or n < 4)
    found = compare_models([run.folder])
    assert [row.label for row in found.rows] == [f"{m}, 4-bit, whole" for m in MODELS]
    first, second = found.rows
    assert (first.written, first.all_format.passed, second.all_format.passed) == (10, 10, 4)
    assert len(first.criteria) == 10 and all(c.group == "format" for c in first.criteria)
    assert (round(first.all_format.low, 2), first.all_format.high) == (0.72, 1.0)
    assert (first.seconds_each, second.seconds_each) == (2.0, 3.0)
    assert (first.tokens_per_second, first.load_seconds) == (100.0, 41.0)
    assert first.licence == "Meta Llama 3 Community License" and first.context == 8192
    assert {fit.machine for fit in first.fits} >= {"kaggle-t4x2", "cpu-8gb"}
    assert [score.name for score in first.scores] == ["MMLU", "HumanEval", "arena"]


def test_what_nobody_measured_is_said_and_never_a_number(tmp_path, jobs, resumes, settings):
    found = compare_models([a_run(tmp_path / "r", jobs[:1], resumes[:2], settings, models=MODELS[:1])])
    row = found.rows[0]
    assert (row.ready, row.wrong_company, row.unfounded, row.human) == (None, None, None, None)
    told = {line.label: line.cells[0].text for group in table_of(found) for line in group.lines}
    assert told["Ready to send as it is"] == "not measured: facts unchecked"
    assert told["Names another company as the hiring one"] == "not measured"
    assert told["Approved without an edit"] == "not reviewed"
    assert told["What left the machine"].startswith("nothing left")
    assert row.criteria[0].error_said == "error rate of this check not measured"


def test_errors_and_skipped_pairs_are_counted_apart(tmp_path, jobs, resumes, settings):
    run = a_run(tmp_path / "r", jobs[:1], resumes[:3], settings, models=MODELS[:1])
    run.save_draft(Draft("job01", "resume04", MODELS[0], "sections", "error", ("timeout",), None))
    run.save_draft(Draft("job01", "resume05", MODELS[0], "sections", "skipped", ("off limits",), None))
    row = compare_models([run]).rows[0]
    assert (row.written, row.errors, row.skipped) == (3, 1, 1)
    assert row.all_format.n == 3 and row.strategy == "whole"


def test_checks_of_facts_give_ready_wrong_company_and_unfounded(tmp_path, jobs, resumes, settings):
    """With checks of facts in the drafts, the rows are compared by what is ready."""
    run = open_run(tmp_path / "r")
    run.start({}, settings)
    run.save_inputs(jobs[:1], resumes, [])
    for number, resume in enumerate(resumes):
        draft = draft_about(known(resume), jobs[0], settings, MODELS[0])
        bad = CheckResult("wrong_company", number != 0, "block", "names another")
        status, reasons = ("needs_human", ("wrong_company",)) if number == 0 else ("ready", ())
        facts = CheckResult("number", True, "block", "every number stands in a source", group="grounding")
        run.save_draft(replace(draft, checks=(*draft.checks, bad, facts), status=status, reasons=reasons))
    found = compare_models([run])
    assert found.measure == "ready" and found.rows[0].ready.passed == 4
    assert (found.rows[0].wrong_company.passed, found.rows[0].wrong_company.n) == (1, 5)


def test_the_checks_own_errors_stand_beside_their_rates(tmp_path, jobs, resumes, settings):
    run = a_run(tmp_path / "r", jobs[:1], resumes[:2], settings, models=MODELS[:1])
    file = tmp_path / "quality.json"
    file.write_text(
        json.dumps(
            {
                "checks": {
                    "company_pitch": {"precision": [45, 50], "recall": {"right": 30, "n": 40}},
                    "complete": {"precision": None},
                }
            }
        )
    )
    criteria = {c.name: c for c in compare_models([run], file).rows[0].criteria}
    assert (
        criteria["company_pitch"].error_said
        == "precision 45 of 50 (79 to 96 %); recall 30 of 40 (60 to 86 %)"
    )
    assert criteria["complete"].error is None
    file.write_text("{broken")
    with pytest.raises(RunError, match="is not JSON"):
        compare_models([run], file)


def test_reviews_are_read_as_people_left_them(tmp_path, jobs, resumes, settings):
    """Of one draft the last decision counts, undone ones do not, repeats of a blind choice do not count."""
    run = a_run(tmp_path / "r", jobs[:1], resumes, settings)
    file = run.folder / "reviews.jsonl"
    keys = [f"job01_resume0{n}_{MODELS[0]}" for n in range(1, 6)]

    def review(entry, key, decision, **more):
        told = {"kind": "review", "entry": entry, "key": key, "model": MODELS[0], "decision": decision}
        append_line(file, {**told, "seconds": 20.0, "edit_distance": 0, **more})

    review(1, keys[0], "rejected")
    review(2, keys[0], "approved")
    review(3, keys[1], "edited", edit_distance=40, seconds=60.0)
    review(4, keys[2], "rejected")
    append_line(file, {"kind": "undo", "entry": 5, "undoes": 4})
    review(6, keys[3], "skipped")
    for entry, choice, repeat in (
        (7, "left", False),
        (8, "right", False),
        (9, "tie", False),
        (10, "left", True),
    ):
        append_line(
            file,
            {
                "kind": "preference",
                "entry": entry,
                "left": MODELS[0],
                "right": MODELS[1],
                "choice": choice,
                "repeat": repeat,
            },
        )
    with file.open("a") as lines:
        lines.write("{torn")
    first, second = compare_models([run]).rows
    human = first.human
    assert (human.reviewed, human.unedited.passed, human.edited, human.rejected) == (2, 1, 1, 0)
    assert (human.median_edit, human.median_seconds) == (40, 40.0)
    assert (human.blind_wins.passed, human.blind_wins.n) == (1, 3)
    assert (second.human.reviewed, second.human.blind_wins.passed) == (0, 1)


def test_what_left_the_machine_is_counted(tmp_path, jobs, resumes, settings):
    run = a_run(tmp_path / "r", jobs[:1], resumes[:2], settings, models=("gemini-x", MODELS[0], "other"))
    for mark in ("masked", "in_clear"):
        append_line(
            run.folder / "sent.jsonl", {"model": "gemini-x", "destination": "host.example", "mark": mark}
        )
    rows = {row.model: row for row in compare_models([run]).rows}
    assert rows["gemini-x"].privacy == "2 requests went to host.example, 1 of them not masked"
    assert rows["gemini-x"].privacy_score == 0 and rows[MODELS[0]].privacy_score == 1
    assert rows["other"].privacy == "not recorded" and rows["other"].privacy_score is None


def test_runs_of_the_same_pairs_are_compared_pair_by_pair(tmp_path, jobs, resumes, settings):
    """A run from elsewhere becomes further rows, though its ids are others."""
    one = a_run(tmp_path / "one", jobs, resumes, settings, models=MODELS[:1])
    others = [replace(r, resume_id=f"resume{n + 11:02d}") for n, r in enumerate(reversed(resumes))]
    two = a_run(tmp_path / "two", jobs, others, settings, models=MODELS[1:], good=lambda m, n: n < 1)
    found = compare_models([one, two])
    (test,) = found.tests
    assert (test.result.n, test.result.first_only, test.result.second_only) == (10, 9, 0)
    assert test.separated
    again = a_run(tmp_path / "again", jobs, resumes, settings, models=MODELS[:1])
    labels = [row.label for row in compare_models([one, again]).rows]
    assert labels == [f"{MODELS[0]}, 4-bit, whole (run {name})" for name in ("one", "again")]


def test_few_pairs_do_not_make_a_winner(tmp_path, jobs, resumes, settings):
    run = a_run(tmp_path / "r", jobs, resumes, settings, good=lambda m, n: n < (8 if m == MODELS[0] else 7))
    advice = recommend(compare_models([run]))
    assert not advice.separated
    assert "the data does not show that it writes better" in advice.headline
    assert any("cannot be separated with n = 10" in line for line in advice.reasons)
    assert any(line.startswith("More pairs: from about") for line in advice.would_change)
    assert any("llama-2-7b-chat" in line for line in advice.would_change), "what was not run is said"
    assert any(line.startswith("Long resumes") for line in advice.trade_offs)
    assert {"Hardware", "Speed", "Memory", "Privacy", "Fine-tuning"} <= {
        t.split(":")[0] for t in advice.trade_offs
    }


def test_a_real_difference_decides_and_weights_change_the_rest(tmp_path, jobs, resumes, settings):
    clear = compare_models([a_run(tmp_path / "a", jobs, resumes, settings, good=lambda m, n: m == MODELS[0])])
    advice = recommend(clear, Weights(memory=1000))
    assert advice.pick.startswith(MODELS[0]) and advice.separated, "shown to be worse is never chosen"
    level = compare_models([a_run(tmp_path / "b", jobs, resumes, settings)])
    assert recommend(level, Weights(speed=50, memory=0)).pick.startswith(MODELS[0])
    by_memory = recommend(level, Weights(speed=0, memory=50))
    assert by_memory.pick.startswith(MODELS[1])
    assert by_memory.left_out["speed"] == "its weight is 0"
    assert by_memory.left_out["human"] == "not known of every row"
    assert any(line.startswith("If memory did not count") for line in by_memory.would_change)


def test_weights_come_from_the_settings(tmp_path):
    file = tmp_path / "o.toml"
    file.write_text("[compare]\nspeed = 9\n")
    assert load_settings(file).compare.speed == 9.0
    file.write_text("[compare]\nspeed = -1\n")
    with pytest.raises(SettingsError, match="weight 'speed'"):
        load_settings(file)


def test_an_empty_comparison_is_told(tmp_path, settings):
    run = open_run(tmp_path / "r")
    run.start({}, settings)
    with pytest.raises(RunError, match="no email to compare"):
        compare_models([run])


def test_every_figure_hands_out_its_numbers(tmp_path, jobs, resumes, settings):
    found = compare_models([a_run(tmp_path / "r", jobs, resumes, settings, good=lambda m, n: n % 3 > 0)])
    specs = list_models()
    machines = [get_machine("colab-t4"), get_machine("cpu-16gb")]
    figures = {
        "bench": benchmark_figure(specs),
        "quality": quality_figure(specs),
        "speed": speed_figure(specs, machines),
        "ready": ready_figure(found),
        "both": speed_quality_figure(found),
    }
    tables = {}
    for name, figure in figures.items():
        assert figure.png().startswith(b"\x89PNG")
        tables[name] = list(csv.DictReader(io.StringIO(figure.csv())))
    published = [(s.name, score.name) for s in specs if not s.not_loadable for score in s.scores]
    assert len(tables["bench"]) + len(tables["quality"]) == len(published)
    assert all(row["source"].startswith("https://") for row in (*tables["bench"], *tables["quality"]))
    assert [(row["passed"], row["n"]) for row in tables["ready"]] == [("6", "10")] * 2
    assert [float(row["seconds an email"]) for row in tables["both"]] == [2.0, 3.0]
    mixtral = [row for row in tables["speed"] if row["model"].startswith("mixtral")]
    assert not mixtral, "Mixtral fits neither machine, so no speed is told"


def test_the_notebooks_table_has_a_column_a_row(tmp_path, jobs, resumes, settings):
    table = comparison_rows(compare_models([a_run(tmp_path / "r", jobs[:1], resumes[:2], settings)]))
    assert len(table.columns) == 4 and all(len(row) == 4 for row in table.rows)
