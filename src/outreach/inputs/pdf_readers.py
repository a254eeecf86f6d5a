"""What pypdf and pypdfium2 each make of a PDF, page by page, within limits of time and size."""

from __future__ import annotations

import io
import logging
import time
from collections.abc import Container
from dataclasses import dataclass
from typing import Any

from outreach.errors import InputError
from outreach.inputs.hidden_text import HiddenText, cut_out, hidden_notes, hidden_words
from outreach.inputs.mail_links import mail_links
from outreach.inputs.page_words import count_objects, words_of
from outreach.inputs.placed_text import PlacedText, place

HIDDEN_SECONDS = 5.0  # a file's pages are searched for hidden text so long at most
PYPDF_SECONDS = 5.0  # after so long the rest of a file is left to pypdfium2
MAX_DRAWING = 1_500_000  # bytes of a page's content that pypdf is given; a full page has about 50,000
MAX_OBJECTS = 20_000  # drawn on a page that is searched for hidden text
MAX_CHARACTERS = 40_000  # of a page whose words are placed and searched; a full page has about 5,000
MAX_PAGES = 60  # a resume or job ad longer than this is something else

# pypdf logs every oddity of a damaged file; what matters is raised below.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def pypdf_pages(
    content: bytes, where: str, without: Container[int] = ()
) -> tuple[list[str], list[HiddenText], tuple[str, ...]]:
    """(the text of each page, what hidden notes and fields say, the addresses of its mail links).

    All are empty when pypdf cannot open the file; so is the text of the pages `without` (from 0).
    """
    import pypdf

    try:
        reader = pypdf.PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise InputError(
                "needs a password",
                where=where,
                next_step="Save a copy without one and try again.",
                kind="encrypted",
            )
        pages = reader.pages[: MAX_PAGES + 1]
        notes = [note for number, page in enumerate(pages, 1) for note in hidden_notes(page, number)]
        deadline = time.monotonic() + PYPDF_SECONDS
        links = tuple(dict.fromkeys(address for page in pages for address in mail_links(page)))
        texts = ["" if at in without else _pypdf_text(page, deadline) for at, page in enumerate(pages)]
        return texts, notes, links
    except InputError:
        raise
    except Exception:  # noqa: BLE001  pypdf raises many kinds on damaged files, not all PyPdfError
        return [], [], ()  # the second reader decides whether the file is readable at all


def _pypdf_text(page: Any, deadline: float) -> str:
    """The text of a page; "" for one that would take too long, which the other reader reads alone."""
    contents = page.get_contents()
    if contents is None or time.monotonic() > deadline or len(contents.get_data()) > MAX_DRAWING:
        return ""
    return page.extract_text() or ""


@dataclass(frozen=True)
class SecondReading:
    """What pypdfium2 makes of a file."""

    texts: tuple[str, ...] = ()
    visible: tuple[str | None, ...] = ()  # without hidden words; None where nothing is hidden
    placed: tuple[PlacedText | None, ...] = ()  # the visible words in the order of their places
    hidden: tuple[HiddenText, ...] = ()
    notes: tuple[str, ...] = ()
    pages: int = 0


def pypdfium2_pages(content: bytes) -> SecondReading:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError:
        return SecondReading()
    texts, seen, placed, hidden, notes = [], [], [], [], []
    deadline = time.monotonic() + HIDDEN_SECONDS
    try:
        count = len(document)
        for number in range(1, min(count, MAX_PAGES) + 1):
            text, visible, by_place = "", None, None
            try:
                page = document[number - 1]
                textpage = page.get_textpage()
                text = textpage.get_text_bounded()
                words = words_of(textpage) if textpage.count_chars() <= MAX_CHARACTERS else []
                if (not words and text.strip()) or count_objects(page) > MAX_OBJECTS:
                    notes.append(f"page {number} holds too much to be searched for hidden text")
                elif time.monotonic() < deadline:
                    reasons, note = hidden_words(page, words)
                    notes += [f"page {number}: {note}"] if note else []
                    if any(reasons):
                        visible, found = cut_out(textpage, words, reasons, number)
                        hidden += found
                        words = [word for word, why in zip(words, reasons, strict=True) if not why]
                else:
                    notes.append(f"page {number} was not searched for hidden text: it took too long")
                by_place = place(words)
            except pypdfium2.PdfiumError:
                notes.append(f"page {number} is damaged")  # one damaged page does not cost the others
            texts.append(text)
            seen.append(visible)
            placed.append(by_place)
        return SecondReading(tuple(texts), tuple(seen), tuple(placed), tuple(hidden), tuple(notes), count)
    finally:
        document.close()
