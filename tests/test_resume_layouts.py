"""Headings of posts in many layouts: employers, dates and titles of made-up people, trades and places.

Each layout is filled with names in no list and titles of many trades, in several date formats.
"""

import datetime
import random

import pytest

from outreach.inputs.pdf import PdfText
from outreach.inputs.resume import parse_resume
from outreach.text import plain

TODAY = datetime.date(2026, 11, 22)
EMPLOYERS = (
    "Harrow Creek Medical Center|Brightwater Logistics Ltd|Kestrel Foods Inc.|University of Penhallow|"
    "Ashdown Farm|"
    "Oakfield District Council|Marlow & Finch LLP|Copperline Bakery|Nordvik Shipping AS|The Blue "
    "Lantern|Vale Police|"
    "Quillon|Tessaract|Vantry|Ardent Lane|Sundial & Moss|Redfern|Umbra|Juniper Ridge|Fathom|Kinoko|"
    "Saltmarsh|Peverell"
).split("|")  # fmt: skip
TITLES = (
    "Registered Nurse|Senior Software Engineer|Head Chef|Warehouse Operative|Claims Adjuster|Bookkeeper|"
    "Bus Driver|"
    "Site Foreman|Legal Secretary|Phlebotomist|Quantity Surveyor|Dog Groomer|Scaffolder|Sommelier|Bosun|"
    "Florist|"
    "Customer Success|Goods In|Business Development|Kitchen Hand|Year 4 Class Teacher|Radiographer|Tiler"
).split("|")  # fmt: skip
PLACES = "Leeds|Austin, TX|Hamburg|Porto, Portugal|Bristol, UK|Lyon|Ghent, Belgium|Granger, IN".split("|")
DUTIES = (
    "Ran the weekly stock count and cut waste by a third",
    "Trained four new starters on the till and the phone system",
    "Rebuilt the reporting so that month end takes two days",
    "Answered more than forty calls a day from members",
)
MONTHS = "January February March April May June July August September October November December".split()
DATES = (
    lambda y, m: f"{MONTHS[m - 1][:3]} {y}",
    lambda y, m: f"{MONTHS[m - 1]} {y}",
    lambda y, m: f"{m:02d}/{y}",
    lambda y, m: f"{m:02d}.{y}",
    lambda y, m: f"{y}-{m:02d}",
    lambda y, m: f"{MONTHS[m - 1][:3]} ’{y % 100:02d}",
    lambda y, m: f"{m:02d}/{y % 100:02d}",
    lambda y, m: f"{MONTHS[m - 1]} 1, {y}",
)
# o employer, t title, p place, d dates; each string is a line, \t a wide gap in it
LAYOUTS = (
    "{t}, {o}, {p} {d}", "{d} {t}, {o}", "{o}|{t}|{d}", "{o}, {p} {d}|{t}", "{t} {d}|{o}, {p}", "{d}|{t}|{o}",
    "{d}|{o}|{t}", "{t} at {o} ({d})", "{t}|{o} · {p}|{d}", "{o} — {t}|{d}", "{t}|{d}|{o}, {p}", "{o}|"
    "{p}|{t}|{d}",
    "{o} ({p})|{t} ({d})", "{t} ({d})|{o}", "{d}: {t}, {o}", "{d} – {o}: {t}", "{t} / {o} / {d}", "{o}, "
    "{t}|{d}",
    "{d} / {o} / {t}", "{t} with {o}, {d}", "{t} for {o}|{d}", "• {t}, {o}, {d}", "{t}\t{d}|{o}\t{p}",
    "{d}\t{t}|{o}, {p}", "{o}\t{p}|{t}\t{d}", "{d}\t{o}\t{t}", "{o}\t{t}\t{d}", "{d}|{o}, {p}. {t}",
    "Employer: {o}|Title: {t}|Period: {d}", "Dates\t{d}|Position\t{t}|Employer\t{o}, {p}", "{o}, {t}, {d}.",
    "{t}|at {o}, {d}", "{o}, {p}|A family firm with forty people and three vans.|{t}, {d}", "{d} · {t} · {o}",
)  # fmt: skip


def resume_in(layout, seed):
    """(lines of a resume in a layout, its posts as (employer, title, start, end))."""
    chance = random.Random(f"{layout} {seed}")
    count = chance.randint(3, 5)
    employers, titles = chance.sample(EMPLOYERS, count), chance.sample(TITLES, count)
    write = chance.choice(DATES)
    dash, now = chance.choice([" – ", "–", " - ", " to "]), chance.choice(["present", "today", "now"])
    lines = ["Ada Marlowe", "ada.marlowe@mail.example | 01632 960 123", "WORK EXPERIENCE"]
    posts, end = [], None
    for employer, title in zip(employers, titles, strict=True):
        start = ((end[0] if end else 2026) - chance.randint(1, 4), chance.randint(1, 12))
        dates = write(*start) + dash + (write(*end) if end else now)
        filled = layout.format(o=employer, t=title, p=chance.choice(PLACES), d=dates)
        lines += [*filled.split("|"), *(f"• {duty}" for duty in chance.sample(DUTIES, chance.randint(1, 3)))]
        posts.append(
            (employer, title, "{}-{:02d}".format(*start), "{}-{:02d}".format(*end) if end else "present")
        )
        end = (start[0], max(1, start[1] - 1))
    return [
        *lines,
        "EDUCATION",
        "BSc Geography, University of Westmere, 2009",
        "SKILLS",
        "Excel, French",
    ], posts


