"""Names in a resume that may be an employer's, though no record says so: too many rather than too few.

Looks at the resume's own lines: beside dates, among the headings of posts, after "at" and "joined", and
at capitalised words that are no common English. Knows nothing of who is hidden from whom.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from outreach.checks.skill_table import named_skills
from outreach.checks.words import is_common
from outreach.inputs.cities import is_city
from outreach.inputs.date_words import MONTH, SEASON
from outreach.inputs.dates import DateRange, find_date_range, find_single_date
from outreach.inputs.header_words import (
    DEGREE,
    GAP,
    PLACE,
    SELF_EMPLOYED,
    TITLE_WORD,
    is_function,
    organisation_weight,
    title_weight,
)
from outreach.inputs.place_names import is_region
from outreach.inputs.sections import section_of, split_sections
from outreach.records import Employment, Resume
from outreach.spellings import ABBREVIATIONS, fold
from outreach.text import has_bullet, strip_bullet

_CUT = re.compile(
    r"\s[–—-]{1,2}\s|[–—](?=\s)|[|·•,;:\t()\[\]<>→]|\s/\s|\s{3,}|\s@\s?|"
    r"\s(?:at|with|bei|chez|via|für)\s|[\"“”„]"
)
_SMALL = r"of|de|du|des|la|le|and|&|y|e|et|und|for|the|van|von|der|den|do|da|di|del|della|in|on|upon"
# A full stop belongs to a short word alone: "St. Gerold", not "and React. Happiest".
_CAPITAL = r"[^\W\d_a-zß-ÿ][^\W_]*(?:[&’'.+-][^\W_]+)*(?:(?<=\b\w)\.|(?<=\b\w\w)\.|(?<=\b\w{3})\.)?"
_GRADE = re.compile(r"\s(?:[IVX]{1,4}|\d{1,2})$")  # "Software Engineer II"
# Words with capitals in a row, and the small ones between them.
RUN = rf"{_CAPITAL}(?:\s(?:(?:{_SMALL}|plc)\s){{0,2}}(?:{_CAPITAL}|\d{{1,4}}\b|&))*"
_RUN = re.compile(rf"(?<![\w@./-]){RUN}")
_TOLD = re.compile(
    r"\b(?:at|@|joined|joining|left|for|with|by|within|bei|chez|from|to|via|through|client:?|to join)\s+"
    r"(?:the\s)?$",
    re.IGNORECASE,
)
_SERVICE = re.compile(
    r"\b(?:forces?|army|navy|air force|marines|corps|guard|regiment|battalion|military|conscript(?:ion)?)\b",
    re.I,
)
_LEGAL_BEHIND = re.compile(
    r",?\s(?:inc|incorporated|ltd|limited|llc|llp|plc|gmbh|ag|corp|corporation|co|s\.?a|b\.?v|oy|pty|pvt)\b",
    re.I,
)
_NO_NAME = re.compile(
    r"^(?:\W|\d)*(?:full[- ]?time|part[- ]?time|permanent|temporary|seasonal|contract|fixed[- ]term|intern"
    r"ship|remote|hybrid|on[- ]?site|various|confidential|dates?|from|to|employer|company|position|role|page"
    r"|current(?:ly)?|present|references?|available|upon request|key (?:achievements|duties)|duties|"
    r"responsibilities|achievements|technologies|tools|tech stack|stack|environment|team|hours|location|"
    r"reason for leaving|months?|years?|mos?|yrs?|e-?mails?|(?:tele)?phones?|tel|mobile|cell|fax|address|"
    r"contact|linkedin|github|website|web|portfolio|born|date of birth|nationality|summary|profile)?"
    r"(?:\W|\d)*$",
    re.IGNORECASE,
)
_MONTHS = frozenset(
    "january february march april may june july august september october november december jan feb mar apr "
    "jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday english "
    "german french spanish italian portuguese dutch polish czech british american european africa europe "
    "asia".split()
)
_OPEN_SIGN = re.compile(
    r"\b(?:pres(?:ent)?|current(?:ly)?|now|today|to date|till date|ongoing|since|onwards?|still)\b|"
    r"\b(?:19|20)\d\d\s*(?:[–—→>-]+)\s*(?:$|[^\d\s]|\s\D)",
    re.IGNORECASE,
)
_DATED_END = re.compile(
    rf"(?:\s|^)(?:{SEASON}|{MONTH})?\.?,?\s?(?:(?:19|20)\d\d|(?<=\s)\d\d)?(?:\s?[–—-])?$", re.IGNORECASE
)
_YEAR = re.compile(r"\b(?:19[5-9]\d|20[0-4]\d)\b|[’'`]\d\d\b")
_FOR = frozenset("for of without against beyond in on and &".split())
_NEAR = 2  # lines around a date that may belong to its heading


@dataclass(frozen=True)
class Line:
    """One line of a resume with what stands around it."""

    text: str
    kind: str  # of its section
    dates: DateRange | None
    bullet: bool


@dataclass(frozen=True)
class Perhaps:
    """A name that may be an employer's."""

    name: str  # as written
    at: int  # number of its line
    heading: bool  # it stands in a heading of a post and not in a sentence


