"""The review of a run: a queue of drafts and what a person decided about each, kept at every step.

Knows nothing of widgets or terminals. What is in memory can be lost at any moment: it is built again
from the run's files, and goes on at the same email.
"""

from __future__ import annotations

import getpass
import time
from collections import Counter
from dataclasses import asdict, replace
from pathlib import Path

from outreach.checks import run_checks
from outreach.errors import RunError
from outreach.records import CheckResult, Decision, Review
from outreach.review.blind import BlindQueue
from outreach.review.edited import (
    edit_distance,
    email_from_text,
    footer_check,
    normal_lines,
    well_formed,
)
from outreach.review.hold import Hold
from outreach.review.log import REVIEWS, ReviewLog, mend
from outreach.review.queue import SHOW, Item, View, choices, decisions, items_of, text_hash
from outreach.review.unsaved import TypedTexts, read_place, save_place
from outreach.runs import Run, open_run, utc_now

REASONS = {
    "wrong_company": "Wrong hiring company",
    "wrong_fact": "Says what is not so",
    "vague": "Says nothing of this person",
    "language": "Grammar or spelling",
    "tone": "Wrong tone",
    "length": "Too long or too short",
    "private": "Too personal",
    "do_not_write": "Nobody should write to them",
    "other": "Something else",
}


