"""How well resumes are read: our records, and what plain pypdf and pypdfium2 leave in their text.

Prints one table a half and, for both halves, writes the same numbers to reading_resumes.json beside this
file. Misses are shown for the working half only.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from reading import FIXTURES, HERE

from outreach.compare.intervals import wilson
from outreach.errors import InputError
from outreach.inputs.resume import read_resume
from outreach.records import Employment, Resume
from outreach.text import contains, plain

RESUMES = FIXTURES / "resumes"
SECOND = FIXTURES / "resumes_second"  # by another author
THIRD = FIXTURES / "resumes_third"  # by a third
FOURTH = FIXTURES / "resumes_fourth"  # by a fourth
CORPORA = {
    "first corpus": RESUMES, "second corpus": SECOND, "third corpus": THIRD, "fourth corpus": FOURTH,
}  # fmt: skip


def truths(half: str, folder: Path = RESUMES) -> list[dict[str, Any]]:
    found = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    entries = found if isinstance(found, list) else found["resumes"]
    return [entry for entry in entries if entry["half"] == half]


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _span(posts: list[tuple[str, str]]) -> tuple[str, str]:
    """From the first start to the last end; "present" sorts behind every date."""
    return min(start for start, _ in posts), max(end for _, end in posts)


def score(entry: dict[str, Any], resume: Resume) -> tuple[Counter[str], list[str]]:
    """Counts of what is right in one resume, and what is wrong in words.

    Several posts at one employer count as one employer, with the dates from the first to the last.
    """
    counts: Counter[str] = Counter(resumes=1)
    misses: list[str] = []

    def check(what: str, right: bool, told: object) -> None:
        counts[f"{what} of"] += 1
        counts[what] += right
        if not right:
            misses.append(f"{what}: {told}")

    check("name", plain(resume.name) == plain(entry["name"]), f"{entry['name']!r}, read {resume.name!r}")
    wanted: dict[str, list[dict[str, str]]] = {}
    for employer in entry["employers"]:
        wanted.setdefault(plain(employer["name"]), []).append(employer)
    read: dict[str, list[Employment]] = {}
    for post in resume.employment:
        if post.employer:
            read.setdefault(plain(post.employer), []).append(post)
    for key, rows in wanted.items():
        check("employers found", key in read, rows[0]["name"])
        if key not in read:
            continue
        dates = _span([(row["from"], row["to"]) for row in rows])
        found = _span([(post.start, post.end) for post in read[key]])
        check("dates", dates == found, f"{rows[0]['name']} {dates}, read {found}")
        for row in rows:
            titles = row.get("titles", [row["title"]])
            right = {plain(title) for title in titles} <= {plain(post.title) for post in read[key]}
            check("titles", right, f"{titles}, read {[post.title for post in read[key]]}")
    for key, posts in read.items():
        check("employers right", key in wanted, f"{posts[0].employer} is no employer")
    strangers = [name for name in entry["not_employers"] if plain(name) in read and plain(name) not in wanted]
    counts["strangers"] += len(strangers)
    for email in entry["emails"]:
        check("emails", email in resume.emails, f"{email}, read {resume.emails}")
    for phone in entry["phones"]:
        check("phones", _digits(phone) in map(_digits, resume.phones), f"{phone}, read {resume.phones}")
    for fact in entry.get("facts", ()):
        check("facts", contains(resume.text, fact), fact)
    return counts, misses


def score_text(entry: dict[str, Any], text: str) -> Counter[str]:
    """How many of the truth's strings stand in a plain text."""
    counts: Counter[str] = Counter()
    strings = {
        "name": [entry["name"]],
        "employers found": list({employer["name"] for employer in entry["employers"]}),
        "emails": entry["emails"],
        "phones": entry["phones"],
        "facts": entry["facts"],
    }
    for what, wanted in strings.items():
        counts[f"{what} of"] += len(wanted)
        counts[what] += sum(s in text if what == "emails" else contains(text, s) for s in wanted)
    return counts


