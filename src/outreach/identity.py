"""Who a resume is about: name, contacts, address and present employer, as they may stand in a text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath

from outreach.inputs.contacts import find_emails, find_links, find_phones
from outreach.inputs.dates import find_date_range
from outreach.inputs.header_words import TITLE_WORD
from outreach.inputs.names import looks_like_name
from outreach.inputs.sections import section_of
from outreach.records import Employment, JobPosting, Resume
from outreach.spellings import fold, foldings, ordinary_words, words_of
from outreach.text import has_bullet

PARTICLES = frozenset(
    "van von der den de la le las los da das do dos du di del della dello degli bin bint ibn al el y e "
    "ten ter te zu zur zum af av ap ben st the of o d and jr sr ii iii".split()
)
_LEGAL_FORM = re.compile(
    r"[\s,]+(?:ltd|limited|inc|incorporated|llc|llp|lp|plc|gmbh(?:\s*&\s*co\.?\s*kg)?|ag|kg|ug|e\.?v|ohg|"
    r"s\.?a\.?s?|s\.?p\.?a|s\.?r\.?o|s\.?r\.?l|s\.?l|sp\.?\s*z\s*o\.?\s*o|d\.?o\.?o|a\.?s|b\.?v|n\.?v|oy|oyj|ab|aps|"
    r"pty|pvt|corp|corporation|co|company|group|holdings?|lda|kft|k\.?k|cic)\.?$",
    re.IGNORECASE,
)
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
# Letters in capitals that say something of a trade and not of a person.
_ABBREVIATIONS = frozenset(
    "qa hr it pm ml ai bi ux ui pr tv uk us eu ci cd db js ts vp ba ma bs ms bsc msc mba phd pc cv sql "
    "api aws gcp sap crm erp seo sem kpi roi etl sdk ide iot vr ar gis cad cam cnc plc ceo cto cfo coo "
    "cio cmo nhs usa nyc la sf dc md rn er or ot pt st nd rd th am kg km cm mm mb gb tb hz id ip tcp ssl "
    "vpn dns ssh git php css xml llm nlp ocr bpm gmp iso osh cpr ems gps hvac led lan wan pos sla sre tdd "
    "ddd oop mvc mvp okr poc rfp b2b b2c".split()
)
_PHONE_DIGITS = 7
_NUMBER = r"(?!(?:19|20)\d\d\b)\d{1,5}[a-zA-Z]?(?:\s?[-/–]\s?\d{1,4}[a-z]?)?"
_STREET_KIND = (
    r"(?:Street|St\.?|Road|Rd\.?|Avenue|Ave\.?|Lane|Ln\.?|Drive|Dr\.?|Way|Court|Ct\.?|Close|Crescent|Cres\.?|Place|"
    r"Pl\.?|Square|Sq\.?|Terrace|Gardens|Grove|Hill|Walk|Row|Mews|Quay|Parade|Boulevard|Blvd\.?|Highway|Hwy\.?|"
    r"Parkway|Pkwy\.?|Circle|Cir\.?|Trail|Trl\.?|Loop|Alley|Wharf|Green|Rise|View|Vale|Park)"
)
_CAPITAL = r"[A-ZÀ-ÞĀ-Ž]"
_STREETS = (
    # 12 Elm Street; 4 Old Mill Lane, Flat 2
    re.compile(
        rf"(?:(?:Flat|Apt\.?|Apartment|Unit|Suite|Ste\.?)\s?#?\w{{1,5}},?\s)?\b{_NUMBER},?\s"
        rf"(?:[NSEW]\.?\s)?(?:{_CAPITAL}[\w’'.-]*\s){{1,4}}{_STREET_KIND}(?![\w])"
        r"(?:,?\s?(?:Flat|Apt\.?|Apartment|Unit|Suite|Ste\.?|#)\s?#?\w{1,5})?"
    ),
    # Lindenstraße 12, Main-Weg 3a, Kerkstraat 5, Storgatan 8
    re.compile(
        rf"\b{_CAPITAL}[\w’'.-]*(?:stra(?:ß|ss)e|str\.|weg|gasse|platz|allee|damm|ufer|straat|laan|kade|plein|gata|"
        rf"gatan|vei|veien|vägen|vej|gade|katu|tie|utca|út)\s{_NUMBER}\b"
    ),
    # Karl-Marx-Straße 12, Lange Straße 4
    re.compile(
        rf"\b(?:{_CAPITAL}[\w’'.-]*[\s-]){{1,3}}(?:Stra(?:ß|ss)e|Str\.|Weg|Gasse|Platz|Allee|Damm|Ufer)\s{_NUMBER}\b"
    ),
    # 12 rue des Lilas, 4 bis avenue Foch; via Roma 3, Calle Mayor 12, ul. Polna 7, Rua Nova 9
    re.compile(
        rf"\b{_NUMBER}(?:\s(?:bis|ter))?,?\s(?:rue|avenue|av\.|boulevard|bd|chemin|allée|impasse|place|quai|route|cours)"
        r"\s(?:[\w’'-]+\s){0,4}[\w’'-]+",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:via|viale|piazza|corso|calle|c/|avenida|avda\.|plaza|paseo|rua|ul\.|ulica|os\.|al\.|ulice|náměstí|sokak|"
        rf"caddesi|cad\.|sk\.)\s(?:[\w’'.-]+\s){{0,4}}[\w’'.-]+,?\s(?:n[º°.]?\s?|no\.?:?\s?)?{_NUMBER}\b",
        re.IGNORECASE,
    ),
    re.compile(r"\bP\.?\s?O\.?\s?Box\s\d+", re.IGNORECASE),
)
POSTCODES = (
    re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b"),  # BS1 4DJ
    re.compile(r"\b[A-Z]{2}\s\d{5}(?:-\d{4})?\b"),  # OH 44101
    re.compile(r"\b[A-Z]\d[A-Z]\s?\d[A-Z]\d\b"),  # K1A 0B1
    re.compile(r"\b\d{4}\s?[A-Z]{2}\b(?=\s[A-Z][a-z])"),  # 1012 AB Amsterdam
    re.compile(r"\b(?:[A-Z]{1,2}-)?\d{2}-\d{3}\b(?=\s[A-ZŁŚŻ])"),  # 00-950 Warszawa
)


@dataclass(frozen=True)
class Identity:
    """What must not be told of one person. Words and names are folded (see spellings.fold)."""

    name: str  # as the resume was read; "" when no name was found
    name_words: frozenset[str]
    particles: frozenset[str]  # "van", "de": part of the name beside another word of it only
    sequences: frozenset[str]  # words of the name that follow each other, glued
    initials: frozenset[str]  # "wr", "wjr"
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


def find_addresses(text: str) -> list[tuple[int, int]]:
    """Where street addresses stand, with the postcode and town that follow on the same line."""
    found = []
    for pattern in _STREETS:
        for match in pattern.finditer(text):
            line_end = text.find("\n", match.end())
            rest = re.split(r"[|•·;]|\s{3,}|\S+@", text[match.end() : line_end if line_end >= 0 else None])[
                0
            ][:60]
            tail = max((code.end() for p in POSTCODES for code in p.finditer(rest)), default=0)
            town = re.match(r",?\s(?:[A-Z]{1,2}-)?\d{4,5}\s[A-ZÀ-Þ][\w-]+", rest)
            found.append((match.start(), match.end() + max(tail, town.end() if town else 0)))
    return found


def _top_lines(resume: Resume) -> list[str]:
    lines = resume.text.split("\n")
    return [*lines[:15], *lines[-6:]]


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
    return {word for word in found if word and not word.isdigit() and word not in _NOT_OF_A_NAME | PARTICLES}


def _name_parts(name: str) -> list[set[str]]:
    """The foldings of each word of a name, "O’Riordan-Kelly" also by its parts, in order."""
    parts = []
    for word in name.split():
        own = foldings(word)
        for part in re.split(r"[-‐‑–]", word):
            own |= foldings(part)
            own |= {piece for half in re.split(r"[’'`‘]", part) for piece in foldings(half) if len(piece) > 2}
        parts.append(own)
    return parts


def _sequences(name: str) -> set[str]:
    """Neighbouring words of a name glued together, in order and surname first."""
    words = [word for word in name.split() if fold(word)]
    bare = [word for word in words if fold(word) not in PARTICLES]
    glued: set[str] = set()
    for chosen in (words, bare):
        if len(chosen) > 1:
            runs = [chosen, [chosen[0], chosen[-1]], [chosen[-1], *chosen[:-1]], [chosen[-1], chosen[0]]]
            for run in runs:
                glued |= foldings("".join(run))
            glued |= {a + b for a in foldings(chosen[0]) for b in foldings("".join(chosen[1:]))}
    return {entry for entry in glued if len(entry) > 3}


def employer_core(name: str) -> str:
    """An employer's name without its legal form and what stands in brackets."""
    name = re.sub(r"\s*\([^)]*\)", "", name).strip(" ,.")
    while (shorter := _LEGAL_FORM.sub("", name).strip(" ,.")) != name and len(fold(shorter)) > 2:
        name = shorter
    return name


