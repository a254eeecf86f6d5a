"""The parts of a post's heading and how much each looks like an employer, a title or a place."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

from outreach.inputs.cities import is_city
from outreach.inputs.duties import is_duty
from outreach.inputs.firm_lists import is_public_body
from outreach.inputs.header_pieces import is_labelled, pieces_of
from outreach.inputs.header_rows import cut_at_word, cut_row, table_columns, without_city
from outreach.inputs.header_words import (
    DEGREE,
    GAP,
    LEGAL,
    PLACE,
    SELF_EMPLOYED,
    SMALL,
    is_function,
    organisation_weight,
    title_weight,
)
from outreach.text import has_bullet, plain

_LENGTH = r"\(?(?:\d{1,2}\s?(?:years?|yrs?|months?|mos?)\b[\s,and]{0,5}){1,2}\)?"
_TERMS = r"(?:full|part)[ -]time|permanent|temporary|contract|freelance|internship|seasonal|fixed[ -]term"
_LENGTH_ONLY = re.compile(rf"^(?:{_LENGTH}|{_TERMS})(?:\s*[·|,/]\s*(?:{_LENGTH}|{_TERMS}))?$", re.IGNORECASE)
_PROSE_START = re.compile(
    r"^(?:i|we|my|our|this|these|the company|responsible|responsibilities|duties|key|selected|reason|"
    r"reporting|achievements?|including|tasks|main|technologies|tech stack|tools|environment|"
    r"clients? include)\b",
    re.IGNORECASE,
)
# What is listed under a post and is no post: the clients of a freelancer, projects, courses.
LISTED = re.compile(
    r"^\W*(?:clients?|customers?|projects?|end client|thesis|courses?|assignments?)\b\s*(?:[:–—-]|include)",
    re.IGNORECASE,
)


_BASE = re.compile(
    r"^(?:Fort|Camp|Joint Base|Naval (?:Air )?Station)\s|\s(?:Air (?:Force )?Base|AFB|Barracks|Garrison)$"
)


@dataclass(frozen=True)
class Part:
    """A piece of a heading line that may be an employer, a title or a place."""

    text: str
    line: int  # index among the lines given
    order: int  # from the left of its line
    employer: float  # weights: above 0 speaks for it
    title: float
    place: float
    row: int = 0  # half of a line cut without a mark: 1 title first, 2 employer first, 3 at "for" or "with"


@dataclass(frozen=True)
class Marks:
    """What the whole resume tells about its parts."""

    places: frozenset[str] = frozenset()  # squashed names of places that recur
    lower: bool = False  # nothing is written with capitals
    columns: tuple[str, ...] = ()  # of a table of posts, from the left: dates, employer, title, place


def capital_share(text: str) -> tuple[float, int]:
    """(share of words with a capital, number of words), small words left out."""
    words = [w for w in re.findall(r"[^\W\d_][\w’'.&-]*", text) if w.lower().strip(".") not in SMALL]
    if not words:
        return 1.0, 0
    return sum(w[0].isupper() for w in words) / len(words), len(words)


def is_header_like(line: str, marks: Marks, *, bullets: bool = False) -> bool:
    """Whether a line can be part of a post's heading and not of its text."""
    if not bullets and has_bullet(line):
        return False
    words = line.split()
    long = len(words) > 14 or len(line) > 110
    if (
        not words
        or (long and not (len(line) <= 180 and is_public_body(line)))
        or ("@" in line and re.search(r"\S@\S", line))
    ):
        return False
    if (_PROSE_START.match(line) or LISTED.match(line)) and not is_labelled(line):
        return False
    if table_columns(line):
        return False
    last = words[-1]
    if last.endswith((";", ":")) or (
        last.endswith((".", "!", "?")) and not LEGAL.search(line) and not re.fullmatch(r"(?:\w\.)+\)?", last)
    ):
        return False
    first = words[0].lstrip("(“\"'’")
    if first in ("at", "with", "for", "@") and len(words) > 1:
        first = words[1]  # "at Grand Hotel" under the title
    return bool(first) and (
        first[0].isupper() or first[0].isdigit() or marks.lower or _small_brand_first(line)
    )


def _small_brand_first(line: str) -> bool:
    """Whether a brand without capitals stands before or over a title: "quillo – Head of Design"."""
    parts = re.split(r"\s*[|\t·]\s*|\s+[–—-]\s+|,\s+", line, maxsplit=1)
    return (
        len(parts) == 2
        and is_small_brand(parts[0])
        and title_weight(parts[0]) < 2
        and title_weight(parts[1].strip(" |")) >= 2
        and parts[1][:1].isupper()
    )