def _pypdf(path: Path) -> tuple[str, int]:
    import pypdf

    pages = pypdf.PdfReader(path).pages
    return "\n".join(page.extract_text() for page in pages), len(pages)


def _pypdfium2(path: Path) -> tuple[str, int]:
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    texts = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    return "\n".join(texts), len(texts)


def measure(half: str, corpus: str) -> dict[str, Any]:
    """All figures of one half of a corpus."""
    folder = CORPORA[corpus]
    plain_readers: dict[str, Callable[[Path], tuple[str, int]]] = {
        "plain pypdf": _pypdf,
        "plain pypdfium2": _pypdfium2,
    }
    names = ["ours", *plain_readers]
    totals: dict[str, Counter[str]] = {name: Counter() for name in names}
    seconds = dict.fromkeys(names, 0.0)
    misses: dict[str, list[str]] = {}
    pages = 0
    first = folder / truths(half, folder)[0]["file"]
    for warm in (read_resume, *plain_readers.values()):  # what is loaded once is no time of a page
        warm(first)
    for entry in truths(half, folder):
        path = folder / entry["file"]
        started = time.process_time()
        try:
            resume = read_resume(path)
        except InputError as error:  # counted as a resume with nothing in it
            resume = Resume("resume01", path.name, "", "", "", warnings=(str(error),))
        seconds["ours"] += time.process_time() - started
        counts, missed = score(entry, resume)
        totals["ours"] += counts
        if missed:
            misses[entry["file"]] = missed
        for name, read in plain_readers.items():
            started = time.process_time()
            text, count = read(path)
            seconds[name] += time.process_time() - started
            totals[name] += score_text(entry, text)
            pages += count if name == "plain pypdf" else 0
    return {
        "corpus": corpus,
        "half": half,
        "resumes": totals["ours"]["resumes"],
        "pages": pages,
        "readers": {name: dict(counts) for name, counts in totals.items()},
        "seconds_per_page": {name: round(spent / max(1, pages), 4) for name, spent in seconds.items()},
        "misses": misses,
    }


ROWS = (
    "name", "employers found", "employers right", "dates", "titles", "emails", "phones", "facts",
)  # fmt: skip


def show(result: dict[str, Any]) -> None:
    readers = result["readers"]
    print(
        f"\n{result['corpus']}, {result['half']} half: {result['resumes']} resumes, {result['pages']} pages"
    )
    print("ours: in the record's field (facts: in its text); the plain readers: anywhere in the text")
    print(f"{'':16} " + " ".join(f"{name:>26}" for name in readers))
    for row in ROWS:
        cells = []
        for counts in readers.values():
            right, of = counts.get(row, 0), counts.get(f"{row} of", 0)
            low, high = wilson(right, of)
            cells.append(f"{right} of {of} ({low:.0%} to {high:.0%})" if of else "-")
        print(f"{row:16} " + " ".join(f"{cell:>26}" for cell in cells))
    print(f"schools, clients and others read as employers: {readers['ours'].get('strangers', 0)}")
    spent = result["seconds_per_page"]
    print("processor seconds a page: " + ", ".join(f"{name} {value:.4f}" for name, value in spent.items()))
    print(f"ours takes {spent['ours'] / spent['plain pypdf']:.2f} times the time of plain pypdf")
    for file, missed in result["misses"].items() if result["half"] == "work" else ():
        for miss in missed:
            print(f"  miss: {file}: {miss[:200]}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--half", choices=("work", "frozen", "both"), default="both")
    parser.add_argument("--corpus", choices=("first", "second", "third", "fourth", "both"), default="both")
    given = parser.parse_args()
    chosen = given.half
    halves = ["work", "frozen"] if chosen == "both" else [chosen]
    corpora = [corpus for corpus in CORPORA if given.corpus in ("both", corpus.split()[0])]
    results = [measure(half, corpus) for corpus in corpora for half in halves]
    for result in results:
        show(result)
    if chosen == "both" and given.corpus == "both":
        figures = [{key: value for key, value in result.items() if key != "misses"} for result in results]
        text = json.dumps(figures, indent=2, ensure_ascii=False)
        (HERE / "reading_resumes.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
