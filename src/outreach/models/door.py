"""The one door by which text leaves this machine: it lets through what is marked, and records it.

Every request to a service or to a server elsewhere passes `Door.send`. Knows nothing of resumes: whoever
built a prompt has marked it (`masking.py`, or `records.in_clear` with a reason).
"""

from __future__ import annotations

import datetime
import itertools
import json
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from outreach.errors import PrivacyError
from outreach.records import Mark, Prompt
from outreach.runs import append_line

DEFAULT_RECORD = Path("runs") / "sent.jsonl"  # for calls outside a run


@dataclass(frozen=True)
class Call:
    """One request as it will leave: its body is the exact text that is sent."""

    body: dict[str, Any]  # of the request, without keys and headers
    mark: Mark | None
    about: str  # id of whom it is written for; "" for nobody


def check_mark(prompt: Prompt, where: str) -> Mark:
    """The mark of a prompt. Raises PrivacyError when it has none, or was changed after it was marked."""
    if prompt.mark is None:
        raise PrivacyError(
            "this prompt is not marked to leave this machine, so nothing was sent",
            where=where,
            next_step="Write emails with write_emails(), which masks who they are for; or, if nothing in "
            "the prompt is private, mark it yourself: in_clear(prompt, 'why').",
        )
    if prompt.mark.digest != prompt.digest:
        raise PrivacyError(
            "this prompt was changed after it was marked, so nothing was sent",
            where=where,
            next_step="Mask it again: masking comes last.",
        )
    return prompt.mark


class Door:
    """Records each request in `file` and hands it to what carries it.

    With `dry` it records and carries nothing. A server on this machine has an open door: nothing leaves,
    nothing is recorded, no mark is needed.
    """

    def __init__(self, destination: str, model: str, file: Path | None = None, *, dry: bool = False):
        self.destination = destination
        self.dry = dry
        self.requests = 0
        self._model = model
        self._file = file or DEFAULT_RECORD
        self._numbers = itertools.count(1)
        self._counting = threading.Lock()

    def admit(self, prompt: Prompt) -> Mark | None:
        """The mark of a prompt that may go. Raises PrivacyError for one that may not."""
        return check_mark(prompt, self._model) if self.destination else prompt.mark

    def send(self, call: Call, carry: Callable[[dict[str, Any]], Any], attempt: int = 1) -> Any:
        """What `carry` brings back for the call's body; the record is on disk before it leaves."""
        if self.destination:
            if call.mark is None:
                raise PrivacyError("an unmarked request came to the door", where=self._model)
            self._record(call, attempt)
        if self.dry:
            return None
        return carry(call.body)

    def _record(self, call: Call, attempt: int) -> None:
        with self._counting:
            self.requests += 1
            number = next(self._numbers)
        self._file.parent.mkdir(parents=True, exist_ok=True)
        line = {
            "time": datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
            "number": number,
            "model": self._model,
            "destination": self.destination,
            "sent": not self.dry,
            "attempt": attempt,
            "mark": call.mark.kind,
            "reason": call.mark.reason,
            "about": call.about.split(" ")[0],
            "text": json.dumps(call.body, ensure_ascii=False, sort_keys=True),
        }
        append_line(self._file, line)
