"""The command line: a parser and an action for each command. Imports nothing heavy until it is needed."""

from __future__ import annotations

import argparse
import logging
import signal
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

from outreach import __version__
from outreach.ask import Quit, ask, complete_paths
from outreach.cli_card import add_card_parser
from outreach.cli_compare import add_compare_parser
from outreach.cli_review import add_review_parser
from outreach.errors import OutreachError

_EXAMPLE = """\
example:
  outreach run --jobs data/jobs/* --resumes data/resumes/*.pdf --out runs/first
  outreach review runs/first
  outreach report runs/first
"""


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="outreach",
        description="Personalised recruiting emails from job descriptions and resumes, "
        "written by open models that you run yourself. Nothing is sent.",
        epilog=_EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"outreach {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    verbose = argparse.ArgumentParser(add_help=False)
    verbose.add_argument("--verbose", action="store_true", help="show the full trace when something fails")

    run = commands.add_parser("run", parents=[verbose], help="write emails for every job and resume")
    run.add_argument(
        "--jobs",
        nargs="+",
        required=True,
        metavar="JOB",
        help="PDF, saved page, text file or address; - for pasted text",
    )
    run.add_argument("--resumes", nargs="+", required=True, metavar="PDF", help="resumes as PDF")
    run.add_argument(
        "--models",
        nargs="+",
        default=["smollm2-135m-instruct"],
        metavar="MODEL",
        help="names from `outreach models` (default: the one that comes with the install)",
    )
    run.add_argument("--out", default="runs/run", metavar="FOLDER", help="run folder (runs/run)")
    run.add_argument(
        "--precision",
        choices=("auto", "16bit", "4bit"),
        default="auto",
        help="auto takes the highest that fits this machine",
    )
    run.add_argument(
        "--engine",
        choices=("local", "ray"),
        default="local",
        help='ray: models in workers of Ray, on this machine or a cluster (pip install "outreach[ray]")',
    )
    run.add_argument(
        "--workers", type=int, default=0, metavar="N", help="models that Ray loads (default: one a card)"
    )
    run.add_argument(
        "--readers",
        type=int,
        metavar="N",
        help="processes that read files while a model loads; 0: this one (default: by the number of files)",
    )
    run.add_argument(
        "--strategy",
        choices=("auto", "whole", "sections", "bare"),
        help="one prompt an email, one a sentence, or one answer to the plain prompt, for comparing models "
        "(default: by the size of the model)",
    )
    run.add_argument(
        "--clean-with",
        metavar="MODEL",
        help="a model that cleans job pages, held to the page's own lines (default: rules)",
    )
    run.add_argument("--cards", metavar="FILE", help="file of confirmed job cards (cards.json)")
    run.add_argument(
        "--name",
        action="append",
        default=[],
        metavar="RESUME=NAME",
        help='a candidate\'s name where it is not read for sure: resume03="Ada Byron" or cv.pdf="Ada Byron"',
    )
    run.add_argument("--settings", metavar="FILE", help="settings file (outreach.toml if there is one)")
    run.add_argument("--seed", type=int, help="seed of the sampling")
    run.add_argument("--candidates", type=int, help="texts generated to choose from")
    run.add_argument(
        "--dry-run",
        action="store_true",
        help="show what would leave this machine, word for word, and send and write nothing",
    )
    run.add_argument(
        "--start-over",
        action="store_true",
        help="if the folder holds a run made from something else, set that aside and begin anew",
    )
    run.set_defaults(action=_run)

    add_card_parser(commands, [verbose])
    add_review_parser(commands, [verbose])

    models = commands.add_parser("models", parents=[verbose], help="list the models and what they need")
    models.set_defaults(action=_models)

    plan = commands.add_parser("plan", parents=[verbose], help="tell which model fits which machine, and how")
    plan.add_argument(
        "--machine",
        nargs="+",
        default=[],
        metavar="MACHINE",
        help="this, a named one, or numbers in GiB such as gpu=8,ram=16,disk=100,capability=8.6",
    )
    plan.add_argument("--model", nargs="+", default=[], metavar="MODEL", help="names from `outreach models`")
    plan.add_argument("--context", type=int, help="tokens of prompt and answer together (2048)")
    plan.add_argument("--batch", type=int, help="answers at once (as many as fit)")
    plan.add_argument("--json", action="store_true", help="print the verdicts as JSON")
    plan.set_defaults(action=_plan)

    report = commands.add_parser("report", parents=[verbose], help="write a run's report again")
    report.add_argument("folder", metavar="RUN", help="a run folder, such as runs/demo")
    report.set_defaults(action=_report)

    add_compare_parser(commands, [verbose])

    merge = commands.add_parser(
        "merge", parents=[verbose], help="bring the emails of a run made elsewhere into one at home"
    )
    merge.add_argument("folder", metavar="RUN", help="the run at home, such as runs/demo")
    merge.add_argument("other", metavar="OTHER_RUN", help="a run from its inputs, such as a Kaggle output")
    merge.set_defaults(action=_merge)

    forget = commands.add_parser("forget", parents=[verbose], help="remove a person from a run")
    forget.add_argument("folder", metavar="RUN", help="a run folder, such as runs/demo")
    forget.add_argument("resume", metavar="RESUME", help="the resume's id, such as resume03")
    forget.set_defaults(action=_forget)
    return parser


