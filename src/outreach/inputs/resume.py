"""A resume as records: who it is about, who employed them when, and what they did there.

What cannot be placed is kept apart as it stands; nothing is guessed into an employer.
"""

from __future__ import annotations

import datetime
import re
from pathlib import Path

from outreach.errors import InputError
from outreach.inputs.cards import side_by_side
from outreach.inputs.contacts import find_emails, find_links, find_phones
from outreach.inputs.dates import years_covered
from outreach.inputs.headers import Marks, recurring_places
from outreach.inputs.names import find_name
from outreach.inputs.not_a_resume import reads_like_an_advertisement, unfilled_blanks
from outreach.inputs.page_lines import kept_lines
from outreach.inputs.pdf import PdfText, read_pdf
from outreach.inputs.post_lines import statements
from outreach.inputs.post_sections import find_posts
from outreach.inputs.sections import Section, lines_of, split_sections, with_side
from outreach.inputs.title_words import TITLE_WORD
from outreach.records import Resume
from outreach.text import has_bullet, join_wrapped, sentences, strip_bullet

_EMAIL = re.compile(r"\S@\S")


def _marks(lines: list[str], sections: list[Section], emails: tuple[str, ...]) -> Marks:
    """What the whole resume tells: the places it names, and whether it is written without capitals."""
    beginnings = [strip_bullet(line)[:1] for line in lines]
    letters = [char for char in beginnings if char.isalpha()]
    lower = len(letters) >= 5 and sum(char.islower() for char in letters) >= 0.8 * len(letters)
    contacts = [
        line
        for line in (*sections[0].lines[:12], *lines_of(sections, "contact"))
        if _EMAIL.search(line) or sum(char.isdigit() for char in line) >= 7
    ]
    return Marks(recurring_places(lines_of(sections, "experience"), contacts), lower)


def _own_lines(lines: list[str], sections: list[Section]) -> list[str]:
    """The lines without those under "References": the addresses there are other people's."""
    own = [
        line
        for section in sections
        for line in section.lines
        if not re.search(r"refer[ea]nce|referee|testimonial", section.heading, re.IGNORECASE)
    ]
    kept = own if any(_EMAIL.search(line) for line in own) else lines
    return [line.replace("\t", " | ") for line in kept]


def _summary_lines(sections: list[Section]) -> list[str]:
    named = lines_of(sections, "summary")
    if named:
        return named
    prose = [  # a profile without a heading stands between the contacts and the first heading
        line for line in sections[0].lines if len(line.split()) > 7 and not _EMAIL.search(line)
    ]
    top = list(sections[0].lines)
    return top[top.index(prose[0]) :] if prose else []


def _other_lines(sections: list[Section]) -> list[str]:
    """What stands under further headings: projects, courses, talks; not languages and not references."""
    left_out = re.compile(r"refer[ea]nce|referee|testimonial|language|licen[cs]e|permit|links|client", re.I)
    return [
        line
        for section in sections
        if section.kind == "other" and not left_out.search(section.heading)
        for line in section.lines
    ]


_DATED = re.compile(r",\s(?:19|20)\d\d\.?$")


def _skills(lines: list[str]) -> tuple[str, ...]:
    """The skills of a list, whether they stand behind commas or each on its line.

    A line that ends in a year ("Things we removed, Products in Public, 2024") belongs to another part, whose
    heading, a word alone, was not known as one.
    """
    dated = next((at for at, line in enumerate(lines) if _DATED.search(line)), len(lines))
    if 1 < dated < len(lines) and re.fullmatch(r"[A-Z][a-z]+", lines[dated - 1].strip()):
        dated -= 1
    lines = lines[:dated]
    bare = [re.sub(r"^[^,:•\t]{1,30}(?::\s*|\t(?=.*,))", "", strip_bullet(line)) for line in lines]
    listed = sum(bool(re.search("[,·|•;\t]", line)) for line in bare) * 2 > len(bare)
    # In a list with commas a line's end is no end of an item, unless the next line has a bullet or label.
    text = ""
    for line, own in zip(lines, bare, strict=True):
        new = not text or not listed or has_bullet(line) or own != strip_bullet(line)
        text = f"{text}\n{own}" if new else join_wrapped([text, own])
    parts = (part.strip(" .") for part in re.split(r"\s*[,·|•;\n\t]\s*", text))
    return tuple(dict.fromkeys(p for p in parts if (1 < len(p) <= 40) or (p.isalpha() and p.isupper())))


