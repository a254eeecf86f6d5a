"""Where a text tells who a person is: spans of names, contacts, addresses, links and present employers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from outreach.checks.words import is_common
from outreach.identity import Identity
from outreach.inputs.contacts import find_emails, find_links, find_phones
from outreach.inputs.streets import POSTCODES, find_addresses
from outreach.kept import kept_by_text
from outreach.spellings import Folded, Word, fold, folded, foldings, ordinary_words

Kind = Literal["NAME", "EMAIL", "PHONE", "ADDRESS", "LINK", "EMPLOYER"]
_EMAIL = re.compile(r"[\w.+%'’-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){0,6}")
_LINK = re.compile(
    r"(?:https?://|www\.)[^\s|,;<>\"”)\]]{2,300}|\b[\w-]{1,60}(?:\.[\w-]{1,60}){1,6}/[^\s|,;<>\"”)\]]{1,200}"
)
_HANDLE = re.compile(r"(?<![\w@.])@[A-Za-z][\w.-]{1,40}")
_BESIDE = re.compile(r"[ \t.,'’‘`´\-‐‑–_/]{1,3}|[ \t]{0,3}\n[ \t]{0,3}|['’`]s\s")
_MONTHS = frozenset(
    "january february march april may june july august september october november december".split()
)
_SEASONS = frozenset("spring summer autumn winter".split())
_DATE_AFTER = re.compile(
    r"[,'’.]?\s*(?:\d{1,2}(?:st|nd|rd|th)?,?\s+)?(?:(?:19|20)\d\d|['’]\d\d)\b|\s*[–—-]\s*(?:\d|[A-Z][a-z]{2})"
)
_DATE_BEFORE = re.compile(
    r"(?:\d|\b(?:in|since|until|till|last|next|every|each|during|early|late|mid|throughout)|[a-z]\s?[–—-])\s?-?\s*$",
    re.I,
)
_MODAL_AFTER = re.compile(r"\s+(?:you|we|I|they|he|she|it|this|that|there|be|have|not|your|our)\b")
_COMPOUND = re.compile(r"-(?:ion|po|fi|poly|on|off|up|fly|pole|day|school|house|gold|metal|bed)\b")
_SENTENCE_START = re.compile(r"(?:^|[.!?:;•\n]\s*[\"“(]?\s*)$")
_PHONE_DIGITS = 7  # the fewest that are looked for
_SLUG_WORDS = frozenset(
    "cv resume dev mail mr ms the official me hello portfolio web code online pro".split()
)


@dataclass(frozen=True)
class Span:
    """A piece of a text that must not be told."""

    start: int
    end: int
    kind: Kind


def _merged(spans: list[Span]) -> list[Span]:
    """Spans in order without overlaps; where some overlap, one of the longest's kind covers them all."""
    merged: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        if merged and span.start < merged[-1].end:
            last = merged[-1]
            kind = last.kind if last.end - last.start >= span.end - span.start else span.kind
            merged[-1] = Span(last.start, max(last.end, span.end), kind)
        else:
            merged.append(span)
    return merged


def _occurrences(text: str, needle: str) -> Iterator[tuple[int, int]]:
    low, wanted = text.casefold(), needle.casefold()
    if len(low) != len(text):  # a folding that changes lengths would move the places
        low, wanted = text.lower(), needle.lower()
    if len(low) != len(text):
        low, wanted = text, needle
    start = low.find(wanted)
    while start >= 0 and wanted:
        yield start, start + len(wanted)
        start = low.find(wanted, start + 1)


@kept_by_text()
def _anybodys_contacts(text: str) -> tuple[Span, ...]:
    """Emails, phones, links and addresses of a text, whoever they belong to."""
    found = [
        Span(match.start(), match.end(), kind)
        for pattern, kind in ((_EMAIL, "EMAIL"), (_LINK, "LINK"), (_HANDLE, "LINK"))
        for match in pattern.finditer(text)
    ]
    lines = text.split("\n")
    # a bare "socket.io" is a technology as often as a page: only what the person names as theirs
    links = [link for link in find_links(lines) if "/" in link or link.startswith("www.")]
    for kind, needles in (("EMAIL", find_emails(lines)), ("PHONE", find_phones(lines)), ("LINK", links)):
        found += [Span(*place, kind) for needle in needles for place in _occurrences(text, needle)]
    found += [Span(start, end, "ADDRESS") for start, end in find_addresses(text)]
    return tuple(found)


