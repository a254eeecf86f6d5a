"""Text by place: columns told apart, entries of a line kept apart, and pypdf's order measured against it."""

import pypdf
import pypdfium2
import pytest
from conftest import ROOT

from outreach.inputs.page_choice import IN_ORDER, choose_reader, share_in_order
from outreach.inputs.page_words import words_of
from outreach.inputs.pdf import read_pdf
from outreach.inputs.placed_text import PlacedText, place
from outreach.text import squash

FIRST = ROOT / "tests" / "fixtures" / "resumes"
SECOND = ROOT / "tests" / "fixtures" / "resumes_second"


def placed(file, number=0):
    document = pypdfium2.PdfDocument(file)
    try:
        return place(words_of(document[number].get_textpage()))
    finally:
        document.close()


def pypdf_text(file, number=0):
    return pypdf.PdfReader(file).pages[number].extract_text()


def assert_in_order(lines, wanted):
    text = squash(" ".join(lines))
    places = [text.find(squash(part)) for part in wanted]
    assert -1 not in places and places == sorted(places), (wanted, places)


def test_a_sidebar_written_line_by_line_with_the_text_is_told_from_it():
    """The file's own order goes from left to right through both columns."""
    page = placed(SECOND / "chen-yu-hsuan.pdf")
    assert_in_order(
        page.main, ["Formosa Bicycle Cloud", "Lead five testers", "Senior Test Engineer", "Nangang Semicon"]
    )
    assert_in_order(page.side, ["Playwright", "Python", "Tamsui Science University", "Mandarin"])


def test_a_page_out_of_order_is_measured_and_read_by_place():
    file = SECOND / "chen-yu-hsuan.pdf"
    assert share_in_order(pypdf_text(file), placed(file).lines) < IN_ORDER
    document = read_pdf(file)
    assert "pypdfium2" in document.reader and "column" in document.reader
    assert document.beside[0] and "Playwright" in document.text


def test_a_page_in_order_is_left_to_pypdf():
    file = FIRST / "brian-oshaughnessy.pdf"
    assert share_in_order(pypdf_text(file), placed(file).lines) >= IN_ORDER
    assert read_pdf(file).reader.startswith("pypdf for page") or "run" in read_pdf(file).reader


def test_two_columns_by_turns_are_out_of_order():
    left, right = ["one two three", "four five six"], ["alpha beta gamma", "delta epsilon zeta"]
    by_turns = "one two three alpha beta gamma\nfour five six delta epsilon zeta"
    assert share_in_order("\n".join(left + right), left + right) == 1.0
    assert share_in_order(by_turns, left + right) < 0.9
    assert share_in_order("", left) == 1.0
    page = PlacedText(tuple(left), tuple(right), 0)
    assert choose_reader(by_turns, by_turns, page)[0] == "pypdfium2"
    assert "order" in choose_reader(by_turns, by_turns, page)[1]


def test_the_narrow_column_of_a_first_page_does_not_cut_the_text_in_two():
    document = read_pdf(SECOND / "dang-thuy-linh.pdf")
    main = [line for page in document.pages for line in page]
    assert_in_order(main, ["Songline Logistics", "Senior Data Engineer", "Mekong Ferry Systems"])
    assert not any("Honors-Awards" in line for line in main)


def test_entries_far_apart_on_one_line_stay_apart():
    page = placed(SECOND / "rose-marchetti-bloom.pdf")
    assert "The Boston Lamp Company\tMarketing Manager\t2011–2018" in page.main


def test_small_capitals_are_one_word():
    page = placed(SECOND / "niamh-oshaughnessy.pdf")
    assert "Employment record" in page.main and "Registration" in page.side


@pytest.mark.parametrize("half", ["pages", "beside"])
def test_no_word_of_a_page_is_lost_by_placing_it(half):
    for file in sorted(FIRST.glob("*.pdf"))[:8]:
        document = pypdfium2.PdfDocument(file)
        for page in document:
            words = words_of(page.get_textpage())
            found = place(words)
            if found is not None:
                lines = found.main if half == "pages" else found.side
                everything = squash(" ".join(found.lines))
                assert sorted(everything) == sorted(squash(" ".join(word.text for word in words)))
                assert all(line.strip() for line in lines)
        document.close()
