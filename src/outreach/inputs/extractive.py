"""Holds a rewritten text to its source: only what stands in the source's lines comes through.

Whoever wrote the rewriting (a language model), the result is made of the source's own characters:
a line that is found gives the source's words, not the rewriting's, and a line that is not found is
dropped and counted.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from outreach.text import clean_lines, squash, strip_bullet

ALIKE = 0.85  # of the letters of two lines, in order (difflib), to count as the same line
_MARKDOWN = re.compile(r"^#{1,6}\s+|^>\s+|^\d{1,2}[.)](?:\s+|$)|\*\*|__|`")
_WHOLE = 0.9  # of a line's letters: then the whole line is meant


@dataclass(frozen=True)
class Extract:
    """What of a rewriting stands in its source."""

    lines: tuple[tuple[int, str], ...]  # (index of the source line, its words), in the source's order
    found: int  # lines of the rewriting that were found
    added: tuple[str, ...]  # lines of the rewriting that the source does not have


@dataclass(frozen=True)
class _Letters:
    """A text's letters and digits in one string, and where each stands in the text."""

    squashed: str
    positions: tuple[int, ...]  # in the text, one for each letter


def _letters_of(text: str) -> _Letters:
    squashed, positions = [], []
    for at, char in enumerate(text):
        for letter in squash(char):
            squashed.append(letter)
            positions.append(at)
    return _Letters("".join(squashed), tuple(positions))


def _whole_tokens(text: str, first: int, last: int) -> str:
    """text[first:last + 1], grown to the spaces around it: "7 years" of "5-7 years" is "5-7 years"."""
    while first > 0 and not text[first - 1].isspace():
        first -= 1
    while last + 1 < len(text) and not text[last + 1].isspace():
        last += 1
    return text[first : last + 1].strip()


def _piece(line: str, letters: _Letters, wanted: str, literal: str) -> str:
    """The words of `line` whose letters are `wanted`, or "": a match must begin and end with a word.

    Of several, the one that has `literal` in it: "C#" and "C++" have the same letters.
    """
    hits = []
    start = letters.squashed.find(wanted)
    while start >= 0:
        first, last = letters.positions[start], letters.positions[start + len(wanted) - 1]
        begins = first == 0 or not line[first - 1].isalnum()
        ends = last + 1 >= len(line) or not line[last + 1].isalnum()
        if begins and ends:
            hits.append(_whole_tokens(line, first, last))
        start = letters.squashed.find(wanted, start + 1)
    return next((hit for hit in hits if literal in hit), hits[0] if hits else "")


def _closest(wanted: str, squashed: Sequence[str]) -> int:
    """Index of the source line most like `wanted`, or -1 when none is alike enough."""
    best, best_ratio = -1, ALIKE
    matcher = difflib.SequenceMatcher(autojunk=False)
    matcher.set_seq2(wanted)
    for index, line in enumerate(squashed):
        matcher.set_seq1(line)
        if matcher.real_quick_ratio() < best_ratio or matcher.quick_ratio() < best_ratio:
            continue
        if (ratio := matcher.ratio()) > best_ratio or (ratio == best_ratio and best < 0):
            best, best_ratio = index, ratio
    return best


def _run_of_lines(wanted: str, squashed: Sequence[str]) -> list[int]:
    """Indexes of neighbouring source lines that `wanted` joins into one, or []."""
    for start, line in enumerate(squashed):
        if not line or not wanted.startswith(line):
            continue
        at, index = len(line), start + 1
        while at < len(wanted) and index < len(squashed) and wanted.startswith(squashed[index], at):
            at += len(squashed[index])
            index += 1
        if at == len(wanted):
            return list(range(start, index))
    return []


def keep_found(source: Sequence[str], rewriting: str) -> Extract:
    """What of `rewriting` stands in the lines of `source`, in the source's own words and order.

    A line of the rewriting is found when it equals a source line, is a piece of one (from word to
    word), joins neighbouring ones, or is alike by `ALIKE`. Bullets, Markdown, case, spaces and
    punctuation do not count. `source` lines come back whole or as the piece that was meant.
    """
    letters = [_letters_of(line) for line in source]
    squashed = [entry.squashed for entry in letters]
    by_letters = {text: index for index, text in reversed(list(enumerate(squashed))) if text}
    whole: set[int] = set()
    pieces: dict[int, dict[str, None]] = {}
    found, added = 0, []
    for raw in clean_lines(rewriting):
        line = strip_bullet(_MARKDOWN.sub("", strip_bullet(raw)))
        wanted = squash(line)
        if not wanted:
            continue
        found += 1
        if wanted in by_letters:
            whole.add(by_letters[wanted])
        elif run := _run_of_lines(wanted, squashed):
            whole.update(run)
        elif hits := [
            (line not in text, i, text)
            for i, entry in enumerate(letters)
            if (text := _piece(source[i], entry, wanted, line))
        ]:
            _, index, text = min(hits)
            pieces.setdefault(index, {})[text] = None
        elif len(wanted) >= 12 and (index := _closest(wanted, squashed)) >= 0:
            whole.add(index)
        else:
            found -= 1
            added.append(line)
    lines: list[tuple[int, str]] = []
    for index in sorted(whole | set(pieces)):
        parts = list(pieces.get(index, {}))
        covered = sum(len(squash(part)) for part in parts)
        if index in whole or covered >= _WHOLE * len(squashed[index]):
            lines.append((index, source[index]))
        else:
            lines += [(index, part) for part in sorted(parts, key=source[index].find)]
    return Extract(tuple(lines), found, tuple(added))