def contact_spans(text: str, identity: Identity) -> Iterator[Span]:
    """Emails, phones, links and addresses, whoever they belong to, and the person's own in any form."""
    yield from _anybodys_contacts(text)
    for kind, needles in (
        ("EMAIL", identity.emails),
        ("PHONE", identity.phones),
        ("LINK", identity.links),
        ("ADDRESS", (*identity.addresses, *filter(None, map(_street_alone, identity.addresses)))),
    ):
        for needle in needles:
            for start, end in _occurrences(text, needle):
                yield Span(start, end, kind)
    for digits in identity.phone_digits:
        for start, end in _digit_runs(text, digits):
            yield Span(start, end, "PHONE")
    for code in {
        match.group() for address in identity.addresses for p in POSTCODES for match in p.finditer(address)
    }:
        for start, end in _occurrences(text, code):
            yield Span(start, end, "ADDRESS")


def _street_alone(address: str) -> str:
    """The street of an address without the number, which may be glued to something else; "" for one word."""
    street = re.sub(r"^\W*\d+\w?[\s,]+|[\s,]+\d+\w?\W*$", "", address.partition(",")[0]).strip()
    return street if len(street.split()) > 1 and not re.search(r"\d", street) else ""


def _digit_runs(text: str, digits: str) -> Iterator[tuple[int, int]]:
    """Where the digits of a phone stand, however they are grouped; also without the country's code."""
    if sum(map(text.count, "0123456789")) < _PHONE_DIGITS and text.isascii():
        return
    places = [(at, char) for at, char in enumerate(text) if char.isdigit()]
    run = "".join(char for _, char in places)
    for wanted in {digits[at:] for at in range(max(1, len(digits) - 7))}:
        start = run.find(wanted)
        while start >= 0:
            first, last = places[start][0], places[start + len(wanted) - 1][0]
            if (
                re.fullmatch(r"[\d\s()+./–−‑-]+", text[first : last + 1])
                and last - first < 2 * len(wanted) + 4
            ):
                yield first, last + 1
            start = run.find(wanted, start + 1)


def _is_the_word(text: str, start: int, end: int, needle: str) -> bool:
    """Whether a common word that is an employer's name stands for itself: in small letters, as a date."""
    if re.match(r"\.\w", text[end:]) or text[:start].endswith(("@", "#")):
        return False  # "salt.example"
    if text[start:end].islower() and (needle in ordinary_words() or is_common(needle)):
        return True
    dated = _DATE_AFTER.match(text, end) or re.search(r"\d\s?$", text[max(0, start - 4) : start])
    return needle in _MONTHS | _SEASONS and bool(dated)


def employer_spans(text: str, folded: Folded, identity: Identity) -> Iterator[Span]:
    """The present employers by every spelling; a short name that is a word counts with a capital only."""
    for name in identity.employers:
        several = len(name.split()) > 1
        for needle in foldings(name):
            for start, end in folded.find(needle, gaps=several or len(needle) > 5):
                word = text[start:end]
                if not several and not name.islower() and _is_the_word(text, start, end, needle):
                    continue
                if len(needle) > 3 or word[:1].isupper():
                    yield Span(start, end, "EMPLOYER")
        if len(fold(name)) >= (
            6 if fold(name) not in ordinary_words() and not is_common(name) else 99
        ):  # inside a longer word: a domain, a hashtag
            for word in folded.words:
                if fold(name) in word.folded and " " not in word.text:
                    yield Span(word.start, word.end, "EMPLOYER")
    for short in identity.employer_abbreviations:
        for match in re.finditer(rf"(?<![\w]){re.escape(short)}(?![\w])", text):
            yield Span(match.start(), match.end(), "EMPLOYER")


def _glued(word: str, identity: Identity) -> bool:
    """Whether a word of a slug is made of the name: "jdoe", "doejane87", "janedoecv"."""
    if not any(name in word for name in identity.long_name_words):
        return False
    strong = identity.long_name_words - identity.ordinary
    if any(len(name) >= 5 and name in word for name in strong):
        return True
    if len(word) > 40:
        return False
    letters = identity.initials | identity.letters
    pieces = identity.name_words | identity.particles | letters | _SLUG_WORDS | set("0123456789")

    @cache  # of this word alone: without it, "aaaa" is taken apart in exponentially many ways
    def parts(rest: str, names: int, is_strong: bool) -> bool:
        if not rest:
            return is_strong or names > 1
        return any(
            parts(
                rest[len(piece) :],
                min(2, names + (piece in identity.name_words and len(piece) > 2)),
                is_strong or piece in strong,
            )
            for piece in pieces
            if rest.startswith(piece)
        )

    return parts(word, 0, False)


def _role(word: Word, text: str, identity: Identity) -> str:
    """What a word may be of the name: "name", "ordinary", "particle", "initial" or ""."""
    low = word.folded.strip("0123456789")
    if low not in identity.roles:
        identity.roles[low] = _role_of_letters(low, identity)
    if role := identity.roles[low]:
        return role
    if word.text.isupper() and (low in identity.letters or low in identity.initials):
        return "initial"
    if len(low) != 1:
        return ""
    # "p-raman", "priya_r": in the words of an address an initial is small
    in_slug = re.search(r"\w[-_.]$", text[: word.start][-2:]) or re.match(r"[-_.]\w", text[word.end :])
    return "initial" if low in identity.letters and in_slug else ""


