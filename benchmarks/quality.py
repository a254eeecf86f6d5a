"""How often the checks are right: precision and recall of each against the labelled set in data/gold.

Prints one table a half and population and writes the same numbers to quality.json beside this file.
Misses are listed of the half to work on only; of the frozen half nothing but figures leaves this module.
"""

from __future__ import annotations

import argparse
import datetime
import json
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from outreach.checks import Others, Sources, check_read, check_statements, others_of, read_statement
from outreach.checks.statements import Statement
from outreach.compare.intervals import wilson
from outreach.records import Email, JobPosting, Resume, job_from_dict, resume_from_dict
from outreach.text import sentences

HERE = Path(__file__).resolve().parent
GOLD = HERE.parent / "data" / "gold"
MORE = ("look", "apart")  # the halves of a second set, by another hand
HALVES = ("work", "frozen", *MORE)
SEEN = ("work", "look")  # whose misses may be looked at
WRITTEN_ON = datetime.date(2026, 11, 24)  # the day the labels count durations to
LEAST = 40  # bad sentences without which no share is printed
NOT_CHECKED = frozenset(["unfounded_work", "broken", "good"])  # labels that no check looks for
ALIASES = {"paraphrase": ""}  # findings that are no label
GROUPS = {
    "hard facts": ("employer", "number", "date", "skill", "title"),
    "any skill": ("skill", "requirement_as_skill"),
}


@dataclass
class Count:
    """Of one label: rightly found, wrongly found, not found."""

    hit: int = 0
    false: int = 0
    miss: int = 0
    examples: list[str] = field(default_factory=list)

    @property
    def bad(self) -> int:
        return self.hit + self.miss

    @property
    def told(self) -> int:
        return self.hit + self.false

    def as_row(self) -> dict[str, Any]:
        row: dict[str, Any] = {"bad": self.bad, "found": self.told, "hit": self.hit}
        if self.bad:
            row["recall"] = round(self.hit / self.bad, 3)
            row["recall_interval"] = [round(edge, 3) for edge in wilson(self.hit, self.bad)]
        if self.told:
            row["precision"] = round(self.hit / self.told, 3)
            row["precision_interval"] = [round(edge, 3) for edge in wilson(self.hit, self.told)]
        return row


def rows_of(folder: Path, name: str) -> list[dict[str, Any]]:
    file = folder / name
    if not file.exists():
        return []
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]


class Pairs:
    """The sources of one half, indexed once a pair, with the names of all its pairs."""

    def __init__(self, folder: Path) -> None:
        self.jobs: dict[str, JobPosting] = {
            row["job_id"]: job_from_dict(row) for row in rows_of(folder, "jobs.jsonl")
        }
        self.resumes: dict[str, Resume] = {
            row["resume_id"]: resume_from_dict(row) for row in rows_of(folder, "resumes.jsonl")
        }
        self._sources: dict[tuple[str, str], Sources] = {}
        every = [
            (self.jobs[row["job_id"]], self.resumes[row["resume_id"]])
            for row in rows_of(folder, "pairs.jsonl")
        ]
        self.others: Others = others_of(every)

    def sources(self, pair: list[str]) -> Sources:
        key = (pair[0], pair[1])
        if key not in self._sources:
            self._sources[key] = Sources(self.jobs[pair[0]], self.resumes[pair[1]], WRITTEN_ON)
        return self._sources[key]


def read_row(row: dict[str, Any], sources: Sources) -> Statement:
    """The labelled sentence, read behind the text that stands before it."""
    before = None
    for sentence in sentences(row.get("context") or ""):
        before = read_statement(sentence, sources, "body", before)
    return read_statement(row["text"], sources, "body", before)


def judged(row: dict[str, Any], pairs: Pairs) -> set[str]:
    sources = pairs.sources(row["pair"])
    failed = check_statements([read_row(row, sources)], sources, pairs.others)
    return {result.check for result in failed} - set(ALIASES)


def score(rows: list[dict[str, Any]], pairs: Pairs, *, keep_examples: bool) -> dict[str, Count]:
    """A count for every label, for the groups of labels, and for "any": bad at all or not."""
    counts: dict[str, Count] = defaultdict(Count)
    for row in rows:
        gold = set(row["labels"]) - NOT_CHECKED
        found = judged(row, pairs)
        for label in gold | found:
            _add(counts[label], label in gold, label in found, row, label, keep_examples)
        for name, labels in GROUPS.items():
            for label in labels:
                if label in gold or label in found:
                    _add(counts[name], label in gold, label in found, row, label, keep_examples=False)
        bad = row["labels"] != ["good"]
        _add(counts["any"], bad, bool(found), row, "any", keep_examples=False)
    return counts


def _add(count: Count, bad: bool, told: bool, row: dict[str, Any], label: str, keep_examples: bool) -> None:
    count.hit += bad and told
    count.false += told and not bad
    count.miss += bad and not told
    if keep_examples and bad != told:
        count.examples.append(f"{'missed' if bad else 'wrongly found'} {label} ({row['id']}): {row['text']}")


def score_types(rows: list[dict[str, Any]], pairs: Pairs) -> tuple[int, int]:
    right = sum(read_row(row, pairs.sources(row["pair"])).type == row["type"] for row in rows)
    return right, len(rows)