def _abbreviations(name: str, core: str, text: str) -> set[str]:
    """Short forms of an employer that the resume itself gives or uses, as written."""
    found = set(re.findall(r"\(([A-ZÀ-Þ][\w&.-]{1,9})\)", name))
    for spelled in {name, core}:
        pattern = r"\s+".join(map(re.escape, spelled.split()))
        found |= set(
            re.findall(rf"{pattern}[\w\s.,]{{0,8}}\(\s?[“\"‘']?([A-ZÀ-Þ][\w&.-]{{1,9}})[”\"’']?\s?\)", text)
        )
        found |= set(re.findall(rf"\b([A-ZÀ-Þ][A-Z0-9À-Þ&]{{1,7}})\s\({pattern}", text))
    words = [word for word in re.split(r"[\s-]+", core) if word[:1].isalnum()]
    for chosen in (words, [word for word in words if fold(word) not in PARTICLES | {"for", "in"}]):
        letters = "".join(word[0] for word in chosen).upper()
        if len(letters) >= 3 and re.search(rf"\b{re.escape(letters)}\b", text):
            found.add(letters)
    return {entry for entry in found if fold(entry) not in _ABBREVIATIONS or f"({entry})" in name}


def _beside_open_dates(resume: Resume) -> list[str]:
    """What may be a present employer that no record holds: parts of the lines around "2021 – present".

    Lines that belong to a present post of the records are left alone. Too much is masked rather than too
    little: it comes back as it was.
    """
    known = [fold(post.employer) for post in resume.employment if post.is_current and fold(post.employer)]
    lines = resume.text.split("\n")
    found = []
    for at, line in enumerate(lines):
        dates = find_date_range(line)
        if dates is None or dates.end != "present":
            continue
        around = [
            line[: dates.span[0]],
            line[dates.span[1] :],
            *lines[max(0, at - 1) : at],
            *lines[at + 1 : at + 2],
        ]
        if any(name in fold("\n".join(around)) for name in known):
            continue
        for piece in (
            part for text in around for part in re.split(r"\s[–—|·•-]\s|[|·•,;:\t]|\sat\s|\s{3,}", text)
        ):
            words = piece.strip(" ().").split()
            capitals = [word for word in words if word[0].isupper()]
            is_name = 1 <= len(words) <= 6 and len(capitals) * 2 > len(words) and not has_bullet(piece)
            if is_name and not TITLE_WORD.search(piece) and not section_of(piece.strip()):
                found.append(" ".join(words))
    return [name for name in found if fold(name) not in ordinary_words() and len(fold(name)) > 3]


