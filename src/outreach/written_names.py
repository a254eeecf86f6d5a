"""Which words a resume writes as names, by the form and the place of each word alone.

Too many rather than too few, and without what the reader of resumes made of it: an employer that nobody
recognised stands in one of these places too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from outreach.checks.skill_table import named_skills
from outreach.checks.words import STOP, is_common
from outreach.inputs.date_words import MONTH
from outreach.inputs.header_words import SMALL, TITLE_WORD, is_function, title_weight
from outreach.inputs.sections import section_of
from outreach.perhaps_employers import RUN, Line, is_plausible, is_sentence, is_written_small, lines_of
from outreach.records import Resume
from outreach.spellings import ABBREVIATIONS, fold
from outreach.text import strip_bullet

_WORD = re.compile(r"[^\W_]+(?:[’'][^\W\d_]+)*")
_ENDS = re.compile(r"(?:^|[.!?…]|\n)[\s)\]”\"’']*[\s(“\"•▪●*–—-]*$")  # a sentence begins behind it
_PIECE = re.compile(
    rf"\b(?i:{MONTH})\.?\s?(?=(?:19|20)\d\d\b|[’']\d\d)|"
    r"\s[–—-]{1,2}\s|[–—|·•,;:\t()\[\]<>→/]|\s@\s?|\s{3,}|\s(?:at|with|bei|chez|via|für|since|from)\s|"
    r"\b(?:19|20)\d\d\b|\d+[./]|\s-$"
)
TOLD = re.compile(
    r"\b(?:at|joined|joining|join|left|leaving|for|with|from|by|via|through|bei|chez|into|client|employer|"
    r"called|named|of)\s(?:the\s)?[“\"‘'(]?$",
    re.IGNORECASE,
)
STRONGLY_TOLD = re.compile(r"\b(?:at|joined|joining|left|leaving|employer|called|named)\s(?:the\s)?$", re.I)
LEGAL = re.compile(
    r",?\s(?:inc|incorporated|ltd|limited|llc|llp|lp|plc|gmbh|ag|kg|corp|corporation|co|company|group|s\.?a|b\.?v|"
    r"n\.?v|oy|as|ab|aps|pty|pvt|s\.?r\.?l|sp\.? z o)(?![^\W\d_])",
    re.I,
)
_LEGAL_FORM = re.compile(
    r",?\s(?:Inc|Ltd|Limited|LLC|LLP|PLC|plc|GmbH|AG|Corp|Co\.|S\.?A\.?|B\.?V\.?|N\.?V\.?|Oy|AB|ApS|Pty|Pvt)(?![^\W\d_])"
)
DATE_NEAR = re.compile(r"^\W{0,3}(?:\d|to\b|until\b)|^\s?[–—-]")
DATE_BEFORE = re.compile(
    r"\d\s?$|[–—-]\s?$|\b(?:in|since|until|to|early|late|mid|from|of|last|by)[\s-]$", re.I
)
_NAMED = re.compile(rf"\b(?i:at|joined|joining|left|for|with|from|of)\s(?:the\s)?(?P<name>{RUN})")
_TOP = 6  # lines
CALENDAR = frozenset(
    "january february march april may june july august september october november december jan feb mar apr "
    "jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mondays "
    "tuesdays wednesdays thursdays fridays saturdays sundays spring summer autumn fall winter".split()
)
DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
ALWAYS = frozenset(
    "i english german french spanish italian portuguese dutch polish czech british american european "
    "europe uk eu usa us welsh scottish irish swedish norwegian danish finnish greek turkish arabic japanese "
    "chinese russian cv phd msc bsc mba ok ad hr it mr mrs ms dr prof".split()
)


class Token(NamedTuple):
    """One word of a text."""

    start: int
    end: int  # in characters
    text: str
    low: str  # folded, without a possessive


@dataclass(frozen=True)
class Written:
    """Words and phrases that a resume writes as names, folded."""

    names: frozenset[str]  # with a capital where no sentence begins
    alone: frozenset[str]  # of them, those that stand alone in a heading: a skill may be one
    small: frozenset[str]  # words in small letters that stand alone in a heading: "kindly"
    phrases: frozenset[str]  # several words in small letters that do, as written: "open door"
    titles: frozenset[str]  # several words with capitals in a heading that are no title of a post, as written
    told: frozenset[str]  # single words with a capital behind "at", "for", "joined" and the like
    used: frozenset[str]  # skills that stand elsewhere than in the headings of posts
    prose: frozenset[str]  # uncommon words in small letters that stand in running text alone


def tokens_of(text: str) -> list[Token]:
    """The words of a text, a possessive left out; "O’Riordan" is one."""
    found = []
    for match in _WORD.finditer(text):
        word = re.sub(r"[’'](?:s|S|re|ve|ll|d|m|t)$", "", match.group())
        found.append(Token(match.start(), match.start() + len(word), word, fold(word)))
    return found


def is_capital(word: str) -> bool:
    """Whether a word has a capital anywhere."""
    return any(char.isupper() for char in word)


def begins(text: str, at: int) -> bool:
    """Whether a sentence begins at a place: not behind an initial, as in "J. Rose"."""
    before = text[:at]
    return not re.search(r"(?<!Employer )\b[^\W\d_]\.[ ]?$", before) and bool(_ENDS.search(before))


def _heads(line: Line) -> bool:
    """Whether a line is no running text, so that its first word may be a name as well."""
    text = strip_bullet(line.text)
    words = text.split()
    if line.dates and len(words) <= 14:
        return True
    if line.bullet or is_sentence(text):
        return False
    capitals = sum(word != word.lower() or not word[:1].isalpha() for word in words)
    if len(words) <= 2 or capitals * 2 > len(words):
        return True
    first = next(_pieces(text), "")  # "Doctor (telephone triage service)"
    return len(words) < 9 and len(first) < len(text) - 1 and all(word[:1].isupper() for word in first.split())


def _is_titled(piece: str) -> bool:
    """Whether a piece is several words, each with a capital but the small ones between them."""
    words = piece.split()
    large = [word for word in words if word.lower() not in SMALL | STOP]
    return (
        1 < len(words) < 8
        and len(large) > 1
        and all(word[0].isupper() for word in large)
        and "@" not in piece
    )


def _is_of_the_trade(word: str) -> bool:
    low = fold(word)
    return bool(
        named_skills(word) or TITLE_WORD.fullmatch(word) or is_function(word) or len(low) < 2
        or low in CALENDAR | ALWAYS | STOP | ABBREVIATIONS
    )  # fmt: skip


def _has_title(lines: Sequence[Line]) -> bool:
    """Whether one of some lines has a piece that is a title."""
    return any(
        title_weight(piece) >= 2 for line in lines for piece in _pieces(strip_bullet(line.text)) if piece
    )


def _goes_on(lines: Sequence[Line], at: int, written_small: bool) -> bool:
    """Whether a line in small letters is the rest of the one above it."""
    if lines[at].bullet:
        return True
    before = lines[at - 1] if at and lines[at - 1].kind == lines[at].kind else None
    if before is None or written_small or not strip_bullet(lines[at].text)[:1].islower():
        return False
    return not before.dates and (before.bullet or len(before.text.split()) > 4 or before.text[:1].islower())


def _pieces(text: str) -> Iterator[str]:
    yield from (piece.strip(" .,*_-–—") for piece in _PIECE.split(text))


def _stand_alone(text: str) -> bool:
    """Whether a piece of a heading in small letters may be a name."""
    words = text.split()
    return len(words) < 4 and words[0] not in STOP and not (
        is_function(text) or title_weight(text) >= 2 or section_of(text) or re.search(r"\d|@", text)
        or all(word in CALENDAR | STOP | {"present", "current", "date", "today", "ongoing"} for word in words)
    )  # fmt: skip


def written_names(resume: Resume) -> Written:
    """The words that a resume writes as names.

    Words of titles and skills are none inside a longer piece of a heading; alone they may be: an employer
    may be called "Teller" or "Flask".
    """
    names: set[str] = set()
    alone: set[str] = set()
    small: set[str] = set()
    phrases: set[str] = set()
    prose: set[str] = set()
    used: set[str] = set()
    titles: set[str] = set()
    lines = lines_of(resume)
    written_small = is_written_small(lines)
    dated = {at + step for at, line in enumerate(lines) if line.dates for step in (-2, -1, 0, 1, 2)}
    for at, line in enumerate(lines):
        text = strip_bullet(line.text)
        for token in tokens_of(text):
            if is_capital(token.text) and _LEGAL_FORM.match(text, token.end):
                alone.add(token.low)
        lists = ":" in text and section_of(text.partition(":")[0]) == "skills"  # "Skills: copy editing"
        skills_alone = line.kind == "skills" and not line.dates and not _has_title([line])
        if section_of(text) or lists or skills_alone:
            used |= {fold(text[start:end]) for _, start, end in named_skills(text)}
            continue
        heads = _heads(line)
        names |= set(_capitals(text, heads))
        posts = (
            at in dated or line.kind == "experience" or (_has_title([line]) and len(list(_pieces(text))) > 1)
        )
        if heads and posts:
            single = [piece for piece in _pieces(text) if len(piece.split()) == 1 and len(fold(piece)) > 1]
            alone |= {fold(piece) for piece in single if is_capital(piece)}
            names |= {fold(piece) for piece in single if is_capital(piece)}
        if (heads and posts) or at < _TOP:
            titles |= set(filter(_is_titled, _pieces(text)))
        headed = heads if line.dates else posts and not _goes_on(lines, at, written_small)
        near = line.dates or len(text.split()) < 3
        titled = _has_title(lines[max(0, at - 1) : at + 2] if near else [line])
        if headed and not is_sentence(text) and titled:
            for piece in _pieces(text):
                if piece and piece.islower() and _stand_alone(piece):
                    (small if len(piece.split()) == 1 else phrases).add(
                        piece if " " in piece else fold(piece)
                    )
        elif not heads:
            used |= {fold(text[start:end]) for _, start, end in named_skills(text)}
            prose |= {
                t.low for t in tokens_of(text)
                if t.text.islower() and not is_common(t.text)
                and not TOLD.search(text[: t.start]) and not begins(text, t.start)
            }  # fmt: skip
    found = [name for line in lines for name in _named_in(strip_bullet(line.text))]
    titles |= {name for name in found if " " in name and not named_skills(name)}
    told = {fold(name) for name in found if " " not in name and not _is_of_the_trade(name)}
    headed_by = [
        post.title for post in resume.employment if is_plausible(post) and title_weight(post.title) >= 3
    ]
    known = {fold(title) for title in (*headed_by, resume.headline)}
    titles = {
        title for title in titles if not any(fold(title) in told for told in known) and not section_of(title)
    }
    for title in (resume.headline, *headed_by):
        if title_weight(title) >= 2 and len(title.split()) > 1:
            names -= {token.low for token in tokens_of(title)} - alone - told
    names = (names | alone | told) - CALENDAR - ALWAYS - STOP | _calendar_names(lines)
    if written_small:
        prose = set()
    contacts = fold(" ".join((*resume.emails, *resume.links, resume.source, resume.name)))
    prose = {word for word in prose - names - small if word not in contacts}
    return Written(
        frozenset(names | (alone & ALWAYS)), frozenset(alone - STOP), frozenset(small), frozenset(phrases),
        frozenset(titles), frozenset(told), frozenset(used), frozenset(prose),
    )  # fmt: skip


def _named_in(sentence: str) -> Iterator[str]:
    """Runs of capitals behind "at", "for", "joined" and the like."""
    yield from (match["name"].rstrip(".&, ") for match in _NAMED.finditer(sentence))


def _capitals(text: str, heads: bool) -> Iterator[str]:
    """Words with a capital where no sentence begins, without those of skills and titles."""
    skills = [(start, end) for _, start, end in named_skills(text)]
    for token in tokens_of(text):
        if not is_capital(token.text) or (not heads and begins(text, token.start)):
            continue
        if any(start <= token.start < end for start, end in skills) or TITLE_WORD.fullmatch(token.text):
            continue
        yield token.low


def _calendar_names(lines: Sequence[Line]) -> set[str]:
    """Months, days and seasons that stand in a line without a number beside them: "Sunday", "Summer"."""
    found = set()
    for line in lines:
        if line.bullet and not line.dates:
            continue
        for match in re.finditer(r"[^\W\d_]+", line.text):
            if match.group().lower() not in CALENDAR or not match.group()[0].isupper():
                continue
            if match.group().lower() in DAYS and line.dates and not line.bullet:
                found.add(fold(match.group()))
            after, before = line.text[match.end() :], line.text[: match.start()]
            if not DATE_NEAR.match(after) and not DATE_BEFORE.search(before):
                found.add(fold(match.group()))
    return found
