"""Shows, word for word, what a run would send off this machine, and sends nothing.

Every prompt is built, masked and checked as in a run. What is asked again because of an answer cannot be
shown: it is said that it may be, and of what it consists.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from outreach.emails.eligibility import reason_to_skip
from outreach.emails.write import write_emails
from outreach.models.load import check_name, is_loaded_here, load_model, unload
from outreach.reading import read_inputs
from outreach.runs import read_lines
from outreach.settings import Settings

_SHOWN = 2  # requests of each model in the terminal; the file has all


def show_what_would_leave(
    *,
    jobs: Sequence[str],
    resumes: Sequence[str],
    models: Sequence[str],
    settings: Settings,
    out: Path,
    say: Callable[[str], None],
) -> Path:
    """Write all that would leave to OUT-dry-run/would_send.jsonl, say a few requests; returns the file."""
    folder = out.with_name(f"{out.name}-dry-run")
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "would_send.jsonl"
    file.write_text("", encoding="utf-8")
    for name in models:
        check_name(name)
    read_jobs, read_resumes, _ = read_inputs(jobs, resumes, settings, say, None, file, dry=True)
    pairs = [
        (job, resume)
        for job in read_jobs
        for resume in read_resumes
        if not reason_to_skip(job, resume, settings.people)
    ]
    for name in models:
        if is_loaded_here(name):
            say(f"{name}: its weights are here, nothing would leave this machine")
            continue
        model = load_model(name, settings=settings, record=file, dry=True)
        if not model.destination:
            say(f"{model.name}: its server is on this machine, nothing would leave it")
            continue
        kept_back = [
            (draft, reason)
            for draft in write_emails(pairs, model, settings)
            for reason in draft.reasons
            if not reason.startswith("dry_run")
        ]
        unload(model)
        for draft, reason in kept_back:
            say(f"{draft.key}: nothing would be sent ({reason})")
    lines = read_lines(file)
    _show(lines, say)
    if lines and settings.writing.second_try:
        tries = settings.writing.second_try
        say(
            "Besides, a draft that a check blocks is asked for again, masked anew: these words, its own, "
            f"and what was wrong with them (second_try = {tries}; 0 never asks again)."
        )
    say(f"Nothing was sent. All of it, word for word: {file}")
    return file


def _show(lines: list[dict[str, Any]], say: Callable[[str], None]) -> None:
    by_model: dict[str, list[dict[str, Any]]] = {}
    for line in lines:
        by_model.setdefault(f"{line['model']} at {line['destination']}", []).append(line)
    if not lines:
        say("Nothing would leave this machine.")
    for place, requests in by_model.items():
        marks = sorted({request["mark"] for request in requests})
        say(f"\n{place}: {len(requests)} requests would leave, {' and '.join(marks)}")
        for request in requests[:_SHOWN]:
            say(f"--- for {request['about'] or 'nobody'}, {request['mark']}: {request['reason']}")
            say(json.dumps(json.loads(request["text"]), indent=1, ensure_ascii=False).replace("\\n", "\n"))
