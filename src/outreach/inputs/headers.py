"""The parts of a post's heading and how much each looks like an employer, a title or a place."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from outreach.inputs.header_words import (
    DEGREE,
    GAP,
    LEGAL,
    ORGANISATION_WORD,
    PLACE,
    SELF_EMPLOYED,
    SMALL,
    UNIT,
    organisation_weight,
    title_weight,
)
from outreach.text import has_bullet, plain

_SEPARATOR = re.compile(r"\s*[|·•;→\t/]\s+|\s+[|·•/]\s*|\s+[–—−-]+\s+|,\s*(?=\S)|:\s+|\s*[()\[\]]\s*|\s+@\s+")
_AT = re.compile(r"\s+(?:at|@|chez|bei)\s+(?=[A-ZÀ-Þ0-9])|^(?:at|@)\s+", re.UNICODE)
_VIA = re.compile(
    r"[\s(,–—-]*\b(?:(?:on\s)?(?:contract(?:ed|or|ing)?|employed|placed|temp(?:orary|ing)?|assigned|agency|hired)\s)?"
    r"(?:via|through|c/o|on behalf of)\s+(?P<agency>[^,;|()]+?)"
    r"(?=\s+(?:at|to|for|with|in)\s+[A-ZÀ-Þ]|[,;|()]|\s+[–—-]\s|$)\)?"
)
_ASSIGNED = re.compile(
    r"[\s(,–—-]*\b(?:assigned to|on assignment (?:at|to|with)|placed (?:at|with|in)|seconded to|contracted to|"
    r"on-?site (?:at|with)|working (?:at|for|with)|deployed (?:at|to)|client(?: site)?:|end client:|for client)\s+",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^(?:(?P<title>(?:job\s)?title|position(?:\sheld)?|role|designation|occupation(?:\sor\sposition\sheld)?|post|"
    r"function|rank)|(?P<employer>employer(?:\sname)?|company(?:\sname)?|organi[sz]ation(?:\sname)?|firm|institution|"
    r"name(?:\sand\saddress)?\sof\s(?:the\s)?employer)|(?P<place>location|place|city|address)|"
    r"(?P<dates>dates?(?:\s(?:employed|of\semployment))?|period|duration|employment\sdates|from))\s*:\s*",
    re.IGNORECASE,
)
_LENGTH_ONLY = re.compile(
    r"^\(?(?:\d{1,2}\s?(?:years?|yrs?|months?|mos?)\b[\s,and]{0,5}){1,2}\)?$|^(?:full|part)[ -]time$|"
    r"^(?:permanent|temporary|contract|fixed[ -]term)$",
    re.IGNORECASE,
)
_PROSE_START = re.compile(r"^(?:i|we|my|our|this|these|the company|responsible|responsibilities|duties|key|selected|"
                          r"reason|reporting|achievements?|including|tasks|main|technologies|tech stack|tools|"
                          r"environment|clients? include)\b", re.IGNORECASE)  # fmt: skip
# What is listed under a post and is no post: the clients of a freelancer, projects, courses.
LISTED = re.compile(
    r"^\W*(?:clients?|customers?|projects?|end client|thesis|courses?|assignments?)\b\s*(?:[:–—-]|include)", re.I
)
_COLUMNS = {
    "dates": "period dates date from to year years when time duration".split(),
    "employer": "company employer organisation organization firm institution where".split(),
    "title": "position title role job post function what designation".split(),
    "place": "place location city country".split(),
}


@dataclass(frozen=True)
class Part:
    """A piece of a heading line that may be an employer, a title or a place."""

    text: str
    line: int  # index among the lines given
    order: int  # from the left of its line
    employer: float  # weights: above 0 speaks for it
    title: float
    place: float
    row: int = 0  # 1 or 2: half of a line cut without a mark, title first or employer first


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
    if not words or len(words) > 14 or len(line) > 110 or "@" in line and re.search(r"\S@\S", line):
        return False
    if (_PROSE_START.match(line) or LISTED.match(line)) and not _LABEL.match(line):
        return False
    if table_columns(line):
        return False
    last = words[-1]
    if last.endswith((";", ":")) or (
        last.endswith((".", "!", "?")) and not LEGAL.search(line) and not re.fullmatch(r"(?:\w\.)+\)?", last)
    ):
        return False
    first = words[0].lstrip("(“\"'’")
    return bool(first) and (first[0].isupper() or first[0].isdigit() or marks.lower)


def is_skippable(line: str) -> bool:
    """A line in a heading that says neither who nor what: "5 years 8 months", "Full-time"."""
    return bool(_LENGTH_ONLY.match(line.strip()))


@functools.lru_cache(maxsize=4096)
def _pieces(text: str) -> tuple[tuple[str, str], ...]:
    """(mark, piece) from the left; the mark is "", "at", "via", or a label's name."""
    text = text[:200]
    if label := _LABEL.match(text):
        mark = label.lastgroup or ""
        rest = _pieces(text[label.end() :])
        return tuple((mark if n == 0 else m, piece) for n, (m, piece) in enumerate(rest))
    found: list[tuple[str, str]] = []
    if via := _VIA.search(text):
        before, after = text[: via.start()], text[via.end() :]
        after = re.sub(r"^\s*(?:at|to|for|with|in)\s+(?=[A-ZÀ-Þ])", " at ", after)
        return (*_pieces(before), ("via", via["agency"].strip()), *_pieces(after))
    if assigned := _ASSIGNED.search(text):
        rest = _pieces(text[assigned.end() :])
        return (
            *(("agency" if m == "" else m, p) for m, p in _pieces(text[: assigned.start()])),
            *(("at" if n == 0 else m, p) for n, (m, p) in enumerate(rest)),
        )
    split = _AT.search(text)
    if split and not organisation_weight(text[: split.start()]) >= 2:
        rest = _pieces(text[split.end() :])
        return (*_pieces(text[: split.start()]), *(("at" if n == 0 else m, p) for n, (m, p) in enumerate(rest)))
    start = 0
    bounds = [*((m.start(), m.end(), m.group()) for m in _SEPARATOR.finditer(text)), (len(text), len(text), "")]
    for left, right, _ in bounds:
        piece = text[start:left].strip(" ,;|–—−-·•:")
        following = text[right:]
        # "Inc." and "Ltd" belong to the name before them; so does the rest of "Evans, Rees & Co".
        tail = re.match(r"(?:[^,|;()]{0,20}&\s)?[\w. &]{1,24}(?=[,|;()]|\s[–—-]\s|$)", following)
        if piece and tail and right < len(text) and LEGAL.fullmatch(tail.group().strip().split("& ")[-1]):
            continue
        if piece and re.search(r"\w", piece):
            found.append(("", piece))
        start = right
    return tuple(found)


