"""Figures: drawn from the plan's own numbers, which come with them."""

import csv
import io

from outreach.compare.plots import memory_figure, verdict_rows
from outreach.models.fit import plan
from outreach.models.machines import GIB, get_machine
from outreach.models.memory import memory_for
from outreach.models.plan_table import plan_all
from outreach.models.registry import get_spec

MODELS = ("phi-3-mini-4k-instruct", "mixtral-8x7b-instruct", "phi-3-small-8k-instruct")


def test_the_memory_figure_shows_the_plans_numbers():
    figure = memory_figure(MODELS, [get_machine("kaggle-t4x2"), get_machine("colab-t4")], 2048)
    assert figure.png().startswith(b"\x89PNG")
    rows = list(csv.DictReader(io.StringIO(figure.csv())))
    assert [(row["model"], row["precision"]) for row in rows] == [
        (name, bits) for name in MODELS[:2] for bits in ("16bit", "4bit")
    ]  # the third cannot be loaded at all
    need = memory_for(get_spec(MODELS[1]), "4bit", "float16", 2048, 1, 1)
    assert abs(float(rows[3]["weights GiB"]) - need.weights / GIB) < 0.001
    bars = figure.drawing.axes[0].patches
    assert sorted(bar.get_width() for bar in bars) == sorted(float(row["total GiB"]) for row in rows)


def test_a_row_of_the_table_says_what_the_plan_says():
    plans = plan_all(MODELS, ["kaggle-t4x2", "kaggle-p100"])
    rows = verdict_rows(plans)
    verdict = plan(get_spec(MODELS[1]), get_machine("kaggle-t4x2"))
    assert rows[1][1] == f"4-bit, {verdict.batch} at once"
    assert {row[2] for row in rows} == {"no"} and rows[2][1] == "no"
