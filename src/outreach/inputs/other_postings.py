"""Where other postings stand on a page that describes one: below it in full, or as cards amid its text."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from outreach.inputs.block_scores import is_wordy
from outreach.inputs.page_text import Block
from outreach.inputs.trades import ROLE_WORD
from outreach.text import contains

_SAID = 60  # words
_PRONOUN = re.compile(r"\b(?:you|your|we|our|the|this|us|what|how|why|about|who)\b", re.IGNORECASE)
_NO_TITLE = re.compile(
    r"\b(?:with|interview|call|chat|meet(?:ing)?|talk|reports? to|skills|experience|duties|tasks|is|are|a|"
    r"an|to)\b",
    re.IGNORECASE,
)
_FEWEST_CARDS = 3
_LONGEST_CARD = 4  # blocks from one title to the next


def next_posting(blocks: Sequence[Block], anchor: int, role: str) -> int:
    """Where another posting begins below this one: the index of its title, or the number of blocks.

    A large heading that names another trade counts, once the page has said something of this job below
    a heading that names it.
    """
    said = 0
    if anchor < 0 or not ROLE_WORD.search(role) or not blocks[anchor].is_heading:
        return len(blocks)
    for at in range(max(0, anchor) + 1, len(blocks)):
        block = blocks[at]
        large = block.tag in ("h1", "h2", "h3", "h4") and len(block.text.split()) <= 9
        if large and said >= _SAID and ROLE_WORD.search(block.text):
            same = contains(block.text, role) or contains(role, block.text)
            if not same and not _PRONOUN.search(block.text):
                return at
        said += len(block.text.split()) if is_wordy(block) else 0
    return len(blocks)


def _names_another(block: Block, role: str) -> bool:
    """Whether a block is the title of a job that is not `role`."""
    words = len(block.text.split())
    if (
        words > 10
        or block.tag in ("li", "td", "dd")
        or block.text.rstrip().endswith((".", ":", ";", "!", "?"))
    ):
        return False
    trades = {match.group().lower().rstrip("s") for match in ROLE_WORD.finditer(block.text)}
    own = {match.group().lower().rstrip("s") for match in ROLE_WORD.finditer(role)}
    same = bool(trades & own) or contains(block.text, role) or contains(role, block.text)
    return bool(trades) and not same and not _PRONOUN.search(block.text) and not _NO_TITLE.search(block.text)


def without_cards(blocks: list[Block], role: str) -> list[Block]:
    """A description without a row of cards of other jobs amid it: title, firm and a line of each.

    Only titles that the same element holds, at like distances, make a row; the heading above it goes too.
    """
    if not ROLE_WORD.search(role):
        return blocks
    titles = [at for at, block in enumerate(blocks) if _names_another(block, role)]
    dropped: set[int] = set()
    for tag in {blocks[at].tag for at in titles}:
        row: list[int] = []
        for at in [at for at in titles if blocks[at].tag == tag] + [len(blocks) + _LONGEST_CARD + 1]:
            if row and at - row[-1] > _LONGEST_CARD:
                gaps = [later - sooner for sooner, later in itertools.pairwise(row)]
                if len(row) >= _FEWEST_CARDS and min(gaps) >= 2:
                    first, end = row[0], row[-1] + max(set(gaps), key=gaps.count)
                    headed = first > 0 and blocks[first - 1].is_heading
                    dropped.update(range(first - headed, end))
                row = []
            row.append(at)
    rest = [block for at, block in enumerate(blocks) if at not in dropped]
    said = sum(len(block.text.split()) for block in rest)
    return rest if said >= 0.4 * sum(len(block.text.split()) for block in blocks) else blocks
