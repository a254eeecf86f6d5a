"""Facts in words of our own: honest paraphrase passes, a changed fact is found for what it is."""

import sys

import pytest
import told_facts as told
from conftest import ROOT

sys.path.insert(0, str(ROOT / "benchmarks"))

import quality

from outreach.checks import check_statements
from outreach.checks.statements import read_statement

LEAST, FALSE = 0.92, 0.05
# What says nothing of a single fact, or stands beside the label that is expected.
BESIDE = {"company_claim", "paraphrase", "empty_praise"}


@pytest.fixture(scope="module")
def pairs():
    return quality.Pairs(quality.GOLD / "more")


def test_facts_are_told_from_faults(pairs, record_property):
    missed, accused, bad, good = [], [], 0, 0
    for line in told.FACTS.split("\n"):
        pair, label, text = line.split(" ", 2)
        sources = pairs.sources(list(told.PAIRS[pair]))
        results = check_statements([read_statement(text, sources)], sources, pairs.others)
        found = {result.check for result in results} - BESIDE
        bad, good = bad + (label != "good"), good + (label == "good")
        if label == "good" and found:
            accused.append((text, found))
        elif label != "good" and label not in found:
            missed.append((label, text, found))
    record_property("facts", f"{bad - len(missed)} of {bad} found, {len(accused)} of {good} accused")
    assert len(missed) <= (1 - LEAST) * bad, missed
    assert len(accused) <= FALSE * good, accused
