"""Who an email is for stays at home: nothing identifying leaves in any spelling, and all comes back."""

import json
import re
import time
import unicodedata
from dataclasses import replace

import pytest
from conftest import ROOT
from corpus import employer_stands
from hypothesis import example, given
from hypothesis import strategies as st

from outreach.checks.words import is_common
from outreach.emails.blind import BlindModel
from outreach.emails.write import write_emails
from outreach.errors import PrivacyError
from outreach.identity import identity_of
from outreach.inputs.pdf import PdfText
from outreach.inputs.resume import parse_resume, read_resume
from outreach.masking import Masker, Table, mask_text, unmask
from outreach.models.base import LoadReport
from outreach.models.door import check_mark
from outreach.present_employers import employer_core
from outreach.prompts.email import prompt_for_email
from outreach.records import (
    Completion,
    Employment,
    GenerateConfig,
    JobFacts,
    JobPosting,
    Message,
    Prompt,
    Resume,
    in_clear,
)
from outreach.settings import Privacy, Settings, Writing
from outreach.spellings import PARTICLES, fold, ordinary_words
from outreach.text import clean_lines

CORPUS = ROOT / "tests" / "fixtures" / "resumes"
SECOND = ROOT / "tests" / "fixtures" / "resumes_second"
THIRD = ROOT / "tests" / "fixtures" / "resumes_third"
FOURTH = ROOT / "tests" / "fixtures" / "resumes_fourth"
LINES = ROOT / "tests" / "fixtures" / "resume_lines"
PLACEHOLDER = re.compile(r"\[(?:NAME|EMAIL|PHONE|ADDRESS|LINK|EMPLOYER|TEXT)_\d+\]")


def report(name="far"):
    return LoadReport(name, "served", "", "far.example", "a test", 0, 0, 0.0, 0.0)


class Far:
    """A model elsewhere that keeps what it was sent. Like the real door, it refuses what is not marked."""

    destination = "far.example"

    def __init__(self, says=lambda prompt, number: "Yes."):
        self.name, self.report, self.sent, self._says = "far", report(), [], says

    def count_tokens(self, text):
        return len(text) // 3

    def answer(self, prompts, config):
        for prompt in prompts:
            check_mark(prompt, self.name)
        for index, prompt in enumerate(prompts):
            self.sent.append("\n".join([*(turn.content for turn in prompt.messages), prompt.first_words]))
            texts = [self._says(prompt, number) for number in range(config.candidates)]
            yield index, [Completion(text, self.name, prompt.first_words) for text in texts]


class Here(Far):
    """The same on this machine: nothing needs a mark."""

    destination = ""

    def answer(self, prompts, config):
        yield from super().answer([in_clear(prompt, "test") for prompt in prompts], config)


def person(name, text="", **more):
    slug = fold(name)
    employer = more.pop("employer", "Tallow & Reed Ltd (TRX)")
    post = Employment(
        employer, more.pop("title", "Team Lead"), "2020-01", "present", lines=more.pop("lines", ())
    )
    email = f"{slug}@mail.example"
    fields = {
        "emails": (email,),
        "phones": ("+1 312 555 0142",),
        "links": (f"linkedin.com/in/{slug}",),
        **more,
    }
    header = (
        f"{name}\n{email} | +1 312 555 0142 | linkedin.com/in/{slug}\n12 Elm Street, Springfield, IL 62701\n"
    )
    return Resume("resume01", f"{slug}.pdf", name, header + text, slug, employment=(post,), **fields)


def masker(resume, jobs=()):
    return Masker(identity_of(resume, jobs), employers=True)


def masked(resume, text, jobs=()):
    return mask_text(text, masker(resume, jobs).spans(text), Table())


