"""A resume as records: who it is about, who employed them when, and what they did there.

What cannot be placed is left out of the records and stays in the text; nothing is guessed into an
employer.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import replace
from pathlib import Path

from outreach.errors import InputError
from outreach.inputs.dates import DateRange, find_date_range, years_covered
from outreach.inputs.pdf import PdfText, read_pdf
from outreach.records import Employment, Resume
from outreach.text import has_bullet, join_wrapped, plain, sentences, strip_bullet

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
_TITLE_WORD = re.compile(
    r"\b(engineer|developer|programmer|architect|administrator|analyst|scientist|manager|lead|"
    r"leader|director|head|chief|officer|president|consultant|specialist|coordinator|designer|"
    r"assistant|associate|intern|trainee|apprentice|technician|nurse|midwife|physician|doctor|"
    r"therapist|pharmacist|teacher|lecturer|professor|tutor|instructor|trainer|researcher|fellow|"
    r"chef|cook|baker|waiter|bartender|barista|accountant|auditor|bookkeeper|controller|clerk|"
    r"cashier|buyer|planner|dispatcher|driver|operator|mechanic|electrician|plumber|carpenter|"
    r"welder|fitter|gardener|landscaper|foreman|supervisor|superintendent|inspector|surveyor|"
    r"estimator|sales\w*|representative|executive|recruiter|partner|founder|co-founder|owner|"
    r"editor|writer|journalist|reporter|translator|interpreter|photographer|illustrator|artist|"
    r"producer|librarian|archivist|curator|lawyer|attorney|solicitor|paralegal|secretary|"
    r"receptionist|agent|adviser|advisor|strategist|marketer|evangelist|scrum master|tester|"
    r"counsellor|counselor|caregiver|carer|porter|paramedic|firefighter|sergeant|lieutenant|captain|"
    r"corporal|soldier|pilot|steward|guide|coach|volunteer|freelancer?|contractor|postdoc\w*|cto|"
    r"ceo|cfo|coo|vp|sre|dba|devops|qa|worker|hygienist|dentist|vet|optician|stylist|tailor|"
    r"principal|registrar|demonstrator|superviser|merchandiser|stocker|picker|machinist)\b",
    re.IGNORECASE,
)
_ORGANISATION_WORD = re.compile(
    r"\b(ltd|limited|inc|llc|plc|gmbh|ag|s\.?a|s\.?r\.?o|b\.?v|n\.?v|oy|ab|a/s|corp|corporation|"
    r"company|co|group|holdings?|hospital|clinic|bank|school|university|college|institute|labs?|"
    r"studio|agency|systems|software|technologies|solutions|services|partners|hotel|bakery|"
    r"restaurant|council|ministry|authority|foundation|association|telecom|energy|insurance|"
    r"logistics|freight|media|digital|analytics|consulting|airlines?|railways?|motors|foods)\b\.?",
    re.IGNORECASE,
)
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
    if _TITLE_WORD.search(text) or section_of(text) or re.search(r"[|:;/•()&]", text):
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


# --- employment -----------------------------------------------------------------------------------


def _pieces(text: str) -> list[str]:
    """A header's parts: "Data Engineer, Efficax Analytics, Leeds" -> three."""
    text = re.sub(r"\s+(?:at|@)\s+(?=[A-ZÀ-Þ0-9])", " | ", text.strip(" ,;|–—-·•"))
    parts = re.split(r"\s*[|·•;]\s*|\s+[–—-]\s+|,\s+|\t", text)
    return [part.strip(" ,()") for part in parts if part.strip(" ,()–—-")]


def _ends_like_prose(line: str) -> bool:
    words = line.split()
    ends = bool(words) and words[-1].endswith((".", ";", ":"))
    return ends and not _ORGANISATION_WORD.fullmatch(words[-1])


def _is_header(line: str) -> bool:
    """Whether a line can be part of a post's heading and not of its text."""
    words = line.split()
    if not words or has_bullet(line) or len(words) > 12 or _EMAIL.search(line):
        return False
    if _ends_like_prose(line):
        return False
    return words[0][0].isupper() or words[0][0].isdigit()


def _title_of(parts: list[str]) -> int | None:
    """Which part is the job title."""
    for index, part in enumerate(parts):
        if _TITLE_WORD.search(part) and not (
            _ORGANISATION_WORD.search(part) and len(parts) > 1 and index > 0
        ):
            return index
    return None


