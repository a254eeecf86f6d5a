"""Whether the numbers, lengths of time and dates of an email stand in its sources or follow from them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from outreach.checks.findings import found
from outreach.checks.quantities import Quantity, agrees, quantities, values_in
from outreach.checks.sources import SourceLine, Sources
from outreach.checks.statements import Statement
from outreach.checks.titles import difference, titles_in
from outreach.checks.words import GENERIC_KEYS, content_keys, key_of, shares
from outreach.records import CheckResult

_MONTHS = "january february march april may june july august september october november december".split()
_MONTH = r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?"
_MONTH_YEAR = re.compile(rf"\b{_MONTH},?\s(?:of\s)?(?P<year>(?:19|20)\d\d)\b")
_DAY_MONTH = re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\sof)?\s{_MONTH}\b|\b{_MONTH.replace('month', 'month2')}\s(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\b")
_CALL = re.compile(r"\b(?:call|chat|conversation|talk|speak|meet\w*|minutes?|reply|coffee|phone)\b", re.IGNORECASE)


def figure_checks(statements: Sequence[Statement], sources: Sources) -> list[CheckResult]:
    """Every number of the email that no line states and that follows from none."""
    results: list[CheckResult] = []
    for statement in statements:
        if statement.place not in ("body", "subject"):
            continue
        results += _dates(statement, sources)
        for quantity in quantities(statement.text):
            if _is_part_of_date(statement.text, quantity):
                continue
            if statement.type in ("call_to_action", "courtesy") and (
                quantity.kind == "duration" and quantity.unit in ("minute", "hour", "day", "week") or _CALL.search(statement.text) and quantity.kind == "count" and quantity.value <= 60
            ):
                continue
            if statement.type == "courtesy" and quantity.kind in ("count", "duration"):
                continue
            if _is_in_a_name(statement, quantity):
                continue
            verdict = _verdict(statement, quantity, sources)
            if verdict:
                results.append(verdict)
        results += _swapped(statement, sources)
    return results


def _is_part_of_date(text: str, quantity: Quantity) -> bool:
    return any(match.start() <= quantity.start < match.end() for match in _DAY_MONTH.finditer(text))


def _is_in_a_name(statement: Statement, quantity: Quantity) -> bool:
    """"Studio 54", "WCAG 2.2", "Python 3": a number that belongs to the capitals in front of it."""
    if any(statement.words[m.first].start <= quantity.start < statement.words[m.end - 1].end for m in statement.mentions):
        return True
    return not quantity.is_worded and bool(
        re.search(r"\b(?!The|In|At|With|Over|About|By|From|After|Since|Your|Our|And|Of|For|All|Only|These|To|You)[A-Z][\w.]*[\s-]$", statement.text[: quantity.start])
    ) and quantity.kind == "count" and not quantity.unit and quantity.value < 1000


def _belongs_to_reader(statement: Statement, quantity: Quantity) -> bool:
    owner = statement.owner_at(quantity.start)
    if statement.type == "candidate":
        return owner != "offer"
    return owner == "candidate"


def _scope(statement: Statement, sources: Sources) -> list[SourceLine]:
    """The lines that a number about the reader may stand in: the employer's record, and what has no employer."""
    if not statement.posts:
        return list(sources.resume_lines)
    return [line for line in sources.resume_lines if line.post in statement.posts or line.post < 0]


def _verdict(statement: Statement, quantity: Quantity, sources: Sources) -> CheckResult | None:
    own = _belongs_to_reader(statement, quantity)
    if quantity.kind == "year":
        return _year(statement, quantity, sources, own)
    if quantity.kind == "duration" and quantity.unit in ("year", "month"):
        return _length(statement, quantity, sources, own)
    check = "duration" if quantity.kind == "duration" else "number"
    if own:
        scope = _scope(statement, sources)
        if any(agrees(quantity, value) for line in scope for value in values_in(line.text)):
            return _counts_another(statement, quantity, sources, scope)
        if quantity.value == len(sources.resume.employment) or _counts_own(statement, quantity, sources):
            return None
        if any(agrees(quantity, value) for value in sources.resume_values):
            if statement.posts:
                return None  # another record's: that check is `employer`
            return None
        if statement.owner_at(quantity.start) != "candidate" and any(agrees(quantity, v) for v in sources.job_values):
            return None
        if "offer" in statement.owners and any(agrees(quantity, v) for v in sources.job_values):
            return None
        if quantity.is_worded and quantity.value <= 3 and not re.match(r"\s(?:people|engineers|\w+s)\b", statement.text[quantity.end :]):
            return None
        return found(check, f"no line of the resume says {quantity.text!r}", _span(statement, quantity), statement)
    if any(agrees(quantity, value) for value in sources.job_values):
        return _counts_another(statement, quantity, sources, list(sources.job_lines))
    if quantity.kind == "money":
        return None  # safety looks at sums of money
    if statement.owner_at(quantity.start) != "offer" and any(agrees(quantity, v) for v in sources.resume_values):
        return None
    if "candidate" in statement.owners and any(agrees(quantity, value) for value in sources.resume_values):
        return None
    if quantity.is_worded and quantity.value <= 2:
        return None
    return found(check, f"no line of the job says {quantity.text!r}", _span(statement, quantity), statement)