def lines_of(resume: Resume) -> list[Line]:
    """The lines of a resume. A heading that no section is called by may be an employer's name."""
    found = []
    for section in split_sections(resume.text.split("\n")):
        told = [section.heading] if section.heading and section_of(section.heading) is None else []
        for text in (*told, *section.lines):
            dates = find_date_range(text) or (find_single_date(text) if len(text) < 90 else None)
            found.append(Line(text, section.kind, dates, has_bullet(text)))
    return found


def is_open(line: Line) -> bool:
    """Whether a line has dates that go on, also in a form that the reader of dates does not know."""
    if line.dates and line.dates.end == "present":
        return True
    closed = line.dates and line.dates.start != line.dates.end
    return bool(not closed and _YEAR.search(line.text) and _OPEN_SIGN.search(line.text))


@functools.lru_cache(maxsize=8192)
def is_telling(word: str) -> bool:
    """Whether a word is no common English, no title, no town and no technology: "Harbourline"."""
    bare = re.sub(r"[’']s?$", "", word.strip(".,&"))
    low = fold(bare)
    if len(low) < 3 or low.isdigit() or low in _MONTHS or not bare[:1].isalpha():
        return False
    if "-" in bare and all(map(is_common, bare.lower().split("-"))):
        return False  # "Data-driven"
    if is_common(bare) or is_city(bare) or is_region(bare) or PLACE.match(bare) or TITLE_WORD.fullmatch(bare):
        return False
    return not named_skills(bare) and not DEGREE.fullmatch(bare)


def is_sentence(text: str) -> bool:
    """Whether a line is running text; one with dates is a heading, unless it is long."""
    words = text.split()
    if len(words) <= 14 and find_date_range(text):
        return False
    small = sum(word[:1].islower() for word in words)
    return len(words) > 7 and (small * 2 > len(words) or text.rstrip().endswith("."))


def is_place(piece: str) -> bool:
    if is_city(piece) or is_region(piece) or PLACE.match(piece):
        return True
    town, _, rest = piece.rpartition(" ")
    return bool(town) and is_city(town) and (is_region(rest) or bool(PLACE.match(rest)))


def _is_called_after_one(words: list[str]) -> bool:
    """Whether a name begins with somebody's title: "The Manager’s House", "Engineers for Clean Water"."""
    first, *rest = words[1:] if words[0].lower() == "the" else words
    if owner := re.fullmatch(r"(.+?)(?:[’']s|s[’'])", first):
        return bool(rest) and bool(TITLE_WORD.fullmatch(owner[1]))
    several = first.endswith("s") and TITLE_WORD.fullmatch(first[:-1])
    return bool(several) and len(rest) > 1 and rest[0].lower() in _FOR


def may_be_employer(piece: str, *, telling: bool = False, small: bool = False) -> bool:
    """Whether a piece of a heading may name an employer. With `telling` it needs a word that tells one;
    with `small` it may be written without capitals.
    """
    words = piece.split()
    if not 1 <= len(words) <= 9 or len(fold(piece)) < 3 or "@" in piece or _NO_NAME.match(piece):
        return False
    if section_of(piece):
        return False
    if GAP.match(piece) or SELF_EMPLOYED.fullmatch(piece) or is_place(piece) or is_function(piece):
        return False
    organisation, title = organisation_weight(piece), title_weight(_GRADE.sub("", piece))
    if _SERVICE.search(piece) and title < 2:
        return True
    if DEGREE.search(piece) and organisation < 2:
        return False
    if (
        (title >= 2 and organisation < 2) or (title >= 3 and organisation <= title)
    ) and not _is_called_after_one(words):
        return False
    skills = named_skills(piece)
    if skills and sum(end - start for _, start, end in skills) * 2 > len(piece):
        return False
    if telling or words[0][:1].isdigit():  # noqa: SIM102
        if not any(map(is_telling, words)) and organisation < 2:
            return False
    capitals = sum(not word[:1].islower() for word in words)
    return small or capitals * 2 >= len(words)


def is_plausible(post: Employment) -> bool:
    """Whether what was read as a post's employer is no place, title or description."""
    name = post.employer
    if not fold(name) or fold(name) == fold(post.place) or is_sentence(name):
        return False
    return bool(SELF_EMPLOYED.search(name)) or may_be_employer(name, small=True)


def _beside_title(piece: str) -> list[str]:
    """Names glued to a title where the page had a gap: "Software Engineer Kornblum GmbH"."""
    found = list(TITLE_WORD.finditer(piece))
    if not found:
        return []
    names = []
    after = piece[found[-1].end() :].strip(" ,-–—|")
    if organisation_weight(after) >= 2 or any(map(is_telling, after.split())):
        names.append(after)
    words = piece[: found[-1].start()].split()
    while words and not _ends_name(words):
        words.pop()  # "Kornblum GmbH Senior Software" -> "Kornblum GmbH"
    before = " ".join(words)
    if any(map(is_telling, words)) or "&" in words[1:] or organisation_weight(before) >= 3:
        names.append(before)
    names = [name for name in names if fold(name) not in ABBREVIATIONS]
    return [name for name in names if name[:1].isupper() or name[:1].isdigit()]


