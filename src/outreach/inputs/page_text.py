"""The visible text of an HTML page as blocks: paragraphs, headings and list items, noise left out.

Noise is what any page has around its subject: menus, dialogs, footers, forms, and rows of cards that
lead elsewhere. Does not know what a job is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from outreach.text import clean_characters, has_bullet, join_wrapped, plain, squash, strip_bullet

_BLOCK = frozenset(
    "address article aside blockquote body dd details dialog div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hr legend li main nav ol p pre section summary table tbody "
    "td th thead tr ul".split()
)
_SKIPPED = frozenset(
    "script style noscript template svg head iframe select option button label input textarea".split()
)
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6 summary".split())
_NOISE_TAGS = frozenset("nav footer aside dialog".split())
_NOISE_ROLES = frozenset(
    "navigation menu menubar dialog alertdialog contentinfo complementary search banner".split()
)
_NOISE_WORDS = frozenset(
    "cookie cookies consent gdpr newsletter subscribe modal popup breadcrumb breadcrumbs footer navbar "
    "menu share social related similar recommend recommended recommendations sidebar toolbar signin "
    "login advert ads sponsored promo teaser teasers archive".split()
)
# What a browser would not show, or not where a reader looks.
HIDDEN_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*0?\.?0+(?![\d.]*[1-9])|"
    r"font-size\s*:\s*(?:0(?:\.\d+)?(?:px|pt|em|rem|%)?|1(?:\.\d+)?(?:px|pt))\s*(?:;|$|!)|"
    r"text-indent\s*:\s*-\d{3,}|"
    r"(?:left|top|right|bottom|margin(?:-\w+)?)\s*:\s*-\d{3,}|(?:^|[;\s])color\s*:\s*(?:transparent|"
    r"rgba\([^)]*,\s*0\s*\))|"
    r"clip\s*:\s*rect\(\s*0|clip-path\s*:\s*inset\((?:50|100)%|(?:^|"
    r"[;\s])(?:max-)?height\s*:\s*[01](?:px)?\s*(?:;|$)",
    re.IGNORECASE,
)
# Headings over lists of other things on the same site.
OTHERS = re.compile(
    r"\b(?:similar|other|more|related|recommended|latest|further|all|popular|featured|new(?:est)?|recent)\b"
    r".{0,24}\b(?:jobs?|roles|openings|positions|vacanc(?:y|ies)|opportunities|postings|offers|ads)\b|"
    r"\b(?:jobs?|vacancies|openings|roles) (?:like this|near|in the same|you may)|also viewed|"
    r"you (?:may|might) (?:also )?(?:like|be interested)|people (?:also|who)|"
    r"\bfrom our (?:newsletter|blog)\b|\bour (?:newsletter|blog)\b|read more|"
    r"trust us|our (?:customers|clients|partners)$|frequently asked|\bfaq\b|share this|"
    r"salary (?:estimate|check|guide|compar)|what (?:employees|people|our people|owners) say|"
    r"\breviews?\b|\bquiz\b|"
    r"\bcourses? (?:that|for|you)|never miss|testimonials?|your (?:consultant|recruiter)|powered by|"
    r"good fit for you|equal opportunity notice|reader(?:s|’s)? (?:say|write|letters)|comments?$|"
    r"\bvoices from\b|\b(?:latest|recent) (?:news|posts|articles|stories|comments)\b|^(?:news|events|"
    r"press)(?: from .*)?$|"
    r"\bfrom the (?:blog|journal|archive)\b|\bdates for the diary\b|^employer questions|^job segment\b|"
    r"\bhow you match\b|"
    r"\bskills you may\b|^highlights\b.* by\b|\bbase pay (?:range )?estimate\b|\bsalary estimate\b|"
    r"what (?:our )?(?:clients|customers|staff|visitors|students|guests|readers) say|"
    r"^issue (?:no\. )?\d+\b|^(?:the |our )?newsletter\b|"
    r"job alert|get alerts|sponsored|^advert(?:isement)?s?$|\brecently (?:added|posted|viewed)|just "
    r"(?:added|posted|in)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Block:
    """One paragraph, heading or list item of a page, white space folded."""

    text: str
    tag: str  # of the nearest block element
    is_heading: bool
    linked: float = field(default=0.0, compare=False)  # share of its letters that are links, 0 to 1
    path: tuple[int, ...] = field(default=(), compare=False, repr=False)  # marks of the elements around it


_LONGEST_CARD = 700  # letters
_LONGEST_UNSEEN = 80  # words; a hidden text longer than that is a tab or a part that unfolds


def parse(html: str) -> Any:
    """A page as a tree. Declarative shadow roots are read as if their text stood in the page."""
    from bs4 import BeautifulSoup

    html = re.sub(r"<template[^>]*shadowroot[^>]*>(.*?)</template>", r"\1", html, flags=re.S | re.I)
    soup = BeautifulSoup(html, "lxml")
    _cut_unseen(soup)
    return soup


def _cut_unseen(soup: Any) -> None:
    """Remove single paragraphs that no reader could open or see, before anything reads them.

    What a click unfolds stays: it is long, holds other elements, or something on the page controls it.
    """
    for element in soup.find_all(["p", "span", "div", "li", "small", "em", "strong", "font", "td"]):
        if element.decomposed:
            continue
        style = element.get("style") or ""
        marked = element.has_attr("hidden") or element.get("aria-hidden") == "true"
        hidden = marked or HIDDEN_STYLE.search(style)
        if not hidden or element.find(["p", "ul", "ol", "li", "h2", "h3", "h4", "div", "section", "table"]):
            continue
        name = element.get("id")
        if name and (soup.find(attrs={"aria-controls": name}) or soup.find("a", href=f"#{name}")):
            continue
        if len(element.get_text(" ").split()) <= _LONGEST_UNSEEN:
            element.decompose()


def _own_words(element: Any) -> set[str]:
    names = [*(element.get("class") or []), element.get("id") or ""]
    split = re.sub(r"([a-z])([A-Z])", r"\1 \2", " ".join(names))
    return set(re.split(r"[^a-z]+", split.lower())) - {""}


def _is_noise(element: Any) -> bool:
    if element.name in _NOISE_TAGS or (element.get("role") or "").lower() in _NOISE_ROLES:
        return True
    if element.has_attr("hidden") or element.get("aria-hidden") == "true" or element.get("aria-modal"):
        return True
    if HIDDEN_STYLE.search(element.get("style") or ""):
        return True
    if element.name == "form" and len(element.find_all(["input", "textarea", "select"])) >= 2:
        return True
    return bool(_own_words(element) & _NOISE_WORDS)


def _length(element: Any) -> int:
    return len(squash(element.get_text(" ")))


def _leads_elsewhere(element: Any) -> bool:
    return element.name == "a" or element.find(["a", "button"]) is not None


def _shape(element: Any) -> tuple[str, str]:
    return element.name, " ".join(element.get("class") or [])


def _cut_cards(root: Any) -> None:
    """Remove rows of at least three like children that each lead elsewhere: lists of other things."""
    for parent in list(root.find_all(True)):
        if parent.decomposed:
            continue
        children = list(parent.find_all(True, recursive=False))
        groups: dict[tuple[str, str], list[Any]] = {}
        for child in children:
            groups.setdefault(_shape(child), []).append(child)
        for (name, _), members in groups.items():
            linked = [m for m in members if _leads_elsewhere(m) and _length(m) < _LONGEST_CARD]
            if len(linked) < 3 or name in ("p", "span", "br"):
                continue
            if len(linked) >= 0.6 * len(members) or name == "tr":
                # a header, a posting and a footer may be boxes that look alike
                lengths = [_length(member) for member in members]
                most = min(_LONGEST_CARD, max(200, 0.6 * sum(lengths)))
                for member, length in zip(members, lengths, strict=True):
                    if name == "tr" or length < most:
                        member.decompose()


def _cut_headed(root: Any) -> None:
    """Remove what stands under a heading that opens a list of other things."""
    for heading in list(root.find_all(["h1", "h2", "h3", "h4", "h5", "h6", "strong", "b"])):
        if heading.decomposed or not heading.name:
            continue
        text = " ".join(heading.get_text(" ").split())
        if len(text.split()) > 9 or not OTHERS.search(text):
            continue
        following = list(heading.find_next_siblings(True))
        if heading.name in ("strong", "b") and not following:
            continue
        for sibling in following:
            if sibling.name in ("h1", "h2") and sibling.name <= heading.name:
                break
            if sibling.name == heading.name and not OTHERS.search(sibling.get_text(" ")):
                break
            sibling.decompose()
        heading.decompose()


def prune(root: Any) -> None:
    """Remove noise from a tree in place; a part that holds most of the page is never removed."""
    total = max(1, _length(root))
    for name in ("script", "style", "noscript", "svg"):
        for element in root.find_all(name):
            element.decompose()
    for element in list(root.find_all(True)):
        if element.decomposed or element.name in ("html", "body", "main", "article"):
            continue
        if element.get("itemprop") == "description" or element.find(itemprop="description"):
            continue
        if _is_noise(element) and _length(element) < 0.6 * total:
            element.decompose()
    _cut_cards(root)
    _cut_headed(root)


def _touch(before: str, after: str, element: Any) -> bool:
    """Whether inline elements stand side by side without a space: <span>Town</span><span>Full time</span>."""
    if not before[-1:].isalnum() or not after[:1].isalnum():
        return False
    left = element.previous_sibling
    return element.name in ("span", "a", "small", "label") and getattr(left, "name", None) in (
        "span", "a", "small", "label",
    )  # fmt: skip


def blocks_in(root: Any, *, links: bool = False, apart: str = " ") -> list[Block]:
    """The text blocks of a tree in document order; <br> ends a block; a repeated text comes once.

    Blocks that are one link lead elsewhere and are left out, unless `links`. Inline elements that touch
    without a space between stand apart on a page by its style; here `apart` stands between them.
    """
    from bs4 import Comment, NavigableString

    blocks: list[Block] = []
    words: list[str] = []
    path: list[int] = []
    linked = 0

    def flush(tag: str, strong: bool) -> None:
        nonlocal linked
        text = strip_bullet(re.sub(r"\s+", " ", clean_characters("".join(words))).strip(" |·"))
        share = min(1.0, linked / max(1, len(squash(text))))
        all_link = share >= 1.0
        words.clear()
        linked = 0
        if not squash(text) or (all_link and not links and "@" not in text):
            return
        capitals = text.isupper() and len(text) > 3
        heading = tag in _HEADINGS or ((strong or capitals) and len(text.split()) <= 9)
        blocks.append(Block(text, tag, heading, share, tuple(path)))

    def walk(node: Any, tag: str, in_link: bool) -> None:
        nonlocal linked
        for child in node.children:
            if isinstance(child, Comment):
                continue
            if isinstance(child, NavigableString):
                if tag == "pre" and "\n" in child:
                    for paragraph in _typed_paragraphs(str(child)):
                        flush(tag, False)
                        words.append(paragraph)
                    continue
                words.append(str(child))
                if in_link:
                    linked += len(squash(str(child)))
                continue
            if child.name in _SKIPPED:
                continue
            if child.name == "br":
                flush(tag, False)
            elif child.name in _BLOCK:
                flush(tag, False)
                path.append(id(child))
                walk(child, child.name, in_link)
                flush(child.name, _all_strong(child))
                path.pop()
            else:
                before = len(words)
                walk(child, tag, in_link or child.name == "a")
                if before and len(words) > before and _touch(words[before - 1], words[before], child):
                    words.insert(before, apart)

    def _all_strong(element: Any) -> bool:
        inner = element.find(["b", "strong"])
        return inner is not None and squash(inner.get_text()) == squash(element.get_text())

    walk(root, "body", False)
    flush("body", False)
    return _once(blocks)


def _typed_paragraphs(text: str) -> list[str]:
    """The paragraphs of preformatted text: parted by empty lines, bullets and lines in capitals."""
    paragraphs: list[list[str]] = [[]]
    for line in text.split("\n"):
        if line.rstrip() == "--" and line.strip():
            break  # a mail's signature
        if re.fullmatch(r"\s*[-=_*~#]{3,}\s*", line):  # a rule, or what underlines a heading
            if paragraphs[-1]:
                paragraphs.append([])
            continue
        alone = line.isupper() and len(line.strip()) > 3
        if not line.strip() or has_bullet(line) or alone:
            paragraphs.append([])
        if line.strip():
            paragraphs[-1].append(line.strip())
        if alone:
            paragraphs.append([])
    return [join_wrapped(lines) for lines in paragraphs if lines]


def _once(blocks: list[Block]) -> list[Block]:
    """Without texts that came before, as on pages with a version for phones; short ones may come again."""
    seen: set[str] = set()
    once = []
    for block in blocks:
        key = plain(block.text)
        if len(key) <= 12 or key not in seen:
            once.append(block)
        seen.add(key)
    return once


def blocks_of(html: str) -> list[Block]:
    """All text blocks of a piece of HTML."""
    soup = parse(html)
    return blocks_in(soup.body or soup)
