"""What speaks for and against one name on a page, as features that the weights are for."""

from __future__ import annotations

import math
import re

from outreach.inputs.cities import is_city
from outreach.inputs.company_forms import Candidate, count_of
from outreach.inputs.company_names import BODY_OF_STATE, KIND_OF_COMPANY, LEGAL, OWN_KIND, without_suffix
from outreach.inputs.posting_text import JobText

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


SPOKEN = frozenset(
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


_BOARD_WORD = re.compile(
    r"jobs?(?:board|market|hub)?$|^jobs?|career|vacanc|\bhir(?:e|ing)|board$|talent|recruit|staffing|"
    r"\bgigs?\b|search$",
    re.IGNORECASE,
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
    r"agency|company|unit|trading name|trading style|trade name|brand name|"
    r"business) (?:of|within|owned by) (?:the )?"
)


def features_of(
    candidate: Candidate, job: JobText, others: set[str], served: set[str], powered: set[str]
) -> dict[str, float]:
    """The features of one name. `others`, `served` and `powered` are keys: of places and departments, of
    customers, of what the page says powers it.
    """
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
    spoken = kinds & SPOKEN - {"whom one joins"}
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


def mark_states(candidates: list[Candidate]) -> None:
    """ "State of Monona" is what its "Department of Bridges" is part of, where a label names that."""
    bodies = [
        c for c in candidates if BODY_OF_STATE.search(c.name) and "a line that is labelled so" in c.witnesses
    ]
    for one in candidates:
        if bodies and re.match(r"(?:The )?(?:State|Commonwealth|Government|Province|Republic) of ", one.name):
            one.features["what others are part of"] = 1.0


def mark_hidden(candidates: list[Candidate], shown: str) -> None:
    """A parent that only machines are told, on the site of a brand that the posting speaks of."""
    brands = [c for c in candidates if c.features["its own site, and spoken of"]]
    for one in candidates:
        told_only = set(one.witnesses) <= {"JSON-LD JobPosting", "microdata"}
        hidden = told_only and not count_of(without_suffix(one.name), shown)
        one.features["told to machines, beside a brand that is shown"] = float(bool(brands) and hidden)


def mark_parts(candidates: list[Candidate]) -> None:
    """A name inside a longer candidate is rather a cut of it, when it never stands without the rest."""
    for one in candidates:
        longer = [
            c
            for c in candidates
            if c is not one and one.key in c.key and len(c.witnesses) >= len(one.witnesses)
        ]
        one.features["part of a longer name"] = float(bool(longer))
