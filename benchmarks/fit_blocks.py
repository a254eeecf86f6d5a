"""Fits the block scores of `inputs/block_scores.py` on the working fixture pages, and cross-checks them.

Every corpus in turn is left out and scored by weights fitted on the others, which is what a page that
nobody has seen would get. With --write, weights fitted on all of them go into the package.
Frozen pages are never opened.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import torch

from outreach.inputs import block_scores, main_text
from outreach.inputs.job_lines import section_of
from outreach.inputs.job_page import page_reading
from outreach.text import squash

FIXTURES = Path(__file__).resolve().parent.parent / "tests" / "fixtures"
CORPORA = ("pages", "pages_more", "pages_third", "pages_fourth", "pages_fifth")
WEIGHTS = Path(block_scores.__file__).with_name("block_weights.json")
PENALTY = 0.02  # of the weights' squares: few pages, many features


def pages_of(corpus: str) -> list[tuple[dict[str, Any], list[Any], list[list[float]]]]:
    """(truth, blocks, features) of a corpus' working postings that need no script."""
    from bs4.dammit import UnicodeDammit

    found = []
    for entry in json.loads((FIXTURES / corpus / "truth.json").read_text(encoding="utf-8")):
        if entry["half"] != "work" or entry["needs_script"] or entry["kind"] != "posting":
            continue
        content = (FIXTURES / corpus / entry["file"]).read_bytes()
        html = UnicodeDammit(content, is_html=True).unicode_markup
        soup, role, company = page_reading(html)
        blocks, rows = main_text.scored_blocks(soup, role, company, section_of)
        found.append((entry, blocks, rows))
    return found


def _labels(entry: dict[str, Any], blocks: list[Any]) -> list[float]:
    whole = squash(" ".join(entry["description_lines"]))
    lines = {squash(line) for line in entry["description_lines"]}
    texts = [squash(block.text) for block in blocks]
    return [float(text in lines or (len(text) > 12 and text in whole)) for text in texts]


def fit(pages: list[Any]) -> dict[str, float]:
    """Weights of a logistic regression; each page counts the same, a block by the root of its words."""
    rows, labels, shares = [], [], []
    for entry, blocks, features in pages:
        sizes = [len(block.text.split()) ** 0.5 for block in blocks]
        rows += features
        labels += _labels(entry, blocks)
        shares += [size / sum(sizes) for size in sizes]
    x, y, share = (torch.tensor(values, dtype=torch.float64) for values in (rows, labels, shares))
    weight = torch.zeros(x.shape[1], dtype=torch.float64, requires_grad=True)
    optimiser = torch.optim.LBFGS([weight], max_iter=300, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimiser.zero_grad()
        each = torch.nn.functional.binary_cross_entropy_with_logits(x @ weight, y, reduction="none")
        value = (each * share).sum() / len(pages) + PENALTY * (weight[1:] ** 2).sum() / 10
        value.backward()
        return value

    optimiser.step(loss)
    return dict(zip(block_scores.FEATURES, (round(w, 3) for w in weight.tolist()), strict=True))


def score(pages: list[Any], weights: dict[str, float], verbose: bool = False) -> tuple[float, float]:
    """(recall, precision) by words, averaged over pages, when `weights` choose the description."""
    from reading import overlap

    column = [weights[name] for name in block_scores.FEATURES]
    results = []
    for entry, blocks, rows in pages:
        scores = [sum(w * x for w, x in zip(column, row, strict=True)) for row in rows]
        chosen = block_scores.described(blocks, rows, scores)
        results.append(overlap("\n".join(b.text for b in chosen), entry["description_lines"]))
        if verbose and min(results[-1]) < 0.9:
            print(f"    {entry['file']}: recall {results[-1][0]:.2f}, precision {results[-1][1]:.2f}")
    return tuple(sum(part) / len(results) for part in zip(*results, strict=True))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument(
        "--write", action="store_true", help="weights fitted on all pages go into the package"
    )
    arguments = parser.parse_args()
    corpora = {name: pages_of(name) for name in CORPORA if (FIXTURES / name).is_dir()}
    for name, pages in corpora.items():
        others = [page for other, found in corpora.items() if other != name for page in found]
        recall, precision = score(pages, fit(others), verbose=True)
        print(f"{name} left out (n = {len(pages)}): recall {recall:.3f}, precision {precision:.3f}")
    weights = fit([page for pages in corpora.values() for page in pages])
    for name, value in weights.items():
        print(f"  {name:24} {value:7.3f}")
    if arguments.write:
        told = {"fitted_on": {name: len(pages) for name, pages in corpora.items()}, "weights": weights}
        WEIGHTS.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
