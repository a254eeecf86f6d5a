"""The command `outreach card`: shows a job's facts beside their sources, corrects and confirms them."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import Any

from outreach.records import JobPosting, SourcedLine

_NAMES = ("company", "role", "place", "agency", "board")


def add_card_parser(commands: Any, parents: Sequence[argparse.ArgumentParser]) -> None:
    """The command's arguments."""
    card = commands.add_parser(
        "card", parents=list(parents), help="show a job's facts, correct and confirm them"
    )
    card.add_argument("job", metavar="JOB", help="PDF, saved page, text file or address")
    for name in _NAMES:
        card.add_argument(f"--{name}", help=f"the {name} as it should be")
    card.add_argument(
        "--add-page",
        nargs="+",
        default=[],
        metavar="PAGE",
        help="the company's own pages (address, PDF, saved page or text)",
    )
    card.add_argument(
        "--keep", nargs="+", type=int, metavar="N", help="which of the added pages' lines to keep (all)"
    )
    card.add_argument("--confirm", action="store_true", help="confirm the card as it is shown")
    card.add_argument("--cards", metavar="FILE", help="file of confirmed cards (cards.json)")
    card.add_argument("--settings", metavar="FILE", help="settings file (outreach.toml if there is one)")
    card.set_defaults(action=show_card)


def _chosen(proposed: list[SourcedLine], keep: list[int] | None) -> list[SourcedLine]:
    """The proposed lines a person wants: by --keep, else asked at a terminal, else all of them."""
    for number, line in enumerate(proposed, 1):
        print(f"  {number:2}  {line.text}  ({line.source})")
    if keep is None and sys.stdin.isatty():
        answer = input("Which of these lines to keep? [all] > ").replace(",", " ").split()
        keep = [int(word) for word in answer if word.isdigit()] or None
    return [line for number, line in enumerate(proposed, 1) if keep is None or number in keep]


def _print_card(job: JobPosting) -> None:
    from outreach.inputs.fact_card import card_lines

    print(f"\n{job.source}")
    for line in card_lines(job):
        print(f"  {line.fact:12}  {line.text or '(not found)'}")
        if line.source:
            print(f"  {'':12}    from {line.source}")
    for warning in job.warnings:
        print(f"  note: {warning}")


def show_card(arguments: argparse.Namespace) -> int:
    """Read a job, apply the corrections given, show the card, and keep it when it is confirmed."""
    from outreach.inputs.fact_card import (
        add_company_lines,
        confirm,
        correct,
        propose_company_lines,
        save_card,
        with_card,
    )
    from outreach.inputs.job_page import read_job
    from outreach.settings import load_settings

    settings = load_settings(arguments.settings)
    file = arguments.cards or settings.pages.cards
    browser = {"allow_hosts": settings.pages.allow_hosts, "timeout": settings.pages.timeout_seconds}
    job, told = with_card(read_job(arguments.job, **browser), file)
    corrections = {name: value for name in _NAMES if (value := getattr(arguments, name)) is not None}
    if corrections:
        job = correct(job, **corrections)
    proposed = [
        line for page in arguments.add_page for line in propose_company_lines(page, job.company, **browser)
    ]
    if proposed:
        job = add_company_lines(job, _chosen(proposed, arguments.keep))
    _print_card(job)
    if job.facts.confirmed:
        print(f"\n{told}.")
        return 0
    wanted = arguments.confirm
    if not wanted and sys.stdin.isatty():
        wanted = input("\nIs this card right? [y/N] > ").strip().lower() in ("y", "yes")
    if not wanted:
        print("\nNot confirmed. Correct it with --company, --role, --place; confirm it with --confirm.")
        return 0
    save_card(confirm(job), file)
    print(f"\nConfirmed and kept in {file}; `outreach run` uses it from now on.")
    return 0