def _ends_name(words: list[str]) -> bool:
    """Whether a name may end here: with a word that tells, an organisation's, or the one after "&"."""
    last = words[-1]
    if TITLE_WORD.fullmatch(last) or is_function(last):
        return False
    return is_telling(last) or organisation_weight(last) >= 2 or words[-2:-1] == ["&"]


def in_heading(text: str, *, telling: bool = False, small: bool = False) -> list[str]:
    """Names in a line that heads a post, its dates left out. For `telling`, `small` see `may_be_employer`."""
    dates = find_date_range(text) or find_single_date(text)
    pieces = [text[: dates.span[0]], text[dates.span[1] :]] if dates else [text]
    names: dict[str, None] = {}
    for whole in pieces:
        cut = _CUT.split(strip_bullet(whole))
        titled = any(title_weight(part.strip()) >= 2 for part in cut)
        for part in cut:
            piece = _DATED_END.sub("", part.strip(" .,–—-/*_")).strip(" .,–—-/*_")
            # "Product Manager at kindly", "brightloaf Apr 2022 – now": a brand may be written small
            brand = bool(dates) and len(piece.split()) <= 2 and piece.islower()
            brand = brand and (titled or any(map(is_telling, piece.split())))
            if may_be_employer(piece, telling=telling, small=small or brand):
                names[piece] = None
            elif piece:
                names |= dict.fromkeys(_beside_title(piece))
    return list(names)


def in_sentence(text: str, *, among_posts: bool = False) -> list[str]:
    """Capitalised names in running text: with a word that tells one, a legal form behind them, or an
    organisation's after "at" or among the posts.
    """
    names: dict[str, None] = {}
    for match in _RUN.finditer(text):
        name = _DATED_END.sub("", match.group().rstrip(".&, "))
        begins = not text[: match.start()].strip(" •-–—*▪●") or text[: match.start()].rstrip()[-1:] in ".!?:"
        told = bool(_TOLD.search(text[: match.start()]))
        words = name.split()
        if begins and len(words) > 1 and is_common(words[0]) and not told and organisation_weight(name) < 3:
            words = words[1:]  # "Led Harbourline’s team"
            while words and words[0].islower():
                words = words[1:]
            name = " ".join(words)
        telling = [word for word in words if is_telling(word)]
        if not words or (begins and len(words) == 1 and not told):
            continue
        firm = bool(
            _LEGAL_BEHIND.match(text[match.start() + match.group().rfind(words[-1]) :], len(words[-1]))
        )
        organisation = (told or among_posts) and organisation_weight(name) >= 2 and len(words) > 1
        if firm or organisation or (telling and (told or len(words) > 1)):  # noqa: SIM102
            if may_be_employer(name, telling=not firm):
                names[name] = None
    return list(names)


def is_written_small(lines: list[Line]) -> bool:
    """Whether a resume is written without capitals."""
    beginnings = [text[0] for line in lines if (text := strip_bullet(line.text)) and text[0].isalpha()]
    return len(beginnings) >= 5 and sum(char.islower() for char in beginnings) >= 0.8 * len(beginnings)


def perhaps_employers(resume: Resume) -> tuple[Perhaps, ...]:
    """Every name in a resume that may be an employer's, in the order of its lines."""
    lines = lines_of(resume)
    small = is_written_small(lines)
    own = fold(resume.name)
    skills = {fold(skill) for skill in resume.skills}
    titles = [fold(post.title) for post in resume.employment]
    dated = [at for at, line in enumerate(lines) if line.dates]
    unplaced = {fold(line) for line in resume.unplaced}
    everywhere = not resume.employment or any(map(find_date_range, resume.unplaced))
    found: dict[str, Perhaps] = {}
    for at, line in enumerate(lines):
        near = any(abs(at - other) <= _NEAR for other in dated)
        among = line.kind == "experience" or fold(line.text) in unplaced
        heading = (near or among) and not is_sentence(line.text) and (not line.bullet or bool(line.dates))
        aside = line.kind in ("skills", "interests", "contact") and not line.dates
        unsure = aside or line.kind == "education" or not (line.dates or among)
        names = in_heading(line.text, telling=unsure, small=small) if heading else []
        if everywhere:  # posts were missed: any run of capitals may be one's employer
            runs = [match.group().rstrip(".&, ") for match in _RUN.finditer(line.text)]
            names += [run for run in runs if len(run.split()) > 1 and may_be_employer(run)]
        for name in dict.fromkeys([*names, *in_sentence(strip_bullet(line.text), among_posts=among)]):
            flat = fold(name)
            if flat in skills or (own and (flat in own or own in flat)):
                continue
            if any(flat in title for title in titles) and not any(map(is_telling, name.split())):
                continue
            found.setdefault(flat, Perhaps(name, at, name in names))
    return tuple(found.values())
