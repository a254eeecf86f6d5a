"""Names, addresses and employers that resumes write in unusual ways, each kind as one short resume."""

import datetime
import io

import pypdf
import pytest
import test_resume_layouts
from pdf_pages import text_pdf
from pypdf.annotations import Link
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject, TextStringObject

from outreach.inputs.contacts import find_emails
from outreach.inputs.firm_lists import names_with_commas
from outreach.inputs.header_pieces import pieces_of
from outreach.inputs.names import find_name, tidy_name
from outreach.inputs.pdf import PdfText
from outreach.inputs.resume import parse_resume, read_resume

TODAY = datetime.date(2026, 11, 22)
# (lines of the first column, of the narrow one), name, addresses, posts as (employer, start, end)
RESUMES = {
    "partners' names": (
        "Odile Brandt|odile.brandt@mail.example|Experience|"
        "Paralegal, Finch, Wren & Heron LLP, Leeds, 2019 – present|"
        "• Filed 900 deeds|Clerk, Oats, Barley & Rye, York, 2015 – 2019|• Opened the post", "",
        "Odile Brandt", ("odile.brandt@mail.example",),
        [("Finch, Wren & Heron LLP", "2019", "present"), ("Oats, Barley & Rye", "2015", "2019")],
    ),
    "a public body named by its tasks": (
        "Joren Falk|joren@falk.example|Experience|Planner\t2018-02 – now|"
        "Regional Agency for Harbours, Canals and Inland Ferries, Ghent|• Dredged two canals|"
        "Inspector\t2012-05 – 2018-01|Council for Dykes, Locks and Sluices|• Walked every dyke", "",
        "Joren Falk", ("joren@falk.example",),
        [("Regional Agency for Harbours, Canals and Inland Ferries", "2018-02", "present"),
         ("Council for Dykes, Locks and Sluices", "2012-05", "2018-01")],
    ),
    "legal forms of other countries": (
        "Inés Calder|ines@calder.example|Experience|Accountant, Vega, Soto y Cía., Lima, 2017 – present|"
        "• Closed the books|Cashier, Molino Alto, S.Coop., Burgos, 2013 – 2017|• Counted coins|"
        "Clerk, Ramos, Ortega & Gil, S.C., Puebla, 2010 – 2013|• Kept files", "",
        "Inés Calder", ("ines@calder.example",),
        [("Vega, Soto y Cía.", "2017", "present"), ("Molino Alto, S.Coop.", "2013", "2017"),
         ("Ramos, Ortega & Gil, S.C.", "2010", "2013")],
    ),
    "an address in three lines": (
        "Profile|Runs kitchens.|Experience|Head Chef\t2020 – now|The Lantern Room, Hove|• Wrote the menu",
        "Petra|Lindqvist-|Amara|CONTACT|petra.|lindqvist-amara|@longmeadow.example|SKILLS|Sauces",
        "Petra Lindqvist-Amara", ("petra.lindqvist-amara@longmeadow.example",),
        [("The Lantern Room", "2020", "present")],
    ),
    "an address broken at a hyphen": (
        "Tobias Renn|tobias@red-|harbour.example|Experience|"
        "Welder, Kranbau Ost GmbH, 2016 – present|• Welds", "",
        "Tobias Renn", ("tobias@red-harbour.example",), [("Kranbau Ost GmbH", "2016", "present")],
    ),
    "an address in words": (
        "Maud Ekeler|maud dot ekeler (at) brightpost dot example|Experience|"
        "Nurse, Lark Hill Hospital, 2018 – present|• Cares", "",
        "Maud Ekeler", ("maud.ekeler@brightpost.example",), [("Lark Hill Hospital", "2018", "present")],
    ),
    "a name of one word": (
        "Wibowo|Bandung · wibowo.kerja@padi.example|Experience|Surveyor\t2019-03 – now|"
        "Tanah Baru Survey Office|"
        "• Measured fields", "",
        "Wibowo", ("wibowo.kerja@padi.example",), [("Tanah Baru Survey Office", "2019-03", "present")],
    ),
    "a name with its letters apart": (
        "R O S A L I N D  K. T H A R P|r.tharp@quillpost.example|Experience|"
        "Editor, Heron Press, 2018 – present|• Edits",
        "", "Rosalind K. Tharp", ("r.tharp@quillpost.example",), [("Heron Press", "2018", "present")],
    ),
    "letters after the name": (
        "Mrs Ailsa Drummond FRICS MCIArb|ailsa@drummond.example|Experience|"
        "Surveyor, Glen Estates Ltd, 2011 – present|"
        "• Values farms", "",
        "Ailsa Drummond", ("ailsa@drummond.example",), [("Glen Estates Ltd", "2011", "present")],
    ),
    "sentences with since, at and with": (
        "Silas Penrose|silas@penrose.example|Employment|"
        "Since March 2016 I have been Head Cooper at The Cask Yard. "
        "Before that, from May 2009|"
        "to February 2016, I worked as Cooper with Stave, Hoop & Bung, barrel makers.|"
        "I started as an apprentice at Tidewater Brewery, from 2005 to 2009.", "",
        "Silas Penrose", ("silas@penrose.example",),
        [("The Cask Yard", "2016-03", "present"), ("Stave, Hoop & Bung", "2009-05", "2016-02"),
         ("Tidewater Brewery", "2005", "2009")],
    ),
    "stacked years": (
        "Noor Halden|noor@halden.example|Work|2021\tLead Analyst at Meridian Maps B.V.|to date|Drew maps|"
        "2017\tAnalyst at tin & oak|2021|Rotated through four teams|2014\tTrainee at Polder Works|"
        "2017|Kept logs", "",
        "Noor Halden", ("noor@halden.example",),
        [("Meridian Maps B.V.", "2021", "present"), ("tin & oak", "2017", "2021"),
         ("Polder Works", "2014", "2017")],
    ),
    "cards side by side": (
        "Efua Tetteh|efua@tetteh.example|Experience|Indigo Cloud\tThe Railway Bakery Group|"
        "Head of Sales · 2021–now\tSales Manager · 2017–2021|Opened nine\tSold cakes to|"
        "new towns\t300 cafés", "",
        "Efua Tetteh", ("efua@tetteh.example",),
        [("Indigo Cloud", "2021", "present"), ("The Railway Bakery Group", "2017", "2021")],
    ),
    "all lower case with at signs": (
        "kit marlow|kit@marlow.example / bristol|lead engineer @ driftwood, 03/2021 - now|"
        "rewrote the billing service|"
        "engineer @ Orchard Lane Exchange, 05/2017 - 02/2021|wrote the app used by 90 farms|"
        "support agent @ paperclip, 2014 - 2017|answered the phone", "",
        "kit marlow", ("kit@marlow.example",),
        [("driftwood", "2021-03", "present"), ("Orchard Lane Exchange", "2017-05", "2021-02"),
         ("paperclip", "2014", "2017")],
    ),
    "units under a service": (
        "Dale Ostrow|dale@ostrow.example|Military experience|United States Navy\tMay 2003 – June 2019|"
        "Chief Mechanic, 31st Supply Squadron, Camp Larch\tJuly 2012 – June 2019|• Led 20 sailors|"
        "Mechanic, 8th Engineer Battalion, Fort Elder\tMay 2003 – June 2012|• Fixed pumps", "",
        "Dale Ostrow", ("dale@ostrow.example",), [("United States Navy", "2003-05", "2019-06")],
    ),
    "posts through an agency": (
        "Abena Quist|abena@quist.example|Experience|"
        "Feb 2020 – present\tHarrow Water plc — Programme Manager|• Laid pipes|"
        "Jan 2018 – Jan 2020\tContract posts through the agency Swift Lane Interim|"
        "• Project Manager for Estuary Ports, ten months|• Analyst for Lowfield Trams, a year", "",
        "Abena Quist", ("abena@quist.example",),
        [("Harrow Water plc", "2020-02", "present"), ("Estuary Ports", "2018-01", "2020-01"),
         ("Lowfield Trams", "2018-01", "2020-01")],
    ),
}  # fmt: skip


