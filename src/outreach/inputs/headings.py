"""The headings of posts: around each line with dates, the ways to read who, as what and when.

A reading takes one part as the employer and one as the title; its score sums up weak witnesses. Which
reading is right is not decided here: that takes all headings of a resume together (layouts.py).
"""

from __future__ import annotations

import itertools
from collections import Counter
from dataclasses import dataclass, replace

from outreach.inputs.dates import DateRange, find_date_range
from outreach.inputs.header_pieces import is_labelled
from outreach.inputs.header_words import GAP, SELF_EMPLOYED, organisation_weight, title_weight
from outreach.inputs.headers import (
    Marks,
    Part,
    capital_share,
    is_header_like,
    is_skippable,
    is_small_brand,
    parts_of,
)
from outreach.text import has_bullet, plain

_WINDOW = 3  # lines above and below the dates that may belong to a heading
_KEPT = 10  # readings kept for each heading

Layout = tuple[int | None, int | None, bool]  # line of the employer, of the title, title first


@dataclass(frozen=True)
class Anchor:
    """A line with dates that may head a post."""

    index: int
    dates: DateRange
    own: str  # the line with the dates replaced by " | "
    weak: bool = False  # may as well be a sentence with a date in it


@dataclass(frozen=True)
class Reading:
    """One way to read a heading."""

    employer: Part | None
    title: Part | None
    first: int  # first and last line of the heading
    last: int
    layout: Layout
    score: float
    kind: str = "post"  # post, group (an employer over several posts), gap, or none


