"""Text that wants to be run: as markup, as a formula, as a terminal's command, as a mail header."""

from dataclasses import replace

from outreach.records import Email, SourcedLine

IMAGE = "<img src=x onerror=alert(1)>"
SCRIPT = "</textarea></style><script>window.pwned=1;alert(2)</script>"
ANSI = "\x1b[2J\x1b]0;owned\x07\x1b[31mred\x9b1m\u202eleft"
FORMULA = '=HYPERLINK("http://evil.example","x")'
HEADER = "Eve\r\nBcc: all@evil.example"


def hostile_job(job):
    facts = replace(
        job.facts,
        company=f"Renn {IMAGE}",
        role=f"Engineer {IMAGE}{ANSI}",
        place=FORMULA,
        about=(f"We are {IMAGE} and {ANSI}.", *job.facts.about),
        company_lines=(SourcedLine(f"Ours {SCRIPT}", f"page {IMAGE}"),),
    )
    return replace(job, facts=facts, source=f"{IMAGE}.pdf", text=f"{IMAGE}\n{SCRIPT}\n{job.text}")


def hostile_resume(resume):
    posts = tuple(replace(post, employer=f"{post.employer} {IMAGE}") for post in resume.employment)
    return replace(
        resume,
        name=IMAGE,
        emails=(f"a@b.example{HEADER}", "eve@peakpost.example"),
        headline=f"{FORMULA}{ANSI}",
        summary=(SCRIPT,),
        employment=posts,
        skills=(IMAGE, ANSI, FORMULA),
    )


def hostile_draft(draft):
    """The same draft, its text and evidence full of all of it."""
    email = draft.email
    parts = tuple((part, f"{text} {IMAGE} {SCRIPT} [NAME {IMAGE}]") for part, text in email.paragraphs)
    evidence = tuple(replace(item, line=f"{item.line} {IMAGE}{SCRIPT}{ANSI}") for item in draft.evidence)
    text = Email(
        f"{FORMULA} {IMAGE}{ANSI}", f"=Dear {IMAGE},", parts, f"Bye {SCRIPT}", f"{email.footer} {IMAGE}"
    )
    checks = tuple(
        replace(check, passed=False, reason=f"saw {IMAGE}", span=IMAGE) for check in draft.checks[:2]
    )
    return replace(draft, email=text, evidence=evidence, checks=checks, reasons=(f"because {IMAGE}",))
