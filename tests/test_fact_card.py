"""The fact card: seen beside its sources, corrected and confirmed once, used by every run."""

import io
import json

import pytest
from conftest import DATA

from outreach.cli import main
from outreach.errors import InputError
from outreach.inputs.fact_card import (
    add_company_lines,
    card_lines,
    confirm,
    correct,
    propose_company_lines,
    save_card,
    with_card,
)
from outreach.inputs.job_page import read_job, read_pasted_job
from outreach.records import job_from_dict, to_dict
from outreach.text import contains

PAGE = DATA / "jobs" / "tarnwick-freight-senior-data-engineer.html"
ABOUT = (
    "<html><title>About Tarnwick Freight</title><body><nav>Home</nav><h1>About us</h1>"
    "<p>Tarnwick Freight has run night trains since 1974. Its head office is a signal box.</p>"
    "<p>We plant a tree for every delayed parcel. <script>alert(1)</script></p>"
    "<footer>All rights reserved</footer></body></html>"
)


@pytest.fixture
def job():
    return read_job(PAGE)


@pytest.fixture
def about(tmp_path):
    file = tmp_path / "about.html"
    file.write_text(ABOUT)
    return file


def test_every_line_of_a_card_has_its_source(job):
    lines = card_lines(job)
    assert {line.fact for line in lines} >= {"company", "role", "about", "duties", "requirements"}
    for line in lines:
        assert line.source, line
        if line.source.startswith("line "):
            number = int(line.source.split()[1])
            assert contains(job.text.split("\n")[number - 1], line.text)


def test_a_correction_is_marked_as_a_persons(job):
    fixed = correct(job, company="Tarnwick Freight Holding", requirements=job.facts.requirements[:2])
    assert fixed.company == "Tarnwick Freight Holding" and len(fixed.facts.requirements) == 2
    assert fixed.facts.routes["company"] == "a person"
    assert not correct(confirm(job), place="Anywhere").facts.confirmed, "a changed card is looked at again"


def test_a_card_takes_no_line_that_stands_nowhere(job):
    with pytest.raises(InputError, match="does not say") as caught:
        correct(job, offers=["A company car for every child"])
    assert caught.value.kind == "not_in_the_text"
    with pytest.raises(InputError, match="no fact named salary"):
        correct(job, salary="a lot")


def test_a_card_without_company_cannot_be_confirmed():
    job = read_pasted_job("Gardener\n\nYour tasks\n" + "Plant and prune roses in the park. " * 10)
    with pytest.raises(InputError, match="does not say the company"):
        confirm(job)
    fixed = confirm(correct(job, company="Rosewall Parks"))
    assert fixed.facts.confirmed and not fixed.warnings


def test_lines_of_the_companys_own_page_enter_once_confirmed(job, about):
    proposed = propose_company_lines(about, job.company)
    assert [line.text for line in proposed] == [
        "Tarnwick Freight has run night trains since 1974.",
        "We plant a tree for every delayed parcel.",
    ]
    more = add_company_lines(job, proposed[:1])
    assert not more.facts.confirmed and more.facts.pitch_lines[-1] == proposed[0].text
    assert add_company_lines(more, proposed[:1]) == more, "a line enters once"
    assert proposed[0].text not in job.text, "the job's text stays as it was read"
    assert job_from_dict(json.loads(json.dumps(to_dict(more)))) == more


def test_a_page_that_says_nothing_of_the_company_is_told(job, tmp_path):
    file = tmp_path / "recipe.txt"
    file.write_text("Take two eggs and a pound of flour, and stir for ten minutes.")
    with pytest.raises(InputError, match="no sentence about Tarnwick Freight"):
        propose_company_lines(file, job.company)


def test_a_confirmed_card_holds_for_its_text_only(job, tmp_path):
    file = tmp_path / "cards.json"
    assert with_card(job, file) == (job, "its card is not confirmed yet")
    with pytest.raises(InputError, match="not confirmed"):
        save_card(job, file)
    fixed = confirm(correct(job, role="Data Engineer, nights"))
    save_card(fixed, file)
    again, told = with_card(read_job(PAGE), file)
    assert again.facts == fixed.facts and told == "its card is confirmed"
    changed = tmp_path / PAGE.name
    changed.write_text(PAGE.read_text(encoding="utf-8").replace("£68,000 to £80,000", "£70,000 to £80,000"))
    other, told = with_card(read_job(changed), file)
    assert not other.facts.confirmed and "changed since its card was confirmed" in told


def test_a_broken_file_of_cards_is_named(job, tmp_path):
    file = tmp_path / "cards.json"
    file.write_text("{")
    with pytest.raises(InputError, match="is no file of cards"):
        with_card(job, file)


def test_the_company_line_is_offered_to_the_writer_with_its_source(job, about, resumes):
    from outreach.emails.plan import plan_sections
    from outreach.prompts.email import prompt_for_email

    line = propose_company_lines(about, job.company)[0]
    more = add_company_lines(job, [line])
    requests = [r for slot in plan_sections(more, resumes[0]).slots for r in slot.requests]
    (own,) = [request for request in requests if request.line == line.text]
    assert own.source == "company_page"
    assert line.text in prompt_for_email(more, resumes[0]).messages[-1].content
    assert "own pages" not in prompt_for_email(job, resumes[0]).messages[-1].content


# --- the command ----------------------------------------------------------------------------------------


def test_the_command_shows_corrects_and_confirms(tmp_path, about, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(["card", str(PAGE)]) == 0
    shown = capsys.readouterr().out
    assert "Tarnwick Freight" in shown and "from line" in shown and "Not confirmed" in shown
    assert not (tmp_path / "cards.json").exists()
    arguments = ["card", str(PAGE), "--role", "Lead Data Engineer", "--add-page", str(about), "--keep", "1"]
    assert main([*arguments, "--confirm"]) == 0
    assert "Confirmed and kept in cards.json" in capsys.readouterr().out
    kept, told = with_card(read_job(PAGE))
    assert told == "its card is confirmed" and kept.title == "Lead Data Engineer"
    assert [line.text for line in kept.facts.company_lines] == [
        "Tarnwick Freight has run night trains since 1974."
    ]
    assert main(["card", str(PAGE)]) == 0
    assert "its card is confirmed" in capsys.readouterr().out


def test_pasted_text_takes_the_same_way(job):
    text = (DATA / "jobs" / PAGE.name).read_text(encoding="utf-8")
    assert text  # the page itself is HTML; what a person copies out of it is its text
    pasted = read_pasted_job(f"{job.title}\nat {job.company}\n\n{job.text}")
    assert pasted.title == job.title and pasted.source == "pasted text"
    assert set(pasted.facts.requirements) & set(job.facts.requirements)
    with pytest.raises(InputError, match="is empty"):
        read_pasted_job(" \n ")


def test_text_may_be_pasted_into_the_command(job, monkeypatch, capsys, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{job.title}\nat {job.company}\n\n{job.text}"))
    assert main(["card", "-"]) == 0
    assert job.title in capsys.readouterr().out
