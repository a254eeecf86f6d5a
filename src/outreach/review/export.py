"""What leaves a review: approved texts as files, .eml drafts, one CSV, and a JSONL to tune on.

Nothing is sent. All of it lies in the run's folder `approved/`, which is made anew each time, so that
what was undone or forgotten is not in it any more.
"""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from typing import Any

from outreach.prompts.email import prompt_for_email
from outreach.records import Review
from outreach.review.edited import split_subject
from outreach.review.log import ReviewLog
from outreach.review.queue import Item, load_items
from outreach.runs import Run, open_run, write_whole
from outreach.text import clean_characters

FOLDER = "approved"
HALF_DONE = ".approved.new"  # an export that a stop has cut off
COLUMNS = (
    "email", "job", "company", "role", "resume", "candidate", "to", "model", "decision", "subject", "body",
    "characters_changed", "seconds", "reviewer", "when",
)  # fmt: skip
# What a spreadsheet takes for a formula at the start of a cell, with the wide forms it folds to them.
_FORMULA = re.compile(r"^[\s\x00-\x1f'\"]*[=+\-@|%＝＋－＠\t\r\n]")


@dataclass(frozen=True)
class Exported:
    """What was written, and where."""

    folder: Path
    approved: int  # texts that may go out, edited ones included
    without_address: tuple[str, ...]  # keys of emails whose resume names no address
    tuning: int  # lines of tuning.jsonl


def guard(value: Any) -> str:
    """A cell that no spreadsheet runs: what could begin a formula gets an apostrophe in front."""
    text = str(value).replace("\x00", "")
    return f"'{text}" if _FORMULA.match(text) else text


def _one_line(text: str) -> str:
    """Outside text for a header: no line breaks or controls, so that it cannot add a header."""
    return " ".join(clean_characters(text).split())


def _address(name: str, candidates: Sequence[str]) -> Address | None:
    """The first of the candidates that is an address a header can hold, with its person's name."""
    for found in candidates:
        try:
            if found.isascii():
                return Address(_one_line(name), addr_spec=found.strip())
        except (ValueError, MessageError, IndexError):  # not an address after all: try the next
            continue
    return None


def as_eml(item: Item, review: Review, sender: dict[str, str]) -> tuple[bytes, bool]:
    """An unsent message as mail programs open it, and whether it has a recipient."""
    subject, body = split_subject(review.final_text)
    message = EmailMessage(policy=SMTP)
    message["Subject"] = _one_line(subject)
    if (origin := _address(sender.get("name", ""), [sender.get("email", "")])) is not None:
        message["From"] = origin
    to = _address(item.resume.name, item.resume.emails)
    if to is not None:
        message["To"] = to
    message["X-Unsent"] = "1"
    message.set_content(body)
    return message.as_bytes(), to is not None


def as_csv(rows: Sequence[tuple[Item, Review]]) -> str:
    """One row an email, every cell quoted and guarded; the mark at the start tells Excel that it is UTF-8."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, quoting=csv.QUOTE_ALL)
    writer.writerow(COLUMNS)
    for item, review in rows:
        subject, body = split_subject(review.final_text)
        values = (
            item.key, item.draft.job_id, item.job.company, item.job.title, item.draft.resume_id,
            item.resume.name, (item.resume.emails or ("",))[0], item.draft.model, review.decision, subject,
            body, review.edit_distance, review.seconds, review.reviewer, review.when,
        )  # fmt: skip
        writer.writerow([guard(value) for value in values])
    return "\ufeff" + file.getvalue()


def tuning_line(item: Item, review: Review, sender: dict[str, str]) -> dict[str, Any]:
    """What a model was asked, what it wrote, and what a person made of it.

    `chosen` is the text without what code sets (sign-off and footer); None when it was rejected.
    """
    prompt = prompt_for_email(item.job, item.resume, sender=sender.get("name", ""))
    email = item.draft.email

    def without_frame(text: str) -> str:
        for frame in (email.footer, email.sign_off) if email else ():
            text = text.replace(frame, "") if frame else text
        return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"

    return {
        "key": item.key,
        "job_id": item.draft.job_id,
        "resume_id": item.draft.resume_id,
        "model": item.draft.model,
        "strategy": item.draft.strategy,
        "decision": review.decision,
        "reason_codes": list(review.reason_codes),
        "messages": [{"role": message.role, "content": message.content} for message in prompt.messages],
        "draft": without_frame(item.text),
        "chosen": without_frame(review.final_text) if review.final_text else None,
        "edit_distance": review.edit_distance,
        "seconds": review.seconds,
    }


def preference_lines(run: Run, items: dict[str, Item]) -> list[dict[str, Any]]:
    """Blind choices as pairs of a preferred and another text; ties and repeats are no pairs."""
    lines = []
    for found in ReviewLog(run.folder).preferences():
        if found.repeat or not found.preferred:
            continue
        other = found.right if found.preferred == found.left else found.left
        ids = f"{found.job_id}_{found.resume_id}"
        chosen, rejected = items.get(f"{ids}_{found.preferred}"), items.get(f"{ids}_{other}")
        if chosen is None or rejected is None:
            continue
        lines.append(
            {
                "kind": "preference", "job_id": found.job_id, "resume_id": found.resume_id,
                "chosen_model": found.preferred, "rejected_model": other,
                "chosen": chosen.text, "rejected": rejected.text,
            }
        )  # fmt: skip
    return lines


def export_reviews(run: Run | str | Path) -> Exported:
    """Write what was decided so far into the run's folder `approved/`."""
    opened = run if isinstance(run, Run) else open_run(run, must_exist=True)
    items = load_items(opened)
    sender = dict(opened.manifest.get("settings", {}).get("sender", {}))
    folder = opened.folder / FOLDER
    fresh = opened.folder / HALF_DONE
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir()
    decided = [(item, item.review) for item in items.values() if item.review is not None]
    passed = [(item, review) for item, review in decided if review.decision in ("approved", "edited")]
    lost = []
    for item, review in passed:
        write_whole(fresh / f"{item.key}.txt", review.final_text)
        message, addressed = as_eml(item, review, sender)
        (fresh / f"{item.key}.eml").write_bytes(message)
        if not addressed:
            lost.append(item.key)
    with (fresh / "emails.csv").open("w", encoding="utf-8", newline="") as file:
        file.write(as_csv(passed))
    judged = [(item, review) for item, review in decided if review.decision != "skipped"]
    lines = [{"kind": "review", **tuning_line(item, review, sender)} for item, review in judged]
    lines += preference_lines(opened, items)
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    write_whole(fresh / "tuning.jsonl", text)
    shutil.rmtree(folder, ignore_errors=True)
    fresh.rename(folder)
    return Exported(folder, len(passed), tuple(lost), len(lines))
