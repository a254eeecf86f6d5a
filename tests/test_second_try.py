"""What a blocked text is told, what is kept of texts that lost, and which pairs always go to a person."""

import json
from dataclasses import replace

import pytest
from tiny import make_tiny_llama

from outreach.checks import Sources, run_checks
from outreach.checks.personal import personal_facts
from outreach.emails.compose import compose
from outreach.emails.eligibility import reason_to_skip
from outreach.emails.filled import fill_email
from outreach.emails.findings import told_plainly
from outreach.emails.lines import is_statement, statements, told
from outreach.emails.outcome import doubts, status_of
from outreach.emails.plan import plan_sections
from outreach.emails.write import write_emails
from outreach.errors import PromptError, SettingsError
from outreach.models.load import load_model, unload
from outreach.prompts.email import prompt_again, prompt_for_email
from outreach.prompts.template import check_templates, load_template, prompt_hash
from outreach.records import draft_from_dict, to_dict
from outreach.settings import Settings, load_settings


@pytest.fixture(scope="module")
def noisy_model(tmp_path_factory):
    """A real Llama with random weights: whatever it writes is blocked."""
    model = load_model(str(make_tiny_llama(tmp_path_factory.mktemp("tiny"))))
    yield model
    unload(model)


def with_writing(settings, **changes):
    return replace(settings, writing=replace(settings.writing, **changes))


def personal_of(job, resume, email):
    return [check for check in run_checks(email, job, resume) if check.check == "personal"]


# --- the second try of a whole email ---------------------------------------------------------------------


def test_what_failed_is_told_with_its_sentence_and_what_to_write_instead(jobs, resumes, settings):
    job, resume = jobs[0], resumes[0]
    body = (
        ("company", f"{resume.current.employer} is hiring and {job.company} is not."),
        ("candidate", "You have led 9,000 people at Zebrafin Holdings."),
    )
    email = compose(body, job, resume, settings)
    findings = told_plainly(run_checks(email, job, resume), job)
    assert "9,000 people at Zebrafin Holdings" in findings
    assert f"in two or three sentences what the candidate would do as {job.title}" in findings
    assert len(findings.splitlines()) <= 6 and all(line.startswith("- ") for line in findings.splitlines())


def test_the_second_question_holds_the_first_one_its_answer_and_the_findings(jobs, resumes):
    first = prompt_for_email(jobs[0], resumes[0])
    again = prompt_again(first, "Dear you, hello.", "- Name the company.")
    assert again.messages[: len(first.messages)] == first.messages
    assert [message.role for message in again.messages[-2:]] == ["assistant", "user"]
    assert again.messages[-2].content == "Dear you, hello."
    assert "- Name the company." in again.messages[-1].content
    assert (again.about, again.first_words, again.mark) == (first.about, first.first_words, None)


@pytest.mark.parametrize(("second_try", "texts"), [(0, 2), (1, 4)])
def test_a_blocked_email_is_written_again_as_often_as_settings_say(
    noisy_model, jobs, resumes, settings, second_try, texts
):
    wanted = with_writing(settings, strategy="whole", candidates=2, max_new_tokens=40, second_try=second_try)
    (draft,) = write_emails([(jobs[0], resumes[0])], noisy_model, wanted)
    assert draft.status == "needs_human" and draft.candidates == texts and draft.tries == 1 + second_try
    assert len(draft.lost) == texts - 1 and all(lost.why and lost.text for lost in draft.lost)
    assert draft.blocked_by, "noise is blocked"
    fewest = len(draft.blocked_by)
    for lost in draft.lost:  # the best of all is kept
        if lost.why.startswith(tuple("123456789")):
            assert int(lost.why.split()[0]) > fewest


def test_what_lost_is_in_the_run_and_older_drafts_are_read_without_it(noisy_model, jobs, resumes, settings):
    wanted = with_writing(settings, strategy="whole", candidates=2, max_new_tokens=30)
    (draft,) = write_emails([(jobs[0], resumes[0])], noisy_model, wanted)
    kept = json.loads(json.dumps(to_dict(draft)))
    assert draft_from_dict(kept) == draft and kept["lost"]
    older = {key: value for key, value in kept.items() if key not in ("lost", "tries")}
    assert draft_from_dict(older).lost == ()


def test_a_sentence_that_lost_says_why_and_from_which_line(noisy_model, jobs, resumes, settings):
    wanted = with_writing(settings, strategy="sections", candidates=1, second_try=0)
    (draft,) = write_emails([(jobs[0], resumes[0])], noisy_model, wanted)
    assert draft.lost and all(lost.line and lost.why for lost in draft.lost)
    assert draft.status == "needs_human"


# --- who is left to a person -------------------------------------------------------------------------------


def test_a_thin_resume_and_one_that_does_not_fit_are_left_to_a_person(jobs, resumes, settings):
    job, resume = jobs[0], resumes[0]
    thin = replace(
        resume, employment=(), summary=(), skills=(), other=(), unplaced=(), text=resume.name, education=()
    )
    draft = fill_email((job, thin), settings, None)
    assert draft.status == "needs_human"
    assert any(reason.startswith("thin: ") for reason in draft.reasons)
    assert any(reason.startswith("fit: ") for reason in draft.reasons)
    good = fill_email((job, resume), settings, None)
    assert not [reason for reason in good.reasons if reason.startswith(("thin", "fit"))]


def test_who_works_at_the_hiring_company_is_skipped(jobs, resumes, settings):
    own = replace(resumes[0].employment[0], employer=f"{jobs[0].company} Ltd", end="present")
    there = replace(resumes[0], employment=(own, *resumes[0].employment[1:]))
    assert reason_to_skip(jobs[0], there, settings.people) == f"already works at {jobs[0].company}"
    assert not reason_to_skip(jobs[0], resumes[0], settings.people)


