"""Where a job is, on a page whose data for machines do not say: a label, the line beside the role, the title.

There is no list of towns here. A piece is taken for a place by where it stands and by what it is not;
a piece with a single weak witness is left out, since no place is better than a department.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from outreach.inputs.labels import labelled
from outreach.inputs.role import ROLE_WORD
from outreach.inputs.structured import Found
from outreach.text import contains, plain

_WORD = r"[A-ZÀ-ÞŠŽČŁŚŻ][\w’'.-]*"
_PLACE = re.compile(
    rf"^(?:the )?{_WORD}(?:[ -](?:{_WORD}|upon|on|of|the|sur|am|an|der|de|la|le|del|in|and|or|&|"
    rf"headquarters|area|region)){{0,5}}(?:\s*\([A-ZÀ-Þ][\w ’'.-]*\))?$"
)
_IN_TEXT = re.compile(
    rf"\b(?:[Bb]ased|located|situated)\s+(?:at|in|near) (?P<a>{_WORD}(?: {_WORD}){{0,2}})|"
    rf"\b(?:office|studio|workshop|site|laboratory|factory|depot|clinic|school|plant|warehouse|shop|bakery|"
    rf"hospital|kitchen|yard|library|museum|theatre)s? in (?P<b>{_WORD}(?: {_WORD}){{0,2}})"
)
_NO_PLACE = re.compile(
    r"\b(?:full|part)[- ]?time\b|\bpermanent\b|\btemporary\b|\bcontract\b|\bfreelance\b|\bhybrid\b|"
    r"\bshifts?\b|\bhours?\b|\bdays?\b|\bweeks?\b|\bmonths?\b|\bago\b|\btoday\b|\byesterday\b|\bposted\b|\bapply\b|\bsave\b|"
    r"\bshare\b|\bteam\b|\bdepartment\b|\bengineering\b|\bmarketing\b|\bsales\b|\boperations?\b|\bfinance\b|"
    r"\bdesign\b|\bproduct\b|\bpeople\b|\blegal\b|\bsupport\b|\bdata\b|\bresearch\b|\bsalary\b|\bper\b|\bclosing\b|"
    r"\bref(?:erence)?\b|\bjobs?\b|\bvacanc|\bcareers?\b|\bhome\b|\bsearch\b|\bback\b|\bmenu\b|\bsign\b|\blog\b|"
    r"\bmenu\b|\bview\b|\bnew\b$|\bentry\b|\blevel\b|\bsenior\b|\bjunior\b|\bprint\b|\breport\b|\bfollow\b|"
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\b|"
    r"\b(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)\b|\bimmediate|\bcompany\b|"
    r"\bpension\b|\bpay\b|\blocation\b|\bon-?site\b|\bstart\b|\bgrade\b|\bskip\b|\bexplore\b|\binsights\b|\bmessages\b|\brecruit|\boverview\b|\babout\b|\bindustry\b|\bcategory\b|\btype\b|\bvolunteer\b|\bintern",
    re.IGNORECASE,
)
_REMOTE = re.compile(r"^(?:fully |100\s?% )?remote(?:\b.{0,30})?$|^.{3,30} or remote$", re.IGNORECASE)
_SEPARATORS = r"\s*[·|•»]\s*|\s+[–—/-]+\s+|\s*;\s*|,\s+"


def _is_place(piece: str, others: Sequence[str]) -> bool:
    if _REMOTE.match(piece):
        return True
    if not _PLACE.match(piece) or len(piece) > 45 or ROLE_WORD.search(piece) or _NO_PLACE.search(piece):
        return False
    return not any(plain(piece) == plain(other) or contains(piece, other) for other in others if other)


def _pieces(line: str, others: Sequence[str]) -> list[str]:
    for other in sorted((o for o in others if o), key=len, reverse=True):
        line = re.sub(re.escape(other), " · ", line, flags=re.IGNORECASE)
    line = re.sub(r"\b(?:by|in|at|near|with|job)\b\s+(?=[A-ZÀ-Þ])|[()]", " · ", line)
    return [piece for raw in re.split(_SEPARATORS, line) if (piece := raw.strip(" .,:–—-/"))]


def find_place(
    lines: Sequence[str], near: Sequence[str], title: Sequence[str], text: str, others: Sequence[str]
) -> Found | None:
    """The place with where it was found, or None.

    `lines` are all lines of the page, `near` those beside the role's heading, `title` the pieces of
    the title, `others` the names that are no places here: company, role, board, agency.
    """
    for value in labelled(lines, "place"):
        first = re.split(r"\s*[·|;]\s*", value)[0].strip(" .")
        if len(first.split()) <= 6 and any(_is_place(piece, others) for piece in _pieces(first, others)):
            return first, "a line that is labelled so"
    told = {piece for line in title for piece in _pieces(line, others) if _is_place(piece, others)}
    spoken = {
        name.strip(" .")
        for match in _IN_TEXT.finditer(text)
        if (name := match["a"] or match["b"]) and _is_place(name.strip(" ."), others)
    }
    for line in near:
        pieces = _pieces(line, others)
        for piece in pieces:
            if not _is_place(piece, others):
                continue
            # alone on its line, beside the company's name, or named again: a second witness
            alone = len(pieces) == 1 or any(contains(line, other) for other in others if other)
            if alone or piece in told or contains(text, f"in {piece}") or len(pieces) > 1:
                return piece, "the line beside the role"
    for piece in told:
        if contains(text, piece) or any(contains(line, piece) for line in lines):
            return piece, "the page's title"
    if len(spoken) == 1:
        return spoken.pop(), "the text"
    return None
