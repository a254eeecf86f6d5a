"""Which employers a person may work for now, and every form of their names in a resume."""

from __future__ import annotations

import re
from dataclasses import dataclass

from outreach.checks.skill_table import named_skills
from outreach.inputs.cities import is_city
from outreach.inputs.dates import find_date_range
from outreach.inputs.header_words import (
    DEGREE,
    GAP,
    SELF_EMPLOYED,
    TITLE_WORD,
    UNPAID,
    is_function,
    title_weight,
)
from outreach.inputs.sections import section_of
from outreach.perhaps_employers import (
    RUN,
    Line,
    in_heading,
    in_sentence,
    is_open,
    is_plausible,
    is_sentence,
    is_telling,
    is_written_small,
    lines_of,
    may_be_employer,
    perhaps_employers,
)
from outreach.records import Employment, Resume
from outreach.spellings import ABBREVIATIONS, PARTICLES, fold, ordinary_words
from outreach.written_names import written_names

_LEGAL_FORM = re.compile(
    r"[\s,]+(?:ltd|limited|inc|incorporated|llc|llp|lp|plc|gmbh(?:\s*&\s*co\.?\s*kg)?|ag|kg|ug|e\.?v|ohg|"
    r"s\.?a\.?s?|s\.?p\.?a|s\.?r\.?o|s\.?r\.?l|s\.?l|sp\.?\s*z\s*o\.?\s*o|d\.?o\.?o|a\.?s|b\.?v|n\.?v|oy|oyj|ab|aps|"
    r"pty|pvt|corp|corporation|co|company|group|holdings?|lda|kft|k\.?k|cic)\.?$",
    re.IGNORECASE,
)
# First words of many organisations, which tell none of them.
_TELLS_NOTHING = frozenset(
    "home office work jobs job web page site company self national united general global american "
    "european international world royal university universite universidad universita universitat "
    "college school hospital clinic bank city county state council institute centre center saint santa "
    "royal first grand new central northern southern eastern western advanced applied digital data "
    "smart green blue health medical care public federal social community regional local department "
    "ministry office group holding society association".split()
)
_PARTS = re.compile(r"\s[–—/|-]{1,2}\s|[,|•·()\[\]]|\s@\s?|\s(?:at|via)\s|\s(?:of|for)\s(?=the\s)")
_NOW_TOLD = re.compile(
    r"\b(?:current(?:ly)?|present(?:ly)?|at the moment|now|these days|today|since|still|to date)\b",
    re.IGNORECASE,
)
_WORKS_FOR = re.compile(
    r"\b(?:(?i:work(?:s|ing|ed)?|employed|engaged|contract(?:ing|ed)|consulting|freelancing|position|role|post"
    r"|job|currently|presently|now|still|since (?:\w+ )?\d{4}|employer|based)),?\s+"
    r"(?:(?i:is|as|an?)\s[^.;]{0,40}?)?"
    rf"(?i:at|for|with|by|in|is|with the|at the|for the)\s(?P<name>{RUN})"
)
_BETWEEN = re.compile(
    r"\b(?i:via|through|clients?|end client|customer|second(?:ed|ment) (?:to|at|with)"
    r"|assign(?:ed|ment) (?:to|at|with)|placed (?:at|with|in)|on behalf of|on[- ]site (?:at|with)"
    r"|contracted (?:to|by|with)|for|at|with|employer)"
    rf":?\s(?:the\s)?(?P<name>{RUN})"
)
_FREE = re.compile(
    r"\b(?:retired|student|studies|studying|degree|course|licen[cs]e|member(?:ship)?|certifi\w+)\b", re.I
)
_TOP = 12  # lines
_UP, _DOWN = 3, 2  # lines around dates that may belong to their heading
_UNTOLD = "no present employer was found in the resume beside dates that go on"


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
    return {entry for entry in found if fold(entry) not in ABBREVIATIONS or f"({entry})" in name}


def parts_of_name(name: str) -> list[str]:
    """Parts of what was read as an employer that may be one by themselves: "Radiology, Brannoc Hospital"."""
    parts = [part.strip(" .,–—-/") for part in _PARTS.split(name)]
    if len(parts) < 2:
        return []
    return [part for part in parts if part and may_be_employer(part, telling=True)]


def _perhaps_present(resume: Resume) -> list[Employment]:
    """The posts that are held now, or may be: without an end, the first, or the latest where none goes on."""
    posts = list(resume.employment)
    held = [post for post in posts if post.is_current or not post.end]
    if posts and not any(post.is_current for post in posts):
        held.append(max(posts, key=lambda post: (post.end, post.start)))
    return list(dict.fromkeys([*held, *posts[:1]]))


@dataclass(frozen=True)
class Present:
    """The employers that a person may work for now."""

    recorded: tuple[str, ...]  # of the records
    perhaps: tuple[str, ...]  # names that only the lines of the resume tell
    unknown: str = ""  # why none can be told, and nothing may leave; "" when there is no such doubt