def _span(statement: Statement, quantity: Quantity) -> str:
    return statement.text[quantity.start : quantity.end].strip()


def _counts_own(statement: Statement, quantity: Quantity, sources: Sources) -> bool:
    """"three employers", "both skills": what the sentence itself or the resume lets one count."""
    if quantity.unit in {key_of(w) for w in ("employers", "companies", "roles", "posts", "positions", "jobs", "firms")}:
        return quantity.value <= len(sources.resume.employment)
    if quantity.unit in {key_of(w) for w in ("skills", "languages", "tools", "things", "ways", "points", "reasons")}:
        return True
    return False


def _counts_another(
    statement: Statement, quantity: Quantity, sources: Sources, scope: list[SourceLine]
) -> CheckResult | None:
    """A number that stands in a line that counts or measures something else."""
    if quantity.kind not in ("count", "%") :
        return None
    keys = content_keys(statement.text)
    stating = [line for line in scope if any(agrees(quantity, value) for value in values_in(line.text))]
    if not stating or not keys - GENERIC_KEYS:
        return None
    if quantity.kind == "%":
        kinds = {q.kind for line in stating for q in quantities(line.text) if agrees(quantity, q.value)}
        worded = any(q.kind == "count" for line in stating for q in quantities(line.text) if agrees(quantity, q.value))
        if kinds and "%" not in kinds and worded and not any(
            agrees(quantity, v) and v not in {q.value for q in quantities(line.text)} for line in stating for v in values_in(line.text)
        ):
            return found("number", f"{quantity.text!r} is no share in its line", _span(statement, quantity), statement)
        return None
    if not quantity.unit or quantity.is_worded and quantity.value <= 10 and len(stating) > 1:
        return None
    for line in stating:
        if shares({quantity.unit}, line.keys) or len(shares(keys - GENERIC_KEYS, line.keys)) >= 2:
            return None
    if any(len(shares(keys - GENERIC_KEYS, line.keys)) >= 1 for line in stating):
        return None
    return found("number", f"the line with {quantity.text!r} counts something else", _span(statement, quantity), statement)


def _swapped(statement: Statement, sources: Sources) -> list[CheckResult]:
    """"from A to B" where the source says "from B to A"."""
    numbers = [q for q in quantities(statement.text) if q.kind != "year"]
    pairs = [(a, b) for a, b in zip(numbers, numbers[1:], strict=False) if a.before == "from" and b.before == "to"]
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
            results.append(found("number", "the two numbers stand the other way round in their line", span, statement))
    return results


def _year(statement: Statement, quantity: Quantity, sources: Sources, own: bool) -> CheckResult | None:
    """A year about the reader must stand in the record it is told of; about the job, in the ad."""
    value = str(int(quantity.value))
    if not own:
        if value in sources.job_text or (statement.owner_at(quantity.start) != "offer" and value in sources.resume_text):
            return None
        return found("date", f"no line of the job says {value}", quantity.text, statement)
    posts = _posts_by(statement, quantity, sources)
    if not posts:
        years = {y for post in sources.resume.employment for y in (post.start[:4], post.end[:4])}
        if value in sources.resume_text or value in years:
            return None
        if "offer" in statement.owners and value in sources.job_text:
            return None
        return found("date", f"no line of the resume says {value}", quantity.text, statement)
    for index in posts:
        post = sources.post(index)
        dated = {post.start[:4], post.end[:4]}
        begins = re.search(r"\b(?:since|joined|joining|started|from|began|starting|in which you joined)\b", statement.text[: quantity.start][-40:], re.I)
        ends = re.search(r"\b(?:until|till|to|left|through)\s(?:\w+\s)?$", statement.text[: quantity.start][-16:], re.I)
        if begins and not ends and value == post.start[:4]:
            return None
        if ends and value == post.end[:4]:
            return None
        if not begins and not ends and value in dated:
            return None
        if (begins or ends) and value in dated and len(posts) > 1:
            return None
        if any(value in line.text for line in sources.post_lines(index) if line.kind == "post"):
            return None
        if begins and value in dated and re.search(r"joined|since|started|joining|began", begins.group(), re.I) and value == post.start[:4]:
            return None
        if re.search(r"\b(?:by|in|during|around)\s(?:\w+\s)?$", statement.text[: quantity.start], re.I) and _within(value, post.start, post.end, sources) and not begins and not ends and _line_free_of_dates(statement):
            return None
    if any(value in line.text for line in sources.resume_lines if line.post < 0 and len(shares(content_keys(statement.text) - GENERIC_KEYS, line.keys)) >= 2):
        return None
    return found("date", f"the record of {sources.post(posts[0]).employer} does not say {value}", quantity.text, statement)


def _line_free_of_dates(statement: Statement) -> bool:
    return False


def _within(value: str, start: str, end: str, sources: Sources) -> bool:
    last = str(sources.today.year) if end == "present" else end[:4]
    return bool(start) and start[:4] <= value <= last


