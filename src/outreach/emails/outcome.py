"""What a draft comes to: ready or for a person, which of several is best, and why the others lost."""

from __future__ import annotations

from collections.abc import Sequence

from outreach.checks import Sources
from outreach.checks.personal import WEAK
from outreach.checks.words import GENERIC_KEYS, content_keys, shares
from outreach.records import CheckResult, Draft, Evidence, Failure, JobPosting, Lost, Resume, Status
from outreach.settings import Settings

_THIN_WORDS = 40  # of what a resume tells about work; with fewer nothing personal can be said
_COMMON_LEAST = 2  # words of content that resume and job must share
Pair = tuple[JobPosting, Resume]


def status_of(checks: tuple[CheckResult, ...], missing: Sequence[str] = ()) -> tuple[Status, tuple[str, ...]]:
    """Ready when nothing blocks, which holds that the email is personal; the reasons say what does."""
    blocking = [
        f"{check.check}: {check.reason}" for check in checks if not check.passed and check.severity == "block"
    ]
    if blocking or missing:
        return "needs_human", (*blocking, *missing)
    advice = [f"{check.check}: {check.reason}" for check in checks if not check.passed]
    personal = next((check.reason for check in checks if check.check == "personal"), "")
    return "ready", (f"nothing blocks; {personal}", *advice)


def doubts(sources: Sources, checks: Sequence[CheckResult]) -> tuple[str, ...]:
    """Why a person should look at this pair whatever is written: a thin resume, or one that does not fit.

    Whether it fits is asked where the email could not be made personal.
    """
    job, resume = sources.job, sources.resume
    told = [*resume.summary, *resume.skills, *resume.other]
    told += [text for post in resume.employment for text in (post.title, *post.lines)]
    words = sum(len(text.split()) for text in told)
    found = []
    if not any(post.employer for post in resume.employment):
        found.append("thin: no post with an employer was found in the resume")
    if words < _THIN_WORDS:
        found.append(f"thin: the resume tells {words} words about the person's work")
    if all(check.passed for check in checks if check.check == "personal"):
        return tuple(found)
    asked = content_keys(" ".join([job.title, *job.facts.duties, *job.facts.requirements]))
    both = shares(asked - content_keys(job.company) - GENERIC_KEYS, sources.resume_keys) - WEAK
    if len(both) < _COMMON_LEAST:
        shared = f"only {min(both)!r}" if both else "nothing"
        found.append(f"fit: the resume shares {shared} with what {job.title or 'the job'} asks for")
    return tuple(found)


def blocking(checks: Sequence[CheckResult]) -> list[CheckResult]:
    return [check for check in checks if not check.passed and check.severity == "block"]


def merits(checks: Sequence[CheckResult], evidence: Sequence[Evidence]) -> tuple[int, int, int]:
    """For choosing among drafts: fewest findings that block, fewest that advise, most lines told."""
    failed = [check for check in checks if not check.passed]
    stopped = len(blocking(checks))
    lines = {item.line for item in evidence if item.source != "none"}
    return -stopped, stopped - len(failed), len(lines)


def why_lost(checks: Sequence[CheckResult], kept: Sequence[CheckResult]) -> tuple[str, tuple[str, ...]]:
    """(why a draft lost against the one that was kept, the checks that block it)."""
    own, best = ([check.check for check in blocking(group)] for group in (checks, kept))
    names = tuple(dict.fromkeys(own))
    if len(own) > len(best):
        return f"{len(own)} findings block it, {len(best)} the one that was kept: {', '.join(names)}", names
    failed, fewest = (sum(not check.passed for check in group) for group in (checks, kept))
    if failed > fewest:
        return f"blocked as little, but {failed} findings against {fewest}", names
    return "no worse by the checks; the one that was kept tells as many lines of the sources or more", names


def own_addresses(settings: Settings) -> tuple[str, ...]:
    """What the sender may put under an email."""
    sender = settings.sender
    return tuple(entry for entry in (sender.email, sender.phone) if entry)


def failed_draft(
    pair: Pair, model: str, strategy: str, failures: Sequence[Failure], settings: Settings,
    lost: tuple[Lost, ...] = (),
) -> Draft:  # fmt: skip
    """What is left of an email whose requests failed: no text, and why, each kind of failure once."""
    job, resume = pair
    told = tuple(dict.fromkeys(f"{failure.kind}: {failure.what}" for failure in failures))
    return Draft(
        job.job_id, resume.resume_id, model, strategy, "error", told, None,
        seed=settings.writing.seed, lost=lost,
    )  # fmt: skip
