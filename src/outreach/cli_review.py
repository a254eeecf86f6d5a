"""The command `outreach review`: read, edit and decide in a terminal, and write out what was approved."""

from __future__ import annotations

import argparse
import sys


def add_review_parser(commands: argparse._SubParsersAction, parents: list[argparse.ArgumentParser]) -> None:
    review = commands.add_parser("review", parents=parents, help="read, edit and decide on a run's emails")
    review.add_argument("folder", metavar="RUN", help="a run folder, such as runs/demo")
    review.add_argument("--job", metavar="JOB", help="only this job, such as job01")
    review.add_argument("--model", metavar="MODEL", help="only this model's emails")
    review.add_argument("--status", metavar="STATUS", help="only drafts with this status")
    review.add_argument(
        "--show", metavar="WHICH", help="open (no decision yet), all, approved, edited, rejected or skipped"
    )
    review.add_argument("--reviewer", default="", metavar="NAME", help="who decides (your user name)")
    review.add_argument("--hide-models", action="store_true", help="do not tell which model wrote an email")
    review.add_argument(
        "--blind",
        nargs=2,
        metavar=("MODEL", "MODEL"),
        help="compare two models' emails without knowing whose they are",
    )
    review.add_argument(
        "--export", action="store_true", help="ask nothing: write approved/ from the decisions so far"
    )
    review.set_defaults(action=_review)


def _review(arguments: argparse.Namespace) -> int:
    from outreach.review.session import ReviewSession
    from outreach.review.terminal import TerminalReview

    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")  # a terminal without UTF-8 shows ? and goes on
    if arguments.export:
        return _export(arguments.folder)
    filters = {name: getattr(arguments, name) for name in ("job", "model", "status", "show")}
    with ReviewSession(arguments.folder, reviewer=arguments.reviewer, **filters) as session:
        terminal = TerminalReview(session, input, print, hide_models=arguments.hide_models)
        if arguments.blind:
            terminal.run_blind(session.blind(*arguments.blind))
        else:
            terminal.run()
            if sum(session.counts()[name] for name in ("approved", "edited")):
                return _export(arguments.folder)
    return 0


def _export(folder: str) -> int:
    from outreach.review.export import export_reviews

    done = export_reviews(folder)
    print(f"{done.approved} approved emails as .txt and .eml, emails.csv and tuning.jsonl: {done.folder}")
    if done.without_address:
        print(f"Without an address, as the resume names none: {', '.join(done.without_address)}")
    return 0