def present_employers(resume: Resume) -> Present:
    """What must not be told of where a person works: every name in the resume, where the records leave doubt.

    They do where no post is held now, where the employer of one that is looks like none, and where dates go
    on beside no employer that is recorded. Too much is masked rather than too little: it comes back as it
    was.
    """
    current = [post for post in resume.employment if post.is_current]
    held = _perhaps_present(resume)
    recorded = [name for post in held for name in (post.employer, post.via) if fold(name)]
    # a title that is headed by no word for one may be the employer, read the wrong way round
    recorded += [post.title for post in held if fold(post.title) and not TITLE_WORD.search(post.title)]
    recorded += [post.title for post in held if _is_title_beside_title(post.title, resume)]
    recorded += [part for name in recorded for part in parts_of_name(name)]
    lines = lines_of(resume)
    small = is_written_small(lines)
    known = [fold(name) for post in current for name in (post.employer, post.via) if fold(name)]
    beside: list[str] = []
    sure, untold = bool(current) and all(map(is_plausible, current)), False
    going_on = sum(is_open(line) and line.kind == "experience" for line in lines)
    for at in (at for at, line in enumerate(lines) if is_open(line) and line.kind != "skills"):
        around = _around(lines, at)
        names = [name for line in around for name in in_heading(line, small=small)]
        beside += names
        text = " ".join(around)
        covered = (
            _is_free(text, around)
            or lines[at].kind != "experience"
            or any(name in fold(text) for name in known)
        )
        sure = sure and covered
        if not (covered or names):
            names = [piece for line in around for piece in _skills_alone(line)]
            beside += names
            untold = untold or not (names or _above(lines, at, small))
    sure = sure and not _is_half_read(resume, lines)
    past = {fold(post.employer) for post in resume.employment if post not in held and is_plausible(post)}
    if sure:
        told = [*beside, *_above_posts(lines, small), *_told(resume, lines, held)]
        told = [name for name in told if fold(name) not in past]
        untold = False
    else:
        everything = [name for post in resume.employment for name in (post.employer, post.via) if fold(name)]
        told = [*beside, *everything, *(perhaps.name for perhaps in perhaps_employers(resume))]
        told += _told(resume, lines, held)
        told += _written(resume)
        # a form may name the employer lines below its dates: then each open one has its record
        untold = untold and not (current and all(map(is_plausible, current)) and going_on <= len(current))
        untold = untold or (bool(resume.employment) and not (told or recorded))
    own = fold(resume.name)
    told = [name for name in dict.fromkeys(told) if fold(name) and not (own and fold(name) in own)]
    return Present(tuple(dict.fromkeys(recorded)), tuple(told), _UNTOLD if untold else "")


def _is_title_beside_title(name: str, resume: Resume) -> bool:
    """Whether the word of a title may be an employer: it stands alone, with a longer title close to it."""
    title = fold(name)
    if len(name.split()) != 1 or not TITLE_WORD.fullmatch(name):
        return False
    lines = resume.text.split("\n")
    for at, line in enumerate(lines):
        if title not in fold(line):
            continue
        for other in lines[max(0, at - 1) : at + 2]:
            for piece in re.split(r"\s[–—|-]\s|[,|·•(]", other):
                longer = fold(piece)
                if len(piece.split()) > 1 and title_weight(piece.strip()) >= 3 and title not in longer:
                    return not any(longer == fold(known.title) for known in resume.employment)
    return False


def _skills_alone(text: str) -> list[str]:
    """Skills that stand where an employer does in a heading without one: "Engineer at Flask"."""
    pieces = (piece.strip(" .,") for piece in _PARTS.split(text))
    return [
        piece for piece in pieces
        if 0 < len(piece.split()) < 4 and piece[:1].isupper() and named_skills(piece)
        and title_weight(piece) < 2
    ]  # fmt: skip


def _written(resume: Resume) -> list[str]:
    """Common words that a resume writes as names: for where its posts tell no present employer for sure."""
    written = written_names(resume)
    skills = {fold(skill) for skill in resume.skills} | written.used
    words = {
        word for word in written.alone | written.told
        if word not in skills | ABBREVIATIONS and not is_function(word)
        and (not TITLE_WORD.fullmatch(word)
             or (word in written.alone and _is_title_beside_title(word, resume)))
        and not section_of(word) and not is_city(word) and not named_skills(word) and len(word) > 1
    }  # fmt: skip
    flat = [line.text for line in lines_of(resume) if line.kind != "skills" and not is_sentence(line.text)]
    titled = [text for text in flat if any(title_weight(piece) >= 2 for piece in _PARTS.split(text))]
    skilled = [piece for text in titled for piece in _skills_alone(text) if len(text.split()) < 10]
    small = sorted(written.small | written.phrases)
    return [*sorted(word.capitalize() for word in words), *small, *skilled]


def _is_half_read(resume: Resume, lines: list[Line]) -> bool:
    """Whether a span of time among the posts belongs to no post that was read: that one may be held still."""
    spans = {(post.start, post.end) for post in resume.employment}
    employers = [fold(post.employer) for post in resume.employment if is_plausible(post)]
    for at, line in enumerate(lines):
        told = line.dates and line.dates.start != line.dates.end
        if not told or line.kind != "experience" or line.bullet or is_sentence(line.text):
            continue
        if (line.dates.start, line.dates.end) in spans:
            continue
        text = " ".join(around := _around(lines, at))
        if any(name in fold(text) for name in employers) or _is_free(text, around):
            continue
        return True
    return False