def is_small_brand(text: str) -> bool:
    """A name that is written without capitals and may stand beside or under dates: "brightloaf"."""
    return text.islower() and len(text.split()) <= 2 and text[0].isalpha() and text[-1].isalnum()


def is_skippable(line: str) -> bool:
    """A line in a heading that says neither who nor what: "5 years 8 months", "Full-time"."""
    return bool(_LENGTH_ONLY.match(line.strip()))


def parts_of(line: str, index: int, marks: Marks, *, row: bool = False) -> list[Part]:
    """The parts of one heading line, dates already replaced by " | ".

    With `row` a line without marks is also cut in two, since tables and right-hand columns lose theirs.
    """
    pieces = list(pieces_of(line.strip(" \t,;|–—−-·•:").lstrip(". ")))
    for order in range(len(pieces) - 1):
        if PLACE.match(pieces[order + 1][1]) and (cut := without_city(pieces[order][1], marks.places)):
            pieces[order : order + 1] = [(pieces[order][0], cut[0]), ("place", cut[1])]
            break
    if len(pieces) > 7:
        return []
    title_last = _title_stands_apart(line, [piece for _, piece in pieces])
    parts = []
    for order, (mark, text) in enumerate(pieces):
        later = [p for m, p in pieces[order + 1 :]]
        employer, title, place = _weights(mark, text, order, later, marks)
        if order and _stands_before_region(pieces, order):
            employer, title, place = employer - 3.75, title - 3.0, max(place, 1.5)
        if title_last and order < 2:  # "Clerk of Works, Aviemore" and, apart from it, "Estate Surveyor"
            employer, title = (
                (max(employer, 0.0) + 2.5, title - 4) if not order else (employer - 2.5, title - 2)
            )
        parts.append(Part(text, index, order, employer, title, place))
    for order, (mark, text) in enumerate(pieces[:2]):
        if not mark and (cut := cut_at_word(text)):
            left, right = (_weights("", half, 0, [], marks) for half in cut)
            if left[1] > 0 and right[0] > 0:
                parts.append(Part(cut[0], index, order, -9.0, left[1] - 0.3, 0.0, 3))
                parts.append(Part(cut[1], index, order + 1, right[0] + 1.0, -9.0, right[2], 3))
    if row and len(pieces) == 1 and not pieces[0][0] and len(pieces[0][1].split()) >= 2:
        for number, title_first in ((1, True), (2, False)):
            if cut := cut_row(pieces[0][1], title_first=title_first):
                for order, text in enumerate(cut):
                    employer, title, place = _weights("", text, 0, [], marks)
                    less = 0.0 if marks.columns else 0.75
                    is_title = (order == 0) == title_first
                    weights = (-9.0, title - less) if is_title else (employer - less, -9.0)
                    parts.append(Part(text, index, order, *weights, place, number))
    return parts


def _stands_before_region(pieces: list[tuple[str, str]], order: int) -> bool:
    """Whether a piece is the town of "Palmetto Print House | Hialeah Park, FL", whatever its words."""
    mark, text = pieces[order]
    follows = order + 1 < len(pieces) and PLACE.match(pieces[order + 1][1])
    named_before = order > 1 or title_weight(pieces[0][1]) < 2
    return bool(
        follows
        and named_before
        and not mark
        and len(text.split()) <= 3
        and organisation_weight(text) < 3
        and not PLACE.match(text)
    )


def _title_stands_apart(line: str, pieces: list[str]) -> bool:
    """Whether a line is "Name, Place" and, behind a gap or a dash, a title, so its first word is none."""
    halves = re.split(r"\t|\s+[—–]\s+", line.strip(" \t|–—"))
    if len(halves) != 2 or not halves[0].strip() or len(pieces) < 2:
        return False
    left, right = (half.strip(" |,") for half in halves)
    apart = [part.strip() for part in left.split(",")]
    return (
        len(apart) == 2
        and pieces[:2] == apart
        and title_weight(right) >= 3
        and title_weight(apart[0]) >= 2  # otherwise the words tell them apart
        and organisation_weight(apart[1]) < 2
        and organisation_weight(right) < 2
        and not title_weight(apart[1])
        and 1 <= len(apart[1].split()) <= 3
    )


