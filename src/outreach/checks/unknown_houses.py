"""Whether a name that no source holds as a house is offered as the one that hires.

Such a name may be a person, a town or a tool. What stands beside it says which, and where that is unclear
nobody is accused.
"""

from __future__ import annotations

import re

from outreach.checks.clauses import Around, around
from outreach.checks.frames import hires_by_frame
from outreach.checks.known_frames import known_by_frame
from outreach.checks.names import Name
from outreach.checks.offered import reason_of_offer
from outreach.checks.placing import ALWAYS_LEFT, HIRE_RIGHT, JOB_NOUN_LEFT, MODAL_RIGHT, TELL_LEFT
from outreach.checks.sources import Sources, name_words
from outreach.checks.statements import Statement
from outreach.checks.words import DEGREE_WORD, GENERIC_KEYS, content_keys, shares
from outreach.text import plain

_CLAUSE = re.compile(r",\s(?:and|but|so|which|while)\s|[;:]\s")


def _clause_of(statement: Statement, name: str) -> str:
    return next((part for part in _CLAUSE.split(statement.text) if name in part), statement.text)


def ad_says(statement: Statement, name: str, sources: Sources) -> bool:
    """Whether a line of the ad says what the clause with this name says."""
    said = content_keys(_clause_of(statement, name)) - GENERIC_KEYS - sources.name_keys - content_keys(name)
    most = max((len(shares(said, line.keys)) for line in sources.job_lines), default=0)
    return most >= 2 and most >= 0.5 * len(said)


def is_own(name: Name, sources: Sources) -> bool:
    """Whether a name is the company's own, written out or set beside it: "NRDA, the Northern ..."."""
    told, company = name_words(name.text), name_words(sources.job.company)
    if (
        len(company) == 1
        and len(told) > 2
        and "".join(word[0] for word in told if word not in _SMALL) == company[0]
    ):
        return True
    beside = rf"{re.escape(sources.job.company)}\s?(?:,|\(|–)\s?(?:the )?{re.escape(name.text)}\b"
    return name.known and bool(sources.job.company) and bool(re.search(beside, sources.job_text))


_SMALL = frozenset(["of", "the", "for", "and", "de", "du", "van"])


# What a house has, behind the name of a thing: "the Atlas platform" is no company.
_THING = re.compile(
    r"^\s(?:team|platform|product|office|project|group|department|division|server|cluster|certificat\w+|"
    r"app|tool|system|software|language|framework|library|standard|method|area|region|valley|coast|street|"
    r"road)\b"
)
_INTEREST = re.compile(r"\b(?:interest(?:ed)?|stake|faith|shares|believe) in\s(?:the\s)?$", re.IGNORECASE)
_SPOKEN_TO = re.compile(r"^[,.!?]|^\s?[–—]")
_GIVES = re.compile(
    r"^\s\w+ (?:[a-z]+ly )?(?:be|give|offer|suit|bring|pay|have|need|mean|let|put|like|welcome|ask|use)\b"
)
_OF_HOUSE = re.compile(
    r"\b(?:teams?|people|staff|crew|planners|engineers|colleagues|offices?|depots?|stores|wards) of "
    r"(?:the )?$",
    re.IGNORECASE,
)
_COURSE = re.compile(
    r"\b(?:courses?|class|classes|modules?|terms?|exams?|thesis|studies|lectures?|qualifications?|papers?|"
    r"conference|talk|talks|meetup|fair)\b[^.;]{0,30}\b(?:at|in|from|of|with)\s(?:the\s)?$"
)
# What a person does in an email, and no house: "Sandra Milton will call you".
DOES_AS_PERSON = re.compile(
    r"^(?:,\s[^,]{3,40},)?\s(?:from|of|in|on) (?:our|my|the) (?:team|office|company|people)\b|"
    r"^(?:,\s[^,]{3,40},)?\s(?:[a-z]+ ){0,4}?(?:answers?|asked|wrote|called|told me|tells? you|call "
    r"you|calls you|ring you|reply|replies|phone you|email you|"
    r"walk you|show you (?:round|around)|explain|meets? you|meet with you|be in touch|talk to you|"
    r"speak (?:to|with) you|be your manager|reads? every|your contact)\b"
)
_POSSESSIVE = re.compile(r"(?:’s|'s)$")
_AT = re.compile(r"\b(?:at|with|join|joining|for)\s(?:the\s)?$", re.IGNORECASE)


