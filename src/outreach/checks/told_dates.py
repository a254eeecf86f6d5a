"""Whether the years, months and days that an email tells stand in a line that speaks of the same thing."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import replace

from outreach.checks.findings import found
from outreach.checks.quantities import Quantity, quantities
from outreach.checks.slots import near_keys
from outreach.checks.sources import SourceLine, Sources
from outreach.checks.statements import Statement
from outreach.checks.support import clause_of
from outreach.checks.words import DEGREE_WORD, GENERIC_KEYS, content_keys, shares
from outreach.records import CheckResult, Employment
from outreach.text import plain

_MONTHS = "january february march april may june july august september october november december".split()
_MONTH = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|"
    r"December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?"
)
_MONTH_YEAR = re.compile(rf"\b{_MONTH},?\s(?:of\s)?(?P<year>(?:19|20)\d\d)\b")
DAY_MONTH = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\sof)?\s{_MONTH}\b|"
    rf"\b{_MONTH.replace('month', 'month2')}\s(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\b"
)


_BEGINS = re.compile(
    r"\b(?:since|joined|joining|started|start|from|began|beginning|starting)\b[^.;,]{0,24}$", re.IGNORECASE
)
_ENDS = re.compile(
    r"\b(?:until|till|to|left|through|ended in|up to|and|–|-)\s?(?:(?!in\b)\w+\s|the (?:end|close|middle) of\s)?$",  # noqa: E501
    re.IGNORECASE,
)


def check_year(statement: Statement, quantity: Quantity, sources: Sources) -> CheckResult | None:
    """A year must stand in a line that speaks of the same thing, at the right end of a span of time."""
    value = str(int(quantity.value))
    lines = [line for line in sources.lines if value in line.text]
    if not lines and value in sources.job.text and not any(m.org.posts for m in statement.mentions):
        return None
    if not lines:
        return found("date", f"no line says {value}", quantity.text, statement)
    text = statement.text
    if (study := _year_of_study(statement, quantity, sources)) is not None:
        return (
            found("date", f"the line says otherwise: {study[:80]!r}", quantity.text, statement)
            if study
            else None
        )
    if other := _year_of_paper(statement, quantity, sources) or _year_of_count(statement, quantity, sources):
        return found("date", f"the line says otherwise: {other[:80]!r}", quantity.text, statement)
    begins, ends = bool(_BEGINS.search(text[: quantity.start])), bool(_ENDS.search(text[: quantity.start]))
    posts = posts_told(statement, quantity, sources)
    dated = {date[:4] for index in posts for date in (sources.post(index).start, sources.post(index).end)}
    if posts and value in dated:
        starts = {sources.post(index).start[:4] for index in posts}
        stops = {sources.post(index).end[:4] for index in posts}
        named_post = any(mention.org.posts for mention in statement.mentions)
        if (
            begins
            and not ends
            and value not in starts
            and (named_post or value not in {post.start[:4] for post in sources.resume.employment})
            and not any(
                value in line.text
                for index in posts
                for line in sources.post_lines(index)
                if line.kind == "post"
            )
        ):
            return found("date", f"{value} is where it ended, not where it began", quantity.text, statement)
        if (
            ends
            and not begins
            and value not in stops
            and re.search(r"\b(?:until|till|left)\b", text[: quantity.start][-16:], re.I)
        ):
            return found("date", f"{value} is where it began, not where it ended", quantity.text, statement)
        return None
    named = any(mention.org.posts for mention in statement.mentions)
    every = sources.resume.employment
    if begins and value == min((post.start[:4] for post in every if post.start), default=""):  # noqa: SIM102
        if len(statement.mentions) > 1 or re.search(r"\byou have worked\b", text, re.I):
            return None
    if (begins or ends) and not named:
        keys = near_keys(statement, quantity.start, quantity.end)
        edges = {(post.end if ends and not begins else post.start)[:4] for post in every}
        if value in edges and not any(
            len(shares(keys, sources.post_keys(at))) >= 2 for at in range(len(every))
        ):
            return None
    if begins or ends:
        keys = near_keys(statement, quantity.start, quantity.end)
        for index, post in enumerate(every):
            edge = post.end[:4] if ends and not begins else post.start[:4]
            if (
                value == edge
                and not (named and index not in posts)
                and shares(keys, sources.post_keys(index))
            ):
                return None
    elif value in sources.resume_text and any(_within(value, every[index], sources) for index in posts):
        return None  # "in 2019", inside the time of the post
    if named and posts and (begins or ends):
        where = f"the record of {sources.post(posts[0]).employer}"
        if not any(value in line.text for index in posts for line in sources.post_lines(index)):
            return found("date", f"{where} does not say {value}", quantity.text, statement)
    near = near_keys(statement, quantity.start, quantity.end)
    whole = content_keys(text) - GENERIC_KEYS
    with_it = without_it = 0.0
    for line in _dated_lines(sources):
        overlap = len(shares(near, line.keys)) + 0.5 * len(shares(whole - near, line.keys))
        if value in line.text:
            with_it = max(with_it, overlap)
        else:
            without_it = max(without_it, overlap)
    if with_it >= 1 and without_it < with_it + 1.5:
        return None
    if not posts and without_it < 1.5:
        return None
    where = f"the record of {sources.post(posts[0]).employer}" if posts else "the line that speaks of it"
    return found("date", f"{where} does not say {value}", quantity.text, statement)


def _year_of_study(statement: Statement, quantity: Quantity, sources: Sources) -> str | None:
    """The line of the degree that a year is told of, when it has other years; "" when it has this one.

    None when the year is told of no degree that the resume dates.
    """
    low, high = clause_of(statement.text, quantity.start, quantity.end)
    cuts = [
        m for m in re.finditer(r"\band (?:have|has|had|you)\b", statement.text) if low <= m.start() < high
    ]
    low = max([low, *(cut.end() for cut in cuts if cut.end() <= quantity.start)])
    clause = statement.text[low:high]
    if not DEGREE_WORD.search(clause) and not any(
        mention.org.kind == "school" and low <= statement.words[mention.first].start < high
        for mention in statement.mentions
    ):
        return None
    keys = content_keys(clause) - GENERIC_KEYS
    best: tuple[int, str] = (0, "")
    for line in _dated_lines(sources):
        if line.kind in ("education", "other") and DEGREE_WORD.search(line.text):
            count = len(shares(keys, content_keys(line.text)))
            if count > best[0] or (count == best[0] and quantity.text in line.text):
                best = (count, line.text)
    if best[0] < 2:
        return None
    years = sorted(int(year) for year in re.findall(r"\b(?:19|20)\d\d\b", best[1]))
    spans = re.search(r"\d{4}\s?(?:–|-|to)\s?(?:\w+ )?\d{4}", best[1])
    held = years[0] <= int(quantity.value) <= years[-1] if spans else int(quantity.value) in years
    return "" if held else best[1]


_PAPER = re.compile(r"\b[A-Z]{2,6}\b|\bqualified\b")
_IN_YEAR = re.compile(r"\b(?:in|during|of)\s$", re.IGNORECASE)


def _year_of_paper(statement: Statement, quantity: Quantity, sources: Sources) -> str:
    """The line that dates a paper otherwise, of which the year is told: "ACA since 2014"."""
    left = re.split(r"[,;:.]\s|\band\b", statement.text[: quantity.start])[-1]
    if len(left) > 40:
        return ""
    for paper in _PAPER.findall(left):
        lines = [
            line.text
            for line in _dated_lines(sources)
            if line.kind in ("education", "other") and re.search(rf"\b{paper}\b", line.text)
        ]
        if lines and not any(quantity.text in line for line in lines):
            return lines[0]
    return ""


def _year_of_count(statement: Statement, quantity: Quantity, sources: Sources) -> str:
    """The line that states a number beside the year, but of another year: "210 patients in 2023"."""
    if not _IN_YEAR.search(statement.text[: quantity.start]):
        return ""
    for other in quantities(statement.text):
        if other.kind not in ("count", "%") or other.value < 5 or other.start > quantity.start:
            continue
        if re.search(r"[,;:]", statement.text[other.end : quantity.start]):
            continue
        lines = [
            line.text
            for line in sources.resume_lines
            if any(q.value == other.value and q.kind == other.kind for q in quantities(line.text))
        ]
        dated = [line for line in lines if re.search(r"\b(?:19|20)\d\d\b", line)]
        if dated and len(dated) == len(lines) and not any(quantity.text in line for line in dated):
            return dated[0]
    return ""


def _within(value: str, post: Employment, sources: Sources) -> bool:
    last = str(sources.today.year) if post.is_current else post.end[:4]
    return bool(post.start) and post.start[:4] <= value <= last


def _dated_lines(sources: Sources) -> list[SourceLine]:
    """Lines with a year, each with the line before and behind when that one has none (a degree and its school)."""  # noqa: E501
    lines = []
    for at, line in enumerate(sources.lines):
        if not re.search(r"\b(?:1[5-9]|20)\d\d\b", line.text):
            continue
        text = line.text
        if line.kind in ("education", "other"):
            for other in sources.lines[max(0, at - 1) : at] + sources.lines[at + 1 : at + 2]:
                if other.kind == line.kind and not re.search(r"\b(?:1[5-9]|20)\d\d\b", other.text):
                    text += " " + other.text
        lines.append(replace(line, text=text))
    return lines


def posts_told(statement: Statement, quantity: Quantity, sources: Sources) -> tuple[int, ...]:
    """The records that a date is told of: the nearest employer's, else those whose lines or titles the words hold."""  # noqa: E501
    near = [
        (abs(statement.words[m.first].start - quantity.start), m.org.posts)
        for m in statement.mentions
        if m.org.posts
    ]
    if near:
        posts = min(near)[1]
        told = plain(statement.text)
        titled = [index for index in posts if plain(sources.post(index).title) in told]
        return tuple(titled) if len(posts) > 1 and titled else posts
    keys = content_keys(statement.text) - GENERIC_KEYS
    counts = {
        index: len(shares(keys, sources.post_keys(index))) for index in range(len(sources.resume.employment))
    }
    best = max(counts.values(), default=0)
    return tuple(index for index, count in counts.items() if count == best) if best >= 2 else statement.posts