def _perhaps_present(resume: Resume) -> list[Employment]:
    """The posts that are held now, or may be: without an end, or the latest where none is told to go on."""
    posts = list(resume.employment)
    open_ended = [post for post in posts if post.is_current or not post.end]
    if not any(post.is_current for post in posts) and posts:
        latest = max(posts, key=lambda post: (post.end, post.start))
        open_ended = [*open_ended, *(post for post in (posts[0], latest) if post not in open_ended)]
    return open_ended


def _employer_spellings(resume: Resume, places: set[str]) -> tuple[list[str], set[str]]:
    spellings: dict[str, None] = {}
    short: set[str] = set()
    current = _perhaps_present(resume)
    held = [name for post in current for name in (post.employer, post.via) if fold(name)]
    # a title that is headed by no word for one may be the employer, read the wrong way round
    held += [post.title for post in current if fold(post.title) and not TITLE_WORD.search(post.title)]
    for name in [*held, *_beside_open_dates(resume)]:
        core = employer_core(name)
        short |= _abbreviations(name, core, resume.text)
        words = core.split()
        spellings |= dict.fromkeys([name, re.sub(r"\s*\([^)]*\)", "", name), core, core.removeprefix("The ")])
        spellings |= {
            " ".join(words[:count]): None for count in range(len(words) - 1, 1, -1) if len(words) > 2
        }
        first = words[0].strip(",.") if words else ""
        telling = fold(first) not in ordinary_words() | _NOT_OF_A_NAME | places | PARTICLES
        if len(words) > 1 and len(fold(first)) >= 4 and telling:
            spellings[first] = None
    kept = {re.sub(r"(?:\s(?:de|du|do|da|of|the|and|&|for|von|van|der))+$", "", entry) for entry in spellings}
    kept = {entry for entry in kept if len(fold(entry)) > 1 and fold(entry) not in PARTICLES}
    return sorted(kept, key=lambda entry: (-len(entry), entry)), short


