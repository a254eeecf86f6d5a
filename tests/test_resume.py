"""Resumes as records: who, employed where and when, and what was done there."""

import dataclasses
import datetime
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach.inputs.contacts import find_emails, find_links, find_phones
from outreach.inputs.dates import find_date_range, find_single_date, join_broken_range, years_covered
from outreach.inputs.employment import find_employment
from outreach.inputs.names import find_name, tidy_name
from outreach.inputs.page_lines import kept_lines
from outreach.inputs.pdf import PdfText
from outreach.inputs.resume import _skills, parse_resume
from outreach.inputs.sections import section_of, split_sections
from outreach.records import resume_from_dict, to_dict
from outreach.text import clean_lines, plain, squash


def parse(text, source="cv.pdf"):
    """A Resume from lines of text, as if a PDF had held them on one page."""
    document = PdfText((tuple(clean_lines(text)),), "lines", "0" * 64)
    today = datetime.date(2026, 11, 22)
    return parse_resume(document, source=source, resume_id="resume01", today=today)


def posts_of(*lines):
    """(employer, title, start, end) of the posts in an experience section."""
    return [(p.employer, p.title, p.start, p.end) for p in find_employment(list(lines)).posts]


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
        ("Spring 2019 until Summer 2020", "2019", "2020"),  # a season names no month
        ("→ 11/2017 → present", "2017-11", "present"),
        ("1/15/2019 - 3/20/2020", "2019-01", "2020-03"),
        ("12 Jan 2018 – 3 Feb 2019", "2018-01", "2019-02"),
        ("Feb 2021 – Till Date", "2021-02", "present"),
        ("From October 2019 to the present", "2019-10", "present"),
        ("April 2021 - Present (2 years 5 months)", "2021-04", "present"),
        ("June 2009 to Febr uary2012", "2009-06", "2012-02"),  # spaces as some PDFs set them
        ("08/2011to02/2017", "2011-08", "2017-02"),
        ("Apr. 2016 – Dec. 2019Head of Planning", "2016-04", "2019-12"),
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


def test_bare_years_are_counted_from_january_to_january():
    """Never more than the posts hold: from 2019 to 2021 are two years, and summers are none."""
    today = datetime.date(2026, 11, 22)
    assert int(years_covered([("2019", "2021")], today)) == 2
    assert int(years_covered([("2010", "2014"), ("2014", "2019")], today)) == 9
    assert years_covered([("2022", "2022"), ("2025", "2025")], today) < 0.3
    assert years_covered([("2025", "present")], today) == 1.9


def test_a_dated_line_ends_a_list_of_skills():
    """What follows belongs to a part whose heading, a word alone, was not known."""
    lines = [
        "Roadmaps, SQL",
        "Pricing",
        "Speaking",
        "Things we removed, Products in Public, 2024",
        "More, 2021",
    ]
    assert _skills(lines) == ("Roadmaps", "SQL", "Pricing")
    assert _skills(["Python", "Go"]) == ("Python", "Go")


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
    ).posts
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
    ).posts
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
    assert section_of("V O L U N T E E R W O R K") == section_of("VOLUNTEERWORK") == "other"
    assert section_of("E D U C AT I O N") == "education"
    assert section_of("Where I have worked") == "experience"
    assert section_of("Sales Manager") is None


def test_a_heading_in_capitals_needs_no_known_word_but_an_employer_in_capitals_is_none():
    lines = [
        "WORK EXPERIENCE",
        "TIDEPOOL LABS",
        "2019 – 2021",
        "Diver",
        "SKILLS",
        "Diving",
        "HOW WE SWIM",
        "Fast",
    ]
    assert [(s.kind, s.lines) for s in split_sections(lines)[1:]] == [
        ("experience", ("TIDEPOOL LABS", "2019 – 2021", "Diver")),
        ("skills", ("Diving",)),
        ("other", ("Fast",)),
    ]