def read(lines):
    document = PdfText((tuple(lines),), "lines", "0" * 64)
    return parse_resume(document, source="cv.pdf", resume_id="resume01", today=TODAY)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_layout_is_read_whatever_stands_in_it(layout):
    right = wanted = read_as_employers = dated = 0
    for seed in range(8):
        lines, posts = resume_in(layout, seed)
        found = {plain(post.employer): post for post in read(lines).employment if post.employer}
        wanted += len(posts)
        read_as_employers += len(found)
        for employer, _, start, end in posts:
            post = found.get(plain(employer))
            right += post is not None
            dated += post is not None and (post.start, post.end) == (start, end)
    assert right >= 0.8 * wanted and dated >= 0.95 * right, (right, dated, wanted)
    assert right >= 0.8 * read_as_employers, (right, read_as_employers)


def test_over_all_layouts_nineteen_of_twenty_employers_are_found(record_property):
    right = wanted = 0
    for layout in LAYOUTS:
        for seed in range(8):
            lines, posts = resume_in(layout, seed)
            found = {plain(post.employer) for post in read(lines).employment}
            wanted += len(posts)
            right += sum(plain(employer) in found for employer, *_ in posts)
    record_property("employers in made-up layouts", f"{right} of {wanted}, {len(LAYOUTS)} layouts")
    assert right >= 0.95 * wanted


KINDS = {
    "several in one line": (
        "Experience|Head Gardener, Brook House Estate, 2015 – present|"
        "Earlier posts: Gardener at Fenwick Park, 2011 – 2015; Trainee at Stowe Nurseries, 2009 – 2011",
        [("Brook House Estate", "2015", "present"), ("Fenwick Park", "2011", "2015"),
         ("Stowe Nurseries", "2009", "2011")],
    ),
    "two posts at one employer in one line": (
        "Experience|Kelso Trust, Edinburgh|Head of Fundraising (2021 – present); Fundraising Officer "
        "(2018 – 2021)",
        [("Kelso Trust", "2021", "present"), ("Kelso Trust", "2018", "2021")],
    ),
    "labels under the employer": (
        "Experience|1) Northgate Foods plc|Role: Shift Supervisor|Duration: Apr 2018 to date|- Runs the "
        "night shift|"
        "2) Halden Packaging|Role: Machine Operator|Duration: Jan 2014 to Mar 2018|- Ran two lines",
        [("Northgate Foods plc", "2018-04", "present"), ("Halden Packaging", "2014-01", "2018-03")],
    ),
    "hours and salary beside the dates": (
        "WORK EXPERIENCE|Program Analyst, GS-12|Bureau of Trails, Boise, ID|"
        "06/2014 - 12/2018, 40 hours per week, Salary: $84,000|• Kept the files",
        [("Bureau of Trails", "2014-06", "2018-12")],
    ),
    "sentences": (
        "Career|Since April 2020 I have been Head Brewer at Copper Kettle Brewery in Bath.|"
        "Before that, from 2013 to 2016, I was a cellarman with The Hop Pole Inn.",
        [("Copper Kettle Brewery", "2020-04", "present"), ("The Hop Pole Inn", "2013", "2016")],
    ),
    "headings and dates in German": (
        "Berufserfahrung|03/2019 – heute Projektleiter, Brandt Anlagenbau GmbH, Kassel|"
        "Oktober 2014 – Februar 2019 Ingenieur, Stadtwerke Lohberg|Ausbildung|2009 – 2014 Hochschule Lohberg",
        [("Brandt Anlagenbau GmbH", "2019-03", "present"), ("Stadtwerke Lohberg", "2014-10", "2019-02")],
    ),
    "headings and dates in French": (
        "Expérience professionnelle|Depuis septembre 2018 : Infirmière, Clinique du Lac, Annecy|"
        "2014 – 2018 : Aide-soignante, EHPAD Les Tilleuls|Formation|2014 Diplôme, IFSI de Chambéry",
        [("Clinique du Lac", "2018-09", "present"), ("EHPAD Les Tilleuls", "2014", "2018")],
    ),
    "a name without capitals": (
        "Where I've worked|brightloaf\tApr 2022 – now|Web Developer|• Built it|Hatch & Barrow Ltd.\tFeb "
        "2019 – Mar 2022|"
        "Web Assistant|• Kept it",
        [("brightloaf", "2022-04", "present"), ("Hatch & Barrow Ltd.", "2019-02", "2022-03")],
    ),
    "an open year glued to its dash": (
        "Appointments|2021– Associate Professor, University of Carrick|2016–21 Lecturer, University of Velm",
        [("University of Carrick", "2021", "present"), ("University of Velm", "2016", "2021")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_of_employment_is_read(kind):
    text, wanted = KINDS[kind]
    resume = read(["Ada Marlowe", "ada@marlowe.example", *text.split("|")])
    assert [(post.employer, post.start, post.end) for post in resume.employment] == wanted


def test_a_sentence_without_an_employer_makes_no_post():
    resume = read(
        ["Ada Marlowe", "Career", "From 2016 to 2020 I worked in many kitchens and liked most of them."]
    )
    assert resume.employment == () and resume.unplaced


@pytest.mark.parametrize(
    "name", ["John Smith", "Rose Cook", "Grace Park", "Peter Mason", "Hunter Fisher", "Marcus Bishop"]
)
def test_a_name_may_be_a_trade_or_a_place_of_work(name):
    lines = ["Senior Accountant", name, "mail@box.example", "Profile", "Careful with figures."]
    assert read(lines).name == name
    assert read(["Night Porter", "Head Baker", "mail@box.example"]).name == ""
