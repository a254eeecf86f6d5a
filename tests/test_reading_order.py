"""How an email of single sentences reads: what it opens with, what first words say, what may stand."""

import itertools
import re
from dataclasses import replace

import pytest

from outreach.checks import Sources
from outreach.emails.candidates import judge
from outreach.emails.filled import fill_email
from outreach.emails.first_words import Fact, begin_facts
from outreach.emails.lines import bears_no_article, is_statement, reads_whole, told, whole_lines
from outreach.emails.plan import plan_sections
from outreach.emails.resume_requests import shown, tenure_requests
from outreach.emails.slots import given_more, plain_sentence
from outreach.errors import PromptError
from outreach.prompts.email import candidate_sentence, with_article
from outreach.prompts.template import check_templates, prompt_hash
from outreach.prompts.third_person import in_third_person
from outreach.prompts.wording import KINDS, choose, load_wording, parse_wording
from outreach.records import Completion, Evidence
from outreach.settings import Settings


@pytest.fixture(scope="module")
def drafts(jobs, resumes):
    """Every pair of the samples, told by code alone: order and first words are as with a model."""
    settings = Settings()
    return [((job, resume), fill_email((job, resume), settings, None)) for job in jobs for resume in resumes]


def test_an_email_opens_with_what_the_candidate_did_or_with_the_role(drafts):
    for (job, _), draft in drafts:
        first = draft.evidence[0]
        if first.part == "courtesy":
            assert first.sentence == f"I am writing to you about the role of {job.title} at {job.company}."
            continue
        assert first.part == "candidate"
        assert any(word in first.sentence for word in ("you", "your"))
        following = next(item for item in draft.evidence if item.part == "courtesy")
        assert job.title in following.sentence and job.company in following.sentence
    assert sum(draft.evidence[0].part == "candidate" for _, draft in drafts) > len(drafts) / 3


def test_no_place_is_told_that_no_line_holds(drafts):
    for (job, _), draft in drafts:
        for item in draft.evidence:
            if job.facts.place and job.facts.place in item.sentence:
                assert job.facts.place in item.line
            assert "has an opening" not in item.sentence


def test_years_are_told_of_all_posts_and_never_of_one_title(drafts):
    seen = 0
    for (_, resume), draft in drafts:
        for item in draft.evidence:
            if "years of experience" in item.sentence and item.part == "candidate":
                seen += 1
                years = int(resume.tenure_years)
                assert item.sentence.startswith(f"With {years} years of experience in all, ")
                assert re.search(r", (?:most recently|some of them) as ", item.sentence)
    assert seen


def _of_posts(resume, *changes):
    """A resume with its first posts changed."""
    posts = [replace(post, **change) for post, change in zip(resume.employment, changes, strict=False)]
    return replace(resume, employment=(*posts, *resume.employment[len(posts) :]))


@pytest.mark.parametrize("latest", [{"title": ""}, {"title": "Software Engineering Intern", "end": "2025"}])
def test_a_title_is_the_latest_only_where_no_later_post_is_without_one(jobs, resumes, latest):
    for resume in resumes:
        posts = [post for post in resume.employment if post.title]
        if len(posts) < 2:
            continue
        known = {post.title: at for at, post in enumerate(resume.employment)}
        changed = _of_posts(resume, latest, *({"end": "2024"} for _ in resume.employment[1:]))
        sources = Sources(jobs[0], changed)
        for request in tenure_requests(changed, ["Python", "SQL"], sources, ""):
            assert ", some of them as " in plain_sentence(request), (known, request.line)
        whole = tenure_requests(resume, ["Python", "SQL"], Sources(jobs[0], resume), "")
        assert ", most recently as " in plain_sentence(whole[0])


def test_earlier_is_never_said_of_the_latest_post_nor_of_a_later_one(jobs, resumes):
    """Facts of the posts in every order: "Earlier," stands where all that was told before is later."""
    resume = next(r for r in resumes if sum(bool(post.lines) for post in r.employment) > 2)
    posts = [
        replace(post, start="", end=post.end if not post.is_current else "2026-09")
        for post in resume.employment
        if post.lines
    ][:3]
    resume = replace(resume, employment=tuple(posts))
    sources = Sources(jobs[0], resume)
    said = 0
    for order in itertools.permutations(range(3)):
        facts = [_fact(posts[at]) for at in order]
        begun = begin_facts(facts, [], sources, load_wording(""), ("a", "b"))
        for number, (fact, item) in enumerate(begun):
            if item.sentence.startswith("Earlier, "):
                said += 1
                before = [order[at] for at in range(number)]
                assert before and order[number] > max(before)
            assert fact.post is posts[order[number]]
    assert said


