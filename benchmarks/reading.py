"""How well job pages are read: ours, BeautifulSoup's whole text and trafilatura, on the fixtures.

Prints one table a half and writes the same numbers to reading.json beside this file.
Pages rendered by script are opened in a real Chromium where there is one, else left out and counted.
"""

from __future__ import annotations

import argparse
import functools
import http.server
import json
import re
import shutil
import threading
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from outreach.compare.intervals import wilson
from outreach.errors import InputError
from outreach.inputs.browser import fetch_page
from outreach.inputs.job_page import parse_job_page, read_job
from outreach.inputs.role_tidy import GENDER
from outreach.text import contains, plain, squash

HERE = Path(__file__).resolve().parent
FIXTURES = HERE.parent / "tests" / "fixtures"
CORPORA = ("pages", "pages_more", "pages_third", "pages_fourth", "pages_fifth")
FROZEN = ("pages", "pages_fourth", "pages_fifth")  # those that have a half nobody has looked at
HOST = "127.0.0.1"


def truths(corpus: str, half: str) -> list[dict[str, Any]]:
    entries = json.loads((FIXTURES / corpus / "truth.json").read_text(encoding="utf-8"))
    return [entry for entry in entries if entry["half"] == half]


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.lower()))


def overlap(found: str, wanted: list[str]) -> tuple[float, float]:
    """(recall, precision) of a description, by its words."""
    want, have = _words("\n".join(wanted)), _words(found)
    both = sum((want & have).values())
    return both / max(1, sum(want.values())), both / max(1, sum(have.values()))


def same_role(found: str, wanted: str) -> bool:
    """Whether two titles are the same but for a gender mark "(m/f/d)", which no email would repeat."""
    return plain(GENDER.sub("", found)) == plain(GENDER.sub("", wanted))


def town(place: str | None) -> str:
    """What two ways of writing a place share: the town before its region, or the word "remote"."""
    return plain(re.split(r"[,/(]| or ", place or "")[0])


def _html(file: Path, entry: dict[str, Any], address: str | None) -> str | None:
    """A page's HTML: from the file, or rendered; None when it needs a browser and there is none."""
    if entry["needs_script"]:
        if address is None:
            return None
        return fetch_page(f"{address}/{file.parent.name}/{file.name}", allow_hosts=[HOST]).html
    from bs4.dammit import UnicodeDammit

    return UnicodeDammit(file.read_bytes(), is_html=True).unicode_markup


def _plain_text(html: str) -> str:
    from bs4 import BeautifulSoup

    soup = BeautifulSoup(html, "lxml")
    for element in soup(["script", "style"]):
        element.decompose()
    return soup.get_text("\n")


def _extractor(html: str) -> str:
    import trafilatura

    return trafilatura.extract(html, favor_recall=True) or ""


def score_ours(file: Path, entry: dict[str, Any], html: str) -> dict[str, Any]:
    """What our reader makes of one page, against its truth."""
    try:
        if entry["needs_script"]:
            job = parse_job_page(html, source=entry["file"], job_id="job01")
        else:
            job = read_job(file)
    except InputError as error:
        return {"kind": error.kind, "recall": 0.0, "precision": 0.0}
    recall, precision = overlap(job.text, entry["description_lines"])
    whole = squash(job.text)
    return {
        "kind": "posting",
        "company": plain(job.company) == plain(entry["company"] or ""),
        "wrong": bool(job.company) and plain(job.company) != plain(entry["company"] or ""),
        "role": same_role(job.title, entry["role"] or ""),
        "place": town(job.facts.place) == town(entry["place"]),
        "wrong_place": bool(job.facts.place) and town(job.facts.place) != town(entry["place"]),
        "recall": recall,
        "precision": precision,
        "foreign": [line for line in entry["foreign_lines"] if squash(line) and squash(line) in whole],
    }


def score_text(entry: dict[str, Any], text: str) -> dict[str, Any]:
    """What a reader that only gives text makes of one page."""
    recall, precision = overlap(text, entry["description_lines"])
    whole = squash(text)
    return {
        "company": contains(text, entry["company"] or ""),
        "recall": recall,
        "precision": precision,
        "foreign": [line for line in entry["foreign_lines"] if squash(line) and squash(line) in whole],
    }