def table_columns(line: str) -> tuple[str, ...]:
    """The columns that a table's first row names: "Period Company Position"; () for any other line."""
    if len(line) > 60 or not line[:1].isupper():
        return ()
    words = [word for word in re.findall(r"\w+", line.lower()) if word not in ("and", "of", "held", "name")]
    kinds = [next((kind for kind, names in _COLUMNS.items() if word in names), "") for word in words]
    return tuple(dict.fromkeys(kinds)) if "" not in kinds and {"employer", "title"} <= set(kinds) else ()


def _cut_row(text: str, *, title_first: bool) -> tuple[str, str] | None:
    """(left, right) of a row without marks, cut where title and employer are likeliest apart."""
    words = list(re.finditer(r"\S+", text))
    best, cut = 0.0, 0
    for word in words[1:10]:
        at = word.start()
        left, right = text[:at].strip(), text[at:]
        employer, title = (right, left) if title_first else (left, right)
        if not title_weight(title) or title.split()[-1].lower() in SMALL or employer.split()[0].lower() in SMALL:
            continue
        score = title_weight(title) + organisation_weight(employer) - organisation_weight(title.split()[-1])
        score += 0.05 * len(title.split()) - 0.8 * title_weight(employer)
        score += 1.0 if ORGANISATION_WORD.fullmatch(employer.split()[-1]) and not title_first else 0.0
        if score > best:
            best, cut = score, at
    return (text[:cut].strip(), text[cut:]) if cut else None


def _without_city(text: str, marks: Marks) -> tuple[str, str] | None:
    """ "Big Sky Carriers Walton" before ", MT" as employer and city: the gap between them was lost."""
    words = text.split()
    if plain(text) in marks.places:
        return None
    for count in (1, 2):
        whole = len(words) > count + 1 or (len(words) == count + 1 and SELF_EMPLOYED.fullmatch(words[0]))
        if whole and words[-count - 1].lower() not in SMALL:
            if plain(" ".join(words[-count:])) in marks.places:
                return text[: text.rindex(words[-count])].strip(), text[text.rindex(words[-count]) :]
    found = list(ORGANISATION_WORD.finditer(text))
    if found and 0 < len(tail := text[found[-1].end() :].strip()) and len(tail.split()) <= 2 and found[-1].start():
        if tail[0].isupper() and tail.split()[0].lower() not in SMALL:
            return text[: found[-1].end()].strip(), tail
    return None


