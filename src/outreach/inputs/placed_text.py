"""The lines of a page by where its words stand: columns told apart, wide gaps in a line kept as tabs.

Where two blocks stand side by side, the order in which the page's content was written tells whether they
are columns (one after the other) or the cells of rows (by turns). Knows nothing of resumes.
"""

from __future__ import annotations

import bisect
import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from outreach.inputs.page_words import Word

GAP = 1.3  # heights of type between two words of a line that are two entries and not one
_JUMP = 0.5  # the same, where the page's content goes from the one to something else before the other
_SAME_LINE = 0.35  # heights of type by which the feet of words in one line may differ
_GUTTER = 6.0  # points, the least white between two columns
_MIN_LINES = 4  # of a column
_DEPTH = 4
_MOST_RUNS = 1200  # on a page; more is no text that is read in lines
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufefc]")


@dataclass(frozen=True)
class PlacedText:
    """The text of a page in two streams: the main one, and what stands beside it in a narrower column."""

    main: tuple[str, ...]
    side: tuple[str, ...]
    gaps: int  # lines with a tab in them

    @property
    def lines(self) -> tuple[str, ...]:
        return self.main + self.side


@dataclass(frozen=True)
class _Run:
    """Words of one line without a wide gap between them."""

    text: str
    left: float
    right: float
    base: float
    size: float
    order: int  # of its first word in the page's content


def _rows(words: Sequence[tuple[int, Word]]) -> list[list[tuple[int, Word]]]:
    """The words by the lines they stand on, from the top."""
    rows: list[list[tuple[int, Word]]] = []
    for order, word in sorted(words, key=lambda entry: -entry[1].base):
        for row in rows[-3:]:
            first = row[0][1]
            if abs(first.base - word.base) <= _SAME_LINE * max(first.size, word.size):
                row.append((order, word))
                break
        else:
            rows.append([(order, word)])
    return rows


def _runs(words: Sequence[Word]) -> list[_Run]:
    runs = []
    for row in _rows(list(enumerate(words))):
        row.sort(key=lambda entry: entry[1].box[0])
        part: list[tuple[int, Word]] = []
        for entry in [*row, None]:
            if part and (entry is None or _is_gap(part[-1], entry)):
                inside = [word for _, word in part]
                text = inside[0].text
                bold_end = _end_of_bold(inside, row)
                for at, (before, word) in enumerate(itertools.pairwise(inside), 1):
                    apart = word.box[0] - before.box[2] > 0.08 * max(before.size, word.size)
                    text += ("\t" if at == bold_end else " " if apart else "") + word.text
                runs.append(_Run(text, inside[0].box[0], max(word.box[2] for word in inside),
                                 median(word.base for word in inside), max(word.size for word in inside),
                                 min(order for order, _ in part)))  # fmt: skip
                part = []
            if entry is not None:
                part.append(entry)
    return runs


def _end_of_bold(inside: Sequence[Word], row: Sequence[tuple[int, Word]]) -> int:
    """Where a run changes once from bold type to regular, or back, between two names: they are two entries of
    a line that has a number in an entry of its own. 0 for any other run.
    """
    changes = [
        at
        for at, (before, word) in enumerate(itertools.pairwise(inside), 1)
        if abs(before.weight - word.weight) >= 100 and before.text[-1].isalnum()
    ]
    if len(changes) != 1 or len(inside) > 14 or len(row) == len(inside):
        return 0
    at = changes[0]
    names = inside[0].text[:1].isalnum() and inside[at].text[:1].isupper()
    others = [
        word.text for _, word in row if word.box[0] > inside[-1].box[2] or word.box[2] < inside[0].box[0]
    ]
    return at if names and any(re.search(r"\d{2}", text) for text in others) else 0


def _is_gap(one: tuple[int, Word], other: tuple[int, Word]) -> bool:
    (at, before), (then, word) = one, other
    bullet = len(before.text) == 1 and not before.text.isalnum()
    least = 3.0 if bullet else GAP if then == at + 1 else _JUMP
    return word.box[0] - before.box[2] > least * min(before.size, word.size)


def _joined(runs: Sequence[_Run]) -> list[str]:
    """The runs of a region as lines, those on one line joined with tabs."""
    lines: list[list[_Run]] = []
    for run in sorted(runs, key=lambda run: -run.base):
        for line in lines[-3:]:
            if abs(line[0].base - run.base) <= _SAME_LINE * max(line[0].size, run.size):
                line.append(run)
                break
        else:
            lines.append([run])
    return ["\t".join(run.text for run in sorted(line, key=lambda run: run.left)) for line in lines]


