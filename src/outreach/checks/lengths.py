"""Whether lengths of time follow from the dates of the resume, or stand in a line."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from outreach.checks.findings import found
from outreach.checks.quantities import Quantity, agrees, quantities
from outreach.checks.slots import look_up, near_keys
from outreach.checks.sources import SourceLine, Sources
from outreach.checks.statements import Statement
from outreach.checks.titles import difference, titles_in
from outreach.checks.told_dates import posts_told
from outreach.checks.words import GENERIC_KEYS, content_keys, shares
from outreach.records import CheckResult


def words_of_number(statement: Statement, quantity: Quantity) -> str:
    return statement.text[quantity.start : quantity.end].strip()


def _fits(quantity: Quantity, actual: float) -> bool:
    """Whether a length may be told for the actual one, in years: within half a year, or rightly hedged."""
    told = quantity.value / (12 if quantity.unit == "month" else 1)
    if quantity.unit == "month":
        return abs(told - actual) <= 0.12
    if quantity.approx == "over":
        room = max(1.6, 0.2 * told) if told != 10 else 6.0
        return told - 0.09 <= actual <= told + room
    if quantity.approx == "under":
        return told - 0.8 <= actual <= told + 0.09
    if quantity.approx == "about":
        return abs(told - actual) <= max(0.75, 0.1 * told)
    return abs(told - actual) <= 0.55 or (int(actual) == told and actual >= 1)


def _stated_lengths(lines: Sequence[SourceLine]) -> list[tuple[float, SourceLine, Quantity]]:
    return [
        (q.value / (12 if q.unit == "month" else 1), line, q)
        for line in lines
        for q in quantities(line.text)
        if q.kind == "duration" and q.unit in ("year", "month")
    ]


def check_length(statement: Statement, quantity: Quantity, sources: Sources) -> CheckResult | None:
    """A length in years or months: of the reader's work, or of whatever a line speaks of."""
    span = words_of_number(statement, quantity)
    if (dated := _beside_dates(statement, quantity, sources)) is not None:
        if any(_fits(quantity, length) for length in dated):
            return None
        return found("duration", "the dates beside it say otherwise", span, statement)
    if _ASKED_BEHIND.match(statement.text[quantity.end :]):
        return _asked_length(statement, quantity, sources)
    bound = _bound(statement, quantity)
    slot = look_up(statement, quantity, [line for line in sources.lines if line.kind != "heading"])
    literal = slot.fitting is not None and any(
        q.kind == "duration" and _same_length(q, quantity) for q in quantities(slot.fitting.text)
    )
    if literal and (not bound or slot.fitting.post in bound or slot.fitting.source != "resume"):
        return None
    if any(_fits(quantity, actual) for actual in _actual(statement, quantity, sources)):
        return None
    told = quantity.value / (12 if quantity.unit == "month" else 1)
    if not bound:
        for value, line, _ in _stated_lengths(sources.resume_lines):
            if line.post < 0 and (_fits(quantity, value) or abs(value - told) < 0.01):
                return None
        if _computed_for_line(statement, quantity, sources):
            return None
    if slot.stated and slot.rival is None and quantity.unit == "month":
        return None
    of_job = (
        slot.rival is not None
        and slot.rival.source != "resume"
        and not bound
        and not re.search(r"\bexperience\b", statement.text[quantity.end :][:30])
        and statement.owner_at(quantity.start) != "candidate"
        and not re.match(r"\s?years?\s(?:as|at|with)\b", statement.text[quantity.end :])
    )
    if of_job or (slot.rival is not None and slot.rival.kind == "post" and not bound):
        return found("number", f"the line says otherwise: {slot.rival.text[:100]!r}", span, statement)
    return found("duration", "it follows from no dates and no line", span, statement)


_DATE = (
    r"(?:(?:early|late|in|the|spring|summer|autumn|winter|of) )*"
    r"(?:(?P<month{0}>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? )?(?P<year{0}>(?:19|20)\d\d)"
)
_DATES_BESIDE = re.compile(
    r"^(?:\s?-?(?:years?|months?))?(?: (?:before|after) that)?,?\s\(?(?:(?P<since>since) |from |between )?"
    + _DATE.format(1)
    + r"(?:(?:\s?[–-]\s?| to | until | and )(?:(?P<now>today|now|the present|present)\b|"
    + _DATE.format(2)
    + r"))?"
)
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_ASKED_BEHIND = re.compile(
    r"^(?:[^,;:.]{0,70}?)\b(?:(?:is|are) (?:what (?:they|the \w+|[A-Z]\w+) (?:asks?|wants?|needs?|"
    r"looks?|seeks?)\b|"
    r"(?:also |both )?(?:asked|wanted|needed|required)\b|their wish\b|on their list\b))"
)


