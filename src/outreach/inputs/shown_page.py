"""What a visitor sees of a page: its visible blocks, and which of them are about something else."""

from __future__ import annotations

import copy
import re
from dataclasses import dataclass
from typing import Any

from outreach.inputs.page_notices import COOKIE
from outreach.inputs.page_text import HIDDEN_STYLE, OTHERS, Block, blocks_in
from outreach.text import squash

_FRAME = ("nav", "footer", "header", "aside", "dialog", "form")
_CONSENT = re.compile(r"cookie|consent|gdpr|privacy[-_]|cmp|onetrust", re.IGNORECASE)
_BUTTON = re.compile(
    r"^(?:ok|accept|reject|allow|manage|deny|save|close|only|decline|agree|got it|settings)\b", re.I
)


@dataclass(frozen=True)
class Shown:
    """The visible blocks of a page, links among them, in order."""

    blocks: list[Block]
    frames: dict[int, str]  # the mark of an element that frames the page's subject, and its name
    whole: str  # its text, with labels and buttons, white space folded
    under_others: list[bool]  # for each block, whether it stands under a heading of other jobs

    def within(self, block: Block, *names: str) -> bool:
        """Whether a block stands in an element of one of these names."""
        return any(self.frames.get(mark) in names for mark in block.path)

    def text(self) -> str:
        """All of it."""
        return "\n".join(block.text for block in self.blocks)

    def subject(self) -> list[Block]:
        """The blocks that are no menu, footer, dialog or notice of cookies."""
        return [
            block
            for block in self.blocks
            if not self.within(block, "nav", "footer", "dialog", "consent") and not is_consent(block)
        ]


def is_consent(block: Block) -> bool:
    """Whether a block is about cookies and consent."""
    words = len(block.text.split())
    found = len(COOKIE.findall(block.text))
    return bool(found and (found >= 2 or "cookie" in block.text.lower()) and found > 0.02 * words)


def shown_of(soup: Any) -> Shown:
    """The visible part of a page; the tree is not changed."""
    from bs4 import Tag

    root = copy.copy(soup.body or soup)
    for element in root.find_all(True):
        if element.decomposed:
            continue
        hidden = element.has_attr("hidden") or element.get("aria-hidden") == "true"
        if hidden or HIDDEN_STYLE.search(element.get("style") or ""):
            element.decompose()
    for link in [a for a in root.find_all("a") if len(a.find_all(True, recursive=False)) >= 2]:
        for add in (link.insert_before, link.insert_after):  # a link of several parts is a card of its own
            add(Tag(name="br"))
    blocks = blocks_in(root, links=True)
    frames = {id(element): element.name for element in root.find_all(_FRAME)}
    for element in root.find_all(True):
        named = " ".join([*(element.get("class") or []), element.get("id") or "", element.get("role") or ""])
        if "dialog" in named.split() or element.get("aria-modal"):
            frames[id(element)] = "dialog"
        if element.name not in ("body", "main") and _CONSENT.search(named):
            frames[id(element)] = "consent"
    under, level, found = False, "", []
    for block in blocks:
        rank = block.tag if re.fullmatch(r"h[1-6]", block.tag) else "h7"
        if len(block.text.split()) <= 9 and OTHERS.search(block.text):
            under, level = True, rank
        elif under and block.is_heading and rank <= level and rank != "h7":
            under = False
        found.append(under)
    for element in root.find_all(("script", "style", "noscript", "template")):
        element.decompose()
    return Shown(blocks, frames, " ".join(root.get_text(" ").split()), found)


def letters_of(blocks: list[Block]) -> int:
    """How many letters and digits blocks have."""
    return sum(len(squash(block.text)) for block in blocks)
