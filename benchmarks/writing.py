"""What each step of writing is worth: one answer to the whole prompt, then a step more in every row.

The pairs are those of pairs.json (its rule stands in pairs.py), in their order, each written by every step:
steps are compared pair by pair. Beside them a template that no model fills, and the loop that notebooks use:
Transformers, one answer at a time to the whole prompt. Prints a table and writes writing.json beside this
file. `--texts FOLDER` keeps the emails.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from outreach.checks import others_of
from outreach.compare.intervals import compare_paired, rate
from outreach.emails.filled import fill_email
from outreach.emails.write import Pair, write_emails
from outreach.inputs.job_page import read_job
from outreach.inputs.resume import read_resume
from outreach.models.load import load_model, unload
from outreach.prompts.email import prompt_for_email
from outreach.records import Draft
from outreach.runs import machine_kind, package_versions, write_whole
from outreach.settings import Settings

HERE = Path(__file__).resolve().parent
FIXTURES = HERE.parent / "tests" / "fixtures"
MODEL = "smollm2-135m-instruct"
NEW_TOKENS = 320  # of a whole email: what goes beyond is cut off and blocks
# Each step with the settings that differ from the step before it.
STEPS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("bare", {"strategy": "bare", "candidates": 1, "second_try": 0}),
    ("+ condensed", {"strategy": "whole"}),
    ("+ sections", {"strategy": "sections"}),
    ("+ best of n", {"candidates": 3}),
    ("+ second try", {"second_try": 1}),
)


def read_pairs(count: int) -> list[Pair]:
    """The first pairs of the list, read as a run reads them."""
    jobs: dict[str, Any] = {}
    resumes: dict[str, Any] = {}
    found = []
    for pair in json.loads((HERE / "pairs.json").read_text(encoding="utf-8"))[:count]:
        job, resume = pair["job"], pair["resume"]
        if job not in jobs:
            jobs[job] = read_job(FIXTURES / job, f"job{len(jobs) + 1:02d}")
        if resume not in resumes:
            resumes[resume] = read_resume(FIXTURES / resume, f"resume{len(resumes) + 1:02d}")
        found.append((jobs[job], resumes[resume]))
    return found


def model_share(drafts: Sequence[Draft]) -> float:
    """Share of the bodies' words that a model wrote: first words that code supplied are not its own."""
    words = own = 0
    for item in (item for draft in drafts for item in draft.evidence):
        count = len(item.sentence.split())
        words += count
        own += count - len(item.given.split()) if item.written_by == "model" else 0
    return own / words if words else 0.0


class _Clock:
    """Seconds since it was made: of the processor, and of the wall, which another program makes longer."""

    def __init__(self) -> None:
        self._processor, self._wall = time.process_time(), time.perf_counter()

    def seconds(self) -> tuple[float, float]:
        return time.process_time() - self._processor, time.perf_counter() - self._wall


def figures(name: str, drafts: Sequence[Draft], clock: _Clock) -> dict[str, Any]:
    """One row of the table."""
    seconds, wall = clock.seconds()
    ready = rate(sum(draft.status == "ready" for draft in drafts), len(drafts))
    wrong = [d for d in drafts if any(c.check == "wrong_company" and not c.passed for c in d.checks)]
    return {
        "step": name,
        "n": ready.n,
        "ready": ready.passed,
        "ready_interval": [ready.low, ready.high],
        "wrong_company": len(wrong),
        "wrong_company_ready": sum(draft.status == "ready" for draft in wrong),
        "model_share": model_share(drafts),
        "seconds_an_email": seconds / max(1, len(drafts)),
        "ready_a_minute": 60 * ready.passed / wall,
        "texts_an_email": sum(draft.candidates for draft in drafts) / max(1, len(drafts)),
        "outcomes": [draft.status == "ready" for draft in drafts],
    }