def _posts_by(statement: Statement, quantity: Quantity, sources: Sources) -> tuple[int, ...]:
    """The records of the employer nearest to a number, or those the sentence tells of."""
    near = [
        (abs(statement.words[m.first].start - quantity.start), m.org.posts) for m in statement.mentions if m.org.posts
    ]
    if near:
        return min(near)[1]
    return statement.posts


def _dates(statement: Statement, sources: Sources) -> Iterator[CheckResult]:
    """Months with a year, and days of a month."""
    for match in _MONTH_YEAR.finditer(statement.text):
        month = [name[:3] for name in _MONTHS].index(match["month"][:3].lower()) + 1
        stamp = f"{match['year']}-{month:02d}"
        dates = {date for post in sources.resume.employment for date in (post.start, post.end)}
        texts = f"{sources.resume_text}\n{sources.job_text}"
        written = re.search(rf"\b{match['month'][:3]}[a-z]*\.?,?\s(?:of\s)?{match['year']}", texts, re.I)
        posts = {date for m in statement.mentions for post in m.org.posts for date in (sources.post(post).start, sources.post(post).end)}
        near = posts or dates
        if stamp in near or match["year"] in near or (written and not posts):
            continue
        if re.search(rf"\b{month:02d}[./]{match['year']}|{match['year']}[-./]{month:02d}", texts) and not posts:
            continue
        yield found("date", f"no line says {match.group()!r}", match.group(), statement)
    for match in _DAY_MONTH.finditer(statement.text):
        month, day = match["month"] or match["month2"], match["day"] or match["day2"]
        texts = f"{sources.job_text}\n{sources.resume_text}"
        short = month[:3]
        if not re.search(rf"\b{day}(?:st|nd|rd|th)?(?:\sof)?\s{short}|\b{short}[a-z]*\.?\s{day}\b", texts, re.I) and statement.type in ("company", "role", "candidate"):
            if match.group().strip().split()[0] == "May" or re.match(r"may \d", match.group()):
                continue
            yield found("date", f"no line says {match.group()!r}", match.group(), statement)


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


def _length(statement: Statement, quantity: Quantity, sources: Sources, own: bool) -> CheckResult | None:
    told = quantity.value / (12 if quantity.unit == "month" else 1)
    if not own:
        stated = _stated_lengths(sources.job_lines)
        ok = any(abs(value - told) < 0.05 for value, _, _ in stated)
        ok = ok or ("candidate" in statement.owners and any(_fits(quantity, a) for a in _actual(statement, quantity, sources)))
        ok = ok or any(abs(v - quantity.value) < 0.01 for v in sources.job_values)
        ok = ok or (statement.owner_at(quantity.start) == "" and any(_fits(quantity, a) for a in _actual(statement, quantity, sources)))
        return None if ok else found("duration", f"no line of the job says {quantity.text!r} years", _span(statement, quantity), statement)
    if any(_fits(quantity, actual) for actual in _actual(statement, quantity, sources)):
        return None
    for value, line, stated in _stated_lengths(sources.resume_lines):
        close = _fits(quantity, value) or abs(value - told) < 0.01
        same_post = not statement.posts or line.post < 0 or line.post in statement.posts
        if close and same_post and (line.post < 0 and not _bound(statement, quantity) or len(shares(content_keys(statement.text) - GENERIC_KEYS, line.keys)) >= 2):
            return None
        if close and stated.unit == "month" and same_post:
            return None
    if "offer" in statement.owners and any(abs(v - told) < 0.05 for v, _, _ in _stated_lengths(sources.job_lines)) and statement.owner_at(quantity.start) != "candidate":
        return None
    return found("duration", "it follows from no dates and no line of the resume", _span(statement, quantity), statement)


def _bound(statement: Statement, quantity: Quantity) -> tuple[int, ...]:
    """The records of the employer at which the length was spent, when the sentence says so."""
    for mention in statement.mentions:
        if not mention.org.posts:
            continue
        start, end = statement.words[mention.first].start, statement.words[mention.end - 1].end
        if start > quantity.start:
            between = statement.text[quantity.end : start]
            if re.search(r"\bexperience\b", between) and re.search(r"\b(?:including|most recently|now|currently|latest|last)\b|,", between):
                continue
            if len(between) < 90 and not re.search(r"[,;]|\b(?:including|and now|before|most recently)\b", between):
                return mention.org.posts
        else:
            between = statement.text[end : quantity.start]
            if len(between) < 60 and not re.search(r"[;]|\b(?:experience|career|overall|total|in all|altogether)\b", statement.text[end : quantity.end + 30]):
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
        since = [sources.years_since(post) for post in bound if sources.post(post).is_current]
        yield from (length for length in since if length is not None)
        return
    if resume.tenure_years:
        yield resume.tenure_years
    lengths = [sources.years_since(index) for index in range(len(resume.employment))]
    known = [length for length in lengths if length is not None]
    if known:
        yield max(known)
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


def is_tenure(statement: Statement, quantity: Quantity) -> bool:
    """Whether a number tells how long the reader has worked."""
    return quantity.kind == "duration" and quantity.unit == "year" and _belongs_to_reader(statement, quantity)