def _read_header(
    own: str, before: str, after: str, title_first: bool | None = None
) -> tuple[str, str, str, bool, bool]:
    """Employer, title and place of a post, and whether the line before and after were used.

    `own` is the line with the dates taken out; `before` and `after` are its neighbours, or "".
    `title_first` tells how the other posts of this resume are written, for a title in no word list.
    """
    parts = _pieces(own)
    if (
        title_first is not None
        and _title_of(parts) is None
        and len(parts) >= 2
        and not (_title_of(_pieces(before)) is not None or _title_of(_pieces(after)) is not None)
    ):
        title, employer = (parts[0], parts[1]) if title_first else (parts[1], parts[0])
        return employer, title, ", ".join(parts[2:]), False, False
    title_at = _title_of(parts)
    if title_at is not None:
        rest = parts[:title_at] + parts[title_at + 1 :]
        if rest:  # title and employer on one line
            return rest[0], parts[title_at], ", ".join(rest[1:]), False, False
        after_parts = _pieces(after) if after else []
        if after_parts and _title_of(after_parts) is None:
            return after_parts[0], parts[0], ", ".join(after_parts[1:]), False, True
        before_parts = _pieces(before) if before else []
        if before_parts and _title_of(before_parts) is None:
            return before_parts[0], parts[0], ", ".join(before_parts[1:]), True, False
        return "", parts[0], "", False, False
    before_parts = _pieces(before) if before else []
    before_title = _title_of(before_parts)
    if before_title is not None and len(before_parts) > 1:  # dates stand with the place
        rest = before_parts[:before_title] + before_parts[before_title + 1 :]
        return rest[0], before_parts[before_title], ", ".join(parts or rest[1:]), True, False
    after_parts = _pieces(after) if after else []
    after_title = _title_of(after_parts)
    if parts and after_title is not None:  # employer with dates, title below
        place = parts[1:] or after_parts[after_title + 1 :]
        return parts[0], after_parts[after_title], ", ".join(place), False, True
    if before_title is not None and parts:
        return parts[0], before_parts[before_title], ", ".join(parts[1:]), True, False
    if not parts and after_title is not None:  # dates alone, the rest below
        rest = after_parts[:after_title] + after_parts[after_title + 1 :]
        if rest:
            return rest[0], after_parts[after_title], ", ".join(rest[1:]), False, True
    return "", "", "", False, False


def _statements(lines: list[str]) -> tuple[str, ...]:
    """The lines of a post as statements; wrapped lines are joined."""
    groups: list[list[str]] = []
    for line in lines:
        ended = bool(groups) and groups[-1][-1].rstrip().endswith((".", "!", "?"))
        if not groups or has_bullet(line) or (ended and line[:1].isupper()):
            groups.append([strip_bullet(line)])
        else:
            groups[-1].append(strip_bullet(line))
    return tuple(text for group in groups if (text := join_wrapped(group).strip()))


def find_employment(lines: list[str]) -> tuple[Employment, ...]:
    """The posts in the lines of an experience section, in the order they stand there."""
    anchors: list[tuple[int, DateRange]] = []
    for index, line in enumerate(lines):
        found = find_date_range(line)
        if found and not has_bullet(line):
            outside = line[: found.span[0]] + line[found.span[1] :]
            if len(outside.split()) <= 12 and not _ends_like_prose(outside):
                anchors.append((index, found))
    posts: list[tuple[int, int, Employment]] = []  # first line, first body line, record
    used_until = -1
    title_first: bool | None = None
    for number, (index, dates) in enumerate(anchors):
        line = lines[index]
        own = (line[: dates.span[0]] + " " + line[dates.span[1] :]).strip()
        next_anchor = anchors[number + 1][0] if number + 1 < len(anchors) else len(lines)
        before = lines[index - 1] if index - 1 > used_until and _is_header(lines[index - 1]) else ""
        after = lines[index + 1] if index + 1 < next_anchor and _is_header(lines[index + 1]) else ""
        employer, title, place, used_before, used_after = _read_header(own, before, after, title_first)
        if employer and title and employer in own and title in own:
            title_first = own.index(title) < own.index(employer)
        first, body = index - int(used_before), index + 1 + int(used_after)
        used_until = body - 1
        posts.append((first, body, Employment(employer, title, dates.start, dates.end, place)))
    records = []
    for number, (_, body, post) in enumerate(posts):
        end = posts[number + 1][0] if number + 1 < len(posts) else len(lines)
        records.append(replace(post, lines=_statements(lines[body:end])))
    return tuple(post for post in records if post.employer or post.title)


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
            if _TITLE_WORD.search(line) and len(line.split()) <= 8 and not _EMAIL.search(line)
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
        education=_statements(_lines_of(sections, "education")),
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
