"""Where names of companies stand on a job page, and what such a name looks like. Weighs none of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from outreach.inputs.labels import labelled
from outreach.inputs.page_text import blocks_in
from outreach.inputs.role import ROLE_WORD
from outreach.inputs.structured import Found, site_names, title_parts
from outreach.text import plain, sentences

_WORD = r"[A-ZÀ-ÞŠŽČŁŚŻ0-9][\w’'.+&-]*"
NAME = rf"[A-ZÀ-ÞŠŽČŁŚŻ][\w’'.+&-]*(?:\s+(?:&|of|the|and|for|de|du|van|der|{_WORD})){{0,5}}"
_VERBS = (
    r"is|are|was|has|have|makes?|builds?|runs?|helps?|works?|provides?|develops?|designs?|operates?|sells?|"
    r"offers?|owns?|keeps?|moves?|serves?|produces?|delivers?|manages?|supports?|creates?|connects?|"
    r"publishes|teaches|repairs?|inspects?|brings?|grows?|bakes?|brews?|prints?|ships?|seeks?|needs?|began|"
    r"started|employs?|models?|trains?|cleans?|maintains?|[a-z]{3,}s"
)
SUBJECT = re.compile(
    rf"^(?:At |Here at )?(?P<name>{NAME})(?:,? (?:{_VERBS})\b|, (?:we|an?|the)\b|,? based in\b)|"
    rf"^(?:At|Here at) (?P<at>{NAME}),? (?:we|you|our|a|an|the|every|each|no|nobody|everyone|people)\b"
)
LOOKING = re.compile(
    rf"(?P<name>{NAME}) (?:is|are) (?:currently |now )?(?:looking for|hiring|seeking|searching|recruiting)"
)
_HEADING = re.compile(
    r"^(?:about|why|life at|working at|work at|join|welcome to|who is|what is|inside|meet)\s+"
    rf"(?P<name>{NAME})\W*$",
    re.IGNORECASE,
)
_BOARD = re.compile(
    r"jobs?(?:board|market)?\b|career|vacanc|hiring\b|\bboard\b|\btalent\b|cookie|privacy", re.IGNORECASE
)
_BEFORE_NAME = re.compile(r"^(?:by|at|with|company:?|employer:?|organi[sz]ation:?)\s+", re.IGNORECASE)
_NOT_NAMES = frozenset(
    "you we our your this that the a an it they if as at in on for with by to from there here what when how "
    "why who some every each no one two three all both most please apply join come send write call ask "
    "monday friday january december england scotland wales germany france europe requirements about home "
    "responsibilities benefits salary location contact search login menu skip experience knowledge ability "
    "full-time part-time remote hybrid permanent competitive candidates applications equal".split()
)
KIND_OF_COMPANY = re.compile(
    r"\b(?:Games|Labs?|Group|Studios?|Bank|Trust|School|College|University|Hospital|Bakery|Brewery|Foundation|"
    r"Council|Museum|Theatre|Clinic|Hotels?|Works|Systems|Technologies|Software|Solutions|Partners|Holdings|"
    r"Industries|Institute|Society|Association|Agency|Logistics|Energy|Foods|Motors|Press|Media|Insurance)$"
)
_ELEMENT_WORDS = frozenset("company employer organization organisation advertiser hirer recruiter".split())
_OTHER_WORDS = frozenset(
    "similar related card cards logo size rating ratings review reviews info about description jobs search "
    "list other industry type website benefits overview profile insights location nav header footer".split()
)


def clean_name(name: str) -> str:
    name = re.sub(r"(?:’s|'s)$", "", name.strip(" ,.;:–—-|·()"))
    return re.sub(r"^(?:The company|Company|Employer|About|Why|Join|Hiring):?\s+", "", name).strip()


def is_name(name: str, role: str) -> bool:
    words = name.split()
    if not 0 < len(words) <= 7 or len(name) < 2 or not (name[0].isupper() or name[0].isdigit()):
        return False
    if plain(words[0]) in _NOT_NAMES and len(words) == 1:
        return False
    if role and (plain(name) in plain(role) or plain(role) in plain(name)):
        return False
    small = {"of", "the", "and", "for", "de", "du", "van", "der", "von", "la", "le", "&", "+", "y", "e"}
    if words[-1].lower() in small or re.match(r"\d", name):
        return False
    if not all(word[0].isupper() or word[0].isdigit() or word.lower() in small for word in words):
        return False
    if re.search(r"\b[A-Z]{1,2}\d{1,2}[A-Z]?\b", name) and not name.isupper():
        return False  # "Leicester LE2" is a district
    if re.match(r"(?:band|grade|level|scale|ref|fixed|term|full|part)\b", name, re.IGNORECASE):
        return False
    return not _BOARD.search(name) and not re.search(r"\d{3,}|[£$€@]", name)


def _bylines(near: list[str]) -> list[str]:
    """Names in the short lines beside the role: "by X in Y", "X · Y", "X - Y", "X"."""
    found = []
    for line in near:
        if len(line.split()) > 12 or (line.endswith((".", "!", "?")) and len(line.split()) > 5):
            continue
        text = _BEFORE_NAME.sub("", line)
        head = re.split(r"\s+in\s+(?=[A-Z])|\s*[·|•,]\s*|\s+[–—-]\s+|\s*\(", text)[0]
        found.append(head)
    return found


def _named_elements(soup: Any) -> list[str]:
    """Texts of elements that a page calls its company ("company-name", "employer"), when they agree.

    Cards of other jobs call theirs the same: more than two different ones say nothing.
    """
    found: dict[str, None] = {}
    for element in soup.find_all("a span div p h2 h3 h4 dd li td strong b".split()):
        marks = [*(element.get("class") or []), element.get("id") or ""]
        marks += [str(v) for k, v in element.attrs.items() if k.startswith("data-") or k == "itemprop"]
        tokens = set(re.split(r"[^a-z]+", re.sub(r"([a-z])([A-Z])", r"\1 \2", " ".join(marks)).lower()))
        if not tokens & _ELEMENT_WORDS or tokens & _OTHER_WORDS:
            continue
        text = " ".join(element.get_text(" ").split())
        if 0 < len(text.split()) <= 7:
            found[re.sub(r"^(?:company|employer|organi[sz]ation|by|at):?\s+", "", text, flags=re.I)] = None
    return list(found) if len(found) <= 2 else []


def _from_domains(text: str) -> list[str]:
    """Names in the text that an address for applications spells without spaces."""
    found = []
    domains = re.findall(r"(?:@|https?://(?:www\.|careers?\.|jobs\.)?|www\.)([\w-]{5,})\.", text)
    for domain in dict.fromkeys(domains):
        for match in re.finditer(NAME, text):
            words = match.group().split()
            for start in range(len(words)):
                for end in range(len(words), start, -1):
                    if plain("".join(words[start:end])) == plain(domain):
                        found.append(" ".join(words[start:end]))
    return found[:1]


def _all_names(soup: Any, role: str, near: list[str], headings: list[str], text: str) -> Iterator[Found]:
    for name in _bylines(near):
        if not ROLE_WORD.search(name):
            yield name, "the line beside the role"
    lines = [block.text for block in blocks_in(soup.body or soup, links=True)]
    for name in labelled(lines, "company"):
        yield name, "a line that is labelled so"
    for name in _named_elements(soup):
        yield name, "an element named company"
    for heading in headings:
        if match := _HEADING.match(heading):
            yield match["name"], "a heading"
    for sentence in sentences(text.replace("\n", ". ")):
        if match := LOOKING.search(sentence):
            yield match["name"], "who looks for someone"
        elif match := SUBJECT.match(sentence):
            yield match["name"] or match["at"], "the subject of a sentence"
    for part in title_parts(soup):
        rest = re.sub(re.escape(role), "", part, flags=re.IGNORECASE) if role else part
        for piece in (rest, *re.split(r":\s+|,\s+|\s+\(|\)\s*|\s+(?:at|@|with)\s+", rest)):
            yield re.sub(r"\s+(?:careers?|jobs?|is hiring)\b.*$", "", piece, flags=re.I), "the page's title"
    yield from site_names(soup)
    for name in _from_domains(text):
        yield name, "the address for applications"


def names_on(soup: Any, role: str, near: list[str], headings: list[str], text: str) -> Iterator[Found]:
    """(name, where it stands) of everything on a page that may be a company, once for each place.

    `near` are the lines around the role, `headings` those of the description, `text` the description.
    """
    for name, where in _all_names(soup, role, near, headings, text):
        if is_name(cleaned := clean_name(name), role):
            yield cleaned, where
