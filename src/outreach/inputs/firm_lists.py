"""Commas that belong to an employer's name: "Hare, Hound & Co.", "Authority for Roads, Bridges and Works"."""

from __future__ import annotations

import functools
import re

from outreach.inputs.cities import is_city
from outreach.inputs.header_words import LEGAL, PLACE, is_function, title_weight
from outreach.inputs.trades import ROLE_WORD

_WORD = r"(?:(?:[A-ZÀ-Þ]|\d+(?=[A-ZÀ-Þ]))[\w’'.-]*)"
_ITEM = rf"{_WORD}(?: {_WORD}){{0,2}}"
_LIST = re.compile(
    rf"{_ITEM}(?:, {_ITEM})+,? (?P<and>&|\+|and|y|e|et|und|og|och|en|i) {_WORD}(?: {_WORD}){{0,3}}"
)
_PARTNERS = re.compile(
    r"\b(?:Co|Sons|Daughters|Brothers|Bros|Partners?|Associates|C[ií]a|Cie|Hijos|Fils|Filles|Söhne|S[øö]nner|Söner|"
    r"A?[Aa]sociad[oa]s|Associ[ée]s|Associad[oa]s|Associati|"
    r"H(?:erma)?nos|Irmãos|Filhos|Figli|Zonen|Zoon|Partnere)\.?$"
)
# Trades that are a surname far more often than somebody's whole title.
_SURNAMES = set(
    "smith miller cooper turner potter sawyer thatcher weaver walker page hunter parker carter tyler "
    "fletcher marshall king knight major wright cartwright skinner harper piper archer abbot glover "
    "tanner fisher".split()
)
# A public body named after its tasks. What follows the "and" is taken up to the next mark.
_BODY = re.compile(
    r"\b(?:Authority|Agency|Council|Ministry|Department|Office|Bureau|Board|Commission|Committee|Directorate|"
    r"Administration|Service|Services|Institute|Foundation|Association|Federation|Union|Society|Centre|Center|"
    r"Fund|Trust|Inspectorate|Secretariat|Academy|School|College|Faculty|Ministerio|Minist[eè]re|Ministero|"
    r"Consejer[ií]a|\w*[Mm]inisterium|\w*[Aa]mt|Agentur) "
    r"(?:for|of|on|de|des|du|della|für|de la|de l[’'])\s?"
    r"(?P<tasks>[^,;|()\t]{2,50}(?:, [^,;|()\t]{2,40})*?,? "
    r"(?:and|&|y|e|et|und) (?:(?! - )[^,;|()\t–—·•/]){2,60})"
)


def _names_a_title(item: str) -> bool:
    if item.lower() in _SURNAMES:
        return False
    return title_weight(item) >= 3 or bool(ROLE_WORD.fullmatch(item.rsplit(maxsplit=1)[-1]))


def _firm(text: str, found: re.Match[str]) -> tuple[int, int] | None:
    """Where the firm's name stands in a list of names, behind titles and places; None when it is no firm."""
    whole = found.group()
    items = [*re.finditer(r"[^,]+", whole)]
    told = [item.group().strip() for item in items]
    rest = f"{text[: found.start()]} | {text[found.end() :]}"
    other_title = any(title_weight(piece.strip()) >= 2 for piece in re.split(r"\s[–—|-]\s|\t|\|", rest))
    first = 0
    while first < len(told) - 1:
        item, then = told[first], re.split(r" (?:&|\+|\w{1,3}) ", told[first + 1])[0]
        rest_single = all(" " not in t.split(" & ")[0] for t in told[first + 1 :]) and " " in item
        title = (
            (_names_a_title(item) or rest_single)
            and item != then
            and not (other_title and len(item.split()) == 1)
        )
        if not (title or is_city(item) or PLACE.match(item) or is_function(item)):
            break
        first += 1
    last = told[-1]
    if first >= len(told) - 1 or is_function(last) or any(is_city(t) for t in told[first:-1]):
        return None
    tail = re.match(r",? ([\w.]{2,10})(?=[,|;]|$)", text[found.end() :])  # its legal form behind a comma
    firm = found["and"] in "&+" or LEGAL.search(last) or _PARTNERS.search(last)
    if not firm and not (tail and LEGAL.fullmatch(tail[1])):
        return None
    return found.start() + items[first].start(), found.end()


@functools.lru_cache(maxsize=4096)
def names_with_commas(text: str) -> tuple[tuple[int, int], ...]:
    """The (start, end) of names in a heading line whose commas part nothing."""
    if "," not in text:
        return ()
    spans = []
    for found in _LIST.finditer(text):
        if span := _firm(text, found):
            spans.append(span)
    for found in _BODY.finditer(text):
        if "," in found["tasks"] and not any(is_city(t.strip()) for t in found["tasks"].split(",")[1:]):
            spans.append((found.start(), found.start() + len(found.group().rstrip())))
    return tuple(spans)


def is_public_body(text: str) -> bool:
    """Whether a text names a body by its tasks, however long: "Agency for Water, Soil and Air"."""
    return bool((found := _BODY.search(text)) and "," in found["tasks"])