def score_emails(rows: list[dict[str, Any]], pairs: Pairs) -> dict[str, Any]:
    """Whole emails: is a bad one blocked, is a good one not, is personal told apart, and what it costs."""
    blocked_bad = bad = blocked_good = good = personal_right = 0
    seconds = []
    for row in rows:
        email = Email("", "", tuple((part, text) for part, text in row["paragraphs"]))
        sources = Sources(pairs.sources(row["pair"]).job, pairs.sources(row["pair"]).resume, WRITTEN_ON)
        started = time.process_time()
        results = check_read(email, sources, pairs.others)
        seconds.append(time.process_time() - started)
        blocks = any(
            not result.passed and result.severity == "block" and result.group not in ("format", "personal")
            for result in results
        )
        is_bad = row["labels"] != ["good"]
        bad += is_bad
        good += not is_bad
        blocked_bad += is_bad and blocks
        blocked_good += not is_bad and blocks
        personal = next(result.passed for result in results if result.check == "personal")
        personal_right += personal == row["personal"]
    return {
        "emails": len(rows), "bad": bad, "bad_blocked": blocked_bad, "good": good, "good_blocked": blocked_good,  # noqa: E501
        "personal_right": personal_right, "milliseconds_an_email": _middle(seconds),
    }  # fmt: skip


def _middle(seconds: list[float]) -> float | None:
    return round(1000 * sorted(seconds)[len(seconds) // 2], 1) if seconds else None


def cost(rows: list[dict[str, Any]], pairs: Pairs, size: int = 10) -> float | None:
    """Milliseconds of processor time of the checks for an email of `size` sentences, sources read anew: the median."""  # noqa: E501
    seconds = []
    groups: dict[tuple[str, ...], list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        groups[tuple(row["pair"])].append(row)
    for pair, own in groups.items():
        text = " ".join(row["text"] for row in own[:size])
        if len(own) < size:
            continue
        known = pairs.sources(list(pair))
        email = Email("", "", (("company", text),))
        started = time.process_time()
        check_read(email, Sources(known.job, known.resume, WRITTEN_ON), pairs.others)
        seconds.append(time.process_time() - started)
    return _middle(seconds)


def measure(half: str, *, examples: bool = False) -> dict[str, Any]:
    """Every figure of one half, by population."""
    folder = GOLD / ("more" if half in MORE else half)
    pairs = Pairs(folder)
    found: dict[str, Any] = {}
    for population, name in (("corruption", "sentences.jsonl"), ("draft", "drafts.jsonl")):
        rows = [row for row in rows_of(folder, name) if row["half"] == half]
        if not rows:
            continue
        counts = score(rows, pairs, keep_examples=examples and half in SEEN)
        right, n = score_types(rows, pairs)
        good = [row for row in rows if row["labels"] == ["good"]]
        found[population] = {
            "sentences": len(rows),
            "good": len(good),
            "types_right": [right, n],
            "checks": {label: count.as_row() for label, count in sorted(counts.items())},
            "milliseconds_of_ten_sentences": cost(rows, pairs),
        }
        if examples and half in SEEN:
            found[population]["examples"] = [line for count in counts.values() for line in count.examples]
    emails = rows_of(folder, "emails.jsonl")
    if emails:
        found["emails"] = {
            population: score_emails(own, pairs)
            for population in dict.fromkeys(row["population"] for row in emails)
            if (own := [row for row in emails if row["population"] == population])
        }
    return found


def _share(row: dict[str, Any], what: str, n: int) -> str:
    if what not in row:
        return "-".rjust(22)
    if n < LEAST:
        return f"({row['hit']} of {n})".rjust(22)
    low, high = row[f"{what}_interval"]
    return f"{row[what]:7.2f} ({low:.2f}-{high:.2f})".rjust(22)


def table(half: str, population: str, figures: dict[str, Any]) -> Iterator[str]:
    right, n = figures["types_right"]
    yield f"\n{half}, {population}: {figures['sentences']} sentences, {figures['good']} good, types right {right} of {n}"  # noqa: E501
    yield f"{'':22}{'bad':>5}{'found':>7}{'recall':>22}{'precision':>22}"
    for label, row in figures["checks"].items():
        yield f"{label:22}{row['bad']:5}{row['found']:7}{_share(row, 'recall', row['bad'])}{_share(row, 'precision', row['found'])}"  # noqa: E501
    yield f"ten sentences take {figures['milliseconds_of_ten_sentences']} ms (median, sources read anew)"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", action="store_true", help="measure the checks on data/gold")
    parser.add_argument("--half", choices=(*HALVES, "all"), default="all")
    parser.add_argument("--misses", action="store_true", help="list misses of the halves to work on")
    arguments = parser.parse_args()
    if not arguments.gold:
        parser.error("nothing to measure: give --gold")
    halves = HALVES if arguments.half == "all" else (arguments.half,)
    numbers: dict[str, Any] = {}
    for half in halves:
        figures = measure(half, examples=arguments.misses)
        for population in ("corruption", "draft"):
            if population in figures:
                print("\n".join(table(half, population, figures[population])))
                for line in figures[population].pop("examples", ()):
                    print("  ", line)
        for population, row in figures.get("emails", {}).items():
            print(f"\n{half}, emails, {population}: {row}")
        numbers[half] = figures
    (HERE / "quality.json").write_text(json.dumps(numbers, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
