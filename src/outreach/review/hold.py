"""Who holds a run for review: one session at a time, and nobody writes into the run meanwhile."""

from __future__ import annotations

import os
import weakref
from collections.abc import Callable
from typing import Any

from outreach.errors import RunError
from outreach.runs import REVIEW_LOCK, Run, append_line, take_lock, utc_now, who_reviews

_held: weakref.WeakValueDictionary[str, Hold] = weakref.WeakValueDictionary()


class Hold:
    """The two locks of a review: its own, and a share of the run's, which keeps writers out.

    Of several processes the first holds the run and the others get a RunError. Within one process a
    new hold takes over and calls the older one's `on_lost`: a notebook's cell is run again.
    """

    def __init__(self, run: Run, reviewer: str, on_lost: Callable[[], None]):
        self._files: list[Any] = []
        self._on_lost = on_lost
        place = str(run.folder.resolve())
        if (older := _held.get(place)) is not None:
            older.release()
            older._on_lost()
        path = run.folder / REVIEW_LOCK
        own = take_lock(path)
        if own is None:
            raise RunError(
                who_reviews(run.folder) or "somebody is reviewing it",
                where=f"run {run.name}",
                next_step="Wait until they have finished, or shut down that kernel or terminal.",
            )
        self._files.append(own)
        writer = take_lock(run.folder / ".lock", shared=True)
        if writer is None:
            self.release()
            raise RunError(
                "another process is writing into it",
                where=f"run {run.name}",
                next_step="Wait for it to finish, then review.",
            )
        self._files.append(writer)
        path.write_text("", encoding="utf-8")
        append_line(path, {"reviewer": reviewer, "since": utc_now(), "process": os.getpid()})
        _held[place] = self

    def release(self) -> None:
        """Let others in. The system does the same when the process ends, however it ends."""
        while self._files:
            self._files.pop().close()