def _weights(mark: str, text: str, order: int, later: list[str], marks: Marks) -> tuple[float, float, float]:
    share, count = capital_share(text)
    place = (
        3.0
        if PLACE.match(text) or (order > 1 and _BASE.search(text))
        else 2.0
        if plain(text) in marks.places and order > 0
        else 0.0
    )
    if not place and (plain(text) in marks.places or is_city(text)):
        place = 1.0 if not is_city(text) or not order else 1.5
    title, organisation = title_weight(text), organisation_weight(text)
    employer = organisation - (2.0 if title >= 3 and organisation < 3 else 1.0 if title >= 2 else 0.3 * title)
    title -= 4.0 if organisation < -2 else 1.8 if organisation >= 3 else 1.0 if organisation >= 2 else 0
    if SELF_EMPLOYED.fullmatch(text):
        employer, title = 4.0, title - 2
    brand = text.islower() and count <= 2 and (mark == "at" or (order == 0 and not mark))
    if not marks.lower:
        employer += 1.5 if share == 1 else -1.0 if share >= 0.5 or brand else -3.5
        if share < 0.6 and count >= 5:
            title -= 3.5
    if count > 7 and not is_public_body(text):
        employer, title = employer - 2, title - 1.5
    if not count or re.fullmatch(r"[\W\d]+", text) or re.search(r"\S@\S|https?:|www\.", text):
        employer, title = -9.0, -9.0
    if text[:1].islower() and not marks.lower and not brand:
        employer, title = employer - 2, title - 2.5
    if place:
        employer, title = employer - 2.5 * place, title - 2.0 * place
    if DEGREE.search(text) and organisation < 2:
        employer -= 2
    if not order and not mark and is_duty(text):
        employer, title = employer - 4, title - 4
    if GAP.match(text):
        employer -= 6
    if order and title == 1:
        title = 0.0  # only its ending is a title's: "Granger" behind a comma is a place
    if order and is_function(text):
        employer -= 2.5  # "Vice President, Nursing"
    if len(later) == 1 and PLACE.match(later[0]) and not order and organisation <= 0:
        employer -= 1.0  # "Hamburg, Germany" is more often a place than a firm with its country
    elif later and any(PLACE.match(p) or plain(p) in marks.places for p in later[:2]):
        employer += 0.8
    if order >= 2:
        employer, title = employer - 0.5 * (order - 1), title - 0.5 * (order - 1)
    if mark == "at":
        employer += 3.5
    elif mark == "employer":
        employer, title = employer + 6, title - 9
    elif mark == "title":
        employer, title = employer - 9, title + 6
    elif mark in ("place", "dates"):
        employer, title, place = employer - 9, title - 9, 3.0
    elif mark in ("via", "agency"):
        employer -= 6 if mark == "via" else 1.5
        title -= 6 if mark == "via" else 0
    return employer, title, place


def recurring_places(lines: list[str], contact_lines: list[str]) -> frozenset[str]:
    """Squashed place names: from the lines with the candidate's contacts, and tails that recur."""
    found: dict[str, int] = {}
    for line in contact_lines:
        for _, piece in pieces_of(line):
            share, count = capital_share(piece)
            if share == 1 and 1 <= count <= 4 and not re.search(r"[@\d]", piece) and not title_weight(piece):
                found[plain(piece)] = found.get(plain(piece), 0) + 2
    for line in lines:
        pieces = pieces_of(line)
        if len(pieces) == 2 and PLACE.match(pieces[1][1]) and lines.count(line) > 1:
            found[plain(pieces[0][1])] = 2  # "Hamburg, Germany" under several posts
        for (_, piece), (_, following) in itertools.pairwise(pieces):
            if PLACE.match(following) and len(piece.split()) > 1:
                last = plain(piece.split()[-1])
                found[last] = found.get(last, 0) + 1
        for order, (mark, piece) in enumerate(pieces):
            share, count = capital_share(piece)
            tail = order and not mark and share == 1 and 1 <= count <= 3 and not re.search(r"\d", piece)
            if tail and not organisation_weight(piece) and title_weight(piece) < 2:
                found[plain(piece)] = found.get(plain(piece), 0) + 1
    return frozenset(name for name, times in found.items() if times >= 2 and len(name) > 1)


def is_weak(outside: str, marks: Marks) -> bool:
    """Whether what stands beside a date reads like a sentence rather than a heading."""
    share, count = capital_share(outside)
    return not marks.lower and share < 0.6 and count >= 3
