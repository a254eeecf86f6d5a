"""How far two readers agree on the labels of data/gold: Cohen's kappa for each label, and over all of them.

Reads the second reader's labels from data/gold/second_pass.jsonl, one `{"id", "labels"}` a line, made without
sight of the first ones. Prints one table for each half and population.

    python benchmarks/agreement.py [second_pass.jsonl]
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Sequence
from pathlib import Path

GOLD = Path(__file__).resolve().parent.parent / "data" / "gold"
HALVES = ("work", "frozen")
FILES = {"corruption": "sentences.jsonl", "draft": "drafts.jsonl"}
LABELS = (
    "good", "wrong_company", "wrong_role", "employer", "title", "degree", "skill", "requirement_as_skill",
    "number", "duration", "date", "tense", "wish", "company_claim", "bleed", "foreign_link", "echo",
    "injected", "protected", "third_person", "empty_praise", "unfounded_work", "wrong_speaker", "broken",
)  # fmt: skip
SHARE = 0.25  # of each half and population is read twice
SEED = 20261124
_ENOUGH = 5  # sentences that at least one reader gave a label; below, its kappa says nothing


def kappa(first: Sequence[bool], second: Sequence[bool]) -> float | None:
    """Cohen's kappa of two readers' yes and no; None when both say the same of every item."""
    n = len(first)
    agreed = sum(a == b for a, b in zip(first, second, strict=True)) / n
    yes_first, yes_second = sum(first) / n, sum(second) / n
    by_chance = yes_first * yes_second + (1 - yes_first) * (1 - yes_second)
    return None if by_chance == 1 else (agreed - by_chance) / (1 - by_chance)


def read_lines(file: Path) -> list[dict]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def first_labels() -> dict[str, dict]:
    """Every labelled sentence of the set by its id."""
    records = [
        record for half in HALVES for name in FILES.values() for record in read_lines(GOLD / half / name)
    ]
    return {record["id"]: record for record in records}


def sample() -> list[dict]:
    """The quarter that is read twice, in random order, without what would give the first labels away."""
    chosen = []
    for half in HALVES:
        for population, name in FILES.items():
            records = read_lines(GOLD / half / name)
            draw = random.Random(f"{SEED} {half} {population}")
            chosen += draw.sample(records, round(len(records) * SHARE))
    random.Random(SEED).shuffle(chosen)
    shown = ("id", "half", "population", "pair", "text", "context")
    return [{field: record[field] for field in shown} for record in chosen]


def table(pairs: list[tuple[set[str], set[str]]]) -> list[str]:
    """Lines of a table: label, how often each reader gave it, kappa."""
    lines = []
    for label in LABELS:
        first, second = ([label in labels for labels in side] for side in zip(*pairs, strict=True))
        given = sum(a or b for a, b in zip(first, second, strict=True))
        if not given:
            continue
        value = kappa(first, second)
        shown = "    -" if value is None or given < _ENOUGH else f"{value:5.2f}"
        lines.append(f"  {label:22}{sum(first):6}{sum(second):6}  {shown}")
    every = [[label in side for pair in pairs for label in LABELS for side in (pair[at],)] for at in (0, 1)]
    same = sum(a == b for a, b in pairs)
    value = kappa(*every)
    lines.append(f"  {'all labels together':22}{'':12}  {'    -' if value is None else f'{value:5.2f}'}")
    lines.append(f"  the same set of labels: {same} of {len(pairs)}")
    return lines


def main(file: Path) -> None:
    known = first_labels()
    seconds = [record for record in read_lines(file) if record["id"] in known]
    for half in HALVES:
        for population in FILES:
            pairs = [
                (set(known[record["id"]]["labels"]), set(record["labels"]))
                for record in seconds
                if (known[record["id"]]["half"], known[record["id"]]["population"]) == (half, population)
            ]
            if pairs:
                print(f"{half}, {population}: {len(pairs)} sentences labelled twice (first, second, kappa)")
                print("\n".join(table(pairs)))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else GOLD / "second_pass.jsonl")
