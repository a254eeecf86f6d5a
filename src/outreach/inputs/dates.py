"""Date ranges as resumes write them, and how long they last."""

from __future__ import annotations

import datetime
import functools
import re
from dataclasses import dataclass

_MONTHS = "january february march april may june july august september october november december".split()
# Some PDFs put a space into a word ("Febr uary"): a whole month name is known with one anywhere in it.
_LONG = "|".join(r"\s?".join(name) for name in _MONTHS if len(name) > 4)
_MONTH = rf"(?:{_LONG}|jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)"
_SEASON = r"(?:spring|summer|autumn|fall|winter)"
_YEAR = r"(?:19[5-9]\d|20[0-4]\d)"
_POINT = (
    rf"(?:(?:\d{{1,2}}(?:st|nd|rd|th)?\s)?(?:{_MONTH}|{_SEASON})\.?,?\s*(?:of\s+)?(?:{_YEAR}|[’'`]\d\d)|"
    rf"(?:\d{{1,2}}[./]\s?)?\d{{1,2}}\s?[./]\s?{_YEAR}|(?:0[1-9]|1[0-2])[-]{_YEAR}|"
    rf"{_YEAR}\s?[-./]\s?(?:0[1-9]|1[0-2])(?!\d)|{_YEAR}\s+{_MONTH}(?!\w)|{_YEAR}|[’'`]\d\d)"
)
_NOW = (
    r"(?:(?:the\s)?present(?:ly)?(?:\s(?:day|time))?|now|today|"
    r"current(?:ly)?|(?:up\s)?(?:to|till)\s+(?:date|now|present)|date|heute|ongoing|on-going)"
)
_DASH = r"\s*(?:–|—|-|‒|−|→|➔|>|~|to|until|till|through|bis)\s*"
# A range may be glued to the word behind it: "2019Head of Planning"; a capital shows that.
_END = r"(?=(?-i:[A-ZÀ-Þ])|[^\w/]|$)"
_RANGE = re.compile(
    rf"(?<![\w/.])(?P<a>{_POINT})(?:{_DASH}(?P<b>{_POINT}|{_NOW})|\s+(?P<c>to\s+date)){_END}", re.IGNORECASE
)
_SINCE = re.compile(
    rf"(?<!\w)(?:since|from|seit)\s+(?P<a>{_POINT})(?:\s+onwards?)?{_END}|"
    rf"(?<![\w/.])(?P<o>{_POINT})\s*[–—-]\s*$",
    re.IGNORECASE,
)
_MONTHS_ONLY = re.compile(
    rf"(?<!\w)(?P<m>{_MONTH}|{_SEASON})\.?\s*(?:–|—|-|−|/|\bto\b)\s*"
    rf"(?P<b>(?:{_MONTH}|{_SEASON})\.?\s+{_YEAR}){_END}",
    re.IGNORECASE,
)
_SINGLE = re.compile(rf"(?<![\w/.,’'-])(?P<a>{_POINT})(?![\w/’'-])", re.IGNORECASE)
_LENGTH = r"(?:\d{1,2}(?:\.\d)?\+?\s*(?:years?|yrs?\.?|y|months?|mos?\.?|m)\b[\s,and]{0,5}){1,2}"
_ASIDE = re.compile(rf"\s*[·|,]?\s*[(\[]?\s*{_LENGTH}[)\]]?", re.IGNORECASE)
_HAS_NUMBER = re.compile(r"\d\d")
_OPEN_START = re.compile(rf"^(?P<a>{_POINT}{_DASH}(?:{_MONTH}\.?)?)\s*(?P<rest>.*)$", re.IGNORECASE)
_CLOSING = re.compile(rf"^(?P<b>{_POINT}|{_NOW}){_END}\s*(?P<rest>.*)$", re.IGNORECASE)


@dataclass(frozen=True)
class DateRange:
    """From and to as "YYYY-MM", "YYYY" or "present", and where they stand in the line."""

    start: str
    end: str
    span: tuple[int, int]


def _point(text: str) -> str:
    text = text.strip().lower()
    if re.fullmatch(_NOW, text, re.IGNORECASE):
        return "present"
    year_match = re.search(_YEAR, text)
    if year_match:
        year = int(year_match.group())
        rest = text[: year_match.start()] + " " + text[year_match.end() :]
    else:
        short = re.search(r"[’'`](\d\d)", text)
        two = int(short.group(1))
        year = 2000 + two if two < 50 else 1900 + two
        rest = text[: short.start()]
    word = re.search(_MONTH, rest)
    if word:  # a season names no month, so only its year is kept
        first = word.group().replace(" ", "")[:3]
        return f"{year}-{[name[:3] for name in _MONTHS].index(first) + 1:02d}"
    numbers = re.findall(r"\d{1,2}", rest)
    if len(numbers) == 2 and int(numbers[-1]) > 12:  # 1/15/2019
        numbers = numbers[:1]
    return f"{year}-{int(numbers[-1]):02d}" if numbers and 1 <= int(numbers[-1]) <= 12 else str(year)


def _with_surroundings(line: str, start: int, end: int) -> tuple[int, int]:
    """The span of a range with its brackets and a stated length: "(2019 – 2021)", "… (2 years)"."""
    if aside := _ASIDE.match(line, end):
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
    if match := _MONTHS_ONLY.search(line):
        end = _point(match["b"])
        return DateRange(_point(f"{match['m']} {end[:4]}"), end, _with_surroundings(line, *match.span()))
    if match := _RANGE.search(line):
        end = "present" if match["c"] else _point(match["b"])
        return DateRange(_point(match["a"]), end, _with_surroundings(line, *match.span()))
    if match := _SINCE.search(line):
        return DateRange(_point(match["a"] or match["o"]), "present", _with_surroundings(line, *match.span()))
    return None


def find_single_date(line: str) -> DateRange | None:
    """A lone date at one end of a short line, "Summer 2024": start and end are the same."""
    found = list(_SINGLE.finditer(line[:200]))
    if len(found) != 1:
        return None
    start, end = _with_surroundings(line, *found[0].span())
    if line[:start].strip(" ,|·–—-(") and line[end:].strip(" ,|·–—-).:"):
        return None
    date = _point(found[0]["a"])
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
    """Years that the ranges cover together, overlaps counted once; None without a readable range."""
    months: set[int] = set()
    for start, end in ranges:
        first = month_number(start, is_end=False, today=today)
        last = month_number(end, is_end=True, today=today)
        if first is not None and last is not None and first <= last:
            months.update(range(first, last + 1))
    return round(len(months) / 12, 1) if months else None