# --- names ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Anaïs de la Croix-Moreau, PhDAssociate professor", "Anaïs de la Croix-Moreau"),
        ("A. J.Whitlock", "A. J. Whitlock"),
        ("Name Lars van der Heuvel", "Lars van der Heuvel"),
        ("Surname(s) / First name(s) Esteban Ruiz, Marta", "Marta Esteban Ruiz"),
        ("Hrubý, Stanislav", "Stanislav Hrubý"),
        ("DUPONT Jean", "Jean Dupont"),
        ("JP Okonkwo", "JP Okonkwo"),
        ("DELPHINE OKAFOR, RN, BSN", "Delphine Okafor"),
        ("Dr. Rufus Abernathy-Cole", "Rufus Abernathy-Cole"),
        ("Leopold Grünwald – Curriculum Vitae", "Leopold Grünwald"),
        ('Oluwaseun "Seun" Adebayo-Finch', "Oluwaseun Adebayo-Finch"),
        ("Saoirse Quill (she/her)", "Saoirse Quill"),
        ("Trần Ngọc Anh", "Trần Ngọc Anh"),
    ],
)
def test_a_name_is_read_without_what_stands_around_it(text, name):
    found, reason = find_name([text, "mail@box.example"], (), "cv")
    assert found == name
    assert reason.split(":")[0] in ("sure", "unsure")


def test_a_name_may_stand_at_the_end_or_in_small_letters():
    filler = ["Objective", "Foreman in a foundry."] + ["• Poured iron every day of the week."] * 12
    lines = [*filler, "Yusuf Karadeniz", "y.karadeniz@posta.example"]
    assert find_name(lines, ("y.karadeniz@posta.example",), "cv")[0] == "Yusuf Karadeniz"
    assert find_name(["mira halloran"], ("mira@halloran.example",), "cv")[0] == "mira halloran"
    assert tidy_name("JAN VAN DEN BERG") == "Jan van den Berg"


# --- contacts -------------------------------------------------------------------------------------


def test_every_address_is_found_also_hidden_and_broken_ones():
    lines = ["jane.doe [at] mail [dot] example, office@doe-", "editing.example", "me at home, dot by dot"]
    assert set(find_emails(lines)) == {"jane.doe@mail.example", "office@doe-editing.example"}
    assert find_emails(["Bakes.", "ada@flint.example"]) == ("ada@flint.example",)
    assert find_emails(["anna.", "flint@mail.example"]) == ("anna.flint@mail.example",)
    assert find_emails(["Write to a@b.example.", "c@d.example"]) == ("a@b.example", "c@d.example")


@pytest.mark.parametrize(
    ("line", "phones"),
    [
        ("(555) 555−0187 | Pine Bluff", ["(555) 555−0187"]),
        ("Tel. 01632 960203, mob. 07700 900461", ["01632 960203", "07700 900461"]),
        ("01632 960 202 / 07700 900461", ["01632 960 202", "07700 900461"]),
        ("+47 555 01 177 · Havsund", ["+47 555 01 177"]),
        ("2014 – 2017 and 12.05.1989", []),
        ("Served 1 200 000 450 meals", []),
    ],
)
def test_phones_are_found_and_other_numbers_are_not(line, phones):
    assert list(find_phones([line])) == phones


def test_the_contacts_of_referees_are_not_the_candidates():
    resume = parse(
        "Ada Flint\nada@flint.example\n01632 960 111\nReferences\nBo Reed, bo@reed.example, 01632 960 222"
    )
    assert resume.emails == ("ada@flint.example",)
    assert resume.phones == ("01632 960 111",)


def test_links_are_kept_as_written():
    assert find_links(["ruby@sharp.example | code.example/rsharp | https://sharp.example/a"]) == (
        "code.example/rsharp",
        "https://sharp.example/a",
    )


# --- headings of posts ----------------------------------------------------------------------------


def test_dates_may_stand_in_a_column_on_the_left_and_be_broken():
    assert join_broken_range("Mar. 2016 – Mar.", "2020 Cook") == ("Mar. 2016 – Mar. 2020", "Cook")
    assert posts_of(
        "May 2020 – today Head Chef",
        "Taberna do Cais, Vila",
        "• Fish",
        "Mar. 2016 – Mar.",
        "2020",
        "Sous Chef",
        "Quinta das Amoras, Vila",
        "• Weddings",
    ) == [
        ("Taberna do Cais", "Head Chef", "2020-05", "present"),
        ("Quinta das Amoras", "Sous Chef", "2016-03", "2020-03"),
    ]