def follows_from_years(statement: Statement, quantity: Quantity, sources: Sources) -> bool:
    """Whether the length follows from years in the same sentence: "2018 to 2021", "since 2019"."""
    years = [int(q.value) for q in quantities(statement.text) if q.kind == "year"]
    told = quantity.value / (12 if quantity.unit == "month" else 1)
    spans = [later - earlier for earlier, later in itertools.combinations(sorted(years), 2)]
    if re.search(r"\bsince\b", statement.text, re.I):
        spans += [sources.today.year - year for year in years]
    return any(span - 1 <= told <= span + 1 for span in spans)


def check_dates(statement: Statement, sources: Sources) -> Iterator[CheckResult]:
    """Months with a year, and days of a month."""
    texts = f"{sources.job_text}\n{sources.job.text}\n{sources.resume_text}"
    for match in _MONTH_YEAR.finditer(statement.text):
        month = [name[:3] for name in _MONTHS].index(match["month"][:3].lower()) + 1
        stamp = f"{match['year']}-{month:02d}"
        quantity = next(q for q in quantities(match.group()) if q.kind == "year")
        posts = posts_told(statement, replace(quantity, start=match.start()), sources)
        dates = {date for post in posts for date in (sources.post(post).start, sources.post(post).end)}
        every = {date for post in sources.resume.employment for date in (post.start, post.end)}
        if stamp in dates or (match["year"] in dates and stamp not in every):
            continue
        written = re.search(
            rf"\b{match['month'][:3]}[a-z]*\.?,?\s(?:of\s)?{match['year']}", texts, re.I
        ) or re.search(rf"\b0?{month}[./]{match['year']}|{match['year']}[-./]{month:02d}", texts)
        if (stamp in every or written) and (not posts or not statement.posts):
            continue
        yield found("date", f"no line says {match.group()!r}", match.group(), statement)
    for match in DAY_MONTH.finditer(statement.text):
        month, day = match["month"] or match["month2"], match["day"] or match["day2"]
        if re.match(r"may\b|march\b", match.group()) or _proposed(statement, match):
            continue
        if _BY.search(statement.text[: match.start()]) and re.search(
            rf"\b(?:before|until)\s0?{int(day) + 1}(?:st|nd|rd|th)?(?:\sof)?\s{month[:3]}", texts, re.I
        ):
            continue  # "by the 10th" for "before the 11th"
        if not re.search(
            rf"\b0?{day}(?:st|nd|rd|th)?(?:\sof)?\s{month[:3]}|\b{month[:3]}[a-z]*\.?\s0?{day}\b", texts, re.I
        ):
            yield found("date", f"no line says {match.group()!r}", match.group(), statement)
    if statement.type in ("company", "role") and (
        stated := {day.rstrip("s") for day in _WEEKDAY.findall(sources.job_text)}
    ):
        for match in _WEEKDAY.finditer(statement.text):
            if match.group().rstrip("s") not in stated:
                yield found("date", f"no line of the job says {match.group()!r}", match.group(), statement)
    for match in _BARE_MONTH.finditer(statement.text):
        month = match["month"] or match["open"]
        if match["open"] and statement.type in ("candidate", "courtesy"):
            continue
        if not re.search(rf"\b{month[:3]}", texts, re.I) and not _month_of_a_post(month, sources):
            if any(
                other.start() < match.end() <= other.end()
                for p in (_MONTH_YEAR, DAY_MONTH)
                for other in p.finditer(statement.text)
            ):
                continue
            yield found("date", f"no line says {month!r}", month, statement)


