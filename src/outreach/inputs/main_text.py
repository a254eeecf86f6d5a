"""Which blocks of a job page are the posting's own description, and how they were found.

The description is what follows the role's heading and stands together with the sections a posting
has. Where the page hands its description to machines in full, that is taken instead.
"""

from __future__ import annotations

import copy
import html as html_module
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from outreach.inputs.block_scores import described as most_described
from outreach.inputs.block_scores import features_of, log_odds
from outreach.inputs.other_postings import next_posting, without_cards
from outreach.inputs.page_text import OTHERS, Block, blocks_in, blocks_of, prune
from outreach.inputs.site_lines import (
    is_site_line,
    is_wordy,
    without_fact_tables,
    without_facts_above,
    without_site_sections,
)
from outreach.text import plain, squash


@dataclass(frozen=True)
class MainText:
    """The blocks of a description and the reason they were taken."""

    blocks: list[Block]
    route: str
    near: tuple[str, ...] = ()  # the short lines around the role's heading, links among them
    beside: tuple[str, ...] = ()  # those that are no links, a little further


def _letters(blocks: list[Block]) -> int:
    return sum(len(squash(block.text)) for block in blocks)


def _description_root(soup: Any) -> Any | None:
    marked = [e for e in soup.find_all(itemprop="description") if len(e.get_text(" ")) > 200]
    return marked[0] if len(marked) == 1 else None


def _trusted(blocks: list[Block], anchor: int) -> int:
    """The role's heading, or -1 when most of the page's prose stands above it: then it is not the title."""
    words = [len(block.text.split()) if is_wordy(block) and block.linked < 0.5 else 0 for block in blocks]
    return anchor if anchor >= 0 and sum(words[anchor:]) >= 0.5 * sum(words) else -1


def _anchor(blocks: list[Block], role: str) -> int:
    """Index of the block that names the role as a heading, or -1. The last of equal headings counts."""
    if role:
        same = [i for i, block in enumerate(blocks) if plain(block.text) == plain(role)]
        if same:
            headings = [i for i in same if blocks[i].is_heading]
            largest = [i for i in headings if blocks[i].tag == min(blocks[j].tag for j in headings)]
            return (largest or same)[-1]  # a card of another job may have the same title, smaller
        close = [i for i, b in enumerate(blocks) if b.is_heading and plain(role) in plain(b.text)]
        if close:
            return close[0]
    first = [i for i, block in enumerate(blocks) if block.tag == "h1"]
    return first[0] if len(first) == 1 else -1


def _region(soup: Any, role: str, section_of: Callable[[str], str | None]) -> tuple[list[Block], str]:
    """The blocks after the role's heading, inside the element that holds the posting's sections."""
    root = soup.body or soup
    prune(root)
    best, route = blocks_in(root), "the page without its noise"
    anchor = _trusted(best, _anchor(best, role))
    container = _container(root, section_of)
    if container is not None:
        inner = blocks_in(container)
        inner_anchor = _trusted(inner, _anchor(inner, role))
        if inner_anchor >= 0:
            return inner[inner_anchor + 1 :], "the part of the page around its sections, from the role on"
        if anchor >= 0 and _starts_after(best, anchor, inner):
            # what stands between the role's heading and the part is the posting's introduction
            begin = _index_of(best, inner[0])
            lead = [b for b in best[anchor + 1 : begin] if is_wordy(b)]
            return [*lead, *inner], "the part of the page around its sections"
        return inner, "the part of the page around its sections"
    if anchor >= 0:
        return best[anchor + 1 :], "the page from the role's heading on, without its noise"
    return best, route


def _scored(
    soup: Any, role: str, company: str, section_of: Callable[[str], str | None]
) -> tuple[list[Block], list[list[float]], str]:
    """Every visible block, links among them, its features, and the route of the rules."""
    blocks = blocks_in(soup.body or soup, links=True)
    anchor = _trusted(blocks, _anchor(blocks, role))
    blocks = blocks[: next_posting(blocks, anchor, role)]
    pruned = copy.copy(soup)
    ruled, route = _region(pruned, role, section_of)
    kept = {squash(block.text) for block in blocks_in(pruned.body or pruned, links=True)}
    region = {squash(block.text) for block in ruled}
    rows = features_of(blocks, kept, region, anchor, company, section_of)
    return blocks, rows, f"the stretch of blocks most like a description, in {route}"


def scored_blocks(
    soup: Any, role: str, company: str, section_of: Callable[[str], str | None]
) -> tuple[list[Block], list[list[float]]]:
    """Every visible block of a page with its features (see `block_scores`); changes the tree."""
    blocks, rows, _ = _scored(soup, role, company, section_of)
    return blocks, rows


def _index_of(blocks: list[Block], wanted: Block) -> int:
    return next((i for i, block in enumerate(blocks) if block.text == wanted.text), 0)


def _starts_after(blocks: list[Block], anchor: int, inner: list[Block]) -> bool:
    return bool(inner) and _index_of(blocks, inner[0]) > anchor