class Headings:
    """The lines of a section with their parts, looked at around each anchor."""

    def __init__(self, lines: list[str], anchors: list[Anchor], marks: Marks, bullets: bool) -> None:
        self.lines, self.anchors, self.marks, self.bullets = lines, anchors, marks, bullets
        self.own = {anchor.index: anchor.own for anchor in anchors}
        self._parts: dict[int, list[Part]] = {}
        self._lost: dict[tuple[int, int, int], float] = {}
        self.like = [self._is_like(index) for index in range(len(lines))]
        self.rows = self._are_rows()
        self.slot_counts: Counter[tuple[int, int]] = Counter()
        self.place_slots = self._find_place_slots()

    def _is_like(self, index: int) -> bool:
        line = self.lines[index]
        if index not in self.own and find_date_range(line):
            return False  # dates that head no post stand in a sentence or under a client
        if is_small_brand(line) and any(
            not self.own.get(i, "|?").strip(" |") for i in (index - 1, index + 1)
        ):
            return True
        return is_header_like(line, self.marks, bullets=self.bullets)

    def parts(self, index: int) -> list[Part]:
        if index not in self._parts:
            own = self.own.get(index)
            self._parts[index] = parts_of(
                own or self.lines[index], index, self.marks, row=self.rows and own is not None
            )
        return self._parts[index]

    def _are_rows(self) -> bool:
        """Whether the headings are rows of a table: no other line stands by to name the employer."""
        if self.marks.columns:
            return True
        alone = [
            len(parts_of(anchor.own, anchor.index, self.marks)) == 1
            and not any(
                self.like[i] and i not in self.own
                for i in (anchor.index - 1, anchor.index + 1)
                if 0 <= i < len(self.like)
            )
            for anchor in self.anchors
        ]
        return len(alone) >= 2 and alone[0] and sum(alone) * 5 >= 3 * len(alone)

    def _offsets(self, number: int) -> dict[int, int]:
        """The lines that may belong to a heading, by their distance from the dates."""
        offsets = {self.anchors[number].index: 0}
        offsets |= {index: -n for n, index in enumerate(self.before(number), 1)}
        offsets |= {index: n for n, index in enumerate(self.after(number), 1)}
        return offsets

    def _find_place_slots(self) -> dict[tuple[int, int], float]:
        """Share of the headings that have a place at (line from the dates, order in the line).

        Where other posts say "Austin, TX" or a known city, an unknown word is a place too.
        """
        there: Counter[tuple[int, int]] = Counter()
        places: Counter[tuple[int, int]] = Counter()
        for number in range(len(self.anchors)):
            for index, offset in self._offsets(number).items():
                parts = [part for part in self.parts(index) if not part.row]
                for part, following in itertools.zip_longest(parts, parts[1:]):
                    slot = (offset, part.order)
                    there[slot] += 1
                    if part.place:
                        places[slot] += min(1.0, part.place)
                    elif following and following.place >= 3 and not organisation_weight(part.text):
                        places[slot] += 1.0 if part.order else 0.5
        self.slot_counts = there
        return {slot: places[slot] / times for slot, times in there.items() if times > 1 and places[slot]}

    def _as_placed(self, part: Part, offset: int) -> Part:
        """A part that stands where other headings have their places speaks less for anything else."""
        share = self.place_slots.get((offset, part.order), 0.0)
        if self._is_named_after_a_town(
            part, offset
        ):  # "Bergen" is a firm where the other headings have no place
            return replace(part, employer=part.employer + 2.5 * part.place, place=0.0)
        if part.place or part.row or share < 0.25 or organisation_weight(part.text) >= 2:
            return part
        return replace(part, employer=part.employer - 2.5 * share, title=part.title - 2.0 * share)

    def _is_named_after_a_town(self, part: Part, offset: int) -> bool:
        """Whether a town alone in its place is the only one there among the headings of the resume."""
        if not 0 < part.place < 2 or part.row or part.order or plain(part.text) in self.marks.places:
            return False
        slots = self.place_slots.get((offset, 0), 0.0) * self.slot_counts.get((offset, 0), 0)
        following = [other for other in self.parts(part.line) if other.order == part.order + 1]
        region = any(other.place >= 3 for other in following)
        return len(self.anchors) >= 3 and slots <= max(part.place, 1.0) and not region

    def worth(self, index: int) -> float:
        """How much is lost when a line is left out of every heading."""
        parts = self.parts(index)
        if not parts or parts[0].place or is_skippable(self.lines[index]):
            return 0.0
        return 0.6 * min(3.0, max(0.0, parts[0].employer, parts[0].title))

    def before(self, number: int) -> list[int]:
        start = self.anchors[number - 1].index if number else -1
        found: list[int] = []
        index = self.anchors[number].index
        while (index := index - 1) > start and len(found) < _WINDOW:
            if is_skippable(self.lines[index]):
                continue
            if not self.like[index]:
                above = self._over_prose(index, start) if not found else None
                if above is None:
                    break
                index = above
            found.append(index)
        return found

    def _over_prose(self, index: int, start: int) -> int | None:
        """The employer's line over up to three lines on what the employer is, over "Title, dates"."""
        for above in range(index, max(start, index - 4), -1):
            if has_bullet(self.lines[above]):
                return None
            if self.like[above] and above != index:
                parts = self.parts(above)
                strong = organisation_weight(parts[0].text) >= 2 if parts else False
                strong = strong or (len(parts) > 1 and max(p.title for p in parts[:2]) >= 3)
                placed = len(parts) > 1 and any(part.place for part in parts[1:])
                return above if (strong or placed) and capital_share(self.lines[above])[0] == 1 else None
        return None

    def after(self, number: int) -> list[int]:
        last = number + 1 == len(self.anchors)
        end = len(self.lines) if last else self.anchors[number + 1].index
        found: list[int] = []
        here = self.anchors[number].index
        for index in range(here + 1, min(end, here + 7)):
            if is_skippable(self.lines[index]):
                continue
            labelled_soon = any(is_labelled(line) for line in self.lines[index : min(end, index + 3)])
            if not self.like[index]:
                title_next = not found and index == here + 1 and self._is_title(index + 1, end)
                if labelled_soon or title_next:
                    continue  # a sentence about the employer stands before "Designation: …", or a title
                break
            if len(found) == _WINDOW and not labelled_soon:
                break
            found.append(index)
        return found

    def _is_title(self, index: int, end: int) -> bool:
        if index >= end or not self.like[index] or has_bullet(self.lines[index]):
            return False
        return title_weight(self.lines[index]) >= 3 and len(self.lines[index].split()) <= 6

    def readings(self, number: int) -> list[Reading]:
        """The likeliest readings of one heading."""
        anchor = self.anchors[number]
        above, below = self.before(number), self.after(number)
        if gap := self._gap(anchor, above, below):
            return [gap]
        offsets = self._offsets(number)
        parts = [
            self._as_placed(part, offset) for index, offset in offsets.items() for part in self.parts(index)
        ]
        employers = sorted(parts, key=lambda p: -p.employer)[:10]
        titles = sorted(parts, key=lambda p: -p.title)[:10]
        # What stands first in its line may be either, whatever its words.
        firsts = [part for part in parts if part.order == 0 and abs(offsets[part.line]) <= 2]
        employers += [part for part in firsts if part not in employers]
        titles += [part for part in firsts if part not in titles]
        nothing = Reading(None, None, anchor.index, anchor.index - 1, (None, None, False),
                          0.5 if anchor.weak else -1.5, "none")  # fmt: skip
        found = [nothing]
        for employer in [*employers, None]:
            for title in [*titles, None]:
                if employer is title or (employer and employer.employer < -2.5):
                    continue
                if (employer.row if employer else 0) != (title.row if title else 0):
                    continue  # the halves of a row go together
                if title and title.title < -3:
                    continue
                found.append(self._reading(anchor, employer, title, offsets))
        found.sort(key=lambda reading: -reading.score)
        found = [reading for reading in found if reading.score > found[0].score - 8]
        kept = found[:_KEPT]
        seen = {reading.layout for reading in kept}
        for reading in found[_KEPT:]:  # the best of every layout stays in the choice
            if reading.layout not in seen and len(kept) < 2 * _KEPT:
                kept.append(reading)
                seen.add(reading.layout)
        return kept if nothing in kept else [*kept, nothing]

    def _gap(self, anchor: Anchor, above: list[int], below: list[int]) -> Reading | None:
        own = anchor.own.strip(" |,·–—-")
        # a line right under the dates before is theirs
        taken = {other.index + 1 for other in self.anchors if not other.own.strip(" |,·–—-")}
        near = [(anchor.index, own)] if own else [
            (i, self.lines[i]) for i in (*(i for i in above[:1] if i not in taken), *below[:1])
        ]  # fmt: skip
        for index, text in near:
            if GAP.match(text) and title_weight(text) < 2:
                first, last = min(index, anchor.index), max(index, anchor.index)
                return Reading(None, None, first, last, (None, None, False), 2.0, "gap")
        return None

    def _reading(
        self, anchor: Anchor, employer: Part | None, title: Part | None, offsets: dict[int, int]
    ) -> Reading:
        here = anchor.index
        used = [here] + [part.line for part in (employer, title) if part]
        first, last = min(used), max(used)
        score = (employer.employer if employer else -1.0) + (title.title if title else -1.0)
        same = employer is not None and title is not None and employer.line == title.line
        if employer and title and same:
            score += 0.3 if abs(employer.order - title.order) == 1 else 0.0
            score -= 1.0 * min(employer.order, title.order)
        else:
            for part in (employer, title):
                if part and part.order and part.employer < 3.9:
                    score -= 1.5
        text = " ".join(part.text for part in (title,) if part)
        if SELF_EMPLOYED.search(f"{text} {anchor.own}"):
            if employer is None:
                score += 3.0
            elif not SELF_EMPLOYED.search(employer.text) and not same:
                score -= 2.0
        for part in self.parts(here):
            slots = [(other.order, other.row) for other in (employer, title) if other and other.line == here]
            if (part.order, part.row) in slots or part.place or part.row or (title and title.row):
                continue
            if self.place_slots.get((0, part.order), 0.0) >= 0.5:
                continue
            if (employer and employer.line == here) or (title and title.line == here):
                score -= 0.3
            else:  # the dates' own line says something that neither is: seldom more than a place
                score -= 0.5 if max(part.employer - 1.5, part.title) < 1 else 1.5
        for index in range(first, last + 1):
            if index in offsets and index not in used and not all(p.place for p in self.parts(index)):
                score -= 1.2
        for part in (employer, title):
            if part:
                score -= 0.25 * max(0, abs(offsets[part.line]) - 1)
        if employer and title and not same and title.title < 1 and employer.line < title.line:
            score += 0.4  # where no word tells them apart, the employer stands first a little more often
        layout = (
            offsets[employer.line] if employer else None,
            offsets[title.line] if title else None,
            bool(same and employer and title and title.order < employer.order),
        )
        return Reading(employer, title, first, last, layout, score)

    def lost(self, start: int, end: int, number: int) -> float:
        """What the lines between two headings are worth as parts of one: they become text of a post."""
        known = self._lost.get((start, end, number))
        if known is not None:
            return known
        loss = 0.0
        for index in range(start, min(end, start + 2)):
            if number == 0 or not self.like[index]:
                break
            loss += self.worth(index)
        for index in range(end - 1, max(start + 2, end - 3) - 1, -1):
            if not self.like[index] or number == len(self.anchors):
                break
            loss += self.worth(index)
        self._lost[start, end, number] = loss
        return loss
