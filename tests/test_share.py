"""The report to pass on: nobody's name in it unless asked for, nothing from outside becomes markup."""

import csv
import io
import json
import re
from dataclasses import replace

import pytest
from corpus import Known, draft_about, everybody, leaks, sentences_about
from test_compare import MODELS, a_run
from test_report import HOSTILE, Links

from outreach.cli import main
from outreach.compare.name_swap import FILE
from outreach.records import Draft, Resume
from outreach.report.pseudonyms import Pseudonymiser, letters
from outreach.report.share import save_comparison
from outreach.runs import open_run


@pytest.fixture(scope="module")
def people():
    return everybody()


@pytest.fixture(scope="module")
def shared(people, jobs, tmp_path_factory):
    """A report of a draft for every candidate of the corpus, full of their names in every form."""
    from outreach.settings import People, Settings

    someone = people[0]
    settings = Settings(
        origin="tests", people=People([someone.name, *someone.emails], [someone.employers[0]])
    )
    folder = tmp_path_factory.mktemp("shared")
    run = open_run(folder / f"run-for-{someone.file.removesuffix('.pdf')}")
    run.start({"resumes": {"resume01": someone.file}}, settings)
    unread = [f"resume 99: {someone.file}: has the same content as {people[1].file}. It is written once."]
    run.save_inputs(jobs, [known.resume for known in people], unread)
    load = {
        "model": "first-model",
        "precision": "16bit",
        "reason": f"read from /home/{someone.file}/models/x",
    }
    run.add_to_manifest(models=["first-model"], loads=[load])
    for known in people:
        run.save_draft(draft_about(known, jobs[0], settings))
    return save_comparison([run], folder / "report.html")


def texts_of(page):
    """Everything of a page but its pictures and the language it is in, which may be a surname: "lang"."""
    return re.sub(r"data:image/png;base64,[\w+/=]+|(?<=<html )lang(?==\"en\")", "", page)


@pytest.fixture(scope="module")
def fixed(jobs, tmp_path_factory):
    """The words of a report about nobody: its own, the job's, and those that the sentences here stand in."""
    from outreach.settings import Settings

    settings = Settings(origin="tests")
    nobody = Known("Xqzv Vqzx", (), (), (), "cv.pdf", Resume("resume01", "cv.pdf", "", "", "0" * 64))
    run = open_run(tmp_path_factory.mktemp("nobody") / "r")
    run.start({}, settings)
    run.save_inputs(jobs, [nobody.resume], ["resume 99: cv.pdf"])
    run.save_draft(draft_about(nobody, jobs[0], settings))
    page = save_comparison([run], run.folder.parent / "report.html").read_text(encoding="utf-8")
    return frozenset(re.findall(r"[^\W_]+", texts_of(page)))


def test_nobody_of_the_corpus_can_be_found_in_it(shared, people, fixed, record_property):
    """Names, emails, phones, employers and file names of all 179, in the page, its JSON and its figures."""
    exports = {
        file.name: file.read_text(encoding="utf-8")
        for file in shared.parent.rglob("*")
        if file.suffix in (".html", ".json", ".csv") and "run-for" not in str(file)
    }
    assert len(exports) == 8 and len(people) == 179
    found = {"work": {}, "frozen": {}}
    for name, text in exports.items():
        clean = texts_of(text)
        for known in people:
            if told := leaks(clean, known, fixed=fixed):
                found[known.half][name, known.name] = told
    counts = {half: len({name for _, name in own}) for half, own in found.items()}  # never who, of `frozen`
    record_property("pseudonymous report, n = 179 candidates", f"found by half {counts}")
    assert found["work"] == {}
    assert counts["frozen"] == 0, "somebody of the half that nobody has seen can be found"


