"""A job description as a JobPosting: from a saved or live web page, a PDF or a text file.

Company, role and place come from structured data first, then from the page's title, then from the
text; the record says which. Every line of the facts stands word for word in the source.
"""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import Any

from outreach.errors import InputError
from outreach.inputs.page_text import Block, blocks_of, main_blocks
from outreach.inputs.pdf import read_bytes, read_pdf
from outreach.records import JobFacts, JobPosting
from outreach.text import clean_lines, contains, join_wrapped, sentences, squash, strip_bullet

_SECTIONS = {
    "about": r"about (?!the (?:role|job|position|team)\b|you\b)|who we are|our (?:company|story|mission)"
    r"|the company|company (?:description|overview|profile)|what we do|introduction|^we are\b",
    "duties": r"what you.{0,12}(?:do|be doing|work on)|responsibilit|the (?:role|job|position)\b|"
    r"your (?:role|tasks|day|mission|work|impact)|about the (?:role|job|position|team)|duties|tasks|"
    r"job (?:description|summary)|in this role|you will|day[- ]to[- ]day|role overview|the work|"
    r"position (?:summary|overview)|what the job is",
    "requirements": r"what you.{0,12}bring|require|qualification|who you are|about you|your "
    r"(?:profile|skills|background|experience)|we.{0,12}looking for|you have|must.have|skills|"
    r"nice to have|what we expect|ideal candidate|experience|you bring|essential|desirable|"
    r"the person|what you.{0,3}ll need|what you need",
    "offers": r"we offer|what you(?:.ll)? get|benefits|perks|why (?:join|work|us|you)|in return|"
    r"compensation|salary|pay\b|our offer|what.s in it|what we give|package|on offer",
    "apply": r"how to apply|apply|application|contact|next steps|get in touch|interested|"
    r"hiring process|interview process",
    "legal": r"equal opportunit|diversity|privacy|accommodation|agenc(?:y|ies) notice",
}
_ROLE_WORD = re.compile(
    r"\b(engineer|developer|manager|scientist|analyst|designer|architect|administrator|lead|head|"
    r"director|officer|specialist|consultant|coordinator|assistant|nurse|teacher|accountant|"
    r"technician|representative|executive|recruiter|editor|writer|researcher|chef|driver|operator|"
    r"planner|buyer|programmer|supervisor|mechanic|electrician|therapist|pharmacist|lawyer|intern|"
    r"associate|advisor|adviser|clerk|controller|auditor|baker|cook|fellow|lecturer|professor)\b",
    re.IGNORECASE,
)


def _section_of(heading: str) -> str | None:
    text = heading.strip(" :").lower()
    for name, pattern in _SECTIONS.items():
        if re.search(pattern, text):
            return name
    return None


# --- structured data --------------------------------------------------------------------------------


def _postings(node: Any) -> list[dict[str, Any]]:
    if isinstance(node, list):
        return [found for item in node for found in _postings(item)]
    if isinstance(node, dict):
        kinds = node.get("@type")
        kinds = kinds if isinstance(kinds, list) else [kinds]
        here = [node] if "JobPosting" in kinds else []
        return here + [found for value in node.values() for found in _postings(value)]
    return []


def structured_posting(html: str) -> dict[str, Any] | None:
    """The page's JSON-LD JobPosting, or None when there is none, several, or none that parses."""
    from bs4 import BeautifulSoup

    found: list[dict[str, Any]] = []
    for script in BeautifulSoup(html, "lxml").find_all("script", type="application/ld+json"):
        text = re.sub(r"^\s*<!--|-->\s*$", "", script.string or "").strip()
        text = re.sub(r",(\s*[}\]])", r"\1", text)  # trailing commas are common
        try:
            found += _postings(json.loads(text, strict=False))
        except json.JSONDecodeError:
            continue
    return found[0] if len(found) == 1 else None


