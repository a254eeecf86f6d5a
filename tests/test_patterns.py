"""Patterns that look before they search: they find what `re` finds, in every text, and search far less."""

import importlib
import json
import pkgutil
import re

import pytest
from conftest import DATA

import outreach.checks
from outreach import patterns

AGAIN = 12  # more often than a pattern and a text are asked for before they are looked through
ROWS = (DATA / "gold" / "work" / "sentences.jsonl").read_text(encoding="utf-8").splitlines()[::12]
SENTENCES = [json.loads(row)["text"] for row in ROWS]
EVERY = {
    (pattern.pattern, pattern.flags)
    for module in pkgutil.iter_modules(outreach.checks.__path__)
    for pattern in vars(importlib.import_module(f"outreach.checks.{module.name}")).values()
    if isinstance(pattern, patterns.Pattern)
}


def answers(pattern, text):
    """Everything that a pattern says of a text, in a form that can be compared."""
    found = pattern.search(text)
    return (
        found and (found.span(), found.groups()),
        [match.span() for match in pattern.finditer(text)],
        pattern.findall(text),
        pattern.sub("~", text),
        pattern.split(text),
    )


def test_every_pattern_of_the_checks_finds_what_re_finds_in_it():
    assert len(EVERY) > 150
    for pattern, flags in EVERY:
        quick, known = patterns.Pattern(pattern, flags), re.compile(pattern, flags)
        quick.read()
        for text in SENTENCES:
            for _ in range(AGAIN):
                if quick.lacks(text):
                    break
            assert not (quick.lacks(text) and known.search(text)), (pattern, text)


@pytest.mark.parametrize(
    ("pattern", "flags"),
    [
        (r"\bhi\b|\bgood (?:morning|day)\b", re.I), (r"(?:^|; )([A-Za-z]+)", 0),
        (r"^(?:the\s)?$|\bTjob\b", 0),
        (r"\d+ years?", re.I), (r"[£$€]\s?\d", 0), (r"\byou(?:’d|'d| would)\b", re.I),
        (r"(?i:Straße)|KELVIN", 0),
        (r"(?<!no )\bmore\b(?! than)", re.I), (r"x*", 0), (r"(a|b)+c{2}", 0), (r"ſ|i", re.I),
        (r"#1|\bno\.? 1\b", 0),
    ],
)  # fmt: skip
def test_the_answer_is_that_of_re_however_often_it_is_asked(pattern, flags):
    texts = (
        "", "Hi there", "HI", "this", "good  morning", "Good Day", "A good day; bad", "the ", "Tjob already",
        "12 YEARS", "٣ years", "£ 5", "You’d", "you would", "STRASSE Straße", "Kelvin", "no more", "More",
        "More than", "abcc", "İI ı ſ", "#1", "No 1", "one\ntwo", "hi_there", "é hi é",
    )  # fmt: skip
    quick, known = patterns.Pattern(pattern, flags), re.compile(pattern, flags)
    for _ in range(AGAIN):
        for text in texts:
            assert answers(quick, text) == answers(known, text), (pattern, text)


def test_most_sentences_are_not_searched_for_what_few_hold():
    greeting = patterns.compile(r"\b(?:dear|hello|good (?:morning|evening))\b", patterns.IGNORECASE)
    greeting.read()
    searched = 0
    for text in SENTENCES:
        for _ in range(AGAIN):
            lacking = greeting.lacks(text)
        searched += not lacking
    assert searched < len(SENTENCES) / 20
    assert not greeting.lacks("Good morning, and hello")
