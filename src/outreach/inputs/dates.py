"""Date ranges as resumes write them, and how long they last."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|spring|summer|autumn|fall|winter)"
)
_SEASONS = {"spring": 4, "summer": 7, "autumn": 10, "fall": 10, "winter": 1}
_YEAR = r"(?:19[5-9]\d|20[0-4]\d)"
_POINT = (
    rf"(?:{_MONTH}\.?,?\s*(?:of\s+)?(?:{_YEAR}|[’']\d\d)|(?:0?[1-9]|1[0-2])\s?[./]\s?{_YEAR}|"
    rf"{_YEAR}\s?[-./]\s?(?:0[1-9]|1[0-2])(?!\d)|{_YEAR}|[’']\d\d)"
)
_NOW = r"(?:present|now|today|current(?:ly)?|to date|date|ongoing|on-going)"
_DASH = r"\s*(?:–|—|-|‒|−|→|\bto\b|\buntil\b|\btill\b)\s*"
_RANGE = re.compile(
    rf"\(?(?<![\w/.])(?P<a>{_POINT})(?:{_DASH}(?P<b>{_POINT}|{_NOW})|\s+(?P<c>to date))(?![\w/])\)?",
    re.IGNORECASE,
)
_SINCE = re.compile(rf"\(?\b(?:since|from)\s+(?P<a>{_POINT})(?!\w)\)?", re.IGNORECASE)
_MONTHS_ONLY = re.compile(
    rf"\(?(?<!\w)(?P<m>{_MONTH})\.?{_DASH}(?P<b>{_MONTH}\.?\s+{_YEAR})(?!\w)\)?", re.IGNORECASE
)


@dataclass(frozen=True)
class DateRange:
    """From and to as "YYYY-MM", "YYYY" or "present", and where they stand in the line."""

    start: str
    end: str
    span: tuple[int, int]


def _point(text: str) -> str:
    text = text.strip().lower()
    if re.fullmatch(_NOW, text):
        return "present"
    year_match = re.search(_YEAR, text)
    if year_match:
        year = int(year_match.group())
        rest = text[: year_match.start()] + " " + text[year_match.end() :]
    else:
        short = re.search(r"[’'](\d\d)", text)
        two = int(short.group(1))
        year = 2000 + two if two < 50 else 1900 + two
        rest = text[: short.start()]
    word = re.search(_MONTH, rest)
    if word:
        name = word.group()
        month = _SEASONS.get(name) or _MONTHS.index(name[:3]) + 1
        return f"{year}-{month:02d}"
    number = re.search(r"\d{1,2}", rest)
    return f"{year}-{int(number.group()):02d}" if number else str(year)


def find_date_range(line: str) -> DateRange | None:
    """The first date range in a line, or None. "Mar 2019 – Present", "03/2019 - 06/2022", "2012–2015",
    "since 2021", "’19–’21", "June – August 2018".
    """
    if match := _MONTHS_ONLY.search(line):
        end = _point(match["b"])
        start = _point(f"{match['m']} {end[:4]}")
        return DateRange(start, end, match.span())
    if match := _RANGE.search(line):
        return DateRange(_point(match["a"]), "present" if match["c"] else _point(match["b"]), match.span())
    if match := _SINCE.search(line):
        return DateRange(_point(match["a"]), "present", match.span())
    return None


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


def years_covered(ranges: list[tuple[str, str]], today: datetime.date) -> float | None:
    """Years that the ranges cover together, overlaps counted once; None without a readable range."""
    months: set[int] = set()
    for start, end in ranges:
        first = month_number(start, is_end=False, today=today)
        last = month_number(end, is_end=True, today=today)
        if first is not None and last is not None and first <= last:
            months.update(range(first, last + 1))
    return round(len(months) / 12, 1) if months else None