def test_a_sentence_that_no_candidate_told_truly_is_told_by_code_and_counted_as_such(
    noisy_model, jobs, resumes, settings
):
    wanted = with_writing(settings, strategy="sections", candidates=1, second_try=1)
    (draft,) = write_emails([(jobs[0], resumes[0])], noisy_model, wanted)
    body = [item for item in draft.evidence if item.part in ("role", "candidate")]
    assert body and {item.written_by for item in body} == {"code"}, "noise keeps to no line"
    assert any(lost.why for lost in draft.lost) and draft.tries > 1


def test_doubts_keep_an_email_from_being_ready_even_if_no_check_blocks():
    assert status_of((), ["thin: 3 words"]) == ("needs_human", ("thin: 3 words",))


def test_the_template_rests_on_the_same_lines_and_no_word_of_it_is_a_models(jobs, resumes, settings):
    draft = fill_email((jobs[0], resumes[0]), settings, None)
    assert {item.written_by for item in draft.evidence} == {"code"} and draft.status == "ready"
    facts = personal_facts  # the plan prefers what ties facts to needs
    assert facts and all(check.passed for check in personal_of(jobs[0], resumes[0], draft.email))
    assert not doubts(Sources(jobs[0], resumes[0]), draft.checks)


# --- lines as real postings have them ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "shape", "text"),
    [
        ("Split the monolith into three services", "does", "Split the monolith into three services."),
        ("You will review most of what they merge", "does", "Review most of what they merge."),
        ("You take over the desk at 21:00.", "does", "Take over the desk at 21:00."),
        ("I rebuilt the ledger of two plants", "did", "Rebuilt the ledger of two plants."),
        ("Kitchen of nine, 85 covers on a Saturday", "noun", "Kitchen of nine, 85 covers on a Saturday."),
        ("Code reviews in TypeScript and Java", "noun", "Code reviews in TypeScript and Java."),
        ("Late deliveries fell from 4.8 to 1.9 in a hundred", "state", "Late deliveries fell from 4.8 to 1.9 in a hundred."),  # noqa: E501
    ],
)  # fmt: skip
def test_items_of_lists_are_told_from_their_first_useful_word(line, shape, text):
    found = told(line)
    assert (found.line, found.shape, found.text) == (line, shape, text)


def test_labels_and_pieces_are_no_statements_and_long_items_are_taken_apart():
    assert not any(
        is_statement(line) for line in ("What we offer", "and the rest of it is here", "You will work with:")
    )
    long = (
        "We moved the shop to four new servers in one quiet night. Nobody outside the team noticed it at all."
    )
    assert statements([long]) == long.replace("night. ", "night.|").split("|")


def test_who_works_for_themselves_is_not_told_at_self_employed(jobs, resumes):
    resume = resumes[0]
    own = replace(resume.employment[0], employer="Self-employed")
    plan = plan_sections(jobs[0], replace(resume, employment=(own, *resume.employment[1:])))
    openings = [
        request.begins for slot in plan.slots for request in slot.requests if request.part == "candidate"
    ]
    assert any(opening.startswith("Working for yourself, you") for opening in openings)
    assert not any("Self-employed" in opening for opening in openings)


# --- settings and prompt files -----------------------------------------------------------------------------


def test_tone_length_and_a_persons_own_prompt_reach_the_model(tmp_path, jobs, resumes):
    own = (
        "## user\nFor {company}, {role}, {candidate}, by {sender}: {job} {resume}. Be {tone}, {words} words."
    )
    (tmp_path / "whole.txt").write_text(own, encoding="utf-8")
    prompt = prompt_for_email(jobs[0], resumes[0], tone="brisk", words=120, templates=str(tmp_path))
    assert prompt.messages[0].content.endswith("Be brisk, 120 words.") and prompt.first_words == ""
    assert check_templates(str(tmp_path)) == ["whole.txt"]
    assert prompt_hash(str(tmp_path)) != prompt_hash(), "a run is tied to its prompts"


@pytest.mark.parametrize(
    ("name", "text", "told_as"),
    [
        ("role.txt", "## user\n{role} at {company}: {line}\n", "missing first_words"),
        ("role.txt", "## user\n{role} at {company}: {line} {first_words} {salary}\n", "unknown salary"),
        ("role.txt", "## user\n{role at\n", "names no variable"),
        ("rolle.txt", "## user\nx\n", "holds rolle.txt"),
    ],
)  # fmt: skip
def test_a_prompt_file_that_cannot_be_filled_is_named_before_anything_is_written(
    tmp_path, noisy_model, jobs, resumes, settings, name, text, told_as
):
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(PromptError, match=told_as):
        next(
            write_emails(
                [(jobs[0], resumes[0])], noisy_model, with_writing(settings, templates=str(tmp_path))
            )
        )


def test_a_folder_of_prompts_that_is_not_there_is_named(tmp_path):
    with pytest.raises(PromptError, match="no such folder"):
        load_template("role", str(tmp_path / "nowhere"))


def test_settings_of_writing_are_checked(tmp_path):
    file = tmp_path / "outreach.toml"
    file.write_text('[writing]\ntone = "dry"\nwords = 90\nsecond_try = 0\n')
    writing = load_settings(file).writing
    assert (writing.tone, writing.words, writing.second_try) == ("dry", 90, 0)
    assert Settings().writing.second_try == 1
    file.write_text("[writing]\nsecond_try = 9\n")
    with pytest.raises(SettingsError, match="second_try is 9"):
        load_settings(file)