def takes_the_place(statement: Statement, name: Name, sources: Sources) -> bool:
    """Whether a name that is no company of the sources is offered as one."""
    if statement.place in ("sign_off", "greeting") or plain(name.text) in plain(sources.job.title):
        return False
    left = statement.text[: statement.words[name.first].start]
    right = statement.text[statement.words[name.end - 1].end :]
    if statement.place == "subject":
        return bool(_AT.search(left)) and not name.known
    if set(name_words(name.text)) <= set(name_words(sources.job.company)):
        return False
    alone = name.end - name.first == 1
    if not (name.uncommon or name.organisation or not alone) or (
        _THING.match(right) and not name.organisation
    ):
        return False
    if (
        not _INTEREST.search(left)
        and re.search(r"\b(?:in|near|outside|around|towards|across|via)\s(?:the\s)?$", left, re.I)
        and not (name.organisation and re.search(r"\bin\s(?:the\s)?$", left, re.I))
    ):
        return False
    if re.search(r"\bin\s(?:the\s)?[A-Z][\w-]+(?:,|\sand|\sor)\s$", left) and (
        re.match(r"^[,.?!]|^$|^\sand\b", right) or re.search(r"(?:\sand|\sor)\s$", left)
    ):
        return False  # one of two towns
    if re.search(r"\d", name.text) and not name.organisation:
        return False  # "DO-178C"
    if re.search(r"\b[Aa]n?\s$", left):
        return False  # "a Welshman"
    here = around(statement, name.first, name.end, sources)
    if not name.known and _is_house(statement, name, here, sources):
        return not known_by_frame(here, "name")
    framed = hires_by_frame(here, "name", may_be_person=not name.organisation)
    if framed and not name.known:
        return not known_by_frame(here, "name")
    if not framed and not name.organisation and _is_person_or_place(statement, name, left, right, sources):
        return False
    hires = HIRE_RIGHT.match(right) or MODAL_RIGHT.match(right) or framed
    if name.known and not (_AT.search(left) or (hires and not alone)):
        return False
    why = reason_of_offer(statement, name.first, name.end, "name", sources)
    if name.known:
        return why == "told"
    if (
        alone
        and not name.organisation
        and MODAL_RIGHT.match(right)
        and not _GIVES.match(right)
        and not _AT.search(left)
    ):
        return False  # a person, rather
    if (
        alone
        and not name.organisation
        and why == "told"
        and _POSSESSIVE.search(statement.words[name.end - 1].text)
        and not (re.search(r"\byou\b", statement.text) or hires)
    ):
        return False
    placed = any(sign.search(left) for sign in (_AT, _OF_HOUSE, ALWAYS_LEFT, TELL_LEFT, JOB_NOUN_LEFT))
    placed = placed or hires or statement.type == "company" or ad_says(statement, name.text, sources)
    if alone and not name.organisation and not placed:
        return False  # one word that is set in no place of an offer may be anything
    if why == "content":
        if _COURSE.search(left):
            return False
        speaks_of_reader = re.search(r"\byou\b|\bsome(?:body|one)\b", _clause_of(statement, name.text))
        if speaks_of_reader and not (hires or ad_says(statement, name.text, sources)):
            return False  # what the reader did there, told in words that no line holds
        return (name.organisation or name.uncommon) and not (
            DEGREE_WORD.search(statement.text)
            or (not name.organisation and re.search(r"\b(?:to|from|with)\s$", left, re.I))
        )
    return bool(why)


