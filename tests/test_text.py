"""Characters, lines and sentences of outside text."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach.text import (
    clean_characters,
    contains,
    join_wrapped,
    safe_file_part,
    sentences,
    strip_bullet,
)


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("Gri\ufb03n of\ufb01ce", "Griffin office"),
        ("soft\u00adhyphen", "softhyphen"),
        ("e\x02commerce", "e-commerce"),
        ("\x7f Built it", "• Built it"),
        ("a\x00b\ufffec", "abc"),
        ("icon\uf095 phone", "icon phone"),
        ("no\u00a0break\tspace", "no break space"),
    ],
)
def test_what_fonts_leave_behind_is_cleaned(raw, clean):
    assert clean_characters(raw) == clean


@given(st.text())
def test_cleaning_twice_changes_nothing(text):
    once = clean_characters(text)
    assert clean_characters(once) == once


@given(st.text(alphabet=st.characters(categories=["Lu", "Ll", "Nd"], max_codepoint=0x17F)))
def test_cleaning_keeps_letters_and_digits(text):
    kept = [c for c in clean_characters(text) if c.isalnum()]
    assert kept == [c for c in unicodedata.normalize("NFKC", text) if c.isalnum()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We pay 4.5%. Come in.", ["We pay 4.5%.", "Come in."]),
        ("Node.js and .NET are used. Nice.", ["Node.js and .NET are used.", "Nice."]),
        ("Ran the 3 a.m. shift. Cut waste.", ["Ran the 3 a.m. shift.", "Cut waste."]),
        ("At Šedivec s.r.o. you led it.", ["At Šedivec s.r.o. you led it."]),
        ("Ask Dr. Marsh. Why?", ["Ask Dr. Marsh.", "Why?"]),
        ("No end", ["No end"]),
        ("", []),
    ],
)
def test_sentences(text, expected):
    assert sentences(text) == expected


@given(st.text(alphabet="abc .!?A1"))
def test_sentences_lose_no_letter(text):
    joined = "".join(sentences(text))
    assert [c for c in joined if c.isalnum()] == [c for c in text if c.isalnum()]


def test_wrapped_lines_join_with_hyphens_kept():
    assert join_wrapped(["payment and e-", "commerce products"]) == "payment and e-commerce products"


def test_bullets_go_and_signs_stay():
    assert strip_bullet("• Built") == "Built"
    assert strip_bullet("-5 degrees") == "-5 degrees"
    assert strip_bullet("C++ developer") == "C++ developer"


def test_names_are_found_however_they_are_spaced():
    assert contains("ŽOFIE  K ŘIVÁNKOVÁ", "Žofie Křivánková")
    assert contains("Zofie Krivankova", "Žofie Křivánková")
    assert not contains("anything", "")


@pytest.mark.parametrize("text", ["../../etc/passwd", "Ünïcode Náme", "李小龍", "", "a" * 300, "CON\x00"])
def test_a_file_part_is_safe(text):
    part = safe_file_part(text, "fallback")
    assert part and len(part) <= 60
    assert set(part) <= set("abcdefghijklmnopqrstuvwxyz0123456789.-")
    assert not part.startswith(".")
