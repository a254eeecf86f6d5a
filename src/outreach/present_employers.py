"""Which employers a person may work for now, and every form of their names in a resume."""

from __future__ import annotations

import re

from outreach.inputs.dates import find_date_range
from outreach.inputs.header_words import TITLE_WORD
from outreach.inputs.sections import section_of
from outreach.records import Employment, Resume
from outreach.spellings import ABBREVIATIONS, PARTICLES, fold, ordinary_words
from outreach.text import has_bullet

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


def employer_spellings(resume: Resume, places: set[str]) -> tuple[list[str], set[str]]:
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
        telling = fold(first) not in ordinary_words() | _TELLS_NOTHING | places | PARTICLES
        if len(words) > 1 and len(fold(first)) >= 4 and telling:
            spellings[first] = None
    trimmed = {
        re.sub(r"(?:\s(?:de|du|do|da|of|the|and|&|for|von|van|der))+$", "", entry) for entry in spellings
    }
    kept = {entry for entry in trimmed if entry in spellings or " " in entry}
    kept = {entry for entry in kept if len(fold(entry)) > 1 and fold(entry) not in PARTICLES}
    return sorted(kept, key=lambda entry: (-len(entry), entry)), short