class ReviewSession:
    """One person's review of one run.

    Of several processes the first holds the run; another gets a RunError that says who reviews it and
    since when, and so does a run that is being written. In one process a new session takes over from
    the older one, so that a notebook's cell can be run again. Filters that are not given are those of
    last time.
    """

    def __init__(
        self,
        run: Run | str | Path,
        *,
        job: str | None = None,
        model: str | None = None,
        status: str | None = None,
        show: str | None = None,
        reviewer: str = "",
    ):
        self.run = run if isinstance(run, Run) else open_run(run, must_exist=True)
        self.reviewer = reviewer or _user_name()
        self._closed = ""
        newer = "was opened again in this kernel: use the newer cell"
        self._hold = Hold(self.run, self.reviewer, on_lost=lambda: self.close(newer))
        told = {"job": job, "model": model, "status": status, "show": show}
        try:
            self._open({name: value for name, value in told.items() if value is not None})
        except BaseException:
            self.close()
            raise

    _queue: tuple[View, list[Item]] | None = None  # made anew when a decision or the view changes

    def _open(self, filters: dict[str, str]) -> None:
        """Build everything from the run's files."""
        folder = self.run.folder
        self.typing = TypedTexts(folder)
        mend(folder / REVIEWS)
        self.log = ReviewLog(folder)
        drafts = self.run.drafts()
        self._items = items_of(self.run, drafts)
        self.without_email = len(drafts) - len(self._items)  # skipped, failed or forgotten
        self._hashes = {key: text_hash(item.text) for key, item in self._items.items()}
        self._take_decisions()
        place = read_place(folder)
        known = {**self.choices, "show": SHOW}
        before = {
            name: value for name, value in place.get("view", {}).items() if value in known.get(name, ())
        }
        self.view = View(**{**before, **filters})
        self.view.check(self.items(), self.run.name)
        self._at: str = place.get("at", "")
        self._pinned = self._at if place.get("pinned") else ""
        self._shown: dict[str, float] = {}  # seconds each email was before the person, this session
        self._since = time.monotonic()
        self._timed = ""
        self._settle()

    def close(self, why: str = "is closed") -> None:
        """Let go of the run. Every decision is in the file already."""
        self._closed = self._closed or why
        self._hold.release()

    def __enter__(self) -> ReviewSession:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _alive(self) -> None:
        if self._closed:
            raise RunError(
                f"this review {self._closed}",
                where=f"run {self.run.name}",
                next_step="Open it again with ReviewSession(RUN).",
            )

    # --- the queue --------------------------------------------------------------------------------

    @property
    def choices(self) -> dict[str, list[str]]:
        """What the filters can be set to: job, model, status."""
        return choices(self.items())

    def _take_decisions(self) -> None:
        standing = decisions(self.log, self._hashes)
        for key, item in self._items.items():
            if item.review is not standing.get(key):
                self._items[key] = replace(item, review=standing.get(key))
        self._queue = None

    def item(self, key: str) -> Item:
        """One draft by its key, whatever the filters."""
        return self._items[key]

    def queue(self) -> list[Item]:
        """The drafts in view, in the order they come; skipped ones last."""
        if self._queue is None or self._queue[0] is not self.view:
            self._queue = (self.view, self.view.queue(self.items()))
        return self._queue[1]

    @property
    def current(self) -> Item | None:
        """The email before the person; None when nothing is left in view."""
        return self._items.get(self._pinned or self._at)

    def _settle(self) -> None:
        """Stand at an email of the queue, start its clock, and remember the place."""
        keys = [item.key for item in self.queue()]
        if self._pinned not in self._items:
            self._pinned = ""
        if not self._pinned and self._at not in keys:
            self._at = keys[0] if keys else ""
        self._watch()
        place = {"view": asdict(self.view), "at": self._at, "pinned": bool(self._pinned)}
        save_place(self.run.folder, place)

    def _watch(self) -> None:
        """Book the time since the last step on the email that was shown."""
        now = time.monotonic()
        if self._timed:
            self._shown[self._timed] = self._shown.get(self._timed, 0.0) + now - self._since
        self._timed, self._since = self._pinned or self._at, now

    @property
    def position(self) -> tuple[int, int]:
        """Which of how many in view; (0, n) when the email shown is not in view."""
        keys = [item.key for item in self.queue()]
        shown = self.current
        return (keys.index(shown.key) + 1 if shown and shown.key in keys else 0), len(keys)

    def set_view(self, **changes: str) -> None:
        """Change filters: job, model, status, show. Raises RunError for one that is not there."""
        self._alive()
        before = self.view
        self.view = replace(self.view, **changes)
        try:
            self.view.check(self.items(), self.run.name)
        except RunError:
            self.view = before
            raise
        self._pinned = ""
        self._settle()

    def move(self, step: int) -> None:
        """Go on or back in the queue without deciding; stays at either end."""
        self._alive()
        keys = [item.key for item in self.queue()]
        if keys:
            at = keys.index(self._at) if self._at in keys else 0
            self._at = keys[min(max(at + step, 0), len(keys) - 1)]
        self._pinned = ""
        self._settle()

    # --- decisions --------------------------------------------------------------------------------

    def approve(self) -> Review:
        """The draft may go out as it is."""
        return self._decide("approved", final_text=self._shown_item().text)

    def edit(self, text: str, reason_codes: tuple[str, ...] = (), note: str = "") -> Review:
        """The typed text may go out in place of the draft. Unchanged text is an approval."""
        typed = normal_lines(text)
        if not typed.strip():
            raise RunError("the text is empty", next_step="Write something, or reject the email.")
        if typed == normal_lines(self._shown_item().text):
            return self.approve()
        return self._decide("edited", final_text=typed, reason_codes=reason_codes, note=note)

    def reject(self, reason_codes: tuple[str, ...] | list[str], note: str = "") -> Review:
        """Nothing goes out. At least one of REASONS says why."""
        if not reason_codes:
            raise RunError("a rejection needs a reason", next_step=f"Give one of {', '.join(REASONS)}.")
        return self._decide("rejected", reason_codes=tuple(reason_codes), note=note)

    def skip(self) -> Review:
        """Later: the email goes to the end of the queue."""
        return self._decide("skipped")

    def _shown_item(self) -> Item:
        self._alive()
        shown = self.current
        if shown is None:
            raise RunError(
                "no email is left to decide on",
                where=f"run {self.run.name}",
                next_step="Change the filters, or undo.",
            )
        return shown

    def _decide(
        self,
        decision: Decision,
        *,
        final_text: str = "",
        reason_codes: tuple[str, ...] = (),
        note: str = "",
    ) -> Review:
        item = self._shown_item()
        if unknown := [code for code in reason_codes if code not in REASONS]:
            raise RunError(f"unknown reason {unknown[0]!r}", next_step=f"Reasons are {', '.join(REASONS)}.")
        keys = [found.key for found in self.queue()]
        self._watch()
        review = self.log.add_review(
            Review(
                key=item.key,
                job_id=item.draft.job_id,
                resume_id=item.draft.resume_id,
                model=item.draft.model,
                decision=decision,
                reason_codes=tuple(reason_codes),
                note=note.strip(),
                final_text=final_text,
                seconds=round(self._shown.pop(item.key, 0.0), 1),
                edit_distance=edit_distance(item.text, final_text) if decision == "edited" else 0,
                when=utc_now(),
                reviewer=self.reviewer,
                draft_sha256=self._hashes[item.key],
            )
        )
        self._timed = ""
        if decision != "skipped":
            self.typing.drop(item.key)
        self._items[item.key] = replace(item, review=review)
        self._queue = None
        self._go_on(item.key, keys)
        return review

    def _go_on(self, key: str, keys: list[str]) -> None:
        """To the first email behind the decided one that is in view; round to the front when none is."""
        self._pinned = ""
        left = {item.key for item in self.queue()} - {key}
        behind = keys[keys.index(key) + 1 :] if key in keys else keys
        self._at = next((found for found in behind if found in left), "")
        if not self._at and self.view.show != "open":
            self._at = key
        self._settle()

    def amend(self, key: str, text: str) -> Review:
        """A text that was saved, with letters that came late: it takes the place of the one before."""
        self._alive()
        item, typed = self._items[key], normal_lines(text)
        before = item.review
        if before is None or before.decision not in ("approved", "edited"):
            raise RunError(f"has no text of {key} to amend", where=f"run {self.run.name}")
        same = typed == normal_lines(item.text)
        review = self.log.add_review(
            replace(
                before,
                decision="approved" if same else "edited",
                final_text=item.text if same else typed,
                edit_distance=0 if same else edit_distance(item.text, typed),
                when=utc_now(),
            )
        )
        self.log.undo(before, self.reviewer)
        self._take_decisions()
        return review

    def undo(self) -> Review | None:
        """Take back the last decision and stand at its email again; None when there is none.

        A text that was typed for it is there again.
        """
        self._alive()
        reviews = [review for review in self.log.reviews() if review.key in self._items]
        if not reviews:
            return None
        last = reviews[-1]
        self.log.undo(last, self.reviewer)
        if last.decision == "edited":
            self.typing.keep(last.key, last.final_text)
        self._take_decisions()
        self._at = self._pinned = last.key
        self._settle()
        return last

    # --- typing -----------------------------------------------------------------------------------

    def typed(self) -> str | None:
        """The text typed for the email that is shown and not decided on yet, or None."""
        return self.typing.read(self.current.key) if self.current else None

    def keep_typed(self, text: str) -> None:
        """Keep what is being typed: called at every change, so that a stop costs nothing."""
        self.typing.keep(self._shown_item().key, well_formed(text))

    def drop_typed(self) -> None:
        """Throw away what was typed for the email that is shown."""
        self.typing.drop(self._shown_item().key)

    def check(self, text: str, item: Item | None = None) -> tuple[CheckResult, ...]:
        """The checks of a typed text for the email that is shown (or another)."""
        shown = item or self._shown_item()
        email = email_from_text(text, shown.draft, shown.job, shown.resume)
        return (*run_checks(email, shown.job, shown.resume), footer_check(text, shown.draft))

    # --- what came of it --------------------------------------------------------------------------

    def counts(self) -> dict[str, int]:
        """How many drafts of the run stand where; "open" has no decision."""
        found = Counter(item.review.decision if item.review else "open" for item in self._items.values())
        return {name: found.get(name, 0) for name in SHOW if name != "all"}

    def items(self) -> list[Item]:
        """All drafts that have an email, whatever the filters."""
        return list(self._items.values())

    def blind(self, model_a: str, model_b: str, seed: int | None = None) -> BlindQueue:
        """Two models' emails for the same pairs, side by side without names. Same log, same lock.

        The first call for two models records its seed; later ones use it again. Raises RunError when
        there is no pair that both wrote for.
        """
        self._alive()
        self._watch()
        self._timed = ""  # no email of the queue is read meanwhile
        return BlindQueue(self, (model_a, model_b), seed)

    def __repr__(self) -> str:
        counts = self.counts()
        done = len(self._items) - counts["open"] - counts["skipped"]
        told = ", ".join(f"{counts[name]} {name}" for name in ("approved", "edited", "rejected", "skipped"))
        return f"Review of {self.run.name}: {done} of {len(self._items)} decided ({told})"


def _user_name() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a container without an entry for its user
        return "somebody"
