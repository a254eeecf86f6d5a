"""A company's lines about itself, told of it by somebody else."""

from __future__ import annotations

import re

from outreach.text import contains

_OF_US = re.compile(
    r"\b(?:[Ww]e (?P<adverb>(?:ever|never|also|always|only|just|still|now|often|all|both) )?"
    r"(?P<verb>[a-z]+)|[Oo]ur)\b"
)
_VERBS = {"are": "is", "have": "has", "do": "does", "were": "was", "go": "goes"}
_UNCHANGED = frozenset("can could will would may might must shall should did had was".split())


def _third_person(verb: str) -> str:
    """A verb after "we" as it stands after a name: "make" -> "makes"."""
    low = verb.lower()
    if low in _VERBS:
        return _VERBS[low]
    if low in _UNCHANGED or low.endswith(("ed", "ly")):
        return verb
    if low.endswith(("s", "sh", "ch", "x", "z")):
        return verb + "es"
    if low.endswith("y") and low[-2:-1] not in "aeiou":
        return verb[:-1] + "ies"
    return verb + "s"


def in_third_person(line: str, company: str) -> str:
    """A company's line about itself told of it: "We make X in our town" -> "Acme makes X in its town".

    The first "we" or "our" becomes the name, later ones "it" and "its".
    """
    named = contains(line, company)

    def named_once(match: re.Match[str]) -> str:
        nonlocal named
        first, named = not named, True
        if match["verb"]:
            return f"{company if first else 'it'} {match['adverb'] or ''}{_third_person(match['verb'])}"
        if first:
            return possessive(company)
        return "Its" if match.group()[0] == "O" else "its"

    before = line
    line = re.sub(r"\b[Ww]e['’]re\b", "we are", re.sub(r"\b[Ww]e['’]ve\b", "we have", line))
    line = _OF_US.sub(named_once, line)
    return line if line == before else _agreeing(line, company)


def _agreeing(line: str, company: str) -> str:
    """A second verb agrees with the name that stands before the first: "has inspected and have never"."""
    head = re.escape(company)
    if not re.match(rf"(?:{head}|it) (?:\w+ly |\w+ )?(?:has|is|does)\b", line, re.IGNORECASE):
        return line
    return re.sub(r"\b(and|but|or) (have|are|do)\b", lambda m: f"{m[1]} {_VERBS[m[2]]}", line, count=1)


def possessive(name: str) -> str:
    """ "Acme" -> "Acme’s", "Fernhollow Robotics" -> "Fernhollow Robotics’"."""
    return f"{name}’" if name.endswith("s") else f"{name}’s"
