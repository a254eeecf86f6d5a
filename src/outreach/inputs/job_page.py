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
from outreach.inputs.main_text import find_main_text
from outreach.inputs.page_kind import no_posting
from outreach.inputs.page_text import Block, parse
from outreach.inputs.pdf import read_bytes, read_pdf
from outreach.inputs.role import ROLE_WORD, find_role, tidy_role
from outreach.inputs.structured import (
    Found,
    json_ld_postings,
    microdata_facts,
    posting_facts,
    title_facts,
    title_parts,
)
from outreach.records import JobFacts, JobPosting
from outreach.text import clean_lines, contains, join_wrapped, plain, sentences, squash, strip_bullet

_SECTIONS = {
    "about": r"a bit about us|about (?!the (?:role|job|position|team)\b|you\b)|who we are|"
    r"our (?:company|story|mission)"
    r"|the company|company (?:description|overview|profile)|what we do|introduction|^we are\b",
    "duties": r"what you.{0,12}(?:do|be doing|work on|up to)|your (?:shift|week|days?|tasks?)\b|"
    r"what your|the post$|responsibilit|the (?:role|job|position)\b|"
    r"your (?:role|tasks|day|mission|work|impact)|about the (?:role|job|position|team)|duties|tasks|"
    r"job (?:description|summary)|in this role|you will|day[- ]to[- ]day|role overview|the work|"
    r"position (?:summary|overview)|what the job is",
    "requirements": r"what you.{0,12}(?:bring|need)|you.ll (?:fit|thrive|love|be right)|fit in if|"
    r"must.haves?|"
    r"what we (?:ask|wish|want|need)|nice (?:extras|if)|require|qualification|who you are|about you|your "
    r"(?:profile|skills|background|experience)|we.{0,12}looking for|you have|must.have|skills|"
    r"nice to have|what we expect|ideal candidate|experience|you bring|essential|desirable|"
    r"the person|what you.{0,3}ll need|what you need",
    "offers": r"what you (?:get|receive)|the deal|extras on top|we offer|what you(?:.ll)? get|benefits|perks|"
    r"why (?:join|work|us|you)|in return|"
    r"compensation|salary|pay\b|our offer|what.s in it|what we give|package|on offer",
    "apply": r"how to apply|apply|application|contact|next steps|get in touch|interested|"
    r"hiring process|interview process",
    "legal": r"equal opportunit|diversity|privacy|accommodation|agenc(?:y|ies) notice",
}


def _section_of(heading: str) -> str | None:
    text = heading.strip(" :").lower()
    for name, pattern in _SECTIONS.items():
        if re.search(pattern, text):
            return name
    return None


# --- text --------------------------------------------------------------------------------------------


def _facts_from_top(lines: list[str]) -> dict[str, str]:
    """Company and role from a document's first lines and its "About ..." heading."""
    facts: dict[str, str] = {}
    top = lines[:8]
    for line in lines:
        if match := re.fullmatch(r"About ([A-ZÀ-Þ][\w&.' -]{1,40})", line.strip(" :")):
            name = match.group(1).strip()
            if name.lower() not in ("us", "you", "the role", "the job", "the company", "the team"):
                facts["company"] = name
                break
    for line in top:
        if match := re.match(r"(?:company|employer|organisation|organization):\s*(.+)", line, re.I):
            facts.setdefault("company", match.group(1).strip())
        if match := re.match(r"(?:job title|title|role|position|vacancy):\s*(.+)", line, re.I):
            facts.setdefault("role", match.group(1).strip())
        if match := re.match(r"(?:location|place):\s*(.+)", line, re.I):
            facts.setdefault("place", match.group(1).strip())
    for line in top:
        if "role" in facts:
            break
        short = len(line.split()) <= 9 and not line.endswith(".")
        if short and ROLE_WORD.search(line):
            text = re.split(r"\s+[|·–—]\s+", line)[0]
            if match := re.match(r"(.+?)\s+(?:at|@)\s+(.+)", text):
                facts["role"] = match.group(1).strip()
                facts.setdefault("company", match.group(2).strip())
            else:
                facts["role"] = text.strip()
    if "role" not in facts and top and len(top[0].split()) <= 6 and not top[0].endswith((".", ":")):
        first = top[0]
        if _section_of(first) is None and not contains(first, facts.get("company", "")):
            facts["role"] = first  # a trade in no word list, as the document's title
    return facts


def _sorted_lines(blocks: list[Block], company: str) -> dict[str, list[str]]:
    """The sentences of a description by section; before the first heading they are "about"."""
    sorted_lines: dict[str, list[str]] = {name: [] for name in _SECTIONS}
    section = "about"
    for block in blocks:
        heading = block.is_heading or (
            len(block.text.split()) <= 6
            and not block.text.endswith((".", ",", "!"))
            and _section_of(block.text) is not None
            and block.tag not in ("li", "td")
        )
        if heading and len(block.text.split()) <= 9:
            named_company = company and contains(block.text, company) and "about" in block.text.lower()
            section = "about" if named_company else _section_of(block.text) or section
            continue
        sorted_lines[section] += sentences(block.text)
    if not sorted_lines["about"] and company:  # a page without an "about" heading
        every = [line for lines in sorted_lines.values() for line in lines]
        sorted_lines["about"] = [line for line in every if contains(line, company)][:3]
    return sorted_lines


def _blocks_of_text(lines: list[str]) -> list[Block]:
    """Blocks from the lines of a PDF or text file: headings found by form, wrapped lines joined."""
    blocks: list[Block] = []
    paragraph: list[str] = []

    def flush() -> None:
        if paragraph:
            blocks.append(Block(join_wrapped(paragraph), "p", False))
            paragraph.clear()

    for line in lines:
        bare = line.strip(" :")
        is_heading = (
            len(bare.split()) <= 6
            and not bare.endswith((".", ","))
            and _section_of(bare) is not None
            and bare[:1].isupper()
            and (not paragraph or paragraph[-1].rstrip().endswith((".", "!", "?", ":")) or len(blocks) < 1)
        )
        ended = bool(paragraph) and paragraph[-1].rstrip().endswith((".", "!", "?"))
        if is_heading:
            flush()
            blocks.append(Block(bare, "h2", True))
        elif strip_bullet(line) != line or (ended and line[:1].isupper()):
            flush()
            paragraph.append(strip_bullet(line))
        else:
            paragraph.append(line)
    flush()
    return blocks


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
    lines = _sorted_lines(blocks, value.get("company", ""))
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
    main = find_main_text(parse(html), known.get("role", ("", ""))[0], company, described, _section_of)
    text = "\n".join(block.text for block in main.blocks)
    is_structured = posting is not None or soup.find(itemtype=re.compile("JobPosting")) is not None
    role = known.get("role", ("", ""))[0]
    sections = sum(
        _section_of(block.text) in ("requirements", "duties", "offers")
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
    for name, value in _facts_from_top([block.text for block in main.blocks]).items():
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
    found = _facts_from_top(lines)
    known = {name: (text, "the text") for name, text in found.items()}
    top = [squash(text) for text in found.values()]
    body = [line for index, line in enumerate(lines) if index > 7 or squash(line) not in top]
    blocks = _blocks_of_text(body)
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
