"""What code and not a model puts into an email: subject, greeting, invitation, sign-off and footer."""

from __future__ import annotations

from outreach.records import Email, JobPosting, Part, Resume
from outreach.settings import Settings


def _called(resume: Resume) -> str:
    """The first name, or the whole name where the first is an initial: "J. Okonkwo"."""
    first = resume.first_name
    return first if len(first.replace(".", "")) > 1 else resume.name or first


def _values(job: JobPosting, resume: Resume, settings: Settings) -> dict[str, str]:
    return {
        "company": job.company,
        "role": job.title,
        "first_name": _called(resume),
        "sender": settings.sender.name,
    }


def invitation(job: JobPosting, resume: Resume, settings: Settings) -> str:
    return settings.texts.call_to_action.format(**_values(job, resume, settings))


def sign_off(job: JobPosting, settings: Settings) -> str:
    """Closing, sender, and who the sender works for: the hiring company unless settings say else."""
    sender = settings.sender
    title = ", ".join(part for part in (sender.title, sender.organisation or job.company) if part)
    lines = (settings.texts.closing, sender.name, title, sender.email, sender.phone)
    return "\n".join(line for line in lines if line)


def compose(
    paragraphs: tuple[tuple[Part, str], ...], job: JobPosting, resume: Resume, settings: Settings
) -> Email:
    """An Email from its paragraphs; everything around them comes from the settings."""
    values = _values(job, resume, settings)
    return Email(
        subject=settings.texts.subject.format(**values),
        greeting=settings.texts.greeting.format(**values),
        paragraphs=paragraphs,
        sign_off=sign_off(job, settings),
        footer=settings.texts.footer.format(**values),
    )
