"""Fits the weights of `inputs/company_scores.py` on the working fixture pages, and cross-checks them.

Every corpus in turn is left out and read by weights fitted on the others, which is what a page that
nobody has seen would get. With --write, weights fitted on all of them go into the package.
Frozen pages are never opened.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

import torch

from outreach.inputs import company_scores
from outreach.inputs.company_names import name_key
from outreach.inputs.job_page import company_reading
from outreach.inputs.job_text import company_reading_of_text
from outreach.inputs.page_text import parse
from outreach.text import clean_lines

ROOT = Path(__file__).resolve().parent.parent
FIXTURES = ROOT / "tests" / "fixtures"
WEIGHTS = Path(company_scores.__file__).with_name("company_weights.json")
SMALL = 0.4  # what a small page of the stated cases counts, as there are many
BEREFT = 0.3  # what a page counts once more with its company taken out
PENALTY = 0.02  # of the squared distance from the weights set by hand


def _corpora() -> dict[str, list[tuple[str, str, str]]]:
    """(name, html, company) of every working posting that needs no script, by corpus."""
    from bs4.dammit import UnicodeDammit

    found: dict[str, list[tuple[str, str, str]]] = {}
    for truth in sorted(FIXTURES.glob("pages*/truth.json")):
        for entry in json.loads(truth.read_text(encoding="utf-8")):
            if entry["half"] != "work" or entry["needs_script"] or entry["kind"] != "posting":
                continue
            content = (truth.parent / entry["file"]).read_bytes()
            html = UnicodeDammit(content, is_html=True).unicode_markup
            found.setdefault(truth.parent.name, []).append((entry["file"], html, entry["company"] or ""))
    sys.path.insert(0, str(ROOT / "tests"))
    from page_shapes import SHAPES
    from pasted_ads import ADS
    from stated_cases import CASES

    found["pasted ads"] = [(ad.name, ad.text, ad.company) for ad in ADS]
    found["shapes"] = [(shape.name, shape.html, shape.company) for shape in SHAPES]
    found["stated cases"] = [(case.name, case.html, case.company) for case in CASES]
    return found


def examples_of(pages: list[tuple[str, str, str]], share: float = 1.0) -> list[dict[str, Any]]:
    """The candidates of every page with the index of the right one (-1: none of them), agencies left out."""
    examples = []
    for name, html, company in pages:
        if html.lstrip().startswith("<"):
            candidates, for_client = company_reading(parse(html))
        else:
            candidates, for_client = company_reading_of_text(clean_lines(html))
        if for_client:
            continue
        right = [i for i, c in enumerate(candidates) if company and c.key == name_key(company)]
        examples.append(
            {
                "name": name,
                "company": company,
                "candidates": candidates,
                "right": right[0] if right else -1,
                "share": share,
            }
        )
    return examples


def fit(examples: list[dict[str, Any]], penalty: float = PENALTY) -> dict[str, float]:
    """Weights of a softmax over each page's names and "none of these"."""
    names = company_scores.FEATURES
    prior = torch.tensor([company_scores.PRIOR[name] for name in names], dtype=torch.float64)
    weight = prior.clone().requires_grad_(True)
    none = names.index("none")
    pages = []
    for example in examples:
        own = example["candidates"][example["right"]].key if example["right"] >= 0 else ""
        # the page as it would be without its company: then none of the others is right
        for bereft in (False, True) if own else (False,):
            rows = [
                [c.features.get(name, 0.0) for name in names]
                for c in example["candidates"]
                if not bereft or not (own in c.key or c.key in own)
            ]
            rows.append([float(i == none) for i in range(len(names))])
            right = len(rows) - 1 if bereft or not own else example["right"]
            pages.append(
                (
                    torch.tensor(rows, dtype=torch.float64),
                    right,
                    example["share"] * (BEREFT if bereft else 1.0),
                )
            )
    optimiser = torch.optim.LBFGS([weight], max_iter=200, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimiser.zero_grad()
        lost = [-share * torch.log_softmax(rows @ weight, 0)[right] for rows, right, share in pages]
        value = torch.stack(lost).mean() + penalty * ((weight - prior) ** 2).mean()
        value.backward()
        return value

    optimiser.step(loss)
    return dict(zip(names, (round(w, 3) for w in weight.tolist()), strict=True))


def judge(
    examples: list[dict[str, Any]],
    table: dict[str, float],
    verbose: bool,
    enough: float = company_scores.ENOUGH,
) -> tuple[int, int, int]:
    """(right, another named, none named though stated) of a corpus."""
    right = wrong = missing = 0
    for example in examples:
        order = company_scores.ranked(example["candidates"], table)
        share, best = order[0] if order else (0.0, None)
        given = best.key if best is not None and share >= enough else ""
        wanted = name_key(example["company"]) if example["company"] else ""
        right, wrong = right + (given == wanted), wrong + bool(given and given != wanted)
        missing += bool(wanted and not given)
        if verbose and given != wanted:
            told = {k: v for k, v in order[0][1].features.items() if v} if order else {}
            own = [(round(s, 2), c.witnesses) for s, c in order if c.key == wanted]
            print(f"    {example['name']}: {given!r} for {wanted!r} ({share:.2f})")
            print(f"      {told}\n      own: {own}")
    return right, wrong, missing


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--write", action="store_true", help="weights fitted on all go into the package")
    parser.add_argument("--penalty", type=float, default=PENALTY)
    parser.add_argument("--verbose", action="store_true", help="the misses, with what spoke for the name")
    arguments = parser.parse_args()
    corpora = {
        name: examples_of(pages, SMALL if name == "stated cases" else 1.0)
        for name, pages in _corpora().items()
    }
    total = [0, 0, 0]
    by_share = {share: [0, 0, 0] for share in (0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6)}
    for name, examples in corpora.items():
        others = [example for other, found in corpora.items() if other != name for example in found]
        for how, table in (("by hand", company_scores.PRIOR), ("left out", fit(others, arguments.penalty))):
            right, wrong, missing = judge(examples, table, arguments.verbose and how == "left out")
            total = (
                [a + b for a, b in zip(total, (right, wrong, missing), strict=True)]
                if how != "by hand"
                else total
            )
            print(f"{name} {how} (n = {len(examples)}): right {right}, another {wrong}, missing {missing}")
        table = fit(others, arguments.penalty)
        for share, counts in by_share.items():
            by_share[share] = [
                a + b for a, b in zip(counts, judge(examples, table, False, share), strict=True)
            ]
    print("left out, by the least share of a name: right, another, missing", by_share)
    print("left out, all: right {}, another {}, missing {}".format(*total))
    every = [example for examples in corpora.values() for example in examples]
    table = fit(every, arguments.penalty)
    print("in sample:", judge(every, table, False), "of", len(every))
    for feature, value in table.items():
        print(f"  {feature:42} {company_scores.PRIOR[feature]:6.1f} {value:7.3f}")
    if arguments.write:
        told = {"fitted_on": {name: len(found) for name, found in corpora.items()}, "weights": table}
        WEIGHTS.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
