"""Employment in the lines of a resume: who employed someone as what, when, and what was done there."""

from __future__ import annotations

import re
from dataclasses import replace

from outreach.inputs.dates import DateRange, find_date_range
from outreach.records import Employment
from outreach.text import has_bullet, join_wrapped, strip_bullet

_EMAIL = re.compile(r"\S@\S")
TITLE_WORD = re.compile(
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
        if TITLE_WORD.search(part) and not (_ORGANISATION_WORD.search(part) and len(parts) > 1 and index > 0):
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


def statements(lines: list[str]) -> tuple[str, ...]:
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
        records.append(replace(post, lines=statements(lines[body:end])))
    return tuple(post for post in records if post.employer or post.title)