def measure(
    pairs: Sequence[Pair], precision: str, texts: Path | None, *, only_last: bool = False
) -> Iterator[dict[str, Any]]:
    """A row for each step, or for the last alone, with the embedded model, loaded once."""
    model = load_model(MODEL, precision)
    writing = replace(Settings().writing, max_new_tokens=NEW_TOKENS)
    before: list[bool] = []
    for name, changes in STEPS:
        writing = replace(writing, **changes)
        if only_last and name != STEPS[-1][0]:
            continue
        clock = _Clock()
        drafts = list(write_emails(pairs, model, replace(Settings(), writing=writing)))
        row = figures(name, drafts, clock)
        if before:
            row["against_step_before"] = compare_paired(list(zip(row["outcomes"], before, strict=True))).said
        before = row["outcomes"]
        _keep(drafts, texts, f"{precision} {name}")
        yield {"precision": precision, **row}
    unload(model)


def loop_a_minute(pairs: Sequence[Pair]) -> float:
    """Emails of any kind that Transformers writes a minute, one at a time, to the prompts of `bare`."""
    import torch

    model = load_model(MODEL, "16bit")
    network, tokenizer = model._model, model._tokenizer
    network.set_attn_implementation("sdpa")
    started = time.perf_counter()
    for job, resume in pairs:
        text = model.text_of(prompt_for_email(job, resume))
        given = tokenizer(text, add_special_tokens=False, return_tensors="pt")
        with torch.inference_mode():
            network.generate(
                **given, max_new_tokens=NEW_TOKENS, do_sample=False, pad_token_id=tokenizer.pad_token_id
            )
    seconds = time.perf_counter() - started
    unload(model)
    return 60 * len(pairs) / seconds


def _keep(drafts: Sequence[Draft], texts: Path | None, name: str) -> None:
    if texts is None:
        return
    folder = texts / name.replace("+ ", "").replace(" ", "-")
    folder.mkdir(parents=True, exist_ok=True)
    for draft in drafts:
        if draft.email:
            told = f"{draft.status}: {'; '.join(draft.reasons)}\n\n{draft.email.as_text()}"
            (folder / f"{draft.key}.txt").write_text(told, encoding="utf-8")


def line(row: dict[str, Any]) -> str:
    low, high = row["ready_interval"]
    return (
        f"{row.get('precision', '-'):6} {row['step']:14} {row['ready']:3} of {row['n']:3} "
        f"({low:4.0%} to {high:4.0%}) {row['wrong_company']:3} ({row['wrong_company_ready']}) "
        f"{row['model_share']:5.0%} {row['texts_an_email']:6.1f} {row['seconds_an_email']:7.2f} "
        f"{row['ready_a_minute']:6.1f}  "
        f"{row.get('against_step_before', '')}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=30, help="how many pairs in 16-bit (at most 30)")
    parser.add_argument("--pairs-4bit", type=int, default=4, help="how many in 4-bit, slow on a processor")
    parser.add_argument("--loop", type=int, default=6, help="how many the plain loop writes, of the same")
    parser.add_argument("--only-last", action="store_true", help="of the steps only the last, in 16-bit")
    parser.add_argument("--texts", type=Path, help="a folder to keep the emails in")
    parser.add_argument("--out", type=Path, default=HERE / "writing.json")
    arguments = parser.parse_args()
    pairs = read_pairs(arguments.pairs)
    others = others_of(pairs)
    clock = _Clock()
    filled = [fill_email(pair, Settings(), others) for pair in pairs]
    rows = [figures("template", filled, clock)]
    _keep(filled, arguments.texts, "template")
    told = {"model": MODEL, "machine": machine_kind(), "versions": package_versions(), "rows": rows}
    if arguments.loop:
        told["loop_a_minute"], told["loop_n"] = loop_a_minute(pairs[: arguments.loop]), arguments.loop
        print(f"the plain loop writes {told['loop_a_minute']:.1f} emails a minute (n = {arguments.loop})")
    print("step, ready, wrong company (of the ready), words by the model, texts, seconds, ready a minute")
    print(line(rows[0]))
    in_4bit = 0 if arguments.only_last else arguments.pairs_4bit
    for precision, count in (("16bit", arguments.pairs), ("4bit", in_4bit)):
        steps = measure(pairs[:count], precision, arguments.texts, only_last=arguments.only_last)
        for row in steps if count else ():
            against = list(zip(row["outcomes"], rows[0]["outcomes"], strict=False))
            row["against_template"] = compare_paired(against).said
            rows.append(row)
            print(line(row), flush=True)
            write_whole(arguments.out, json.dumps(told, indent=1, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
