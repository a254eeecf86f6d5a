"""The text of a PDF in reading order: pypdf reads, pypdfium2 checks, the better page is taken.

Does not know what a resume or a job is. Neither reader does OCR: a page without a text layer is
reported, not guessed.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from outreach.errors import InputError
from outreach.inputs.hidden_text import HiddenText
from outreach.inputs.ocr import with_text_layer
from outreach.inputs.page_choice import choose_reader, settled_by_place
from outreach.inputs.pdf_readers import MAX_PAGES, pypdf_pages, pypdfium2_pages
from outreach.text import clean_characters, clean_lines

MAX_BYTES = 50 * 2**20


@dataclass(frozen=True)
class PdfText:
    """The text of one PDF, cleaned."""

    pages: tuple[tuple[str, ...], ...]  # the lines of each page; a tab stands for a wide gap in a line
    reader: str  # which reader was taken for which pages, with the reason
    sha256: str
    warnings: tuple[str, ...] = ()
    hidden: tuple[HiddenText, ...] = ()  # passages that leave no ink: not in `pages`
    beside: tuple[tuple[str, ...], ...] = ()  # of each page, the lines of a narrower column; not in `pages`
    mail_links: tuple[str, ...] = ()  # addresses of links that can be seen; their text may not name them

    @property
    def text(self) -> str:
        """All lines, those of narrower columns behind the others of their page."""
        beside = self.beside or ((),) * len(self.pages)
        lines = [line for both in zip(self.pages, beside, strict=True) for part in both for line in part]
        return "\n".join(lines).replace("\t", " ")


def _is_garbage(raw: Sequence[str]) -> bool:
    """Whether a text layer is no language: its fonts do not say which letter a glyph is."""
    signs = [char for text in raw for char in text if not char.isspace()]
    return len(signs) >= 200 and sum(char.isalpha() for char in signs) < 0.4 * len(signs)


def read_pdf(path: str | Path) -> PdfText:
    """Read one PDF. A scan goes through OCR where `ocrmypdf` is installed.

    Raises InputError with `kind` one of: missing, not_a_file, too_large, empty_file, not_a_pdf,
    encrypted, unreadable, too_long, no_text, mojibake.
    """
    file = Path(path)
    content = read_bytes(file)
    try:
        return _read(content, file.name or str(file))
    except InputError as error:
        if error.kind not in ("no_text", "mojibake"):
            raise
        scanned, how = with_text_layer(content, replace_text=error.kind == "mojibake")
        if scanned is None:
            raise InputError(
                error.what, where=error.where, next_step=f"{error.next_step} ({how}.)", kind=error.kind
            ) from error
    read = _read(scanned, file.name or str(file))
    digest = hashlib.sha256(content).hexdigest()
    return replace(read, reader=f"{read.reader}; {how}", sha256=digest, warnings=(*read.warnings, how))


def _read(content: bytes, where: str) -> PdfText:
    """As `read_pdf`, from the bytes of a file and without OCR."""
    if b"%PDF-" not in content[:1024]:
        raise InputError(
            "is not a PDF (it does not begin with %PDF)",
            where=where,
            next_step="Save the document as PDF; renaming a file does not convert it.",
            kind="not_a_pdf",
        )
    other = pypdfium2_pages(content)
    second, count = other.texts, other.pages
    settled = {
        at: reason
        for at, (text, placed) in enumerate(zip(second, other.placed, strict=True))
        if (reason := settled_by_place(text, placed))
    }
    first, marked, links = pypdf_pages(content, where, settled)
    if not first and not second:
        raise InputError(
            "is damaged: neither pypdf nor pypdfium2 can open it",
            where=where,
            next_step="Open it in a viewer, save it again as PDF and try the copy.",
            kind="unreadable",
        )
    if max(count, len(first)) > MAX_PAGES:
        raise InputError(
            f"has {count} pages; at most {MAX_PAGES} are read",
            where=where,
            next_step="Give the resume or the job ad alone.",
            kind="too_long",
        )
    if _is_garbage(second or first):
        raise InputError(
            "has a text layer that is no language: its fonts do not say which letters they show",
            where=where,
            next_step="Print it to a new PDF, or run OCR on it and give the result.",
            kind="mojibake",
        )
    pages, beside, reasons, empty = [], [], {}, []
    for index in range(max(len(first), len(second))):
        one = first[index] if index < len(first) else ""
        two = second[index] if index < len(second) else ""
        seen = other.visible[index] if index < len(other.visible) else None
        placed = other.placed[index] if index < len(other.placed) else None
        if seen is None and index in settled:
            name, reason = "pypdfium2", settled[index]
        elif seen is None:
            name, reason = choose_reader(one, two, placed)
        else:  # only this reader tells where each word stands
            name, reason, two = "pypdfium2", "hidden words were cut out", seen
        reasons.setdefault((name, reason), []).append(index + 1)
        if name == "pypdfium2" and placed:
            pages.append(_clean_rows(placed.main))
            beside.append(_clean_rows(placed.side))
        else:
            pages.append(tuple(clean_lines(one if name == "pypdf" else two)))
            beside.append(())
        if not pages[-1] and not beside[-1]:
            empty.append(index + 1)
    if not any(pages) and not any(beside):
        raise InputError(
            "has no text layer (a scan or pictures)",
            where=where,
            next_step="Run OCR on it and give the result.",
            kind="no_text",
        )
    reader = "; ".join(
        f"{name} for page {', '.join(map(str, numbers))}: {reason}"
        for (name, reason), numbers in reasons.items()
    )
    warnings = list(other.notes)
    if empty:
        warnings.append(f"no text on page {', '.join(map(str, empty))}: pictures are not read")
    hidden = (*other.hidden, *marked)
    if hidden:
        told = "; ".join(f"“{part.text[:80]}” ({part.reason}, page {part.page})" for part in hidden[:3])
        more = f" and {len(hidden) - 3} more" if len(hidden) > 3 else ""
        warnings.append(f"hidden text is left out: {told}{more}")
    digest = hashlib.sha256(content).hexdigest()
    return PdfText(tuple(pages), reader, digest, tuple(warnings), hidden, tuple(beside), links)


def _clean_rows(lines: Sequence[str]) -> tuple[str, ...]:
    """Lines with their tabs, each part cleaned."""
    rows = (
        "\t".join(cell for raw in line.split("\t") if (cell := " ".join(clean_characters(raw).split())))
        for line in lines
    )
    return tuple(row for row in rows if row)


def read_bytes(file: Path) -> bytes:
    """The bytes of a file a person named.

    Raises InputError with `kind` missing, not_a_file, too_large, empty_file or unreadable.
    """
    where = file.name or str(file)
    if file.is_dir():
        raise InputError("is a folder, not a file", where=where, kind="not_a_file")
    if not file.exists():
        raise InputError("no such file", where=str(file), next_step="Check the path.", kind="missing")
    try:
        size = file.stat().st_size
        if size > MAX_BYTES:
            raise InputError(
                f"is {size / 2**20:.0f} MB; at most {MAX_BYTES // 2**20} MB are read",
                where=where,
                kind="too_large",
            )
        content = file.read_bytes()
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror})", where=where) from error
    if not content:
        raise InputError(
            "is empty (0 bytes)", where=where, next_step="Get the file again.", kind="empty_file"
        )
    return content


def extract_text_from_pdf(path: str | Path) -> str:
    """The text of a PDF in reading order, one line a line of the page. Raises InputError."""
    return read_pdf(path).text


@dataclass(frozen=True)
class TwoReadings:
    """One page as both readers have it, and which was taken."""

    page: int  # from 1
    pypdf: str
    pypdfium2: str
    taken: str
    reason: str


def two_readings(path: str | Path) -> tuple[TwoReadings, ...]:
    """Both readers' text of every page, uncleaned, to look at. Raises InputError for a file neither opens."""
    file = Path(path)
    read_pdf(file)  # raises for what cannot be read
    content = read_bytes(file)
    first, _, _ = pypdf_pages(content, file.name)
    other = pypdfium2_pages(content)
    second, placed = other.texts, other.placed
    pages = []
    for number in range(1, max(len(first), len(second)) + 1):
        one = first[number - 1] if number <= len(first) else ""
        two = second[number - 1] if number <= len(second) else ""
        by_place = placed[number - 1] if number <= len(placed) else None
        choice = choose_reader(one, two, by_place)
        shown = "\n".join(by_place.lines).replace("\t", "    ") if by_place else two
        pages.append(TwoReadings(number, one, shown, *choice))
    return tuple(pages)


def page_picture(path: str | Path, number: int = 1, width: int = 700) -> bytes:
    """A page (from 1) as a PNG of `width` pixels. Raises InputError when it cannot be drawn."""
    import pypdfium2

    file = Path(path)
    try:
        document = pypdfium2.PdfDocument(read_bytes(file))
        try:
            page = document[number - 1]
            picture = page.render(scale=width / page.get_width()).to_pil()
        finally:
            document.close()
    except (pypdfium2.PdfiumError, IndexError) as error:
        raise InputError(f"page {number} cannot be drawn", where=file.name) from error
    buffer = io.BytesIO()
    picture.convert("P", palette=1, colors=64).save(buffer, "PNG", optimize=True)
    return buffer.getvalue()