def _first(value: Any, *keys: str) -> str:
    """A text inside nested JSON-LD, whether objects, lists or plain strings were used."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        return next((text for key in keys if (text := _first(value.get(key), *keys))), "")
    return " ".join(str(value).split()) if value else ""


def _structured_facts(posting: dict[str, Any]) -> dict[str, str]:
    location = posting.get("jobLocation")
    location = location[0] if isinstance(location, list) and location else location
    address = location.get("address", {}) if isinstance(location, dict) else location
    if isinstance(address, dict):
        parts = [_first(address.get(key), "name") for key in ("addressLocality", "addressRegion")]
        place = ", ".join(part for part in parts if part)
    else:
        place = _first(address)
    return {
        "company": _first(posting.get("hiringOrganization"), "name", "legalName"),
        "role": _first(posting.get("title")) or _first(posting.get("name")),
        "place": place,
    }


def _title_facts(html: str) -> dict[str, str]:
    """Company and role from <title> and og:title: "Role at Company | Board"."""
    from bs4 import BeautifulSoup

    soup = BeautifulSoup(html, "lxml")
    og_title = soup.find("meta", property="og:title")
    titles = [
        soup.title.get_text() if soup.title else "",
        str(og_title.get("content", "")) if og_title else "",
    ]
    for title in titles:
        text = re.sub(r"^job application for\s+", "", " ".join(title.split()), flags=re.IGNORECASE)
        text = re.split(r"\s+[|·]\s+", text)[0]
        if match := re.match(r"(?P<role>.+?)\s+(?:at|@)\s+(?P<company>[^,–—|]+)", text):
            return {"role": match["role"].strip(), "company": match["company"].strip()}
    return {}


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
        if short and _ROLE_WORD.search(line):
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
        if block.is_heading and len(block.text.split()) <= 9:
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
    if sum(char.isalpha() for char in text) < 200:
        raise InputError(
            "no job description found",
            where=source,
            next_step="Give the job as a PDF or a text file with the description in it.",
            kind="no_description",
        )
    return JobPosting(job_id, source, text, facts, sha256, route, tuple(warnings))


def parse_job_page(html: str, *, source: str, job_id: str, sha256: str = "") -> JobPosting:
    """A JobPosting from the HTML of a page. Raises InputError (kind "no_description")."""
    known: dict[str, tuple[str, str]] = {}
    posting = structured_posting(html)
    for facts, where in (
        (_structured_facts(posting) if posting else {}, "JSON-LD JobPosting"),
        (_title_facts(html), "the page's title"),
    ):
        for name, text in facts.items():
            if text and name not in known:
                known[name] = (text, where)
    blocks = main_blocks(html)
    route = "main text of the page (trafilatura)"
    if not blocks and posting and posting.get("description"):
        blocks = blocks_of(str(posting["description"]))
        route = "description in the page's JSON-LD: no main text was found"
    for name, text in _facts_from_top([block.text for block in blocks]).items():
        known.setdefault(name, (text, "the text"))
    return _posting(
        blocks,
        known,
        source=source,
        job_id=job_id,
        sha256=sha256 or hashlib.sha256(html.encode()).hexdigest(),
        route=route,
    )


def parse_job_text(lines: list[str], *, source: str, job_id: str, sha256: str, route: str) -> JobPosting:
    """A JobPosting from the lines of a PDF or text file. Raises InputError."""
    found = _facts_from_top(lines)
    known = {name: (text, "the text") for name, text in found.items()}
    top = [squash(text) for text in found.values()]
    body = [line for index, line in enumerate(lines) if index > 7 or squash(line) not in top]
    blocks = _blocks_of_text(body)
    return _posting(blocks, known, source=source, job_id=job_id, sha256=sha256, route=route)


def read_job(source: str | Path, job_id: str = "job01", **browser: Any) -> JobPosting:
    """Read one job from a PDF, a saved page (.html), a text file, or an http(s) address.

    `browser` is passed to `inputs.browser.fetch_page` for an address. Raises InputError.
    """
    name = str(source)
    if re.match(r"[a-z][a-z0-9+.-]+:", name, re.IGNORECASE) and not Path(name).exists():
        from outreach.inputs.browser import fetch_page

        page = fetch_page(name, **browser)
        return parse_job_page(page.html, source=page.address, job_id=job_id)
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
