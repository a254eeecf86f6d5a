"""Which section of a resume each line stands in: headings are known by their words and their style."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, replace

from outreach.inputs.dates import find_date_range
from outreach.inputs.foreign_headings import FOREIGN
from outreach.inputs.header_words import SELF_EMPLOYED
from outreach.text import has_bullet, plain, strip_bullet

# The word that decides what a heading opens. The first of these in a heading counts, but for those of
# "other", which count wherever they stand: "Volunteer experience" is no employment.
_DECIDING = {
    "other": "volunteer volunteering voluntary unpaid community giving boards clients customers projects "
    "project awards award honours honors prizes prize grants scholarships publications papers "
    "articles patents talks presentations conferences references referees testimonials memberships "
    "membership affiliations certificates certificate certifications certification licences licenses "
    "licence license tickets courses course languages language achievements accomplishments activities "
    "extracurricular portfolio links service outreach supervision supervised theses methods "
    "declaration additional",
    "experience": "experience experiences employment employments employers career jobs positions posts "
    "appointments internships internship placements placement apprenticeship apprenticeships "
    "military worked assignments contracts engagements roles timeline path postings credits voyages gigs",
    "education": "education academic-background qualification qualifications studies studied study "
    "schooling school degrees academics",
    "skills": "skills skill technologies tools competencies competences expertise strengths proficiencies "
    "stack toolbox toolkit competence knowledge abilities capabilities",
    "summary": "summary profile about overview statement bio biography introduction hello",
    "objective": "objective objectives goal goals aim aims",
    "interests": "interests hobbies hobby pastimes love leisure",
    "contact": "contact contacts details",
}
# Words that decide only alone or with a word like themselves.
_WEAK = {
    "experience": "work history background journey",
    "other": "training research teaching development links memberships information examinations workshops "
    "seminars commitments patents press media exhibitions performances hackathons coursework quotes "
    "recommendations say said people colleagues others chosen selected",
}
_BESIDE = (
    "professional relevant other selected chosen larger side personal key core technical academic teaching "
    "clinical civilian industry further previous current recent early earlier later main paid student "
    "summer practical leadership management executive areas area of and in the a my i have has where what "
    "who me how at to for with & past present major notable training research history background work "
    "working job employment career skills tools it computer digital soft hard additional bring do did "
    "done detail information list history summary record life field industrial international commercial "
    "permanent temporary freelance self contract hospitality retail nursing engineering design legal "
    "medical administrative office creative hands-on prior brief invited public open source study "
    "university college school schools conference references available upon request on love like learned "
    "been held back top statement position desired highlights interests hobbies "
    "languages certifications memberships "
    "awards publications talks driving state doctoral tertiary secondary higher primary "
    "further colleagues say i've i'm"
).split()
_EXACT = {
    "career": "experience",
    "work": "experience",
    "career history": "experience",
    "career summary": "experience",
    "employment summary": "experience",
    "career profile": "summary",
    "career objective": "objective",
    "career goal": "objective",
    "career goals": "objective",
    "career overview": "summary",
    "professional background": "experience",
    "academic background": "education",
    "education and experience": "education",
    "experience and education": "experience",
    "experience and skills": "skills",
    "skills and experience": "skills",
    "skills profile": "skills",
    "career highlights": "other",
    "career achievements": "other",
    "career break": "",
    "career breaks": "",
    "service": "",
    "what i did": "",
    "how i got here": "experience",
    "my journey": "experience",
    "the story so far": "experience",
    "track record": "experience",
    "sea service": "experience",
    "service record": "experience",
    "permanent": "experience",
    "roles": "experience",
    "school": "education",
    "schools": "education",
    "training": "other",
    "apprenticeship": "",
    "internship": "",
    "military": "experience",
    "personal information": "contact",
    "personal data": "contact",
    "contact information": "contact",
    "personal statement": "summary",
    "links": "other",
    "how i work": "other",
    "how i lead": "other",
    "what i bring": "other",
    "job objective": "objective",
    "work permit": "other",
    "education and training": "education",
    "training and education": "education",
    "previous clients": "other",
    "language skills": "other",
    "driving licence": "other",
    "side projects": "other",
    "open source": "other",
    "open source work": "other",
    "project experience": "experience",
    "military service": "experience",
    "army service": "experience",
    "naval service": "experience",
    "civilian work": "experience",
}
for _kind, _headings in {
    "interests": "outside work|and outside work|outside of work|free time|spare time|in my own time|beside work|"
    "off duty|off the clock|after hours|away from work|when not working|in my free time|leisure time",
    "summary": "a few words first|in short|in brief|at a glance|who i am|nutshell|in a nutshell|the short version|"
    "introducing myself|a word about me|key facts|snapshot",
    "other": "for nothing|giving back|without pay|unpaid|elsewhere|side notes|other things|odds and ends|"
    "and also|miscellaneous|misc|personal projects|good causes|also of note|other|extras",
    "objective": "next step|what next|looking for|next|what comes next",
    "education": "learning|schooling|learned|degrees and courses|where i learned",
    "skills": "good at|know-how|kit|equipment and software|computing|software|languages and tools|instruments",
    "experience": "employed|what i have done so far|so far|days at work|jobs held|posts held",
}.items():
    _EXACT |= dict.fromkeys(_headings.split("|"), _kind)
_EXACT = FOREIGN | _EXACT
# "Where I've worked", "What I use": a heading in the first person
_FIRST_PERSON = re.compile(
    r"^(?:and )?(?:what|where|how|why|who|when|things|places|jobs|work) i(?:['’](?:ve|m|d|ll))?\b[\w '’-]{2,34}$", re.I
)
_SAID = (
    ("objective", r"\b(?:look|want|seek|hope|next)"),
    ("experience", r"\b(?:work|worked|employed|been|earned|jobs|got here|spent|did)\b"),
    ("education", r"\b(?:studied|learn\w*|trained|school)\b"),
    ("skills", r"\b(?:use|know|can|good|bring|speak)\b"),
    ("interests", r"\b(?:like|love|enjoy|play|free|outside)\b"),
)
_KIND = {word: kind for kind, words in _DECIDING.items() for word in words.split()}
_WEAK_KIND = {word: kind for kind, words in _WEAK.items() for word in words.split()}
_VOCABULARY = set(_KIND) | set(_WEAK_KIND) | set(_BESIDE)
_SQUASHED = {plain(words): kind for words, kind in _EXACT.items()}
_INLINE = re.compile(
    r"^(?P<head>(?:(?:career|professional|personal|job|executive)\s)?(?:objective|summary|profile|goal)|"
    r"interests|hobbies(?: and interests)?|interests and hobbies)\s*(?::|\s[–—-])\s+(?P<rest>\S.{12,})$",
    re.IGNORECASE,
)
# "E MPLOYMENT RECORD": capitals and small capitals that a reader pulled apart
_SMALL_CAPS = re.compile(r"\b([A-ZÀ-Þ]) ([A-ZÀ-Þ]{2,})\b")
_CONTACT_SIGN = re.compile(r"@|\d{3}|https?:|www\.")


@dataclass(frozen=True)
class Section:
    """A heading and the lines under it; the first one has no heading."""

    kind: str  # top, summary, objective, experience, education, skills, interests, contact or other
    heading: str
    lines: tuple[str, ...]


def unspace(line: str) -> str:
    """ "E X P E R I E N C E" as one word; also "E D U C AT I O N", where a pair was kept together."""
    pieces = line.split(" ")
    short = len(pieces) >= 4 and all(len(piece) <= 2 for piece in pieces)
    spaced = short and sum(len(piece) == 1 for piece in pieces) * 3 >= 2 * len(pieces)
    return "".join(pieces) if spaced else line


def _from_glued(letters: str) -> str | None:
    """The kind of a heading that has lost its spaces: "WORKEXPERIENCE", "VOLUNTEERWORK"."""
    if letters in _SQUASHED:
        return _SQUASHED[letters] or None
    best: list[list[str] | None] = [[]] + [None] * len(letters)
    for end in range(1, len(letters) + 1):
        for start in range(max(0, end - 16), end):
            if best[start] is not None and letters[start:end] in _VOCABULARY:
                parts = [*best[start], letters[start:end]]
                if best[end] is None or len(parts) < len(best[end]):
                    best[end] = parts
    return _kind_of(best[-1]) if best[-1] else None


def _kind_of(words: list[str]) -> str | None:
    joined = " ".join(words)
    if joined in _EXACT:
        return _EXACT[joined] or None
    kinds = [_KIND[word] for word in words if word in _KIND]
    if "other" in kinds and (kinds[0] not in ("skills", "education") or {"projects", "theses"} & set(words)):
        return "other"
    if kinds:
        if kinds[0] == "experience" and {"chosen"} & set(words):
            return "other"
        return kinds[0]
    weak = [_WEAK_KIND[word] for word in words if word in _WEAK_KIND]
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
    if " ".join(words) in _EXACT:
        return _kind_of(words)
    if _FIRST_PERSON.match(text) and len(words) <= 6 and text[0].isupper() and not has_bullet(line):
        return next((kind for kind, sign in _SAID if re.search(sign, text, re.IGNORECASE)), "other")
    if not all(word in _VOCABULARY or word in _EXACT for word in words):
        return None
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
    in_capitals = len(known) >= 2 and sum(map(_is_caps, known)) * 4 >= 3 * len(known)
    sections: list[tuple[str, str, list[str]]] = [("top", "", [])]
    for index, line in enumerate(lines):
        kind = kinds[index]
        if kind and in_capitals and not _is_caps(line) and sections[-1][0] in ("skills", "experience"):
            kind = None  # "Training" among the skills is a skill where headings are in capitals
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
        inline = None if kind else _INLINE.match(line[:400])
        if kind:
            sections.append((kind, line, []))
        elif inline:
            sections.append((section_of(inline["head"]) or "other", inline["head"], [inline["rest"]]))
        else:
            sections[-1][2].append(line)
    return [_settled(kind, heading, own) for kind, heading, own in sections]


def _apart(lines: list[str]) -> list[str]:
    """The lines, those cut whose first or last entry is a heading: "Skills" may stand left of the skills."""
    cut: list[str] = []
    kind: str | None = "top"
    for line in lines:
        cells = line.split("\t")
        first, last = section_of(cells[0]), section_of(cells[-1])
        # "Languages" left of "Python, Go", "Main activities" left of what was done
        label = kind in ("skills", "experience") and first in ("other", "skills")
        if len(cells) < 2 or find_date_range(line) or label:
            cut.append(line)
        elif first:
            cut += [cells[0], "\t".join(cells[1:])]
        elif last:
            cut += ["\t".join(cells[:-1]), cells[-1]]
        else:
            cut.append(line)
        kind = (None if label else first) or last or kind
    return cut


def with_side(main: list[Section], side: list[Section]) -> list[Section]:
    """The sections of both columns. What stands over the first heading of the narrower one is on contacts,
    unless it has dates and goes on with the posts of the other.
    """
    if not side or not any(section.lines for section in side):
        return main
    top, *others = side
    goes_on = main[-1].kind == "experience" and any(find_date_range(line) for line in top.lines)
    if goes_on:
        main = [*main[:-1], replace(main[-1], lines=main[-1].lines + top.lines)]
        return [*main, *others]
    return [*main, replace(top, kind="contact"), *others]


def _settled(kind: str, heading: str, lines: list[str]) -> Section:
    """ "Career summary" opens a profile or a list of posts: the dates tell which."""
    unclear = kind == "experience" and re.search("summary|profile|overview", heading, re.IGNORECASE)
    if unclear and not any(find_date_range(line) for line in lines[:12]):
        kind = "summary"
    return Section(kind, heading, tuple(lines))


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