# --- every spelling -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Siobhán O’Riordan-Kelly",
        "SIOBHÁN O'RIORDAN-KELLY",
        "Siobhan ORiordan Kelly",
        "O’Riordan-Kelly, Siobhán",
        "siobhan",
        "Siobhán’s team",
        "Siobhans team",
        "S. O’Riordan-Kelly",
        "S O'Riordan",
        "Siobhán K.",
        "Kelly",
        "S. O.",
        "S.O.",
        "soriordan",
        "siobhan_kelly_cv_2024.pdf",
        "SiobhanKellyCV",
        "skelly",
        "kelly-siobhan",
        "github.com/siobhanok",
        "@siobhank",
        "S i o b h á n",
        "S I O B H A N  K E L L Y",
        "Siobha\u0301n",
        "siobhan.oriordan at mail dot example",
        "oriordankelly.example",
        "Riordan",
        "Siobhán O’Rior-\ndan-Kelly",
        "dear Siobhán,\nthank you",
    ],
)
def test_a_name_is_found_in_every_spelling(text):
    resume = person("Siobhán O’Riordan-Kelly")
    hidden = masked(resume, f"Here: {text} and more")
    left = PLACEHOLDER.sub("", hidden)
    flat = fold(left)
    assert not any(word in flat for word in ("siobhan", "riordan", "kelly", "skelly")), hidden
    assert not re.search(r"\b[SOK]\b\.?", left), hidden
    assert "Here: " in hidden and ("and more" in hidden or "\n" in text)


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("Žofie Křivánková", ["zofie.krivankova", "Zofie", "KŘIVÁNKOVÁ", "Krivankovas", "Ž. Křivánková"]),
        ("Jürgen Groß", ["Juergen Gross", "jurgen", "J. Groß", "GROSS", "juergengross"]),
        ("Ingrid Sæther", ["ingrid saether", "SÆTHER", "I. Sæther", "isaether"]),
        ("Łukasz Wiśniewski", ["lukasz wisniewski", "Wisniewski", "Ł.W.", "LUKASZ"]),
        ("Leyla Çağlar Yıldız", ["Leyla Caglar Yildiz", "YILDIZ", "L. Ç. Yıldız", "caglaryildiz"]),
        ("Lars van der Heuvel", ["L. van der Heuvel", "vanderheuvel", "Van der Heuvel, Lars", "heuvel"]),
        ("J. P. Okonkwo", ["JP Okonkwo", "J.P. Okonkwo", "jpokonkwo", "OKONKWO", "J P Okonkwo"]),
        ("Trần Ngọc Anh", ["Tran Ngoc Anh", "ngocanh.tran", "TRAN", "Ngọc Anh Trần"]),
    ],
)
def test_names_of_many_languages_with_and_without_their_signs(name, forms):
    resume = person(name)
    words = {fold(word) for word in name.split() if len(fold(word)) > 2 and fold(word) not in PARTICLES}
    for form in forms:
        hidden = masked(resume, f"It was {form} who led it.")
        left = fold(PLACEHOLDER.sub("|", hidden))
        assert not any(word in left for word in words), (form, hidden)
        assert PLACEHOLDER.search(hidden) and "who led it." in hidden


def test_nicknames_birth_names_and_what_email_and_file_are_called():
    text = 'Robert "Bertie" Ashgrove, née Quillfeather\nbobby.ashgrove@mail.example\n'
    resume = replace(
        person("Robert Ashgrove"), text=text, emails=("bobby.ashgrove@mail.example",), source="ashgrove-r.pdf"
    )
    hidden = masked(resume, "Bertie and Bobby, formerly Quillfeather, are one Ashgrove.")
    assert hidden == "[NAME_1] and [NAME_2], formerly [NAME_3], are one [NAME_4]."


# --- names that are words -----------------------------------------------------------------------------

WORDS = [
    (
        "Will Rose",
        "You will lead it; prices rose by 5%. Will you join us?",
        ["Will", "Rose", "Will’s", "W. Rose"],
    ),
    (
        "Java Smith",
        "Skilled in Java and JavaScript; Java 17.",
        ["Java Smith", "Smith", "J. Smith", "JAVA SMITH"],
    ),
    ("Bo Li", "a Li-ion pack, <li> and bo as a word", ["Bo Li", "Li", "Bo", "BO LI", "B. Li", "boli"]),
    (
        "Grant Park",
        "We grant access and park cars. Grant Writer since May 2020.",
        ["Grant", "Park", "Grant’s"],
    ),
    (
        "May Summers",
        "It may take all summer: May 2019 – June 2020, in May.",
        ["May", "Summers", "M. Summers"],
    ),
    (
        "Summer Banks",
        "Summer 2019 at three banks; each summer",
        ["Summer Banks", "Banks", "SUMMER", "S. Banks"],
    ),
    ("Mark Swift", "We mark it swift and use Swift 5.", ["Mark Swift", "Mark", "M. Swift", "mark swift"]),
    ("Ruby Sharp", "Ruby on Rails, sharp tools, C-sharp", ["Ruby Sharp", "Sharp", "R. Sharp", "ruby.sharp"]),
]


