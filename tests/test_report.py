"""The report: self-contained, escaped, and honest about what was checked."""

import json
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from outreach.checks import Sources, evidence_of, read_email, run_checks
from outreach.emails.compose import compose
from outreach.errors import RunError
from outreach.records import Draft, Evidence
from outreach.report.escaping import render_template
from outreach.report.html import save_report
from outreach.runs import open_run

HOSTILE = "<img src=x onerror=alert(1)>"


class Links(HTMLParser):
    """Every address a page would ask for, every script, every event handler."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        for name, value in attrs:
            if name.startswith("on") or (name in ("src", "href", "action") and value[:1] != "#"):
                self.found.append((tag, name, value))
        if tag in ("script", "iframe", "object", "link", "img"):
            self.found.append((tag, "", ""))


@pytest.fixture
def run(tmp_path, jobs, resumes, settings):
    """A run with a hostile candidate, job and email in it."""
    run = open_run(tmp_path / "r")
    job = replace(jobs[0], facts=replace(jobs[0].facts, company=f"Renn {HOSTILE}"))
    resume = replace(resumes[0], name=f"Eve {HOSTILE}")
    run.start({"jobs": 1}, settings)
    run.save_inputs([job], [resume], [f"{HOSTILE}.pdf: no such file"])
    run.add_to_manifest(models=["m"], loads=[])
    parts = (("company", f"Evil </style><script>alert(2)</script> {HOSTILE}. Two."),)
    email = compose(parts, job, resume, settings)
    evidence = (Evidence(HOSTILE, "company", "job", HOSTILE),)
    run.save_draft(
        Draft("job01", "resume01", "m", "sections", "needs_human", ("facts unchecked",), email,
              run_checks(email, job, resume), evidence)
    )  # fmt: skip
    return run


def test_nothing_from_outside_becomes_markup(run):
    page = save_report(run).read_text(encoding="utf-8")
    links = Links()
    links.feed(page)
    assert links.found == []
    assert page.count("&lt;img src=x onerror=alert(1)&gt;") >= 5


def test_no_text_turns_the_direction_of_what_follows():
    page = render_template("table.html", caption="", columns=("a\u202eb",), rows=(("c\x1b[31m\u2067d\x9b",),))
    assert "ab" in page and "c[31md" in page


def test_the_page_allows_no_script_and_no_address(run):
    page = save_report(run).read_text(encoding="utf-8")
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page).group(1)
    assert "default-src 'none'" in policy and "script-src" not in policy and "unsafe" not in policy
    assert "http://" not in page and "https://" not in page


def test_the_json_holds_the_same_numbers(run):
    save_report(run)
    numbers = json.loads((run.folder / "report.json").read_text(encoding="utf-8"))
    assert (numbers["emails"], numbers["pass_all_format_checks"]) == (1, 0)
    assert numbers["drafts"][0]["status"] == "needs_human"


def test_an_older_run_is_said_to_have_unchecked_facts(run):
    """Drafts whose checks were about form alone still load, and nothing is claimed of their facts."""
    file = run.folder / "drafts.jsonl"
    lines = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    for line in lines:
        line["checks"] = [
            {key: check[key] for key in ("check", "passed", "severity", "reason", "span")}
            for check in line["checks"]
            if check["group"] == "format"
        ]
        line["evidence"] = [{k: v for k, v in item.items() if k != "more"} for item in line["evidence"]]
    file.write_text("\n".join(json.dumps(line) for line in lines) + "\n", encoding="utf-8")
    page = save_report(open_run(run.folder)).read_text(encoding="utf-8")
    assert "<b>not checked</b>" in page and 'title="not checked"' in page


def test_findings_are_marked_where_they_stand(tmp_path, jobs, resumes, settings):
    """The sentence stands beside its lines, and the words at fault are marked in both."""
    maya = next(resume for resume in resumes if resume.name == "Maya Okafor")
    parts = (
        ("company", "Renn Labs makes a payments service for online shops. About 4,000 shops use it."),
        ("candidate", "At Paylantern, you built the card dispute dashboard, used by 2,400 support agents."),
    )
    email = compose(parts, jobs[0], maya, settings)
    sources = Sources(jobs[0], maya)
    run = open_run(tmp_path / "marked")
    run.start({}, settings)
    run.save_inputs(jobs[:1], [maya], [])
    run.add_to_manifest(models=["m"], loads=[])
    evidence = evidence_of(read_email(email, sources), sources)
    run.save_draft(
        Draft("job01", maya.resume_id, "m", "whole", "needs_human", ("number",), email,
              run_checks(email, jobs[0], maya), evidence)
    )  # fmt: skip
    page = save_report(run).read_text(encoding="utf-8")
    assert page.count(">2,400</mark>") == 2
    assert "resume: Built the card dispute dashboard in React and TypeScript, now used by 240" in page
    assert "job ad: About 4,000 shops and 900 finance teams work with our products every day." in page


def test_an_empty_run_is_told(tmp_path, settings):
    run = open_run(tmp_path / "r")
    run.start({}, settings)
    with pytest.raises(RunError, match="has no emails yet"):
        save_report(run)
