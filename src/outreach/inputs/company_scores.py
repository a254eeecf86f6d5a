"""How likely each name on a page is the hiring company: witnesses weighed together, and none as an answer.

A softmax over the page's names and "none of these"; its weights lie in company_weights.json, fitted by
benchmarks/fit_companies.py towards weights set by hand, so that a witness the fixtures show seldom
keeps what it is worth by reason.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from outreach.inputs.company_names import (
    KIND_OF_COMPANY,
    LEGAL,
    LEGAL_NEXT,
    name_key,
    without_site_word,
    without_suffix,
)
from outreach.inputs.company_witnesses import POWERED, JobText, mail_domains, own_domains, witnesses
from outreach.inputs.known_sites import is_known_site, is_known_system
from outreach.inputs.labels import labelled
from outreach.inputs.structured import site_names
from outreach.text import plain

# witness or other feature -> weight set by hand, in natural-log odds against "none of these"
PRIOR = {
    "JSON-LD JobPosting": 4.5, "microdata": 4.5, "a line that is labelled so": 4.0,
    "an element named company": 2.5, "the line next to the role": 2.0, "the line beside the role": 0.8, "a heading": 2.5,
    "a heading anywhere": 1.2, "who looks for someone": 2.5, "at whom we are": 2.5,
    "the subject of the first sentence of all": 1.5, "the subject of a first sentence": 1.5, "the subject of a sentence": 0.7, "whom one joins": 0.8,
    "inside a sentence": 0.0, "the title: who hires": 3.2, "the title: at whom": 3.2,
    "the title: whose careers": 1.5, "the title: in the role's piece": 0.8,
    "the title: the other half": 1.2, "the title: beside the role": 0.8,
    "the title: its last piece": 0.0, "the title: elsewhere": 0.3, "the page's summary": 1.2,
    "a link to the company": 1.2, "the site's title": 0.5, "the logo's text": 1.2, "the first picture's text": 0.8,
    "the copyright line": 0.5, "a legal name on the page": 0.8, "og:site_name": 0.3,
    "the author tag": 0.0, "application-name": 0.0, "the address of mail or page": 1.5, "the domain of its mail": 1.5,
    "in the description": 1.2, "often in the description": 0.5, "kinds of witnesses": 0.6,
    "one kind alone": -1.0, "a board's signs alone": -2.5, "a word for boards": -0.8,
    "one word": -0.3, "lower case": -0.5, "a kind of company": 0.6, "a legal form": 0.8,
    "after a word for places": -2.0, "a place or department by its label": -2.5, "a customer": -2.5, "what others are part of": -2.5,
    "told to power the page": -3.0, "part of a longer name": -0.8, "words": -0.1, "under another's roof": 1.5, "no rival": 0.5, "none": 3.0,
}  # fmt: skip
FEATURES = tuple(PRIOR)
ENOUGH = 0.4  # probability below which no name is given: better none than a wrong one
_SITES = frozenset(
    ("og:site_name", "application-name", "the copyright line", "the title: its last piece", "the logo's text",
     "the site's title", "the author tag", "a legal name on the page", "the address of mail or page",
     "the first picture's text", "a link to the company", "inside a sentence", "the title: the other half")
)  # fmt: skip
_SPOKEN = frozenset(
    ("the subject of the first sentence of all", "a heading", "who looks for someone", "at whom we are", "the subject of a first sentence",
     "the subject of a sentence", "whom one joins")
)  # fmt: skip
_SENTENCES = _SPOKEN - {"a heading"} | {
    "inside a sentence",
    "the page's summary",
    "the address of mail or page",
}
_BOARD_WORD = re.compile(
    r"jobs?(?:board|market|hub)?$|^jobs?|career|vacanc|\bhir(?:e|ing)|board$|talent|recruit|staffing|"
    r"\bgigs?\b|search$",
    re.IGNORECASE,
)
# what names a firm itself, and not the site it has: "Odd Jobs" is none's careers page there
_FIRM = frozenset(
    ("JSON-LD JobPosting", "microdata", "a line that is labelled so", "an element named company", "who looks for someone",
     "at whom we are", "the subject of a first sentence", "the subject of a sentence", "a legal name on the page")
)  # fmt: skip
_TENANT = frozenset(
    ("the title: the other half", "the logo's text", "the title: whose careers", "a link to the company")
)
_PART_OF = (
    r"\b(?:is|are|as) (?:an? |the )?(?:[\w-]+ ){0,8}?(?:part|arm|subsidiary|division|member|brand|branch|"
    r"agency|company|unit|"
    r"business) (?:of|within) (?:the )?"
)
_OTHER_FACT = re.compile(
    r"^(?:department|team|category|function|division|location|city|town|campus|industry|sector|type|"
    r"employment type|job family|business (?:unit|area)|area|discipline|schedule|shift|"
    r"job)\s*:?\s*(?P<value>\S.*)?$",
    re.IGNORECASE,
)


@dataclass
class Candidate:
    """A name and its witnesses."""

    key: str
    witnesses: Counter[str] = field(default_factory=Counter)
    forms: Counter[str] = field(default_factory=Counter)
    labels: Counter[str] = field(default_factory=Counter)  # those forms that stand outside of sentences
    features: dict[str, float] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return self.forms.most_common(1)[0][0]


@cache
def weights() -> dict[str, float]:
    """The weight of each feature, in natural-log odds."""
    text = files("outreach.inputs").joinpath("company_weights.json").read_text(encoding="utf-8")
    return json.loads(text)["weights"]


def count_of(name: str, text: str) -> int:
    """How often a name stands in a text as words of its own, in its own case."""
    return len(re.findall(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text))


def _other_facts(lines: Sequence[str]) -> set[str]:
    """Keys of what the page labels as a department, place or the like."""
    found = set()
    for at, line in enumerate(lines):
        if match := _OTHER_FACT.match(line):
            value = match["value"] or (lines[at + 1] if at + 1 < len(lines) else "")
            if (":" in line or not match["value"]) and len(value.split()) <= 6:
                found |= {plain(value), *(plain(piece) for piece in re.split(r"[,/–|·]| - ", value))}
    for value in labelled(lines, "place"):
        found |= {plain(piece) for piece in re.split(r"[,/–|·]| - ", value)}
    return found - {""}


def candidates_of(job: JobText, places: Sequence[str] = (), customers: Sequence[str] = ()) -> list[Candidate]:
    """Every name with its witnesses and features. `places` are names that data for machines call places."""
    found: dict[str, Candidate] = {}
    for name, where in witnesses(job):
        key = name_key(name if where in _FIRM else without_site_word(name))
        if len(key) < 2:
            continue
        candidate = found.setdefault(key, Candidate(key))
        candidate.witnesses[where] += 1
        if where in _SENTENCES:
            name = re.sub(r"(?:’s|'s)$", "", name)  # a genitive; a label's is part of the name
        name = name if where in _FIRM else without_site_word(name)
        candidate.forms[name] += 1
        if where not in _SENTENCES:
            candidate.labels[name] += 1
    _join_articles(found)
    _join_site_words(found)
    _join_short_forms(found, "\n".join((*job.lines, job.text)))
    labels, mails = own_domains(job), mail_domains(job)
    for candidate in found.values():
        if any(_spells(label, candidate.key) for label in labels):
            candidate.witnesses["the address of mail or page"] += 1
        if any(label == candidate.key or label.replace("and", "") == candidate.key for label in mails):
            candidate.witnesses["the domain of its mail"] += 1
    whole = "\n".join(job.lines) or job.text
    roof = _on_a_system(job, whole)
    powered = {name_key(match["name"]) for match in POWERED.finditer(whole)}
    others = _other_facts(job.lines) | {plain(piece) for place in places for piece in place.split(",")}
    served = {name_key(name) for name in customers}
    kept = []
    for candidate in found.values():
        if set(candidate.witnesses) == {"inside a sentence"} and candidate.witnesses.total() < 2:
            continue
        spoken = bool(set(candidate.witnesses) & _SPOKEN)
        if is_known_site(candidate.name) and not spoken:
            continue  # a board or a system, unless the posting itself speaks of it
        candidate.features = _features(candidate, job, others, served, powered)
        candidate.features["under another's roof"] = float(roof and bool(set(candidate.witnesses) & _TENANT))
        kept.append(candidate)
    labelled_ones = [c for c in kept if c.labels]
    for candidate in labelled_ones if len(labelled_ones) == 1 else ():
        candidate.features["no rival"] = 1.0
    _mark_parts(kept)
    return kept


def _join_articles(found: dict[str, Candidate]) -> None:
    """ "theslowflorist" is "the slow florist"."""
    for joined in list(found.values()):
        spaced = found.get(joined.key[3:]) if joined.key.startswith("the") else None
        if spaced is not None:
            spaced.witnesses += joined.witnesses
            del found[joined.key]


def _join_site_words(found: dict[str, Candidate]) -> None:
    """ "Odd Jobs" is a name where data or sentences say so: then "Odd" of "Odd | Jobs" is no other."""
    for long in list(found.values()):
        short = found.get(name_key(without_site_word(long.name)))
        if short is not None and short is not long:
            long.witnesses += short.witnesses
            del found[short.key]


def _on_a_system(job: JobText, whole: str) -> bool:
    """Whether a page says that a known system serves it: then its title and logo are the company's."""
    names = [match["name"] for match in POWERED.finditer(whole)]
    if job.soup is not None:
        names += [
            name for name, where in site_names(job.soup) if where in ("og:site_name", "application-name")
        ]
    return any(is_known_system(name) for name in names)


