"""The visible text of an HTML page as blocks, and which of them are the main text.

Does not know what a job is; trafilatura finds the main text, the blocks keep its lines whole.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from outreach.text import clean_characters, squash

_BLOCK = frozenset(
    "address article aside blockquote body dd details dialog div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hr legend li main nav ol p pre section summary table tbody "
    "td th thead tr ul".split()
)
_SKIPPED = frozenset("script style noscript template svg head iframe select option".split())
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())


@dataclass(frozen=True)
class Block:
    """One paragraph, heading or list item of a page, white space folded."""

    text: str
    tag: str  # of the nearest block element
    is_heading: bool


def blocks_of(html: str) -> list[Block]:
    """The text blocks of a page in document order; <br> ends a block, scripts and styles are left out."""
    from bs4 import BeautifulSoup, Comment, NavigableString, Tag

    soup = BeautifulSoup(html, "lxml")
    blocks: list[Block] = []
    words: list[str] = []

    def flush(tag: str, strong: bool) -> None:
        text = re.sub(r"\s+", " ", clean_characters("".join(words))).strip()
        words.clear()
        if text:
            heading = tag in _HEADINGS or (strong and len(text.split()) <= 9)
            blocks.append(Block(text, tag, heading))

    def walk(node: Tag, tag: str, strong: bool) -> None:
        only_strong = strong
        for child in node.children:
            if isinstance(child, Comment):
                continue
            if isinstance(child, NavigableString):
                words.append(str(child))
                if str(child).strip():
                    only_strong = only_strong and strong
                continue
            name = child.name
            if name in _SKIPPED:
                continue
            if name == "br":
                flush(tag, strong)
            elif name in _BLOCK:
                flush(tag, strong)
                walk(child, name, False)
                flush(name, _all_strong(child))
            else:
                walk(child, tag, strong)

    def _all_strong(element: Tag) -> bool:
        inner = element.find(["b", "strong"])
        return inner is not None and squash(inner.get_text()) == squash(element.get_text())

    root = soup.body or soup
    walk(root, "body", False)
    flush("body", False)
    return blocks


def main_blocks(html: str) -> list[Block]:
    """The blocks of a page's main text: those trafilatura keeps, with the headings that open them."""
    import trafilatura

    kept_text = trafilatura.extract(html, favor_recall=True, include_comments=False, include_tables=True)
    blocks = blocks_of(html)
    if not kept_text:
        return []
    kept = squash(kept_text)
    chosen = [bool(squash(block.text)) and squash(block.text) in kept for block in blocks]
    for index in range(len(blocks) - 2, -1, -1):  # a heading goes with the block below it
        if blocks[index].is_heading and not chosen[index]:
            chosen[index] = chosen[index + 1]
    return [block for block, is_chosen in zip(blocks, chosen, strict=True) if is_chosen]
