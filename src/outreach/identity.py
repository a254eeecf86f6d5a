"""Who a resume is about: name, contacts, address and present employer, as they may stand in a text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePath

from outreach.checks.skill_table import named_skills
from outreach.inputs.contacts import find_emails, find_links, find_phones
from outreach.inputs.dates import find_date_range
from outreach.inputs.header_words import TITLE_WORD
from outreach.inputs.names import looks_like_name
from outreach.inputs.streets import find_addresses
from outreach.kept import kept_by_text
from outreach.present_employers import employer_spellings
from outreach.records import JobPosting, Resume
from outreach.spellings import ABBREVIATIONS, PARTICLES, fold, foldings, ordinary_words, words_of
from outreach.text import has_bullet

_NICKNAME = re.compile(r"[\"“”„(‘']([^\W\d_][\w-]{1,20})[\"“”)’']")
_BORN = re.compile(
    r"\b(?:née|nee|né|born|formerly|geb\.?|geborene?)\s+([^\W\d_][\w’'-]{1,30})", re.IGNORECASE
)
_NOT_OF_A_NAME = frozenset(
    "cv resume curriculum vitae lebenslauf application final new latest updated copy draft version for "
    "and the email mail contact info hello hi me my work job jobs home office admin hr dev web www page "
    "site portfolio phone mobile tel summary profile about software engineer developer manager senior "
    "junior lead".split()
)
_PHONE_DIGITS = 7
_DIGITS = re.compile(r"(?<![\w.,/])\+?\(?\d(?:[ ()./–−‑-]{0,2}\d){6,}(?![\w/])")
_DATED = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@dataclass(frozen=True)
class Identity:
    """What must not be told of one person. Words and names are folded (see spellings.fold)."""

    name: str  # as the resume was read; "" when no name was found
    name_words: frozenset[str]
    particles: frozenset[str]  # "van", "de": part of the name beside another word of it only
    sequences: frozenset[str]  # words of the name that follow each other, glued
    turned: frozenset[str]  # the same with the surname in front
    letters: frozenset[str]  # first letters of the words
    initials: frozenset[str]  # "wr", "wjr", but none that is an abbreviation of some trade
    ordinary: frozenset[str]  # of the words: also a word of the language or of the job
    skills: frozenset[str]  # single words of skills, so that "Java" stays one
    phrases: tuple[str, ...]  # skills and titles of several words, as written
    emails: tuple[str, ...]
    phones: tuple[str, ...]
    phone_digits: frozenset[str]
    links: tuple[str, ...]
    addresses: tuple[str, ...]
    employers: tuple[str, ...]  # spellings of the present ones, as written, the longest first
    employer_abbreviations: frozenset[str]  # "ACM", as written
    employer_unknown: str = ""  # why no present employer can be told, and so none hidden

    @cached_property
    def long_name_words(self) -> frozenset[str]:
        """The words of the name that may stand inside another word."""
        return frozenset(name for name in self.name_words if len(name) > 2)

    @cached_property
    def roles(self) -> dict[str, str]:
        """What `traces` found each folded word to be of this name: the same words come in every prompt."""
        return {}


def _top_lines(resume: Resume) -> list[str]:
    lines = resume.text.split("\n")
    return [*lines[:15], *lines[-6:]]


def _short_phones(lines: Sequence[str]) -> list[str]:
    """Numbers of a resume's top that may be phones though their form is none that is known: "22 55 50 13"."""
    found = (match.group() for line in lines for match in _DIGITS.finditer(line) if not find_date_range(line))
    return [text for text in found if not _DATED.search(text)]


def _further_name_words(resume: Resume, known: set[str]) -> set[str]:
    """Words of the name that the record lacks: a nickname, a birth name, the email's and the file's words."""
    found: set[str] = set()
    top = _top_lines(resume)
    in_top = {word.folded for line in top for word in words_of(line) if word.text[0].isupper()}
    for line in top:
        if known & {word.folded for word in words_of(line)} and len(line.split()) <= 14:
            found |= {fold(name) for name in (*_NICKNAME.findall(line), *_BORN.findall(line))}
        if known & {word.folded for word in words_of(line)} and looks_like_name(line.strip()):
            found |= {word.folded for word in words_of(line)}  # the reader took a part of it
    slugs = [email.split("@")[0] for email in resume.emails]
    slugs += [re.sub(r"^.*/", "", link.rstrip("/")) for link in resume.links]
    glued = " ".join(fold(slug) for slug in (*slugs, PurePath(resume.source).stem))
    found |= {word for word in in_top if len(word) > 3 and word in glued and word not in ordinary_words()}
    for slug in slugs:
        parts = [fold(part) for part in re.split(r"[\W_\d]+", slug)]
        if known & set(parts):
            found |= {part for part in parts if len(part) > 2}
    stem = [fold(part) for part in re.split(r"[\W_\d]+", PurePath(resume.source).stem)]
    found |= {part for part in stem if len(part) > 2 and part in in_top}
    if not resume.name or resume.name_reason.startswith("unsure"):
        for line in (line for line in top if looks_like_name(line.strip())):
            found |= {word.folded for word in words_of(line)}
    found = {word for word in found if word and not word.isdigit() and word not in _NOT_OF_A_NAME | PARTICLES}
    return {word for word in found if not TITLE_WORD.fullmatch(word)}