def measure(corpus: str, half: str, address: str | None) -> dict[str, Any]:
    """All figures of one half of a corpus."""
    readers: dict[str, Callable[[str], str]] = {"BeautifulSoup text": _plain_text, "trafilatura": _extractor}
    ours, others, left_out = {}, {name: {} for name in readers}, []
    entries = truths(corpus, half)
    for entry in entries:
        file = FIXTURES / corpus / entry["file"]
        html = _html(file, entry, address)
        if html is None:
            left_out.append(entry["file"])
            continue
        ours[entry["file"]] = score_ours(file, entry, html)
        if entry["kind"] == "posting":
            for name, read in readers.items():
                others[name][entry["file"]] = score_text(entry, read(html))
    by_file = {entry["file"]: entry for entry in entries}
    postings = [file for file in ours if by_file[file]["kind"] == "posting"]
    failures = [file for file in ours if by_file[file]["kind"] != "posting"]
    stated = [file for file in postings if by_file[file]["company"]]
    rows = {"ours": [ours[file] for file in postings]}
    rows |= {name: [scores[file] for file in postings] for name, scores in others.items()}
    return {
        "corpus": corpus,
        "half": half,
        "left_out": left_out,
        "postings": len(postings),
        "readers": {
            name: {
                "recall": sum(row["recall"] for row in scores) / max(1, len(scores)),
                "precision": sum(row["precision"] for row in scores) / max(1, len(scores)),
                "pages_with_foreign_lines": sum(bool(row.get("foreign")) for row in scores),
            }
            for name, scores in rows.items()
        },
        "company_wrong": sum(bool(ours[file].get("wrong")) for file in postings),
        "company_right": sum(bool(ours[file].get("company")) for file in postings),
        "company_stated": len(stated),
        "role_right": sum(bool(ours[file].get("role")) for file in postings),
        "place_right": sum(bool(ours[file].get("place")) for file in postings),
        "place_wrong": sum(bool(ours[file].get("wrong_place")) for file in postings),
        "failures_named": sum(ours[file]["kind"] == by_file[file]["kind"] for file in failures),
        "failures": len(failures),
        "misses": {
            file: {"wanted": by_file[file]["kind"], **ours[file]}
            for file in ours
            if ours[file]["kind"] != by_file[file]["kind"]
            or (file in postings and not (ours[file].get("company") and ours[file].get("role")))
            or ours[file].get("foreign")
        },
    }


def show(result: dict[str, Any]) -> None:
    n = result["postings"]
    print(f"\n{result['corpus']}, {result['half']} half: {n} postings, {result['failures']} other pages")
    print(f"{'reader':22} {'recall':>7} {'precision':>9} {'pages with foreign lines':>25}")
    for name, row in result["readers"].items():
        print(f"{name:22} {row['recall']:7.3f} {row['precision']:9.3f} {row['pages_with_foreign_lines']:25}")
    for what, right, of in (
        ("company right", result["company_right"], n),
        ("another company named", result["company_wrong"], n),
        ("role right", result["role_right"], n),
        ("place right", result["place_right"], n),
        ("another place named", result["place_wrong"], n),
        ("failures named", result["failures_named"], result["failures"]),
    ):
        low, high = wilson(right, of)
        print(f"ours, {what}: {right} of {of} ({low:.0%} to {high:.0%})")
    for file, miss in result["misses"].items() if result["half"] == "work" else ():
        print(f"  miss: {file}: {str(miss)[:300]}")  # of the frozen half only the figures are shown
    if result["left_out"]:
        print(f"left out, as they need a browser: {', '.join(result['left_out'])}")


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        pass


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--half", choices=("work", "frozen", "both"), default="both")
    chosen = parser.parse_args().half
    address = None
    server = http.server.ThreadingHTTPServer((HOST, 0), functools.partial(_Quiet, directory=str(FIXTURES)))
    if shutil.which("chromedriver"):
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://{HOST}:{server.server_port}"
    halves = [(corpus, "work") for corpus in CORPORA] + [(corpus, "frozen") for corpus in FROZEN]
    results = [measure(corpus, half, address) for corpus, half in halves if chosen in (half, "both")]
    for result in results:
        show(result)
    if chosen == "both":
        figures = [{key: value for key, value in result.items() if key != "misses"} for result in results]
        (HERE / "reading.json").write_text(json.dumps(figures, indent=2, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
