"""Whether a page lists openings and describes none: a search's results, an employer's open positions."""

from __future__ import annotations

import re

from outreach.inputs.page_text import Block
from outreach.inputs.shown_page import Shown
from outreach.inputs.trades import ROLE_WORD
from outreach.text import plain

FEWEST = 3  # titles of different jobs that make a list
_HEADING = re.compile(
    r"\b(?:open(?:ings?)?|current|available|all|our|latest|new)\b.{0,12}\b(?:positions?|vacancies|roles|"
    r"jobs|opportunities|"
    r"openings)\b|^(?:vacancies|job openings|careers|jobs|open(?:ings| positions)|join us|work (?:with|"
    r"for) us)\b|"
    r"\b\d[\d,.]* (?:\w+ )?(?:jobs|vacancies|openings|positions|results|roles)\b|\bjobs (?:in|at|near|for|"
    r"by)\b|"
    r"\bsearch results\b|\bjob search\b|\b(?:jobs|vacancies)$|\(\d+\)$",
    re.IGNORECASE,
)
_SPAN = re.compile(r"\b(?:19|20)\d\d\s*(?:[–—-]|to\b)|\bpresent$", re.IGNORECASE)


def is_list_heading(text: str) -> bool:
    """Whether a heading or title announces several jobs: "128 jobs in Leeds", "Open positions"."""
    return bool(_HEADING.search(text.strip()))


def _is_title(block: Block) -> bool:
    words = len(block.text.split())
    if not 1 <= words <= 10 or block.text.rstrip().endswith((".", ":", ";", "!", "?")):
        return False
    if _SPAN.search(block.text):  # a post that somebody held
        return False
    in_list = block.tag in ("li", "dd", "td") and block.linked < 0.4
    return bool(ROLE_WORD.search(block.text)) and not in_list and not is_list_heading(block.text)


def listed(shown: Shown) -> list[tuple[int, str]]:
    """(index among the blocks, title) of each job that a page names outside its lists of similar ones."""
    found: dict[str, int] = {}
    for at, block in enumerate(shown.blocks):
        if shown.under_others[at] or shown.within(block, "nav", "footer", "dialog", "consent", "form"):
            continue
        if _is_title(block):
            found.setdefault(plain(block.text), at)
    return sorted((at, title) for title, at in found.items())


def parts_a_text(shown: Shown, main: list[Block]) -> bool:
    """Whether titles of different jobs stand through a text, as over the snippets of a search."""
    texts = {block.text for block in main}
    inside = [at for at, block in enumerate(shown.blocks) if block.text in texts]
    if not inside:
        return False
    titles = [at for at, _ in listed(shown) if inside[0] - 1 <= at < inside[-1]]
    alike = [at for at in titles if shown.blocks[at].linked > 0.4 or shown.blocks[at].is_heading]
    tags = [shown.blocks[at].tag for at in alike]
    return any(tags.count(tag) >= FEWEST for tag in set(tags))