@pytest.mark.parametrize(("name", "kept", "gone"), WORDS, ids=[entry[0] for entry in WORDS])
def test_a_name_that_is_a_word_goes_and_the_word_stays(name, kept, gone):
    resume = person(name, skills=("Java", "Ruby on Rails", "Ruby", "Swift"), title="Grant Writer")
    assert masked(resume, kept) == kept
    for form in gone:
        hidden = masked(resume, f"so {form} led the team.")
        left = PLACEHOLDER.sub("|", hidden)
        assert form not in left and "led the team." in hidden, hidden
        assert masked(resume, kept + " And " + form).startswith(kept)


def test_a_skill_and_a_name_that_are_one_word_are_told_apart_beside_each_other():
    resume = person("Java Smith", skills=("Java", "SQL"))
    text = "Java Smith writes Java. Smith, Java: ten years. Skills: Java, SQL"
    assert masked(resume, text) == "[NAME_1] writes Java. [NAME_2]: ten years. Skills: Java, SQL"


# --- contacts and employers ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "will.rose@mail.example",
        "WILL.ROSE@MAIL.EXAMPLE",
        "w.rose+jobs@other.example",
        "+1 312 555 0142",
        "+1 (312) 555-0142",
        "3125550142",
        "312.555.0142",
        "https://rose.example/will",
        "www.willrose.example",
        "linkedin.com/in/willrose",
        "12 Elm Street",
        "12 Elm Street, Springfield, IL 62701",
        "P.O. Box 113",
        "Lindenstraße 12, 10115 Berlin",
        "4 rue des Lilas, 75011 Paris",
        "ul. Polna 7, 00-950 Warszawa",
        "IL 62701",
    ],
)
def test_contacts_links_and_streets_go_whole(text):
    hidden = masked(person("Will Rose"), f"Reach: {text} today")
    assert re.fullmatch(
        r"Reach: \[(?:EMAIL|PHONE|LINK|ADDRESS)_1\](?:, Springfield| Warszawa)? today", hidden
    ), hidden


@pytest.mark.parametrize(
    "text",
    [
        "Tallow & Reed Ltd (TRX)",
        "Tallow & Reed Ltd",
        "Tallow & Reed",
        "TALLOW & REED LTD",
        "tallow & reed",
        "Tallow &  Reed’s",
        "Tallow",
        "TRX",
        "tallowreed.example",
        "Tallow-Reed",
        "TallowReed",
    ],
)
def test_the_present_employer_goes_in_every_form_and_past_ones_stay(text):
    past = Employment("Oakmere Lighting", "Designer", "2015-01", "2019-12")
    resume = person("Will Rose")
    resume = replace(resume, employment=(*resume.employment, past))
    hidden = masked(resume, f"At {text} since 2020, before at Oakmere Lighting.")
    left = fold(PLACEHOLDER.sub("|", hidden))
    assert "tallow" not in left and "trx" not in left and "Oakmere Lighting" in hidden, hidden


def test_skills_titles_and_technologies_stay():
    text = (
        "Team Lead, Senior Engineer; Node.js, ASP.NET, socket.io, C++, C#, CI/CD, R&D, TCP/IP, 24/7, "
        "5-7 years, $120k, 2019 - 2021, 40 payment services, release 1.2.3, ISO 27001, QA, HR, W3C, 12 lanes"
    )
    resume = person("Will Rose", skills=("Node.js", "C++"))
    assert masked(resume, text) == text


def test_of_a_resume_that_is_read_well_only_the_present_employer_is_masked_as_one(resumes, jobs):
    """Nothing else is taken for an employer: no title, no skill, no past employer."""
    for resume in resumes:
        _, table = Masker(identity_of(resume, jobs), employers=True).mask(prompt_for_email(jobs[0], resume))
        hidden = {text for placeholder, text in table.texts.items() if placeholder.startswith("[EMPLOYER")}
        assert hidden and all(text in resume.current.employer for text in hidden), (resume.name, hidden)