def read(main, side=""):
    beside = (tuple(side.split("|")),) if side else ((),)
    document = PdfText((tuple(main.split("|")),), "lines", "0" * 64, beside=beside)
    return parse_resume(document, source="cv.pdf", resume_id="resume01", today=TODAY)


@pytest.mark.parametrize("kind", RESUMES)
def test_a_kind_of_resume_is_read(kind):
    main, side, name, emails, posts = RESUMES[kind]
    resume = read(main, side)
    assert resume.name == name
    assert resume.emails == emails
    by_employer = {}
    for post in resume.employment:
        by_employer.setdefault(post.employer, []).append((post.start, post.end))
    spans = [(e, min(s for s, _ in dates), max(d for _, d in dates)) for e, dates in by_employer.items()]
    assert spans == posts


@pytest.mark.parametrize(
    "line",
    ["Software Engineer, Search & Ads", "Barista, Crumb & Co", "Chef, The Mill, Bath",
     "Director, Sales & Marketing",
     "Head of Policy, Ministry of Health, London", "Cook, Paris, France"],
)  # fmt: skip
def test_commas_between_a_title_an_employer_and_a_place_still_part(line):
    assert names_with_commas(line) == ()
    assert [piece for _, piece in pieces_of(line)] == line.split(", ")


WITH_COMMAS = [
    "Bell, Hook & Chandler", "Cooper, Cooper & Vane LLP", "Salt, Pepper & Co. Caterers", "Honey, Inc.",
    "Ministry of Labour, Trade and Ports", "National Institute for Bees, Soil and Water", "Quill, Ink & Sons",
    "Vogel, Hase & Igel GmbH", "Fabrik, Kohle und Stahl AG", "Perez, Gomez y Asociados",
    "Dubois, Martin et Fils",
    "Marble Arch Dental, P.C.", "Lindqvist, Berg och Dal AB", "Board of Roads, Rivers & Rails",
    "Rosa, Nunes e Cia. Lda", "Smith, Jones and Brown LLP", "Sand, Stone & Sea", "Amsel, Drossel & Fink KG",
]  # fmt: skip