def _spells(label: str, key: str) -> bool:
    """Whether an address's label is a name's: "inlandfisheries" of "Bureau of Inland Fisheries"."""
    if (
        label.replace("and", "") == key
        or label == key
        or (len(label) > 4 and key.startswith(label))
        or (len(key) > 4 and label.startswith(key))
    ):
        return True
    return len(label) > 7 and label in key


def _join_short_forms(found: dict[str, Candidate], visible: str) -> None:
    """A name that only machines are told is counted for its beginning, where the page shows that.

    "Saltmarsh Health Services, Inc." in the page's data is "Saltmarsh Health" where a reader sees no more.
    """
    for long in list(found.values()):
        words = without_suffix(long.name).split()
        if not set(long.witnesses) <= {"JSON-LD JobPosting", "microdata"} or count_of(
            " ".join(words), visible
        ):
            continue
        for size in range(len(words) - 1, 0, -1):
            short = found.get(name_key(" ".join(words[:size])))
            if (
                short is not None
                and short is not long
                and count_of(" ".join(words[:size]).rstrip(","), visible)
            ):
                short.witnesses += long.witnesses
                del found[long.key]
                break


def _features(
    candidate: Candidate, job: JobText, others: set[str], served: set[str], powered: set[str]
) -> dict[str, float]:
    name = without_suffix(candidate.name)
    kinds = set(candidate.witnesses)
    inside = count_of(name, job.text)
    place = len(
        re.findall(
            rf"\b(?:in|near|around|outside|from)\s+{re.escape(name)}\b(?! (?:is|are|has|we)\b)", job.text
        )
    )
    row = {where: 1.0 for where in kinds if where in PRIOR}
    row["in the description"] = float(inside > 0)
    row["often in the description"] = math.log1p(max(0, inside - 1))
    row["kinds of witnesses"] = math.log(len(kinds))
    row["one kind alone"] = float(len(kinds) == 1)
    row["a board's signs alone"] = float(not inside and kinds <= _SITES)
    row["a word for boards"] = float(bool(_BOARD_WORD.search(candidate.name)))
    row["one word"] = float(len(name.split()) == 1)
    row["lower case"] = float(name.islower())
    row["a kind of company"] = float(bool(KIND_OF_COMPANY.search(name)))
    row["a legal form"] = float(any(LEGAL.search(form) for form in candidate.forms))
    row["after a word for places"] = float(place > 0 and place >= 0.5 * inside)
    row["a place or department by its label"] = float(candidate.key in others)
    row["a customer"] = float(candidate.key in served)
    row["what others are part of"] = float(
        bool(inside) and bool(re.search(_PART_OF + re.escape(name), job.text))
    )
    row["told to power the page"] = float(candidate.key in powered)
    row["words"] = float(max(0, len(name.split()) - 3))
    row["none"] = 0.0
    return row


