"""Files read by other processes give the same records, and what befalls one of them stays with it."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest
from conftest import DATA, ROOT

from outreach.inputs.apart import InputFile, ReadingApart, choose_readers, read_file
from outreach.reading import read_inputs
from outreach.settings import Settings

JOBS = sorted(map(str, (DATA / "jobs").iterdir()))
RESUMES = sorted(map(str, (DATA / "resumes").glob("*.pdf")))


def read(resumes, readers, jobs=JOBS):
    said = []
    return read_inputs(jobs, resumes, Settings(), said.append, readers=readers), said


def _or_crash(file):
    """Reads as ever, but takes its process down with one file, as a fault inside a PDF library does."""
    if Path(file.source).name == "crash.pdf":
        os.kill(os.getpid(), signal.SIGSEGV)
    return read_file(file)


def test_few_files_stay_here_and_a_core_is_left_to_the_model():
    assert choose_readers(3, beside_model=True, cores=8).count == 0
    assert choose_readers(40, beside_model=True, cores=1).count == 0
    assert choose_readers(40, cores=8).count == 0, "a process is not up before they are read"
    assert choose_readers(40, beside_model=True, cores=2).count == 1
    assert choose_readers(1000, beside_model=True, cores=4).count == 3
    assert choose_readers(1000, cores=64).count == 8
    assert choose_readers(1000, 0).count == 0
    assert all(choose_readers(n, beside_model=b).reason for n in (1, 9, 99) for b in (True, False))


def test_the_same_records_in_the_same_order_with_the_same_words(tmp_path):
    broken, twin = tmp_path / "broken.pdf", tmp_path / "twin.pdf"
    broken.write_bytes(b"%PDF-1.7\nno more than this")
    twin.write_bytes(Path(RESUMES[0]).read_bytes())
    files = [RESUMES[0], str(broken), str(tmp_path / "missing.pdf"), *RESUMES[1:], str(twin)]
    (here, said), (apart, told) = read(files, 0), read(files, 2)
    assert apart == here
    assert [line for line in told if "read apart" not in line] == said
    assert [resume.resume_id for resume in apart[1]] == ["resume01", *(f"resume0{n}" for n in range(4, 8))]
    assert len(apart[2]) == 3 and "same content" in apart[2][-1]


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal")
@pytest.mark.parametrize("workers", [1, 2])
def test_a_file_that_crashes_its_process_is_told_and_all_others_are_read(tmp_path, workers):
    crash = tmp_path / "crash.pdf"
    crash.write_bytes(Path(RESUMES[0]).read_bytes())
    sources = [*RESUMES[:2], str(crash), *RESUMES[2:], *RESUMES, str(crash), *RESUMES]
    files = [InputFile("resume", source, f"resume{at:02d}") for at, source in enumerate(sources)]
    reading = ReadingApart(files, workers, read=_or_crash)
    try:
        outcomes = list(reading.outcomes())
    finally:
        reading.close()
    assert len(outcomes) == len(sources)
    for file, outcome in zip(files, outcomes, strict=True):
        if file.source == str(crash):
            assert outcome.record is None
            assert outcome.told.startswith("crash.pdf: crashed the process") and "viewer" in outcome.told
        else:
            assert outcome.record.resume_id == file.record_id, outcome


def test_a_script_without_a_guard_is_not_run_again_by_the_workers(tmp_path):
    script = tmp_path / "mine.py"
    script.write_text(
        "from outreach.reading import read_inputs\nfrom outreach.settings import Settings\n"
        f"print('once')\njobs, resumes, unread = read_inputs({JOBS[:1]!r}, {RESUMES!r}, Settings(), print, "
        "readers=2)\nassert len(resumes) == 5 and not unread\nprint('done')\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run(
        [sys.executable, str(script)], capture_output=True, text=True, check=False, env=environment
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split().count("once") == 1 and done.stdout.strip().endswith("done")


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal")
def test_the_workers_end_when_the_run_is_killed(tmp_path):
    files = [*RESUMES, *sorted(map(str, (ROOT / "tests" / "fixtures" / "resumes").glob("*.pdf")))] * 4
    script = tmp_path / "reads.py"
    script.write_text(
        "from outreach.reading import read_inputs\nfrom outreach.settings import Settings\n"
        f"read_inputs({JOBS[:1]!r}, {files!r}, Settings(), lambda line: None, readers=2)\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    process = subprocess.Popen([sys.executable, str(script)], env=environment, stdout=subprocess.DEVNULL)
    deadline = time.monotonic() + 30
    workers = []
    while len(workers) < 2 and time.monotonic() < deadline and process.poll() is None:
        children = psutil.Process(process.pid).children(recursive=True)
        workers = [child for child in children if "spawn_main" in " ".join(child.cmdline())]
        time.sleep(0.05)
    assert len(workers) == 2
    time.sleep(1.5)  # until they read
    process.kill()
    process.wait()
    _, alive = psutil.wait_procs(workers, timeout=10)
    assert not alive