def _beside_dates(statement: Statement, quantity: Quantity, sources: Sources) -> tuple[float, ...] | None:
    """The lengths that dates right behind a length give: "three years, from May 2018 to June 2021"."""
    match = _DATES_BESIDE.match(statement.text[quantity.end :])
    if not match or not (match["since"] or match["year2"] or match["now"]):
        return None
    today = sources.today
    year, month = int(match["year1"]), _MONTHS.index(match["month1"].lower()) + 1 if match["month1"] else 0
    if match["year2"]:
        last, end = int(match["year2"]), _MONTHS.index(match["month2"].lower()) + 1 if match["month2"] else 0
    else:
        last, end = today.year, today.month
    if month and end:
        return (max(0.0, last - year + (end - month) / 12), last - year + (end - month + 1) / 12)
    whole = float(last - year)
    return (max(whole - 1 + 0.1, 0.1), whole, whole + 0.9)


def _asked_length(statement: Statement, quantity: Quantity, sources: Sources) -> CheckResult | None:
    """A length that the sentence says the job asks for: a line of the job must say it."""
    stated = [
        (line, q) for line in sources.job_lines for q in quantities(line.text)
        if q.kind == "duration" and q.unit == quantity.unit
    ]  # fmt: skip
    if not stated or any(agrees(quantity, q.value) for _, q in stated):
        return None
    span = words_of_number(statement, quantity)
    return found("number", f"the job says otherwise: {stated[0][0].text[:100]!r}", span, statement)


def _same_length(one: Quantity, other: Quantity) -> bool:
    return agrees(other, one.value) and one.unit == other.unit


def _computed_for_line(statement: Statement, quantity: Quantity, sources: Sources) -> bool:
    """Whether a dated line that speaks of the same thing gives the length: "maintainer, 2019 to today"."""
    keys = near_keys(statement, quantity.start, quantity.end)
    for line in sources.resume_lines:
        years = [int(q.value) for q in quantities(line.text) if q.kind == "year"]
        if years and len(shares(keys, line.keys)) >= 2:
            last = years[-1] if len(years) > 1 else sources.today.year
            if abs(last - years[0] - quantity.value) <= 1:
                return True
        if (dates := _RANGE.search(line.text)) and shares(keys, line.keys):
            months = 12 * (int(dates["year2"]) - int(dates["year1"])) + 1
            months += _MONTHS.index(dates["month2"].lower()) - _MONTHS.index(dates["month1"].lower())
            if _fits(quantity, months / 12):
                return True
    return False


_RANGE = re.compile(
    (_DATE.format(1) + r"\s?(?:–|-|to)\s?" + _DATE.format(2)).replace(")[a-z]*\\.? )?", ")[a-z]*\\.? )")
)


def _bound(statement: Statement, quantity: Quantity) -> tuple[int, ...]:
    """The records of the employer at which the length was spent, when the sentence says so."""
    for at, mention in enumerate(statement.mentions):
        if not mention.org.posts:
            continue
        start, end = statement.words[mention.first].start, statement.words[mention.end - 1].end
        if start > quantity.start:
            between = statement.text[quantity.end : start]
            if re.search(r"\bexperience\b", between) and re.search(
                r"\b(?:including|most recently|now|currently|latest|last)\b|,", between
            ):
                continue
            if len(between) < 90 and not re.search(
                r"[,;]|\b(?:including|and now|before|most recently)\b", between
            ):
                return _with_neighbours(statement, at)
        else:
            between = statement.text[end : quantity.start]
            if len(between) < 60 and not re.search(
                r"[;]|\b(?:experience|career|overall|total|in all|altogether)\b",
                statement.text[end : quantity.end + 30],
            ):
                return _with_neighbours(statement, at)
    return ()


