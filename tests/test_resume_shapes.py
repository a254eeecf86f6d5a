"""Sections on work in the shapes that resumes have: short, all of them invented, written before the code."""

import datetime
import re

import pytest
from conftest import ROOT

from outreach.inputs.broken_dates import whole_cells
from outreach.inputs.employment import find_employment
from outreach.inputs.pdf import PdfText
from outreach.inputs.resume import parse_resume
from outreach.inputs.tables import whole_rows
from outreach.inputs.undated import post_in_line
from outreach.text import plain

TODAY = datetime.date(2026, 11, 22)
SHAPES = ROOT / "tests" / "fixtures" / "resume_shapes" / "sections.txt"
TOP = ("Dagny Whitlock", "dagny.whitlock@mail.example", "020 7946 0155")
END = ("Education", "BSc Botany, University of Tarn, 2006 – 2009")


def read(*lines):
    document = PdfText(((*TOP, *lines, *END),), "lines", "0" * 64)
    return parse_resume(document, source="cv.pdf", resume_id="resume01", today=TODAY)


def posts(*lines):
    return [(post.employer, post.title, post.start, post.end) for post in read(*lines).employment]


def shapes():
    """(what it is, its lines, its posts, what is no employer); "~~" stands for a wide gap in a line."""
    for block in SHAPES.read_text(encoding="utf-8").split("=== ")[1:]:
        name, _, rest = block.partition("\n")
        section, truth = re.split(r"\n--- ?\n", rest, maxsplit=1)
        rows = [line for line in truth.splitlines() if line.strip()]
        told = [[part.strip() for part in row.split("|")] for row in rows if not row.startswith("!")]
        strangers = [row[1:].strip() for row in rows if row.startswith("!")]
        yield name, section.replace("~~", "\t").splitlines(), told, strangers


def test_posts_are_found_in_the_shapes_that_resumes_have(record_property):
    found = of = right = read_ = dated = 0
    misses = []
    for name, lines, told, strangers in shapes():
        wanted, got = {}, {}
        for employer, _, start, end in told:
            wanted.setdefault(plain(employer), []).append((start, end))
        for post in read(*lines).employment:
            if post.employer and not re.search("freelance|self-employed|various", post.employer, re.I):
                got.setdefault(plain(post.employer), []).append((post.start, post.end))
        assert not {plain(stranger) for stranger in strangers} & set(got), name
        hits = set(wanted) & set(got)
        misses += [f"{name}: {key}" for key in wanted if key not in got]
        found, of = found + len(hits), of + len(wanted)
        right, read_ = right + len(hits), read_ + len(got)
        for key in hits:
            spans = [(min(s for s, _ in rows), max(e for _, e in rows)) for rows in (wanted[key], got[key])]
            dated += spans[0] == spans[1]
    record_property("employers in sections of many shapes", f"{found} of {of}, {read_} said")
    assert of >= 170
    assert found >= 0.92 * of, misses
    assert right >= 0.93 * read_
    assert dated >= 0.95 * found


WORK = (
    "Chef de Partie\tMay 2021 – now", "The Gilded Fig, Bath", "• Sauces",
    "Commis Chef\t2018 – April 2021", "Honeycomb, Bristol", "• Bread",
)  # fmt: skip


@pytest.mark.parametrize(
    "heading", ["Kitchens", "KITCHENS I RAN", "Museum experience", "My working life", "The long way round"]
)
def test_posts_are_found_under_a_heading_that_no_list_knows(heading):
    assert posts("Profile", "Cooks with care and cleans as she goes.", heading, *WORK) == [
        ("The Gilded Fig", "Chef de Partie", "2021-05", "present"),
        ("Honeycomb", "Commis Chef", "2018", "2021-04"),
    ]


@pytest.mark.parametrize("heading", ["Volunteering", "Projects", "Memberships", "VOLUNTEER WORK"])
def test_what_nobody_was_paid_for_is_no_employment(heading):
    assert len(posts("Experience", *WORK, heading, "Treasurer, Otter Trust, 2019 – 2021")) == 2


def test_a_heading_that_a_margin_broke_is_one():
    ((employer, *_),) = posts("Work\tChef de Partie", "history\tThe Gilded Fig, 2019 – now")
    assert employer == "The Gilded Fig"


