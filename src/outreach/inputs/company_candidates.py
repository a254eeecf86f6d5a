"""Every name that may be a posting's company, its forms joined, with what speaks for and against it."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from outreach.inputs.cities import is_city
from outreach.inputs.company_addresses import mail_domains, own_domains
from outreach.inputs.company_forms import (
    Candidate,
    count_of,
    join_articles,
    join_short_forms,
    join_site_words,
)
from outreach.inputs.company_names import (
    BODY_OF_STATE,
    KIND_OF_COMPANY,
    LEGAL,
    OWN_KIND,
    name_key,
    without_site_word,
    without_suffix,
)
from outreach.inputs.company_witnesses import POWERED, witnesses
from outreach.inputs.known_sites import is_known_site, is_known_system
from outreach.inputs.labels import labelled
from outreach.inputs.posting_text import JobText
from outreach.inputs.structured import site_names
from outreach.text import plain

AGAINST = "a site of jobs by its name"  # "Quaynote" of "Quaynote Jobs": no witness for a company
_SITES = frozenset(
    (
        "og:site_name",
        "application-name",
        "the copyright line",
        "the title: its last piece",
        "the logo's text",
        "the logo in the header",
        "the site's title",
        "the author tag",
        "a legal name on the page",
        "the address of mail or page",
        "the first picture's text",
        "a link to the company",
        "inside a sentence",
        "the title: the other half",
    )
)


_SPOKEN = frozenset(
    (
        "the subject of the first sentence of all",
        "a heading",
        "who looks for someone",
        "at whom we are",
        "who owns or runs it",
        "the subject of a first sentence",
        "the subject of a sentence",
        "whom one joins",
    )
)


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
    (
        "JSON-LD JobPosting",
        "microdata",
        "a line that is labelled so",
        "an element named company",
        "who looks for someone",
        "at whom we are",
        "the subject of a first sentence",
        "the subject of a sentence",
        "a legal name on the page",
    )
)


_TENANT = frozenset(
    (
        "the title: the other half",
        "the logo's text",
        "the logo in the header",
        "the title: whose careers",
        "a link to the company",
    )
)


_OWN_SITE = frozenset(
    (
        "og:site_name",
        "the copyright line",
        "the title: whose careers",
        "the logo in the header",
        "the logo's text",
        "the site's title",
    )
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


def _other_facts(lines: Sequence[str]) -> set[str]:
    """Keys of what the page labels as a department, place or the like."""
    found = set()
    for at, line in enumerate(lines):
        if match := _OTHER_FACT.match(line):
            value = match["value"] or (lines[at + 1] if at + 1 < len(lines) else "")
            if BODY_OF_STATE.search(value):
                continue
            if (":" in line or not match["value"]) and len(value.split()) <= 6:
                found |= {plain(value), *(plain(piece) for piece in re.split(r"[,/–|·]| - ", value))}
    for value in labelled(lines, "place"):
        found |= {plain(piece) for piece in re.split(r"[,/–|·]| - ", value)}
    return found - {""}


def candidates_of(job: JobText, places: Sequence[str] = (), customers: Sequence[str] = ()) -> list[Candidate]:
    """Every name with its witnesses and features. `places` are names that data for machines call places."""
    found: dict[str, Candidate] = {}
    for told, where in witnesses(job):
        name = told if where in _FIRM else without_site_word(told)
        key = name_key(name)
        if len(key) < 2:
            continue
        candidate = found.setdefault(key, Candidate(key))
        candidate.witnesses[where] += 1
        if name != told and re.search(r"\b(?:jobs?|vacancies|board)$", told, re.IGNORECASE):
            candidate.witnesses[AGAINST] += 1
        if where in _SENTENCES:
            candidate.forms[re.sub(r"(?:’s|'s)$", "", name)] += 1  # a genitive; a label's is part of the name
        else:
            candidate.forms[name] += 1
            candidate.labels[name] += 1
    join_articles(found)
    join_site_words(found)
    join_short_forms(found, "\n".join((*job.lines, job.text)))
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
    strong = [c for c in kept if len(c.witnesses) > 1 or set(c.witnesses) & _FIRM]
    for candidate in kept if not strong else strong if len(strong) == 1 else ():
        candidate.features["no rival"] = 1.0
    _mark_parts(kept)
    _mark_states(kept)
    _mark_hidden(kept, "\n".join((job.text, *job.near, *job.titles)))
    return kept


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


def _features(
    candidate: Candidate, job: JobText, others: set[str], served: set[str], powered: set[str]
) -> dict[str, float]:
    name = without_suffix(candidate.name)
    kinds = set(candidate.witnesses) - {AGAINST}
    inside = count_of(name, job.text)
    place = len(
        re.findall(
            rf"\b(?:in|near|around|outside|from)\s+{re.escape(name)}\b(?! (?:is|are|has|we)\b)", job.text
        )
    )
    row = dict.fromkeys(candidate.witnesses, 1.0)
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
    own = kinds & _OWN_SITE - {"the logo's text"}  # customers have logos too
    spoken = kinds & _SPOKEN - {"whom one joins"}
    labelled_part = "a brand or facility by its label" in kinds
    row["a brand by its label, and spoken of"] = float(labelled_part and bool(spoken))
    row["careers of its own"] = float(
        "the title: whose careers" in kinds
        and bool(kinds & _OWN_SITE - {"the title: whose careers"})
        and AGAINST not in candidate.witnesses
    )
    row["the name of a city"] = float(is_city(name.split(",")[0]))
    row["with a comma"] = float("," in name)
    row["a kind of company beside the role"] = float(
        bool(kinds & {"the line next to the role", "the line beside the role"})
        and bool(OWN_KIND.search(name))
    )
    row["a site of its own kind"] = float(
        bool(kinds & _OWN_SITE) and bool(OWN_KIND.search(name)) and not _BOARD_WORD.search(candidate.name)
    )
    row["its own site, and spoken of"] = float(bool(own and spoken) and candidate.key not in served)
    row["words"] = float(max(0, len(name.split()) - 3))
    row["none"] = 0.0
    return row


def _mark_states(candidates: list[Candidate]) -> None:
    """ "State of Monona" is what its "Department of Bridges" is part of, where a label names that."""
    bodies = [
        c for c in candidates if BODY_OF_STATE.search(c.name) and "a line that is labelled so" in c.witnesses
    ]
    for one in candidates:
        if bodies and re.match(r"(?:The )?(?:State|Commonwealth|Government|Province|Republic) of ", one.name):
            one.features["what others are part of"] = 1.0


def _mark_hidden(candidates: list[Candidate], shown: str) -> None:
    """A parent that only machines are told, on the site of a brand that the posting speaks of."""
    brands = [c for c in candidates if c.features["its own site, and spoken of"]]
    for one in candidates:
        told_only = set(one.witnesses) <= {"JSON-LD JobPosting", "microdata"}
        hidden = told_only and not count_of(without_suffix(one.name), shown)
        one.features["told to machines, beside a brand that is shown"] = float(bool(brands) and hidden)


def _mark_parts(candidates: list[Candidate]) -> None:
    """A name inside a longer candidate is rather a cut of it, when it never stands without the rest."""
    for one in candidates:
        longer = [
            c
            for c in candidates
            if c is not one and one.key in c.key and len(c.witnesses) >= len(one.witnesses)
        ]
        one.features["part of a longer name"] = float(bool(longer))
