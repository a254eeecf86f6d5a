"""The real notebook runs in a pretend Kaggle: cut off, started again, and merged into the run at home."""

import json
import subprocess
import time
from dataclasses import replace
from pathlib import Path

import nbformat
import pretend_kaggle
import psutil
import pytest
from conftest import DATA, ROOT
from tiny import make_tiny_llama

from outreach.merge import merge
from outreach.pipeline import run_pipeline
from outreach.runs import read_lines
from outreach.settings import People, Settings, Writing

build = pretend_kaggle.build_module()
NOTEBOOK = "outreach-mixtral-8x7b.ipynb"
MODELS = list(pretend_kaggle.MODELS)
OFF_LIMITS = "Fleetfinch"  # where resume02 works


@pytest.fixture(scope="module")
def at_home(tmp_path_factory, truth):
    """A run with a small model at home: one job, three resumes of which one is off limits."""
    folder = tmp_path_factory.mktemp("home")
    settings = replace(
        Settings(origin="tests"),
        writing=Writing(strategy="whole", candidates=1, max_new_tokens=8),
        people=People(off_limits_companies=[OFF_LIMITS]),
    )
    return run_pipeline(
        jobs=[str(DATA / truth["jobs"][0]["file"])],
        resumes=[str(DATA / resume["file"]) for resume in truth["resumes"][:3]],
        models=[str(make_tiny_llama(folder))],
        out=folder / "demo",
        settings=settings,
        say=lambda line: None,
    ).run


@pytest.fixture(scope="module")
def kaggle(tmp_path_factory, at_home):
    """The pretend machine with everything attached, as `make kaggle` and a push leave it."""
    folder = tmp_path_factory.mktemp("kaggle")
    session = pretend_kaggle.Session(folder)
    source = pretend_kaggle.small_source(folder / "source")
    pretend_kaggle.attach_models(source, session.inputs, folder / "scratch")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KAGGLE_USERNAME", "robin-ellis")
        build.build(at_home.folder, folder / "dist" / "kaggle", root=source)
    session.dist = folder / "dist" / "kaggle"
    (session.dist / "package").rename(session.inputs / "outreach-package")
    return session


def _finished(run: Path) -> list[str]:
    return [
        f"{line['job_id']}_{line['resume_id']}_{line['model']}" for line in read_lines(run / "drafts.jsonl")
    ]


def _wait_for(started: subprocess.Popen, run: Path, drafts: int) -> None:
    until = time.monotonic() + 200
    while len(_finished(run)) < drafts and time.monotonic() < until:
        if started.poll() is not None:
            pytest.fail(started.communicate()[0][-3000:])
        time.sleep(0.05)


def _cut_off(started: subprocess.Popen) -> None:
    """As a machine that goes away: papermill and its kernel, which is in a group of its own."""
    for process in [*psutil.Process(started.pid).children(recursive=True), started]:
        process.kill()
    started.communicate()


def _shown(notebook: Path) -> str:
    cells = nbformat.read(notebook, as_version=4).cells
    outputs = [output for cell in cells if cell.cell_type == "code" for output in cell.outputs]
    return "".join(str(output.get("text", "")) + str(output.get("data", "")) for output in outputs)


def _packed_words(session) -> str:
    files = ["jobs.jsonl", "resumes.jsonl", "package.json", "dataset-metadata.json"]
    return "\n".join(
        (session.inputs / "outreach-package" / name).read_text(encoding="utf-8") for name in files
    )


def test_what_travels_holds_no_name_no_contact_and_no_pdf(kaggle, truth):
    words = _packed_words(kaggle)
    for resume in truth["resumes"][:3]:
        hidden = (
            *resume["name"].split(),
            resume["email"],
            resume["current_employer"],
            Path(resume["file"]).stem,
        )
        for word in hidden:
            assert word not in words, "identity travels"
    assert OFF_LIMITS not in words, "who is not written to stays home"
    kinds = {file.suffix for file in (kaggle.inputs / "outreach-package").iterdir()}
    assert kinds == {".whl", ".jsonl", ".json"}
    assert (kaggle.dist / "mixtral-8x7b" / NOTEBOOK).read_bytes() == (
        ROOT / "kaggle" / "mixtral-8x7b" / NOTEBOOK
    ).read_bytes()