def _fact(post):
    request = candidate_sentence(post, post.lines[0])
    sentence = plain_sentence(request)
    item = Evidence(sentence, "candidate", "resume", request.line, "code")
    return Fact(None, item, request, post)


def test_a_number_keeps_its_about(jobs, resumes):
    resume = replace(
        resumes[0],
        employment=(
            replace(
                resumes[0].employment[0],
                lines=("Built the pipelines in Leeds for about 30 million events a day",),
            ),
        ),
    )
    plan = plan_sections(jobs[0], resume)
    request = next(
        r for slot in plan.slots for r in slot.requests if r.line.startswith("Built the pipelines")
    )
    whole = f"{request.begins} built the pipelines in Leeds for about 30 million events a day."
    assert judge(_answer(request, whole), request, Sources(jobs[0], resume))[0] is None
    exact = whole.replace("about ", "")
    assert "about" in judge(_answer(request, exact), request, Sources(jobs[0], resume))[0].why


def test_there_is_said_of_the_employer_of_the_sentence_before_alone(drafts):
    for (_, resume), draft in drafts:
        for before, item in zip(draft.evidence, draft.evidence[1:], strict=False):
            if item.sentence.startswith(("There, ", "In the same post, ")):
                (post,) = [
                    post for post in resume.employment if any(item.line in line for line in post.lines)
                ]
                assert any(before.line in text for text in (*post.lines, post.title))


def test_a_name_is_not_said_at_the_head_of_two_sentences_in_a_row(drafts):
    for (job, resume), draft in drafts:
        names = {f"At {shown(post.employer)}, you" for post in resume.employment}
        for before, item in zip(draft.evidence, draft.evidence[1:], strict=False):
            if before.part == item.part == "company":
                assert not (
                    before.sentence.startswith(job.company) and item.sentence.startswith(f"{job.company} has")
                )
            for name in names:
                assert not (before.sentence.startswith(name) and item.sentence.startswith(name))


def test_first_words_of_code_are_counted_as_codes(jobs, resumes, settings):
    """What stands in `given` begins its sentence: the share of a model's words is counted by it."""
    for job in jobs:
        for resume in resumes:
            for item in fill_email((job, resume), settings, None).evidence:
                assert item.sentence.startswith(item.given)


# --- lines that read as sentences ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "shape"),
    [
        ("Head of a group of three students and one technician", "is"),
        ("Mentor for two new engineers and part of every panel", "is"),
        ("One lorry reported four degrees in every season", "state"),
        ("Trained by, and later trainer for, the vendor of the stations", "state"),
    ],
)
def test_a_function_is_told_as_one_and_a_whole_sentence_is_left_alone(line, shape):
    assert told(line).shape == shape


def test_items_that_do_not_read_on_are_known():
    assert bears_no_article("Signs and labels for eleven exhibitions")
    assert not bears_no_article("Kitchen of nine, 85 covers on a Saturday")
    assert not reads_whole("Open and close the store, cash handling, alarm.")
    assert reads_whole("Teach two commis, kindly.")
    assert (
        told("Opened and closed the shop, counted the till").text
        == "Opened and closed the shop and counted the till."
    )
    assert (
        told("Built the dashboard, used by 640 small shops").text
        == "Built the dashboard, used by 640 small shops."
    )
    assert (
        told("You steer the budget, and you explain it early").text
        == "Steer the budget, and explain it early."
    )


def test_what_a_pdf_ran_together_ends_the_lines_of_a_post():
    torn = "Cleaned fifty years of census tables Three stories The truck that was cold"
    lines = ["Taught pivot tables to a class of clerks", torn, "Moved the jobs of another post one by one"]
    assert not is_statement(torn) and whole_lines(lines) == lines[:1]


def test_titles_names_and_companies_are_told_as_english_has_them():
    assert with_article("Art Director") == "an Art Director"
    assert with_article("User Researcher") == "a User Researcher"
    assert with_article("Head of Data") == "Head of Data"
    assert shown("ROSE STREET SHOES LLC") == "Rose Street Shoes LLC" and shown("IBM") == "IBM"
    assert (
        in_third_person("Our machines weed fields.", "Fern Robotics")
        == "Fern Robotics’ machines weed fields."
    )
    line = "We have checked bridges since 1991 and have never closed one."
    assert in_third_person(line, "Acme") == "Acme has checked bridges since 1991 and has never closed one."