# --- there and back -----------------------------------------------------------------------------------

PIECES = st.sampled_from(
    [
        "Will",
        "Rose",
        "will",
        "ROSE",
        "W.",
        "Li",
        "Tallow & Reed",
        "willrose@mail.example",
        "[NAME_1]",
        "name 1",
        "NAME_2",
        "[Name]",
        "{EMPLOYER 3}",
        "+1 312 555 0142",
        "12 Elm Street",
        "\n",
        " ",
        "[",
        "]",
        "_",
        "x",
        "é",
        "’s",
        "https://a.example/x",
        "Employer 1:",
        "phone 2",
        "\ufffc",
        "A\u0301",
        "ﬁ",
        "İ",
        "ß",
    ]
)
ANY_TEXT = st.lists(PIECES | st.text(max_size=8), max_size=14).map("".join)
WILL = person("Will Rose")


@given(ANY_TEXT)
@example("[[NAME_1]]")
@example("NAME Will1")
@example("xname 1Will")
def test_masking_is_undone_to_the_letter(text):
    table = Table()
    assert unmask(mask_text(text, masker(WILL).spans(text), table), table).text == text


@given(ANY_TEXT)
def test_what_is_left_after_masking_has_no_trace_or_is_refused(text):
    """The check looks anew: whatever stands around a name, no form of it passes."""
    close = masker(WILL)
    hidden = mask_text(text, close.spans(text), Table())
    try:
        close.check(hidden)
    except PrivacyError:
        return
    left = PLACEHOLDER.sub("|", hidden)
    for form in (
        r"Rose",
        r"ROSE",
        r"Will [A-Z]",
        r"@mail\.example",
        r"Elm Street",
        r"312 555 0142",
        r"Tallow",
    ):
        assert not re.search(rf"(?<![^\W_]){form}(?![^\W\d_])", unicodedata.normalize("NFC", left)), hidden


@given(
    st.text(max_size=60),
    st.sampled_from(["Siobhan", "SIOBHAN", "siobhán", "O’Riordan", "oriordan"]),
    st.text(max_size=60),
)
def test_a_name_that_is_no_word_leaves_in_no_text(before, form, after):
    resume = person("Siobhán O’Riordan")
    text = f"{before} {form} {after}"
    hidden = mask_text(text, masker(resume).spans(text), Table())
    assert form not in PLACEHOLDER.sub("|", hidden)


@pytest.mark.parametrize(
    "piece",
    [
        "annaaaaaaa" * 4,
        "a",
        "a-",
        "a.",
        "1 ",
        "A. ",
        "Anna Alda ",
        "@a.",
        "[NAME_",
        "12 Elm ",
        "é\u0301",
        "((",
    ],
)
def test_hostile_text_costs_no_more_than_its_length(piece):
    """20,000 characters of anything, also made of the name's own letters, in well under a second each."""
    resume = person("Anna Alda")
    text = (piece * 20_000)[:20_000]
    started = time.process_time()
    table = Table()
    assert unmask(mask_text(text, masker(resume).spans(text), table), table).text == text
    assert time.process_time() - started < 5


@pytest.mark.parametrize(
    ("answer", "wanted"),
    [
        ("Dear [NAME_1],", "Dear Will Rose,"),
        ("[NAME_1]'s and [NAME_1]’s", "Will Rose's and Will Rose’s"),
        ("Dear NAME 1, dear Name 1, dear NAME_1", "Dear Will Rose, dear Will Rose, dear Will Rose"),
        ("dear [name_1], (NAME_1) {Name 1} <NAME_1>", "dear Will Rose, Will Rose Will Rose Will Rose"),
        ("**NAME_1** at [employer_1]", "Will Rose at Tallow & Reed Ltd"),
        ("[NAME], who is at [Employer]", "Will Rose, who is at Tallow & Reed Ltd"),
        ("[NAME-1] and [ NAME_1 ]", "Will Rose and Will Rose"),
    ],
)
def test_a_mangled_placeholder_is_restored(answer, wanted):
    table = Table()
    mask_text("Will Rose, Tallow & Reed Ltd", masker(WILL).spans("Will Rose, Tallow & Reed Ltd"), table)
    restored = unmask(answer, table)
    assert restored.text == wanted and not restored.notes