@pytest.mark.notebook
def test_cut_off_and_started_again_it_repeats_nothing_and_comes_home(kaggle, at_home, tmp_path):
    notebook, run = kaggle.dist / "mixtral-8x7b" / NOTEBOOK, kaggle.working / "run"
    started = kaggle.start(notebook, tmp_path / "first.ipynb", GPUS=0)
    _wait_for(started, run, 3)  # the second model is at work
    _cut_off(started)
    before = read_lines(run / "drafts.jsonl")
    answers = [line["key"] for line in read_lines(run / "completions.jsonl")]
    assert 3 <= len(before) < 6
    log = (run / "run.log").read_text()

    # a new session: the working folder is empty, the earlier output is attached
    attached = kaggle.inputs / "notebooks" / "robin-ellis" / "outreach-mixtral-8x7b"
    attached.mkdir(parents=True)
    run.rename(attached / "run")
    started = kaggle.start(notebook, tmp_path / "second.ipynb", GPUS=0)
    said = started.communicate(timeout=300)[0]
    assert started.returncode == 0, said[-3000:]
    after = read_lines(run / "drafts.jsonl")
    assert after[: len(before)] == before and len(after) == 6
    assert len(set(_finished(run))) == 6, "every email was written once"
    keys = [line["key"] for line in read_lines(run / "completions.jsonl")]
    # noise passes no check, so each was told once what failed
    assert keys[: len(answers)] == answers and len(keys) == len(set(keys)) == 12
    assert (run / "run.log").read_text().startswith(log)
    loads = {load["model"]: load for load in json.loads((run / "manifest.json").read_text())["loads"]}
    assert set(loads) == set(MODELS)
    assert all("attached on Kaggle" in load["source"] for load in loads.values())
    assert not kaggle.notes.exists(), kaggle.notes.read_text()  # no network was tried, no input touched
    # the image lacked one package and had one too old; papermill keeps what a cut-off session showed
    first = _shown(tmp_path / "first.ipynb")
    assert "bitsandbytes" in first and "accelerate" in first.split("installed:")[1].split("]")[0]
    shown = _shown(tmp_path / "second.ipynb")
    assert "STOP" not in shown and "models/mistral-ai/mixtral" in shown

    names = {resume.resume_id: resume.name for resume in at_home.resumes()}
    done, report = merge(at_home.folder, kaggle.working)
    assert done.models == tuple(MODELS) and done.added == 9 and done.there == 0 and not done.left
    drafts = {draft.key: draft for draft in at_home.drafts()}
    assert len(drafts) == 12
    for model in MODELS:
        assert drafts[f"job01_resume02_{model}"].status == "skipped"
        for resume_id in ("resume01", "resume03"):
            draft = drafts[f"job01_{resume_id}_{model}"]
            email = (at_home.emails / f"{draft.key}.txt").read_text(encoding="utf-8")
            assert f"Dear {names[resume_id]}" in email and "[NAME" not in email  # then what noise wrote
            assert next(c for c in draft.checks if c.check == "candidate_named").passed
    page = report.read_text(encoding="utf-8")
    assert all(model in page for model in MODELS) and "by package, masked" in page
    files = {path: path.read_bytes() for path in at_home.emails.iterdir()}
    again, _ = merge(at_home.folder, kaggle.working)
    assert again.added == 0 and again.there == 6
    assert {path: path.read_bytes() for path in at_home.emails.iterdir()} == files
    assert len(at_home.drafts()) == 12 and len(at_home.manifest["merged"]) == 1
