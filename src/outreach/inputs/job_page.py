"""A job description as a JobPosting: from a saved or live web page, a PDF or a text file.

Company, role and place come from structured data first, then from the page's title, then from the
text; the record says which. Every line of the facts stands word for word in the source.
"""

from __future__ import annotations

import copy
import hashlib
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

from outreach.errors import InputError
from outreach.inputs.agencies import writes_for_client
from outreach.inputs.cleaning import clean_with
from outreach.inputs.company import find_hiring_company
from outreach.inputs.company_candidates import candidates_of
from outreach.inputs.company_forms import Candidate
from outreach.inputs.job_lines import facts_from_top, section_of
from outreach.inputs.job_record import make_posting, with_cleaning_told
from outreach.inputs.job_text import parse_job_text
from outreach.inputs.labels import labelled
from outreach.inputs.main_text import MainText, find_main_text
from outreach.inputs.names_apart import find_board, find_customers
from outreach.inputs.page_kind import no_posting
from outreach.inputs.page_text import Block, blocks_in, parse
from outreach.inputs.place import find_place, stated_places
from outreach.inputs.posting_text import JobText
from outreach.inputs.role import find_role
from outreach.inputs.role_tidy import (
    is_generic,
    tidy_role,
    with_tail,
    without_names_in_brackets,
    without_place,
)
from outreach.inputs.sources import Source, open_source, pasted
from outreach.inputs.structured import (
    Found,
    json_ld_postings,
    microdata_facts,
    posting_facts,
    raw_titles,
    site_names,
    title_facts,
    title_parts,
)
from outreach.models.base import ChatModel
from outreach.records import JobPosting
from outreach.text import contains, plain, sentences


def _known_facts(soup: Any, posting: dict[str, Any] | None) -> dict[str, Found]:
    """Company, role and place with where each was found: structured data first, then the title."""
    known: dict[str, Found] = {}
    for facts, where in (
        (posting_facts(posting) if posting else {}, "JSON-LD JobPosting"),
        (microdata_facts(soup), "microdata"),
        (title_facts(soup), "the page's title"),
    ):
        for name, text in facts.items():
            if text and not (name == "place" and where == "the page's title"):
                known.setdefault(name, (text, where))
    return known


def _stated(soup: Any) -> tuple[dict[str, Found], dict[str, Any] | None]:
    """What a page states outright (see `_known_facts`), its role tidied, and its own JSON-LD posting."""
    postings = json_ld_postings(soup)
    guess = find_role(soup, section_of)
    posting = _own_posting(postings, guess[0] if guess else "", soup)
    known = _known_facts(soup, posting)
    told = known.get("role")
    if told and told[1] != "the page's title":
        known["role"] = (tidy_role(told[0]), told[1])
    elif guess:  # it has weighed the title too
        known["role"] = guess
    elif told and is_generic(told[0]):
        del known["role"]
    return known, posting


def page_reading(html: str) -> tuple[Any, str, str]:
    """(the page as a tree, the role, the company) as far as the page states them outright."""
    soup = parse(html)
    known, _ = _stated(soup)
    return soup, known.get("role", ("", ""))[0], known.get("company", ("", ""))[0]


def _told_to_machines(soup: Any, posting: dict[str, Any] | None) -> tuple[Found, ...]:
    """The hiring organisations that a page's data for machines name; "010 Acme" is Acme's number."""
    told = [
        (posting_facts(posting)["company"] if posting else "", "JSON-LD JobPosting"),
        (microdata_facts(soup)["company"], "microdata"),
    ]
    bare = [(re.sub(r"^\d{2,}[\s–-]+", "", name).split(" (")[0].strip(" ,"), where) for name, where in told]
    return tuple((name, where) for name, where in bare if name)


def _job_text(
    soup: Any, role: str, main: MainText, posting: dict[str, Any] | None, every: list[Block], address: str
) -> JobText:
    return JobText(
        role=role,
        near=main.near,
        headings=tuple(block.text for block in main.blocks if block.is_heading),
        text="\n".join(block.text for block in main.blocks),
        soup=soup,
        lines=tuple(block.text for block in every),
        titles=tuple(raw_titles(soup)),
        address=address,
        structured=_told_to_machines(soup, posting),
        told_role=posting_facts(posting)["role"] if posting else microdata_facts(soup)["role"],
    )


def _whole_role(soup: Any, known: dict[str, Found], posting: dict[str, Any] | None, text: str) -> str:
    """The role without its place, and with what the page's headings say behind a dash."""
    role, place = known["role"][0], known.get("place", ("", ""))[0]
    names = [known.get(name, ("", ""))[0] for name in ("company", "agency")]
    role = without_names_in_brackets(role, [*names, place.split(",")[0]])
    names += [name for name, _ in site_names(soup)]
    heads = [" ".join(tag.get_text(" ").split()) for tag in soup.find_all(["h1", "h2", "h3"])]
    told = [posting_facts(posting)["role"] if posting else "", microdata_facts(soup)["role"]]
    told += labelled([block.text for block in blocks_in(soup.body or soup)], "role")
    return with_tail(without_place(role, place), [*filter(None, told), *heads], place, names, text)


def company_reading(soup: Any) -> tuple[list[Candidate], bool]:
    """(every name that may be the company, whether an agency writes for a client) of a page's tree."""
    known, posting = _stated(soup)
    role, company = (known.get(name, ("", ""))[0] for name in ("role", "company"))
    described = str(posting.get("description") or "") if posting else ""
    main = find_main_text(copy.copy(soup), role, company, described, section_of)
    job = _job_text(soup, role, main, posting, blocks_in(soup.body or soup, links=True), "")
    places = [known.get("place", ("", ""))[0], *stated_places(soup, job.lines, job.near)]
    spoken = [line for block in main.blocks for line in sentences(block.text)]
    return candidates_of(job, places, find_customers(soup, spoken, "")), writes_for_client(job.text, role)


