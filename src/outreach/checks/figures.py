"""Whether the numbers, lengths of time and dates of an email stand in its sources or follow from them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from outreach.checks.findings import found
from outreach.checks.quantities import Quantity, agrees, quantities
from outreach.checks.skill_table import named_skills
from outreach.checks.slots import look_up, near_keys, rate_differs
from outreach.checks.sources import SourceLine, Sources
from outreach.checks.statements import Statement
from outreach.checks.titles import difference, titles_in
from outreach.checks.words import GENERIC_KEYS, content_keys, key_of, shares
from outreach.records import CheckResult, Employment

_MONTHS = "january february march april may june july august september october november december".split()
_MONTH = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|"
    r"December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?"
)
_MONTH_YEAR = re.compile(rf"\b{_MONTH},?\s(?:of\s)?(?P<year>(?:19|20)\d\d)\b")
_DAY_MONTH = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\sof)?\s{_MONTH}\b|"
    rf"\b{_MONTH.replace('month', 'month2')}\s(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\b"
)
_CALL = re.compile(
    r"\b(?:call|chat|conversation|talk|speak|meet\w*|minutes?|reply|coffee|phone)\b", re.IGNORECASE
)


def figure_checks(statements: Sequence[Statement], sources: Sources) -> list[CheckResult]:
    """Every number of the email that no line states and that follows from none."""
    results: list[CheckResult] = []
    for statement in statements:
        if statement.place not in ("body", "subject"):
            continue
        dated = list(_dates(statement, sources))
        results += dated
        for quantity in quantities(statement.text):
            if _is_exempt(statement, quantity) or any(quantity.text in result.span for result in dated):
                continue
            verdict = _verdict(statement, quantity, sources)
            if verdict:
                results.append(verdict)
        results += _swapped(statement, sources)
        results += _clock(statement, sources)
    return results


def _is_exempt(statement: Statement, quantity: Quantity) -> bool:
    """Parts of dates, names, links and times, and the length of the call that is offered."""
    text = statement.text
    if any(
        match.start() <= quantity.start < match.end()
        for pattern in (_DAY_MONTH, _LINKED, _CLOCK)
        for match in pattern.finditer(text)
    ):
        return True
    if (
        quantity.unit in ("minute", "hour")
        and quantity.value <= 60
        and _TALK.search(text)
        and statement.type != "company"
    ):
        return True
    if re.match(
        r"\s(?:in the (?:morning|evening|afternoon)|at night|o[’']clock)\b", text[quantity.end :]
    ) or named_skills(text[quantity.start : quantity.end + 8].strip()):
        return True
    if (
        statement.type in ("call_to_action", "courtesy")
        and quantity.kind == "duration"
        and quantity.unit in ("day", "week")
    ):
        return True
    return _is_in_a_name(statement, quantity)


_TALK = re.compile(
    r"\b(?:calls?|chat|conversation|talk|speak|meet\w*|reply|coffee|phone|ring)\b", re.IGNORECASE
)
_LINKED = re.compile(r"\S*(?:://|www\.|@)\S*|\b[\w.-]+\.(?:com|org|net|io|example)(?:/\S*)?")
_CLOCK = re.compile(
    r"\b(?P<hour>\d{1,2})(?::(?P<minute>\d\d))?\s?(?P<half>[ap]\.?m\b\.?)|\b(?P<hour24>[01]?\d|"
    r"2[0-4]):(?P<minute24>[0-5]\d)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=256)
def _times(text: str) -> set[tuple[int, int]]:
    found_times = set()
    for match in _CLOCK.finditer(text):
        if match["hour24"]:
            found_times.add((int(match["hour24"]) % 24, int(match["minute24"])))
        else:
            hour = int(match["hour"]) % 12 + (12 if match["half"].lower().startswith("p") else 0)
            found_times.add((hour, int(match["minute"] or 0)))
    return found_times


def _clock(statement: Statement, sources: Sources) -> Iterator[CheckResult]:
    """Hours of the day that no line says."""
    if statement.type in ("call_to_action", "courtesy"):
        return
    if not _CLOCK.search(statement.text):
        return
    stated = _times(sources.job_text) | _times(sources.resume_text)
    for match in _CLOCK.finditer(statement.text):
        (time,) = _times(match.group()) or {(-1, 0)}
        if time not in stated:
            yield found("number", f"no line says {match.group()!r}", match.group(), statement)


def _is_in_a_name(statement: Statement, quantity: Quantity) -> bool:
    """ "Studio 54", "WCAG 2.2", "Python 3": a number that belongs to the capitals in front of it."""
    if any(
        statement.words[m.first].start <= quantity.start < statement.words[m.end - 1].end
        for m in statement.mentions
    ):
        return True
    return (
        not quantity.is_worded
        and bool(
            re.search(
                r"(?<!^)\b(?!The|In|At|With|Over|About|By|From|After|Since|Your|Our|And|Of|For|"
                r"All|Only|These|To|You|Some)[A-Z][\w.]*[\s-]$|\b[A-Z]{2,}[\w.]*[\s-]$",
                statement.text[: quantity.start],
            )
        )
        and quantity.kind == "count"
        and not quantity.unit
    )


def _belongs_to_reader(statement: Statement, quantity: Quantity) -> bool:
    owner = statement.owner_at(quantity.start)
    if statement.type == "candidate":
        return owner != "offer"
    return owner == "candidate"


def _span(statement: Statement, quantity: Quantity) -> str:
    return statement.text[quantity.start : quantity.end].strip()


def _verdict(statement: Statement, quantity: Quantity, sources: Sources) -> CheckResult | None:
    if quantity.kind == "year":
        return _year(statement, quantity, sources)
    if (
        quantity.kind == "duration"
        and quantity.unit in ("year", "month")
        and not _from_years_told(statement, quantity, sources)
    ):
        return _length(statement, quantity, sources)
    if quantity.kind == "duration" and quantity.unit in ("year", "month"):
        return None
    if (
        quantity.is_worded
        and quantity.value <= 12
        and re.match(r"\sof (?:them|you|us|these|those)\b", statement.text[quantity.end :])
    ):
        return None
    slot = look_up(statement, quantity, sources.lines)
    span = _span(statement, quantity)
    of_reader = statement.type == "candidate" and (slot.rival is None or slot.rival.source == "resume")
    check = "duration" if quantity.kind == "duration" and quantity.unit == "week" and of_reader else "number"
    if slot.fitting is not None:
        if other := rate_differs(statement, quantity, slot.fitting):
            return found(
                "number",
                f"its line says so of another length of time: {slot.fitting.text[:80]!r}",
                other,
                statement,
            )
        return None
    if slot.stated and slot.rival is None:
        return None
    if slot.rival is not None:
        return found(check, f"the line says otherwise: {slot.rival.text[:100]!r}", span, statement)
    if quantity.kind == "money":
        return (
            None
            if not _belongs_to_reader(statement, quantity)
            else found("number", f"no line says {span!r}", span, statement)
        )
    if quantity.value == len(sources.resume.employment) or _counts_own(quantity, sources):
        return None
    if quantity.is_worded and quantity.value <= 4:
        return None  # "two sides of one thing": nothing that a line would state
    if statement.type in ("courtesy", "call_to_action") and quantity.value <= 60:
        return None
    return found("number", f"no line says {span!r}", span, statement)


def _counts_own(quantity: Quantity, sources: Sources) -> bool:
    """ "three employers", "both skills": what the resume or the sentence lets one count."""
    if quantity.unit in {
        key_of(word) for word in ("employers", "companies", "roles", "posts", "positions", "jobs", "firms")
    }:
        return quantity.value <= len(sources.resume.employment)
    return quantity.unit in {
        key_of(word)
        for word in ("skills", "tools", "things", "ways", "points", "reasons", "titles", "houses")
    }


def _swapped(statement: Statement, sources: Sources) -> list[CheckResult]:
    """ "from A to B" where the source says "from B to A"."""
    numbers = [q for q in quantities(statement.text) if q.kind != "year"]
    pairs = [(a, b) for a, b in itertools.pairwise(numbers) if a.before == "from" and b.before == "to"]
    results = []
    for first, second in pairs:
        straight = reverse = False
        for line in sources.lines:
            told = [q for q in quantities(line.text) if q.kind != "year"]
            values = [q.value for q in told]
            if first.value in values and second.value in values:
                forward = values.index(first.value) < values.index(second.value)
                sign = any(q.before == "from" for q in told)
                straight |= forward or not sign
                reverse |= not forward and sign and not re.search(r"\bto\b.*\bfrom\b", line.text)
        if reverse and not straight:
            span = statement.text[first.start : second.end]
            results.append(
                found("number", "the two numbers stand the other way round in their line", span, statement)
            )
    return results


_BEGINS = re.compile(
    r"\b(?:since|joined|joining|started|start|from|began|beginning|starting)\b[^.;,]{0,24}$", re.IGNORECASE
)
_ENDS = re.compile(r"\b(?:until|till|to|left|through|ended in|up to|and|–|-)\s?(?:\w+\s)?$", re.IGNORECASE)


def _year(statement: Statement, quantity: Quantity, sources: Sources) -> CheckResult | None:
    """A year must stand in a line that speaks of the same thing, at the right end of a span of time."""
    value = str(int(quantity.value))
    lines = [line for line in sources.lines if value in line.text]
    if not lines:
        return found("date", f"no line says {value}", quantity.text, statement)
    text = statement.text
    begins, ends = bool(_BEGINS.search(text[: quantity.start])), bool(_ENDS.search(text[: quantity.start]))
    posts = _posts_told(statement, quantity, sources)
    dated = {date[:4] for index in posts for date in (sources.post(index).start, sources.post(index).end)}
    if posts and value in dated:
        starts = {sources.post(index).start[:4] for index in posts}
        stops = {sources.post(index).end[:4] for index in posts}
        if (
            begins
            and not ends
            and value not in starts
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


def _posts_told(statement: Statement, quantity: Quantity, sources: Sources) -> tuple[int, ...]:
    """The records that a date is told of: the nearest employer's, else those whose lines or titles the words hold."""  # noqa: E501
    near = [
        (abs(statement.words[m.first].start - quantity.start), m.org.posts)
        for m in statement.mentions
        if m.org.posts
    ]
    if near:
        return min(near)[1]
    keys = content_keys(statement.text) - GENERIC_KEYS
    counts = {
        index: len(shares(keys, sources.post_keys(index))) for index in range(len(sources.resume.employment))
    }
    best = max(counts.values(), default=0)
    return tuple(index for index, count in counts.items() if count == best) if best >= 2 else statement.posts