_BY = re.compile(r"\b(?:by|until|till|on or before)\s(?:\w+day,?\s)?(?:the\s)?$", re.IGNORECASE)
_MEETS = re.compile(
    r"\b(?:calls?|chat|conversation|talk|speak|meet\w*|coffee|ring you|phone|free|suit|visit|show you|"
    r"time)\b",
    re.I,
)
_CLOSES = re.compile(
    r"\b(?:clos\w+|deadline|appl\w+|shuts?|send|ends?|last (?:day|date)|due|until|till|by|before|"
    r"starts?|begins?)\b",
    re.I,
)


def _proposed(statement: Statement, match: re.Match[str]) -> bool:
    """Whether a day is one that the writer proposes for a talk, which no line can state."""
    return (
        statement.type in ("call_to_action", "courtesy")
        and bool(_MEETS.search(statement.text))
        and not _CLOSES.search(statement.text)
    )


_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?\b")
_BARE_MONTH = re.compile(
    r"(?:^|\b(?:mid|early|late)[- ]|\ball of )(?P<open>January|February|March|April|June|July|August|"
    r"September|"
    r"October|November|December)\b(?!\s?\d)|\b(?:in|by|until|till|since|from|of|between|and|before|"
    r"after|every|each|end of|start of|"
    r"middle of|during)\s(?P<month>January|February|March|April|May|June|July|August|September|"
    r"October|November|December)\b(?!\s?\d)"
)


def _month_of_a_post(month: str, sources: Sources) -> bool:
    number = f"-{_MONTHS.index(month.lower()) + 1:02d}"
    return any(
        date.endswith(number) and len(date) == 7
        for post in sources.resume.employment
        for date in (post.start, post.end)
    )
