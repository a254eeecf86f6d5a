"""Which drafts of a run are read next: filters, order, and what belongs to one draft."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from outreach.errors import RunError
from outreach.records import Draft, JobPosting, Resume, Review
from outreach.review.log import ReviewLog
from outreach.runs import Run

SHOW = ("open", "all", "approved", "edited", "rejected", "skipped")


@dataclass(frozen=True)
class Item:
    """One draft beside its sources and the decision that stands."""

    draft: Draft
    job: JobPosting
    resume: Resume
    review: Review | None

    @property
    def key(self) -> str:
        return self.draft.key

    @property
    def text(self) -> str:
        """The draft as it would be sent."""
        return self.draft.email.as_text() if self.draft.email else ""


@dataclass(frozen=True)
class View:
    """What of a run is in the queue; "" stands for every one."""

    job: str = ""
    model: str = ""
    status: str = ""  # of the draft: ready, needs_human
    show: str = "open"  # one of SHOW; "open" is what has no decision, skipped ones last

    def holds(self, item: Item) -> bool:
        draft, review = item.draft, item.review
        wanted = ((self.job, draft.job_id), (self.model, draft.model), (self.status, draft.status))
        if any(value not in ("", found) for value, found in wanted):
            return False
        if self.show == "open":
            return review is None or review.decision == "skipped"
        return self.show == "all" or (review is not None and review.decision == self.show)

    def queue(self, items: Iterable[Item]) -> list[Item]:
        """The items in view, in the order they come; skipped ones last, the earliest skipped first."""
        found = [item for item in items if self.holds(item)]
        if self.show == "open":
            found.sort(key=lambda item: item.review.entry if item.review else 0)
        return found

    def check(self, items: Iterable[Item], run_name: str) -> None:
        """Raises RunError for a filter that nothing of this run can match."""
        if self.show not in SHOW:
            raise RunError(f"nothing is called {self.show!r}", next_step=f"Show one of {', '.join(SHOW)}.")
        for name, known in choices(items).items():
            wanted = getattr(self, name)
            if wanted and wanted not in known:
                raise RunError(
                    f"has no {name} {wanted!r} to review",
                    where=f"run {run_name}",
                    next_step=f"It has {', '.join(known) or 'none'}.",
                )


def choices(items: Iterable[Item]) -> dict[str, list[str]]:
    """What the filters can be set to."""
    drafts = [item.draft for item in items]
    return {
        "job": sorted({draft.job_id for draft in drafts}),
        "model": sorted({draft.model for draft in drafts}),
        "status": sorted({draft.status for draft in drafts}),
    }


def text_hash(text: str) -> str:
    """Tells whether a draft is still the one that was judged."""
    return hashlib.sha256(text.encode()).hexdigest()


def items_of(run: Run, drafts: Sequence[Draft]) -> dict[str, Item]:
    """Drafts that have an email beside their sources, by key; nothing is decided yet."""
    jobs = {found.job_id: found for found in run.jobs()}
    resumes = {found.resume_id: found for found in run.resumes()}
    return {
        draft.key: Item(draft, jobs[draft.job_id], resumes[draft.resume_id], None)
        for draft in drafts
        if draft.email is not None and draft.job_id in jobs and draft.resume_id in resumes
    }


def decisions(log: ReviewLog, hashes: dict[str, str]) -> dict[str, Review]:
    """The decision that stands for each draft; one on a text that was written anew does not."""
    return {review.key: review for review in log.reviews() if review.draft_sha256 == hashes.get(review.key)}


def load_items(run: Run) -> dict[str, Item]:
    """Every draft of a run that has an email, with the decision that stands. Holds no lock."""
    items = items_of(run, run.drafts())
    standing = decisions(ReviewLog(run.folder), {key: text_hash(item.text) for key, item in items.items()})
    return {key: replace(item, review=standing.get(key)) for key, item in items.items()}
