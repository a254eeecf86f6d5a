"""Writing on Ray: the same emails as in one process, also when a worker is killed in the middle."""

import json
import os
import signal
import subprocess
import sys
import time

import psutil
import pytest
from conftest import DATA
from tiny import TINY, make_tiny_llama

from outreach.emails.scale import choose_workers

SETTINGS = "[writing]\nstrategy = 'whole'\ncandidates = 2\nmax_new_tokens = 60\n"


def test_workers_follow_the_cards_then_the_processors():
    assert (choose_workers(0, 8, 2).count, choose_workers(0, 8, 2).gpus) == (2, 1)
    assert (choose_workers(4, 8, 2).count, choose_workers(4, 8, 2).gpus) == (4, 0.5)
    assert (choose_workers(0, 8, 0).count, choose_workers(0, 8, 0).cpus) == (1, 8)
    assert (choose_workers(2, 8, 0).count, choose_workers(2, 8, 0).cpus) == (2, 4)
    assert choose_workers(2, 1, 0).cpus == 1


def test_without_ray_a_line_says_how_to_get_it(monkeypatch):
    from outreach.emails.scale import write_on_ray
    from outreach.errors import MissingDependency
    from outreach.settings import Settings

    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(MissingDependency, match="pip install"):
        next(write_on_ray([], "any", "any", Settings()))


def command(out, *further):
    return [
        sys.executable, "-m", "outreach.cli", "run",
        "--jobs", *sorted(map(str, (DATA / "jobs").iterdir())),
        "--resumes", *sorted(map(str, (DATA / "resumes").iterdir())),
        *sorted(str(path) for path in (DATA.parent / "tests/fixtures/resumes").glob("[a-d]*.pdf")),
        "--models", TINY, "--out", out, *further,
    ]  # fmt: skip


def emails_of(run):
    return {path.name: path.read_text(encoding="utf-8") for path in (run / "emails").iterdir()}


def _workers(process):
    """The processes of Ray below a command that hold a model."""
    found = []
    for child in psutil.Process(process.pid).children(recursive=True):
        try:
            if "MapWorker" in " ".join(child.cmdline()):
                found.append(child)
        except (psutil.NoSuchProcess, psutil.ZombieProcess):  # it ended while we looked
            continue
    return found


@pytest.mark.model
@pytest.mark.timeout(400)
def test_a_killed_worker_costs_no_email_and_none_is_written_twice(tmp_path, record_property):
    make_tiny_llama(tmp_path)
    (tmp_path / "outreach.toml").write_text(SETTINGS)
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "RAY_DISABLE_IMPORT_WARNING": "1"}
    alone = subprocess.run(
        command("alone"), cwd=tmp_path, capture_output=True, text=True, check=False, env=environment
    )
    assert alone.returncode == 0, alone.stderr
    wanted = emails_of(tmp_path / "alone")
    spread = subprocess.Popen(
        command("spread", "--engine", "ray", "--workers", "2"),
        cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment,
    )  # fmt: skip
    drafts = tmp_path / "spread" / "drafts.jsonl"
    deadline = time.monotonic() + 200
    while spread.poll() is None and time.monotonic() < deadline:
        if drafts.exists() and drafts.stat().st_size and (busy := _workers(spread)):
            busy[0].send_signal(signal.SIGKILL)
            break
        time.sleep(0.05)
    else:
        pytest.fail("it ended before a worker could be killed")
    told, errors = spread.communicate(timeout=300)
    assert spread.returncode == 0, errors[-2000:]
    assert "workers: 2 models on" in told
    assert emails_of(tmp_path / "spread") == wanted
    keys = [json.loads(line)["resume_id"] + json.loads(line)["job_id"] for line in drafts.open()]
    assert len(keys) == len(set(keys)) == len(wanted)
    record_property("on Ray, one of two workers killed", f"{len(wanted)} emails, the same as alone")
    again = subprocess.run(
        command("spread", "--engine", "ray"), cwd=tmp_path, capture_output=True, text=True, check=False,
        env=environment,
    )  # fmt: skip
    assert "Everything is done already" in again.stdout, again.stderr