def test_the_layout_of_the_others_places_a_title_that_is_in_no_list():
    assert posts_of(
        "Wattlebird Ltd Feb 2021 — now",
        "Growth",
        "• Did it",
        "Pocketmoss Inc Jun 2018 — Jan 2021",
        "Forum",
        "• Ran it",
        "Yonder Jan 2016 — May 2018",
        "Everything",
        "• Did all",
    ) == [
        ("Wattlebird Ltd", "Growth", "2021-02", "present"),
        ("Pocketmoss Inc", "Forum", "2018-06", "2021-01"),
        ("Yonder", "Everything", "2016-01", "2018-05"),
    ]


def test_several_posts_at_one_employer_are_several_records():
    assert posts_of(
        "Caldera Foods, Inc., Granger 2012 – Present",
        "Plant Manager (2019 – Present)",
        "• Ran it",
        "Line Operator (2012 – 2019)",
        "• Ran a line",
        "Westgate LLC, Dunmore 2009 – 2012",
        "Machine Operator",
        "• Cut",
    ) == [
        ("Caldera Foods, Inc.", "Plant Manager", "2019", "present"),
        ("Caldera Foods, Inc.", "Line Operator", "2012", "2019"),
        ("Westgate LLC", "Machine Operator", "2009", "2012"),
    ]


def test_the_agency_between_is_kept_apart_from_the_employer():
    posts = find_employment(
        ["Scrub Nurse via Carebird Staffing at Ragna Hospital Jan 2023 – present", "• Trays"]
    ).posts
    assert [(p.employer, p.title, p.via) for p in posts] == [
        ("Ragna Hospital", "Scrub Nurse", "Carebird Staffing")
    ]
    posts = find_employment(
        ["Claims Clerk", "Granite Insurance (contract through BrightHire)", "May 2021 – present", "• Claims"]
    ).posts
    assert [(p.employer, p.via) for p in posts] == [("Granite Insurance", "BrightHire")]


def test_the_clients_of_a_freelancer_are_no_employers():
    found = find_employment(
        [
            "Freelance Translator",
            "March 2015 – present",
            "Selected clients",
            "Amber Films, 2018 – 2022",
            "Subtitles",
            "In-house Translator",
            "January 2011 – February 2015",
            "Wydawnictwo Bursztyn",
            "Novels",
        ]
    )
    assert [p.employer for p in found.posts] == ["Freelance", "Wydawnictwo Bursztyn"]
    assert any("Amber Films" in line for line in found.posts[0].lines)


def test_gaps_and_unpaid_work_are_kept_as_unplaced_lines():
    found = find_employment(
        [
            "Payroll Officer",
            "Bellbird Health | April 2021 – present",
            "• Pay",
            "Parental leave May 2020 – March 2021",
            "Payroll Clerk",
            "Wattle Builders | July 2016 – April 2020",
            "• Wages",
            "Volunteer Cook",
            "Open Kitchen | May 2014 – June 2016",
            "• Soup",
        ]
    )
    assert [p.employer for p in found.posts] == ["Bellbird Health", "Wattle Builders"]
    assert "Parental leave May 2020 – March 2021" in found.unplaced
    assert "Open Kitchen | May 2014 – June 2016" in found.unplaced


def test_a_form_is_read_by_its_labels_and_a_school_in_it_is_no_employer():
    assert posts_of(
        "Dates 02.2019 – today",
        "Position held Planner",
        "Employer Zeebrink, Oosterzand",
        "Dates 2011 – 2014",
        "Position held Dispatcher",
        "Employer Veldhof, Marsdijk",
        "Dates 2008 – 2011",
        "Qualification Diploma",
        "Organisation Transport College",
    ) == [
        ("Zeebrink", "Planner", "2019-02", "present"),
        ("Veldhof", "Dispatcher", "2011", "2014"),
    ]


def test_what_a_label_stands_between_is_not_joined():
    (post,) = parse("COMPANY 0\nA\nDATE 2000\na\nCOMPANY 0").employment
    assert post.lines == ("A", "a")


def test_a_table_that_lost_its_borders_is_cut_where_title_and_employer_meet():
    assert posts_of(
        "Period Company Position",
        "08/2019 – present Vinterdal Sawmill Saw Operator",
        "01/2015 – 07/2019 Tind Transport Driver",
    ) == [
        ("Vinterdal Sawmill", "Saw Operator", "2019-08", "present"),
        ("Tind Transport", "Driver", "2015-01", "2019-07"),
    ]