def _is_free(text: str, around: list[str]) -> bool:
    """Whether a time is of no employment: of study, of one's own business, without pay, of a break."""
    free = any(sign.search(text) for sign in (SELF_EMPLOYED, UNPAID, DEGREE, _FREE))
    headings = (find_date_range(line) for line in around)
    bare = [line[: d.span[0]] + line[d.span[1] :] if d else line
            for line, d in zip(around, headings, strict=True)]  # fmt: skip
    return free or any(GAP.match(line.strip(" ,–—-|:")) for line in (*around, *bare))


def _around(lines: list[Line], at: int) -> list[str]:
    """A line with dates and the lines around it that may belong to the same heading."""
    found = [lines[at].text]
    for step in (-1, 1):
        for away in range(1, _UP + 1 if step < 0 else _DOWN + 1):
            other = at + step * away
            if not 0 <= other < len(lines) or lines[other].dates:
                break
            if lines[other].bullet or is_sentence(lines[other].text):
                break
            found.append(lines[other].text)
    return found


def _above(lines: list[Line], at: int, small: bool) -> list[str]:
    """Names of headings further up in the same section: several posts may stand under one employer."""
    found: list[str] = []
    for line in reversed(lines[:at]):
        if line.kind != lines[at].kind:
            break
        if not line.bullet and not is_sentence(line.text):
            found += in_heading(line.text, small=small)
    return found


def _above_posts(lines: list[Line], small: bool) -> list[str]:
    """Names in the lines between the beginning of an experience section and its first dates."""
    found = []
    for at, line in enumerate(lines):
        if line.kind != "experience" or (at and lines[at - 1].kind == "experience"):
            continue
        for other in lines[at : at + 4]:
            if not other.bullet and not is_sentence(other.text):
                found += in_heading(other.text, small=small)
            if other.dates or other.kind != "experience":
                break
    return found


def _told(resume: Resume, lines: list[Line], held: list[Employment]) -> list[str]:
    """Names that sentences tell: "currently at X", "I work for X", "at client X" in the lines of a post."""
    names: list[str] = []
    posts = {fold(line) for post in resume.employment for line in post.lines}
    for at, line in enumerate(lines):
        text = line.text
        if line.kind in ("top", "summary", "objective", "contact") or at < _TOP:
            names += in_sentence(text)
            if TITLE_WORD.search(text) and not is_sentence(text):
                names += in_heading(text, telling=True)
        elif _NOW_TOLD.search(text) and fold(text) not in posts:
            names += in_sentence(text)
        names += [
            name for match in _WORKS_FOR.finditer(text) if may_be_employer(name := _trimmed(match["name"]))
        ]
    for post in held:
        for statement in post.lines:
            found = [_trimmed(match["name"]) for match in _BETWEEN.finditer(statement)]
            names += [name for name in found if may_be_employer(name)]
            if not is_plausible(post):
                names += in_sentence(statement)
    return names


def _trimmed(name: str) -> str:
    return re.sub(r"(?:\s(?:of|de|du|la|and|&|for|the|in))+$", "", name.strip(" .,&"))


def spellings_of(name: str, text: str, places: set[str], *, sure: bool = True) -> tuple[list[str], set[str]]:
    """(spellings, abbreviations) of an employer; of `sure` ones and telling words the first alone."""
    core = employer_core(name)
    words = core.split()
    found = [name, re.sub(r"\s*\([^)]*\)", "", name), core, core.removeprefix("The ")]
    found += [" ".join(words[:count]) for count in range(len(words) - 1, 1, -1) if len(words) > 2]
    first = words[0].strip(",.") if words else ""
    telling = fold(first) not in ordinary_words() | _TELLS_NOTHING | places | PARTICLES
    telling = telling and (sure or is_telling(first))
    if len(words) > 1 and len(fold(first)) >= 4 and telling:
        found.append(first)
    trimmed = {
        re.sub(r"(?:\s(?:de|du|do|da|of|the|and|&|for|von|van|der))+$", "", entry): None for entry in found
    }
    kept = [entry for entry in trimmed if entry in found or " " in entry]
    kept = [entry for entry in kept if len(fold(entry)) > 1 and fold(entry) not in PARTICLES]
    return kept, _abbreviations(name, core, text)


def employer_spellings(resume: Resume, places: set[str]) -> tuple[list[str], set[str], str]:
    """(spellings, abbreviations, why no employer can be told) of every employer that may be a present one."""
    present = present_employers(resume)
    spellings: dict[str, None] = {}
    short: set[str] = set()
    for names, sure in ((present.recorded, True), (present.perhaps, False)):
        for name in names:
            if sure or fold(name) not in ordinary_words() or name[:1].isupper():
                told, abbreviations = spellings_of(name, resume.text, places, sure=sure)
                spellings |= dict.fromkeys(told)
                short |= abbreviations
    return sorted(spellings, key=lambda entry: (-len(entry), entry)), short, present.unknown
