"""Employment in the lines of a resume: who employed someone as what, when, and what was done there."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, replace

from outreach.inputs.agency_posts import one_line_each
from outreach.inputs.broken_dates import whole_cells
from outreach.inputs.cards import stacked_years, wrapped_names
from outreach.inputs.dates import (
    DateRange,
    find_date_range,
    find_single_date,
    is_within,
)
from outreach.inputs.header_pieces import agency_in
from outreach.inputs.header_rows import table_columns
from outreach.inputs.header_words import (
    AGENCY,
    DEGREE,
    GAP,
    SELF_EMPLOYED,
    UNPAID,
    is_function,
    organisation_weight,
    title_weight,
)
from outreach.inputs.headers import (
    LISTED,
    Marks,
    Part,
    capital_share,
    is_header_like,
    is_small_brand,
    is_weak,
    parts_of,
)
from outreach.inputs.headings import Anchor, Reading
from outreach.inputs.labelled import find_labelled
from outreach.inputs.layouts import choose_readings
from outreach.inputs.narrative import find_narrated
from outreach.inputs.post_lines import one_post_a_line, statements, tidied, whole_ranges
from outreach.inputs.tables import whole_rows
from outreach.inputs.undated import post_in_line, post_in_two, take_earlier, undated_posts
from outreach.records import Employment
from outreach.text import has_bullet, strip_bullet

_CLIENTS_FOLLOW = re.compile(
    r"\b(?:clients|customers|assignments|projects|engagements|contracts|commissions)\b", re.I
)


_DEGREE_FIRST = re.compile(
    r"(?:(?:Master|Bachelor|Associate|Doctor)(?:[’']?s)? (?:of|in|degree)\b|(?:B|M|A)\.?\s?(?:S|A|"
    r"Sc|Eng|FA|BA|Ed|Tech|Com)"
    r"\.?(?=[\s,(]|$)|Ph\.?\s?D|MBA|LL\.?[BM]|(?:[A-Z]\w+ )?(?:Diploma|Degree|Certificate|"
    r"Baccalaureate|Abitur)\b)"
)
_SCHOOL = re.compile(
    r"\b(?:universit\w*|universidad\w*|college|school|institute?o?|academy|polytechnic\w*|hochschule|gymnasium|lyc[ée]e|"
    r"faculty|conservator\w+|seminary|akademi\w*)\b",
    re.IGNORECASE,
)


_MOST_LINES = 400  # of a section that is searched for posts without dates


@dataclass(frozen=True)
class Found:
    """The posts of a section, the lines that belong to none, and how the headings were read."""

    posts: tuple[Employment, ...]
    unplaced: tuple[str, ...]
    reason: str


def _anchor(index: int, line: str, marks: Marks, *, bullets: bool) -> Anchor | None:
    if has_bullet(line) != bullets or LISTED.match(line):
        return None
    line = strip_bullet(line) if bullets else line
    found = find_date_range(line)
    single = None if found else find_single_date(line)
    cells = line.split("\t")
    apart = (
        single
        and len(cells) > 1
        and single.span in ((0, len(cells[0])), (len(line) - len(cells[-1]), len(line)))
    )
    dates = found or single
    if not dates or len(line) > 180:
        return None
    outside = f"{line[: dates.span[0]]} | {line[dates.span[1] :]}"
    bare = outside.replace("|", " ").strip(" \t,;:–—-/·•@[]()").lstrip(". ")
    if (dates.span[0] <= 2 or line[dates.span[1] :].strip() == ".") and len(bare.split()) <= 14:
        bare = bare.rstrip(".")  # "2016 – 2020 Data Scientist, Kornblum, Leipzig."
    if bare and not is_header_like(bare, marks) and not is_small_brand(bare):
        return None
    if GAP.match(bare):
        return Anchor(index, dates, outside, weak=True)
    weak = is_weak(bare, marks)
    if weak and title_weight(bare) < 2:
        return None
    if single and not found:
        if apart and is_header_like(bare, marks) and capital_share(bare)[0] >= 0.6:
            return Anchor(
                index, dates, outside, weak=True
            )  # "Frosty's Ice Cream" and far right "Summer 2022"
        if (bare and title_weight(bare) < 2 and organisation_weight(bare) < 2) or capital_share(bare)[
            0
        ] < 0.6:
            return None
        weak = True
    return Anchor(index, dates, outside, weak)


def _ends_a_sentence(lines: list[str], at: int) -> bool:
    """Whether a line with a date ends the sentence before it: "Moved the archive in" over "2017."."""
    before = lines[at - 1] if at else ""
    short = len(lines[at].split()) <= 3 and lines[at].rstrip().endswith(".")
    return (
        short
        and len(before.split()) >= 5
        and not re.search(r"[.!?:]$", before)
        and before.split()[-1].islower()
    )


def _anchors(lines: list[str], marks: Marks) -> tuple[list[Anchor], bool]:
    """The lines with dates that may head posts, and whether these carry bullets."""
    for bullets in (False, True):
        found = [
            None if _ends_a_sentence(lines, index) else _anchor(index, line, marks, bullets=bullets)
            for index, line in enumerate(lines)
        ]
        anchors = [anchor for anchor in found if anchor]
        strong = [anchor for anchor in anchors if not anchor.weak]
        if strong or (anchors and bullets):
            return anchors, bullets
        if anchors and not any(find_date_range(line) for line in lines):
            return anchors, bullets
    return [], False


def _is_prose(lines: list[str]) -> bool:
    """Whether a section is written in sentences: they say "I", or begin with "Employed by"."""
    if lines and all(
        re.match(r"(?:Was )?(?:[Ee]mployed|[Ww]orked|[Ss]erved) (?:by|at|as|for|with)\b", line)
        for line in lines
    ):
        return True
    return sum(bool(re.search(r"\bI\b", line)) for line in lines) >= 2 and not any(map(has_bullet, lines))


def find_employment(
    lines: list[str],
    marks: Marks | None = None,
    today: datetime.date | None = None,
    *,
    undated: bool = True,
) -> Found:
    """The posts in the lines of an experience section, in the order they stand there.

    Where no line has dates, posts without are looked for, unless `undated` is False.
    """
    marks, today = marks or Marks(), today or datetime.date.today()
    if (entries := find_labelled(lines)) is not None:
        posts = tuple(
            Employment(
                e.employer, e.title, e.dates.start, e.dates.end, e.place, _labelled_lines(e.body), e.via
            )
            for e in entries
            if e.dates and (e.employer or e.title)
        )
        return Found(posts, tuple(lines[: entries[0].first]), "labels name employer and title")
    columns = next((found for line in lines[:3] if (found := table_columns(line))), ())
    worded = [line for line in lines if line[0].isalpha() and not has_bullet(line)]
    if len(worded) >= 4 and all(line[0].islower() for line in worded):
        marks = replace(marks, lower=True)
    marks = replace(marks, columns=columns)
    lines, earlier = take_earlier(
        one_post_a_line(one_line_each(wrapped_names(tidied(whole_cells(stacked_years(whole_rows(lines)))))))
    )
    text, raw = whole_ranges(lines)
    anchors, bullets = _anchors(text, marks)
    told = find_narrated(lines) if not anchors or _is_prose(lines) else []
    if len(told) > len(anchors):
        return Found((*told, *earlier), (), "sentences tell of the posts")
    if not anchors:
        read = undated_posts(lines, marks) if undated and len(lines) <= _MOST_LINES else []
        found = tuple(replace(post, lines=statements(body)) for post, body in read)
        reason = "title and employer in a line, no dates" if found else "no dates that head a post"
        return Found((*found, *earlier), tuple(lines) if not found else (), reason)
    shown = [strip_bullet(line) if bullets else line for line in text]
    readings, reason = choose_readings(shown, anchors, marks, today, bullets=bullets)
    taken = [
        (anchor, reading) for anchor, reading in zip(anchors, readings, strict=True) if reading.kind != "none"
    ]
    posts: list[Employment] = []
    unplaced = [line for lines_ in raw[: taken[0][1].first if taken else len(raw)] for line in lines_]
    employer: str = ""
    for number, (anchor, reading) in enumerate(taken):
        end = taken[number + 1][1].first if number + 1 < len(taken) else len(text)
        heading = list(range(reading.first, reading.last + 1))
        body = [line for lines_ in raw[reading.last + 1 : end] for line in lines_]
        between = [line for lines_ in raw[reading.first : end] for line in lines_]
        if reading.kind == "gap":
            unplaced += between
            continue
        post = _post(anchor, reading, [anchor.own if i == anchor.index else shown[i] for i in heading], marks)
        if reading.employer is None and not post.employer:
            post = replace(post, employer=employer)
        if reading.kind == "group":
            employer = post.employer
            continue
        if posts and _is_client(posts[-1], post, anchor.dates, today):
            posts[-1] = replace(posts[-1], lines=posts[-1].lines + statements(between))
            continue
        if not (post.employer or post.title) or _is_no_employment(post, [shown[i] for i in heading]):
            unplaced += between
            continue
        employer = post.employer
        # A sentence on the employer, which stood between the parts of the heading, belongs to the text.
        skipped = [line for i in heading if i not in _used(anchor, reading) for line in raw[i]]
        about = tuple(text for line in skipped if len(line.split()) > 6 for text in statements([line]))
        posts.append(replace(post, lines=about + statements(body)))
    if posts and taken and not bullets:
        posts += _trailing(raw[taken[-1][1].last + 1 :], posts, marks, bulleted=any(map(has_bullet, lines)))
    return Found((*posts, *earlier), tuple(unplaced), reason)


def _trailing(
    rest: list[list[str]], posts: list[Employment], marks: Marks, *, bulleted: bool
) -> list[Employment]:
    """The posts without dates that stand below the last dated one: its lines go to them."""
    lines = [line for lines_ in rest for line in lines_]
    found: list[tuple[int, int, Employment]] = []
    for at, line in enumerate(lines):
        ended = not at or lines[at - 1].rstrip().endswith((".", "!")) or has_bullet(lines[at - 1]) or found
        if not at or not ended or (bulleted and has_bullet(line)) or len(line.split()) > 9:
            continue
        following = lines[at + 1] if at + 1 < len(lines) else ""
        if post := post_in_line(line):
            found.append((at, at + 1, post))
        elif bulleted and following and (post := post_in_two(line, following, marks)):
            found.append((at, at + 2, post))
    if not found:
        return []
    posts[-1] = replace(posts[-1], lines=statements(lines[: found[0][0]]))
    ends = [at for at, _, _ in found[1:]] + [len(lines)]
    return [
        replace(post, lines=statements(lines[body:end]))
        for (_, body, post), end in zip(found, ends, strict=True)
    ]


def _labelled_lines(body: list[tuple[int, str]]) -> tuple[str, ...]:
    """Statements of the lines of a form; what a label stands between is never joined."""
    runs: list[list[str]] = []
    last = -2
    for index, line in body:
        if index != last + 1:
            runs.append([])
        runs[-1].append(line)
        last = index
    return tuple(text for run in runs for text in statements(run))


def _used(anchor: Anchor, reading: Reading) -> set[int]:
    return {anchor.index} | {part.line for part in (reading.employer, reading.title) if part}


def _post(anchor: Anchor, reading: Reading, heading: list[str], marks: Marks) -> Employment:
    """The record of one heading; what is neither employer nor title is its place, if it looks like one."""
    employer = reading.employer.text if reading.employer else ""
    title = reading.title.text if reading.title else ""
    parts = [
        part for index, line in enumerate(heading) for part in parts_of(line, reading.first + index, marks)
    ]
    rest = [p for p in parts if p.text not in (employer, title)]
    if not employer and (own := SELF_EMPLOYED.search(f"{title} {anchor.own}")):
        employer = own.group()
    if reading.title and not (reading.employer and reading.employer.line == reading.title.line):
        title, rest = _with_tail(title, reading.title, heading[reading.title.line - reading.first], rest)
    elif reading.title:
        title, rest = _with_own_half(title, employer, heading[reading.title.line - reading.first], rest)
    via = next((agency for line in heading if (agency := agency_in(line))), "")
    if not via and reading.employer:
        others = [p.text for p in rest if AGENCY.search(p.text) and p.employer > 0]
        via = others[0] if others and not AGENCY.search(employer) else ""
    places = [p for p in rest if p.text != via and _may_be_place(p, reading)]
    place = ", ".join(dict.fromkeys(p.text for p in places[:3]))
    return Employment(employer, title, anchor.dates.start, anchor.dates.end, place, via=via)


def _with_tail(title: str, part: Part, line: str, rest: list[Part]) -> tuple[str, list[Part]]:
    """A title that goes on behind a comma: "Registered Nurse, ICU"."""
    tail = [p for p in rest if p.line == part.line and p.order == part.order + 1 and not p.place]
    whole = f"{title}, {tail[0].text}" if tail else ""
    more = [p for p in rest if p.line == part.line and p.order > part.order + 1]
    if (
        tail
        and whole in line
        and not more
        and (
            (tail[0].text.isupper() and len(tail[0].text) <= 5)
            or tail[0].title > 0
            or is_function(tail[0].text)
        )
    ):
        return whole, [p for p in rest if p is not tail[0]]
    return title, rest


def _with_own_half(title: str, employer: str, line: str, rest: list[Part]) -> tuple[str, list[Part]]:
    """A title with a comma that has one side of a dash alone: "Acme, Leeds — Vice President, Lending"."""
    halves = [half.strip(" |,\t") for half in re.split(r"\s[—–]\s", line)]
    for part in rest:
        whole = f"{title}, {part.text}"
        if (
            whole in halves
            and not part.place
            and not any(whole in half and employer in half for half in halves)
        ):
            return whole, [other for other in rest if other is not part]
    return title, rest


def _may_be_place(part: Part, reading: Reading) -> bool:
    if part.place:
        return True
    share, count = capital_share(part.text)
    behind = reading.employer is not None and part.line == reading.employer.line
    behind = behind and part.order > reading.employer.order
    return (
        share == 1 and 1 <= count <= 4 and part.title < 2 and (behind or organisation_weight(part.text) < 2)
    )


def _is_client(previous: Employment, post: Employment, dates: DateRange, today: datetime.date) -> bool:
    """A client of someone who works for themselves, listed under that post with dates of its own."""
    if not SELF_EMPLOYED.search(f"{previous.employer} {previous.title}"):
        return False
    if SELF_EMPLOYED.search(f"{post.employer} {post.title}"):
        return False
    outer = DateRange(previous.start, previous.end, (0, 0))
    # "Clients: Bloom, Reed" is the whole list; "Selected clients" opens one whose items have dates
    listed = any(
        _CLIENTS_FOLLOW.search(line) and len(line.split()) <= 8 and not re.search(r":\s*\S", line)
        for line in previous.lines
    )
    return is_within(dates, outer, today) and (listed or not post.title)


def _is_no_employment(post: Employment, heading: list[str]) -> bool:
    """A degree or unpaid work that stands among the posts."""
    # "Visiting Scholar (unpaid), Osaka Institute" held a post all the same
    if any(UNPAID.search(re.sub(r"\(unpaid\)", "", line)) for line in heading):
        return True
    text = f"{post.title} {post.employer}"
    if _DEGREE_FIRST.match(post.title) and (_SCHOOL.search(post.employer) or not post.employer):
        return True
    return (
        bool(DEGREE.search(text))
        and title_weight(post.title) < 2
        and (
            organisation_weight(post.employer) >= 2 or not post.employer or bool(DEGREE.search(post.employer))
        )
    )