def parse_job_page(
    html: str, *, source: str, job_id: str, sha256: str = "", cleaner: ChatModel | None = None
) -> JobPosting:
    """A JobPosting from the HTML of a page. Raises InputError (kind "no_description" and others)."""
    soup = parse(html)
    known, posting = _stated(soup)
    role = known.get("role", ("", ""))[0]
    described = str(posting.get("description") or "") if posting else ""
    company = known.pop("company", ("", ""))[0]
    main = find_main_text(parse(html), role, company, described, section_of)
    is_structured = posting is not None or soup.find(itemtype=re.compile("JobPosting")) is not None
    sections = sum(
        section_of(block.text) in ("requirements", "duties", "offers")
        for block in main.blocks
        if len(block.text.split()) <= 7 and not block.text.endswith(".")
    )
    if reason := no_posting(soup, main.blocks, role, sections, is_structured):
        raise InputError(reason.what, where=source, next_step=reason.next_step, kind=reason.kind)
    every = blocks_in(soup.body or soup, links=True)
    job_text = _job_text(soup, role, main, posting, every, source)
    spoken = [line for block in main.blocks for line in sentences(block.text)]
    places = [known.get("place", ("", ""))[0], *stated_places(soup, job_text.lines, job_text.near)]
    hiring = find_hiring_company(job_text, places, find_customers(soup, spoken, ""))
    if hiring.company:
        known["company"] = (hiring.company, hiring.route)
    if hiring.agency:
        known["agency"] = (hiring.agency, "the page")
    for name, value in facts_from_top([block.text for block in main.blocks]).items():
        if name != "company" and not (name == "role" and is_generic(value)):
            known.setdefault(name, (value, "the text"))
    shown = blocks_in(soup.body or soup)
    if not known.get("place", ("", ""))[0]:
        names = [known.get(name, ("", ""))[0] for name in ("company", "role", "agency")]
        names += [name for name, _ in site_names(soup)]
        names += labelled(job_text.lines, "part")
        lines = [block.text for block in shown]
        headed = [b.text for b in shown if role and contains(b.text, role) and len(b.text.split()) <= 14]
        if place := find_place(lines, main.beside, title_parts(soup), headed, job_text.text, names, soup):
            known["place"] = place
    if "role" in known:
        known["role"] = (_whole_role(soup, known, posting, job_text.text), known["role"][1])
    named = [known.get(name, ("", ""))[0] for name in ("company", "role", "place", "agency")]
    if board := find_board(soup, *named):
        known["board"] = (board, "the site's own name")
    if hiring.for_client and not hiring.agency and board:
        known["agency"] = (board, "the site of the agency")
    cleaning = clean_with(shown, main.blocks, role, cleaner) if cleaner else None
    job = make_posting(
        cleaning.blocks if cleaning else main.blocks,
        known,
        source=source,
        job_id=job_id,
        sha256=sha256 or hashlib.sha256(html.encode()).hexdigest(),
        route=main.route if not cleaning or cleaning.by == "rules" else cleaning.reason,
        clients=find_customers(soup, spoken, named[0]),
    )
    return with_cleaning_told(job, cleaning)


def _own_posting(postings: list[dict[str, Any]], heading: str, soup: Any) -> dict[str, Any] | None:
    """The page's own posting among those in its JSON-LD: the one whose title the page has as heading."""
    titled = [p for p in postings if heading and plain(posting_facts(p)["role"]) == plain(heading)]
    titled += [
        p for p in postings if heading and plain(tidy_role(posting_facts(p)["role"])) == plain(heading)
    ]
    if titled:
        return titled[0]
    parts = {plain(part) for part in title_parts(soup)}
    titled = [p for p in postings if plain(posting_facts(p)["role"]) in parts]
    if titled:
        return titled[0]
    if len(postings) == 1 and not heading:
        return postings[0]
    if len(postings) == 1 and contains(heading, posting_facts(postings[0])["role"]):
        return postings[0]
    return None


def read_job(
    source: str | Path,
    job_id: str = "job01",
    *,
    pages: Path | None = None,
    cleaner: ChatModel | None = None,
    **browser: Any,
) -> JobPosting:
    """Read one job from a PDF, a saved page (.html), a text file, or an http(s) address.

    Pages of addresses are kept in the folder `pages` and read from there the next time; `cleaner` is a
    model that cleans pages in place of the rules (see `inputs.cleaning`); `browser` is passed to
    `inputs.browser.fetch_page`. Raises InputError.
    """
    return _read(open_source(source, pages=pages, **browser), job_id, cleaner)


def read_pasted_job(text: str, job_id: str = "job01", *, cleaner: ChatModel | None = None) -> JobPosting:
    """Read one job from text that a person copied out of a page or mail. Raises InputError."""
    return _read(pasted(text), job_id, cleaner)


def _read(opened: Source, job_id: str, cleaner: ChatModel | None) -> JobPosting:
    if opened.html is not None:
        job = parse_job_page(
            opened.html, source=opened.name, job_id=job_id, sha256=opened.sha256, cleaner=cleaner
        )
    else:
        job = parse_job_text(
            list(opened.lines),
            source=opened.name,
            job_id=job_id,
            sha256=opened.sha256,
            route=opened.route,
            cleaner=cleaner,
        )
    return replace(job, warnings=(*job.warnings, *opened.warnings))