def identity_of(resume: Resume, jobs: Sequence[JobPosting] = ()) -> Identity:
    """What identifies the person of a resume. `jobs` tell which words of the name are words of the trade."""
    parts = _name_parts(resume.name)
    particles = {word for own in parts for word in own if word in PARTICLES}
    known = {word for own in parts for word in own if word not in PARTICLES and len(word) > 1}
    words = known | _further_name_words(resume, known)
    glued = _sequences(resume.name)
    titles = [post.title for post in resume.employment] + [resume.headline, *(job.title for job in jobs)]
    trade = [text for text in (*resume.skills, *titles) if not any(name in fold(text) for name in glued)]
    in_jobs = {
        word.folded
        for job in jobs
        for word in words_of(re.sub(r"\S*(?:@|://|www\.|/)\S*", " ", job.text))
        if word.text.islower()
    }
    ordinary = {word for word in words if word in ordinary_words() | in_jobs or len(word) < 3}
    letters = [min(own, key=len)[0] for own in parts if own and not own <= PARTICLES]
    initials = {"".join(letters), letters[0] + letters[-1]} if len(letters) > 1 else set()
    lines = [line for line in resume.text.split("\n") if not has_bullet(line)]
    head = "\n".join(_top_lines(resume))
    places = {w.folded for text in (*(p.place for p in resume.employment), *(j.facts.place for j in jobs))
              for w in words_of(text)}  # fmt: skip
    employers, short = _employer_spellings(resume, places)
    phones = tuple(dict.fromkeys([*resume.phones, *find_phones(lines)]))
    return Identity(
        name=resume.name,
        name_words=frozenset(words),
        particles=frozenset(particles),
        sequences=frozenset(glued),
        initials=frozenset(entry for entry in initials if len(entry) > 1 and entry not in _ABBREVIATIONS),
        ordinary=frozenset(ordinary),
        skills=frozenset(fold(skill) for skill in resume.skills if len(skill.split()) == 1),
        phrases=tuple(text for text in trade if len(text.split()) > 1),
        emails=tuple(dict.fromkeys([*resume.emails, *find_emails(lines)])),
        phones=phones,
        phone_digits=frozenset(
            digits for phone in phones if len(digits := re.sub(r"\D", "", phone)) >= _PHONE_DIGITS
        ),
        links=tuple(dict.fromkeys([*resume.links, *find_links(_top_lines(resume))])),
        addresses=tuple(dict.fromkeys(head[start:end] for start, end in find_addresses(head))),
        employers=tuple(employers),
        employer_abbreviations=frozenset(short),
    )