def _spaced(text: str) -> str:
    return text.replace("\t", " ")


def parse_resume(
    document: PdfText, *, source: str, resume_id: str, today: datetime.date | None = None
) -> Resume:
    """A Resume from the text of its PDF. `today` ends posts that are still held."""
    today = today or datetime.date.today()
    main = side_by_side(kept_lines(document.pages))
    side = side_by_side(kept_lines(document.beside))
    lines = main + side
    sections = with_side(split_sections(main), split_sections(side))
    everything = {line for page in (*document.pages, *document.beside) for line in page}
    dropped = [line for line in everything - set(lines) if _EMAIL.search(line)]  # "a@b.example, page 1 of 2"
    own = [*_own_lines(lines, sections), *sorted(dropped)]
    # A link counts only where no address is written: what it names is not seen by who reads the page.
    emails = find_emails(own) or document.mail_links[:1]
    name, name_reason = find_name(lines, emails, Path(source).stem, column=len(main))
    found = find_posts(sections, _marks(lines, sections, emails), today)
    employment = found.posts
    contact_lines = [*sections[0].lines[:15], *lines_of(sections, "contact")]
    warnings = list(document.warnings)
    if not name:
        warnings.append("no name found: the email cannot name the person, so read it before all others")
    if not employment:
        warnings.append("no employment with dates found: the email can only use the summary")
    headline = next(
        (
            line
            for line in sections[0].lines[:8]
            if TITLE_WORD.search(line) and len(line.split()) <= 8 and not _EMAIL.search(line)
        ),
        "",
    )
    return Resume(
        resume_id=resume_id,
        source=source,
        name=name,
        name_reason=name_reason,
        text=_spaced("\n".join(lines)),
        sha256=document.sha256,
        emails=emails,
        phones=find_phones(own),
        links=find_links(contact_lines + [line for line in lines if "://" in line or "www." in line]),
        headline=_spaced(headline),
        summary=tuple(sentences(_spaced(join_wrapped(_summary_lines(sections))))),
        objective=tuple(sentences(_spaced(join_wrapped(lines_of(sections, "objective"))))),
        interests=statements(lines_of(sections, "interests")),
        employment=employment,
        education=statements(lines_of(sections, "education")),
        skills=_skills(lines_of(sections, "skills")),
        unplaced=tuple(map(_spaced, found.unplaced)),
        other=statements(_other_lines(sections)),
        hidden=tuple(part.text for part in document.hidden),
        tenure_years=years_covered([(post.start, post.end) for post in employment], today),
        pages=len(document.pages),
        reader=document.reader,
        layout_reason=found.reason,
        warnings=tuple(warnings),
    )


def read_resume(path: str | Path, resume_id: str = "resume01") -> Resume:
    """Read one resume from a PDF. Raises InputError (see inputs.pdf.read_pdf for its kinds)."""
    file = Path(path)
    document = read_pdf(file)
    if sum(char.isalpha() for char in document.text) < 100:
        raise InputError(
            "holds almost no text",
            where=file.name,
            next_step="If it is a scan, run OCR on it (ocrmypdf) and give the result.",
            kind="no_text",
        )
    if blanks := unfilled_blanks(document.text):
        raise InputError(
            f"is a form that nobody has filled in ({', '.join(blanks[:3])})",
            where=file.name,
            next_step="Ask the candidate for the finished resume.",
            kind="unfilled_template",
        )
    resume = parse_resume(document, source=file.name, resume_id=resume_id)
    if reads_like_an_advertisement(document.text, len(resume.employment)):
        raise InputError(
            "reads like a job advertisement and not like a resume",
            where=file.name,
            next_step="Give it with --jobs.",
            kind="job_ad",
        )
    return resume