def _container(root: Any, section_of: Callable[[str], str | None]) -> Any | None:
    """The smallest element that holds most section headings (requirements, duties, offers)."""
    wanted = ("requirements", "duties", "offers")
    names = ["h1", "h2", "h3", "h4", "h5", "h6", "strong", "b", "dt", "summary", "p", "div", "span"]
    marks = []
    for element in root.find_all(names):
        text = " ".join(element.get_text(" ").split())
        if element.name in ("p", "div", "span") and not (text.endswith(":") or text.isupper()):
            continue
        if len(text.split()) <= 7 and section_of(text) in wanted and not OTHERS.search(text):
            marks.append(element)
    if not marks:
        return None
    counts: dict[int, tuple[Any, int]] = {}
    for mark in marks:
        for parent in mark.parents:
            element, count = counts.get(id(parent), (parent, 0))
            counts[id(parent)] = (element, count + 1)
            if parent is root:
                break
    enough = [e for e, count in counts.values() if count >= max(1, 0.75 * len(marks))]
    smallest = min(enough, key=lambda e: len(e.get_text(" ")), default=None)
    # a heading alone in its own wrapper: climb until there is text beside it
    while (
        smallest is not None
        and smallest is not root
        and len(squash(smallest.get_text(" "))) < 3 * sum(len(squash(m.get_text(" "))) for m in marks)
    ):
        smallest = smallest.parent
    return smallest


def _trim(blocks: list[Block], facts: list[str]) -> list[Block]:
    """Without calls to action, cookie lines, and the facts that stand as lines of their own."""
    known = {plain(fact) for fact in facts if fact}
    kept = [
        block
        for block in without_site_sections(blocks)
        if not is_site_line(block)
        and plain(block.text) not in known
        and plain(re.sub(r"^by\s+", "", block.text)) not in known
    ]
    while kept and kept[-1].is_heading:
        kept.pop()
    return without_facts_above(without_fact_tables(kept))


def _near(
    soup: Any, role: str, section_of: Callable[[str], str | None], *, links: bool, after: int
) -> tuple[str, ...]:
    """The short lines after the role's heading ("" without any), then those before it.

    They end at the first prose or section; what stands before may be the end of something else.
    """
    blocks = blocks_in(soup.body or soup, links=links, apart=" · ")
    at = _anchor(blocks, role)
    if at < 0:
        return ()
    below: list[Block] = []
    for block in blocks[at + 1 :]:
        words = len(block.text.split())
        prose = words > 12 or (words > 7 and block.text.endswith((".", "!", "?")))
        if prose or (below and words <= 6 and section_of(block.text) not in (None, "apply")):
            break
        below.append(block)
    menu = {id(tag) for tag in soup.find_all(["nav", "footer"])}
    above = [block for block in blocks[max(0, at - 4) : at] if not menu & set(block.path)]

    def short(found: list[Block]) -> list[str]:
        heads = [block for block in found if not block.is_heading or section_of(block.text) is None]
        return [block.text for block in heads if len(block.text.split()) <= 12]

    return (*(short(below[:after]) or [""]), *short(list(reversed(above[-2:]))))


def find_main_text(
    soup: Any, role: str, company: str, described: str, section_of: Callable[[str], str | None]
) -> MainText:
    """The description on a page. `described` is the page's structured description, or "".

    A structured description is taken unless the page shows clearly more (then it is a teaser).
    """
    given = blocks_of(html_module.unescape(described)) if described else []
    marked = _description_root(soup)
    inner = blocks_in(copy.copy(marked)) if marked is not None else []
    every, rows, route = _scored(soup, role, company, section_of)
    blocks = without_cards(most_described(every, rows, log_odds(rows)), role)
    if inner and not _is_part(inner, blocks):
        blocks, route = inner, "the element marked as description (microdata)"
    whole = copy.copy(soup)
    near = _near(whole, role, section_of, links=True, after=4)
    beside = _near(whole, role, section_of, links=False, after=8)
    blocks = _trim(blocks, [role, company])
    if given and _letters(given) >= 400 and _letters(given) >= 0.75 * _shared(blocks, given):
        return MainText(_trim(given, [role, company]), "the description in the page's JSON-LD", near, beside)
    if given and not blocks:
        return MainText(given, "the description in the page's JSON-LD: the page shows none", near, beside)
    return MainText(blocks, route, near, beside)


def _is_part(marked: list[Block], found: list[Block]) -> bool:
    """Whether what is marked as description is a small part of what was found: a mark closed too early."""
    inside = {squash(block.text) for block in found}
    within = _letters([block for block in marked if squash(block.text) in inside])
    return within > 0.8 * _letters(marked) and _letters(marked) < 0.5 * _letters(found)


def _shared(blocks: list[Block], given: list[Block]) -> int:
    """Letters of the page's region, which a full structured description would nearly equal."""
    return _letters(blocks) if blocks else _letters(given)
