"""Candidates and their employers under pseudonyms, the same ones in every text of a report.

A candidate becomes "Candidate 1", an employer "Employer A", contacts "[email]", "[phone]", "[link]" and
"[address]"; who is who is decided by `identity` and `traces`, as for masked prompts. Not covered: what a
text tells of a person without any of these, such as a rare mix of posts, a school, or a place.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Any

from outreach.identity import PARTICLES, Identity, identity_of
from outreach.perhaps_employers import is_telling, perhaps_employers
from outreach.present_employers import employer_core, parts_of_name, spellings_of
from outreach.records import JobPosting, Resume
from outreach.report.harmless import Screen
from outreach.spellings import Folded, fold, foldings, ordinary_words, words_of
from outreach.traces import Span, contact_spans, employer_spans, name_spans

_STAND_INS = {"EMAIL": "[email]", "PHONE": "[phone]", "LINK": "[link]", "ADDRESS": "[address]"}
_FILE = re.compile(
    r"(?<![\w/])(?:[\w.~-]+/)+[\w.-]+|(?<![\w.])[^\s/\\:;,|\"“”<>(][^\s/\\:;,|\"“”<>]*\.(?:pdf|docx?|odt|txt|eml)\b",
    re.I,
)
_PATH = re.compile(r"(?<![\w.:/])(?:~|[A-Za-z]:)?(?:[/\\][\w.@ +-]*[\w.@+-]){2,}")
_HANGS_BEFORE = re.compile(r"(?<!\w)(?:[^\W\d_]+[-’'‐‑])+$")
_HANGS_AFTER = re.compile(r"[-’'‐‑][^\W\d_]+")
_START = 4  # letters
_AT = re.compile(r"\b(?:at|for|with|from|joined|left|by)\s$", re.IGNORECASE)  # "at kindly"
_OWNS = re.compile(r"[’']s\b|\.\w")  # also of an address
_UNTOLD = re.compile(
    r"^(?:self[- ]?employed|freelance\w*|independent|contract(?:or|ing)?|various|own account)\b", re.I
)


@dataclass(frozen=True)
class _Person:
    """One candidate with what a text may call them."""

    label: str
    identity: Identity
    employers: dict[str, Identity]  # core, folded -> an identity that holds this employer's spellings alone
    files: tuple[str, ...]  # stems of file names, folded
    own_words: frozenset[str]  # of the name as it was read, folded
    needles: tuple[str, ...]  # folded; a text without any of them holds no name of theirs
    contacts: tuple[str, ...]  # folded, and the digits of phones
    employer_needles: dict[str, tuple[str, ...]]


def letters(number: int) -> str:
    """A, B, ..., Z, AA, AB, ... for 0, 1, ..."""
    told = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        told = chr(ord("A") + rest) + told
    return told


class Pseudonymiser:
    """Replaces what tells who somebody is, consistently over everything that it is given."""

    def __init__(
        self,
        resumes: Sequence[Resume],
        jobs: Sequence[JobPosting] = (),
        keep: Iterable[str] = (),
        phrases: Iterable[str] = (),
    ):
        """`keep` are contacts that may stand, such as the sender's; `phrases` texts of our own."""
        contacts = tuple(keep)
        self._keep = {fold(text) for text in contacts if fold(text)}
        self._screen = Screen(resumes, jobs, (*contacts, *phrases))
        self._shown: dict[tuple[str, str], str] = {}
        self._employer_labels: dict[str, str] = {}
        self.people: dict[str, str] = {}  # sha256 of the resume, and name folded -> label
        self._persons: list[_Person] = []
        self._cache: dict[tuple[str, str], str] = {}
        self._trade = {word.folded for job in jobs for word in words_of(job.text)}
        self._job_letters = " ".join(fold(job.text) for job in jobs)
        self._starts: dict[str, set[tuple[str, str]]] = {}  # first letters of needles -> (label, core)
        self._nobody = identity_of(Resume("", "", "", "", ""))
        for resume in resumes:
            self._add(resume, jobs)

    # --- who is who -----------------------------------------------------------------------------

    def _add(self, resume: Resume, jobs: Sequence[JobPosting]) -> None:
        if resume.sha256 in self.people:
            return  # the same file in several runs is one candidate
        label = f"Candidate {len(self._persons) + 1}"
        self.people[resume.sha256] = label
        identity = identity_of(resume, jobs)
        places = {word.folded for job in jobs for word in words_of(job.facts.place)}
        employers: dict[str, Identity] = {}
        for name, sure in self._employers_of(resume, identity).items():
            told = spellings_of(name, resume.text, places) if sure else self._unsure(name)
            core = self._core_of(name)
            if core in employers:
                told = (
                    (*employers[core].employers, *told[0]),
                    employers[core].employer_abbreviations | told[1],
                )
            spellings = [
                spelling for spelling in self._without_ordinary(told[0])
                if spelling == name or fold(spelling) not in self._trade
            ]  # fmt: skip
            if spellings or told[1]:
                employers[core] = replace(
                    self._nobody, employers=tuple(dict.fromkeys(spellings)),
                    employer_abbreviations=frozenset(told[1]),
                )  # fmt: skip
        stem = PurePath(resume.source.replace("\\", "/")).stem
        files = tuple({fold(stem), fold(stem.replace("_", " "))} - {""}) if len(fold(stem)) > 3 else ()
        told = (*identity.emails, *identity.phones, *identity.links, *identity.addresses)
        needles = {*identity.name_words, *identity.sequences, *identity.initials}
        self._persons.append(
            _Person(
                label, identity, employers, files,
                _own_words(resume.name), tuple(needle for needle in needles if needle),
                tuple({fold(c) for c in told} - {""} | identity.phone_digits),
                {
                    known: tuple({f for s in own.employers for f in foldings(s)}
                                 | {fold(s) for s in own.employer_abbreviations})
                    for known, own in employers.items()
                },
            )
        )  # fmt: skip
        self._index(self._persons[-1])

    def _employers_of(self, resume: Resume, identity: Identity) -> dict[str, bool]:
        """Names of employers, and whether a record or the masking says that they are; the others may be."""
        held = [name for post in resume.employment for name in (post.employer, post.via) if fold(name)]
        pieces = [piece for name in held for piece in parts_of_name(name)]
        named = dict.fromkeys([*held, *pieces], True)
        # what else the masking takes for a present employer, and whatever may be one
        unsure = [name for name in identity.employers if len(name.split()) > 1]
        for name in (*unsure, *(perhaps.name for perhaps in perhaps_employers(resume))):
            if fold(name) not in self._job_letters:
                named.setdefault(name, False)
        # a brand that is written small in a heading is one, though its word may stand in a job
        small = [p.name for p in perhaps_employers(resume) if p.heading and p.name.islower()]
        named |= {name: True for name in small if len(name.split()) == 1}
        return {name: sure for name, sure in named.items() if not _UNTOLD.match(name) and len(fold(name)) > 1}

    def _unsure(self, name: str) -> tuple[list[str], set[str]]:
        """Spellings of a name that may be an employer's: whole, its beginnings, the words that tell it."""
        core = employer_core(name)
        words = core.split()
        told = [name, core, core.removeprefix("The ")]
        told += [
            " ".join(words[:count]) for count in range(2, len(words)) if any(map(is_telling, words[:count]))
        ]
        told += [word.strip(".,’'") for word in words if len(fold(word)) > 3 and is_telling(word)]
        kept = [text for text in told if fold(text) and fold(text) not in self._job_letters]
        return list(dict.fromkeys(kept)), set()

    @staticmethod
    def _without_ordinary(spellings: Iterable[str]) -> list[str]:
        """Spellings that name an employer and are no plain word of the language."""
        return [
            s for s in spellings if len(s.split()) > 1 or fold(s) not in ordinary_words() or s[:1].isupper()
        ]

    @staticmethod
    def _core_of(employer: str) -> str:
        return fold(employer_core(employer)) or fold(employer)

    def _label_of(self, core: str) -> str:
        """The label of an employer, given when a text first needs it: the same for names that begin alike."""
        if core in self._employer_labels:
            return self._employer_labels[core]
        for known, label in self._employer_labels.items():
            if min(len(known), len(core)) > 7 and (known.startswith(core) or core.startswith(known)):
                self._employer_labels[core] = label
                return label
        self._employer_labels[core] = f"Employer {letters(len(set(self._employer_labels.values())))}"
        return self._employer_labels[core]

    def _index(self, person: _Person) -> None:
        for core, needles in person.employer_needles.items():
            for needle in needles:
                self._starts.setdefault(needle[:_START], set()).add((person.label, core))

    @property
    def count(self) -> int:
        """Candidates known."""
        return len(self._persons)

    def label(self, resume: Resume) -> str:
        """The pseudonym of a resume's candidate."""
        return self.people.get(resume.sha256, "A candidate")

    # --- texts ----------------------------------------------------------------------------------

    def text(self, text: str, about: str = "") -> str:
        """The text under pseudonyms. `about` is the label of who it is written for: theirs goes first."""
        key = (text, about)
        if key not in self._cache:
            self._cache[key] = self._replaced(text, about)
        return self._cache[key]

    def shown(self, text: str, about: str = "") -> str:
        """Like `text`, with nothing shown that is not known to be harmless: for what tells of candidates."""
        key = (text, about)
        if key not in self._shown:
            self._shown[key] = self._screen.shown(self.text(text, about))
        return self._shown[key]

    def says_nothing(self, slug: str) -> bool:
        """Whether a name of a run or a file tells of nobody: words that are harmless wherever they stand."""
        return self._screen.says_nothing(slug) and self.text(slug) == slug

    def _replaced(self, text: str, about: str) -> str:
        if not text.strip():
            return text
        folded = Folded(text)
        found: list[tuple[int, int, int, str]] = []  # start, end, rank, stand-in
        for span in contact_spans(text, self._nobody):
            if fold(text[span.start : span.end]) not in self._keep:
                found.append((span.start, span.end, 0, _STAND_INS[span.kind]))
        for match in _PATH.finditer(text):
            found.append((match.start(), match.end(), 0, "[file]"))
        near = self._near(folded.letters)
        for person in self._persons:
            rank = 0 if person.label == about else 1
            cores = near.get(person.label, ())
            found += [(s, e, rank, w) for s, e, w in self._spans_of(person, text, folded, cores)]
        return _replace(text, found)

    def _near(self, letters: str) -> dict[str, dict[str, None]]:
        """Whose employers may stand in a text, by the first letters of their needles: most stand in none."""
        near: dict[str, dict[str, None]] = {}
        starts = {letters[at : at + length] for length in range(1, _START + 1) for at in range(len(letters))}
        for start in sorted(starts & self._starts.keys()):
            for label, core in self._starts[start]:
                near.setdefault(label, {})[core] = None
        return near

    def _spans_of(
        self, person: _Person, text: str, folded: Folded, near: Iterable[str]
    ) -> Iterable[tuple[int, int, str]]:
        seen = folded.letters
        identity = person.identity
        for stem in person.files:
            if stem in seen:
                for match in _FILE.finditer(text):
                    if stem in fold(match.group()):
                        yield match.start(), match.end(), f"[file of {person.label}]"
                for start, end in folded.find(stem, gaps=True):
                    yield start, end, person.label
        if any(entry in seen for entry in person.contacts):
            for span in contact_spans(text, identity):
                if fold(text[span.start : span.end]) not in self._keep:
                    yield span.start, span.end, _STAND_INS[span.kind]
        if any(needle in seen for needle in person.needles):
            for span in name_spans(text, folded, identity):
                told = fold(text[span.start : span.end])
                if len(told) < 2 or (_whole_word(text, span) in self._trade and told not in person.own_words):
                    continue  # a letter, or a guess that is a word of the jobs: "Plan", "DevOps"
                yield *_widened(text, span.start, span.end), person.label
        for core in near:
            employer = person.employers[core]
            if any(needle in seen for needle in person.employer_needles[core]):
                for span in employer_spans(text, folded, employer):
                    told = text[span.start : span.end]
                    small = told.islower() and told.isalpha()
                    as_name = _AT.search(text[: span.start]) or _OWNS.match(text, span.end)
                    if small and (fold(told) != core or (core in self._trade and not as_name)):
                        continue  # a word of the language that is also a part of a name: "third", "checkout"
                    yield span.start, span.end, self._label_of(core)

    def record(self, record: Any, about: str = "") -> Any:
        """A record, table or list with every text in it under pseudonyms."""
        if isinstance(record, str):
            return self.text(record, about)
        if isinstance(record, dict):
            return {self.record(k, about): self.record(v, about) for k, v in record.items()}
        if isinstance(record, list | tuple | set | frozenset):
            return type(record)(self.record(entry, about) for entry in record)
        if dataclasses.is_dataclass(record) and not isinstance(record, type):
            changed = {
                f.name: self.record(getattr(record, f.name), about) for f in dataclasses.fields(record)
            }
            return replace(record, **changed)
        return record