def _run(arguments: argparse.Namespace) -> int:
    from dataclasses import replace

    from outreach.pipeline import run_pipeline
    from outreach.settings import load_settings

    settings = load_settings(arguments.settings)
    changes = {
        name: value
        for name in ("strategy", "seed", "candidates")
        if (value := getattr(arguments, name)) is not None
    }
    if changes:
        settings = replace(settings, writing=replace(settings.writing, **changes))
    pages = {
        name: value for name in ("clean_with", "cards") if (value := getattr(arguments, name)) is not None
    }
    if pages:
        settings = replace(settings, pages=replace(settings.pages, **pages))
    if arguments.name:
        names = [*settings.people.names, *arguments.name]
        settings = replace(settings, people=replace(settings.people, names=names))
    print(f"Settings: {settings.origin}", flush=True)
    if arguments.dry_run:
        from outreach.dry_run import show_what_would_leave

        show_what_would_leave(
            jobs=arguments.jobs,
            resumes=arguments.resumes,
            models=arguments.models,
            settings=settings,
            out=Path(arguments.out),
            say=lambda line: print(line, flush=True),
        )
        return 0
    result = run_pipeline(
        jobs=arguments.jobs,
        resumes=arguments.resumes,
        models=arguments.models,
        out=arguments.out,
        settings=settings,
        precision=arguments.precision,
        workers=arguments.workers if arguments.engine == "ray" else None,
        readers=arguments.readers,
        on_change=lambda changed: arguments.start_over or _ask_to_start_over(changed, arguments.out),
        say=lambda line: print(line, flush=True),
    )
    passed = ready = errors = drafts = 0
    for draft in result.run.each_draft():
        drafts += 1
        passed += draft.format_passed
        ready += draft.status == "ready"
        errors += draft.status == "error"
    print()
    if result.written_now == 0:
        print("Everything is done already; nothing was written anew.")
    print(f"{passed} of {drafts} emails pass all format checks (n = {drafts});")
    print(f"{ready} are ready: nothing blocks and they are personal; the others need a human reader.")
    if result.unconfirmed:
        print(f"Cards of jobs that nobody has confirmed: {', '.join(result.unconfirmed)}")
        print("(see and confirm one with `outreach card JOB`)")
    print(f"Emails: {_shown(result.run.emails)}")
    print(f"Report: {_shown(result.report)}")
    for line in result.run.manifest.get("left_machine", []):
        clear = f" IN CLEAR ({line['reason']})" if line["mark"] == "in_clear" else ", masked"
        print(f"Left this machine: {line['requests']} requests to {line['destination']}{clear}")
    if errors:
        print(f"Errors: {errors} emails were not written; the same command tries them again")
    if result.unread:
        print(f"Not done: {len(result.unread)} (see above and in the report)")
    return 1 if result.unread or errors else 0


def _ask_to_start_over(changed: list[str], folder: str) -> bool:
    """Ask a person at a terminal; without one the answer is no, and the error tells the flag."""
    if not sys.stdin.isatty():
        return False
    print(f"{folder} was made with something else:")
    for line in changed:
        print(f"  {line}")
    answer = input("Set the old run aside and start over? [y/N] > ").strip().lower()
    return answer in ("y", "yes")


def _forget(arguments: argparse.Namespace) -> int:
    from outreach.errors import RunError
    from outreach.forget import forget
    from outreach.report.html import save_report
    from outreach.runs import open_run

    run = open_run(arguments.folder, must_exist=True)
    with run.locked():
        count = forget(run, arguments.resume)
        print(f"Removed {arguments.resume} and {count} emails from {_shown(run.folder)}.")
        try:
            print(f"Report: {_shown(save_report(run))}")
        except RunError:
            print("No emails are left, so there is no report.")
    return 0


