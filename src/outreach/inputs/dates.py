"""Date ranges as resumes write them, and how long they last."""

from __future__ import annotations

import datetime
import functools
import re
from dataclasses import dataclass

from outreach.inputs.date_words import BETWEEN, MONTH, NOW, POINT, SEASON, SINCE, YEAR, read_point

# A range may be glued to the word behind it: "2019Head of Planning"; a capital shows that.
_END = r"(?=(?-i:[A-ZÀ-Þ])|[^\w/]|$)"
_BEFORE = r"(?:(?<!\w)(?:from|von|du|de|del|dal|van|od|desde)\s+)?(?<![\w/.])"
_RANGE = re.compile(
    rf"{_BEFORE}(?P<a>{POINT})(?:{BETWEEN}[(\[]?(?P<b>{POINT}|{NOW})[)\]]?|\s+(?P<c>to\s+date)){_END}",
    re.IGNORECASE,
)
_BETWEEN_AND = re.compile(rf"\bbetween\s+(?P<a>{POINT})\s+and\s+(?P<b>{POINT}|{NOW}){_END}", re.IGNORECASE)
# Two digits for a year count only where both ends of a range, or one and "present", are written so.
_TWO = rf"(?:{MONTH}\.?[\s/-]{{0,2}}|(?:0?[1-9]|1[0-2])\s?[/.])\s?\d\d(?![\d/.]\d|\d|,?\s+{YEAR})"
_SHORT = re.compile(rf"(?<![\w/.,£$€-])(?P<a>{_TWO}){BETWEEN}(?P<b>{_TWO}|{NOW})(?![\w/%])", re.IGNORECASE)
_YEARS = re.compile(rf"(?<![\w/.-])(?P<a>{YEAR})\s?(?P<by>[–—‒−―/]|-(?!0\d|1[0-2]))\s?(?P<b>\d\d)(?![\w/.-])")
_SINCE = re.compile(
    rf"(?<!\w){SINCE}\s*:?\s+(?P<a>{POINT})(?:\s+onwards?)?{_END}|"
    rf"^(?P<s>{POINT})[–—-]\s+(?=(?-i:[A-ZÀ-Þ]))|"  # "2021– Associate Professor"
    rf"(?<![\w/.])(?P<p>{POINT})\s+(?:and\s)?onwards?\b|"
    rf"(?<![\w/.])(?P<o>{POINT})\s*(?:[–—-]|→)\s*(?:…|\.\.\.|\?)?\s*(?:$|(?=\t))",
    re.IGNORECASE,
)
_MONTHS_ONLY = re.compile(
    rf"(?<!\w)(?P<m>{MONTH}|{SEASON})\.?\s*(?:–|—|-|−|/|\bto\b|\buntil\b)\s*"
    rf"(?P<b>(?:{MONTH}|{SEASON})\.?,?\s+{YEAR}){_END}",
    re.IGNORECASE,
)
_SINGLE = re.compile(rf"(?<![\w/.,’'-])(?P<a>{POINT})(?![\w/’'-])", re.IGNORECASE)
_LENGTH = r"(?:\d{1,2}(?:\.\d)?\+?\s*(?:years?|yrs?\.?|y|months?|mos?\.?|m)\b[\s,and]{0,5}){1,2}"
# What may follow a range and says neither who nor what: "(2 years)", "40 hours per week", "part-time".
_HOURS = r"\d{1,2}(?:[.,]\d)?\s?(?:hours|hrs?|h)\s?(?:per|a|/)\s?(?:week|wk)"
_TERMS = (
    r"full[- ]?time|part[- ]?time|permanent|fixed[- ]term|temporary|seasonal|contract|internship|"
    r"(?:salary|pay|grade|hours)\s?:?\s?[$£€]?[\d][\d.,k/-]*(?:\s?(?:hours|per (?:year|hour|week)))?|"
    r"\d{1,3}\s?%"
)
_ASIDE = re.compile(
    rf"\s*[·|,;]?\s*[(\[]?\s*(?:{_LENGTH}|{_HOURS}|(?:{_TERMS})(?!\w|\s[a-z]))[)\]]?(?=\W|$)", re.IGNORECASE
)
_LISTED = re.compile(
    rf"(?:^|(?<=\t))(?P<a>{POINT})(?:\s?(?:,|&|/|and|und)\s?(?:and\s)?(?P<b>{POINT}))+$", re.IGNORECASE
)
_HAS_NUMBER = re.compile(r"\d\d")
_HAS_YEAR = re.compile(rf"{YEAR}|[’'`‘´]\s?\d\d")
_OPEN_START = re.compile(rf"^(?P<a>{POINT}{BETWEEN}(?:{MONTH}\.?)?)\s*(?P<rest>.*)$", re.IGNORECASE)
_CLOSING = re.compile(rf"^(?P<b>{POINT}|{NOW}){_END}\s*(?P<rest>.*)$", re.IGNORECASE)


@dataclass(frozen=True)
class DateRange:
    """From and to as "YYYY-MM", "YYYY" or "present", and where they stand in the line."""

    start: str
    end: str
    span: tuple[int, int]