def test_the_same_search_finds_everybody_when_names_are_kept(people, jobs, settings, tmp_path):
    run = open_run(tmp_path / "r")
    run.start({}, settings)
    run.save_inputs(jobs[:1], [known.resume for known in people[:4]], [])
    for known in people[:4]:
        run.save_draft(draft_about(known, jobs[0], settings))
    page = save_comparison([run], tmp_path / "named.html", with_names=True).read_text(encoding="utf-8")
    assert all(leaks(texts_of(page), known) for known in people[:4])
    assert "<b>With names.</b>" in page and "<b>Pseudonymous.</b>" not in page


def test_it_still_reads_as_an_email(shared, people):
    page = shared.read_text(encoding="utf-8")
    assert "Candidate 1</a>" in page and f"Candidate {len(people)}</a>" in page
    assert "Renn Labs" in page, "the hiring company is no secret"
    assert "robin.ellis@outreach.example" in page, "nor is the sender"
    assert "<b>Pseudonymous.</b>" in page
    assert "resume 99 was not read" in page and "2 entries" not in page and "3 entries" in page


@pytest.mark.parametrize("number", [0, 25, 26, 701, 702])
def test_employers_are_lettered_on_and_on(number):
    assert letters(number) == {0: "A", 25: "Z", 26: "AA", 701: "ZZ", 702: "AAA"}[number]


def test_a_candidate_has_one_pseudonym_in_every_text(people, jobs):
    hide = Pseudonymiser([known.resume for known in people], jobs)
    rose = next(known for known in people if known.name == "Will Rose")
    label = hide.label(rose.resume)
    for said in ("Will Rose's work", "Dear Will,", "Dear Mr Rose:", "ROSE, Will", "W. Rose"):
        assert label in hide.text(said, label), said
    kept = "You will see that the roses rose by a third; Java, Go and Python will do."
    assert hide.text(kept, label) == kept
    assert hide.text("See /home/will/cv/rose.txt.", label).startswith("See [file]")
    assert hide.record({"a": [rose.name, 3, None]}) == {"a": [label, 3, None]}


def test_ordinary_texts_are_left_alone(people, jobs):
    """The jobs' own sentences lose nothing but what names a candidate's employer."""
    hide = Pseudonymiser([known.resume for known in people if "Spark" not in known.employers], jobs)
    lines = [line for job in jobs for line in (*job.facts.about, *job.facts.duties, *job.facts.requirements)]
    changed = [line for line in lines if hide.text(line) != line]
    assert len(lines) > 20 and changed == []


def test_the_same_file_in_two_runs_is_one_candidate(jobs, resumes, settings, tmp_path):
    one = a_run(tmp_path / "one", jobs[:1], resumes[:2], settings, models=MODELS[:1])
    moved = [replace(r, resume_id=f"resume{n + 8:02d}") for n, r in enumerate(resumes[1:3])]
    two = a_run(tmp_path / "two", jobs[:1], moved, settings, models=MODELS[1:])
    told = json.loads(save_comparison([one, two], tmp_path / "r.html").with_suffix(".json").read_text())
    assert sorted(e["candidate"] for e in told["emails"]) == [
        "Candidate 1",
        "Candidate 2",
        "Candidate 2",
        "Candidate 3",
    ]


@pytest.fixture
def hostile(jobs, resumes, settings, tmp_path):
    run = a_run(tmp_path / "r", jobs[:1], resumes[:1], settings, models=MODELS[:1])
    eve = replace(resumes[1], name=f"Eve {HOSTILE}", resume_id="resume09")
    run.save_inputs(jobs[:1], [resumes[0], eve], [f"model x: {HOSTILE}"])
    draft = run.drafts()[0]
    bad = f"</style><script>window.owned=1</script> {HOSTILE} {{{{ 7*7 }}}}"
    parts = tuple((part, f"{text} {bad}") for part, text in draft.email.paragraphs)
    email = replace(draft.email, paragraphs=parts, subject=bad, greeting=f"Dear {HOSTILE}", sign_off=bad)
    checks = tuple(replace(c, passed=False, reason=bad) for c in draft.checks)
    evil = replace(draft, resume_id="resume09", email=email, checks=checks, reasons=(bad,))
    run.save_draft(evil)
    run.save_draft(Draft("job01", "resume09", HOSTILE, "whole", "error", (bad,), None))
    (run.folder / FILE).write_text(json.dumps(AUDIT | {"model": bad}), encoding="utf-8")
    return run


