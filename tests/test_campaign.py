"""The page on large campaigns tells what was measured, what is computed, and what nobody has measured."""

import json
import subprocess
import sys

from conftest import ROOT

sys.path.insert(0, str(ROOT / "benchmarks"))
import campaign

GROWTH = {
    "pairs": 100, "cpu_ms_a_pair": 20.0, "cpu_ms_reading_a_file": 80.0, "inputs_mib": 1.0,
    "grown_mib": 20.0, "disk_kib_a_pair": 30.0,
}  # fmt: skip


def figures_of(lines):
    return {line.what: line for line in lines}


def test_the_page_holds_the_table_that_the_figures_give():
    page = campaign.PAGE.read_text(encoding="utf-8")
    assert campaign.put_into(page, campaign.as_markdown(campaign.table())) == page, (
        "run `python benchmarks/campaign.py --write` after measuring"
    )


def test_without_figures_nothing_is_claimed(tmp_path, monkeypatch):
    monkeypatch.setattr(campaign, "HERE", tmp_path)
    lines = campaign.table(machines=())
    assert {line.how for line in lines} == {"not measured here"}
    assert not any(line.figure for line in lines)


def test_computed_figures_follow_from_the_measured_ones(tmp_path, monkeypatch):
    monkeypatch.setattr(campaign, "HERE", tmp_path)
    rows = [GROWTH, {**GROWTH, "pairs": 1124, "inputs_mib": 11.0, "grown_mib": 30.0}]
    (tmp_path / "growth.json").write_text(json.dumps({"growth": rows}))
    lines = figures_of(campaign.table(36_000, machines=()))
    assert lines["both, on one core"].figure == "1.0 h"
    assert lines["memory for inputs, a candidate"].figure == "10 KiB"
    assert lines["memory grown besides, a candidate"].figure == "10 KiB"
    assert lines["disk"].figure == "1.0 GiB"
    assert lines["disk"].how == "computed" and lines["disk, a candidate"].how == "measured"


def test_no_figure_for_a_card_is_called_measured():
    for line in campaign.table(machines=("kaggle-t4x2",)):
        if "kaggle" in line.what or "graphics" in line.what:
            assert line.how in ("computed, a lower bound", "not measured here")


def test_writing_twice_changes_nothing_the_second_time(tmp_path):
    page = tmp_path / "page.md"
    page.write_text(f"before\n{campaign.BEGIN}\nold\n{campaign.END}\nafter\n", encoding="utf-8")
    command = [sys.executable, str(ROOT / "benchmarks" / "campaign.py"), "--write", "--page", str(page)]
    subprocess.run(command, check=True, capture_output=True)
    once = page.read_text(encoding="utf-8")
    subprocess.run(command, check=True, capture_output=True)
    assert page.read_text(encoding="utf-8") == once
    assert once.startswith("before\n") and once.endswith("after\n") and "old" not in once
