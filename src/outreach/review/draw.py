"""The pieces of a review as escaped HTML: head, letter, sources, messages, and the plain table."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files

from outreach.records import CheckResult, Email
from outreach.report.escaping import render_template
from outreach.report.tables import Table
from outreach.review.blind import BlindPair
from outreach.review.letter import letter_of
from outreach.review.queue import Item
from outreach.review.session import REASONS, ReviewSession
from outreach.review.sources import job_sources, resume_sources, tie

SIGNS = {"approved": ("yes", "✓"), "edited": ("yes", "✎"), "rejected": ("no", "✗"), "skipped": ("hm", "→")}
TABLE_ROWS = 60  # of the plain table; the files hold the rest


def style(uid: str) -> str:
    """The one style sheet, as a piece of HTML; while it is on the page, the table that stands in is not."""
    text = (files("outreach.report") / "templates" / "review.css").read_text(encoding="utf-8")
    return render_template("review_style.html", style=text, uid=uid)


def stand_in(table: Table, uid: str) -> str:
    """A plain table that the style sheet of a living widget hides."""
    return render_template("review_table.html", uid=uid, table=table)


def head(title: str, place: str, done: int, of: int, chips: Sequence[tuple[str, str, str]]) -> str:
    percent = round(100 * done / of, 1) if of else 100
    return render_template(
        "review_head.html", title=title, place=place, done=done, of=of, percent=percent, chips=chips
    )


def session_head(session: ReviewSession) -> str:
    """Progress over all emails of the run, and where in the queue this one stands."""
    counts, of = session.counts(), len(session.items())
    done = of - counts["open"] - counts["skipped"]
    chips = [(*SIGNS[name], f"{counts[name]} {name}") for name in SIGNS if counts[name]]
    if session.without_email:
        chips.append(("", "", f"{session.without_email} without an email"))
    if session.log.unreadable:
        chips.append(("no", "✗", f"{session.log.unreadable} lines of reviews.jsonl cannot be read"))
    at, shown = session.position
    place = f"{done} of {of} decided" + (f" · {at} of {shown} in view" if at else "")
    return head(f"Review of {session.run.name}", place, done, of, chips)


def about(item: Item, checks: Sequence[CheckResult], *, hide_model: bool, typing: bool = False) -> str:
    """Whom an email is for, what it is about, and what is known of it."""
    job = item.job
    what = f"{job.title or 'role not found'} at {job.company or 'company not found'}"
    failed = sum(not check.passed for check in checks)
    of = len(checks)
    chips = [
        ("no", "✗", f"{failed} of {of} checks failed") if failed else ("yes", "✓", f"{of} checks passed")
    ]
    if typing:
        chips.append(("hm", "✎", "being edited, kept as you type"))
    if item.review:
        codes = ", ".join(REASONS.get(code, code) for code in item.review.reason_codes)
        kind, sign = SIGNS[item.review.decision]
        chips.append((kind, sign, item.review.decision + (f": {codes}" if codes else "")))
    # checks that failed stand in the letter; what else holds the draft back is told here
    named = {check.check for check in item.draft.checks}
    chips += [("hm", "!", r) for r in item.draft.reasons if r.split(":")[0] not in named]
    chips.append(("", "", f"{item.draft.job_id} · {item.draft.resume_id}"))
    if not hide_model:
        chips.append(("", "", item.draft.model))
    who = item.resume.name or "(name not found)"
    return render_template("review_about.html", who=who, what=what, chips=chips)


def letter(item: Item, uid: str, *, email: Email | None = None, checks: Sequence[CheckResult] | None = None,
           heading: str = "", first_number: int = 1, marks: bool = True) -> str:  # fmt: skip
    """An email; `email` and `checks` are those of a typed text where there is one."""
    shown = letter_of(
        email or item.draft.email,
        item.draft,
        item.draft.checks if checks is None else checks,
        first_number=first_number,
        marks=marks,
        summed_up=email is not None,
    )
    label = heading or "The email"
    return render_template(
        "review_letter.html", letter=shown, uid=uid, heading=heading, label=label, marks=marks
    )


def sources(items: Sequence[Item], uid: str) -> str:
    """The job's facts and the resume's lines; with two drafts of one pair both are tied to them."""
    job, resume = job_sources(items[0].job), resume_sources(items[0].resume)
    drafts, sentences, first = [], [], 1
    for item in items:
        read = letter_of(item.draft.email, item.draft, (), first_number=first)
        drafts.append((item.draft, first))
        found = [s for paragraph in read.paragraphs for s in paragraph.sentences if s.number]
        sentences += found
        first += len({evidence.sentence for evidence in item.draft.evidence})
    nowhere = tie(drafts, job, resume)
    shown = (job, resume)
    lit = {n for source in shown for _, lines in source.groups for line in lines for n in line.numbers}
    return render_template(
        "review_sources.html", uid=uid, sentences=sentences, sources=shown, nowhere=nowhere, lit=lit
    )


def blind_letters(pair: BlindPair, uid: str) -> tuple[str, str, str]:
    """Both letters without checks or names, and the lines they rest on."""
    numbers = 1 + len({evidence.sentence for evidence in pair.left.draft.evidence})
    left = letter(pair.left, uid, heading="Left", marks=False)
    right = letter(pair.right, uid, heading="Right", first_number=numbers, marks=False)
    return left, right, sources([pair.left, pair.right], uid)


def blind_about(pair: BlindPair) -> str:
    """Whom both emails are for; nothing of who wrote them."""
    job, resume = pair.left.job, pair.left.resume
    what = f"{job.title or 'role not found'} at {job.company or 'company not found'}"
    who = resume.name or "(name not found)"
    return render_template("review_about.html", who=who, what=what, chips=())


def message(text: str, *, wrong: bool = False) -> str:
    return render_template("review_message.html", text=text, wrong=wrong)


def queue_table(session: ReviewSession, *, hide_model: bool = False) -> Table:
    """Every email of a run with what was decided: what is shown where no kernel runs."""
    columns = ["job", "resume", "candidate", "decision", "reasons", "checks failed", "changed", "seconds"]
    columns = columns if hide_model else ["email", *columns]
    rows = []
    items = session.items()
    latest = sorted(items, key=lambda item: -item.review.entry if item.review else 0)
    for item in items if len(items) <= TABLE_ROWS else latest[:TABLE_ROWS]:
        review = item.review
        failed = ", ".join(check.check for check in item.draft.checks if not check.passed)
        row = (
            item.draft.job_id,
            item.draft.resume_id,
            item.resume.name,
            review.decision if review else "open",
            ", ".join(REASONS.get(code, code) for code in review.reason_codes) if review else "",
            failed,
            f"{review.edit_distance} characters" if review and review.edit_distance else "",
            f"{review.seconds:g}" if review else "",
        )
        rows.append(row if hide_model else (item.key, *row))
    more = f"; the latest {TABLE_ROWS} are shown" if len(items) > TABLE_ROWS else ""
    return Table(tuple(columns), tuple(rows), f"{session!r}{more}")
