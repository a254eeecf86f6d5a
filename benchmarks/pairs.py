"""Thirty pairs of a job and a person who may fit it, from the corpora that may be looked at.

The rule: postings of the working half whose truth names a company, and resumes of the working half. A pair is
allowed when the job's title and the title of one of the person's last two posts (both as the truth has them)
belong to the same trade of TRADES, and the advertisement uses at least LEAST words of the person's skills and
titles: somebody a recruiter would think of, who need not fit. Jobs and people are shuffled with SEED; each
job in turn takes the allowed person who was taken least often, of those the one with the most such words, at
most MOST times, until there are COUNT pairs. Writes pairs.json beside this file.
"""

from __future__ import annotations

import json
import random
import re
from pathlib import Path
from typing import Any

from outreach.prompts.relevance import content_terms

HERE = Path(__file__).resolve().parent
FIXTURES = HERE.parent / "tests" / "fixtures"
PAGES = ("pages", "pages_more", "pages_third", "pages_fourth")
RESUMES = ("resumes", "resumes_second")
SEED, COUNT, MOST, LEAST = 11, 30, 3, 3
# What a title must hold to be of a trade.
TRADES = {
    "software": r"software|backend|back-end|front-end|developer|full-stack|platform engineer|devops|firmware|"
    r"gameplay|qa lead|unix|security engineer",
    "data": r"data (?:engineer|scientist|analyst)|head of data|research scientist|flood modeller|analyst",
    "money": r"account|bookkeeper|controller|payroll|tax|treasury|finance",
    "insurance and compliance": r"broker|claims|compliance|underwrit",
    "care": r"nurse|sister|pharmac",
    "kitchen": r"chef|cook\b|baker|butcher",
    "building": r"bridge|structural|site engineer|site foreman|estimator|project manager|programme engineer|"
    r"architect|mason|thatcher",
    "transport": r"transport|dispatcher|driver|operations (?:director|manager|lead|supervisor)|logistics|"
    r"timetable|supply chain",
    "machines": r"mechanical engineer|safety engineer|process safety|machine|millwright|quality",
    "design": r"design|art director|map editor",
    "research": r"professor|researcher|scientist, downstream|biologist|crystallograph",
    "people and shops": r"people partner|hr manager|recruit|store manager|shop manager|office manager",
    "museums": r"librarian|curator|archiv|exhibition",
    "marketing": r"market|brand|fundrais|growth",
    "product": r"product (?:manager|counsel)|director of product|principal product",
}


def trades(titles: list[str]) -> set[str]:
    return {
        trade
        for trade, words in TRADES.items()
        for title in titles
        if re.search(rf"\b(?:{words})", title, re.I)
    }


def _truths(folders: tuple[str, ...]) -> list[tuple[str, dict[str, Any]]]:
    return [
        (f"{folder}/{entry['file']}", entry)
        for folder in folders
        for entry in json.loads((FIXTURES / folder / "truth.json").read_text(encoding="utf-8"))
        if entry["half"] == "work"
    ]


def choose() -> list[dict[str, str]]:
    """The pairs by the rule above, as {"job", "resume", "trade"}."""
    jobs = [(f, e) for f, e in _truths(PAGES) if e["kind"] == "posting" and e["company"]]
    people = _truths(RESUMES)
    shuffled = random.Random(SEED)
    shuffled.shuffle(jobs)
    shuffled.shuffle(people)
    taken: dict[str, int] = dict.fromkeys((file for file, _ in people), 0)
    pairs: list[dict[str, str]] = []
    while len(pairs) < COUNT:
        before = len(pairs)
        for file, job in jobs:
            allowed = []
            for person, entry in people:
                titles = [post["title"] for post in entry["employers"][:2]]
                shared = trades([job["role"]]) & trades(titles)
                told = content_terms(" ".join([*entry["skills"], *(p["title"] for p in entry["employers"])]))
                words = len(told & content_terms(" ".join([job["role"], *job["description_lines"]])))
                new = all((pair["job"], pair["resume"]) != (file, person) for pair in pairs)
                if shared and words >= LEAST and new and taken[person] < MOST:
                    allowed.append((taken[person], -words, person, min(shared)))
            if allowed and len(pairs) < COUNT:
                _, _, person, trade = min(allowed)
                taken[person] += 1
                pairs.append({"job": file, "resume": person, "trade": trade})
        if len(pairs) == before:
            raise SystemExit(f"only {before} pairs by this rule")
    return pairs


if __name__ == "__main__":
    chosen = choose()
    (HERE / "pairs.json").write_text(json.dumps(chosen, indent=1) + "\n", encoding="utf-8")
    for pair in chosen:
        print(*pair.values(), sep="  ")
