"""A run with the model on this machine talks to nothing outside it: a spy sees every connection."""

import json
import os
import subprocess
import sys

import pytest
from conftest import DATA

# An audit hook sees every connect, look-up and datagram that Python code makes, in libraries too. It is
# set before anything else is imported and cannot be taken off.
SPY = """
import json, sys
seen = open(sys.argv[1], "a", buffering=1)
WATCHED = {"socket.connect", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo", "socket.gethostbyname"}

def spy(event, arguments):
    if event in WATCHED:
        seen.write(json.dumps([event, repr(arguments[1] if event in ("socket.connect", "socket.sendto") else
                                           arguments[0])]) + chr(10))

sys.addaudithook(spy)
from outreach.cli import main
sys.exit(main(sys.argv[2:]))
"""


def spied(folder, *arguments):
    """(exit status, what the spy saw) of a command, with nothing that would keep libraries off the net."""
    offline = ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE", "HF_HUB_DISABLE_TELEMETRY")
    environment = {name: value for name, value in os.environ.items() if name not in offline}
    log = folder / "connections.jsonl"
    log.write_text("")
    command = [sys.executable, "-c", SPY, log, *arguments]
    done = subprocess.run(
        list(map(str, command)), cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    return done, [json.loads(line) for line in log.read_text().splitlines()]


@pytest.mark.model
def test_a_run_with_the_embedded_model_connects_to_nothing(tmp_path, truth, record_property):
    (tmp_path / "outreach.toml").write_text("[writing]\nmax_new_tokens = 4\ncandidates = 1\n")
    done, seen = spied(
        tmp_path,
        "run",
        "--jobs",
        DATA / truth["jobs"][0]["file"],
        "--resumes",
        DATA / truth["resumes"][0]["file"],
        "--strategy",
        "whole",
        "--out",
        "r",
    )
    assert done.returncode == 0, done.stderr
    assert len(list((tmp_path / "r" / "emails").iterdir())) == 1
    record_property("connections of a local run", len(seen))
    assert seen == []
    assert not (tmp_path / "r" / "sent.jsonl").exists()


def test_the_spy_sees_what_it_should(tmp_path, truth):
    """The same spy on a server that is not there: one try, to loopback, and none elsewhere."""
    (tmp_path / "outreach.toml").write_text('[server]\nurl = "http://127.0.0.1:9"\nattempts = 1\n')
    done, seen = spied(
        tmp_path,
        "run",
        "--jobs",
        DATA / truth["jobs"][0]["file"],
        "--resumes",
        DATA / truth["resumes"][0]["file"],
        "--models",
        "server",
        "--out",
        "r",
    )
    assert done.returncode == 1 and "Start the server" in done.stderr
    connects = [where for event, where in seen if event == "socket.connect"]
    assert connects and all("127.0.0.1" in where for where in connects), seen