AUDIT = {
    "model": "m",
    "strategy": "bare",
    "names": [{"first": "Emily", "gender": "female", "origin": "white"}],
    "pairs": 1,
    "seeds": [1],
    "emails": 5,
    "failed": 0,
    "seconds": 1.0,
    "names_source": "n",
    "words_source": "w",
    "measures": {"words": "words in the email"},
    "contrasts": {"gender": ["female", "male"]},
    "effects": [
        {
            "measure": "words",
            "contrast": "gender",
            "blind": False,
            "difference": 1.0,
            "low": None,
            "high": None,
            "noise": 0.0,
            "n": 1,
            "size": None,
            "said": "not told from chance (n = 1)",
        }
    ],
}


@pytest.mark.parametrize("with_names", [False, True])
def test_nothing_from_outside_becomes_markup(hostile, tmp_path, with_names):
    page = save_comparison([hostile], tmp_path / "out.html", with_names=with_names).read_text(
        encoding="utf-8"
    )
    links = Links()
    links.feed(page)
    own = [entry for entry in links.found if entry[0] == "img"]
    assert len(links.found) == len(own), "pictures of its own and nothing else"
    assert page.count("data:image/png;base64,") == 6 and "<script" not in page and "7*7" in page
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page).group(1)
    assert "default-src 'none'" in policy and "script-src" not in policy and "unsafe" not in policy
    assert "http://" not in page and "https://" not in page


def test_the_json_holds_the_same_numbers(jobs, resumes, settings, tmp_path):
    run = a_run(tmp_path / "r", jobs, resumes, settings, good=lambda m, n: m == MODELS[0] or n < 4)
    out = save_comparison([run], tmp_path / "out.html")
    told = json.loads(out.with_suffix(".json").read_text(encoding="utf-8"))
    page = out.read_text(encoding="utf-8")
    assert [(row["all_format"]["passed"], row["all_format"]["n"]) for row in told["rows"]] == [
        (10, 10),
        (4, 10),
    ]
    assert "4 of 10" in page and told["recommendation"]["headline"] in page
    assert len(told["emails"]) == 20 and "outcomes" not in told["rows"][0]
    assert told["method"][0]["settings"]["writing"]["seed"] == 7 and told["method"][0]["versions"]["python"]
    figures = sorted((tmp_path / "out-figures").glob("*.csv"))
    assert len(figures) == 6 and all(file.with_suffix(".png").stat().st_size > 5000 for file in figures)
    ready = list(csv.DictReader(io.StringIO((tmp_path / "out-figures" / "ready.csv").read_text())))
    assert [row["passed"] for row in ready] == ["10", "4"]


def test_the_command_line_writes_it(jobs, resumes, settings, tmp_path, capsys):
    run = a_run(tmp_path / "r", jobs[:1], resumes, settings)
    assert main(["compare", str(run.folder), "--out", str(tmp_path / "new" / "c.html")]) == 0
    told = capsys.readouterr().out
    assert "5 of 5 (57 to 100 %)" in told and "under pseudonyms" in told
    assert (tmp_path / "new" / "c.html").is_file() and (tmp_path / "new" / "c.json").is_file()
    assert main(["compare", str(tmp_path / "nothing"), "--out", str(tmp_path / "d.html")]) == 1
    assert main(["compare", str(run.folder), "--out", str(tmp_path / "d.txt")]) == 1
    assert main(["compare", str(run.folder), "--out", "d.html", "--check-errors", "no.json"]) == 1
    errors = capsys.readouterr().err
    assert "is not a run" in errors and "ends in .html" in errors and "no such file" in errors


def test_sentences_of_the_corpus_name_people_in_many_forms(people):
    assert sum(len(sentences_about(known)) for known in people) > 800