def _name_parts(name: str) -> list[set[str]]:
    """The foldings of each word of a name, "O’Riordan-Kelly" also by its parts, in order."""
    parts = []
    for word in name.split():
        own = foldings(word)
        for part in re.split(r"[-‐‑–−]", word):
            own |= foldings(part)
            own |= {piece for half in re.split(r"[’'`‘]", part) for piece in foldings(half) if len(piece) > 2}
        parts.append(own)
    return parts


def _sequences(name: str, *, turned: bool = False) -> set[str]:
    """Neighbouring words of a name glued together, in order or with the surname in front."""
    words = [word for word in name.split() if fold(word)]
    bare = [word for word in words if fold(word) not in PARTICLES]
    glued: set[str] = set()
    for chosen in (words, bare):
        if len(chosen) > 1:
            first, rest = ([chosen[-1]], chosen[:-1]) if turned else ([chosen[0]], chosen[1:])
            for run in ([*first, *rest], [*first, rest[0] if turned else rest[-1]]):
                glued |= foldings("".join(run))
            glued |= {a + b for a in foldings(first[0]) for b in foldings("".join(rest))}
    return {entry for entry in glued if len(entry) > 3}


def _initials(name: str) -> set[str]:
    """First letters of a name: all of them, first and last, a double surname by either part."""
    words = [word for word in name.split() if fold(word) and fold(word) not in PARTICLES]
    if len(words) < 2:
        return set()
    every = [[fold(part)[0] for part in re.split(r"[-‐‑–−]", word) if fold(part)] for word in words]
    codes = {"".join(letters[0] for letters in every), "".join("".join(letters) for letters in every)}
    codes |= {every[0][0] + letter for letter in every[-1]} | {"".join(every[0])}  # "JL" of Jean-Luc
    return codes


@kept_by_text()  # a job's text is asked for with every person
def _words_in_prose(text: str) -> frozenset[str]:
    """Words that a text uses in small letters, outside of addresses."""
    prose = " ".join(piece for piece in text.split() if not any(m in piece for m in ("@", "/", "www.")))
    return frozenset(word.folded for word in words_of(prose) if word.text.islower())


def identity_of(resume: Resume, jobs: Sequence[JobPosting] = ()) -> Identity:
    """What identifies the person of a resume. `jobs` tell which words of the name are words of the trade."""
    parts = _name_parts(resume.name)
    particles = {word for own in parts for word in own if word in PARTICLES}
    known = {word for own in parts for word in own if word not in PARTICLES and len(word) > 1}
    further = _further_name_words(resume, known)
    prose = _words_in_prose(resume.text)
    # what the person is called in addresses is theirs wherever it stands: "jdoe", "bigcat42"
    handles = {fold(email.split("@")[0]) for email in resume.emails}
    handles |= {fold(re.sub(r"^.*/", "", link.rstrip("/"))) for link in resume.links if "/" in link}
    further |= {h for h in handles if len(h) > 3 and h not in _NOT_OF_A_NAME and not TITLE_WORD.fullmatch(h)}
    words = known | further
    glued = _sequences(resume.name)
    titles = [post.title for post in resume.employment] + [resume.headline, *(job.title for job in jobs)]
    trade = [text for text in (*resume.skills, *titles) if not any(name in fold(text) for name in glued)]
    # "Ruby on Rails" is a skill also where the reader lists it as none and somebody is called Ruby
    for start, end in ((start, end) for _, start, end in named_skills(resume.text)):
        told = resume.text[start:end]
        if " " in told and "\n" not in told and not any(name in fold(told) for name in glued):
            trade.append(told)
    in_jobs = {word for job in jobs for word in _words_in_prose(job.text)}
    ordinary = {word for word in words if word in ordinary_words() | in_jobs or len(word) < 3}
    # "jane.doe.sings@": what the email adds to the name may be a word that the resume uses
    ordinary |= (further - known) & prose
    initials = _initials(resume.name)
    lines = [line for line in resume.text.split("\n") if not has_bullet(line)]
    head = "\n".join(_top_lines(resume))
    places = {w.folded for text in (*(p.place for p in resume.employment), *(j.facts.place for j in jobs))
              for w in words_of(text)}  # fmt: skip
    employers, short, unknown = employer_spellings(resume, places)
    phones = tuple(dict.fromkeys([*resume.phones, *find_phones(lines), *_short_phones(_top_lines(resume))]))
    return Identity(
        name=resume.name,
        name_words=frozenset(words),
        particles=frozenset(particles),
        sequences=frozenset(glued),
        turned=frozenset(_sequences(resume.name, turned=True)),
        letters=frozenset("".join(initials)),
        initials=frozenset(entry for entry in initials if len(entry) > 1 and entry not in ABBREVIATIONS),
        ordinary=frozenset(ordinary),
        skills=frozenset(fold(skill) for skill in resume.skills if len(skill.split()) == 1),
        phrases=tuple(dict.fromkeys(text for text in trade if len(text.split()) > 1)),
        emails=tuple(dict.fromkeys([*resume.emails, *find_emails(lines)])),
        phones=phones,
        phone_digits=frozenset(
            digits for phone in phones if len(digits := re.sub(r"\D", "", phone)) >= _PHONE_DIGITS
        ),
        links=tuple(dict.fromkeys([*resume.links, *find_links(_top_lines(resume))])),
        addresses=tuple(dict.fromkeys(head[start:end] for start, end in find_addresses(head))),
        employers=tuple(employers),
        employer_abbreviations=frozenset(short),
        employer_unknown=unknown,
    )
