"""Posts without dates: a line on earlier ones, a list of them, or a section that gives no dates at all."""

from __future__ import annotations

import re
from collections.abc import Sequence

from outreach.inputs.cities import is_city
from outreach.inputs.dates import find_date_range, find_single_date
from outreach.inputs.duties import is_duty
from outreach.inputs.header_pieces import pieces_of
from outreach.inputs.header_words import DEGREE, PLACE, UNPAID, is_function, organisation_weight, title_weight
from outreach.inputs.headers import LISTED, Marks, capital_share, is_header_like
from outreach.records import Employment
from outreach.text import has_bullet, strip_bullet

_WHEN = r"(?:earlier|previous|prior|before|former|further|other|additional)"
_WHAT = (
    r"(?:posts?|roles?|jobs?|positions?|employments?|employers?|career|experience|work|that|this|"
    r"appointments?)"
)
# "Earlier: clerk at Moss Printers, …"; "Other roles – …"
_MARK = re.compile(
    rf"^(?:{_WHEN}(?:ly)?(?:\s(?:work|career|paid|professional|part-time))?(?:\s{_WHAT})?(?:\sinclude[sd]?)?)"
    rf"\s*(?:[:–—-]|(?<=include)|(?<=includes)|(?<=included))\s*(?P<rest>\S.*)$",
    re.IGNORECASE,
)
# "Previously worked at Saffron Lane, Café Lumen and The Anchor."
_WORKED = re.compile(
    rf"^(?:{_WHEN}(?:ly)?(?:\s{_WHAT})?,?\s(?:i\s|also\s|had\s|have\s)*(?:worked|employed|served|posts?|roles?|jobs?|"
    r"positions?|held\s\w+)\s(?:also\s)?(?:at|for|with|by|in)\s|"
    rf"{_WHEN}\s(?:{_WHAT})\s(?:includes?|included|was|were)\s(?:(?:at|with|for)\s)?)(?P<rest>\S.*)$",
    re.IGNORECASE,
)
_AT = re.compile(r"\s(?:at|for|with|of)\s(?:the\s)?(?=[A-ZÀ-Þ0-9])|\s(?:at|for|with)\s(?=the\s[A-ZÀ-Þ])")
_LENGTH = re.compile(
    r"\s*[,–—-]?\s*[(\[]?\s*(?:about |approx\. |over |some )?(?:\d{1,2}|one|two|three|four|five|six|"
    r"seven|eight|nine|ten)"
    r"(?:\.\d)?\+?\s*(?:years?|yrs?|months?|mos?|seasons?|summers?)\b[^)\]]{0,20}[)\]]?\s*$",
    re.IGNORECASE,
)
_SMALL_START = re.compile(r"^(?:(?:and|an?|as|the|in|then|also)\s)+", re.IGNORECASE)


def without_length(line: str) -> str:
    """A line without the time at its end: "Head Baker, 3 years and 6 months"."""
    return _LENGTH.sub("", line)


def take_earlier(lines: Sequence[str]) -> tuple[list[str], list[Employment]]:
    """(the lines without those on earlier posts that give no dates, the posts these name)."""
    kept: list[str] = []
    posts: list[Employment] = []
    for at, line in enumerate(lines):
        whole = strip_bullet(line)
        found = (_MARK.match(whole) or _WORKED.match(whole)) if len(whole) < 400 else None
        listed: list[Employment] = []
        if found and not find_date_range(whole):
            rest = found["rest"]
            after = lines[at + 1] if at + 1 < len(lines) else ""
            if (
                after
                and not rest.rstrip().endswith(".")
                and after.rstrip().endswith(".")
                and len(after) < 120
            ):
                rest = f"{rest} {after}"
            listed = _listed(rest, bare=bool(_WORKED.match(whole)) or "includ" in whole[:40].lower())
        if listed:
            posts += listed
        else:
            kept.append(line)
    return kept, posts