def test_names_with_commas_are_found_in_every_layout(monkeypatch, record_property):
    monkeypatch.setattr(test_resume_layouts, "EMPLOYERS", WITH_COMMAS)
    right = wanted = said = 0
    for layout in test_resume_layouts.LAYOUTS:
        for seed in range(3):
            lines, posts = test_resume_layouts.resume_in(layout, seed)
            found = {post.employer for post in test_resume_layouts.read(lines).employment if post.employer}
            right += sum(employer in found for employer, *_ in posts)
            wanted, said = wanted + len(posts), said + len(found)
    record_property("employers with commas in made-up layouts", f"{right} of {wanted}, {said} said")
    assert right >= 0.95 * wanted and right >= 0.95 * said, (right, wanted, said)


def test_a_surname_in_capitals_is_no_letters_after_a_name():
    assert tidy_name("Jean DUPONT") == "Jean DUPONT"
    assert find_name(["Anna Maria FISCHER", "anna@mail.example"], ("anna@mail.example",), "cv")[0].endswith(
        "FISCHER"
    )


def test_an_end_of_a_sentence_and_an_address_are_not_joined():
    assert find_emails(["Well-", "ada@mail.example"]) == ("ada@mail.example",)
    assert find_emails(["ada@mail.example", ".NET and C#"]) == ("ada@mail.example",)


def linked_pdf(tmp_path, address, *, flags=4, rect=(60, 740, 160, 755), written="Email me"):
    """A resume whose address stands only in a link."""
    text = (
        f"Ada Marlowe\n{written}\nExperience\nCook, Harbour Grill, Leeds, 2015 - 2020\n"
        + "Cooked for many. " * 8
    )
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(text_pdf(text)))
    link = Link(rect=rect, url=f"mailto:{address}?subject=Hello")
    link[NameObject("/F")] = NumberObject(flags)
    writer.add_annotation(0, link)
    path = tmp_path / "cv.pdf"
    writer.write(path)
    return path


def test_an_address_that_only_a_link_holds_is_read(tmp_path):
    assert read_resume(linked_pdf(tmp_path, "ada@marlowe.example")).emails == ("ada@marlowe.example",)


@pytest.mark.parametrize(
    "hidden",
    [{"flags": 2}, {"flags": 32}, {"rect": (60, 740, 60, 740)}, {"rect": (900, 900, 990, 940)}],
)
def test_a_link_nobody_can_see_gives_no_address(tmp_path, hidden):
    assert read_resume(linked_pdf(tmp_path, "other@stranger.example", **hidden)).emails == ()


def test_a_written_address_counts_before_a_linked_one(tmp_path):
    path = linked_pdf(tmp_path, "other@stranger.example", written="ada@marlowe.example")
    assert read_resume(path).emails == ("ada@marlowe.example",)


def test_a_broken_annotation_does_not_cost_the_text(tmp_path):
    path = linked_pdf(tmp_path, "ada@marlowe.example")
    writer = pypdf.PdfWriter(clone_from=path)
    bad = DictionaryObject(
        {
            NameObject("/Subtype"): NameObject("/Link"),
            NameObject("/Rect"): ArrayObject([NumberObject(1)]),
            NameObject("/A"): DictionaryObject({NameObject("/URI"): TextStringObject("mailto:x@y.example")}),
        }
    )
    writer.pages[0][NameObject("/Annots")].append(bad)
    writer.write(path)
    resume = read_resume(path)
    assert resume.name == "Ada Marlowe" and resume.emails == ("ada@marlowe.example",)
