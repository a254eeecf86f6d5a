"""The command `outreach compare`: several runs into one report to pass on."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

_MEASURED = "benchmarks/quality.json"


def add_compare_parser(
    commands: argparse._SubParsersAction, parents: Sequence[argparse.ArgumentParser]
) -> None:
    compare = commands.add_parser(
        "compare",
        parents=list(parents),
        help="compare the models of runs and recommend one, as a report to share",
    )
    compare.add_argument("folders", nargs="+", metavar="RUN", help="run folders, such as runs/demo")
    compare.add_argument(
        "--out", required=True, metavar="FILE", help="the HTML file; JSON and figures go beside it"
    )
    compare.add_argument(
        "--with-names",
        action="store_true",
        help="keep the names of candidates and employers (without it they get pseudonyms)",
    )
    compare.add_argument(
        "--check-errors",
        metavar="FILE",
        help=f"measured error rates of the checks as JSON (default: {_MEASURED} if there is one)",
    )
    compare.add_argument("--settings", metavar="FILE", help="settings file with the weights under [compare]")
    compare.set_defaults(action=_compare)


def _compare(arguments: argparse.Namespace) -> int:
    from outreach.compare.recommend import recommend
    from outreach.compare.table import compare_models
    from outreach.errors import RunError
    from outreach.report.share import save_comparison
    from outreach.settings import load_settings

    weights = load_settings(arguments.settings).compare
    if arguments.check_errors and not Path(arguments.check_errors).is_file():
        raise RunError(
            "no such file",
            where=arguments.check_errors,
            next_step="Leave --check-errors out, or give its JSON.",
        )
    errors = arguments.check_errors or (_MEASURED if Path(_MEASURED).is_file() else None)
    out = Path(arguments.out)
    if out.suffix.lower() not in (".html", ".htm"):
        raise RunError(
            "is no HTML file", where=arguments.out, next_step="Give --out a name that ends in .html."
        )
    comparison = compare_models(arguments.folders, errors)
    advice = recommend(comparison, weights)
    for row in comparison.rows:
        print(f"{row.label}: {comparison.quality(row).said}")
    print(f"(by: {comparison.measure_said})")
    for test in comparison.tests:
        print(f"{test.first} against {test.second}: {test.said}")
    print(f"\n{advice.headline}")
    report = save_comparison(
        arguments.folders, out, with_names=arguments.with_names, weights=weights, check_errors=errors
    )
    kept = "with names" if arguments.with_names else "under pseudonyms; --with-names keeps names"
    print(f"Report ({kept}): {report}")
    return 0