def _own_words(name: str) -> frozenset[str]:
    """The words of a name, folded; none of what is a sentence that was taken for a name."""
    words = words_of(name)
    small = [word for word in words if word.text.islower() and word.folded not in PARTICLES]
    return frozenset() if len(small) > 1 else frozenset(word.folded for word in words)


def _whole_word(text: str, span: Span) -> str:
    """The word that a span stands in, folded."""
    start, end = span.start, span.end
    while start and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    return fold(text[start:end])


def _widened(text: str, start: int, end: int) -> tuple[int, int]:
    """A name with what hangs on it: the "O’" of "O’Riordan", the "-Kelly" of "Riordan-Kelly"."""
    before = _HANGS_BEFORE.search(text[max(0, start - 30) : start])
    if before:
        start -= len(before.group())
    while (after := _HANGS_AFTER.match(text, end)) and after.group().lower() not in ("'s", "’s"):
        end = after.end()
    return start, end


def _replace(text: str, found: list[tuple[int, int, int, str]]) -> str:
    """The text with stand-ins; of overlapping spans the longer one tells which, and all of it goes."""
    merged: list[tuple[int, int, int, str]] = []
    for start, end, rank, word in sorted(found, key=lambda f: (f[0], -f[1], f[2])):
        if merged and start < merged[-1][1]:
            s, e, r, w = merged[-1]
            longer = (end - start, -rank) > (e - s, -r)
            merged[-1] = (s, max(e, end), rank if longer else r, word if longer else w)
        else:
            merged.append((start, end, rank, word))
    pieces, at = [], 0
    for start, end, _, word in merged:
        before = text[at:start]
        # "Dear MayaOkafor" and slugs: the stand-in is a word of its own
        glue = " " if before[-1:].isalnum() else ""
        after = " " if text[end : end + 1].isalnum() else ""
        pieces += [before, glue, word, after]
        at = end
    return "".join([*pieces, text[at:]])