def _merge(arguments: argparse.Namespace) -> int:
    from outreach.merge import merge

    done, report = merge(arguments.folder, arguments.other)
    print(f"{', '.join(done.models) or 'No model'}: {done.added} new, {done.there} were there already")
    for line in done.left:
        print(f"  not taken: {line}")
    print(f"Report: {_shown(report)}")
    return 0


def _shown(path: Path) -> str:
    """A path as a person would type it from here."""
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def _models(arguments: argparse.Namespace) -> int:
    from outreach.models.hosted import current
    from outreach.models.registry import list_models

    print(f"{'model':26} {'parameters':>10} {'16-bit':>9} {'4-bit':>9} {'context':>8}  licence")
    for spec in list_models():
        size = (
            f"{spec.parameters / 1e9:.1f} B" if spec.parameters >= 1e9 else f"{spec.parameters / 1e6:.0f} M"
        )
        notes = []
        if spec.kind == "embedded":
            notes.append("comes with the install")
        if spec.gated:
            notes.append("asks for an accepted licence")
        if spec.not_loadable:
            notes.append(f"cannot be loaded: {spec.not_loadable}")
        print(
            f"{spec.name:26} {size:>10} {spec.bytes_16bit / 2**30:>5.1f} GiB "
            f"{spec.bytes_4bit / 2**30:>5.1f} GiB {spec.context:>8,}  "
            f"{spec.licence}{' (' + '; '.join(notes) + ')' if notes else ''}"
        )
    print("\nAsked over the net (a key is needed; names and contacts are masked):")
    for hosted in current():
        until = f", until {hosted.ends.isoformat()}; then {hosted.replacement}" if hosted.ends else ""
        print(f"{hosted.name:26} {hosted.licence}{until}")
    print("\nOn a server (see [server] in outreach.example.toml): ollama/NAME, server/NAME")
    return 0


def _plan(arguments: argparse.Namespace) -> int:
    import json

    from outreach.errors import SettingsError
    from outreach.models.plan_table import as_rows, as_text, plan_all

    for name in ("context", "batch"):
        value = getattr(arguments, name)
        if value is not None and value < 1:
            raise SettingsError(f"--{name} is {value}", next_step="Use a whole number above zero.")
    plans = plan_all(arguments.model, arguments.machine, arguments.context, arguments.batch)
    print(json.dumps(as_rows(plans), indent=2) if arguments.json else as_text(plans))
    return 0


def _report(arguments: argparse.Namespace) -> int:
    from outreach.report.html import save_report

    print(f"Report: {_shown(save_report(arguments.folder))}")
    return 0


class _Terminated(BaseException):
    """SIGTERM arrived. Like KeyboardInterrupt it is no Exception: nothing on the way may swallow it."""


def _on_sigterm(*_: object) -> None:
    raise _Terminated


def _questions() -> list[str]:
    complete_paths()
    return ask(input, print)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit status.

    0 done, 1 partly or not done, 2 wrong use, 70 a fault of this program, 130 Ctrl+C, 143 SIGTERM.
    """
    signal.signal(signal.SIGTERM, _on_sigterm)
    parser = _parser()
    arguments = parser.parse_args(argv)
    try:
        if not arguments.command:
            if not sys.stdin.isatty():
                parser.print_help()
                return 2
            arguments = parser.parse_args(_questions())
        return _guarded(arguments)
    except KeyboardInterrupt:
        print("\noutreach: stopped; the same command goes on from here", file=sys.stderr)
        return 130
    except _Terminated:
        print("\noutreach: terminated; the same command goes on from here", file=sys.stderr)
        return 143
    except (EOFError, Quit):
        print("\nNothing was done.")
        return 0


def _guarded(arguments: argparse.Namespace) -> int:
    """Carry out a command; what goes wrong is told in one line, with the trace under --verbose."""
    if arguments.verbose:
        logging.basicConfig(level=logging.DEBUG, format="%(name)s: %(message)s")
        logging.getLogger().setLevel(logging.WARNING)
        logging.getLogger("outreach").setLevel(logging.DEBUG)
    try:
        return arguments.action(arguments)
    except OutreachError as error:
        line, status = str(error), 1
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        line = (
            f"{where}{error.strerror or error}. What is finished is kept; the same command goes on from here."
        )
        status = 1
    except EOFError:
        raise
    except Exception as error:  # noqa: BLE001  the last line of defence: a person gets a line, not a trace
        line = (
            f"a fault of this program ({type(error).__name__}: {error}). Run it with --verbose and report it."
        )
        status = 70
    if arguments.verbose:
        traceback.print_exc()
    print(f"outreach: {' '.join(line.split())}", file=sys.stderr)
    return status


if __name__ == "__main__":
    sys.exit(main())