def test_one_that_nothing_fills_takes_its_sentence_along_and_is_told():
    table = Table()
    mask_text("Will Rose", masker(WILL).spans("Will Rose"), table)
    restored = unmask("Dear [NAME_1],\n\nYou did well. Call [PHONE_3] now. Bye.\n[EMPLOYER_9] waits.", table)
    assert restored.text == "Dear Will Rose,\n\nYou did well. Bye.\n"
    assert len(restored.notes) == 2 and "[PHONE_3]" in restored.notes[0]
    guessed = unmask("Dear [NAME_4],", table)
    assert guessed.text == "Dear Will Rose," and guessed.notes, "filled in, and a person is told to look"


# --- through the whole writing ------------------------------------------------------------------------


def job(company="Renn Labs", text="Renn Labs makes clocks. You will lead a team of nine people."):
    facts = JobFacts(company, "Clock Engineer", about=("Renn Labs makes clocks for nine towns.",),
                     duties=("Lead a team of nine people.",))  # fmt: skip
    return JobPosting("job01", "job.pdf", text, facts, "j")


def settings(strategy, second_try=1, **more):
    writing = Writing(strategy=strategy, candidates=2, second_try=second_try)
    return Settings(writing=writing, privacy=Privacy(**more))


def test_an_unknown_name_or_a_missing_owner_is_refused_and_others_go_on():
    nameless = replace(person("Will Rose"), name="", resume_id="resume02", sha256="other")
    far = Far()
    drafts = list(write_emails([(job(), nameless), (job(), WILL)], far, settings("whole", second_try=0)))
    assert [draft.status for draft in drafts] == ["error", "needs_human"]
    assert drafts[0].reasons[0].startswith("privacy: no name was found") and len(far.sent) == 1
    blind = BlindModel(far, [(job(), WILL)])
    ((_, (completion,)),) = blind.answer([Prompt((Message("user", "Who is Will Rose?"),))], GenerateConfig())
    assert completion.failure.kind == "privacy" and len(far.sent) == 1
    with pytest.raises(PrivacyError, match="two different resumes"):
        BlindModel(far, [(job(), WILL), (job(), replace(WILL, name="Ann Lee"))])


def test_the_check_refuses_what_the_masking_missed(monkeypatch):
    """Fail closed: with a masking that misses everything, nothing is marked and nothing is sent."""
    from outreach import masking

    far = Far()
    monkeypatch.setattr(masking, "mask_text", lambda text, spans, table: text)
    monkeypatch.setattr(masking, "_mask_more", lambda text, spans, table: text)
    (draft,) = write_emails([(job(), WILL)], far, settings("bare"))
    assert draft.status == "error" and "something identifying is still in the text" in draft.reasons[0]
    assert far.sent == [] and "Will" not in draft.reasons[0]


def test_a_second_round_with_the_models_own_words_is_masked_anew():
    """An answer comes back with real words; sent again, it is masked again, whoever sends it."""
    far = Far(lambda prompt, number: f"Dear {re.search(PLACEHOLDER, prompt.messages[0].content)[0]}, hi.")
    blind = BlindModel(far, [(job(), WILL)])
    first = Prompt((Message("user", "Write to Will Rose of Tallow & Reed."),), about=WILL.key)
    ((_, (answer,)),) = blind.answer([first], GenerateConfig())
    assert answer.text == "Dear Will Rose, hi."
    again = (
        *first.messages,
        Message("assistant", answer.text),
        Message("user", "Will Rose’s pitch is missing."),
    )
    list(blind.answer([replace(first, messages=again)], GenerateConfig()))
    assert len(far.sent) == 2
    for sent in far.sent:
        assert "Will" not in sent and "Rose" not in sent and "Tallow" not in sent
    assert far.sent[1].count("[NAME_1]") >= 3, "the same name has the same placeholder"


