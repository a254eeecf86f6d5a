"""Every kind of bad input costs one clear line from the real command, and never stops the others."""

import io
import json
import shutil
import subprocess
import sys

import pypdf
import pytest
from conftest import DATA
from tiny import TINY, make_tiny_llama

JOB = DATA / "jobs" / "renn-labs-senior-software-engineer.pdf"
MAYA = DATA / "resumes" / "maya-okafor.pdf"


def outreach(*arguments, cwd):
    command = [sys.executable, "-m", "outreach.cli", *map(str, arguments)]
    return subprocess.run(
        command, cwd=cwd, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL
    )


def _written(writer: pypdf.PdfWriter) -> bytes:
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _blank() -> bytes:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(300, 300)
    return _written(writer)


def _locked() -> bytes:
    writer = pypdf.PdfWriter(clone_from=MAYA)
    writer.encrypt("secret", "owner", algorithm="AES-256")
    return _written(writer)


def _other_file_of_the_same_person() -> bytes:
    writer = pypdf.PdfWriter(clone_from=MAYA)
    writer.add_metadata({"/Title": "A second file"})
    return _written(writer)


BAD_RESUMES = {
    "empty.pdf": (lambda: b"", "is empty (0 bytes)"),
    "letter.pdf": (lambda: b"Dear all, this is a text file.", "is not a PDF"),
    "damaged.pdf": (lambda: b"%PDF-1.5\n%\xe2\xe3\n1 0 obj\n<<", "is damaged"),
    "locked.pdf": (_locked, "needs a password"),
    "scan.pdf": (_blank, "has no text layer"),
}
BAD_JOBS = {
    "gone.html": (lambda: b"<html><body><p>This job has expired.</p></body></html>", "posting has expired"),
    "short.txt": (lambda: b"Baker wanted.", "no job description"),
    "old.doc": (lambda: b"\xd0\xcf\x11\xe0\xff\xfe\x00", "neither a PDF"),
}


def one_line(text: str, told: str) -> bool:
    lines = [line for line in text.splitlines() if told in line]
    return len(lines) == 1


@pytest.mark.parametrize("name", BAD_RESUMES)
def test_a_bad_resume_costs_one_line(name, tmp_path):
    content, told = BAD_RESUMES[name]
    (tmp_path / name).write_bytes(content())
    done = outreach("run", "--jobs", JOB, "--resumes", name, cwd=tmp_path)
    assert done.returncode == 1
    assert one_line(done.stdout, told) and name in done.stdout
    assert "no resume could be read" in done.stderr
    assert "Traceback" not in done.stdout + done.stderr


@pytest.mark.parametrize("name", BAD_JOBS)
def test_a_bad_job_costs_one_line(name, tmp_path):
    content, told = BAD_JOBS[name]
    (tmp_path / name).write_bytes(content())
    done = outreach("run", "--jobs", name, "--resumes", MAYA, cwd=tmp_path)
    assert done.returncode == 1
    assert one_line(done.stdout, told) and name in done.stdout
    assert "Traceback" not in done.stdout + done.stderr


def test_a_missing_file_and_a_folder_cost_one_line_each(tmp_path):
    done = outreach("run", "--jobs", tmp_path, "--resumes", "nowhere.pdf", cwd=tmp_path)
    assert one_line(done.stdout, "is a folder, not a file")
    assert one_line(done.stdout, "nowhere.pdf: no such file")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--models", "llama-9"), "unknown model 'llama-9'. Did you mean"),
        (("--models", "phi-3-small-8k-instruct"), "use phi-3-mini-4k-instruct"),
        (("--out", "in-the-way/run"), "cannot be written to"),
        (("--settings", "wrong-key.toml"), "unknown key 'sedn'"),
        (("--settings", "wrong-type.toml"), "expected a whole number, got 'seven'"),
        (("--settings", "nowhere.toml"), "no such settings file"),
    ],
)
def test_a_bad_choice_costs_one_line(arguments, told, tmp_path):
    (tmp_path / "in-the-way").write_text("a file")
    (tmp_path / "wrong-key.toml").write_text("[writing]\nsedn = 3\n")
    (tmp_path / "wrong-type.toml").write_text("[writing]\nseed = 'seven'\n")
    done = outreach("run", "--jobs", JOB, "--resumes", MAYA, *arguments, cwd=tmp_path)
    assert done.returncode == 1
    assert one_line(done.stdout + done.stderr, told)
    assert len(done.stderr.strip().splitlines()) == 1


def test_a_folder_that_may_not_be_written_to(tmp_path):
    """As root nothing is forbidden, so a file system that takes no files stands in for it."""
    out = "/proc/outreach-run" if sys.platform == "linux" else tmp_path / "locked" / "run"
    if sys.platform != "linux":
        (tmp_path / "locked").mkdir(mode=0o500)
    done = outreach("run", "--jobs", JOB, "--resumes", MAYA, "--out", out, cwd=tmp_path)
    assert done.returncode == 1 and "cannot be written to" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_verbose_shows_the_trace(tmp_path):
    done = outreach("run", "--jobs", "nowhere.pdf", "--resumes", MAYA, "--verbose", cwd=tmp_path)
    assert "Traceback" in done.stderr and "no such file" in done.stderr


@pytest.mark.model
def test_bad_files_never_stop_the_good_ones(tmp_path):
    """One run with everything bad and three good resumes, two of them of one person."""
    make_tiny_llama(tmp_path)
    (tmp_path / "outreach.toml").write_text("[writing]\nstrategy = 'whole'\nmax_new_tokens = 8\n")
    names = {
        "first.pdf": MAYA.read_bytes(),
        "copy of first.pdf": MAYA.read_bytes(),
        "履歴書 $(touch hacked);'x.pdf": _other_file_of_the_same_person(),
        **{name: content() for name, (content, _) in BAD_RESUMES.items()},
    }
    for name, content in names.items():
        (tmp_path / name).write_bytes(content)
    shutil.copy(DATA / "resumes" / "zofie-krivankova.pdf", tmp_path / "last.pdf")
    (tmp_path / "gone.html").write_bytes(BAD_JOBS["gone.html"][0]())
    done = outreach(
        "run", "--jobs", "gone.html", JOB, "--resumes", *names, "last.pdf", "--models", TINY,
        cwd=tmp_path,
    )  # fmt: skip
    assert done.returncode == 1 and done.stderr.count("Traceback") == 0
    run = tmp_path / "runs" / "run"
    emails = sorted(path.name for path in (run / "emails").iterdir())
    assert emails == [f"job02_resume{n}_{TINY}.txt" for n in ("01", "03", "09")]
    report = (run / "report.html").read_text(encoding="utf-8")
    unread = json.loads((run / "manifest.json").read_text(encoding="utf-8"))["unread"]
    assert len(unread) == 7
    for told in (*(told for _, told in BAD_RESUMES.values()), "posting has expired", "same content as"):
        assert told in report and any(told in line for line in unread), told
    assert not (tmp_path / "hacked").exists()