_SUBJECT = re.compile(r"^(?:and |but |so |yet |or |then |today |now |here )?(?:the )?$")
_NOTED = re.compile(
    r"^ (?:also |just |already |has |had )*(?:noticed|saw|seen|read|mentioned|told|asked|recommended|"
    r"suggested|liked|wrote|"
    r"pointed|said|says|thinks|admires|admired|sends|showed|spoke|found|and i)\b"
)
_GOVERNED = re.compile(r"\b(?:to|by|of|from|at|for|with)\s(?:the\s)?$")
_TOWARDS_TOWN = re.compile(
    r"\b(?:trips?|travel\w*|way|visits?|journeys?|ferry|ferries|trains?|bus|flights?|roads?|moves?|moved|drive|"
    r"outside|north|south|east|west|town|city|coast|river|hills) (?:to|of|from)\s(?:the\s)?$"
)
_DOES_ITS_WORK = re.compile(r"^(?:'s\s|\s(?:has|is|was|[a-z]{2,}s|[a-z]+ed)\b)")
_ITS = re.compile(r"\b(?:its|itself)\b")
_SAME = 3  # telling words of a clause that one line of the ad holds, most of the clause
_READER_DID = re.compile(r"\byou(?:'ve)? (?!would|will|could|can|may|might)[a-z]+")


def _is_house(statement: Statement, name: Name, here: Around, sources: Sources) -> bool:
    """Whether an unknown name is surely a house: "its" goes back to it, the ad says the same, or it is set
    beside an employer as the other one."""
    if "Cname" in here.text:
        return False
    subject = bool(_SUBJECT.match(here.left))
    if subject and _ITS.search(here.right) and not here.hangs:
        return True
    beside = any(mention.org.posts for mention in statement.mentions)
    speaks = MODAL_RIGHT.match(here.right) or re.match(
        r"^ (?:has|is|needs|wants|offers|gives|pays|asks|hopes|seeks|believes|plans|promises)\b", here.right
    )
    alike = here.opening in ("", "but", "so", "while", "whereas", ";")
    if beside and subject and speaks and alike and not _NOTED.match(here.right) and not _acts_as_person(here):
        return True
    governed = _GOVERNED.search(here.left) and not _TOWARDS_TOWN.search(here.left)
    if not governed and not (subject and _DOES_ITS_WORK.match(here.right)):
        return False
    said = content_keys(_clause_of(statement, name.text)) - GENERIC_KEYS - content_keys(name.text)
    most = max((len(shares(said, line.keys)) for line in sources.job_lines), default=0)
    return most >= _SAME and most >= 0.6 * len(said) and not _READER_DID.search(here.main)


def _acts_as_person(here: Around) -> bool:
    return bool(DOES_AS_PERSON.match(here.right))


def _is_person_or_place(statement: Statement, name: Name, left: str, right: str, sources: Sources) -> bool:
    """Whether a name is spoken to, or stands where a person, a place or a tool does."""
    if DOES_AS_PERSON.match(right) and not _AT.search(left):
        return True
    if _SPOKEN_TO.match(right) and (not left.strip() or left.rstrip().endswith(",")):
        return not re.match(r"^,\s(?:which|who|the|we|an?|your (?:new|next|future))\b", right)
    if re.search(
        r"\b(?:to|ask(?: for)?|call|ring|meet|under|named|called|mr|ms|mrs|dr|sister|brother|sir|chef|"
        r"nurse|"
        r"professor|captain|sergeant|judge|father)\.?\s$",
        left,
        re.I,
    ):
        return not re.search(
            r"\b(?:on|move|switch|come|(?:introduce|welcome|bring|take|invite) you|belongs?|go|apply|asset|"
            r"addition|of (?:use|value|help)|(?:application|from )[^.;]*) to\s$",
            left,
            re.I,
        )
    return bool(re.match(r"^\s(?:from|of) [A-Z]", right) and not left.strip())
