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

from outreach.inputs.role import ROLE_WORD
from outreach.inputs.structured import site_names, title_parts
from outreach.text import contains, plain, sentences

_WORD = r"[A-ZÀ-ÞŠŽČŁŚŻ0-9][\w’'.+&-]*"
_NAME = rf"[A-ZÀ-ÞŠŽČŁŚŻ][\w’'.+&-]*(?:\s+(?:&|of|the|and|for|de|du|van|der|{_WORD})){{0,5}}"
_VERBS = (
    r"is|are|was|has|have|makes?|builds?|runs?|helps?|works?|provides?|develops?|designs?|operates?|sells?|"
    r"offers?|owns?|keeps?|moves?|serves?|produces?|delivers?|manages?|supports?|creates?|connects?|"
    r"publishes|teaches|repairs?|inspects?|brings?|grows?|bakes?|brews?|prints?|ships?|seeks?|needs?|began|"
    r"started|employs?|models?|trains?|cleans?|maintains?|[a-z]{3,}s"
)
_SUBJECT = re.compile(
    rf"^(?:At |Here at )?(?P<name>{_NAME})(?:,? (?:{_VERBS})\b|, (?:we|an?|the)\b|,? based in\b)|"
    rf"^(?:At|Here at) (?P<at>{_NAME}),? (?:we|you|our|a|an|the|every|each|no|nobody|everyone|people)\b"
)
_LOOKING = re.compile(
    rf"(?P<name>{_NAME}) (?:is|are) (?:currently |now )?(?:looking for|hiring|seeking|searching|recruiting)"
)
_HEADING = re.compile(
    r"^(?:about|why|life at|working at|work at|join|welcome to|who is|what is|inside|meet)\s+"
    rf"(?P<name>{_NAME})\W*$",
    re.IGNORECASE,
)
_CLIENT = re.compile(
    rf"\b(?:our|my|the|a) client,? (?P<name>{_NAME})(?=,| \(| is| has| in| are|\.)|"
    rf"\bon behalf of (?:our client,? )?(?P<behalf>{_NAME})|"
    rf"\b(?:working|partner(?:ing|ed)|work|engaged|retained) (?:\w+ )?(?:with|by) (?P<partner>{_NAME})"
    r"(?=,? (?:in|on|to|as) (?:(?:its|their|the|a|an) )?(?:\w+ )?(?:search|recruit|find|hire|appoint|fill))|"
    rf"\b(?:recruiting|hiring|searching) for (?P<for>{_NAME})(?=,| who| which|\.)"
)
AGENCY = re.compile(
    r"\b(?:[Oo]ur|[Mm]y) client\b|\bon behalf of (?:(?:our|a|my) client|[A-Z])|"
    r"\bacts? as an employment (?:agency|business)\b|"
    r"\b(?:working|partner(?:ing|ed)) (?:\w+ )?with [A-Z][^.]{2,50} (?:in|on|to) (?:\w+ ){0,2}"
    r"(?:search|recruit|find|hire|appoint|fill)"
)
_BOARD = re.compile(
    r"jobs?(?:board|market)?\b|career|vacanc|hiring\b|\bboard\b|\btalent\b|cookie|privacy", re.IGNORECASE
)
_NOT_NAMES = frozenset(
    "you we our your this that the a an it they if as at in on for with by to from there here what when how "
    "why who some every each no one two three all both most please apply join come send write call ask "
    "monday friday january december england scotland wales germany france europe requirements about home "
    "responsibilities benefits salary location contact search login menu skip experience knowledge ability "
    "full-time part-time remote hybrid permanent competitive candidates applications equal".split()
)
_KIND_OF_COMPANY = re.compile(
    r"\b(?:Games|Labs?|Group|Studios?|Bank|Trust|School|College|University|Hospital|Bakery|Brewery|Foundation|"
    r"Council|Museum|Theatre|Clinic|Hotels?|Works|Systems|Technologies|Software|Solutions|Partners|Holdings|"
    r"Industries|Institute|Society|Association|Agency|Logistics|Energy|Foods|Motors|Press|Media|Insurance)$"
)
_SUFFIX = r"(?:,?\s+(?:& Co\.|and Co\.|Ltd\.?|Limited|Inc\.?|LLC|GmbH|AG|plc))?"
_WEIGHT = {
    "the line beside the role": 2.0,
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


_ELEMENT_WORDS = frozenset("company employer organization organisation advertiser hirer recruiter".split())
_OTHER_WORDS = frozenset(
    "similar related card cards logo size rating ratings review reviews info about description jobs search "
    "list other industry type website benefits overview profile insights location nav header footer".split()
)
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
        told += 0.5 if _KIND_OF_COMPANY.search(self.name) else 0.0
        repeated = sum(0.3 * min(3, count - 1) for count in self.witnesses.values())
        return sum(_WEIGHT.get(w, 0.8) for w in self.witnesses) + told + repeated


@dataclass(frozen=True)
class Hiring:
    """The hiring company ("" if the page does not say), the agency between, and the reason."""

    company: str
    agency: str
    route: str
    for_client: bool = False  # an agency writes on behalf of somebody


def _clean(name: str) -> str:
    name = re.sub(r"(?:’s|'s)$", "", name.strip(" ,.;:–—-|·()"))
    return re.sub(r"^(?:The company|Company|Employer|About|Why|Join|Hiring):?\s+", "", name).strip()


def _is_name(name: str, role: str) -> bool:
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
    return not _BOARD.search(name) and not re.search(r"\d{3,}|[£$€@]", name)


def _bylines(near: list[str]) -> list[str]:
    """Names in the short lines beside the role: "by X in Y", "X · Y", "X - Y", "X"."""
    found = []
    for line in near:
        if len(line.split()) > 12 or (line.endswith((".", "!", "?")) and len(line.split()) > 5):
            continue
        text = re.sub(r"^(?:by|at|with|company:?|employer:?)\s+", "", line, flags=re.IGNORECASE)
        head = re.split(r"\s+in\s+(?=[A-Z])|\s*[·|•,]\s*|\s+[–—-]\s+|\s*\(", text)[0]
        found.append(head)
    return found


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
            name = _clean(next((value for value in match.groupdict().values() if value), ""))
            if _is_name(name, role) and plain(name) != plain(agency):
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
        acts = any((m := _SUBJECT.match(line)) and m["name"] == short for line in spoken)
        if named > full and (own or acts):
            return short
    return structured


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
        for match in re.finditer(_NAME, text):
            words = match.group().split()
            for start in range(len(words)):
                for end in range(len(words), start, -1):
                    if plain("".join(words[start:end])) == plain(domain):
                        found.append(" ".join(words[start:end]))
    return found[:1]


def _weighed(soup: Any, role: str, near: list[str], headings: list[str], text: str) -> list[Candidate]:
    """Every name on the page with its witnesses, the weightiest first."""
    candidates: dict[str, Candidate] = {}

    def witness(name: str, where: str) -> None:
        name = _clean(name)
        if _is_name(name, role):
            key = plain(re.sub(r"^The ", "", name))
            candidate = candidates.setdefault(key, Candidate(name))
            candidate.witnesses[where] += 1
            candidate.forms.setdefault(where, name)

    for name in _bylines(near):
        if not ROLE_WORD.search(name):
            witness(name, "the line beside the role")
    for name in _named_elements(soup):
        witness(name, "an element named company")
    for heading in headings:
        if match := _HEADING.match(heading):
            witness(match["name"], "a heading")
    for sentence in sentences(text.replace("\n", ". ")):
        if match := _LOOKING.search(sentence):
            witness(match["name"], "who looks for someone")
        elif match := _SUBJECT.match(sentence):
            witness(match["name"] or match["at"], "the subject of a sentence")
    for part in title_parts(soup):
        rest = re.sub(re.escape(role), "", part, flags=re.IGNORECASE) if role else part
        for piece in (rest, *re.split(r":\s+|,\s+|\s+\(|\)\s*|\s+(?:at|@|with)\s+", rest)):
            witness(
                re.sub(r"\s+(?:careers?|jobs?|is hiring)\b.*$", "", piece, flags=re.I), "the page's title"
            )
    for name, where in site_names(soup):
        witness(name, where)
    for name in _from_domains(text):
        witness(name, "the address for applications")
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
        match = _LOOKING.search(sentence) or _SUBJECT.match(sentence)
        name = _clean(match["name"] or match.groupdict().get("at") or "") if match else ""
        if _is_name(name, ""):
            return name
    return ""
