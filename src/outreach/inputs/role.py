"""What a job is called, on a page whose data for machines do not say."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from outreach.inputs.cities import is_city
from outreach.inputs.company_names import KIND_OF_COMPANY
from outreach.inputs.job_terms import is_terms
from outreach.inputs.labels import labelled
from outreach.inputs.page_text import OTHERS, Block, blocks_in
from outreach.inputs.place_names import has_region, is_place, town_of
from outreach.inputs.role_asked import asked_by, asked_for
from outreach.inputs.role_tidy import GENDER, has_terms, is_announced, is_generic, tidy_role
from outreach.inputs.structured import Found, raw_titles, site_names, title_facts, title_parts
from outreach.inputs.trades import ROLE_WORD, TRADE_ENDING
from outreach.text import contains, plain

_ENOUGH = 1.5
# headings in which a trade is spoken of, and no title: "Meet your manager"
_ASIDE = re.compile(r"(?:about|your|our|what|why|how|meet|the|who|where|for|a|an|from|join) ", re.IGNORECASE)
_WEIGHT = {"h1": 1.2, "h2": 0.8, "h3": 0.6, "h4": 0.5}


def small_parts(soup: Any) -> list[str]:
    """Pieces of the title, also split at colons, commas and brackets, what pages append cut off."""
    pieces = []
    for part in (GENDER.sub("", text) for text in title_parts(soup) if not is_generic(text)):
        for piece in (part, *re.split(r":\s+|,\s+|\s+\(|\)\s*|\s+in\s+(?=[A-Z])", part)):
            pieces.append(tidy_role(piece.strip()))
    told = title_facts(soup).get("role", "")
    return list(dict.fromkeys(piece for piece in [*([tidy_role(told)] if told else []), *pieces] if piece))


def _agreement(piece: str, blocks: list[Block]) -> float:
    """How well a line of the page says what a title's piece says."""
    best = 0.0
    for block in blocks:
        if block.linked > 0.5 or (len(block.text.split()) > 14 and " | " not in block.text):
            continue
        weight = _WEIGHT.get(block.tag, 0.3 if block.is_heading else 0.1)
        weight += 1.5 if GENDER.search(block.text) else 0.0
        tidy = tidy_role(block.text)
        parts = [tidy_role(part) for part in re.split(r"\s+[|·•–—-]\s+", block.text)]
        if plain(tidy) == plain(piece):
            best = max(best, (3.0 if block.is_heading else 2.2) + weight)
        elif plain(piece) in map(plain, parts):
            best = max(best, 2.5 + weight)
        elif re.match(rf"{re.escape(piece)}\s*[,(:–—-]", block.text, re.IGNORECASE):
            best = max(best, 2.0 + weight)
        elif block.is_heading and contains(block.text, piece) and len(plain(piece)) > 5:
            best = max(best, 1.0 + weight)
    return best


def _in_prose(role: str, blocks: list[Block]) -> float:
    """What it speaks for a role that a sentence names it: "As a Fish Biologist you will ..."."""
    named = re.compile(
        rf"\b(?:an?|our|the|as|next|new|this|experienced|of) (?:[\w-]+ "
        rf"){{0,2}}?{re.escape(role)}(?!\w)",
        re.IGNORECASE,
    )
    said = any(
        len(block.text.split()) > 7 and named.search(block.text) for block in blocks if block.linked < 0.5
    )
    return 0.8 if said else 0.0


def _is_spot(name: str, soup: Any, blocks: list[Block]) -> bool:
    """Whether the page tells a title's piece to be a place: "San Diego" of "... in San Diego, CA"."""
    if ROLE_WORD.search(name) or not is_place(name):
        return False
    if is_city(name):
        return True
    told = [*labelled([block.text for block in blocks], "place"), *(block.text for block in blocks)]
    told = [text for text in told if len(text.split()) <= 8 and plain(town_of(text)) == plain(name)]
    within = re.compile(rf"\bin {re.escape(name)}(?!\w)", re.IGNORECASE)
    return any(has_region(text) for text in told) or any(within.search(title) for title in raw_titles(soup))