@pytest.mark.parametrize(
    "lines",
    [
        ["Cook\tNov 2018 to Jan", "Led a team of nine.\t2021"],
        ["Nov 2018 –\tCook", "Jan 2021\tLed a team of nine."],
        ["Nov 2018\tCook", "Jan 2021\tLed a team of nine."],
        ["Jan 2021\tCook", "Nov 2018\tLed a team of nine."],
    ],
)
def test_dates_that_a_narrow_column_broke_are_put_together(lines):
    whole = whole_cells(lines)
    assert whole[1] == "Led a team of nine." and "Cook" in whole[0]
    (post,) = find_employment([*whole[:1], "The Gilded Fig"]).posts
    assert (post.start, post.end) == ("2018-11", "2021-01")


def test_rows_of_a_table_whose_cells_wrap_are_put_together_and_end_with_it():
    lines = [
        "Period\tEmployer\tPosition\tDuties",
        "03/2018 -\tDuna Water\tSenior Analyst\tSampling plans, metals",
        "present\tLaboratory, Budafalu\tand the training of four",
        "09/2013 -\tPannon\tAnalyst\tFat tests",
        "02/2018\tDairy\tin training\tfor 80 farms",
        "Reports to nobody",
    ]
    assert whole_rows(lines)[1:] == [
        "03/2018 - present\tDuna Water Laboratory, Budafalu\tSenior Analyst",
        "• Sampling plans, metals and the training of four",
        "09/2013 - 02/2018\tPannon Dairy\tAnalyst",
        "• Fat tests in training for 80 farms",
        "Reports to nobody",
    ]


def test_posts_whose_dates_fill_those_of_the_employer_above_are_all_held_there():
    found = posts(
        "Experience", "Bartow General, Rome Springs\tMar 2014 – present",
        "Director, Day Services\tJan 2021 – present", "Raised first-case starts to 91 percent",
        "Operations Manager\tJun 2017 – Dec 2020", "Opened a wing in one winter",
        "Charge Nurse\tMar 2014 – May 2017", "Led night shifts",
        "Tift Home, Dunmore\t2007 – 2013", "Aide",
    )  # fmt: skip
    assert [(employer, start) for employer, _, start, _ in found] == [
        ("Bartow General", "2021-01"), ("Bartow General", "2017-06"), ("Bartow General", "2014-03"),
        ("Tift Home", "2007"),
    ]  # fmt: skip


def test_a_degree_under_an_unknown_heading_is_no_post():
    rows = ("Licences and learning", "Master of Health Studies, Peachtree University\t2019")
    assert len(posts("Experience", *WORK, *rows)) == 2


@pytest.mark.parametrize(
    ("line", "post"),
    [
        ("Barman, The Crooked Billet", ("The Crooked Billet", "Barman")),
        ("Clerk at Moss Printers (2 years)", ("Moss Printers", "Clerk")),
        ("Penhale Buses – Driver", ("Penhale Buses", "Driver")),
        ("Served guests at three counters", None),
        ("Budgets, rotas and stock", None),
        ("BSc Botany, Tarn College", None),
    ],
)
def test_a_line_names_a_post_only_with_title_and_employer(line, post):
    found = post_in_line(line)
    assert (found and (found.employer, found.title)) == post


def test_a_line_on_earlier_posts_gives_one_for_each_and_no_dates():
    rows = "Earlier: clerk at Moss Printers, barman at The Crooked Billet and porter at Hotel Rialto."
    assert posts("Experience", *WORK, rows)[2:] == [
        ("Moss Printers", "clerk", "", ""), ("The Crooked Billet", "barman", "", ""),
        ("Hotel Rialto", "porter", "", ""),
    ]  # fmt: skip


def test_a_name_over_two_lines_is_read_whole_where_the_address_has_it():
    lines = ("Solvei Van", "Houten", "solvei.vanhouten@mail.example", "Experience", *WORK, *END)
    resume = parse_resume(PdfText((lines,), "lines", "0" * 64), source="cv.pdf", resume_id="resume01")
    assert resume.name == "Solvei Van Houten"