def _with_neighbours(statement: Statement, at: int) -> tuple[int, ...]:
    """The records of an employer and of those named in one breath with it: "with A and B", "at A, then at B"."""  # noqa: E501
    posts = list(statement.mentions[at].org.posts)
    for one, following in itertools.pairwise(statement.mentions[at:]):
        between = statement.text[statement.words[one.end - 1].end : statement.words[following.first].start]
        if not following.org.posts or not re.fullmatch(
            r",?\s(?:(?:and|then|later|at|with|for|the)\s)*", between
        ):
            break
        posts += following.org.posts
    return tuple(dict.fromkeys(posts))


def _actual(statement: Statement, quantity: Quantity, sources: Sources) -> Iterator[float]:
    """The lengths that the resume's dates give for what a sentence tells."""
    resume = sources.resume
    if bound := _bound(statement, quantity):
        years = [sources.post_years(post) for post in bound]
        yield from (length for length in years if length is not None)
        if len(years) > 1 and all(length is not None for length in years):
            yield sum(length for length in years if length is not None)
        yield from _by_bare_years(bound, sources)
        since = [sources.years_since(post) for post in bound if sources.post(post).is_current]
        yield from (length for length in since if length is not None)
        return
    if resume.tenure_years:
        yield resume.tenure_years
    named = [post for mention in statement.mentions for post in mention.org.posts]
    since_named = [length for post in named if (length := sources.years_since(post)) is not None]
    if since_named and len(set(named)) > 1:
        yield max(since_named)
    lengths = [sources.years_since(index) for index in range(len(resume.employment))]
    known = [length for length in lengths if length is not None]
    if known:
        yield max(known)
    near = near_keys(statement, quantity.start, quantity.end)
    counts = {post: len(shares(near, sources.post_keys(post))) for post in range(len(resume.employment))}
    best = max(counts.values(), default=0)
    fitting = [post for post, count in counts.items() if count == best and best]
    if len(fitting) == 1 and (length := sources.post_years(fitting[0])) is not None:
        yield length
        yield from _by_bare_years(tuple(fitting), sources)
    yield from (
        length
        for post in posts_told(statement, quantity, sources)
        if (length := sources.post_years(post)) is not None
    )
    if statement.posts:
        yield from (length for post in statement.posts if (length := sources.post_years(post)) is not None)
    behind = statement.text[quantity.end : quantity.end + 90]
    told_titles = [title.text for title in titles_in(statement)]
    matching = [
        post
        for post in range(len(resume.employment))
        if any(not difference(text, resume.employment[post].title) for text in told_titles)
    ]
    subject = content_keys(re.split(r"[,;.]| and ", behind)[0]) - GENERIC_KEYS
    if ahead := _WITH.search(statement.text[: quantity.start]):
        subject |= content_keys(ahead["subject"]) - GENERIC_KEYS
    if subject:
        matching += [
            post for post in range(len(resume.employment))
            if shares(subject, frozenset().union(*(line.keys for line in sources.post_lines(post))))
        ]  # fmt: skip
    matching = sorted(set(matching))
    if matching:
        each = [sources.post_years(post) for post in matching]
        yield sum(length for length in each if length is not None)
        first = [sources.years_since(post) for post in matching]
        yield from (max(length for length in first if length is not None),) if any(first) else ()


_WITH = re.compile(
    r"\b(?:with|in|as|on) (?P<subject>[^,;.]{3,30}?) for (?:about |over |almost |nearly |more than |"
    r"some |the last )?$"
)


def _by_bare_years(posts: tuple[int, ...], sources: Sources) -> Iterator[float]:
    """Lengths where a record gives years alone: 2014 to 2017 may be told as three, all of one house as one span."""  # noqa: E501
    spans = []
    for index in posts:
        post = sources.post(index)
        if post.start[:4].isdigit():
            end = (
                sources.today.year
                if post.is_current
                else int(post.end[:4])
                if post.end[:4].isdigit()
                else int(post.start[:4])
            )
            spans.append((int(post.start[:4]), end, len(post.start) == 4 or len(post.end) == 4))
    if any(bare for _, _, bare in spans):
        yield from (float(end - start) for start, end, _ in spans)
        yield float(max(end for _, end, _ in spans) - min(start for start, _, _ in spans))
