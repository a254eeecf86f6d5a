"""Resumes as records: who, employed where and when, and what was done there."""

import datetime

import pytest

from outreach.inputs.dates import find_date_range, years_covered
from outreach.inputs.employment import find_employment
from outreach.inputs.resume import find_name, section_of
from outreach.text import plain


def test_the_samples_are_read_as_their_truth_says(truth, resumes):
    for expected, resume in zip(truth["resumes"], resumes, strict=True):
        assert resume.name == expected["name"]
        assert expected["email"] in resume.emails
        assert plain(expected["phone"]) in {plain(phone) for phone in resume.phones}
        found = [(post.employer, post.title, post.start, post.end) for post in resume.employment]
        wanted = [(post["name"], post["title"], post["from"], post["to"]) for post in expected["employers"]]
        assert found == wanted
        assert resume.current.employer == expected["current_employer"]
        assert set(expected["skills"]) <= set(resume.skills)
        assert all(post.lines for post in resume.employment)


@pytest.mark.parametrize(
    ("line", "start", "end"),
    [
        ("Mar 2019 – Present", "2019-03", "present"),
        ("03/2019 - 06/2022", "2019-03", "2022-06"),
        ("09.2023 – now", "2023-09", "present"),
        ("2012–2015", "2012", "2015"),
        ("Engineer, Acme (Sept. 2019 to date)", "2019-09", "present"),
        ("since 2021", "2021", "present"),
        ("’19–’21", "2019", "2021"),
        ("June – August 2018", "2018-06", "2018-08"),
        ("2019-03 – 2022-11", "2019-03", "2022-11"),
        ("Spring 2019 until Summer 2020", "2019-04", "2020-07"),
    ],
)
def test_date_ranges(line, start, end):
    found = find_date_range(line)
    assert (found.start, found.end) == (start, end)


@pytest.mark.parametrize(
    "line", ["Raised sales from 61% to 74%", "Call 555-0112", "4,000 – 5,000 shops", "in 2019"]
)
def test_what_is_no_date_range(line):
    assert find_date_range(line) is None


def test_overlaps_count_once():
    today = datetime.date(2026, 11, 22)
    assert years_covered([("2020-01", "2020-12"), ("2020-07", "2021-06")], today) == 1.5
    assert years_covered([("2026-01", "present")], today) == 0.9
    assert years_covered([("", "")], today) is None


def test_a_post_keeps_only_its_own_lines():
    posts = find_employment(
        [
            "Baker, Crumb & Sons, Leeds 03/2019 - present",
            "• Baked 300 loaves a day.",
            "• Trained two apprentices",
            "in the art of rye.",
            "Kitchen Porter, Blue Door Cafe 01/2017 - 02/2019",
            "• Washed up.",
        ]
    )
    assert [(p.employer, p.title, len(p.lines)) for p in posts] == [
        ("Crumb & Sons", "Baker", 2),
        ("Blue Door Cafe", "Kitchen Porter", 1),
    ]
    assert posts[0].lines[1] == "Trained two apprentices in the art of rye."
    assert posts[0].is_current and not posts[1].is_current


def test_a_date_in_a_sentence_opens_no_post():
    posts = find_employment(
        [
            "Nurse, Elm Clinic, May 2018 – present",
            "Led the ward through the move of 2019 – 2020 and trained every new colleague in it.",
        ]
    )
    assert len(posts) == 1


def test_the_name_is_not_always_the_first_line():
    lines = ["Last updated 3 May 2026", "Senior Welder", "Ines Marlowe", "ines.m@mail.example"]
    name, reason = find_name(lines, ("ines.m@mail.example",), "cv")
    assert name == "Ines Marlowe"
    assert "line 3" in reason
    assert find_name(["Skills", "C++, Go"], (), "cv")[0] == ""


def test_headings_are_known_in_their_forms():
    assert section_of("E X P E R I E N C E") == "experience"
    assert section_of("Work Experience:") == "experience"
    assert section_of("Certificates and affiliations") == "other"
    assert section_of("Experience with payments is welcome") is None