def test_a_control_string_cannot_hide_a_name():
    far = Far()
    blind = BlindModel(far, [(job(), WILL)])
    text = "About Wi<|im_end|>ll Ro</s>se and wi[/INST]llrose@mail.example"
    list(blind.answer([Prompt((Message("user", text),), about=WILL.key)], GenerateConfig()))
    assert far.sent and not re.search("Will|Rose|willrose", far.sent[0])


def test_prompts_that_are_the_same_without_the_person_are_asked_once():
    others = [
        replace(person(name), resume_id=f"resume{n:02d}") for n, name in enumerate(("Ann Quill", "Ole Brakk"))
    ]
    far = Far(lambda prompt, number: f"{prompt.first_words} makes clocks for nine towns.")
    list(write_emails([(job(), resume) for resume in others], far, settings("sections")))
    company = [sent for sent in far.sent if "Renn Labs: Renn Labs makes clocks" in sent]
    assert company
    assert len(company) == len(set(company)), "the company's sentence is the same for both"


def test_a_model_on_this_machine_is_name_blind_too_unless_told_otherwise():
    will = person("Will Rose", "Team Lead at Tallow & Reed Ltd")
    here = Here(lambda prompt, number: "Subject: x\n\nDear [NAME_1],\n\nYou led it at Tallow & Reed.")
    (draft,) = write_emails([(job(), will)], here, settings("bare"))
    assert "Will" not in here.sent[0].replace("You will", "") and "willrose" not in here.sent[0]
    assert "Elm Street" not in here.sent[0] and "Tallow & Reed" in here.sent[0], (
        "its employer may be known here"
    )
    assert draft.email.greeting == "Dear Will Rose,"
    seeing = Here()
    list(write_emails([(job(), will)], seeing, settings("bare", name_blind=False)))
    assert "Will Rose" in seeing.sent[0]


# --- the whole corpus ---------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def corpus():
    """Every resume of the four sets, both halves, with its truth."""
    truth = [
        (folder, entry)
        for folder in (CORPUS, SECOND, THIRD, FOURTH)
        for entry in json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    ]
    return [
        (read_resume(folder / entry["file"], f"resume{n:02d}"), present(entry))
        for n, (folder, entry) in enumerate(truth, 1)
    ]


def present(entry):
    """A truth with every present employer: some hold several posts."""
    now = [post["name"] for post in entry["employers"] if post["to"] == "present"]
    now += [entry["current_employer"]] if entry.get("current_employer") else []
    return {**entry, "present": tuple(name for name in now if name not in ("Self-employed", "Freelance"))}


@pytest.fixture(scope="module")
def further():
    """Small resumes given as lines, and the files with hidden text."""
    found = []
    entries = json.loads((LINES / "truth.json").read_text(encoding="utf-8"))
    for n, entry in enumerate(entries, 1):
        lines = tuple(clean_lines((LINES / entry["file"]).read_text(encoding="utf-8")))
        document = PdfText((lines,), "lines", f"{n:064d}")
        found.append((parse_resume(document, source="cv.pdf", resume_id=f"resume{n:02d}"), present(entry)))
    for n, entry in enumerate(json.loads((CORPUS / "hidden" / "truth.json").read_text(encoding="utf-8"))):
        resume = read_resume(CORPUS / "hidden" / entry["file"], f"hidden{n:02d}")
        told = {"emails": resume.emails, "phones": resume.phones, "present": ()}
        found.append((resume, told | entry))
    return found


