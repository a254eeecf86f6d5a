"""Who hires: the likeliest name on a page or in a text, or none. An agency with a client is not it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from outreach.inputs.agencies import is_agency, named_agency, named_client, writes_for_client
from outreach.inputs.company_candidates import candidates_of
from outreach.inputs.company_features import AGAINST
from outreach.inputs.company_forms import Candidate
from outreach.inputs.company_names import name_key
from outreach.inputs.company_scores import ENOUGH, ranked, shown_form
from outreach.inputs.labels import labelled
from outreach.inputs.posting_text import JobText
from outreach.inputs.structured import site_names

_AGENCY_ENOUGH = 0.2  # an agency's name harms less where it is wrong, and its client is not named anyway


@dataclass(frozen=True)
class Hiring:
    """The hiring company ("" if the page does not say), the agency between, and the reason."""

    company: str
    agency: str
    route: str
    for_client: bool = False  # an agency writes on behalf of somebody


def _visible(job: JobText) -> str:
    told = [*job.lines, job.text, *job.titles]
    if job.soup is not None:
        told += [name for name, _ in site_names(job.soup)]
    told += [name for name, _ in job.structured]
    return "\n".join(told)


def _reason(candidate: Candidate) -> str:
    kinds = [where for where in candidate.witnesses if where not in ("inside a sentence", AGAINST)]
    return ", ".join(kinds or candidate.witnesses)


_WITHHELD = re.compile(
    r"^(?:company |employer |client )?(?:name )?(?:is )?(?:confidential|undisclosed|anonymous|withheld|not "
    r"disclosed)"
    r"(?: (?:company|employer|client|advertiser))?\b|^private advertiser\b",
    re.IGNORECASE,
)


def find_hiring_company(job: JobText, places: Sequence[str] = (), customers: Sequence[str] = ()) -> Hiring:
    """Weigh every name of a job. `places` and `customers` are names known to be just that."""
    order = ranked(candidates_of(job, places, customers))
    if writes_for_client(job.text, job.role):
        likely = [pair for pair in order if pair[0] >= _AGENCY_ENOUGH]
        agency = named_agency(job.text, job.lines)
        if not agency and likely:
            agency = shown_form(likely[0][1], _visible(job))
        client = named_client(job.text, job.role, agency)
        if client and agency and name_key(client) == name_key(agency):
            agency = ""
        why = "the client that the agency names in the text" if client else (
            "an agency writes for a client that it does not name"
        )  # fmt: skip
        return Hiring(client, agency, why, True)
    told = [name for name, _ in job.structured] + [*job.near, *labelled(job.lines, "company")]
    if any(_WITHHELD.match(name) for name in told):
        return Hiring("", "", "the employer keeps its name back")
    if not order or order[0][0] < ENOUGH:
        return Hiring("", "", "no name has witnesses enough")
    best = order[0][1]
    if is_agency(best.name, job.text, job.role, job.lines):
        agency = shown_form(best, _visible(job))
        return Hiring("", agency, "an agency's page that does not name its client", True)
    return Hiring(shown_form(best, _visible(job)), "", _reason(best))
