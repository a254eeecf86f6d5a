"""Where a job is: what data, labels, the lines beside the role, titles and the text say, weighed together.

There is no list of towns here. A piece is taken for a place by where it stands and by what it is not;
with too little to speak for it, none is given, since no place is better than a department.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from outreach.inputs.cities import is_city
from outreach.inputs.labels import labelled
from outreach.inputs.place_names import REMOTE, has_region, is_building, is_place, is_region, town_of
from outreach.inputs.structured import Found
from outreach.text import plain, sentences

_WORD = r"[A-ZÀ-ÞŠŽČŁŚŻØÅ][\w’'-]*"
_NAME = rf"{_WORD}(?:[ -](?:upon|on|sur|am|an der|de|la|le|del|{_WORD})){{0,3}}"
_SITES = (
    r"office|studio|workshop|site|laborator(?:y|ies)|lab|factory|depot|clinic|school|plant|warehouse|shop|"
    r"bakery|"
    r"hospital|kitchen|yard|library|museum|theatre|headquarters|HQ|mill|store|campus|branch|centre|center|"
    r"home|base|"
    r"boatyard|farm|premises|surgery|practice|works|building|team|barn|house|hall|tower|garage|studios|"
    r"salon|nursery|hotel|garden"
)
_IN_TEXT = re.compile(
    rf"\b(?:[Bb]ased|located|situated|live|living|lives|move|moving|relocate|relocation)\s+(?:(?:at|in|"
    rf"near|to)|(?:with)?in reach of|close to) (?P<a>{_NAME})|"
    rf"\bwithin [\w ]{{1,20}} of (?P<g>{_NAME})|\b(?:{_SITES})s? (?:is |are |stands? )?in (?:the "
    rf")?(?P<b>{_NAME})|\b[Oo]ur (?P<c>{_NAME}) (?:{_SITES})\b|"
    rf"\b(?:role|job|position|post|work|works|working|place of work)(?: is| are)?(?: based)? in "
    rf"(?P<d>{_NAME})|"
    rf"\b(?:[Cc]ome|[Jj]oin us|[Dd]rop) (?:to|in|by)\b[^.]{{0,30}}? in (?P<e>{_NAME})|\bat [Oo]ur "
    rf"(?P<f>{_NAME}) |"
    rf"(?P<h>{_NAME}),? (?:or|/) (?:fully )?[Rr]emote\b"
)
_IN = re.compile(rf"\bin (?P<name>{_NAME})")
_NEAR = re.compile(rf"\b(?:near|outside|close to|north of|south of|east of|west of) (?P<name>{_NAME})")
_NAMED_FOR = re.compile(
    rf"\b(?:University|College|City|Town|Port|County) of (?P<a>{_NAME})|"
    rf"\b(?P<b>{_WORD}) (?:Council|University)\b"
)
_FOOT = re.compile(
    rf"\b(?P<town>{_NAME}),? [A-Z]{{1,2}}\d{{1,2}}[A-Z]? \d[A-Z]{{2}}\b|"
    rf"(?:{_WORD} ){{1,3}}(?:Street|Road|Lane|Avenue|Quay|Square|Row|Way|Wharf|Strasse|straat|gatan|Park),? "
    rf"(?P<name>{_NAME})\b"
)
_ELEMENT = frozenset(
    "location locations locality city town place workplace joblocation addresslocality".split()
)
_OTHER_ELEMENT = frozenset(
    "similar related card search filter recommended type icon label title map nav footer header "
    "autocomplete link input "
    "size select placeholder allowance workplacetypes".split()
)
# what follows a kind of firm: "a consultancy of 80 people in Utrecht", "a brewery on the wharf at Lyttelton"
_FIRM_IN = re.compile(
    r"\b(?:company|firm|consultancy|agency|charity|business|brewery|start-?up|kennels|co-?operative|"
    r"restaurant|pub|caf[eé]|"
    rf"{_SITES})(?: of (?:[\w-]+ ){{1,4}}?(?:people|of us|staff|engineers|employees))?(?: on the \w+|"
    rf" by the \w+)? "
    rf"(?:in|at) (?:the )?(?P<name>{_NAME})"
)
# a body whose name says where it is
_BODY_OF = re.compile(
    rf"^(?:The )?(?:University|City|Town|Port|County|Parish|Borough|Village|Diocese) of (?P<name>{_NAME})$"
)
_SEPARATORS = r"\s*[·|•»]\s*|\s+[–—/-]+\s+|\s*;\s*|,\s+"
_DASHES = r"\s[–—|·-]\s"
_ENOUGH = 1.4


# what stands around a town without any sign: "4 May Montréal, two days on site", "New Cressing Full-time 70k"
_AROUND = re.compile(
    r"^(?:on-?site|hybrid|remote) (?=[A-ZÀ-Þ][a-zà-þ])|"
    r"^\d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?(?: \d{4})? (?=[A-ZÀ-Þ])|"
    r"(?<=\w)\s+(?:full[- ]?time|part[- ]?time|permanent|temporary|contract|hybrid|on-?site|[£$€]\s?\d|"
    r"\d{2,3}k)\b[^(]*$|"
    r"(?<=\w),? (?:or|and) (?:nearby|on the road|surrounding .*|around|the surrounding .*)$",
    re.IGNORECASE,
)


def _pieces(line: str, others: Sequence[str]) -> list[str]:
    line = _AROUND.sub("", line)
    for other in sorted((o for o in others if o), key=len, reverse=True):
        line = re.sub(re.escape(other), " · ", line, flags=re.IGNORECASE)
    line = re.sub(r"\b(?:by|in|at|near|with|job)\b\s+(?=[A-ZÀ-Þ])|[()]", " · ", line)
    return [piece for raw in re.split(_SEPARATORS, line) if (piece := raw.strip(" .,:–—-/"))]


def _named_elements(soup: Any) -> list[str]:
    """Texts of elements that a page calls its location, when they are few: cards have theirs too."""
    found: dict[str, None] = {}
    for element in soup.find_all("a span div p li dd td h2 h3 h4 h5 strong small".split()) if soup else ():
        marks = [*(element.get("class") or []), element.get("id") or ""]
        marks += [
            str(v) for k, v in element.attrs.items() if k.startswith("data-") or k in ("itemprop", "property")
        ]
        tokens = set(re.split(r"[^a-z]+", re.sub(r"([a-z])([A-Z])", r"\1 \2", " ".join(marks)).lower()))
        if not tokens & _ELEMENT or tokens & _OTHER_ELEMENT:
            continue
        text = " ".join(element.get_text(" ").split())
        text = re.sub(r"^(?:job |work )?locations?:?\s+", "", text, flags=re.IGNORECASE)
        if 0 < len(text.split()) <= 8 and any(char.isupper() for char in text):
            found[text] = None
    return list(found) if len(found) <= 4 else []


def stated_places(soup: Any, lines: Sequence[str], near: Sequence[str]) -> list[str]:
    """What a page calls a place outright: by a label, by the name of an element, as "Town, Country"."""
    regional = [
        line for line in near if has_region(line) and line.count(",") == 1 and not re.search(_DASHES, line)
    ]
    told = [*_labelled(lines), *_named_elements(soup), *regional]
    pieces = [piece for text in told for piece in (town_of(text), *_pieces(text, []))]
    return list(dict.fromkeys(piece for piece in pieces if is_place(piece)))


def _labelled(lines: Sequence[str]) -> Iterator[str]:
    """What labels call a place; the lines of an address that begins with a house are joined."""
    for value in labelled(lines, "place"):
        joined = [value]
        if is_building(value):
            at = next((i for i, line in enumerate(lines) if line.strip() == value), -1)
            for line in lines[at + 1 : at + 4] if at >= 0 else ():
                if len(line.split()) > 5 or line.endswith((".", ":")) or not line[:1].isalnum():
                    break
                joined.append(line)
                if not is_building(line):
                    break
        yield ", ".join(joined)


def _spoken(text: str, company: str) -> Iterator[tuple[str, float]]:
    at_home = re.compile(rf"{re.escape(company)} in (?P<name>{_NAME})") if company else None
    if company and (named := _BODY_OF.match(company)):
        yield named["name"], 1.5
    for line in text.split("\n"):
        for sentence in sentences(line):
            for pattern in (_FIRM_IN, at_home):
                for match in pattern.finditer(sentence) if pattern else ():
                    yield match["name"], 1.5
            for match in _IN_TEXT.finditer(sentence):
                yield next(name for name in match.groupdict().values() if name), 1.5
            for match in _IN.finditer(sentence):
                held = re.search(r"\b(?:held|happen|take place|meet|interview\w*)\b", sentence)
                yield match["name"], 1.0 if held else 0.5
            for match in _NAMED_FOR.finditer(sentence):
                yield match["a"] or match["b"], 0.6
            if re.search(r"\b(?:team|join|us|we|site|work)\b", sentence):
                for match in _NEAR.finditer(sentence):
                    yield match["name"], 1.4


def _told(
    soup: Any,
    lines: Sequence[str],
    near: Sequence[str],
    title: Sequence[str],
    headed: Sequence[str],
    text: str,
    others: Sequence[str],
) -> Iterator[tuple[str, float, str]]:
    """(what is said, its weight, where) from every witness."""
    for value in _labelled(lines):
        # a house says less than a town
        yield value, 2.2 if is_building(town_of(value)) else 4.0, "a line that is labelled so"
    for value in _named_elements(soup) if soup is not None else ():
        yield value, 3.2, "an element named location"
    meta = soup.find("meta", property="og:description") if soup is not None else None
    summary = str(meta.get("content") or "") if meta else ""
    if has_region(summary):
        yield summary, 2.0, "the page's summary"
    for match in _IN.finditer(summary):
        yield match["name"], 0.8, "the page's summary"
    for line in near:
        if has_region(line):
            yield line, 3.0, "the line beside the role"
            continue
        pieces = _pieces(line, others)
        for at, piece in enumerate(pieces):
            beyond = at + 1 < len(pieces) and is_region(re.split(r"\s+or\s+|\s*\(", pieces[at + 1])[0])
            if beyond or not re.match(r"The (?!Hague\b|Wirral\b|Bronx\b)", piece):
                yield piece, 3.0 if beyond else 1.5, "the line beside the role"
    for line in headed:
        pieces = [_AROUND.sub("", piece) for piece in _pieces(line, others)]
        for piece in pieces:
            # a trade's field, "Manager - Climbing", comes back in the text in small letters
            if not re.search(rf"\b{re.escape(piece.lower())}\b", text):
                yield piece, 1.5, "the role's heading"
    for line in title:
        bare = re.sub("|".join(re.escape(other) for other in others if other) or "$^", " · ", line)
        for match in _IN.finditer(bare):
            yield match["name"], 1.6, "the page's title"
        pieces = _pieces(line, others)
        for at, piece in enumerate(pieces):
            beyond = at + 1 < len(pieces) and is_region(re.split(r"\s+or\s+|\s*\(", pieces[at + 1])[0])
            yield piece, 2.2 if beyond else 0.9, "the page's title"
    for name, weight in _spoken(text, others[0] if others else ""):
        if re.fullmatch(r"[A-Z]{2,6}", name):
            continue  # letters of a tool: "experience in QGIS"
        yield name, weight, "the text"
    for line in lines[-12:]:
        for match in _FOOT.finditer(line):
            coded = match["town"] or re.match(
                r"(?: [A-Z]{1,2}\d{1,2}[A-Z]?)? \d[A-Z]{2}\b", line[match.end() :]
            )
            yield match["name"] or match["town"], 1.4 if coded else 0.9, "an address on the page"


def find_place(
    lines: Sequence[str],
    near: Sequence[str],
    title: Sequence[str],
    headed: Sequence[str],
    text: str,
    others: Sequence[str],
    soup: Any = None,
) -> Found | None:
    """The place with where it was found, or None.

    `lines` are all lines of the page, `near` those beside the role's heading, `title` the pieces of
    the title, `headed` lines with the role and more, `others` the names that are no places here:
    company, role, board, agency.
    """
    scores: dict[str, float] = defaultdict(float)
    forms: dict[str, tuple[float, str, str]] = {}
    counted: set[tuple[str, str]] = set()
    for said, weight, where in _told(soup, lines, near, title, headed, text, others):
        strong = weight >= 2.0
        name = town_of(said)
        if strong:  # what a label says is a place, unless it is one of the names that are none
            named = [town_of(piece) for piece in (name, *_pieces(said, others))]
            name = next((p for p in named if is_place(p, others) and len(p.split()) <= 6), "")
        elif not is_place(name, others):
            continue
        key = plain(name)
        if not key or (is_region(name) and not REMOTE.match(name) and not strong):
            continue
        times = 0.35 if (key, where) in counted else 1.0
        counted.add((key, where))
        bonus = 0.4 if is_city(name) and (key, "known") not in counted else 0.0
        counted.add((key, "known"))
        scores[key] += (weight + bonus) * times * (0.3 if is_region(name) else 1.0)
        if key not in forms or forms[key][0] < weight:
            forms[key] = (weight, name, where)
    if not scores:
        return None
    best = max(scores, key=lambda key: scores[key])
    if re.match(
        r"(?:fully |100 ?% )?(?:remote|anywhere|home)\b", forms[best][1], re.IGNORECASE
    ):  # a town that is told beside "remote" says more
        towns = [key for key in scores if not REMOTE.match(forms[key][1]) and forms[key][2] != "the text"]
        best = max(
            (key for key in towns if scores[key] >= _ENOUGH), key=lambda key: scores[key], default=best
        )
    return (forms[best][1], forms[best][2]) if scores[best] >= _ENOUGH else None