def _mark_parts(candidates: list[Candidate]) -> None:
    """A name inside a longer candidate is rather a cut of it, when it never stands without the rest."""
    for one in candidates:
        longer = [
            c
            for c in candidates
            if c is not one and one.key in c.key and len(c.witnesses) >= len(one.witnesses)
        ]
        one.features["part of a longer name"] = float(bool(longer))


def log_odds(candidate: Candidate, table: dict[str, float]) -> float:
    return sum(table[name] * value for name, value in candidate.features.items())


def ranked(
    candidates: Sequence[Candidate], table: dict[str, float] | None = None
) -> list[tuple[float, Candidate]]:
    """(probability, candidate), the likeliest first; what is missing to 1 is "none of these"."""
    table = table or weights()
    scores = [log_odds(candidate, table) for candidate in candidates]
    top = max([table["none"], *scores])
    shares = [math.exp(score - top) for score in scores]
    total = sum(shares) + math.exp(table["none"] - top)
    return sorted(
        ((share / total, c) for share, c in zip(shares, candidates, strict=True)), key=lambda pair: -pair[0]
    )


def shown_form(candidate: Candidate, visible: str) -> str:
    """The form of a name that the page shows: labels before sentences, a legal suffix if it is always there.

    `visible` is all that a reader sees, titles and logos among it.
    """
    forms = candidate.labels or candidate.forms
    name = forms.most_common(1)[0][0]
    if not candidate.labels:
        name = re.sub(r"^The ", "", name)  # a sentence may put it before any name
    base = without_suffix(name)
    for match in re.finditer(rf"(?<!\w){re.escape(base)}(?!\w)", visible):
        if not LEGAL_NEXT.match(visible[match.end() :]):
            return base
    suffixed = [form for form, _ in candidate.forms.most_common() if LEGAL.search(form)]
    return suffixed[0] if suffixed else base