def _from_years_told(statement: Statement, quantity: Quantity, sources: Sources) -> bool:
    """Whether the length follows from years in the same sentence: "2018 to 2021", "since 2019"."""
    years = [int(q.value) for q in quantities(statement.text) if q.kind == "year"]
    told = quantity.value / (12 if quantity.unit == "month" else 1)
    spans = [later - earlier for earlier, later in itertools.combinations(sorted(years), 2)]
    if re.search(r"\bsince\b", statement.text, re.I):
        spans += [sources.today.year - year for year in years]
    return any(span - 1 <= told <= span + 1 for span in spans)


def _dates(statement: Statement, sources: Sources) -> Iterator[CheckResult]:
    """Months with a year, and days of a month."""
    texts = f"{sources.job_text}\n{sources.resume_text}"
    for match in _MONTH_YEAR.finditer(statement.text):
        month = [name[:3] for name in _MONTHS].index(match["month"][:3].lower()) + 1
        stamp = f"{match['year']}-{month:02d}"
        quantity = next(q for q in quantities(match.group()) if q.kind == "year")
        posts = _posts_told(statement, replace(quantity, start=match.start()), sources)
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
    for match in _DAY_MONTH.finditer(statement.text):
        month, day = match["month"] or match["month2"], match["day"] or match["day2"]
        if re.match(r"may\b|march\b", match.group()):
            continue
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
        if not re.search(rf"\b{match['month'][:3]}", texts, re.I) and not _month_of_a_post(
            match["month"], sources
        ):
            if any(
                other.start() <= match.start("month") < other.end()
                for p in (_MONTH_YEAR, _DAY_MONTH)
                for other in p.finditer(statement.text)
            ):
                continue
            yield found("date", f"no line says {match['month']!r}", match["month"], statement)


