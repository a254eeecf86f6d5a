"""Whether the numbers, lengths of time and dates of an email stand in its sources or follow from them."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from functools import lru_cache

from outreach import patterns as re
from outreach.checks.findings import found
from outreach.checks.lengths import check_length, words_of_number
from outreach.checks.quantities import Quantity, quantities
from outreach.checks.skill_table import named_skills
from outreach.checks.slots import look_up, rate_differs
from outreach.checks.sources import Sources
from outreach.checks.statements import Statement
from outreach.checks.told_dates import DAY_MONTH, check_dates, check_year, follows_from_years
from outreach.checks.worded_figures import worded_figures
from outreach.checks.words import key_of
from outreach.records import CheckResult

_CALL = re.compile(
    r"\b(?:call|chat|conversation|talk|speak|meet\w*|minutes?|reply|coffee|phone)\b", re.IGNORECASE
)


def figure_checks(statements: Sequence[Statement], sources: Sources) -> list[CheckResult]:
    """Every number of the email that no line states and that follows from none."""
    results: list[CheckResult] = []
    for statement in statements:
        if statement.place not in ("body", "subject"):
            continue
        dated = list(check_dates(statement, sources))
        results += dated
        for quantity in quantities(statement.text):
            if _is_exempt(statement, quantity) or any(quantity.text in result.span for result in dated):
                continue
            verdict = _verdict(statement, quantity, sources)
            if verdict:
                results.append(verdict)
        results += worded_figures(statement, sources)
        results += _swapped(statement, sources)
        results += _clock(statement, sources)
    return results


def _is_exempt(statement: Statement, quantity: Quantity) -> bool:
    """Parts of dates, names, links and times, and the length of the call that is offered."""
    text = statement.text
    if any(
        match.start() <= quantity.start < match.end()
        for pattern in (DAY_MONTH, _LINKED, _CLOCK)
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


def _verdict(statement: Statement, quantity: Quantity, sources: Sources) -> CheckResult | None:
    if quantity.kind == "year":
        return check_year(statement, quantity, sources)
    if (
        quantity.kind == "duration"
        and quantity.unit in ("year", "month")
        and not follows_from_years(statement, quantity, sources)
    ):
        return check_length(statement, quantity, sources)
    if quantity.kind == "duration" and quantity.unit in ("year", "month"):
        return None
    if (
        quantity.is_worded
        and quantity.value <= 12
        and re.match(r"\sof (?:them|you|us|these|those)\b", statement.text[quantity.end :])
    ):
        return None
    slot = look_up(statement, quantity, sources.lines)
    span = words_of_number(statement, quantity)
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
    if slot.stated and slot.rival is None and (slot.counted or not quantity.unit or quantity.value <= 12):
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
    if not slot.stated and re.search(rf"(?<![\w.,]){re.escape(quantity.text)}(?![\w%])", sources.job.text):
        return None  # a passage of the ad that no line was made of
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


def is_tenure(statement: Statement, quantity: Quantity) -> bool:
    """Whether a number tells how long the reader has worked."""
    return quantity.kind == "duration" and quantity.unit == "year" and _belongs_to_reader(statement, quantity)
