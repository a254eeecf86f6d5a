"""Numbers of a text with their unit: digits, words, sums of money, shares, years, and how exact they are."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, replace

from outreach.checks.words import STOP, first_words, key_of, words_of
from outreach.kept import kept_by_text

_UNITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
}  # fmt: skip
_SCALES = {"hundred": 100, "thousand": 1e3, "million": 1e6, "billion": 1e9, "bn": 1e9, "dozen": 12}
_SUFFIX = {"k": 1e3, "m": 1e6, "bn": 1e9, "b": 1e9}
_ONES = "|".join(_UNITS)
_WORDED = rf"(?:(?:{'|'.join(_TENS)})(?:[-\s](?:{_ONES}))?|{_ONES})"
_NUMBER = re.compile(
    rf"(?<![\w./])(?:(?P<money>[£$€]\s?|(?:USD|EUR|GBP|"
    rf"CHF)\s)?(?P<digits>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    rf"(?P<suffix>(?:bn|[kKmMbB])(?![A-Za-z]))?(?!/\d)|\b(?P<word>{_WORDED})\b)"
    rf"(?P<scales>(?:[\s-]+(?:hundred|thousand|million|billion|bn|"
    rf"dozen)\b)*)(?P<rest>(?<=hundred)\sand\s{_WORDED}\b)?"
    r"(?P<plus>\+)?(?P<percent>\s?(?:%|percent\b|per cent\b))?",
    re.IGNORECASE,
)
_A_SCALE = re.compile(
    r"\b(?:a|an|one|half a)\s+(?P<scale>hundred|thousand|million|billion|dozen|decade)\b", re.I
)
_DECADES = re.compile(r"\b(?:two|three|\d)\s+decades\b", re.I)
_BEFORE = re.compile(
    r"(?P<over>over|more than|above|exceeding|upwards of|at least|well over|beyond|in excess of|"
    r"surpassing)\s*$|"
    r"(?P<under>almost|nearly|up to|close to|just under|under|less than|below|fewer than|approaching|"
    r"as many as)\s*(?:a\s+)?$|"
    r"(?P<about>about|around|roughly|approximately|some|circa|~|c\.)\s*$",
    re.I,
)
_FRACTIONS = {
    "half": 50,
    "halv": 50,
    "third": 33,
    "quarter": 25,
    "fifth": 20,
    "tenth": 10,
    "doubl": 100,
    "tripl": 200,
}


@dataclass(frozen=True)
class Quantity:
    """One number. `kind`: "count", "%", "money", "year" (a date), or "duration" in `unit`s."""

    value: float
    kind: str
    unit: str  # stem of the word it counts: "servic", "year"; "" when nothing follows
    approx: str  # "", "over", "under", "about"
    start: int
    end: int
    text: str
    before: str = ""  # the preposition in front: "from", "to", "by"
    counted: tuple[str, ...] = ()  # stems of up to three words behind: "bank accounts" in "60 bank accounts"

    @property
    def is_worded(self) -> bool:
        return self.text[:1].isalpha()


_AFTER_YEAR = frozenset(
    key_of(word)
    for word in "you when where onwards after before until season summer winter spring gave".split()
)
_DURATIONS = {"year": "year", "yr": "year", "month": "month", "week": "week", "day": "day", "days": "day",
              "hour": "hour",
              "minut": "minute", "second": "second", "decad": "decade"}  # fmt: skip


def _unit_after(text: str, end: int) -> str:
    """The stem of what is counted: the first word behind that says something, within the phrase."""
    tail = text[end : end + 48]
    match = re.match(r"\s*-?\s*(?=[\w])", tail)
    if not match:
        return ""
    for word in first_words(text, end, end + 48):
        if word.sign and word.sign not in "-":
            return ""
        if word.low in STOP or word.is_number:
            return ""
        return key_of(word.text.split("-")[0]) if "-" in word.text else word.key
    return ""


def _counted(text: str, end: int) -> tuple[str, ...]:
    """The stems of what is counted, up to three words, within the phrase."""
    found: list[str] = []
    for word in first_words(text, end, end + 60):
        if (word.sign and word.sign != "-") or word.low in STOP or word.is_number:
            break
        found.append(word.key)
    return tuple(found)


def _value(match: re.Match[str]) -> float:
    if digits := match["digits"]:
        value = float(digits.replace(",", ""))
    else:
        parts = re.split(r"[-\s]+", match["word"].lower())
        value = float(sum(_UNITS.get(part, _TENS.get(part, 0)) for part in parts))
    if suffix := match["suffix"]:
        value *= _SUFFIX[suffix.lower()]
    for scale in re.findall(r"[a-z]+", match["scales"].lower()):
        value *= _SCALES[scale]
    if match["rest"]:
        value += sum(
            _UNITS.get(part, _TENS.get(part, 0)) for part in re.split(r"[-\s]+", match["rest"].lower())
        )
    return value


_ONE_BEHIND = re.compile(r"\s(?:second|minute|hour|day|week|month)\b")
_ONE_AHEAD = re.compile(r"\b(?:of|in|to|within)\s$")


def _one_counts(text: str, match: re.Match[str]) -> bool:
    """Whether "one" is an amount: "a close of one day", "from nine hours down to one"."""
    left = text[: match.start()]
    if not _ONE_AHEAD.search(left[-8:]):
        return False
    if _ONE_BEHIND.match(text, match.end()):
        return True
    return bool(re.search(r"\bfrom\s[^.;]{1,40}\bto\s$", left)) and not re.match(r"\s\w", text[match.end() :])


@kept_by_text()
def quantities(text: str) -> tuple[Quantity, ...]:  # noqa: PLR0915
    """Every number of a text, in order. "one" alone is no number ("one of them"), nor is "S3" or "WCAG 2.2"."""  # noqa: E501
    found: list[Quantity] = []
    for match in _NUMBER.finditer(text):
        if match["word"] and match["word"].lower() in ("one", "zero") and not match["scales"].strip():  # noqa: SIM102
            if not _one_counts(text, match):
                continue
        if match["digits"] and re.match(r"[A-Za-z]", text[match.end() : match.end() + 1]):
            if not re.match(
                r"(?:ms|s|kg|km|m|h|hrs?|yrs?|TB|GB|MB|kB|kW|MW|th|nd|rd|st|x|min)\b", text[match.end() :]
            ):
                continue
            if re.match(r"(?:th|nd|rd|st)\b", text[match.end() :]):
                continue
        value = _value(match)
        ahead = text[max(0, match.start() - 24) : match.start()]
        near = _BEFORE.search(ahead)
        approx = near.lastgroup if near else ""
        if match["plus"] or re.match(r"\s?\+|\s+plus\b|\s+or more\b", text[match.end() :]):
            approx = "over"
        prefix = re.search(r"\b(from|to|by|of|since|in|between|and|until)\s+(?:\w+ )?$", ahead, re.I)
        unit = _unit_after(text, match.end())
        kind = "count"
        if match["percent"]:
            kind = "%"
        elif match["money"] or re.match(
            r"\s?(?:dollars|euros|pounds|USD|EUR|GBP|£|€)", text[match.end() :], re.I
        ):
            kind = "money"
        elif (
            match["digits"]
            and not match["suffix"]
            and re.fullmatch(r"(?:1[5-9]\d|20[0-4])\d", match["digits"])
        ):
            kind = "year" if not unit or prefix or unit in _AFTER_YEAR else "count"
        elif unit in _DURATIONS:
            kind, unit = "duration", _DURATIONS[unit]
        end = match.end()
        if half := re.match(r"\s?(?:and a half|½)(?:\s|-)", text[end:]):
            value, end = value + 0.5, end + len(half.group().rstrip())
            unit = _unit_after(text, end)
            kind = "duration" if unit in _DURATIONS else kind
            unit = _DURATIONS.get(unit, unit)
        found.append(
            Quantity(
                value, kind, unit, approx or "", match.start(), end, text[match.start() : end].strip(),
                prefix.group(1).lower() if prefix else "", _counted(text, end),
            )
        )  # fmt: skip
    for match in _A_SCALE.finditer(text):
        if any(q.start <= match.start() < q.end or match.start() <= q.start < match.end() for q in found):
            continue
        scale = match["scale"].lower()
        near = _BEFORE.search(text[max(0, match.start() - 24) : match.start()])
        end = match.end()
        extra = 0.0
        if rest := re.match(rf"\sand\s(?P<word>{_WORDED})\b", text[end:], re.I):  # "a hundred and eighty"
            parts = re.split(r"[-\s]+", rest["word"].lower())
            extra, end = float(sum(_UNITS.get(part, _TENS.get(part, 0)) for part in parts)), end + rest.end()
            found = [q for q in found if not match.start() <= q.start < end]
        half = 0.5 if match.group().lower().startswith("half") else 1.0
        value = 10.0 if scale == "decade" else _SCALES[scale]
        kind = "duration" if scale == "decade" else "count"
        unit = "year" if scale == "decade" else _unit_after(text, end)
        found.append(
            Quantity(
                value * half + extra,
                kind,
                unit,
                near.lastgroup if near else "",
                match.start(),
                end,
                text[match.start() : end],
            )
        )
    for match in _DECADES.finditer(text):
        found = [q for q in found if not match.start() <= q.start < match.end()]
        first = match.group().split()[0].lower()
        near = _BEFORE.search(text[max(0, match.start() - 24) : match.start()])
        value = 10.0 * (_UNITS.get(first) or float(first))
        found.append(
            Quantity(
                value,
                "duration",
                "year",
                near.lastgroup if near else "",
                match.start(),
                match.end(),
                match.group(),
            )
        )
    found.sort(key=lambda quantity: quantity.start)
    for one, following in list(itertools.pairwise(found)):  # "two years and eight months" is one length
        between = text[one.end : following.start]
        if (one.unit, following.unit) == ("year", "month") and re.fullmatch(
            r"\s?-?years?,?\s(?:and\s)?", between
        ):
            whole = replace(
                one,
                value=one.value + following.value / 12,
                end=following.end,
                text=text[one.start : following.end],
            )
            found = [whole if q is one else q for q in found if q is not following]
    for at, one in enumerate(found):  # "a year and eleven months" is one length, too
        if one.unit == "month" and (ahead := re.search(r"\b(?:a|one) year and $", text[: one.start])):
            found[at] = replace(
                one,
                value=1 + one.value / 12,
                unit="year",
                start=ahead.start(),
                text=text[ahead.start() : one.end],
            )
    for at, (one, following) in enumerate(
        itertools.pairwise(found)
    ):  # "two to three weeks" counts weeks twice
        if (
            not one.unit
            and one.kind == "count"
            and re.fullmatch(r"\s?(?:to|or|–|-|and)\s?", text[one.end : following.start])
        ):
            found[at] = replace(
                one, unit=following.unit, kind=following.kind if following.kind != "year" else one.kind
            )
    for at, (one, following) in enumerate(itertools.pairwise(found)):
        # "six years in a studio, and with us more than nine", "nine hours down to one": the unit is told once
        if (
            one.kind == "duration"
            and following.kind == "count"
            and not following.unit
            and not following.counted
            and re.search(
                r"\b(?:and|to|have|has|then|before)\s(?:more than |almost |over |nearly |about )?$",
                text[one.end : following.start],
            )
            and not re.match(r"\s(?:of|out)\b", text[following.end :])
        ):
            found[at + 1] = replace(following, unit=one.unit, kind="duration")
    return tuple(found)


@kept_by_text()
def shares_of(text: str) -> frozenset[float]:
    """The shares in a hundred that a text's words say: "by a fifth", "nine out of ten"."""
    shares = {
        float(_FRACTIONS[word.key])
        for line in text.split("\n")
        for word in words_of(line)
        if word.key in _FRACTIONS
    }
    for match in _OUT_OF.finditer(text):
        part, whole = (_value(one) for name in ("part", "whole") if (one := _NUMBER.match(match[name])))
        if 0 < part <= whole:
            shares.add(round(100 * part / whole, 1))
    return frozenset(shares)


_OUT_OF = re.compile(
    rf"\b(?P<part>{_WORDED}|\d+)\s(?:out of|in)\s(?:every\s)?(?P<whole>{_WORDED}|\d+)\b", re.IGNORECASE
)


@kept_by_text()
def values_in(text: str) -> frozenset[float]:
    """The numbers that a line states, with the shares that its words say ("by a fifth" is 20 %)."""
    values = {quantity.value for quantity in quantities(text) if quantity.kind != "year"}
    return frozenset(values | shares_of(text))


def agrees(quantity: Quantity, stated: float) -> bool:
    """Whether a number may be told for the stated one: the same, or rounded with a word that says so."""
    value = quantity.value
    if abs(value - stated) <= 1e-6 * max(abs(stated), 1.0):
        return True
    if not value or not stated or value < 10:
        return False
    ratio = stated / value
    if quantity.approx == "over":
        return 1.0 <= ratio <= 1.25
    if quantity.approx == "under":
        return 0.85 <= ratio <= 1.0
    if quantity.approx == "about":
        return 0.9 <= ratio <= 1.1
    return False
