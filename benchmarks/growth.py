"""What a run costs outside the model, as it grows: seconds and memory a pair, with a stub for a model.

Every resume is another one: lines, employers and names differ, so that no cache is fuller than it would be
with as many real people. Measured is everything but reading and the model: prompts, masking, checks,
files and the report. Each size runs in a process of its own. Prints a table and writes growth.json beside
this file.
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import platform
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from reading import FIXTURES, HERE

from outreach.inputs.job_page import read_job
from outreach.inputs.resume import read_resume
from outreach.models.base import LoadReport
from outreach.models.machines import own_peak_bytes
from outreach.records import Completion, GenerateConfig, JobPosting, Prompt, Resume
from outreach.settings import Settings

DATA = HERE.parent / "data"
SIZES = (10, 100, 1000)
SECONDS_A_PAIR, START_SECONDS = 0.03, 5  # what is told beforehand; starting reads the resumes
_START = "br cal d fen gr hal k lor m n ost p quil r s t ul v w y z".split()
_END = "adan amer arsen elby enko eris ever idge illan inder olan omas onda orth ova ulla ymer".split()


class StubModel:
    """Answers at once with the prompt's own last line: only what stands around a model takes time.

    It says which words it was given, as every model does: else its answers would be thrown away unchecked.
    """

    name = "stub"
    destination = ""  # this machine
    report = LoadReport("stub", "16bit", "float32", "cpu", "a stub", 134_515_008, 0, 0.0, 0.0)

    def answer(
        self, prompts: Sequence[Prompt], config: GenerateConfig
    ) -> Iterator[tuple[int, list[Completion]]]:
        for index, prompt in enumerate(prompts):
            line = prompt.messages[-1].content.split("\n")[-1].partition(": ")[2]
            text = f"{prompt.first_words} {line[:1].lower()}{line[1:]}"
            yield index, [Completion(text, self.name, prompt.first_words)] * config.candidates

    def count_tokens(self, text: str) -> int:
        return len(text) // 4


def _word(chance: random.Random) -> str:
    return (chance.choice(_START) + chance.choice(_END)).capitalize()


def _another(base: Resume, number: int) -> Resume:
    """A resume like `base` of somebody else: other name, employers and numbers, in records and text."""
    chance = random.Random(number)
    names = {base.name: f"{_word(chance)} {_word(chance)}{_word(chance).lower()}"}
    names |= {p.employer: f"{_word(chance)} {_word(chance)}" for p in base.employment if p.employer}
    old = re.compile("|".join(re.escape(name) for name in sorted(names, key=len, reverse=True) if name))

    def told(text: str) -> str:
        text = old.sub(lambda match: names[match.group()], text)
        return re.sub(r"(?<![\d-])[2-9]\d?(?![\d-])", lambda match: str(chance.randint(2, 98)), text)

    def lines(texts: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(told(text) for text in texts)

    return replace(
        base,
        resume_id=f"resume{number:05d}",
        sha256=f"{number:064x}",
        name=names[base.name],
        text=told(base.text),
        emails=(f"someone{number}@mail.example",),
        summary=lines(base.summary),
        other=lines(base.other),
        unplaced=lines(base.unplaced),
        education=lines(base.education),
        employment=tuple(
            replace(post, employer=names.get(post.employer, ""), lines=lines(post.lines))
            for post in base.employment
        ),
    )


def read_some(number: int) -> tuple[JobPosting, list[Resume]]:
    """One job of the samples, and at most `number` resumes of those that may be looked at."""
    job = read_job(DATA / "jobs" / "renn-labs-senior-software-engineer.pdf")
    truth = json.loads((FIXTURES / "resumes" / "truth.json").read_text(encoding="utf-8"))
    files = [FIXTURES / "resumes" / entry["file"] for entry in truth if entry["half"] == "work"]
    files = [*sorted(files), *sorted((DATA / "resumes").glob("*.pdf"))][:number]
    return job, [resume for file in files if (resume := read_resume(file)).name]


def make_pairs(number: int, job: JobPosting, read: Sequence[Resume]) -> Iterator[tuple[JobPosting, Resume]]:
    """The job with `number` people, made from the resumes that were read."""
    for at in range(number):
        yield job, _another(read[at % len(read)], at + 1)


def _resident() -> int:
    """KiB of memory that this process holds now."""
    import psutil

    return psutil.Process().memory_info().rss // 1024


def growth(pairs: int, strategy: str = "sections") -> dict[str, Any]:
    """Seconds and memory of a run over `pairs` pairs with the stub; inputs in memory are counted apart."""
    from outreach.emails.remember import RememberingModel
    from outreach.emails.write import write_emails
    from outreach.report.html import save_report
    from outreach.runs import open_run

    settings = Settings()
    settings = replace(settings, writing=replace(settings.writing, strategy=strategy))
    read_some(1)  # what the first file of all sets up
    started = time.process_time()
    job, read = read_some(pairs)
    reading = (time.process_time() - started) / (1 + len(read))
    empty = _resident()
    everything = list(make_pairs(pairs, job, read))
    with tempfile.TemporaryDirectory() as folder:
        run = open_run(Path(folder) / "run")
        run.start({}, settings)
        held = _resident()
        started, used = time.perf_counter(), time.process_time()
        run.save_inputs([everything[0][0]], [resume for _, resume in everything], [])
        model = RememberingModel(StubModel(), run.folder / "completions.jsonl")
        for draft in write_emails(everything, model, settings):
            run.save_draft(draft)
        written, grown = time.perf_counter(), _peak() - held
        save_report(run)
        seconds, used = time.perf_counter() - started, time.process_time() - used
        on_disk = sum(path.stat().st_size for path in run.folder.rglob("*") if path.is_file())
    return {
        "pairs": pairs,
        "strategy": strategy,
        "seconds": round(seconds, 2),
        "ms_a_pair": round(1000 * seconds / pairs, 1),
        "cpu_ms_a_pair": round(1000 * used / pairs, 1),
        "cpu_ms_reading_a_file": round(1000 * reading, 1),
        "report_seconds": round(seconds - (written - started), 2),
        "inputs_mib": round((held - empty) / 1024, 1),
        "grown_writing_mib": round(grown / 1024, 1),
        "grown_mib": round((_peak() - held) / 1024, 1),
        "peak_mib": _peak() // 1024,
        "disk_kib_a_pair": round(on_disk / 1024 / pairs, 1),
    }


def _peak() -> int:
    """KiB of memory that this process held at most."""
    return own_peak_bytes() // 1024


def apart(pairs: int, strategy: str = "sections") -> dict[str, Any]:
    """`growth` in a process of its own, as memory is never given back in full."""
    command = [sys.executable, __file__, "--one", str(pairs), "--strategy", strategy]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(command[1:])} failed:\n{done.stderr[-3000:]}")
    return json.loads(done.stdout.strip().splitlines()[-1])


def show(row: dict[str, Any]) -> None:
    print(
        f"{row['pairs']:6} pairs, {row['strategy']}: {row['seconds']:.2f} s, {row['ms_a_pair']} ms a pair "
        f"({row['cpu_ms_a_pair']:.1f} of the processor, report {row['report_seconds']:.2f} s of it); "
        f"inputs {row['inputs_mib']:.1f} MiB, grown {row['grown_mib']:.1f} MiB",
        flush=True,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--pairs", nargs="+", type=int, default=list(SIZES))
    parser.add_argument("--strategy", choices=("sections", "whole", "bare"), default="sections")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.one:
        print(json.dumps(growth(chosen.one, chosen.strategy)))
        return
    seconds = SECONDS_A_PAIR * sum(chosen.pairs) + START_SECONDS * len(chosen.pairs)
    print(f"about {seconds:.0f} s; a stub writes, nothing else should run", flush=True)
    rows = []
    for pairs in chosen.pairs:
        rows.append(apart(pairs, chosen.strategy))
        show(rows[-1])
    result = {
        "date": datetime.date.today().isoformat(),
        "cores": os.cpu_count(),
        "system": platform.system(),
        "growth": rows,
    }
    if chosen.strategy == "sections":
        (HERE / "growth.json").write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
