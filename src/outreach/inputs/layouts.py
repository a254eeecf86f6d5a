"""Which part of a post's heading is the employer and which the title: one layout chosen for a whole resume.

Each date range anchors a heading. Its parts, and those of the lines around it, are weighed; a
reading that follows the layout most headings share is preferred over one that is a little likelier alone.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from dataclasses import replace

from outreach.inputs.dates import is_within
from outreach.inputs.header_words import SELF_EMPLOYED
from outreach.inputs.headers import Marks
from outreach.inputs.headings import Anchor, Headings, Layout, Reading

_AGREES = 4.0  # what it is worth to follow the layout of the others
_GROUPS = 4.5  # what it is worth that an employer's heading stands over posts inside its dates


def choose_readings(
    lines: list[str], anchors: list[Anchor], marks: Marks, today: datetime.date, *, bullets: bool = False
) -> tuple[list[Reading], str]:
    """One reading for each anchor, and why this layout was taken."""
    if not anchors:
        return [], "no dates that head a post"
    headings = Headings(lines, anchors, marks, bullets)
    options = [headings.readings(number) for number in range(len(anchors))]
    for outer, inner in _chains(anchors):
        options[outer] = [_weighed(reading, reading.title is None) for reading in options[outer]]
        for number in inner:
            options[number] = [_weighed(reading, reading.employer is None) for reading in options[number]]
    totals: dict[Layout, float] = defaultdict(float)
    for readings in options:
        best: dict[Layout, float] = {}
        for reading in readings:
            best[reading.layout] = max(best.get(reading.layout, -9.0), reading.score)
        for layout, score in best.items():
            totals[layout] += max(0.0, score + _AGREES)
    tried = sorted((layout for layout in totals if layout[0] is not None), key=lambda x: -totals[x])[:4]
    paths = [
        (*_best_path(headings, options, layout, today), layout) for layout in tried or [(None, None, False)]
    ]
    _, path, layout = max(paths, key=lambda entry: entry[0])
    agreeing = sum(reading.layout == layout for reading in path)
    return path, f"{_told(layout)} in {agreeing} of {len(path)} headings"


def _chains(anchors: list[Anchor]) -> list[tuple[int, range]]:
    """(heading, those below it) where the dates of two or more fill its own from end to start, newest first:
    the posts that somebody held at one employer.
    """
    found = []
    for outer, anchor in enumerate(anchors):
        whole = anchor.dates
        if len(anchors) <= outer + 2 or anchors[outer + 1].dates.end != whole.end:
            continue
        for last in range(outer + 1, min(len(anchors), outer + 7)):
            dates = anchors[last].dates
            if last > outer + 1 and dates.end > anchors[last - 1].dates.start[: len(dates.end)]:
                break
            if dates.start == whole.start:
                if last > outer + 1:
                    found.append((outer, range(outer + 1, last + 1)))
                break
    return found


def _weighed(reading: Reading, fits: bool) -> Reading:
    """A reading with what it gains or loses by the chain of posts that it stands in."""
    if reading.kind == "none":
        return reading
    return replace(reading, score=reading.score + (4.0 if fits else -3.0))


def _told(layout: Layout) -> str:
    def where(line: int | None) -> str:
        if line is None:
            return "nowhere"
        return "beside the dates" if line == 0 else f"{abs(line)} {'above' if line < 0 else 'below'}"

    order = ", title first" if layout[2] else ""
    return f"employer {where(layout[0])}, title {where(layout[1])}{order}"


def _agreement(reading: Reading, layout: Layout) -> float:
    if reading.kind == "none":
        return 0.0
    if reading.layout == layout:
        # against its words only so far: "Crew Chief" stands where others have their employer
        full = reading.title is not None and (not reading.employer or reading.employer.employer > -1)
        return _AGREES if full else _AGREES - 1.5
    if reading.employer is None and reading.title and reading.layout[1] == layout[1]:
        return 1.5  # a later post at the same employer
    if reading.employer is None and reading.title and layout[0] == 0 and layout[1] == 1:
        return 0.5
    return 0.0


def _best_path(
    headings: Headings, options: list[list[Reading]], layout: Layout, today: datetime.date
) -> tuple[float, list[Reading]]:
    """The readings of all headings that are best together, when most should follow one layout."""
    anchors = headings.anchors
    best: list[
        list[tuple[float, int, bool]]
    ] = []  # (score, index of the one before, an employer stands above)
    for number, readings in enumerate(options):
        column = []
        # Of the readings before that end alike, only the best can lie on the best path.
        distinct: dict[tuple[int, bool, bool, bool], int] = {}
        for at, previous in enumerate(options[number - 1]) if number else ():
            score, _, employed = best[number - 1][at]
            key = (
                previous.last,
                previous.kind == "none",
                previous.employer is not None and not previous.title,
                employed,
            )
            if key not in distinct or score > best[number - 1][distinct[key]][0]:
                distinct[key] = at
        for reading in readings:
            score = reading.score + _agreement(reading, layout)
            inherits = reading.kind == "post" and reading.employer is None and reading.title is not None
            if SELF_EMPLOYED.search(anchors[number].own + (reading.title.text if reading.title else "")):
                inherits = False
            choices = []
            grouped = inherits and number > 0
            for at in distinct.values():
                previous = options[number - 1][at]
                before, _, employed = best[number - 1][at]
                if reading.first <= previous.last and reading.kind != "none":
                    continue
                step = before
                if reading.kind != "none" or previous.kind != "none":
                    step -= headings.lost(previous.last + 1, reading.first, number)
                if grouped and _is_group(previous, reading, anchors[number - 1], anchors[number], today):
                    step += _GROUPS
                if inherits and not employed:
                    step -= 2.5
                choices.append((step, at, employed or reading.employer is not None))
            if not number:
                start = -2.5 if inherits else 0.0
                choices = [(start - headings.lost(0, reading.first, 0), -1, reading.employer is not None)]
            if not choices:
                choices = [(-99.0, 0, False)]
            step, at, employed = max(choices)
            column.append((score + step, at, employed))
        best.append(column)
    end = max(
        range(len(options[-1])),
        key=lambda at: (
            best[-1][at][0] - headings.lost(options[-1][at].last + 1, len(headings.lines), len(options))
        ),
    )
    total, path, at = best[-1][end][0], [], end
    for number in range(len(options) - 1, -1, -1):
        path.append(options[number][at])
        at = best[number][at][1]
    path.reverse()
    for number in range(len(path) - 1):
        if _is_group(path[number], path[number + 1], anchors[number], anchors[number + 1], today):
            group = path[number]
            path[number] = Reading(
                group.employer, None, group.first, group.last, group.layout, group.score, "group"
            )
    return total, path


def _is_group(first: Reading, then: Reading, outer: Anchor, inner: Anchor, today: datetime.date) -> bool:
    """Whether a heading only names the employer of the posts that follow it."""
    return (
        first.employer is not None
        and first.title is None
        and then.kind == "post"
        and then.employer is None
        and then.title is not None
        and 1 <= then.first - first.last <= 3  # a line on the employer may stand between
        and is_within(inner.dates, outer.dates, today)
    )
