"""The questions of bare `outreach`, asked through a real terminal."""

import os
import signal
import sys

import pytest
from conftest import ROOT
from tiny import TINY, make_tiny_llama

from outreach.ask import Quit, ask

pexpect = pytest.importorskip("pexpect", reason="pexpect needs a POSIX terminal")


@pytest.fixture
def desk(tmp_path):
    """A folder with the samples in it, as a person would have them."""
    (tmp_path / "data").symlink_to(ROOT / "data")
    return tmp_path


@pytest.fixture
def terminal(desk):
    child = pexpect.spawn(
        sys.executable, ["-m", "outreach.cli"], cwd=str(desk), encoding="utf-8", timeout=60,
        env={**os.environ, "TERM": "dumb"}, dimensions=(40, 200),
        # a test run started in the background hands down an ignored Ctrl+C, a person's shell does not
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )  # fmt: skip
    yield child
    child.close(force=True)


def test_wrong_answers_completion_and_a_correction(terminal):
    terminal.expect(r"Job descriptions\. From a URL, or from PDF files")
    terminal.expect_exact("[data/jobs/*] > ")
    terminal.sendline("nowhere.pdf")
    terminal.expect_exact("That does not work: there is no file nowhere.pdf")
    terminal.expect_exact("> ")
    terminal.send("data/jobs/re\t")
    terminal.expect_exact("data/jobs/renn-labs-senior-software-engineer.pdf")
    terminal.sendline("")
    terminal.expect_exact("[data/resumes/*.pdf] > ")
    terminal.sendline("data")
    terminal.expect_exact("there is no .pdf in the folder data")
    terminal.expect_exact("> ")
    terminal.sendline("data/resumes")
    terminal.expect_exact("[smollm2-135m-instruct] > ")
    terminal.sendline("llama")
    terminal.expect_exact("unknown model 'llama'. Did you mean")
    terminal.expect_exact("> ")
    terminal.sendline("")
    terminal.expect(r"\[runs/\d{4}-\d\d-\d\d\] > ")
    terminal.sendline("")
    terminal.expect(r"2  Resumes +5: desmond-achterberg.pdf")
    terminal.expect_exact("Write 5 emails?")
    terminal.sendline("9")
    terminal.expect_exact("That is not one of y, q, 1 to 4.")
    terminal.sendline("2")
    terminal.expect_exact("desmond-achterberg.pdf")
    terminal.sendline("data/resumes/maya-okafor.pdf")
    terminal.expect_exact("Write 1 emails?")
    terminal.sendline("q")
    terminal.expect_exact("Nothing was done.")
    terminal.expect(pexpect.EOF)
    terminal.wait()
    assert terminal.exitstatus == 0


@pytest.mark.parametrize(("key", "told", "status"), [("c", "stopped", 130), ("d", "Nothing was done", 0)])
def test_ctrl_c_and_ctrl_d_leave_at_any_question(terminal, desk, key, told, status):
    terminal.expect_exact("[data/jobs/*] > ")
    terminal.sendline("")
    terminal.expect_exact("[data/resumes/*.pdf] > ")
    terminal.sendcontrol(key)
    terminal.expect_exact(told)
    terminal.expect(pexpect.EOF)
    terminal.wait()
    assert terminal.exitstatus == status
    assert not (desk / "runs").exists()


@pytest.mark.model
def test_the_answers_make_a_run_and_print_its_flags(terminal, desk):
    make_tiny_llama(desk)
    terminal.expect_exact("[data/jobs/*] > ")
    terminal.sendline("data/jobs/*.pdf")
    terminal.expect_exact("[data/resumes/*.pdf] > ")
    terminal.sendline("data/resumes/maya-okafor.pdf")
    terminal.expect_exact("[smollm2-135m-instruct] > ")
    terminal.sendline(TINY)
    terminal.expect(r"\[runs/.*\] > ")
    terminal.sendline("runs/asked")
    terminal.expect_exact("Write 1 emails?")
    terminal.sendline("y")
    terminal.expect_exact("The same without questions:")
    terminal.expect_exact("outreach run --jobs data/jobs/renn-labs-senior-software-engineer.pdf")
    terminal.expect_exact("--out runs/asked")
    terminal.expect_exact("Report: runs/asked/report.html")
    terminal.expect(pexpect.EOF)
    terminal.wait()
    assert terminal.exitstatus == 0
    assert len(list((desk / "runs/asked/emails").iterdir())) == 1


def test_an_address_is_an_answer_and_leaving_is_possible(desk, monkeypatch):
    monkeypatch.chdir(desk)
    said = []
    answers = iter(["https://jobs.example/1", "data/resumes/*.pdf", "", "runs/x", "n"])
    with pytest.raises(Quit):
        ask(lambda prompt: next(answers), said.append)
    assert any("https://jobs.example/1" in line for line in said)


def test_without_a_terminal_it_helps_and_leaves(desk):
    import subprocess

    done = subprocess.run(
        [sys.executable, "-m", "outreach.cli"], cwd=desk, capture_output=True, text=True, check=False,
        stdin=subprocess.DEVNULL,
    )  # fmt: skip
    assert done.returncode == 2 and "usage: outreach" in done.stdout
