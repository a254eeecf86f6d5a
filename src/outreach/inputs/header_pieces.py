"""A heading's line cut into its pieces, with the marks that tell what some of them are."""

from __future__ import annotations

import functools
import re

from outreach.inputs.cities import is_city
from outreach.inputs.firm_lists import names_with_commas
from outreach.inputs.header_words import LEGAL, UNIT, organisation_weight, title_weight

_SEPARATOR = re.compile(
    r"\s*\t\s*|\s*[|·•;→/]\s+|\s+[|·•/]\s*|\s+[–—−-]+\s+|,\s*(?=\S)|:\s+|\s*[()\[\]]\s*|\s+@\s+|"
    r"(?<=[^\W\d_]{4})(?<!Messrs)\.\s+(?=[A-ZÀ-Þ])"  # "La Table, Lyon. Head Chef"
)
_AT = re.compile(r"\s+(?:at|@|chez|bei)\s+(?=[A-ZÀ-Þ0-9])|^(?:at|@)\s+", re.UNICODE)
_AT_SMALL = re.compile(
    r"\s+(?:at|@)\s+(?=[a-zß-ÿ][\w.-]+(?:\s[&+]\s[\w.-]+)?$)"
)  # "Product Manager at kindly"
_VIA = re.compile(
    r"[\s(,–—-]*\b(?:(?:on\s)?(?:contract(?:ed|or|ing)?|employed|placed|temp(?:orary|ing)?|"
    r"assigned|agency|hired)\s)?"
    r"(?:via|through|c/o|on behalf of|agency:)\s+(?P<agency>[^,;|()]+?)"
    r"(?=\s+(?:at|to|for|with|in)\s+[A-ZÀ-Þ]|[,;|()]|\s+[–—-]\s|$)\)?"
)
_ASSIGNED = re.compile(
    r"[\s(,–—-]*\b(?:assigned to|on assignment (?:at|to|with)|placed (?:at|with|in)|seconded "
    r"to|contracted to|"
    r"on-?site (?:at|with)|working (?:at|for|with)|deployed (?:at|to)|client(?: site)?:|end "
    r"client:|for client)\s+",
    re.IGNORECASE,
)
_AS = re.compile(r"^as (?:an? |the )?(?=\w{3})")  # "Tolland & Greave, Whitby, as boat builder"
_LABEL = re.compile(
    r"^(?:(?P<title>(?:job\s)?title|position(?:\sheld)?|role|designation|"
    r"occupation(?:\sor\sposition\sheld)?|post|"
    r"function|rank)|(?P<employer>employer(?:\sname)?|company(?:\sname)?|"
    r"organi[sz]ation(?:\sname)?|firm|institution|"
    r"name(?:\sand\saddress)?\sof\s(?:the\s)?employer)|(?P<place>location|place|city|address)|"
    r"(?P<dates>dates?(?:\s(?:employed|of\semployment))?|period|duration|employment\sdates|from))\s*:\s*",
    re.IGNORECASE,
)


@functools.lru_cache(maxsize=4096)
def pieces_of(text: str) -> tuple[tuple[str, str], ...]:
    """(mark, piece) from the left; the mark is "", "at", "via", or a label's name."""
    text = text[:200]
    if label := _LABEL.match(text):
        mark = label.lastgroup or ""
        rest = pieces_of(text[label.end() :])
        return tuple((mark if n == 0 else m, piece) for n, (m, piece) in enumerate(rest))
    found: list[tuple[str, str]] = []
    if via := _VIA.search(text):
        before, after = text[: via.start()], text[via.end() :]
        after = re.sub(r"^\s*(?:at|to|for|with|in)\s+(?=[A-ZÀ-Þ])", " at ", after)
        return (*pieces_of(before), ("via", via["agency"].strip()), *pieces_of(after))
    if assigned := _ASSIGNED.search(text):
        rest = pieces_of(text[assigned.end() :])
        return (
            *(("agency" if m == "" else m, p) for m, p in pieces_of(text[: assigned.start()])),
            *(("at" if n == 0 else m, p) for n, (m, p) in enumerate(rest)),
        )
    split = _AT.search(text)
    if not split and (small := _AT_SMALL.search(text)) and title_weight(text[: small.start()]) >= 2:
        split = small
    if split and not organisation_weight(text[: split.start()]) >= 2:
        rest = pieces_of(text[split.end() :])
        return (
            *pieces_of(text[: split.start()]),
            *(("at" if n == 0 else m, p) for n, (m, p) in enumerate(rest)),
        )
    start = 0
    joined = names_with_commas(text)
    bounds = [
        *((m.start(), m.end(), m.group()) for m in _SEPARATOR.finditer(text)),
        (len(text), len(text), ""),
    ]
    for left, right, _ in bounds:
        if any(begin < left < end for begin, end in joined):
            continue
        piece = (
            _AS.sub("", text[start:left].strip(" ,;|–—−-·•:")) if start else text[:left].strip(" ,;|–—−-·•:")
        )
        following = text[right:]
        # "Inc." and "Ltd" belong to the name before them; so does the rest of "Evans, Rees & Co".
        tail = re.match(r"(?:[^,|;()]{0,20}&\s)?[\w. &]{1,24}(?=[,|;:()\t]|\s[–—·•/-]\s|$)", following)
        legal = tail and right < len(text) and LEGAL.fullmatch(tail.group().strip().split("& ")[-1])
        # but not in "Barista, Crumb & Co" and "Denver, CO"
        if piece and legal and title_weight(piece) < 3 and not is_city(piece):
            continue
        if piece and re.search(r"\w", piece):
            found.append(("", piece))
        start = right
    return tuple(found)


def agency_in(line: str) -> str:
    """The agency named in a heading line, as written; "" when none is."""
    return next((piece for mark, piece in pieces_of(line) if mark == "via"), "")


def is_labelled(line: str) -> bool:
    """Whether a line says itself what it is: "Designation: …", "Employer: …"."""
    return bool(_LABEL.match(line[:60]))


def without_place(text: str) -> tuple[str, str]:
    """An employer and the place behind it: "Zeebrink Logistiek, Oosterzand" -> two."""
    pieces = [piece for _, piece in pieces_of(text)]
    if not pieces or UNIT.search(pieces[0]):
        return text, ""
    return pieces[0], ", ".join(pieces[1:])
