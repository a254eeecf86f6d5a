"""How far two readers agree on the labels of data/gold: Cohen's kappa for each label, and over all of them.

Reads the second reader's labels from data/gold/second_pass.jsonl, one `{"id", "labels"}` a line, made without
sight of the first ones. Prints one Markdown table: a column for each half and population, two for all.

    python benchmarks/agreement.py [second_pass.jsonl]
"""

from __future__ import annotations

import json
import random
import sys
from collections import Counter
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


def columns(seconds: list[dict]) -> dict[str, list[tuple[set[str], set[str]]]]:
    """First and second labels of each sentence: by half and population, all, and all without a relative.

    A true sentence and its one-change copies are relatives: side by side, they show the change.
    """
    known = first_labels()
    read = [(known[record["id"]], record) for record in seconds if record["id"] in known]
    relatives = Counter(first["base"] or first["id"] for first, _ in read)
    found = {f"{population}, {half}": [] for population in FILES for half in HALVES}
    found |= {"all": [], "all without a relative": []}
    for first, record in read:
        pair = (set(first["labels"]), set(record["labels"]))
        found[f"{first['population']}, {first['half']}"].append(pair)
        found["all"].append(pair)
        if relatives[first["base"] or first["id"]] == 1:
            found["all without a relative"].append(pair)
    return found


def cell(pairs: list[tuple[set[str], set[str]]], label: str) -> str:
    """How often each reader gave the label, then kappa where at least five sentences have it; "" for none."""
    first, second = ([label in labels for labels in side] for side in zip(*pairs, strict=True))
    given = sum(a or b for a, b in zip(first, second, strict=True))
    if not given:
        return ""
    value = kappa(first, second)
    shown = "-" if value is None or given < _ENOUGH else f"{value:.2f}"
    return f"{sum(first)}/{sum(second)} {shown}"


def table(seconds: list[dict]) -> list[str]:
    """Lines of the Markdown table; columns without a sentence are left out."""
    shown = {name: pairs for name, pairs in columns(seconds).items() if pairs}
    rows = [["label", *shown], ["---"] * (len(shown) + 1)]
    for label in LABELS:
        cells = [cell(pairs, label) for pairs in shown.values()]
        if any(cells):
            rows.append([f"`{label}`", *cells])
    pooled, same = [], []
    for pairs in shown.values():
        # one yes or no for each label of each sentence
        value = kappa(*([label in pair[at] for pair in pairs for label in LABELS] for at in (0, 1)))
        pooled.append("-" if value is None else f"{value:.2f}")
        same.append(f"{sum(first == second for first, second in pairs)} of {len(pairs)}")
    rows += [["all labels together", *pooled], ["the same set of labels", *same]]
    return ["| " + " | ".join(row) + " |" for row in rows]


def main(file: Path) -> None:
    print("\n".join(table(read_lines(file))))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else GOLD / "second_pass.jsonl")
