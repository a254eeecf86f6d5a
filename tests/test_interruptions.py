"""A run survives anything: kills at any point, a full disk, a second process, a machine that sleeps."""

import json
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from conftest import DATA
from tiny import TINY, make_tiny_llama

from outreach.emails.remember import RememberingModel
from outreach.models import machines
from outreach.models.load import load_model
from outreach.records import GenerateConfig, Message, Prompt

pytestmark = pytest.mark.model
KILLS = 20
SETTINGS = "[writing]\nstrategy = 'whole'\ncandidates = 2\nmax_new_tokens = 40\n"


@pytest.fixture(scope="module")
def workshop(tmp_path_factory):
    """A folder with a tiny model and settings; a command over all sample pairs."""
    folder = tmp_path_factory.mktemp("workshop")
    make_tiny_llama(folder)
    (folder / "outreach.toml").write_text(SETTINGS)
    return folder


def command(out):
    return [
        sys.executable, "-m", "outreach.cli", "run",
        "--jobs", str(DATA / "jobs" / "renn-labs-senior-software-engineer.pdf"),
        "--resumes", *sorted(map(str, (DATA / "resumes").iterdir())),
        "--models", TINY, "--out", str(out),
    ]  # fmt: skip


def start(workshop, out):
    return subprocess.Popen(
        command(out), cwd=workshop, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def finish(workshop, out):
    done = subprocess.run(command(out), cwd=workshop, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def emails_of(run: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in (run / "emails").iterdir()}


def draft_keys(run: Path) -> list[str]:
    lines = (run / "drafts.jsonl").read_text(encoding="utf-8").splitlines()
    return [f"{d['job_id']}_{d['resume_id']}_{d['model']}" for d in map(json.loads, lines)]


def assert_whole(run: Path, undisturbed: dict[str, str]) -> None:
    """The same emails as an undisturbed run, none twice in any file, nothing half written."""
    assert emails_of(run) == undisturbed
    keys = draft_keys(run)
    assert len(keys) == len(set(keys)) == len(undisturbed)
    completions = (run / "completions.jsonl").read_text(encoding="utf-8").splitlines()
    made = [json.loads(line)["key"] for line in completions]
    assert len(made) == len(set(made)), "finished work was done twice"
    for name in ("jobs.jsonl", "resumes.jsonl"):
        ids = [next(iter(json.loads(line).values())) for line in (run / name).read_text().splitlines()]
        assert len(ids) == len(set(ids))
    assert json.loads((run / "report.json").read_text())["emails"] == len(undisturbed)


@pytest.fixture(scope="module")
def undisturbed(workshop):
    """(emails of a run without trouble, its seconds)."""
    started = time.perf_counter()
    finish(workshop, "calm")
    return emails_of(workshop / "calm"), time.perf_counter() - started


@pytest.mark.timeout(900)
def test_sigkill_at_twenty_random_points(workshop, undisturbed, record_property):
    emails, seconds = undisturbed
    assert len(emails) == len(set(emails.values())) == 5
    seed = random.SystemRandom().randrange(10**6)
    chance = random.Random(seed)
    killed = finished_before = 0
    run = workshop / "killed"
    while killed < KILLS:
        process = start(workshop, "killed")
        try:
            process.wait(chance.uniform(0.2, seconds))
            # it was done before its kill: this run counts no more, begin another
            finished_before += 1
            assert_whole(run, emails)
            shutil.rmtree(run)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            killed += 1
        finally:
            process.communicate()
    told = f"{killed} times, seed {seed}; {finished_before} runs were complete before their kill"
    record_property("killed by SIGKILL", told)
    finish(workshop, "killed")
    assert_whole(run, emails)
    leftovers = [path.name for path in run.rglob("*.part")]
    assert not leftovers, leftovers


@pytest.mark.parametrize(("number", "status"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_a_polite_stop_costs_one_line(workshop, undisturbed, number, status):
    out = f"stopped-{status}"
    process = start(workshop, out)
    _wait_for(workshop / out / "manifest.json", process)
    process.send_signal(number)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == status
    assert "the same command goes on from here" in errors and "Traceback" not in errors
    finish(workshop, out)
    assert_whole(workshop / out, undisturbed[0])


def test_a_second_process_is_told_and_a_sleep_does_no_harm(workshop, undisturbed):
    first = start(workshop, "shared")
    _wait_for(workshop / "shared" / "manifest.json", first)
    first.send_signal(signal.SIGSTOP)  # a machine that sleeps, as a process sees it
    second = subprocess.run(command("shared"), cwd=workshop, capture_output=True, text=True, check=False)
    first.send_signal(signal.SIGCONT)
    assert second.returncode == 1 and "another process is working on it" in second.stderr
    assert first.wait(120) == 0
    first.communicate()
    assert_whole(workshop / "shared", undisturbed[0])


def _wait_for(file, process):
    deadline = time.monotonic() + 60
    while not file.exists() and process.poll() is None and time.monotonic() < deadline:
        time.sleep(0.02)
    assert file.exists()


def _mount(*arguments):
    return subprocess.run(["mount", *arguments], capture_output=True, text=True, check=False)


def test_a_full_disk_costs_one_line_and_nothing_else(workshop, undisturbed):
    emails, _ = undisturbed
    sizes = [path.stat().st_size for path in (workshop / "calm").rglob("*") if path.is_file()]
    disk = workshop / "small-disk"
    disk.mkdir()
    room = sum(-(-size // 4096) * 4096 for size in sizes)
    mounted = _mount("-t", "tmpfs", "-o", f"size={int(room * 0.5)}", "tmpfs", str(disk))
    if mounted.returncode:
        pytest.skip(f"a small disk needs the right to mount: {mounted.stderr.strip()}")
    try:
        full = subprocess.run(
            command(disk / "run"), cwd=workshop, capture_output=True, text=True, check=False
        )
        assert full.returncode == 1
        line = full.stderr.strip().splitlines()[-1]
        assert "No space left on device" in line and "Traceback" not in full.stderr
        assert _mount("-o", "remount,size=64m", str(disk)).returncode == 0
        finish(workshop, disk / "run")
        assert_whole(disk / "run", emails)
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def test_a_changed_run_is_not_mixed(workshop, undisturbed):
    shutil.copytree(workshop / "calm", workshop / "changed")
    other = workshop / "other.toml"
    other.write_text(SETTINGS + "seed = 8\n")
    again = [*command("changed"), "--settings", str(other)]
    refused = subprocess.run(
        again, cwd=workshop, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL
    )
    assert refused.returncode == 1
    assert "settings, writing, seed: 7 -> 8" in refused.stderr and "--start-over" in refused.stderr
    assert emails_of(workshop / "changed") == undisturbed[0]
    over = subprocess.run([*again, "--start-over"], cwd=workshop, capture_output=True, text=True, check=False)
    assert over.returncode == 0, over.stderr
    assert emails_of(workshop / "changed.1") == undisturbed[0]
    assert emails_of(workshop / "changed").keys() == undisturbed[0].keys()
    assert emails_of(workshop / "changed") != undisturbed[0]


def test_forgetting_a_person_leaves_only_a_mark(workshop, truth):
    run = workshop / "forgetful"
    shutil.copytree(workshop / "calm", run)
    person = sorted(truth["resumes"], key=lambda resume: resume["file"])[2]
    done = subprocess.run(
        [sys.executable, "-m", "outreach.cli", "forget", str(run), "resume03"],
        cwd=workshop, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0 and "1 emails" in done.stdout, done.stderr
    everything = "".join(path.read_text(encoding="utf-8") for path in run.rglob("*") if path.is_file())
    traces = (person["name"], person["name"].split()[1], person["email"], person["phone"], person["file"])
    for trace in (*traces, Path(person["file"]).name):
        assert trace not in everything, trace
    assert "resume03 forgotten" in (run / "run.log").read_text()
    out = finish(workshop, "forgetful")
    assert "forgotten in this run: resume03" in out
    assert not list((run / "emails").glob("*resume03*")) and len(emails_of(run)) == 4


def test_people_who_are_not_written_to(workshop, truth):
    maya, other = truth["resumes"][0], truth["resumes"][1]
    listed = workshop / "people.toml"
    listed.write_text(
        SETTINGS + f"[people]\ndo_not_contact = ['{maya['email'].upper()}']\n"
        f"off_limits_companies = ['{other['current_employer']} GmbH']\n"
    )
    done = subprocess.run(
        [*command("people"), "--settings", str(listed)],
        cwd=workshop, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "skipped: on the do-not-contact list" in done.stdout
    assert f"skipped: works at {other['current_employer']}, which is off limits" in done.stdout
    assert len(emails_of(workshop / "people")) == 3
    report = (workshop / "people" / "report.html").read_text(encoding="utf-8")
    assert "skipped: on the do-not-contact list" in report
    assert json.loads((workshop / "people" / "report.json").read_text())["by_status"]["skipped"] == 2


def test_what_is_left_after_a_cut_is_answered_as_if_there_had_been_none(tmp_path, monkeypatch):
    """In bfloat16 a near tie falls with the shape of a batch: the batches must be the ones of the whole."""
    monkeypatch.setattr(machines, "cpu_dtype", lambda: "bfloat16")
    model = load_model(str(make_tiny_llama(tmp_path)), "16bit")
    shared = "The job is to keep nine clocks of a town in time, day and night. " * 12
    prompts = [
        Prompt((Message("user", shared + f"The person has mended {'many ' * n}clocks."),)) for n in range(7)
    ]
    config = GenerateConfig(max_new_tokens=24, temperature=0.9, candidates=2, batch_size=6, seed=5)

    def texts(answers):
        return {at: [completion.text for completion in completions] for at, completions in answers}

    whole = texts(model.answer(prompts, config))
    differ = False
    for kept in range(len(prompts)):
        order = sorted(list(whole)[kept:])
        wanted = {at: whole[at] for at in order}
        assert texts(model.answer_missing(prompts, config, frozenset(order))) == wanted
        apart = texts(model.answer([prompts[at] for at in order], config))
        differ = differ or {order[at]: told for at, told in apart.items()} != wanted
    assert differ, "no batch of another shape gave another answer: else this would prove nothing"
    file = tmp_path / "completions.jsonl"
    assert texts(RememberingModel(model, file).answer(prompts, config)) == whole
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    for kept in (1, 2, 4):
        file.write_text("".join(lines[:kept]), encoding="utf-8")
        assert texts(RememberingModel(model, file).answer(prompts, config)) == whole
        assert len(file.read_text(encoding="utf-8").splitlines()) == len(prompts), "none is kept twice"
