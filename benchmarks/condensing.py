"""How many of the lines that matter for a job a condensed resume keeps, counted by the model's own tokenizer.

Prints a line for each resume of the working half and sums for both halves, and writes the sums to
condensing.json beside this file. A resume whose relevant lines alone need more than the budget cannot keep
them all: these are counted apart.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Callable
from typing import Any

from reading import HERE
from reading_resumes import CORPORA, truths

from outreach.compare.intervals import wilson
from outreach.inputs.job_page import read_job
from outreach.inputs.resume import read_resume
from outreach.models.embedded import embedded_folder
from outreach.prompts.condense import condense_resume
from outreach.text import contains

BUDGET = 400  # tokens
JOBS = {
    "renn": "renn-labs-senior-software-engineer.pdf",
    "tarnwick": "tarnwick-freight-senior-data-engineer.html",
}


def model_tokens() -> Callable[[str], int]:
    """Counts tokens as the model that comes with the install does."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(embedded_folder() / "tokenizer.json"))
    return lambda text: len(tokenizer.encode(text, add_special_tokens=False).ids)


def measure(half: str, budget: int, count: Callable[[str], int]) -> list[dict[str, Any]]:
    """One row a resume that has relevant lines in its truth."""
    jobs = {key: read_job(HERE.parent / "data" / "jobs" / name) for key, name in JOBS.items()}
    rows = []
    for folder in CORPORA.values():
        for entry in truths(half, folder):
            if not entry["relevant"]:
                continue
            resume = read_resume(folder / entry["file"])
            short = condense_resume(resume, jobs[entry["relevant"]["job"]], budget, count)
            lines = entry["relevant"]["lines"]
            current = entry["current_employer"]
            rows.append(
                {
                    "file": entry["file"],
                    "pages": resume.pages,
                    "kept": sum(contains(short.text, line) for line in lines),
                    "relevant": len(lines),
                    "tokens": short.tokens,
                    "relevant_tokens": count("\n".join(f"- {line}" for line in lines)),
                    "current": not current
                    or any(
                        line.startswith("Current post: ") and current in line
                        for line in short.text.splitlines()
                    ),
                    "tenure": resume.tenure_years is None or f"{resume.tenure_years:g} years" in short.text,
                    "names_the_person": contains(short.text, entry["name"])
                    or any(email in short.text for email in entry["emails"]),
                }
            )
    return rows


def sums(rows: list[dict[str, Any]], budget: int) -> dict[str, Any]:
    """Totals, those of resumes whose relevant lines fit apart from the others."""
    total: Counter[str] = Counter(resumes=len(rows))
    for row in rows:
        kind = "fits" if row["relevant_tokens"] <= budget else "cannot fit"
        total[f"{kind}: kept"] += row["kept"]
        total[f"{kind}: of"] += row["relevant"]
        total["current post kept"] += row["current"]
        total["tenure kept"] += row["tenure"]
        total["over budget"] += row["tokens"] > budget
        total["name the person"] += row["names_the_person"]
    return dict(total)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--half", choices=("work", "frozen", "both"), default="both")
    parser.add_argument("--budget", type=int, default=BUDGET)
    given = parser.parse_args()
    count = model_tokens()
    figures = {}
    for half in ("work", "frozen") if given.half == "both" else (given.half,):
        rows = measure(half, given.budget, count)
        found = figures[half] = sums(rows, given.budget)
        print(f"\n{half} half, {len(rows)} resumes, at most {given.budget} tokens")
        for row in rows if half == "work" else ():
            print(
                f"  {row['file']:42} {row['pages']} pages, {row['kept']:2} of {row['relevant']:2} lines, "
                f"{row['tokens']} tokens (the relevant lines alone: {row['relevant_tokens']})"
            )
        for kind in ("fits", "cannot fit"):
            kept, of = found.get(f"{kind}: kept", 0), found.get(f"{kind}: of", 0)
            if of:
                low, high = wilson(kept, of)
                print(f"  relevant lines, {kind}: {kept} of {of} kept ({low:.0%} to {high:.0%})")
        print("  " + ", ".join(f"{key} {value}" for key, value in found.items() if ":" not in key))
    if given.half == "both" and given.budget == BUDGET:
        (HERE / "condensing.json").write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