_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?\b")
_BARE_MONTH = re.compile(
    r"\b(?:in|by|until|till|since|from|of|between|and|before|after|every|each|end of|start of|"
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


def _length(statement: Statement, quantity: Quantity, sources: Sources) -> CheckResult | None:
    """A length in years or months: of the reader's work, or of whatever a line speaks of."""
    span = _span(statement, quantity)
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
    )
    if of_job or (slot.rival is not None and slot.rival.kind == "post" and not bound):
        return found("number", f"the line says otherwise: {slot.rival.text[:100]!r}", span, statement)
    return found("duration", "it follows from no dates and no line", span, statement)


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
    return False


def _bound(statement: Statement, quantity: Quantity) -> tuple[int, ...]:
    """The records of the employer at which the length was spent, when the sentence says so."""
    for mention in statement.mentions:
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
                return mention.org.posts
        else:
            between = statement.text[end : quantity.start]
            if len(between) < 60 and not re.search(
                r"[;]|\b(?:experience|career|overall|total|in all|altogether)\b",
                statement.text[end : quantity.end + 30],
            ):
                return mention.org.posts
    return ()


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
    yield from (
        length
        for post in _posts_told(statement, quantity, sources)
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


def is_tenure(statement: Statement, quantity: Quantity) -> bool:
    """Whether a number tells how long the reader has worked."""
    return quantity.kind == "duration" and quantity.unit == "year" and _belongs_to_reader(statement, quantity)