def test_a_lone_date_heads_a_post_only_beside_a_title():
    assert find_single_date("Supply Chain Intern Spring 2026").start == "2026"
    assert posts_of("Supply Chain Intern Spring 2026", "Port Autonome", "• Counted lorries in May 2026") == [
        ("Port Autonome", "Supply Chain Intern", "2026", "2026")
    ]


# --- the whole ------------------------------------------------------------------------------------


def test_objective_and_interests_are_the_candidates_own_words():
    resume = parse("Ada Flint\nObjective: A post of four days a week.\nInterests\nKites, old maps")
    assert resume.objective == ("A post of four days a week.",)
    assert resume.interests == ("Kites, old maps",)


def test_page_heads_numbers_and_updates_are_dropped():
    pages = (
        ("Ada Flint – CV", "Last updated: 3 May 2026", "Baker", "Page 1 of 2"),
        ("Ada Flint – CV", "Cook", "2"),
    )
    assert kept_lines(pages) == ["Ada Flint – CV", "Baker", "Cook"]
    assert kept_lines((("Acme Ltd ........ 2019 – 2021",),)) == ["Acme Ltd | 2019 – 2021"]


def test_an_address_beside_a_page_number_is_found():
    resume = parse("Ada Flint\nBaker\nSummary\nBakes.\nada@flint.example | Page 1 of 2")
    assert resume.emails == ("ada@flint.example",) and "Page 1" not in resume.text


def test_older_records_are_still_read():
    older = to_dict(parse("Ada Flint\nExperience\nBaker, Crumb Ltd 2019 – 2021\n• Bread"))
    for name in ("links", "objective", "interests", "unplaced", "layout_reason"):
        del older[name]
    for post in older["employment"]:
        del post["via"]
    resume = resume_from_dict(older)
    assert resume.unplaced == () and resume.employment[0].via == ""
    assert resume.employment[0].employer == "Crumb Ltd"


WORDS = st.sampled_from(
    "Experience|Education|Baker|Crumb & Sons Ltd|2019 – 2021|Mar 2019 –|2020|present|• Baked bread.|"
    "Freelance|"
    "Clients|via Carebird at|Employer: Zeebrink|Dates 2011 → 2014|Position held Planner|, |(|)|@|a@b.example|"
    "E D U C A T I O N|Parental leave|Leeds, UK|–|:|Summer 2024|01632 960 111|Company Position Period|"
    "at|\u00e9|"
    "HOW I WORK|to date|seit 2019|’19–’21|Page 1 of 2|Name:".split("|")
)
LINES = st.lists(st.one_of(st.text(max_size=40), st.lists(WORDS, max_size=5).map(" ".join)), max_size=25)


@given(LINES)
def test_any_lines_give_a_resume_whose_employment_stands_in_the_text(lines):
    text = "\n".join(lines)
    resume = parse(text)
    whole = squash(resume.text)
    for post in resume.employment:
        assert squash(post.employer) in whole
        assert squash(post.title) in whole
        # a statement may go on behind a label that stands between its lines: word by word it is there
        assert all(squash(word) in whole for line in post.lines for word in line.split())
    assert all(squash(line) in whole for line in (*resume.unplaced, *resume.objective, *resume.interests))
    assert dataclasses.replace(resume, sha256="") == dataclasses.replace(parse(text), sha256="")


@pytest.mark.parametrize(
    "line",
    [
        "a" * 20000,
        "a." * 9000,
        "(" * 9000,
        "1 " * 9000,
        "Mar 2019 – " * 2000,
        "a@" * 9000,
        "A, " * 7000,
        "via at " * 3000,
        "- " * 9000,
        "a [at] " * 3000,
        ". " * 9000,
        "E X " * 5000,
        "+1 (" * 5000,
    ],
)
def test_a_hostile_line_costs_no_time(line):
    started = time.process_time()
    parse(f"Ada Flint\nExperience\n{line}\nBaker, Crumb Ltd 2019 – 2021\n{line}")
    assert time.process_time() - started < 2.0
