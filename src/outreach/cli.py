"""The command line: run, models, report. Imports nothing heavy until a command needs it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from outreach import __version__
from outreach.errors import OutreachError

_EXAMPLE = """\
example:
  outreach run --jobs data/jobs/* --resumes data/resumes/*.pdf --out runs/first
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
        help="PDF, saved page, text file or address",
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
        "--strategy",
        choices=("auto", "whole", "sections"),
        help="one prompt an email, or one a sentence (default: by the size of the model)",
    )
    run.add_argument("--settings", metavar="FILE", help="settings file (outreach.toml if there is one)")
    run.add_argument("--seed", type=int, help="seed of the sampling")
    run.add_argument("--candidates", type=int, help="texts generated to choose from")
    run.set_defaults(action=_run)

    models = commands.add_parser("models", parents=[verbose], help="list the models and what they need")
    models.set_defaults(action=_models)

    report = commands.add_parser("report", parents=[verbose], help="write a run's report again")
    report.add_argument("folder", metavar="RUN", help="a run folder, such as runs/demo")
    report.set_defaults(action=_report)
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
    print(f"Settings: {settings.origin}", flush=True)
    result = run_pipeline(
        jobs=arguments.jobs,
        resumes=arguments.resumes,
        models=arguments.models,
        out=arguments.out,
        settings=settings,
        precision=arguments.precision,
        say=lambda line: print(line, flush=True),
    )
    passed = sum(draft.format_passed for draft in result.drafts)
    print()
    if result.written_now == 0:
        print("Everything is done already; nothing was written anew.")
    print(f"{passed} of {len(result.drafts)} emails pass all format checks (n = {len(result.drafts)});")
    print("their facts are not checked yet, so each needs a human reader.")
    print(f"Emails: {_shown(result.run.emails)}")
    print(f"Report: {_shown(result.report)}")
    if result.unread:
        print(f"Not done: {len(result.unread)} (see above and in the report)")
        return 1
    return 0


def _shown(path: Path) -> str:
    """A path as a person would type it from here."""
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def _models(arguments: argparse.Namespace) -> int:
    from outreach.models.registry import list_models

    print(f"{'model':26} {'parameters':>10} {'16-bit':>9} {'context':>8}  licence")
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
            f"{spec.name:26} {size:>10} {spec.bytes_16bit / 2**30:>5.1f} GiB {spec.context:>8,}  "
            f"{spec.licence}{' (' + '; '.join(notes) + ')' if notes else ''}"
        )
    return 0


def _report(arguments: argparse.Namespace) -> int:
    from outreach.report.html import save_report

    print(f"Report: {_shown(save_report(arguments.folder))}")
    return 0


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit status (0 done, 1 partly or not done, 2 wrong use)."""
    parser = _parser()
    arguments = parser.parse_args(argv)
    if not arguments.command:
        parser.print_help()
        return 2
    try:
        return arguments.action(arguments)
    except OutreachError as error:
        if arguments.verbose:
            raise
        print(f"outreach: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\noutreach: stopped; the same command goes on from here", file=sys.stderr)
        return 130


if __name__ == "__main__":
    sys.exit(main())
