"""Whether the numbers, lengths of time and dates of an email stand in its sources or follow from them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from outreach.checks.findings import found
from outreach.checks.lengths import check_length, words_of_number
from outreach.checks.quantities import Quantity, agrees, quantities
from outreach.checks.skill_table import named_skills
from outreach.checks.slots import look_up, near_keys, rate_differs
from outreach.checks.sources import SourceLine, Sources
from outreach.checks.statements import Statement
from outreach.checks.told_dates import DAY_MONTH, check_dates, check_year, follows_from_years
from outreach.checks.worded_figures import worded_figures
from outreach.checks.words import key_of, shares
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
        results += _hour_words(statement, sources)
        results += _nothing(statement, sources)
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
    ) or any(start == 0 for _, start, _ in named_skills(text[quantity.start : quantity.end + 8].strip())):
        return True
    if _SHARE_TOLD.search(text[: quantity.start]):
        return True
    if (
        statement.type in ("call_to_action", "courtesy")
        and quantity.kind == "duration"
        and quantity.unit in ("day", "week")
    ):
        return True
    return _is_in_a_name(statement, quantity)


# "about two in five": a share that is rounded in words
_SHARE_TOLD = re.compile(
    r"\b(?:about|nearly|almost|roughly|around|over|more than) (?:one|two|three|four|\d) (?:in|out of) "
    r"(?:every )?$",
    re.IGNORECASE,
)
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


_NOTHING = re.compile(r"\b(?:to|at|down to) (?P<told>nil|zero|nothing|none at all)\b", re.IGNORECASE)


def _nothing(statement: Statement, sources: Sources) -> Iterator[CheckResult]:
    """A result told as none at all, where the line that has its other number has another end."""
    if not any(word in statement.text for word in ("nil", "zero", "noth", "none")):
        return
    match = _NOTHING.search(statement.text)
    if not match or re.search(
        r"\b(?:nil|zero|none)\b", sources.resume_text + sources.job_text, re.IGNORECASE
    ):
        return
    told = [q for q in quantities(statement.text[: match.start()]) if q.kind in ("count", "%")]
    for line in sources.lines:
        if (
            told
            and len(quantities(line.text)) > 1
            and any(
                agrees(told[-1], other.value) and other.kind == told[-1].kind
                for other in quantities(line.text)
            )
        ):
            yield found("number", f"the line says otherwise: {line.text[:100]!r}", match["told"], statement)
            return


_HOURS = "zero one two three four five six seven eight nine ten eleven twelve".split()
_HOUR_TOLD = re.compile(
    rf"\b(?P<hour>{'|'.join(_HOURS[1:])}|1?\d) (?:at night|in the (?:morning|evening|afternoon)|"
    rf"o[’']clock|each morning|"
    r"every morning|each night)\b",
    re.IGNORECASE,
)


def _hour_words(statement: Statement, sources: Sources) -> Iterator[CheckResult]:
    """Hours told in words, of which the ad names others: "seven at night" for "nine at night"."""
    if statement.type in ("call_to_action", "courtesy", "candidate") or not any(
        word in statement.text for word in ("night", "morning", "evening", "afternoon", "clock")
    ):
        return
    for match in _HOUR_TOLD.finditer(statement.text):
        stated = {other["hour"].lower() for other in _HOUR_TOLD.finditer(sources.job_text)}
        stated |= {_HOURS[int(hour)] for hour in stated if hour.isdigit() and int(hour) < 13}
        told = match["hour"].lower()
        told = _HOURS[int(told)] if told.isdigit() and int(told) < 13 else told
        if stated and told not in stated:
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
        and statement.type != "candidate"
        and _in_other_units(quantity, statement, sources)
    ):
        return None
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
    if other := _counted_otherwise(quantity, statement, sources):
        return found("number", f"the line says otherwise: {other[:100]!r}", span, statement)
    if (
        slot.rival is not None
        and quantity.kind == "duration"
        and _in_other_units(quantity, statement, sources)
    ):
        return None
    if (
        slot.rival is not None
        and slot.stated
        and _said_of_the_other(statement, quantity, slot.rival, sources)
    ):
        return None
    if slot.stated and slot.rival is None and (slot.counted or not quantity.unit or quantity.value <= 12):
        return None
    if slot.rival is not None:
        return found(check, f"the line says otherwise: {slot.rival.text[:100]!r}", span, statement)
    if quantity.kind == "duration" and _in_other_units(quantity, statement, sources):
        return None
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


_DAYS = {"day": 1.0, "week": 7.0, "month": 30.4, "year": 365.0, "hour": 1 / 24, "minute": 1 / 1440}


def _in_other_units(quantity: Quantity, statement: Statement, sources: Sources) -> bool:
    """Whether a line states the same length in another unit: "two months" for "eight weeks"."""
    if quantity.unit not in _DAYS:
        return False
    told = quantity.value * _DAYS[quantity.unit]
    room = 0.2 if quantity.approx else 0.1
    near = near_keys(statement, quantity.start, quantity.end)
    return any(
        other.kind == "duration"
        and other.unit != quantity.unit
        and other.unit in _DAYS
        and (
            abs(other.value * _DAYS[other.unit] - told) <= room * told
            or (
                (quantity.unit, other.unit) == ("week", "day")
                and abs(other.value / 5 - quantity.value) <= room * quantity.value
            )  # weeks of work
        )
        for line in sources.lines
        if shares(near, line.keys)
        for other in quantities(line.text)
    )


def _counted_otherwise(quantity: Quantity, statement: Statement, sources: Sources) -> str:
    """The line that counts the very same thing otherwise, where all that count it do: "three commis"."""
    if quantity.kind != "count" or not quantity.counted or quantity.counted[0] in _NOT_COUNTED:
        return ""
    against = ""
    whole = {int(quantity.value)}
    for line in sources.job_lines if statement.type in ("company", "role") else sources.lines:
        for other in quantities(line.text):
            if other.kind == "count" and other.counted[:1] == quantity.counted[:1]:
                if agrees(quantity, other.value) or int(other.value) in whole:
                    return ""
                against = against or line.text
    return against if statement.type in ("company", "role") and quantity.value >= 3 else ""


_NOT_COUNTED = frozenset(
    key_of(word)
    for word in "people person things times ways points hours days weeks months years or more of".split()
)


def _said_of_the_other(statement: Statement, quantity: Quantity, rival: SourceLine, sources: Sources) -> bool:
    """Whether the clause says that the job asks or names the number, and the job does."""
    if rival.source != "resume" or not any(agrees(quantity, value) for value in sources.job_values):
        return False
    return bool(_OF_THE_JOB.search(statement.text[max(0, quantity.start - 40) : quantity.end + 50]))


_OF_THE_JOB = re.compile(
    r"\b(?:the (?:post|ad|job|role|advertisement)|they|their|ours?|we|here) (?:asks?|mentions?|names?|"
    r"wants?|says?|"
    r"needs?|has|have|is|are|sets?|requires?)\b|\b(?:theirs|ours)\b",
    re.IGNORECASE,
)


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
