"""Which section of a resume each line stands in: headings are known by their words and their style."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, replace

from outreach.inputs.dates import find_date_range
from outreach.inputs.header_words import DEGREE, SELF_EMPLOYED
from outreach.inputs.section_words import EXACT, FIRST_PERSON, KIND, SAID, SQUASHED, VOCABULARY, WEAK_KIND
from outreach.inputs.title_words import TITLE_WORD
from outreach.text import has_bullet, plain, strip_bullet

_INLINE = re.compile(
    r"^(?P<head>(?:(?:career|professional|personal|job|executive)\s)?(?:objective|summary|profile|goal)|"
    r"interests|hobbies(?: and interests)?|interests and hobbies)\s*(?::|\s[–—-])\s+(?P<rest>\S.{12,})$",
    re.IGNORECASE,
)
# "E MPLOYMENT RECORD": capitals and small capitals that a reader pulled apart
_SMALL_CAPS = re.compile(r"\b([A-ZÀ-Þ]) ([A-ZÀ-Þ]{2,})\b")
# "Museum experience", "Hospital posts", "FLIGHT EXPERIENCE": the words before are the writer's field
_OWN_FIELD = re.compile(
    r"(?:[A-ZÀ-Þ][\w’'-]+(?: (?:and|&) )?\s?){1,3}"
    r"(?:[Ee]xperience|EXPERIENCE|[Ee]mployment|EMPLOYMENT|[Aa]ppointments|APPOINTMENTS|[Pp]osts|POSTS|"
    r"[Cc]areer|CAREER|[Jj]obs|JOBS|[Ww]ork history|WORK HISTORY|[Ee]ngagements|ENGAGEMENTS)"
)
_NO_FIELD = frozenset(
    "user customer client guest patient employee brand candidate developer life blog".split()
)
_CONTACT_SIGN = re.compile(r"@|\d{3}|https?:|www\.")


@dataclass(frozen=True)
class Section:
    """A heading and the lines under it; the first one has no heading."""

    kind: str  # top, summary, objective, experience, education, skills, interests, contact or other
    heading: str
    lines: tuple[str, ...]
    known: bool = True  # whether the words of the heading tell the kind


def unspace(line: str) -> str:
    """ "E X P E R I E N C E" as one word; also "E D U C AT I O N", where a pair was kept together."""
    pieces = line.split(" ")
    short = len(pieces) >= 4 and all(len(piece) <= 2 for piece in pieces)
    spaced = short and sum(len(piece) == 1 for piece in pieces) * 3 >= 2 * len(pieces)
    return "".join(pieces) if spaced else line


def _from_glued(letters: str) -> str | None:
    """The kind of a heading that has lost its spaces: "WORKEXPERIENCE", "VOLUNTEERWORK"."""
    if letters in SQUASHED:
        return SQUASHED[letters] or None
    best: list[list[str] | None] = [[]] + [None] * len(letters)
    for end in range(1, len(letters) + 1):
        for start in range(max(0, end - 16), end):
            if best[start] is not None and letters[start:end] in VOCABULARY:
                parts = [*best[start], letters[start:end]]
                if best[end] is None or len(parts) < len(best[end]):
                    best[end] = parts
    return _kind_of(best[-1]) if best[-1] else None


def _kind_of(words: list[str]) -> str | None:
    joined = " ".join(words)
    if joined in EXACT:
        return EXACT[joined] or None
    kinds = [KIND[word] for word in words if word in KIND]
    if "other" in kinds and (kinds[0] not in ("skills", "education") or {"projects", "theses"} & set(words)):
        return "other"
    if kinds:
        if kinds[0] == "experience" and {"chosen"} & set(words):
            return "other"
        return kinds[0]
    weak = [WEAK_KIND[word] for word in words if word in WEAK_KIND]
    if not weak:
        return None
    return "other" if "other" in weak else weak[0]


@functools.lru_cache(maxsize=4096)
def section_of(line: str) -> str | None:
    """Which section a heading line opens, or None if it is no heading."""
    if len(line) > 90 or "\t" in line or line.rstrip().endswith((".", ",", ";")) or re.search(r"\d", line):
        return None
    text = strip_bullet(line).strip(" :–—-|/_=#*<>")
    text = _SMALL_CAPS.sub(r"\1\2", text) if _SMALL_CAPS.match(text) else text
    if len(text) > 60 or _CONTACT_SIGN.search(text):
        return None
    letters = plain(text)
    spaced = unspace(text)
    if spaced != text or (" " not in text and text.isupper() and len(text) > 9):
        return _from_glued(letters)
    words = re.findall(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*", text.lower().replace("&", " and ").replace("’", "'"))
    if not words or len(words) > 7 or re.search(r"\d|[(),]", text):
        return None
    if has_bullet(line) and len(words) > 2:
        return None
    if " ".join(words) in EXACT:
        return _kind_of(words)
    if text.isupper() and letters in KIND:
        return KIND[letters]  # "EDUCAT ION"
    if FIRST_PERSON.match(text) and len(words) <= 6 and text[0].isupper() and not has_bullet(line):
        return next((kind for kind, sign in SAID if re.search(sign, text, re.IGNORECASE)), "other")
    if not all(word in VOCABULARY or word in EXACT for word in words):
        own = _OWN_FIELD.fullmatch(text) and not has_bullet(line) and words[0] not in _NO_FIELD
        return "experience" if own else None
    if not (text[0].isupper() or text.islower()):
        return None
    return _kind_of(words)


def _is_caps(line: str) -> bool:
    text = unspace(line)
    return text.isupper() and sum(char.isalpha() for char in text) >= 3


def split_sections(lines: list[str]) -> list[Section]:
    """The sections of a resume, in order.

    Where the known headings are in capitals, other short lines in capitals are headings too, unless a
    date stands near: then it is an employer.
    """
    lines = _apart(lines)
    kinds = [section_of(line) for line in lines]
    known = [line for line, kind in zip(lines, kinds, strict=True) if kind]
    if sum(line[:1].isupper() for line in known) * 2 > len(known):  # then none is written small
        kinds = [None if line[:1].islower() else kind for line, kind in zip(lines, kinds, strict=True)]
    with_colon = [line.rstrip().endswith(":") for line in known]
    plain_style = sum(with_colon) * 3 < len(known)
    in_capitals = len(known) >= 2 and sum(map(_is_caps, known)) * 4 >= 3 * len(known)
    sections: list[tuple[str, str, list[str]]] = [("top", "", [])]
    unknown: set[int] = set()  # sections whose heading is one by its style alone
    for index, line in enumerate(lines):
        kind = kinds[index]
        if kind and in_capitals and not _is_caps(line) and sections[-1][0] in ("skills", "experience"):
            kind = None  # "Training" among the skills is a skill where headings are in capitals
        elif kind and plain_style and line.rstrip().endswith(":") and sections[-1][0] == "experience":
            kind = None  # "Projects:" under a post, where headings have no colon
        elif kind == "other" and sections[-1][0] == "experience" and _lists_clients(line, sections[-1][2]):
            kind = None
        elif (
            not kind
            and in_capitals
            and len(sections) > 1
            and _is_unknown_heading(lines, index)
            and (sections[-1][0] != "skills" or len(plain(line)) > 8)  # "AWS" among them is a skill
        ):
            kind = "other"
            unknown.add(len(sections))
        inline = None if kind else _INLINE.match(line[:400])
        if kind:
            sections.append((kind, line, []))
        elif inline:
            sections.append((section_of(inline["head"]) or "other", inline["head"], [inline["rest"]]))
        else:
            sections[-1][2].append(line)
    return [
        _settled(kind, heading, own, known=at not in unknown)
        for at, (kind, heading, own) in enumerate(sections)
    ]


def _apart(lines: list[str]) -> list[str]:
    """The lines, those cut whose first or last entry is a heading: "Skills" may stand left of the skills."""
    cut: list[str] = []
    kind: str | None = "top"
    for line in _whole_margins(lines):
        cells = line.split("\t")
        first, last = section_of(cells[0]), section_of(cells[-1])
        # "Languages" left of "Python, Go", "Main activities" left of what was done
        label = kind in ("skills", "experience") and first in ("other", "skills")
        opens = (
            first in ("experience", "education") and len(cells[0].split()) <= 3
        )  # a post may stand beside it
        if len(cells) < 2 or (find_date_range(line) and not opens) or label:
            cut.append(line)
        elif first:
            cut += [cells[0], "\t".join(cells[1:])]
        elif last:
            cut += ["\t".join(cells[:-1]), cells[-1]]
        else:
            cut.append(line)
        kind = (None if label else first) or last or kind
    return cut


def _whole_margins(lines: list[str]) -> list[str]:
    """The lines; a heading that a narrow margin broke is put together: "Work ⇥ Cook", "history ⇥ Inn"."""
    whole = list(lines)
    for at in range(len(whole) - 1):
        head, tab, rest = whole[at].partition("\t")
        more, more_tab, behind = whole[at + 1].partition("\t")
        if not tab or not head or len(head.split()) > 3 or len(more.split()) > 2 or section_of(head):
            continue
        if section_of(f"{head} {more}") and not find_date_range(head):
            whole[at] = f"{head} {more}\t{rest}"
            whole[at + 1] = behind if more_tab else ""
    return [line for line in whole if line]


def with_side(main: list[Section], side: list[Section]) -> list[Section]:
    """The sections of both columns. What stands over the first heading of the narrower one is on contacts,
    unless it has dates and goes on with the posts of the other.
    """
    if not side or not any(section.lines for section in side):
        return main
    top, *others = side
    goes_on = main[-1].kind == "experience" and any(find_date_range(line) for line in top.lines)
    kinds = [section.kind for section in main]
    heads = any(map(_heads_a_post, top.lines)) or _holds_posts(top.lines)
    if not goes_on and ("experience" in kinds or not all(section.known for section in main)) and heads:
        # a card that stood in a column of its own
        at = kinds.index("experience") if "experience" in kinds else [s.known for s in main].index(False)
        main = [*main[:at], replace(main[at], lines=main[at].lines + top.lines), *main[at + 1 :]]
        return [*main, *others]
    if goes_on:
        main = [*main[:-1], replace(main[-1], lines=main[-1].lines + top.lines)]
        return [*main, *others]
    return [*main, replace(top, kind="contact"), *others]


def _heads_a_post(line: str) -> bool:
    """Whether a line names what somebody was, and from when to when: "Cook · 2011 – 2015"."""
    found = find_date_range(line)
    bare = line[: found.span[0]].strip(" ·|,–—-") if found else ""
    return bool(bare) and len(bare.split()) <= 6 and bool(TITLE_WORD.search(bare)) and not DEGREE.search(bare)


def _holds_posts(lines: tuple[str, ...]) -> bool:
    """Whether dates stand alone on a line right below what somebody was: a card of its own."""
    for at, line in enumerate(lines):
        found = find_date_range(line)
        near = lines[max(0, at - 2) : at]
        if not found or found.span != (0, len(line)) or any(DEGREE.search(other) for other in near):
            continue
        if any(TITLE_WORD.search(other) and len(other.split()) <= 7 for other in near):
            return True
    return False


def _settled(kind: str, heading: str, lines: list[str], *, known: bool) -> Section:
    """ "Career summary" opens a profile or a list of posts: the dates tell which."""
    unclear = kind == "experience" and re.search("summary|profile|overview", heading, re.IGNORECASE)
    if unclear and not any(find_date_range(line) for line in lines[:12]):
        kind = "summary"
    return Section(kind, heading, tuple(lines), known)


def _lists_clients(line: str, above: list[str]) -> bool:
    """ "Selected clients" under someone's own business belongs to that post and ends no section."""
    if not re.search(r"clients|assignments|engagements|commissions|customers", line, re.IGNORECASE):
        return False
    return any(SELF_EMPLOYED.search(other) for other in above[-5:])


def _is_unknown_heading(lines: list[str], index: int) -> bool:
    line = lines[index]
    if not _is_caps(line) or has_bullet(line) or not 1 <= len(line.split()) <= 6 or len(line) > 50:
        return False
    if re.search(r"[\d@,|]", line) or line.endswith("."):
        return False
    near = lines[max(0, index - 1) : index + 4]
    return not any(find_date_range(other) for other in near)


def lines_of(sections: list[Section], *kinds: str) -> list[str]:
    return [line for section in sections if section.kind in kinds for line in section.lines]
