"""Opens whatever a person names as a source: an address, a saved page, a PDF, a text file, pasted text.

Does not know what a job is: the same door serves job descriptions and a company's own pages.
"""

from __future__ import annotations

import hashlib
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from outreach.errors import InputError
from outreach.inputs.pdf import read_bytes, read_pdf
from outreach.text import clean_lines

PASTED = "pasted text"


@dataclass(frozen=True)
class Source:
    """One source, opened: the HTML of a page, or the lines of a text."""

    name: str  # file name, final address or "pasted text"
    sha256: str  # of the bytes, or of the rendered HTML
    route: str  # how it was read
    html: str | None = None
    lines: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


def pasted(text: str) -> Source:
    """Text that a person copied from somewhere. Raises InputError (kind "empty_file") without any."""
    lines = clean_lines(text)
    if not lines:
        raise InputError(
            "is empty",
            where=PASTED,
            next_step="Select the whole page (Ctrl+A), copy it, and paste it.",
            kind="empty_file",
        )
    digest = hashlib.sha256("\n".join(lines).encode()).hexdigest()
    return Source(PASTED, digest, PASTED, lines=tuple(lines))


def is_address(source: str | Path) -> bool:
    """Whether a source is meant as an address ("https://...") and not as a file."""
    return bool(re.match(r"[a-z][a-z0-9+.-]+:", str(source), re.IGNORECASE)) and not Path(source).exists()


def open_source(source: str | Path, *, pages: Path | None = None, **browser: Any) -> Source:
    """Open a PDF, a saved page (.html), a text file, an http(s) address, or "-": text pasted to stdin.

    Pages of addresses are kept in the folder `pages` and read from there the next time; `browser` is
    passed to `inputs.browser.fetch_page`. Raises InputError.
    """
    if str(source) == "-":
        return pasted(sys.stdin.read())
    if is_address(source):
        from outreach.inputs.browser import kept_page

        page = kept_page(str(source), pages, **browser)
        digest = hashlib.sha256(page.html.encode()).hexdigest()
        return Source(page.address, digest, "a browser", html=page.html, warnings=page.warnings)
    file = Path(source)
    content = read_bytes(file)
    digest = hashlib.sha256(content).hexdigest()
    if content.startswith(b"%PDF-") or file.suffix.lower() == ".pdf":
        document = read_pdf(file)
        lines = tuple(document.text.split("\n"))
        return Source(file.name, digest, document.reader, lines=lines, warnings=document.warnings)
    head = content[:2048].lower()
    if file.suffix.lower() in (".html", ".htm", ".mhtml") or b"<html" in head or b"<!doctype" in head:
        from bs4.dammit import UnicodeDammit

        html = UnicodeDammit(content, is_html=True).unicode_markup
        if html is None:
            raise InputError("is in no known character set", where=file.name)
        return Source(file.name, digest, "saved page", html=html)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(
            "is neither a PDF, a web page nor UTF-8 text",
            where=file.name,
            next_step="Save it as PDF, HTML or text.",
            kind="not_text",
        ) from error
    return Source(file.name, digest, "text file", lines=tuple(clean_lines(text)))