def _role_of_letters(low: str, identity: Identity) -> str:
    """What a folded word is of the name wherever it stands: "name", "ordinary", "particle" or ""."""
    possessive = low[:-1] if low.endswith("s") and len(low) > 4 else low
    if low in identity.name_words:
        return "ordinary" if low in identity.ordinary else "name"
    if possessive in identity.name_words - identity.ordinary or _glued(low, identity):
        return "name"
    return "particle" if low in identity.particles else ""


def _has_other_meaning(text: str, word: Word, phrases: list[tuple[int, int]], identity: Identity) -> bool:
    """Whether an ordinary word that is also of the name stands for something else here."""
    before, after = text[max(0, word.start - 30) : word.start], text[word.end : word.end + 30]
    if word.text.islower() or word.folded in identity.skills:
        return True
    if word.folded.strip("0123456789") in _MONTHS and re.search(r"[a-z](?:19|20)\d\d$", word.folded):
        return True
    if any(start <= word.start and word.end <= end for start, end in phrases) or _COMPOUND.match(after):
        return True
    if word.folded in _MONTHS | _SEASONS and (_DATE_AFTER.match(after) or _DATE_BEFORE.search(before)):
        return True
    is_modal = word.folded in ("will", "may", "can") and _SENTENCE_START.search(before)
    return bool(is_modal and _MODAL_AFTER.match(after))


def name_spans(text: str, folded: Folded, identity: Identity) -> Iterator[Span]:
    """The person's name: whole, in part, as initials beside a part, glued, spaced out, turned round."""
    for needle in identity.sequences | identity.turned:
        for start, end in folded.find(needle, gaps=True):
            # the name on two lines one after the other has the surname in front in its middle
            if needle in identity.sequences or "\n" not in text[start:end]:
                yield Span(start, end, "NAME")
    for needle in identity.name_words - identity.ordinary:
        for start, end in folded.find(needle, gaps=len(needle) > 3):
            yield Span(start, end, "NAME")
    words = folded.words
    phrases = [place for phrase in identity.phrases for place in _occurrences(text, phrase)]
    run: list[tuple[Word, str]] = []
    for word in [*words, None]:
        role = _role(word, text, identity) if word else ""
        if not role and not run:
            continue
        again = word and any(word.folded == earlier.folded for earlier, _ in run)  # a name said twice
        whole = sum(is_name in ("name", "ordinary") for _, is_name in run) > 1
        beside = (
            run and word and role and not again and _are_beside(run[-1][0], word, text, wrapped=not whole)
        )
        if not beside and run:
            yield from _spans_of_run(text, run, phrases, identity)
            run = []
        if word and role:
            run.append((word, role))


def _are_beside(word: Word, following: Word, text: str, *, wrapped: bool) -> bool:
    """Whether two words may be one name; over a line's end only with `wrapped`."""
    between = text[word.end : following.start]
    ends_sentence = between.startswith(".") and between[1:2].isspace() and len(word.text) > 2
    return bool(_BESIDE.fullmatch(between)) and not ends_sentence and (wrapped or "\n" not in between)


def _spans_of_run(
    text: str, run: list[tuple[Word, str]], phrases: list[tuple[int, int]], identity: Identity
) -> Iterator[Span]:
    roles = [role for _, role in run]
    names = roles.count("name") + roles.count("ordinary")
    several = names > 1 or (names and "initial" in roles)
    if "name" in roles or (several and len({word.folded for word, _ in run}) > 1):
        kept = [word for word, role in run if role != "particle"]
        first, last = kept[0], kept[-1]
        # "I" and "A" begin sentences; an initial in front of a name that is a word must look like one
        yield Span(
            first.start, last.end + (text[last.end : last.end + 1] == "." and len(last.text) == 1), "NAME"
        )
        return
    if names:
        for word, role in run:
            if role == "ordinary" and not _has_other_meaning(text, word, phrases, identity):
                yield Span(word.start, word.end, "NAME")
        return
    initials = [word for word, role in run if role == "initial"]
    code = "".join(word.folded for word in initials)
    if code in identity.initials and len(code) > 1:
        yield Span(initials[0].start, initials[-1].end, "NAME")


def find_spans(text: str, identity: Identity, *, employers: bool) -> list[Span]:
    """Every span that tells who the person is, in order and without overlaps."""
    known = folded(text)
    spans = [*contact_spans(text, identity), *name_spans(text, known, identity)]
    if employers:
        spans += employer_spans(text, known, identity)
    return _merged(spans)