def _is_slogan(text: str) -> bool:
    """ "Change how schools eat": a sentence in small letters without a trade."""
    words = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) > 2]
    small = sum(word[0].islower() for word in words)
    return len(words) > 2 and small > 0.5 * len(words) and not ROLE_WORD.search(text)


def _recruits(name: str, blocks: list[Block]) -> bool:
    """Whether a name is told to be looking for somebody: then it is the company and no role."""
    verb = (
        r"(?: in [A-ZÀ-Þ]\w+)?\s+(?:(?:is|are)\s+(?:\w+\s+)?(?:recruiting|hiring|looking|seeking|"
        r"searching)|needs|seeks|"
        r"wants to|invites|requires)\b"
    )
    return any(re.search(re.escape(name) + verb, block.text) for block in blocks)


def _from_headings(
    blocks: list[Block], section_of: Callable[[str], str | None], names: set[str]
) -> list[tuple[float, str]]:
    """(score, role) of the page's headings, without any help from its title."""
    found = []
    single = sum(block.tag == "h1" for block in blocks) == 1
    others = False  # below a heading over other jobs; in a split view the page's own h1 comes behind them
    for at, block in enumerate(blocks):
        marked = bool(GENDER.search(block.text))
        if not (block.is_heading or marked) or block.linked > 0.5 or len(block.text.split()) > 12:
            continue
        others = (others or bool(OTHERS.search(block.text))) and block.tag != "h1"
        if others:
            continue
        text = tidy_role(block.text)
        generic = is_generic(text) or plain(text) in names or not any(char.isalpha() for char in text)
        if generic or (section_of(text) and not ROLE_WORD.search(text)) or text.endswith(("?", "!", ".")):
            continue
        weight = _WEIGHT.get(block.tag, 0.3) + (2.0 if marked or has_terms(block.text) else 0.0)
        weight += 1.2 if single and block.tag == "h1" and ROLE_WORD.search(text) else 0.0
        weight += 1.0 if ROLE_WORD.search(text) else 0.3 if TRADE_ENDING.search(text) else 0.0
        weight += _in_prose(text, blocks)
        weight -= 1.5 if KIND_OF_COMPANY.search(text) and not ROLE_WORD.search(text) else 0.0
        found.append((weight - 0.02 * at, text))
    return found


def _without_names(role: str, blocks: list[Block]) -> str:
    """ "Mechanic, Skerry Observatory": without what a sentence shows to be a company or a place."""
    head, comma, tail = role.rpartition(", ")
    tail = re.sub(r"^[Tt]he ", "", tail)
    if not comma or not ROLE_WORD.search(head) or ROLE_WORD.search(tail):
        return role
    acts = re.compile(
        rf"\b{re.escape(tail)} (?:is|are|has|have|was|looks?|makes?|runs?|offers?|seeks?|needs?|invites|"
        rf"employs?|provides?|"
        rf"builds?|operates?|works?|does|will)\b|\b(?:at|join) (?:the )?{re.escape(tail)}"
        r"(?!\w| (?:department|team|group|unit|division|function|practice|squad))"
    )
    inside = re.compile(rf"\b(?:in|near|to|from|on) {re.escape(tail)}(?!\w)")
    said = " ".join(block.text for block in blocks if len(block.text.split()) > 5)
    # a name of several words that opens a sentence and does something
    opens = re.compile(rf"(?:^|[.!?] )(?:The )?{re.escape(tail)} (?:[a-z]+s|was|were|had|made|grew|began)\b")
    if " " in tail and any(opens.search(block.text) for block in blocks):
        return _without_names(head, blocks)
    is_spot = is_place(tail) and inside.search(said) and tail.lower() not in said
    return _without_names(head, blocks) if acts.search(said) or is_spot else role