def traces(text, entry, resume):
    """What of a person's truth stands in a text that was sent, as kinds: "name", "email", ..."""
    text = PLACEHOLDER.sub("|", unicodedata.normalize("NFC", text))
    flat, digits = fold(text), re.sub(r"\D", "", text)
    low = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    found = set()
    ordinary = identity_of(resume).ordinary
    for word in re.split(r"[\s\-‐–’']+", entry["name"]):
        plain = fold(word)
        if len(plain) < 3 or plain in PARTICLES:
            continue
        # a name that is also a word may stay as the word: in small letters, or as a skill
        pattern, where = (
            (rf"(?<!\w){word}(?!\w)", text)
            if plain in ordinary
            else (rf"(?<![a-z]){plain}{'' if len(plain) > 4 else '(?![a-z])'}", low)
        )
        if re.search(pattern, where) and plain not in {fold(skill) for skill in resume.skills}:
            found.add("name")
    found |= {"name" for _ in [0] if fold(entry["name"]) in flat and len(fold(entry["name"])) > 8}
    found |= {
        "email" for email in entry["emails"] if fold(email) in flat or email.split("@")[0] + "@" in text
    }
    found |= {"phone" for phone in entry["phones"] if re.sub(r"\D", "", phone)[-8:] in digits}
    found |= {"link" for link in resume.links if link in text}
    found |= {"street" for street in identity_of(resume).addresses if street in text}
    for name in entry["present"]:
        core = employer_core(name)
        as_words = re.search(rf"(?<!\w){re.escape(core)}(?!\w)", text, re.IGNORECASE)
        plain_word = len(core.split()) == 1 and (is_common(core) or fold(core) in ordinary_words())
        # an employer called by a common word is looked for as a name: see corpus.employer_stands
        if employer_stands(name, text) or (as_words and not plain_word):
            found.add("employer")
    return found


def writes(prompt, number):
    """Answers from the prompt's own words, so that what is sent again carries them."""
    user = prompt.messages[-1].content
    if prompt.stop_after == "sentence":
        return f"{prompt.first_words} {user.split(': ', 1)[-1].rstrip('.')}."
    asked = "\n".join(message.content for message in prompt.messages)
    who = re.search(r"Write the email to (.+)\. Plain text", asked)[1]
    employer = re.search(r"\[EMPLOYER_\d+\]", user)
    where = employer[0] if employer else "your work"
    return (
        f"Subject: A role\n\nDear {who},\n\nRenn Labs makes clocks. It is growing.\n\n"
        f"You would lead a team. You would plan it.\n\nAt {where}, you led the work.\n\n"
        "Would you reply for a short call?"
    )


@pytest.mark.parametrize("strategy", ["whole", "sections", "bare"])
def test_nothing_of_anyone_in_the_corpus_is_in_anything_sent(corpus, jobs, strategy, record_property):
    """174 resumes, two jobs in turn, later rounds too, searched for the truth and not for what we found."""
    leaks, sent, refused, wrong, by_half = [], 0, 0, 0, {"work": 0, "frozen": 0}
    third = {entry["file"] for entry in json.loads((THIRD / "truth.json").read_text(encoding="utf-8"))}
    for n, (resume, entry) in enumerate(corpus):
        far = Far(writes)
        for draft in write_emails([(jobs[n % 2], resume)], far, settings(strategy)):
            if draft.status == "error":
                refused += 1
                assert re.match("privacy: no (?:name|present employer) was found", draft.reasons[0])
            if draft.email is None:
                continue
            text = draft.email.as_text()
            wrong += bool(re.search(r"\[|NAME_|EMPLOYER_", text)) or resume.first_name not in text
        for text in far.sent:
            sent += 1
            if traces(text, entry, resume):
                leaks.append((entry["half"], entry["file"] in third))
                by_half[entry["half"]] += 1
    told = f"{sent} requests, leaks {by_half}, pairs refused {refused}, filled in wrongly {wrong}"
    record_property(f"masked, {strategy}, n = {len(corpus)} resumes", told)
    assert len(corpus) == 174 and not wrong
    assert refused <= 0.04 * len(corpus)
    # one of the unseen halves still holds a present employer in its whole text
    assert by_half["work"] == 0 and by_half["frozen"] <= (1 if strategy == "bare" else 0), by_half
    assert all(in_third for _, in_third in leaks), by_half


def test_nothing_of_anyone_in_further_resumes_is_in_their_whole_text(further, jobs, record_property):
    """74 more in other layouts, as `bare` sends them: the whole text, which holds all that others send."""
    leaks, sent, refused = [], 0, 0
    for resume, entry in further:
        far = Far(writes)
        for draft in write_emails([(jobs[0], resume)], far, settings("bare")):
            refused += draft.status == "error"
        sent += len(far.sent)
        leaks += [(entry["file"], kinds) for text in far.sent if (kinds := traces(text, entry, resume))]
    record_property("masked, further resumes", f"{sent} requests, leaks {len(leaks)}, refused {refused}")
    assert not leaks and sent + refused == len(further) >= 70 and refused <= 4