def _split_at(runs: Sequence[_Run], x: float) -> tuple[list[_Run], ...] | None:
    """(above, left, right, below) of the tallest band that nothing crosses at x; None without two columns."""
    crossing = sorted(run.base for run in runs if run.left < x - 1 and run.right > x + 1)
    best: tuple[int, float, float] | None = None
    for low, high in zip([-1e9, *crossing], [*crossing, 1e9], strict=True):
        band = [run for run in runs if low < run.base < high]
        lefts = sum(run.right <= x + 1 for run in band)
        rights = len(band) - lefts
        if min(lefts, rights) >= _MIN_LINES and (best is None or len(band) > best[0]):
            best = (len(band), low, high)
    if best is None:
        return None
    _, low, high = best
    band = [run for run in runs if low < run.base < high]
    left = [run for run in band if run.right <= x + 1]
    right = [run for run in band if run.right > x + 1]
    if min(run.left for run in right) - max(run.right for run in left) < _GUTTER:
        return None
    # a line over or under the columns belongs to one of them only where the other has lines beyond it
    top = min(max(run.base for run in side) for side in (left, right))
    over = [run for run in band if run.base > top + 2.5 * run.size]
    kept = set(map(id, over)) if len(over) <= 3 else set()
    above = [run for run in runs if run.base >= high or id(run) in kept]
    left = [run for run in left if id(run) not in kept]
    right = [run for run in right if id(run) not in kept]
    below = [run for run in runs if run.base <= low]
    return (above, left, right, below) if left and right else None


def _are_columns(left: Sequence[_Run], right: Sequence[_Run]) -> bool:
    """Whether two blocks side by side are read one after the other, and not row by row."""
    small, large = sorted((left, right), key=len)
    sides = [side for _, side in sorted([(r.order, 0) for r in left] + [(r.order, 1) for r in right])]
    switches = sum(a != b for a, b in itertools.pairwise(sides))
    bases = sorted(run.base for run in large)
    offsets: Counter[int] = Counter()  # of each line from the nearest one of the other block, in half points
    for run in small:
        at = bisect.bisect(bases, run.base)
        nearest = min((base - run.base for base in bases[max(0, at - 1) : at + 1]), key=abs)
        if abs(nearest) <= 0.6 * run.size:
            offsets[round(2 * nearest)] += 1
    # cells of a row lie level, or all as much apart; lines of two columns lie as it happens
    share = max((offsets[step] + offsets[step + 1] for step in offsets), default=0) / len(small)
    level = sum(offsets[step] for step in (-1, 0, 1)) / len(small)
    by_turns = switches > max(2, 0.25 * len(small))
    if share < 0.5 and not (
        by_turns and level >= 0.3
    ):  # a cell may hold more lines than the one it lies level with
        return True
    if by_turns:
        return False
    # a column of dates written first stands beside the headings only: its lines lie far apart
    return share < 0.8 or _leading(small) < 1.8 * _leading(large)


def _leading(runs: Sequence[_Run]) -> float:
    bases = sorted(run.base for run in runs)
    steps = [b - a for a, b in itertools.pairwise(bases) if b - a > 1]
    return median(steps) if steps else 1.0


def _letters(runs: Sequence[_Run]) -> int:
    return sum(len(run.text) for run in runs)


def _read(runs: Sequence[_Run], depth: int) -> tuple[list[str], list[str]]:
    """(main, side) lines of a region."""
    if not runs:
        return [], []
    if depth < _DEPTH and len(runs) >= 2 * _MIN_LINES:
        starts = sorted({round(run.left) for run in runs})
        best = None
        for x in starts[1:]:
            if sum(abs(run.left - x) <= 2 for run in runs) < _MIN_LINES:
                continue
            parts = _split_at(runs, x - 2.0)
            if parts and _are_columns(parts[1], parts[2]):
                size = len(parts[1]) + len(parts[2])
                if best is None or size > best[0]:
                    best = (size, parts)
        if best:
            above, left, right, below = best[1]
            (main_1, side_1), (main_l, side_l), (main_r, side_r), (main_2, side_2) = (
                _read(part, depth + 1) for part in (above, left, right, below)
            )
            tall = max(run.base for run in left + right) - min(run.base for run in left + right)
            whole = max(run.base for run in runs) - min(run.base for run in runs)
            if depth or tall < 0.3 * whole:  # a short pair of lists stays where it stands
                return [*main_1, *main_l, *side_l, *main_r, *side_r, *main_2], [*side_1, *side_2]
            if _letters(left) >= _letters(right):
                return [*main_1, *main_l, *main_2], [*side_1, *side_l, *main_r, *side_r, *side_2]
            return [*main_1, *main_r, *main_2], [*side_1, *main_l, *side_l, *side_r, *side_2]
    return _joined(runs), []


def place(words: Sequence[Word]) -> PlacedText | None:
    """The text of a page by place; None where most words do not lie on level lines from left to right."""
    long = [word for word in words if len(word.text) >= 4]
    upright = sum(word.box[2] - word.box[0] > word.box[3] - word.box[1] for word in long)
    turned = sum(bool(_RIGHT_TO_LEFT.search(word.text)) for word in words)
    if not long or upright < 0.9 * len(long) or turned > 0.1 * len(words):
        return None
    runs = _runs(words)
    if len(runs) > _MOST_RUNS:
        return None
    main, side = _read(runs, 0)
    return PlacedText(tuple(main), tuple(side), sum("\t" in line for line in main + side))
