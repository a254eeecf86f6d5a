"""Lines with a name made whole: a surname broken at its hyphen, letters drawn apart."""

from __future__ import annotations

import itertools
import re

from outreach.inputs.sections import section_of
from outreach.text import plain

_BROKEN_NAME = re.compile(r"(?:[^\W\d_]\S* ){0,3}[^\W\d_]{2,}-")


def unbroken(lines: list[str]) -> list[str]:
    """The lines; a surname broken at its hyphen stands whole in the first of its two lines."""
    whole = list(lines)
    for index in range(len(lines) - 1):
        left, right = whole[index], whole[index + 1]
        names = _BROKEN_NAME.fullmatch(left) and re.fullmatch(r"[^\W\d_]{2,}", right)
        if names and left[0].isupper() and right[0].isupper() and not section_of(right):
            whole[index], whole[index + 1] = left + right, ""
    return whole


def respaced(line: str, known: list[list[str]]) -> str:
    """ "P H I L I P P A  J.  M A R C H E T T I" with its words apart; initials and known names part them."""
    pieces = line.split()
    if len(pieces) < 6 or not all(len(piece.strip(".")) <= 2 for piece in pieces):
        return line
    if sum(len(piece) == 1 for piece in pieces) * 4 < 3 * len(pieces) or not line.isupper():
        return line
    words = [""]
    for piece in pieces:
        if piece.endswith("."):
            words += [piece, ""]
        else:
            words[-1] += piece
    words = [word for word in words if word]
    for parts in known:
        if len(words) == 1 and len(parts) > 1 and "".join(map(plain, parts)) == plain(words[0]):
            ends = [sum(map(len, parts[:n])) for n in range(len(parts) + 1)]
            words = [words[0][a:b] for a, b in itertools.pairwise(ends)]
    return " ".join(words) if len(words) > 1 else line


def stacked(lines: list[str], index: int, local: str) -> str:
    """The name that a line begins and the next one or two end, as the address has it; "" without one."""
    whole = lines[index].split("\t")[0]
    if not 1 <= len(whole.split()) <= 3 or not whole[:1].isupper() or section_of(whole):
        return ""
    best = ""
    for line in lines[index + 1 : index + 3]:
        words = line.split("\t")[0].split()
        told = [word for word in words if plain(word) and plain(word) in local]
        if not 1 <= len(words) <= 2 or told != words or section_of(line) or not words[-1][0].isupper():
            break
        best = whole = f"{whole} {' '.join(words)}"
    firsts = [plain(word) in local for word in lines[index].split("\t")[0].split() if len(plain(word)) > 2]
    return best if any(firsts) and len(best.split()) > 2 else ""