def _listed(text: str, *, bare: bool) -> list[Employment]:
    """The posts of "clerk at Moss Printers, barman at The Crown and Bell"; with `bare` also names alone."""
    parts = [
        _SMALL_START.sub("", part).strip(" .,;")
        for part in re.split(r"[;,]\s+|\sand\s(?=[a-zà-ÿ]+\s|the\s)", text)
    ]
    posts = []
    for part in parts:
        cut = _AT.search(part)
        if cut:
            title, employer = part[: cut.start()].strip(), _LENGTH.sub("", part[cut.end() :]).strip()
            if _is_name(employer) and 0 < len(title.split()) <= 6:
                posts.append(Employment(employer, title))
    if posts or not bare:
        return posts
    names = [part for whole in parts for part in re.split(r"\sand\s", whole)]
    names = [_LENGTH.sub("", name).strip() for name in names if name]
    sound = [name for name in names if _is_name(name) and title_weight(name) < 3]
    return [Employment(name, "") for name in sound] if len(sound) * 2 > len(names) else []


def _is_name(text: str) -> bool:
    share, count = capital_share(text)
    place = PLACE.match(text) or (is_city(text) and not organisation_weight(text))
    return (
        share >= 0.6 and 1 <= count <= 7 and not place and not DEGREE.search(text) and not UNPAID.search(text)
    )


def post_in_line(line: str, *, title_first: bool | None = None) -> Employment | None:
    """The post of a line that names title, employer and nothing else but places: "Cook, Grand Hotel, York".

    `title_first` is the order that the dated posts of the resume have; None takes either.
    """
    text = _LENGTH.sub("", strip_bullet(line).replace("\t", " | ")).strip(" ,;|–—-·")
    if find_date_range(text) or find_single_date(text) or LISTED.match(text) or is_duty(text):
        return None
    if len(text.split()) > 12 or (re.search(r"[.!?:;]$", text) and not re.search(r"\b\w{1,4}\.$", text)):
        return None
    pieces = [(mark, piece) for mark, piece in pieces_of(text) if mark != "via"]
    places = [
        (m, p)
        for m, p in pieces[1:]
        if not m and (PLACE.match(p) or (is_city(p) and not organisation_weight(p)))
    ]
    rest = [piece for piece in pieces if piece not in places]
    while (
        len(rest) > 2
        and title_weight(rest[-1][1]) < 2
        and len(rest[-1][1].split()) <= 2
        and rest[-1][0] == ""
    ):
        rest = rest[:-1]  # an unknown town
    if len(rest) != 2:
        return None
    (_, one), (mark, two) = rest
    choices = [(one, two, True), (two, one, False)]
    scored = [
        (_title(title, other=name) + _name(name, mark if first else ""), title, name, first)
        for title, name, first in choices
        if title_first in (None, first)
    ]
    score, title, name, _ = max(scored)
    sure = title_weight(title) >= 2 and _is_name(name) and not (is_function(name) and not mark)
    return Employment(name, title) if sure and score >= 2.5 else None


def _title(text: str, other: str) -> float:
    return title_weight(text) - (1.5 if organisation_weight(text) >= 2 > organisation_weight(other) else 0)


def _name(text: str, mark: str) -> float:
    known = organisation_weight(text) - (
        1.5 if title_weight(text) >= 3 and organisation_weight(text) < 3 else 0
    )
    return known + (2.0 if mark == "at" else 0.0) + (0.5 if capital_share(text)[0] == 1 else -1.0)


def undated_posts(lines: Sequence[str], marks: Marks) -> list[tuple[Employment, list[str]]]:
    """The posts of a section on work without dates, each with the lines under it."""
    found: list[tuple[Employment, list[str]]] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        post, used = post_in_line(line), 1
        if post is None and at + 1 < len(lines):
            post, used = post_in_two(line, lines[at + 1], marks), 2
        if post:
            found.append((post, []))
            at += used
            continue
        if found:
            found[-1][1].append(line)
        at += 1
    return found


def post_in_two(line: str, below: str, marks: Marks) -> Employment | None:
    """The post of a title over an employer, or the other way: two short lines without dates."""
    if (
        has_bullet(line)
        or has_bullet(below)
        or not (is_header_like(line, marks) and is_header_like(below, marks))
    ):
        return None
    upper, lower = (_LENGTH.sub("", text).strip() for text in (line, below))
    for title, name in ((upper, lower), (lower, upper)):
        first = next(iter(pieces_of(name.replace("\t", " | "))), ("", ""))[1]
        titled = title_weight(title) >= 3 and len(title.split()) <= 6 and capital_share(title)[0] >= 0.5
        if titled and first and _is_name(first) and title_weight(first) < 2 and capital_share(first)[0] == 1:
            return Employment(first, title)
    return None
