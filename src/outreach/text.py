"""Characters, lines and sentences of outside text: what is stripped, folded and split, and where."""

from __future__ import annotations

import re
import unicodedata

from outreach.kept import kept_by_text

# Glyphs that PDF fonts leave behind instead of letters, by what a reader would see.
_BULLETS = "•◦▪▫■□●○◆◇➢➤►▸▶‣⁃∙·–—*»›→✓✔✦❖★◾◽-\u2219\u25aa\uf0b7\uf0a7\uf0d8\uf076"
_BULLET_START = re.compile(rf"^\s*[{re.escape(_BULLETS)}\x7f]\s+(?=\S)|^\s*[•◦▪■●‣➢➤►▸▶✓✔❖\x7f]\s*")
_REMOVED = dict.fromkeys([0x00, 0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0xFFFD, 0xFFFE])
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|vs|approx|incl|Dr|Mr|Mrs|Ms|Prof|St|No|Inc|Ltd|Co|Corp|Jr|Sr|a\.m|p\.m|"
    r"U\.S|U\.K|s\.r\.o|z\.o\.o|Ph\.D|B\.Sc|M\.Sc)|\b[A-Z])\.$",
    re.IGNORECASE,
)


def clean_characters(text: str) -> str:
    """Text without what no reader would see: ligature glyphs, NUL, soft hyphens, controls.

    Compatibility forms are folded (NFKC), so that "ﬁ" is "fi". A line-end hyphen that pypdfium2
    reports as U+0002 becomes "-". Bullets that come out as controls stay as "•". Private-use glyphs
    (icons of CV templates) become a space. Newlines are kept.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x02", "-")
    text = re.sub("[\uf0b7\uf0a7\uf0d8\uf076\x7f\x95]", "•", text)
    text = unicodedata.normalize("NFKC", text).translate(_REMOVED)
    kept = []
    for char in text:
        category = unicodedata.category(char)
        if char == "\n":
            kept.append(char)
        elif category in ("Cc", "Co", "Cn", "Zs", "Zl", "Zp"):
            kept.append(" ")
        elif category != "Cf":
            kept.append(char)
    return re.sub(r"[ ]+", " ", "".join(kept))


def clean_lines(text: str) -> list[str]:
    """The non-empty lines of a text, cleaned and stripped, in order."""
    return [line for raw in clean_characters(text).split("\n") if (line := raw.strip())]


def has_bullet(line: str) -> bool:
    return bool(_BULLET_START.match(line))


def strip_bullet(line: str) -> str:
    return _BULLET_START.sub("", line).strip()


def join_wrapped(lines: list[str]) -> str:
    """One paragraph from its wrapped lines; a word broken at "e-" stays hyphenated."""
    text = ""
    for line in lines:
        glue = "" if re.search(r"[a-z]-$", text[-2:]) and line[:1].islower() else " "
        text = f"{text}{glue}{line}" if text else line
    return text


def sentences(text: str) -> list[str]:
    """Split prose into sentences; abbreviations, initials and decimals do not end one."""
    parts, start = [], 0
    for match in re.finditer(r"[.!?…][\"”’)]*(?=\s+[\"“‘(]?[A-Z0-9À-Þ£$€Ā-Ž]|\s*$)", text):
        piece = text[start : match.end()].strip()
        ends_word = text[start : match.start() + 1]
        if match.group()[0] == "." and _ABBREVIATION.search(ends_word) and match.end() < len(text):
            continue
        if piece:
            parts.append(piece)
        start = match.end()
    if rest := text[start:].strip():
        parts.append(rest)
    return parts


_NOT_PLAIN = re.compile(r"[^a-z0-9]+")  # of ASCII
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")


def squash(text: str) -> str:
    """Letters and digits only, lower case, accents kept: for finding a name however it is spaced."""
    if text.isascii():
        return _NOT_PLAIN.sub("", text.lower())
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(filter(str.isalnum, folded))


@kept_by_text(8192)  # names and words for the most part
def plain(text: str) -> str:
    """Like `squash`, with accents removed: "Žofie" matches "Zofie"."""
    if text.isascii():
        return squash(text)
    decomposed = unicodedata.normalize("NFKD", text)
    return squash(_BEYOND_ASCII.sub(lambda m: "" if unicodedata.combining(m[0]) else m[0], decomposed))


def contains(haystack: str, needle: str) -> bool:
    """Whether a name stands in a text, whatever its spaces, hyphens, case and accents."""
    return bool(plain(needle)) and plain(needle) in plain(haystack)


def safe_file_part(text: str, fallback: str) -> str:
    """A piece of a file name from outside text: ASCII letters, digits and dashes, at most 60."""
    decomposed = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9.]+", "-", decomposed.lower()).strip("-.")[:60] or fallback


_TERMINAL = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]?|(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c\n]*"
    r"(?:\x07|\x1b\\|\x9c)?|\x1b[ -/]*[0-~]?"
)


def for_terminal(text: str) -> str:
    """Outside text that a terminal only shows: no escape sequences, controls or hidden directions.

    Newlines are kept, a tab is a blank.
    """
    shown = _TERMINAL.sub("", text.replace("\t", " "))
    return "".join(
        c for c in shown if c == "\n" or unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Zl", "Zp")
    )
