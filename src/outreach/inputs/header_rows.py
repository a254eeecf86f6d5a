"""Heading lines that lost their borders: rows of a table, and cities that stood in a column of their own."""

from __future__ import annotations

import re

from outreach.inputs.cities import is_city
from outreach.inputs.header_words import (
    ORGANISATION_WORD,
    SELF_EMPLOYED,
    SMALL,
    organisation_weight,
    title_weight,
)
from outreach.text import plain

_COLUMNS = {
    "dates": "period dates date from to year years when time duration".split(),
    "employer": "company employer organisation organization firm institution where".split(),
    "title": "position title role job post function what designation".split(),
    "place": "place location city country".split(),
    "duties": "duties tasks responsibilities remarks description activities".split(),
}


_FOR = re.compile(r"\s+(?:with|for|by|bei|für|pour|voor|para|presso|hos|u)\s+(?=[A-ZÀ-Þ0-9])")


def table_columns(line: str) -> tuple[str, ...]:
    """The columns that a table's first row names: "Period Company Position"; () for any other line."""
    if len(line) > 60 or not line[:1].isupper():
        return ()
    words = [word for word in re.findall(r"\w+", line.lower()) if word not in ("and", "of", "held", "name")]
    kinds = [next((kind for kind, names in _COLUMNS.items() if word in names), "") for word in words]
    return tuple(dict.fromkeys(kinds)) if "" not in kinds and {"employer", "title"} <= set(kinds) else ()


def cut_row(text: str, *, title_first: bool) -> tuple[str, str] | None:
    """(left, right) of a row without marks, cut where title and employer are likeliest apart."""
    words = list(re.finditer(r"\S+", text))
    best, cut = 0.0, 0
    for word in words[1:10]:
        at = word.start()
        left, right = text[:at].strip(), text[at:]
        employer, title = (right, left) if title_first else (left, right)
        if (
            not title_weight(title)
            or title.split()[-1].lower() in SMALL
            or employer.split()[0].lower() in SMALL
        ):
            continue
        score = title_weight(title) + organisation_weight(employer) - organisation_weight(title.split()[-1])
        score += 0.05 * len(title.split()) - 0.8 * title_weight(employer)
        score += 1.0 if ORGANISATION_WORD.fullmatch(employer.split()[-1]) and not title_first else 0.0
        if score > best:
            best, cut = score, at
    return (text[:cut].strip(), text[cut:]) if cut else None


def cut_at_word(text: str) -> tuple[str, str] | None:
    """(title, employer) of "Deckhand with Vantry", "Cook for Grand Hotel"; None when no such word is "
    "there."""
    found = _FOR.search(text)
    return (text[: found.start()], text[found.end() :]) if found else None


def without_city(text: str, places: frozenset[str]) -> tuple[str, str] | None:
    """ "Big Sky Carriers Walton" before ", MT" as employer and city: the gap between them was lost."""
    words = text.split()
    if plain(text) in places:
        return None
    for count in (2, 1):
        whole = len(words) > count + 1 or (len(words) == count + 1 and SELF_EMPLOYED.fullmatch(words[0]))
        tail = " ".join(words[-count:])
        known = whole and (plain(tail) in places or is_city(tail))
        if known and words[-count - 1].lower() not in SMALL:
            cut = text.rindex(words[-count])
            return text[:cut].strip(), text[cut:]
    found = list(ORGANISATION_WORD.finditer(text))
    if not found or not found[-1].start():
        return None
    tail = text[found[-1].end() :].strip()
    if 1 <= len(tail.split()) <= 2 and tail[0].isupper() and tail.split()[0].lower() not in SMALL:
        return text[: found[-1].end()].strip(), tail
    return None