def parts_of(line: str, index: int, marks: Marks, *, row: bool = False) -> list[Part]:
    """The parts of one heading line, dates already replaced by " | ".

    With `row` a line without marks is also cut in two, since tables and right-hand columns lose theirs.
    """
    pieces = list(_pieces(line.strip(" ,;|–—−-·•:")))
    for order in range(len(pieces) - 1):
        if PLACE.match(pieces[order + 1][1]) and (cut := _without_city(pieces[order][1], marks)):
            pieces[order : order + 1] = [(pieces[order][0], cut[0]), ("place", cut[1])]
            break
    if len(pieces) > 7:
        return []
    parts = []
    for order, (mark, text) in enumerate(pieces):
        later = [p for m, p in pieces[order + 1 :]]
        parts.append(Part(text, index, order, *_weights(mark, text, order, later, marks)))
    if row and len(pieces) == 1 and not pieces[0][0] and len(pieces[0][1].split()) >= 2:
        for number, title_first in ((1, True), (2, False)):
            if cut := _cut_row(pieces[0][1], title_first=title_first):
                for order, text in enumerate(cut):
                    employer, title, place = _weights("", text, 0, [], marks)
                    less = 0.0 if marks.columns else 0.75
                    is_title = (order == 0) == title_first
                    weights = (-9.0, title - less) if is_title else (employer - less, -9.0)
                    parts.append(Part(text, index, order, *weights, place, number))
    return parts


def _weights(mark: str, text: str, order: int, later: list[str], marks: Marks) -> tuple[float, float, float]:
    share, count = capital_share(text)
    place = 3.0 if PLACE.match(text) else 2.0 if plain(text) in marks.places and order > 0 else 0.0
    if plain(text) in marks.places and not place:
        place = 1.0
    title, organisation = title_weight(text), organisation_weight(text)
    employer = organisation - (2.0 if title >= 3 and organisation < 3 else 1.0 if title >= 2 else 0.3 * title)
    title -= 1.8 if organisation >= 3 else 1.0 if organisation >= 2 else 0
    if SELF_EMPLOYED.fullmatch(text):
        employer, title = 4.0, title - 2
    if not marks.lower:
        employer += 1.5 if share == 1 else -1.0 if share >= 0.5 else -3.5
        if share < 0.6 and count >= 5:
            title -= 3.5
    if count > 7:
        employer, title = employer - 2, title - 1.5
    if not count or re.fullmatch(r"[\W\d]+", text) or re.search(r"\S@\S|https?:|www\.", text):
        employer, title = -9.0, -9.0
    if text[:1].islower() and not marks.lower:
        employer, title = employer - 2, title - 2.5
    if place:
        employer, title = employer - 2.5 * place, title - 2.0 * place
    if DEGREE.search(text) and organisation < 2:
        employer -= 2
    if GAP.match(text):
        employer -= 6
    if len(later) == 1 and PLACE.match(later[0]) and not order and organisation <= 0:
        employer -= 1.0  # "Hamburg, Germany" is more often a place than a firm with its country
    elif later and any(PLACE.match(p) or plain(p) in marks.places for p in later[:2]):
        employer += 0.8
    if order >= 2:
        employer, title = employer - 0.5 * (order - 1), title - 0.5 * (order - 1)
    if mark == "at":
        employer += 2.5
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


def agency_in(line: str) -> str:
    """The agency named in a heading line, as written; "" when none is."""
    return next((piece for mark, piece in _pieces(line) if mark == "via"), "")


def recurring_places(lines: list[str], contact_lines: list[str]) -> frozenset[str]:
    """Squashed place names: from the lines with the candidate's contacts, and tails that recur."""
    found: dict[str, int] = {}
    for line in contact_lines:
        for _, piece in _pieces(line):
            share, count = capital_share(piece)
            if share == 1 and 1 <= count <= 4 and not re.search(r"[@\d]", piece) and not title_weight(piece):
                found[plain(piece)] = found.get(plain(piece), 0) + 2
    for line in lines:
        pieces = _pieces(line)
        if len(pieces) == 2 and PLACE.match(pieces[1][1]) and lines.count(line) > 1:
            found[plain(pieces[0][1])] = 2  # "Hamburg, Germany" under several posts
        for (_, piece), (_, following) in zip(pieces, pieces[1:], strict=False):
            if PLACE.match(following) and len(piece.split()) > 1:
                last = plain(piece.split()[-1])
                found[last] = found.get(last, 0) + 1
        for order, (mark, piece) in enumerate(pieces):
            share, count = capital_share(piece)
            if order and not mark and share == 1 and 1 <= count <= 3 and not organisation_weight(piece):
                if title_weight(piece) < 2 and not re.search(r"\d", piece):
                    found[plain(piece)] = found.get(plain(piece), 0) + 1
    return frozenset(name for name, times in found.items() if times >= 2 and len(name) > 1)


def is_labelled(line: str) -> bool:
    """Whether a line says itself what it is: "Designation: …", "Employer: …"."""
    return bool(_LABEL.match(line[:60]))


def without_place(text: str) -> tuple[str, str]:
    """An employer and the place behind it: "Zeebrink Logistiek, Oosterzand" -> two."""
    pieces = [piece for _, piece in _pieces(text)]
    if not pieces or UNIT.search(pieces[0]):
        return text, ""
    return pieces[0], ", ".join(pieces[1:])
