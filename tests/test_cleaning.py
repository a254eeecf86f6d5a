"""A model may clean a page; nothing it makes up comes through, and no sign is lost."""

from dataclasses import dataclass

import pytest
from conftest import DATA
from hypothesis import given
from hypothesis import strategies as st

from outreach.errors import ModelError
from outreach.inputs.cleaning import clean_with, judge_cleaning
from outreach.inputs.extractive import keep_found
from outreach.inputs.job_page import read_job, read_pasted_job
from outreach.inputs.page_text import Block
from outreach.text import squash

PAGE = [
    "Cookies help us to serve you.",
    "Harbour Pilot",
    "Saltmarsh Port looks for a pilot who knows C++, C# and .NET, with 5-7 years at sea.",
    "You earn $120k–$150k a year; 40 % of it in winter.",
    "Bring ships of up to 90,000 t through the Ångström channel.",
    "We are café people: crêpes on Fridays.",
    "Similar jobs: Lock Keeper at Other Port",
    "Work with Node.js, R&D, CI/CD and A/B tests.",
]
TOKENS = ("C++", "C#", ".NET", "5-7", "$120k–$150k", "90,000", "Node.js", "R&D", "CI/CD", "A/B", "crêpes")


def blocks(lines):
    return [Block(line, "p", False) for line in lines]


# --- held to the page -------------------------------------------------------------------------------


@given(st.text(max_size=300))
def test_nothing_is_invented_whatever_a_model_writes(answer):
    extract = keep_found(PAGE, answer)
    for index, text in extract.lines:
        assert text in PAGE[index]


@given(st.lists(st.sampled_from([*PAGE, "We pay in gold.", "Ship's cat needed", ""]), max_size=12), st.data())
def test_a_mangled_copy_gives_the_pages_own_words(lines, data):
    """Case, spaces, bullets and Markdown may change on the way; what comes back is the page's line."""
    marks = ["", "- ", "* ", "## ", "**", "3. ", "  "]
    answer = "\n".join(
        data.draw(st.sampled_from(marks)) + (line.upper() if data.draw(st.booleans()) else line)
        for line in lines
    )
    extract = keep_found(PAGE, answer)
    assert [text for _, text in extract.lines] == [line for line in PAGE if line in lines]
    made_up = [line for line in lines if line and line not in PAGE]
    assert len(extract.added) == len(made_up)
    assert extract.found == len([line for line in lines if line in PAGE])


@given(st.integers(0, 7), st.data())
def test_a_piece_is_cut_between_words_and_keeps_its_signs(index, data):
    words = PAGE[index].split()
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, len(words)))
    piece = " ".join(words[start:end])
    extract = keep_found([PAGE[index]], piece)
    if squash(piece):
        ((_, text),) = extract.lines
        assert set(text.split()) <= set(words)
        assert all(token in text for token in TOKENS if token in piece.split())


@pytest.mark.parametrize("token", TOKENS)
def test_signs_and_ranges_survive_a_model_that_drops_them(token):
    """A cleaner that writes "57 years" and "C" gets the page's "5-7 years" and "C++" back."""
    (line,) = [line for line in PAGE if token in line]
    stripped = "".join(char for char in line if char.isalnum() or char == " ")
    extract = keep_found(PAGE, stripped)
    assert [text for _, text in extract.lines] == [line]


def test_a_number_is_not_found_inside_another():
    assert not keep_found(["You have 15 years at sea."], "5 years at sea").lines
    assert keep_found(["You have 5-7 years at sea."], "7 years at sea").lines == ((0, "5-7 years at sea."),)


def test_joined_lines_are_found_and_a_slip_is_forgiven():
    joined = keep_found(PAGE, f"{PAGE[2]} {PAGE[3]}")
    assert [index for index, _ in joined.lines] == [2, 3] and joined.found == 1
    slip = keep_found(PAGE, "Bring ships of up to 90,000 t thru the Angström channel.")
    assert [text for _, text in slip.lines] == [PAGE[4]]


# --- judged against the rules -------------------------------------------------------------------------


def test_a_good_cleaning_is_taken_with_its_counts():
    answer = "\n".join([*PAGE[1:6], PAGE[7]])
    cleaning = judge_cleaning(blocks(PAGE), blocks(PAGE), answer, "some-model")
    assert [block.text for block in cleaning.blocks] == [*PAGE[1:6], PAGE[7]]
    assert cleaning.by == "some-model"
    assert "6 lines of the page kept, 2 left out, 0 added lines dropped" in cleaning.reason


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ("", "gave no line of the page back"),
        ("A great job awaits you!\nApply today!", "gave no line of the page back"),
        ("\n".join([*PAGE, *(f"Perk number {n} is a secret" for n in range(4))]), "added 4 lines of 12"),
        (PAGE[1], "of the description, so the rules"),
    ],
)
def test_too_much_or_too_little_brings_the_rules_back(answer, told):
    cleaning = judge_cleaning(blocks(PAGE), blocks(PAGE[1:6]), answer, "some-model")
    assert [block.text for block in cleaning.blocks] == PAGE[1:6]
    assert cleaning.by == "rules" and told in cleaning.reason


@dataclass
class Failing:
    """A model whose server is gone."""

    name: str = "gone-model"

    def count_tokens(self, text):
        return len(text.split())

    def answer(self, prompts, config):
        raise ModelError("the server does not answer", where=self.name)


def test_a_model_that_fails_costs_nothing_but_the_reason():
    cleaning = clean_with(blocks(PAGE), blocks(PAGE[1:6]), "Harbour Pilot", Failing())
    assert cleaning.by == "rules" and "the server does not answer" in cleaning.reason
    page = DATA / "jobs" / "tarnwick-freight-senior-data-engineer.html"
    assert read_job(page, cleaner=Failing()).text == read_job(page).text


@pytest.mark.model
def test_a_real_model_cleans_a_page_or_the_rules_do(model, record_property):
    """The 135M model may or may not be up to it; either way only the page's own words come through."""
    ad = "\n".join([*PAGE[:6], "You live near the harbour and like early hours."])
    job = read_pasted_job(ad, cleaner=model)
    everything = squash(" ".join(PAGE) + "You live near the harbour and like early hours.")
    for line in job.text.split("\n"):
        assert squash(line) in everything
    record_property("cleaned by the embedded model", job.route if not job.warnings else job.warnings[-1])
