"""reviews.jsonl: every decision in the order it was made, appended and durable before a call returns.

Nothing is ever changed or taken out of it: undoing is a line of its own that names the line it undoes.
Only `outreach forget` removes lines.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from outreach.records import Preference, Review, preference_from_dict, review_from_dict, to_dict
from outreach.runs import append_line, utc_now, write_whole

REVIEWS = "reviews.jsonl"


def mend(path: Path) -> None:
    """Make a log that a stop has torn end in a whole line; a last line that lacks only its end is kept."""
    if not path.exists():
        return
    tail = path.read_bytes().rpartition(b"\n")[2]
    if not tail:
        return
    if _parsed(tail) is not None:
        with path.open("ab") as file:
            file.write(b"\n")
    else:
        with path.open("r+b") as file:
            file.truncate(path.stat().st_size - len(tail))


_BUILD = {"review": review_from_dict, "preference": preference_from_dict}
_NEEDED = {"undo": "undoes", "blind": "seed"}


def _parsed(line: bytes) -> dict[str, Any] | None:
    """A line as the record it was written as; None when it is none."""
    try:
        record = json.loads(line)
        kind, entry = record["kind"], record["entry"]
        if kind in _BUILD:
            _BUILD[kind](record)
        elif _NEEDED[kind] not in record:
            return None
    except (ValueError, TypeError, KeyError):  # ValueError covers broken UTF-8 too
        return None
    return record if isinstance(entry, int) else None


def remove_resume(path: Path, resume_id: str, words: list[str]) -> None:
    """Take every line about a resume out; lines that nobody can read go too, as they may be about it.

    Notes on others that use one of the `words` (names, addresses) are emptied.
    """
    if not path.exists():
        return
    kept = []
    for line in path.read_bytes().split(b"\n"):
        record = _parsed(line)
        if record is None or record.get("resume_id") == resume_id:
            continue
        if any(word and word in record.get("note", "") for word in words):
            record["note"] = "(removed)"
        kept.append(json.dumps(record, ensure_ascii=False) + "\n")
    write_whole(path, "".join(kept))


class ReviewLog:
    """The decisions of one run, read once and added to."""

    def __init__(self, folder: Path):
        self.path = folder / REVIEWS
        self.unreadable = 0  # lines that are no record: left in the file, not counted
        self._lines: list[dict[str, Any]] = []
        if self.path.exists():
            for line in self.path.read_bytes().split(b"\n"):
                if not line.strip():
                    continue
                record = _parsed(line)
                if record is None:
                    self.unreadable += 1
                else:
                    self._lines.append(record)
        self._last = max((line["entry"] for line in self._lines), default=0)
        self._undone = {line["undoes"] for line in self._lines if line["kind"] == "undo"}

    def _append(self, kind: str, fields: dict[str, Any]) -> int:
        entry = self._last + 1
        line = {**fields, "kind": kind, "entry": entry}
        append_line(self.path, line)
        self._lines.append(line)
        self._last = entry
        return entry

    def _standing(self, kind: str) -> list[dict[str, Any]]:
        return [line for line in self._lines if line["kind"] == kind and line["entry"] not in self._undone]

    # --- decisions ------------------------------------------------------------------------------

    def add_review(self, review: Review) -> Review:
        entry = self._append("review", to_dict(review))
        return review_from_dict({**to_dict(review), "entry": entry})

    def add_preference(self, preference: Preference) -> Preference:
        entry = self._append("preference", to_dict(preference))
        return preference_from_dict({**to_dict(preference), "entry": entry})

    def add_blind_start(self, models: tuple[str, str], seed: int) -> None:
        self._append("blind", {"models": sorted(models), "seed": seed, "when": utc_now()})

    def undo(self, record: Review | Preference, reviewer: str) -> None:
        ids = {"job_id": record.job_id, "resume_id": record.resume_id}
        self._append("undo", {"undoes": record.entry, **ids, "when": utc_now(), "reviewer": reviewer})
        self._undone.add(record.entry)

    def reviews(self) -> list[Review]:
        """All reviews that were not undone, oldest first. Of one draft the last one counts."""
        return [review_from_dict(line) for line in self._standing("review")]

    def preferences(self) -> list[Preference]:
        """All blind choices that were not undone, oldest first."""
        return [preference_from_dict(line) for line in self._standing("preference")]

    def blind_seed(self, models: tuple[str, str]) -> int | None:
        """The seed these two models were first shuffled with; None when they never were."""
        found = [line["seed"] for line in self._lines if line["kind"] == "blind"
                 and line["models"] == sorted(models)]  # fmt: skip
        return found[-1] if found else None
