"""From the start of a run until it writes: files read in one process before the model, or beside it.

Runs `outreach run` with the sample job and many resumes until all are read and the model is loaded, in turns
with the files read in its own process (--readers 0) and by others while the model loads. What comes then is
the same for both; with --to-first-email it is timed too. Prints a table and writes first_email.json beside
this file.
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from reading import FIXTURES, HERE

DATA = HERE.parent / "data"
SECONDS = 10, 200  # of one run, about: until it writes, and to the first email


def resumes(number: int) -> list[str]:
    """Resumes that may be looked at; beyond those that there are, copies with another hash."""
    truth = json.loads((FIXTURES / "resumes" / "truth.json").read_text(encoding="utf-8"))
    files = [str(FIXTURES / "resumes" / entry["file"]) for entry in truth if entry["half"] == "work"]
    return [*sorted(files), *map(str, sorted((DATA / "resumes").glob("*.pdf")))][:number]


def copies(files: list[str], number: int, folder: Path) -> list[str]:
    """`number` files: those given, again and again, each with a comment that makes it another one."""
    made = []
    for at in range(number):
        source = Path(files[at % len(files)])
        target = folder / f"{at:04d}-{source.name}"
        target.write_bytes(source.read_bytes() + f"\n% copy {at}\n".encode())
        made.append(str(target))
    return made


def one_run(files: list[str], readers: str, folder: Path, *, to_first_email: bool) -> dict[str, float]:
    """Seconds from the start to when writing begins, and if asked for to the first email."""
    out = folder / f"run-{time.time_ns()}"
    command = [
        sys.executable, "-m", "outreach.cli", "run", "--jobs",
        str(DATA / "jobs" / "renn-labs-senior-software-engineer.pdf"), "--resumes", *files, "--out", str(out),
        *(["--readers", readers] if readers != "chosen" else []),
    ]  # fmt: skip
    started = time.perf_counter()
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env={**os.environ}
    )
    try:
        for line in process.stdout or ():
            if line.startswith("Writing "):
                break
        writing = time.perf_counter() - started
        found = {"to_writing": round(writing, 2)}
        drafts = out / "drafts.jsonl"
        while to_first_email and process.poll() is None and not (drafts.exists() and drafts.stat().st_size):
            time.sleep(0.02)
        if to_first_email:
            found["to_first_email"] = round(time.perf_counter() - started, 2)
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--files", type=int, default=48)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--readers", nargs="+", default=["0", "chosen"], help="how many processes, or chosen")
    parser.add_argument("--to-first-email", action="store_true", help="wait for the first email too")
    chosen = parser.parse_args()
    seconds = SECONDS[chosen.to_first_email] * chosen.rounds * len(chosen.readers)
    print(f"about {seconds} s for {chosen.rounds} rounds", flush=True)
    rows: list[dict[str, Any]] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = copies(resumes(1000), chosen.files, folder)
        for number in range(1, chosen.rounds + 1):
            for readers in chosen.readers:
                timed = one_run(files, readers, folder, to_first_email=chosen.to_first_email)
                rows.append({"round": number, "readers": readers, **timed})
                print(f"  round {number}, readers {readers}: {rows[-1]}", file=sys.stderr, flush=True)
    told = {}
    for readers in chosen.readers:
        mine = [row for row in rows if row["readers"] == readers]
        told[readers] = {
            what: round(statistics.median(row[what] for row in mine), 2)
            for what in mine[0]
            if what.startswith("to_")
        }
        print(f"readers {readers}: {told[readers]}")
    result = {
        "date": datetime.date.today().isoformat(),
        "cores": os.cpu_count(),
        "files": chosen.files,
        "medians": told,
        "rows": rows,
    }
    (HERE / "first_email.json").write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