def _with_surroundings(line: str, start: int, end: int) -> tuple[int, int]:
    """The span of a range with its brackets and a stated length: "(2019 – 2021)", "… (2 years)"."""
    if line[end - 1] in ")]" and not re.search(r"[(\[]", line[start:end]):
        end -= 1  # its bracket was opened before the range
    while aside := _ASIDE.match(line, end):
        end = aside.end()
    if start and line[start - 1] in "([" and line[end : end + 1] in (")", "]"):
        start, end = start - 1, end + 1
        if aside := _ASIDE.match(line, end):
            end = aside.end()
    return start, end


@functools.lru_cache(maxsize=4096)
def find_date_range(line: str) -> DateRange | None:
    """The first date range in a line, or None. "Mar 2019 – Present", "03/2019 - 06/2022", "2012–2015",
    "since 2021", "’19–’21", "June – August 2018".
    """
    if not _HAS_NUMBER.search(line):
        return None
    line = line[:400]  # no heading is longer
    if not _HAS_YEAR.search(line):
        return _short_range(line)
    if match := _MONTHS_ONLY.search(line):
        end = read_point(match["b"])
        return DateRange(read_point(f"{match['m']} {end[:4]}"), end, _with_surroundings(line, *match.span()))
    for pattern in (_BETWEEN_AND, _RANGE):
        if pattern is _BETWEEN_AND and "etween" not in line:
            continue
        if match := pattern.search(line):
            now = pattern is _RANGE and match["c"]
            end = "present" if now else read_point(match["b"])
            return DateRange(read_point(match["a"]), end, _with_surroundings(line, *match.span()))
    if match := _YEARS.search(line):
        end = int(match["a"][:2] + match["b"])
        apart = end - int(match["a"])
        if apart == 1 or (0 <= apart <= 50 and match["by"] != "/"):
            return DateRange(match["a"], str(end), _with_surroundings(line, *match.span()))
    if short := _short_range(line):
        return short
    if match := _LISTED.search(line):  # "Summer 2022, Summer 2023"
        ends = sorted((read_point(match["a"]), read_point(match["b"])))
        if len(ends[0]) == len(ends[1]):
            return DateRange(*ends, match.span())
    if match := _SINCE.search(line):
        start = read_point(match["a"] or match["s"] or match["p"] or match["o"])
        return DateRange(start, "present", _with_surroundings(line, *match.span()))
    return None


def _short_range(line: str) -> DateRange | None:
    """A range with two digits for its years: "03/19 – 06/22"."""
    for match in _SHORT.finditer(line):
        start, end = read_point(match["a"]), read_point(match["b"])
        if start <= end:
            return DateRange(start, end, _with_surroundings(line, *match.span()))
    return None


def find_single_date(line: str) -> DateRange | None:
    """A lone date at one end of a short line, "Summer 2024": start and end are the same."""
    found = list(_SINGLE.finditer(line[:200]))
    if len(found) != 1:
        return None
    start, end = _with_surroundings(line, *found[0].span())
    if line[:start].strip(" ,|·–—-(") and line[end:].strip(" ,|·–—-).:"):
        return None
    date = read_point(found[0]["a"])
    return DateRange(date, date, (start, end))


def join_broken_range(line: str, following: str) -> tuple[str, str] | None:
    """A range that a narrow column broke, made whole: ("Mar. 2016 – Mar.", "2020 Cook") ->
    ("Mar. 2016 – Mar. 2020", "Cook"). None if the lines hold no such thing.
    """
    line = line[:300]
    if find_date_range(line) and not re.search(r"[–—-]\s*$", line):
        return None
    opened, closing = _OPEN_START.match(line), _CLOSING.match(following[:300])
    if not opened or not closing or find_date_range(following[:300]):
        return None
    whole = f"{opened['a'].strip()} {closing['b']}"
    found = find_date_range(whole)
    if not found or found.span != (0, len(whole)):
        return None
    return f"{whole} {opened['rest']}".strip(), closing["rest"]


def month_number(date: str, *, is_end: bool, today: datetime.date) -> int | None:
    """A date as months since year 0; a bare year begins in January or ends in December."""
    if date == "present":
        return today.year * 12 + today.month - 1
    if match := re.fullmatch(r"(\d{4})-(\d\d)", date):
        return int(match[1]) * 12 + int(match[2]) - 1
    if re.fullmatch(r"\d{4}", date):
        month = int(date) * 12 + (11 if is_end else 0)
        return min(month, today.year * 12 + today.month - 1)
    return None


def is_within(inner: DateRange, outer: DateRange, today: datetime.date) -> bool:
    """Whether one range lies inside another."""
    edges = [
        (month_number(r.start, is_end=False, today=today), month_number(r.end, is_end=True, today=today))
        for r in (inner, outer)
    ]
    if any(month is None for pair in edges for month in pair):
        return False
    return edges[1][0] <= edges[0][0] and edges[0][1] <= edges[1][1]


def years_covered(ranges: list[tuple[str, str]], today: datetime.date) -> float | None:
    """Years that the ranges cover together at least, overlaps counted once; None without a readable range.

    From 2019 to 2021 are two years: a bare year counts from its January to its January.
    """
    months: set[int] = set()
    for start, end in ranges:
        first = month_number(start, is_end=False, today=today)
        last = month_number(end, is_end=False, today=today)
        if first is not None and last is not None and first <= last:
            months.update(range(first, last + 1))
    return round(len(months) / 12, 1) if months else None
