"""A job description as a JobPosting: from a saved or live web page, a PDF or a text file.

Company, role and place come from structured data first, then from the page's title, then from the
text; the record says which. Every line of the facts stands word for word in the source.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

from outreach.errors import InputError
from outreach.inputs.company import find_hiring_company
from outreach.inputs.job_lines import blocks_of_text, facts_from_top, section_of, sorted_lines
from outreach.inputs.main_text import find_main_text
from outreach.inputs.page_kind import no_posting
from outreach.inputs.page_text import Block, parse
from outreach.inputs.pdf import read_bytes, read_pdf
from outreach.inputs.role import find_role, tidy_role
from outreach.inputs.structured import (
    Found,
    json_ld_postings,
    microdata_facts,
    posting_facts,
    title_facts,
    title_parts,
)
from outreach.records import JobFacts, JobPosting
from outreach.text import clean_lines, contains, plain, squash


def _posting(
    blocks: list[Block],
    known: dict[str, tuple[str, str]],
    *,
    source: str,
    job_id: str,
    sha256: str,
    route: str,
) -> JobPosting:
    """The record. `known` maps company, role and place to (value, where it was found)."""
    value = {name: text for name, (text, _) in known.items()}
    lines = sorted_lines(blocks, value.get("company", ""))
    facts = JobFacts(
        company=value.get("company", ""),
        role=value.get("role", ""),
        place=value.get("place", ""),
        agency=value.get("agency", ""),
        about=tuple(lines["about"]),
        duties=tuple(lines["duties"]),
        requirements=tuple(lines["requirements"]),
        offers=tuple(lines["offers"]),
        apply=tuple(lines["apply"]),
        routes={name: where for name, (_, where) in known.items()},
    )
    text = "\n".join(block.text for block in blocks)
    warnings = []
    for name in ("company", "role"):
        if not value.get(name):
            warnings.append(f"the {name} was not found: give it with --{name}")
    if sum(char.isalpha() for char in text) < 100:
        raise InputError(
            "no job description found",
            where=source,
            next_step="Give the job as a PDF or a text file with the description in it.",
            kind="no_description",
        )
    return JobPosting(job_id, source, text, facts, sha256, route, tuple(warnings))


def _known_facts(soup: Any, posting: dict[str, Any] | None) -> dict[str, Found]:
    """Company, role and place with where each was found: structured data first, then the title."""
    known: dict[str, Found] = {}
    for facts, where in (
        (posting_facts(posting) if posting else {}, "JSON-LD JobPosting"),
        (microdata_facts(soup), "microdata"),
        (title_facts(soup), "the page's title"),
    ):
        for name, text in facts.items():
            if text:
                known.setdefault(name, (text, where))
    return known


def parse_job_page(html: str, *, source: str, job_id: str, sha256: str = "") -> JobPosting:
    """A JobPosting from the HTML of a page. Raises InputError (kind "no_description" and others)."""
    soup = parse(html)
    postings = json_ld_postings(soup)
    guess = find_role(soup)
    posting = _own_posting(postings, guess[0] if guess else "", soup)
    known = _known_facts(soup, posting)
    if "role" in known:
        known["role"] = (tidy_role(known["role"][0]), known["role"][1])
    elif guess:
        known["role"] = guess
    company = known.get("company", ("", ""))[0]
    described = str(posting.get("description") or "") if posting else ""
    main = find_main_text(parse(html), known.get("role", ("", ""))[0], company, described, section_of)
    text = "\n".join(block.text for block in main.blocks)
    is_structured = posting is not None or soup.find(itemtype=re.compile("JobPosting")) is not None
    role = known.get("role", ("", ""))[0]
    sections = sum(
        section_of(block.text) in ("requirements", "duties", "offers")
        for block in main.blocks
        if len(block.text.split()) <= 7 and not block.text.endswith(".")
    )
    in_title = any(contains(part, role) for part in title_parts(soup)) if role else False
    if reason := no_posting(soup, main.blocks, role, sections, is_structured, in_title):
        raise InputError(reason.what, where=source, next_step=reason.next_step, kind=reason.kind)
    hiring = find_hiring_company(
        soup,
        known.get("role", ("", ""))[0],
        list(main.near),
        [block.text for block in main.blocks if block.is_heading],
        text,
        company,
    )
    if hiring.route:
        known["company"] = (hiring.company, hiring.route)
    if hiring.agency:
        known["agency"] = (hiring.agency, "the page")
    for name, value in facts_from_top([block.text for block in main.blocks]).items():
        if name != "company":
            known.setdefault(name, (value, "the text"))
    return _posting(
        main.blocks,
        known,
        source=source,
        job_id=job_id,
        sha256=sha256 or hashlib.sha256(html.encode()).hexdigest(),
        route=main.route,
    )


def _own_posting(postings: list[dict[str, Any]], heading: str, soup: Any) -> dict[str, Any] | None:
    """The page's own posting among those in its JSON-LD: the one whose title the page has as heading."""
    titled = [p for p in postings if heading and plain(posting_facts(p)["role"]) == plain(heading)]
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


def parse_job_text(lines: list[str], *, source: str, job_id: str, sha256: str, route: str) -> JobPosting:
    """A JobPosting from the lines of a PDF or text file. Raises InputError."""
    found = facts_from_top(lines)
    known = {name: (text, "the text") for name, text in found.items()}
    top = [squash(text) for text in found.values()]
    body = [line for index, line in enumerate(lines) if index > 7 or squash(line) not in top]
    blocks = blocks_of_text(body)
    return _posting(blocks, known, source=source, job_id=job_id, sha256=sha256, route=route)


def read_job(
    source: str | Path, job_id: str = "job01", *, pages: Path | None = None, **browser: Any
) -> JobPosting:
    """Read one job from a PDF, a saved page (.html), a text file, or an http(s) address.

    Pages of addresses are kept in the folder `pages` and read from there the next time; `browser` is
    passed to `inputs.browser.fetch_page`. Raises InputError.
    """
    name = str(source)
    if re.match(r"[a-z][a-z0-9+.-]+:", name, re.IGNORECASE) and not Path(name).exists():
        from outreach.inputs.browser import kept_page

        page = kept_page(name, pages, **browser)
        job = parse_job_page(page.html, source=page.address, job_id=job_id)
        return replace(job, warnings=(*job.warnings, *page.warnings))
    file = Path(source)
    content = read_bytes(file)
    if content.startswith(b"%PDF-") or file.suffix.lower() == ".pdf":
        document = read_pdf(file)
        return parse_job_text(
            [line for page in document.pages for line in page],
            source=file.name,
            job_id=job_id,
            sha256=document.sha256,
            route=document.reader,
        )
    sha256 = hashlib.sha256(content).hexdigest()
    head = content[:2048].lower()
    if file.suffix.lower() in (".html", ".htm", ".mhtml") or b"<html" in head or b"<!doctype" in head:
        from bs4.dammit import UnicodeDammit

        html = UnicodeDammit(content, is_html=True).unicode_markup
        if html is None:
            raise InputError("is in no known character set", where=file.name)
        return parse_job_page(html, source=file.name, job_id=job_id, sha256=sha256)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(
            "is neither a PDF, a web page nor UTF-8 text",
            where=file.name,
            next_step="Save the job as PDF, HTML or text.",
            kind="not_text",
        ) from error
    return parse_job_text(
        clean_lines(text), source=file.name, job_id=job_id, sha256=sha256, route="text file"
    )