def find_role(soup: Any, section_of: Callable[[str], str | None] = lambda text: None) -> Found | None:
    """The role where no structured data names it: what the title and a line of the page agree on.

    Every piece of the title and every heading is a candidate. A piece that a line repeats, a larger
    heading, a known trade and a gender mark "(m/f/d)" speak for it; the site's names are out.
    """
    blocks = blocks_in(soup.body or soup, links=True)
    heads = [block.text for block in blocks if block.tag in ("h1", "h2")]
    for text in [*heads, *title_parts(soup)]:
        if asked := asked_by(text):
            named = [head for head in heads if contains(asked, head) and ROLE_WORD.search(head)]
            if named:  # "is hiring a Remote Support Engineer" above "Support Engineer"
                return tidy_role(named[0]), "a heading that asks for one"
            return tidy_role(asked[0].upper() + asked[1:]), "a heading that asks for one"
    names = {plain(name) for name, _ in site_names(soup)}
    candidates: list[tuple[float, str, str]] = []
    for at, piece in enumerate(small_parts(soup)):
        if plain(piece) in names or is_generic(piece) or not 0 < len(piece.split()) <= 9:
            continue
        if (is_terms(piece) and not ROLE_WORD.search(piece)) or _is_spot(piece, soup, blocks):
            continue
        score = _agreement(piece, blocks)
        if score and not _recruits(piece, blocks):
            trade = 1.0 if ROLE_WORD.search(piece) else 0.4 if TRADE_ENDING.search(piece) else 0.0
            score += _in_prose(piece, blocks)
            score -= 2.5 if KIND_OF_COMPANY.search(piece) and not ROLE_WORD.search(piece) else 0.0
            candidates.append((score + trade - 0.1 * at, piece, "the page's title and a line of the page"))
    for value in labelled([block.text for block in blocks if block.linked < 0.5], "role"):
        if not is_generic(tidy_role(value)) and plain(value) not in names:
            trade = 1.0 if ROLE_WORD.search(value) else 0.4 if TRADE_ENDING.search(value) else -2.0
            candidates.append((2.5 + trade, tidy_role(value), "a line that is labelled so"))
    for block in blocks:
        announced = is_announced(block.text) and block.linked < 0.5 and len(block.text.split()) <= 12
        if announced and ROLE_WORD.search(told := tidy_role(block.text)):
            candidates.append((4.5, told, "a line that announces it"))
        if block.text.count("|") > 1 and block.linked < 0.5:  # "Gullwing (W24) | Backend Engineer | Berlin"
            pieces = [tidy_role(piece) for piece in block.text.split("|")[:3]]
            trades = [piece for piece in pieces if ROLE_WORD.search(piece) and len(piece.split()) <= 8]
            candidates += [(2.0, piece, "a row of facts") for piece in trades[:1]]
    candidates += [
        (score, text, "the page's heading") for score, text in _from_headings(blocks, section_of, names)
    ]
    firms = [c for c in candidates if KIND_OF_COMPANY.search(c[1]) and not ROLE_WORD.search(c[1])]
    if any(c not in firms and c[0] >= 0.9 for c in candidates):
        candidates = [c for c in candidates if c not in firms]
    if any(c[0] >= _ENOUGH and ROLE_WORD.search(c[1]) for c in candidates):
        candidates = [c for c in candidates if not _is_slogan(c[1])]
    titles = [c for c in candidates if ROLE_WORD.search(c[1]) and c[0] >= _ENOUGH and len(c[1].split()) <= 6]
    if any(not _ASIDE.match(c[1]) for c in titles):  # "Tansy & Rue" above "Kitchen Assistant"
        told = [c for c in candidates if ROLE_WORD.search(c[1]) or TRADE_ENDING.search(c[1])]
        candidates = told or candidates
    candidates += [(score, text, "a sentence that asks for one") for score, text in asked_for(blocks)]
    if not candidates:
        return None
    score, role, route = max(candidates, key=lambda entry: entry[0])
    single = [block for block in blocks if block.tag == "h1"]
    enough = score >= _ENOUGH or (len(single) == 1 and plain(tidy_role(single[0].text)) == plain(role))
    return (_without_names(role, blocks), route) if enough else None
