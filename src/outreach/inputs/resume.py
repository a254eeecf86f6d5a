"""A resume as records: who it is about, who employed them when, and what they did there.

What cannot be placed is left out of the records and stays in the text; nothing is guessed into an
employer.
"""

from __future__ import annotations

import datetime
import re
from pathlib import Path

from outreach.errors import InputError
from outreach.inputs.dates import find_date_range, years_covered
from outreach.inputs.employment import TITLE_WORD, find_employment, statements
from outreach.inputs.pdf import PdfText, read_pdf
from outreach.records import Resume
from outreach.text import join_wrapped, plain, sentences, strip_bullet

_HEADINGS = {
    "summary": (
        "summary|profile|about me|about|professional summary|career summary|executive summary|"
        "personal statement|personal profile|professional profile|career profile|overview"
    ),
    "objective": "objective|career objective|career goal|career goals|goal|goals",
    "experience": (
        "experience|work experience|professional experience|employment|employment history|"
        "work history|career history|career|relevant experience|professional background|"
        "employment experience|positions|positions held|selected experience|industry experience|"
        "clinical experience|teaching experience|experience and employment"
    ),
    "education": "education|education and training|academic background|qualifications|studies|"
    "academic qualifications|education and qualifications",
    "skills": (
        "skills|core skills|technical skills|key skills|technologies|tools|competencies|"
        "core competencies|expertise|areas of expertise|skills and tools|tech stack|strengths|"
        "technical expertise|technical proficiencies|professional skills"
    ),
    "interests": "interests|hobbies|interests and hobbies|hobbies and interests|personal interests",
    "contact": "contact|contact details|contact information|personal details|details|personal information",
    "other": (
        "languages|language skills|awards|honours|honors|awards and honours|certificates|"
        "certifications|certification|licences|licenses|licenses and certifications|publications|"
        "selected publications|projects|personal projects|selected projects|volunteering|"
        "volunteer work|volunteer experience|voluntary work|references|training|courses|"
        "memberships|affiliations|achievements|key achievements|additional information|links|"
        "conferences|talks|patents|military service|community|activities|extracurricular activities"
    ),
}
_SECTION_OF = {name: section for section, names in _HEADINGS.items() for name in names.split("|")}
_NOT_A_NAME = re.compile(
    r"curriculum|vitae|r[eé]sum[eé]|last updated|updated|page \d|confidential|@|\d|https?:|www\.|"
    r"\.(?:com|org|net|example)\b|^(?:mr|mrs|ms)\.?$",
    re.IGNORECASE,
)
_EMAIL = re.compile(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+", re.UNICODE)
_PHONE = re.compile(r"(?<![\w@/.])(?:\+|\(|\b)\d[\d ()./\-–]{6,18}\d(?!\w)")
_PAGE_FOOTER = re.compile(r"^(?:.{0,60}\W)?page \d+(?: of \d+)?$|^\d{1,2}(?: ?/ ?\d{1,2})?$", re.I)


def _unspace(line: str) -> str:
    """ "E X P E R I E N C E" as one word."""
    if re.fullmatch(r"(?:\S ){3,}\S", line):
        return line.replace(" ", "")
    return line


def section_of(line: str) -> str | None:
    """Which section a heading line opens, or None if it is no heading."""
    words = _unspace(strip_bullet(line)).strip(" :–—-|").lower().replace("&", "and")
    words = re.sub(r"\s+", " ", words)
    if len(words.split()) > 5:
        return None
    if words in _SECTION_OF:
        return _SECTION_OF[words]
    first = re.split(r" and |, ", words)[0]
    if first in _SECTION_OF and " and " in words and not find_date_range(line):
        return _SECTION_OF[first]
    return None


def _split_sections(lines: list[str]) -> list[tuple[str, list[str]]]:
    sections: list[tuple[str, list[str]]] = [("top", [])]
    for line in lines:
        if (section := section_of(line)) is not None:
            sections.append((section, []))
        else:
            sections[-1][1].append(line)
    return sections


def _lines_of(sections: list[tuple[str, list[str]]], *names: str) -> list[str]:
    return [line for name, lines in sections if name in names for line in lines]


# --- the name -------------------------------------------------------------------------------------


def _looks_like_name(text: str) -> bool:
    words = text.replace(",", " ").split()
    if not 2 <= len(words) <= 5 or _NOT_A_NAME.search(text) or len(text) > 45:
        return False
    if TITLE_WORD.search(text) or section_of(text) or re.search(r"[|:;/•()&]", text):
        return False
    if not all(re.fullmatch(r"[^\W\d_](?:[\w.’'-]*[\w.])?", word) for word in words):
        return False
    small = {
        "van",
        "von",
        "der",
        "den",
        "de",
        "la",
        "da",
        "dos",
        "di",
        "del",
        "bin",
        "al",
        "el",
        "y",
    }
    return all(word[0].isupper() or word.lower() in small for word in words)


def _tidy_name(text: str) -> str:
    text = re.sub(r"\s+", " ", text).strip(" ,.")
    if text.isupper() and len(text) > 4:
        text = " ".join(word.title() if len(word) > 1 else word for word in text.split())
    return text


def find_name(lines: list[str], emails: tuple[str, ...], file_stem: str) -> tuple[str, str]:
    """The candidate's name and how it was chosen; ("", reason) if nothing looks like one.

    A line scores by its place and by sharing words with the email address and the file name, since
    "the first line is the name" fails on every seventh resume.
    """
    candidates: list[tuple[float, str, str]] = []
    local_parts = plain(" ".join(email.split("@")[0] for email in emails))
    stem = plain(file_stem)
    positions = [*range(min(12, len(lines))), *range(max(12, len(lines) - 4), len(lines))]
    for index in positions:
        pieces = [re.split(r"\s+[|·•–—]\s+", lines[index])[0]]
        following = lines[index + 1] if index + 1 < len(lines) else ""
        alone = len(lines[index].split()) == 1 and len(following.split()) == 1
        if alone and not section_of(following):
            pieces.append(f"{lines[index]} {following}")  # a narrow column breaks the name in two
        for raw in pieces:
            piece = _unspace(raw)
            if not _looks_like_name(piece):
                continue
            words = [plain(word) for word in piece.split() if len(plain(word)) > 1]
            in_email = sum(word in local_parts for word in words)
            in_file = sum(word in stem for word in words)
            score = 3.0 * in_email + 2.0 * in_file + max(0.0, 2.0 - 0.4 * index)
            told = f"line {index + 1}"
            if in_email:
                told += ", agrees with the email address"
            if in_file:
                told += ", agrees with the file name"
            candidates.append((score, _tidy_name(piece), told))
    if not candidates:
        return "", "no line looks like a name"
    score, name, told = max(candidates, key=lambda entry: entry[0])
    sure = "sure" if score >= 3 else "unsure"
    return name, f"{sure}: {told}"


# --- the whole ------------------------------------------------------------------------------------


def _summary_lines(sections: list[tuple[str, list[str]]]) -> list[str]:
    named = _lines_of(sections, "summary")
    if named:
        return named
    prose = [  # a profile without a heading stands between the contacts and the first heading
        line for line in sections[0][1] if len(line.split()) > 7 and not _EMAIL.search(line)
    ]
    top = sections[0][1]
    return top[top.index(prose[0]) :] if prose else []


def _skills(lines: list[str]) -> tuple[str, ...]:
    text = "\n".join(re.sub(r"^[^,:•]{1,30}:\s*", "", strip_bullet(line)) for line in lines)
    wrapped = re.sub(r"([,·|•;])\s*\n", r"\1 ", text)
    parts = re.split(r"\s*[,·|•;\n]\s*", wrapped)
    seen = dict.fromkeys(part.strip(" .") for part in parts if 1 < len(part.strip(" .")) <= 40)
    return tuple(seen)


def parse_resume(
    document: PdfText, *, source: str, resume_id: str, today: datetime.date | None = None
) -> Resume:
    """A Resume from the text of its PDF. `today` ends posts that are still held."""
    today = today or datetime.date.today()
    lines = [line for page in document.pages for line in page if not _PAGE_FOOTER.match(line)]
    emails = tuple(dict.fromkeys(_EMAIL.findall("\n".join(lines))))
    phones = tuple(
        dict.fromkeys(
            match.group().strip()
            for line in lines
            if not find_date_range(line)
            for match in _PHONE.finditer(line)
            if sum(char.isdigit() for char in match.group()) >= 7
        )
    )
    name, name_reason = find_name(lines, emails, Path(source).stem)
    sections = _split_sections(lines)
    employment = find_employment(_lines_of(sections, "experience"))
    warnings = list(document.warnings)
    if not name:
        warnings.append("no name found: say who it is with --name, or rename the file")
    if not employment:
        warnings.append("no employment with dates found: the email can only use the summary")
    headline = next(
        (
            line
            for line in sections[0][1][:8]
            if TITLE_WORD.search(line) and len(line.split()) <= 8 and not _EMAIL.search(line)
        ),
        "",
    )
    return Resume(
        resume_id=resume_id,
        source=source,
        name=name,
        name_reason=name_reason,
        text="\n".join(lines),
        sha256=document.sha256,
        emails=emails,
        phones=phones,
        headline=headline,
        summary=tuple(sentences(join_wrapped(_summary_lines(sections)))),
        employment=employment,
        education=statements(_lines_of(sections, "education")),
        skills=_skills(_lines_of(sections, "skills")),
        tenure_years=years_covered([(post.start, post.end) for post in employment], today),
        pages=len(document.pages),
        reader=document.reader,
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
            next_step="If it is a scan, run OCR (ocrmypdf) and give the result.",
            kind="no_text",
        )
    return parse_resume(document, source=file.name, resume_id=resume_id)
