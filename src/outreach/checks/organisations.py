"""Organisations that the sources name, and the ways in which a text may write their names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from outreach.checks.words import folded, words_of
from outreach.inputs.header_words import ORGANISATION_WORD

OrgKind = Literal["company", "agency", "board", "client", "employer", "school"]

_LEGAL = frozenset(
    "ltd limited inc incorporated llc llp lp plc gmbh ag kg se sarl sas sa sro srl spa bv nv "
    "oy ab aps as kft zrt "
    "pty pvt corp corporation co company zoo".split()
)
SCHOOL = re.compile(
    r"((?:[A-ZÀ-ÞŠŽČŘ][\w’'.-]*\s(?:(?:of|for|the|de|des|du|di|and|&)\s)*)*(?:University|"
    r"College|School|Institute?|Academy|Polytechnic|"
    r"Hochschule|Universit\w+|Universidad\w*|[EÉ]cole|Accademia|Politecnico|Lyc[eé]e|Gymnasium|"
    r"Akademi\w*|škola)"
    r"(?:\s(?:(?:of|for|the|de|des|du|di|della|and|&)\s)*[A-ZÀ-ÞŠŽČŘ][\w’'.-]*)*)"
)
# A name is not shortened to one of these: too many names begin with them.
_WEAK_FIRST = frozenset(
    "the a new north south east west northern southern eastern western central national international global "
    "united first general royal city county state public american british european great grand big little "
    "green blue red black white golden silver university college school bank hotel hospital museum "
    "saint st san los las le la institute department ministry office house home care".split()
)

# What a house is, in front of its name: "Studio Marrowbone" is "Marrowbone" as well.
_KIND_FIRST = frozenset(
    "studio studios hotel bureau atelier cafe bar restaurant ristorante osteria trattoria librairie taberna "
    "casa bakery brewery gallery groupe gruppe grupo gruppo klinik clinic praxis kanzlei agence agentur "
    "garage chez auberge bistro pension gasthof".split()
)


@dataclass(frozen=True)
class Organisation:
    """A company, school or board that the sources name, and the ways a text may write it."""

    name: str
    kind: OrgKind
    forms: tuple[tuple[str, ...], ...]  # folded words, the longest first
    posts: tuple[int, ...] = ()  # employment records of it
    lower: bool = False  # written without a capital ("eBay" is not, "monday.com" is)


def name_words(name: str) -> tuple[str, ...]:
    """The folded words of a name without "and" signs: ("moffat", "fife", "haulage")."""
    return tuple(
        folded(word.text)
        for word in words_of(name)
        if word.low not in ("&", "and", "+") and folded(word.text)
    )


@lru_cache(maxsize=8192)
def forms_of(name: str) -> tuple[tuple[str, ...], ...]:
    """The whole name, without its legal form or article, its telling beginning, its initials."""
    bare = re.sub(r"\s*\([^)]*\)", "", name).split(",")[0]
    words = name_words(bare)
    forms: list[tuple[str, ...]] = [name_words(name), words]
    for dotted in (r"s\.\s?r\.\s?o\.?", r"z\s?o\.\s?o\.?", r"[sb]\.\s?[avl]\.?"):
        forms.append(name_words(re.sub(rf"\s+(?:sp\.\s+)?{dotted}$", "", bare, flags=re.I)))
    while words and words[-1] in _LEGAL:
        words = words[:-1]
        forms.append(words)
    if words[:1] == ("the",):
        words = words[1:]
        forms.append(words)
    if (
        len(words) > 1
        and words[0] not in _WEAK_FIRST
        and len(words[0]) > 3
        and not ORGANISATION_WORD.fullmatch(words[0])
    ):
        forms.append(words[:1])
    if len(words) > 1 and words[0] in _KIND_FIRST and words[1] not in _WEAK_FIRST and len(words[1]) > 3:
        forms.append(words[1:])
    if len(words) > 2 and words[:2] == ("university", "of") and words[2] not in _WEAK_FIRST:
        forms.append(words[2:])
    if len(words) > 2:
        forms.append(words[:2])
    if len(words) >= 3:
        forms.append(("".join(word[0] for word in words),))
    if bracket := re.search(r"\(([^)]+)\)", name):
        forms.append(name_words(bracket[1]))
    if len(words) > 1:
        forms.append(("".join(words),))
    kept = dict.fromkeys(form for form in forms if form and form != ("the",) and "".join(form))
    return tuple(sorted(kept, key=lambda form: (-len(form), form)))


def organisation_of(name: str, kind: OrgKind, posts: tuple[int, ...] = ()) -> Organisation:
    return Organisation(name, kind, forms_of(name), posts, lower=not any(c.isupper() for c in name))
