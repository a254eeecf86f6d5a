"""Who hires, where no structured data says it: names on the page, weighed by where they stand.

A name from one place alone can be a board, a customer or a rival. So every place is a witness, and a
name needs the description itself, or two witnesses. An agency that writes for a client is not the
hiring company.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from outreach.inputs.company_names import (
    KIND_OF_COMPANY,
    LOOKING,
    NAME,
    SUBJECT,
    clean_name,
    is_name,
    names_on,
)
from outreach.inputs.structured import site_names, title_parts
from outreach.text import contains, plain, sentences

_CLIENT = re.compile(
    rf"\b(?:our|my|the|a) client,? (?P<name>{NAME})(?=,| \(| is| has| in| are|\.)|"
    rf"\bon behalf of (?:our client,? )?(?P<behalf>{NAME})|"
    rf"\b(?:working|partner(?:ing|ed)|work|engaged|retained) (?:\w+ )?(?:with|by) (?P<partner>{NAME})"
    r"(?=,? (?:in|on|to|as) (?:(?:its|their|the|a|an) )?(?:\w+ )?(?:search|recruit|find|hire|appoint|fill))|"
    rf"\b(?:recruiting|hiring|searching) for (?P<for>{NAME})(?=,| who| which|\.)"
)
AGENCY = re.compile(
    r"\b(?:[Oo]ur|[Mm]y) client\b|\bon behalf of (?:(?:our|a|my) client|[A-Z])|"
    r"\bacts? as an employment (?:agency|business)\b|"
    r"\b(?:working|partner(?:ing|ed)) (?:\w+ )?with [A-Z][^.]{2,50} (?:in|on|to) (?:\w+ ){0,2}"
    r"(?:search|recruit|find|hire|appoint|fill)"
)
_SUFFIX = r"(?:,?\s+(?:& Co\.|and Co\.|Ltd\.?|Limited|Inc\.?|LLC|GmbH|AG|plc))?"
_WEIGHT = {
    "the line beside the role": 2.0,
    "a line that is labelled so": 2.5,
    "an element named company": 2.0,
    "a heading": 2.5,
    "who looks for someone": 2.5,
    "the subject of a sentence": 1.5,
    "the page's title": 1.5,
    "the logo's text": 1.8,
    "the copyright line": 1.0,
    "a legal name on the page": 1.8,
    "og:site_name": 0.8,
    "the address for applications": 1.5,
}


_SURE = 3.5  # two good witnesses, to overrule what a page tells machines
_ENOUGH = 1.7  # one good witness; a site's own name or its copyright line alone may be a board's
_SENTENCES = ("the subject of a sentence", "who looks for someone")


@dataclass
class Candidate:
    """A name and its witnesses."""

    name: str
    witnesses: Counter[str] = field(default_factory=Counter)
    forms: dict[str, str] = field(default_factory=dict)  # witness -> the name as it stands there

    @property
    def best_form(self) -> str:
        """The name as a label has it; a sentence may put "The" before it."""
        labels = [form for where, form in self.forms.items() if where not in _SENTENCES]
        return labels[0] if labels else re.sub(r"^The ", "", self.name)

    def score(self, text: str) -> float:
        if re.search(rf"\b(?:in|near|around|outside)\s+{re.escape(self.name)}\b", text):
            return 0.5 if set(self.witnesses) & set(_SENTENCES) else 0.0  # it is a place
        told = 1.5 if contains(text, self.name) else 0.0
        told += 0.5 if KIND_OF_COMPANY.search(self.name) else 0.0
        repeated = sum(0.3 * min(3, count - 1) for count in self.witnesses.values())
        return sum(_WEIGHT.get(w, 0.8) for w in self.witnesses) + told + repeated


@dataclass(frozen=True)
class Hiring:
    """The hiring company ("" if the page does not say), the agency between, and the reason."""

    company: str
    agency: str
    route: str
    for_client: bool = False  # an agency writes on behalf of somebody


def find_hiring_company(
    soup: Any, role: str, near: list[str], headings: list[str], text: str, structured: str
) -> Hiring:
    """Weigh every name on the page.

    `near` are the lines around the role, `headings` those of the description, `text` the description,
    `structured` what the page's own data name as the hiring organisation ("" if nothing).
    """
    if AGENCY.search(text):
        agency = structured or _subject_of(text)
        for match in _CLIENT.finditer(text):
            name = clean_name(next((value for value in match.groupdict().values() if value), ""))
            if is_name(name, role) and plain(name) != plain(agency):
                return Hiring(name, agency, "the client that the agency names in the text", True)
        return Hiring("", agency, "an agency writes for a client that it does not name", True)
    structured = structured.split(" (", maxsplit=1)[0].strip(" ,")
    ranked = _weighed(soup, role, near, headings, text)
    best = ranked[0] if ranked else None
    if structured and not _is_the_boards(structured, soup, text, best):
        return Hiring(_as_told(structured, soup, text), "", "")
    if best is None or best.score(text) < _ENOUGH:
        return Hiring("", "", "no name has two witnesses")
    pattern = re.escape(best.best_form) + _SUFFIX
    forms = {" ".join(match.group().split()) for match in re.finditer(pattern, text)}
    name = forms.pop() if len(forms) == 1 else best.best_form
    return Hiring(name, "", ", ".join(best.witnesses))


def _is_the_boards(structured: str, soup: Any, text: str, best: Candidate | None) -> bool:
    """Whether a page's data name the board as the employer: the site's name, where the page has another."""
    if best is None or plain(best.name) == plain(structured):
        return False
    tags = {plain(name) for name, where in site_names(soup) if where in ("og:site_name", "application-name")}
    is_site = plain(structured) in tags | {plain(part) for part in title_parts(soup)[-1:]}
    needed = 3 if contains(text, structured) else 2
    return is_site and best.score(text) >= _SURE and len(best.witnesses) >= needed


def _as_told(structured: str, soup: Any, text: str) -> str:
    """The name as the page tells it: "Brückenwerk" for "Brückenwerk Ingenieure GmbH & Co. KG".

    Only a beginning of the full name counts, said in the text more often than the full name; and the site
    has to call itself so, or a sentence to begin with it ("Brückenwerk is ...").
    """
    words = structured.split()
    full = len(re.findall(re.escape(structured), text))
    spoken = sentences(text.replace("\n", ". "))
    for count in range(len(words) - 1, 0, -1):
        short = " ".join(words[:count]).strip(" ,")
        if len(plain(short)) < 4 or words[count - 1].lower() in ("&", "and", "of", "the", "for"):
            continue
        named = len(re.findall(rf"(?<!\w){re.escape(short)}(?!\w)", text)) - full
        own = any(plain(name) == plain(short) for name, _ in site_names(soup))
        acts = any((m := SUBJECT.match(line)) and m["name"] == short for line in spoken)
        if named > full and (own or acts):
            return short
    return structured


def _weighed(soup: Any, role: str, near: list[str], headings: list[str], text: str) -> list[Candidate]:
    """Every name on the page with its witnesses, the weightiest first."""
    candidates: dict[str, Candidate] = {}
    for name, where in names_on(soup, role, near, headings, text):
        key = plain(re.sub(r"^The ", "", name))
        candidate = candidates.setdefault(key, Candidate(name))
        candidate.witnesses[where] += 1
        candidate.forms.setdefault(where, name)
    for domain in re.findall(r"[\w.+-]+@([\w-]+)\.", text):
        for candidate in candidates.values():
            if plain(domain) and plain(domain) in plain(candidate.name):
                candidate.witnesses["the address for applications"] += 1
    likely = [candidate for candidate in candidates.values() if not _may_be_a_place(candidate)]
    return sorted(likely, key=lambda candidate: -candidate.score(text))


def _may_be_a_place(candidate: Candidate) -> bool:
    """A single word with one weak witness may as well be a place, or the first word of a sentence."""
    alone = set(candidate.witnesses) <= {"the line beside the role", "the page's title"} or (
        set(candidate.witnesses) == {"the subject of a sentence"}
    )
    return alone and len(candidate.name.split()) == 1


def _subject_of(text: str) -> str:
    for sentence in sentences(text.replace("\n", ". ")):
        match = LOOKING.search(sentence) or SUBJECT.match(sentence)
        name = clean_name(match["name"] or match.groupdict().get("at") or "") if match else ""
        if is_name(name, ""):
            return name
    return ""
