"""Every name that may be a posting's company, its forms joined, with what speaks for and against it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from outreach.inputs.company_addresses import mail_domains, own_domains
from outreach.inputs.company_features import (
    AGAINST,
    SPOKEN,
    features_of,
    mark_hidden,
    mark_parts,
    mark_states,
)
from outreach.inputs.company_forms import (
    Candidate,
    join_articles,
    join_short_forms,
    join_site_words,
)
from outreach.inputs.company_names import (
    BODY_OF_STATE,
    name_key,
    without_site_word,
)
from outreach.inputs.company_witnesses import POWERED, witnesses
from outreach.inputs.known_sites import is_known_site, is_known_system
from outreach.inputs.labels import labelled
from outreach.inputs.posting_text import JobText
from outreach.inputs.structured import site_names
from outreach.text import plain

_SENTENCES = SPOKEN - {"a heading"} | {
    "inside a sentence",
    "the page's summary",
    "the address of mail or page",
}


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


# a town, a customer or a group on the page leaves another name alone
_NO_RIVAL = (
    "a place or department by its label",
    "the name of a city",
    "what others are part of",
    "a customer",
    "told to power the page",
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
        spoken = bool(set(candidate.witnesses) & SPOKEN)
        if is_known_site(candidate.name) and not spoken:
            continue  # a board or a system, unless the posting itself speaks of it
        candidate.features = features_of(candidate, job, others, served, powered)
        candidate.features["under another's roof"] = float(roof and bool(set(candidate.witnesses) & _TENANT))
        kept.append(candidate)
    rivals = [c for c in kept if not any(c.features[feature] for feature in _NO_RIVAL)]
    strong = [c for c in rivals if len(c.witnesses) > 1 or set(c.witnesses) & _FIRM]
    for candidate in rivals if not strong else strong if len(strong) == 1 else ():
        candidate.features["no rival"] = 1.0
    mark_parts(kept)
    mark_states(kept)
    mark_hidden(kept, "\n".join((job.text, *job.near, *job.titles)))
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
