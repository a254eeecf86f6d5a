"""A name that is read without certainty is asked for and can be given; then it is used."""

import pypdf
import pytest
from conftest import DATA
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from outreach.ask import ask
from outreach.errors import SettingsError
from outreach.inputs.given_names import how_to_give, is_unsure, parse_names, with_given_name
from outreach.inputs.resume import read_resume
from outreach.reading import read_inputs
from outreach.settings import People, Settings

LINES = (
    "Harbour Pilot", "Write to box1@mail.example or call 01632 960 111", "Experience",
    "Pilot, Vantry Port Authority, March 2019 - present",
    "Brought four hundred ships through the narrow channel without touching a buoy",
    "Mate, Corvid Shipping Ltd, May 2014 - February 2019",
    "Kept the charts and the watch of a coaster on the northern run",
)  # fmt: skip


@pytest.fixture
def nameless(tmp_path):
    """A real PDF that names nobody."""
    writer = pypdf.PdfWriter()
    page = writer.add_blank_page(width=595, height=842)
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    page[NameObject("/Resources")] = DictionaryObject(
        {NameObject("/Font"): DictionaryObject({NameObject("/F1"): font})}
    )
    shown = "".join(f"BT /F1 11 Tf 60 {780 - 20 * n} Td ({line}) Tj ET\n" for n, line in enumerate(LINES))
    stream = DecodedStreamObject()
    stream.set_data(shown.encode("latin-1"))
    page[NameObject("/Contents")] = writer._add_object(stream)
    file = tmp_path / "pilot.pdf"
    writer.write(file)
    return file


def test_a_resume_without_a_name_is_unsure_and_says_how_to_give_one(nameless):
    resume = read_resume(nameless, "resume02")
    assert is_unsure(resume)
    assert '--name resume02="First Last"' in how_to_give(resume)
    assert how_to_give(read_resume(DATA / "resumes" / "maya-okafor.pdf")) == ""


@pytest.mark.parametrize("key", ["resume02", "pilot.pdf", "pilot"])
def test_a_given_name_is_taken_by_id_or_file(nameless, key):
    resume = with_given_name(read_resume(nameless, "resume02"), parse_names([f"{key} = Ada  Byron"]))
    assert resume.name == "Ada Byron" and resume.first_name == "Ada" and not is_unsure(resume)
    assert not any("no name found" in warning for warning in resume.warnings)


@pytest.mark.parametrize("entry", ["Ada Byron", "resume02=", "=Ada", "resume02=42"])
def test_a_name_without_its_resume_is_refused(entry):
    with pytest.raises(SettingsError, match="RESUME=NAME"):
        parse_names([entry])


def test_a_run_tells_an_unsure_name_and_takes_a_given_one(nameless):
    job = str(DATA / "jobs" / "renn-labs-senior-software-engineer.pdf")
    said = []
    _, (resume,), _ = read_inputs([job], [str(nameless)], Settings(), said.append)
    assert is_unsure(resume) and any('--name resume01="First Last"' in line for line in said)
    said.clear()
    settings = Settings(people=People(names=["pilot.pdf=Ada Byron"]))
    _, (resume,), _ = read_inputs([job], [str(nameless)], settings, said.append)
    assert resume.name == "Ada Byron" and not any("--name" in line for line in said)


def test_the_questions_ask_for_the_name_and_pass_it_on(nameless, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    job = str(DATA / "jobs" / "renn-labs-senior-software-engineer.pdf")
    sure = str(DATA / "resumes" / "maya-okafor.pdf")
    said = []
    answers = iter([job, f"{sure} {nameless}", "", "runs/x", "y", "Ada Byron"])
    arguments = ask(lambda prompt: next(answers), said.append)
    assert arguments[-2:] == ["--name", "resume02=Ada Byron"]
    assert [line for line in said if "who is it?" in line and "pilot.pdf" in line]
    assert not [line for line in said if "who is it?" in line and "maya" in line]