# --- what a model made of a line ----------------------------------------------------------------------------


def _requests(jobs, resumes):
    plan = plan_sections(jobs[0], resumes[0])
    return plan, [request for slot in plan.slots for request in slot.requests]


def _answer(request, text):
    return Completion(text, "m", first_words=request.prompt.first_words)


def test_the_line_itself_is_always_good_enough(jobs, resumes):
    plan, requests = _requests(jobs, resumes)
    for request in requests:
        lost, _ = judge(_answer(request, plain_sentence(request)), request, plan.sources)
        assert lost is None or lost.failed, "only a check may refuse a line's own words"


def test_a_sentence_on_tenure_with_another_title_or_skill_is_refused(jobs, resumes):
    plan, requests = _requests(jobs, resumes)
    tenure = next(request for request in requests if "·" in request.line)
    _, latest, skills = tenure.line.split(" · ")
    good = plain_sentence(tenure)
    assert judge(_answer(tenure, good), tenure, plan.sources)[0] is None
    for text in (
        good.replace(latest, "most recently as a Harbour Pilot"),
        good.replace(skills, "falconry"),
        good.replace(" in all", ""),
        good.replace("in all, ", "in all as a pilot, "),
    ):
        assert judge(_answer(tenure, text), tenure, plan.sources)[0] is not None, text


def test_small_words_that_hold_a_line_together_must_stay(jobs, resumes):
    resume = replace(
        resumes[0],
        employment=(
            replace(resumes[0].employment[0], lines=("Led the review of 40 bridges from the first boat",)),
        ),
    )
    plan = plan_sections(jobs[0], resume)
    request = next(r for slot in plan.slots for r in slot.requests if r.line.startswith("Led the review"))
    whole = f"{request.begins} led the review of 40 bridges from the first boat."
    assert judge(_answer(request, whole), request, Sources(jobs[0], resume))[0] is None
    torn = whole.replace(" from", "")
    assert "from" in judge(_answer(request, torn), request, Sources(jobs[0], resume))[0].why


def test_a_second_try_supplies_more_of_the_line(jobs, resumes):
    _, requests = _requests(jobs, resumes)
    for request in requests:
        more = given_more(request, 2)
        assert plain_sentence(request).startswith(more.prompt.first_words)
        assert len(more.prompt.first_words.split()) > len(request.begins.split())
        assert (more.begins, more.line) == (request.begins, request.line)


# --- the file of wordings -----------------------------------------------------------------------------------


def test_a_persons_own_wordings_are_used_and_tie_a_run(tmp_path, jobs, resumes, settings):
    own = "\n".join(f"## {kind}\nIt is {kind}, you" for kind in KINDS)
    own = own.replace("It is plain, you", "About {role} at {company}.").replace(
        "It is reason, you", "Hence {role} at {company}."
    )
    (tmp_path / "wording.txt").write_text(own, encoding="utf-8")
    assert check_templates(str(tmp_path)) == ["wording.txt"] and prompt_hash(str(tmp_path)) != prompt_hash()
    changed = replace(settings, writing=replace(settings.writing, templates=str(tmp_path)))
    body = fill_email((jobs[0], resumes[0]), changed, None).email.body
    assert f"Hence {jobs[0].title} at {jobs[0].company}." in body or f"About {jobs[0].title}" in body


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Hello.\n## reason\nx", "under no heading"),
        ("## reason\nx {role}\n", "kinds: "),
        ("\n".join(f"## {kind}\nx {{salary}}" for kind in KINDS), "unknown salary"),
        ("\n".join(f"## {kind}\nx {{role" for kind in KINDS), "names no variable"),
    ],
)
def test_a_file_of_wordings_that_cannot_be_used_is_named(text, named):
    with pytest.raises(PromptError, match=named):
        parse_wording(text, "wording.txt")


def test_the_same_pair_gets_the_same_wording_and_pairs_differ():
    wordings = load_wording()["reason"]
    assert choose(wordings, "a", "b") == choose(wordings, "a", "b")
    assert len({choose(wordings, str(number)) for number in range(20)}) == len(wordings)
