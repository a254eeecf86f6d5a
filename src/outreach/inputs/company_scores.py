"""How likely each name on a page is the hiring company: witnesses weighed together, and none as an answer.

A softmax over the page's names and "none of these"; its weights lie in company_weights.json, fitted by
benchmarks/fit_companies.py towards weights set by hand, so that a witness the fixtures show seldom
keeps what it is worth by reason.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from outreach.inputs.company_forms import Candidate
from outreach.inputs.company_names import LEGAL, LEGAL_NEXT, without_suffix

# witness or other feature -> weight set by hand, in natural-log odds against "none of these"
PRIOR = {
    "JSON-LD JobPosting": 4.5,
    "microdata": 4.5,
    "a line that is labelled so": 4.0,
    "an element named company": 2.5,
    "the line next to the role": 2.0,
    "the line beside the role": 0.8,
    "a heading": 2.5,
    "a heading anywhere": 1.2,
    "who looks for someone": 2.5,
    "at whom we are": 2.5,
    "who owns or runs it": 2.5,
    "a brand or facility by its label": 2.0,
    "the first of a row": 2.5,
    "the line above the role, of a school or the like": 2.5,
    "the subject of the first sentence of all": 3.0,
    "the subject of a first sentence": 1.5,
    "the subject of a sentence": 0.7,
    "whom one joins": 0.8,
    "inside a sentence": 0.0,
    "the title: who hires": 3.2,
    "the title: at whom": 3.2,
    "the title: whose careers": 1.5,
    "the title: in the role's piece": 0.8,
    "the title: the other half": 1.2,
    "the title: beside the role": 0.8,
    "the title: its last piece": 0.0,
    "the title: elsewhere": 0.3,
    "the page's summary": 1.2,
    "a link to the company": 1.2,
    "the site's title": 0.5,
    "the logo in the header": 1.5,
    "the logo's text": 1.2,
    "the first picture's text": 0.8,
    "the copyright line": 0.5,
    "a legal name on the page": 0.8,
    "og:site_name": 0.3,
    "the author tag": 0.0,
    "application-name": 0.0,
    "the address of mail or page": 1.5,
    "the domain of its mail": 1.5,
    "in the description": 1.2,
    "often in the description": 0.5,
    "kinds of witnesses": 0.6,
    "one kind alone": -1.0,
    "a board's signs alone": -2.5,
    "a word for boards": -0.8,
    "a site of jobs by its name": -1.5,
    "one word": -0.3,
    "lower case": -0.5,
    "a kind of company": 0.6,
    "a legal form": 0.8,
    "after a word for places": -2.0,
    "a place or department by its label": -2.5,
    "a customer": -2.5,
    "what others are part of": -2.5,
    "told to power the page": -3.0,
    "part of a longer name": -0.8,
    "a brand by its label, and spoken of": 3.5,
    "careers of its own": 1.5,
    "the name of a city": -2.5,
    "with a comma": -1.5,
    "a kind of company beside the role": 2.5,
    "a site of its own kind": 3.0,
    "its own site, and spoken of": 1.5,
    "told to machines, beside a brand that is shown": -3.0,
    "words": -0.1,
    "under another's roof": 1.5,
    "no rival": 1.5,
    "none": 3.0,
}
FEATURES = tuple(PRIOR)
ENOUGH = 0.33  # probability below which no name is given: better none than a wrong one


@cache
def weights() -> dict[str, float]:
    """The weight of each feature, in natural-log odds."""
    text = files("outreach.inputs").joinpath("company_weights.json").read_text(encoding="utf-8")
    return json.loads(text)["weights"]


def log_odds(candidate: Candidate, table: dict[str, float]) -> float:
    return sum(table.get(name, 0.0) * value for name, value in candidate.features.items())


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
    inside = re.search(rf"[a-z,;] {re.escape(name)}(?!\w)", visible)  # "We run The Otter Room"
    if not candidate.labels and not inside:
        name = re.sub(r"^The ", "", name)  # a sentence may put it before any name
    base = without_suffix(name)
    for match in re.finditer(rf"(?<!\w){re.escape(base)}(?!\w)", visible):
        if not LEGAL_NEXT.match(visible[match.end() :]):
            return base
    suffixed = [form for form, _ in candidate.forms.most_common() if LEGAL.search(form)]
    return suffixed[0] if suffixed else base
