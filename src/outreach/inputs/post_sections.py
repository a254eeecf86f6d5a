"""Which sections of a resume hold its posts: those whose heading says so, or else those that read so."""

from __future__ import annotations

import datetime
import re

from outreach.inputs.dates import find_date_range
from outreach.inputs.employment import Found, find_employment
from outreach.inputs.header_words import DEGREE, UNPAID, title_weight
from outreach.inputs.headers import Marks
from outreach.inputs.sections import Section
from outreach.inputs.undated import without_length
from outreach.records import Employment

# Under these headings stand dates and names that employed nobody.
_NEVER = re.compile(
    r"volunt|unpaid|community|charit|project|publication|paper|article|patent|talk|present|conference|refer|"
    r"testimonial|member|affiliation|certif|licen[cs]e|course|training|award|honou?r|prize|grant|scholarship|"
    r"language|exhibition|interest|hobb|board|giving|press|supervis|thes[ei]s",
    re.IGNORECASE,
)


def find_posts(sections: list[Section], marks: Marks, today: datetime.date) -> Found:
    """The posts of all sections on work; without any there, those of the sections that read like work."""
    named = [section for section in sections if section.kind == "experience"]
    found = [find_employment(list(section.lines), marks, today) for section in named]
    unknown = [section for section in sections if not section.known and section.kind == "other"]
    for section in unknown:  # its heading is one by its style: the posts under it must be beyond doubt
        more = _told_apart(section, marks, today)
        if more.posts and sum(map(_is_sure, more.posts)) * 2 > len(more.posts):
            found.append(more)
    for section in sections:
        if section.kind not in ("experience", "education", "contact") and section not in unknown:
            lines = _from_first_length(list(section.lines))
            if lines:  # "Head Baker, 3 years" under a heading that nobody knows
                found.append(find_employment(lines, marks, today))
    if not any(post.employer for part in found for post in part.posts):
        others = [
            section
            for section in sections
            if section.kind not in ("experience", "education", "contact") and section not in unknown
        ]
        read = [
            _told_apart(section, marks, today) for section in others if not _NEVER.search(section.heading)
        ]
        read = [part for part in read if part.posts]
        if not read and any(section.kind == "education" for section in sections):
            read = [_sure_only(_told_apart(s, marks, today)) for s in sections if s.kind == "education"]
        found += read
    posts = tuple(post for part in found for post in part.posts)
    unplaced = tuple(line for part in found[: len(named)] for line in part.unplaced)
    reason = "; ".join(dict.fromkeys(part.reason for part in found if part.posts))
    return Found(posts, unplaced, reason)


def _told_apart(section: Section, marks: Marks, today: datetime.date) -> Found:
    """The posts under a heading that does not speak of work: those that name both employer and title."""
    found = find_employment(_from_first_post(section), marks, today, undated=False)
    dated = [post for post in found.posts if post.start or post.end]
    posts = tuple(post for post in dated if section.kind == "top" or _is_whole(post))
    return Found(posts, (), found.reason if posts else "")


def _from_first_post(section: Section) -> list[str]:
    """The lines, without the prose and the contacts that stand before the first dates."""
    lines = list(section.lines)
    dated = next((at for at, line in enumerate(lines) if find_date_range(line)), None)
    if dated is None:
        return lines if section.kind == "top" else []
    start = max(0, dated - 3)
    for at in range(start, dated):
        line = lines[at]
        if re.search(r"\S@\S|\d{3}.*\d{4}", line) or line.rstrip().endswith(".") or line.count(",") > 2:
            start = at + 1
    if start < dated and lines[start].isupper() and not any(map(str.isupper, lines[start + 1 : dated + 3])):
        start += 1  # a heading that no list knows
    return lines[start:]


def _from_first_length(lines: list[str]) -> list[str]:
    """The lines from the first of two or more that give a title and for how long, and the line before it."""
    told = [
        at for at, line in enumerate(lines)
        if len(line) < 80 and (bare := without_length(line)) != line and title_weight(bare) >= 3
        and not find_date_range(line) and len(bare.split()) <= 7
    ]  # fmt: skip
    return lines[max(0, told[0] - 1) :] if len(told) > 1 else []


def _is_whole(post: Employment) -> bool:
    text = f"{post.employer} {post.title}"
    return bool(post.employer and post.title) and not DEGREE.search(text) and not UNPAID.search(text)


def _is_sure(post: Employment) -> bool:
    return title_weight(post.title) >= 2


def _sure_only(found: Found) -> Found:
    posts = tuple(post for post in found.posts if _is_sure(post) and "student" not in post.title.lower())
    return Found(posts, (), found.reason if posts else "")
