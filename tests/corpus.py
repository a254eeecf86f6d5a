"""Every fictional candidate of the repository, and drafts that call them by name in many forms."""

import functools
import json
import re
from dataclasses import dataclass

from conftest import DATA, ROOT

from outreach.checks.format import format_checks
from outreach.checks.words import is_common
from outreach.emails.compose import compose
from outreach.inputs.resume import read_resume
from outreach.present_employers import employer_core
from outreach.records import Draft, Evidence
from outreach.spellings import Folded, fold, ordinary_words, words_of

FIXTURES = ROOT / "tests" / "fixtures"
SETS = ("resumes", "resumes_second", "resumes_third", "resumes_fourth")
FOLDERS = tuple(FIXTURES / name for name in SETS)


@dataclass(frozen=True)
class Known:
    """What is true of one candidate, and the resume as it was read."""

    name: str
    emails: tuple
    phones: tuple
    employers: tuple
    file: str
    resume: object
    half: str = "work"


def everybody():
    """The candidates of all sets of resumes and of the samples, read from their PDFs."""
    found = []
    entries = [
        (folder, e, e["emails"], e["phones"])
        for folder in FOLDERS
        for e in json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    ]
    samples = json.loads((DATA / "samples.json").read_text(encoding="utf-8"))["resumes"]
    entries += [(DATA, e, [e["email"]], [e["phone"]]) for e in samples]
    for number, (folder, entry, emails, phones) in enumerate(entries, 1):
        file = folder / entry["file"]
        resume = read_resume(file, f"resume{number:02d}")
        employers = tuple(
            p["name"] for p in entry["employers"] if p["name"] not in ("Self-employed", "Freelance")
        )
        half = entry.get("half", "work")
        found.append(Known(entry["name"], tuple(emails), tuple(phones), employers, file.name, resume, half))
    return found


def sentences_about(known):
    """Sentences that name a candidate in every form that a careless text may take."""
    words = known.name.split()
    first, last = words[0], words[-1]
    bare = "".join(c for c in fold(last))
    slug = "-".join(fold(word) for word in words)
    stem = known.file.removesuffix(".pdf")
    said = [
        f"{known.name} would be a good fit.",
        f"{known.name}'s work stands out, and {last}’s notes too.",
        f"We liked what {known.name.upper()} built.",
        f"As {last}, {first} has shown.",
        f"{first} {last} or {first[0]}. {last} may call.",
        f"See github.example/{slug} and {slug} and {bare}.",
        f"The file is {known.file} or {stem}.PDF ({stem.replace('-', '_')}_cv_2024.pdf).",
        f"Dear {first} {last}: dear Mr {last}, dear Ms. {last}.",
        f"{''.join(word.capitalize() for word in slug.split('-'))}CV",
    ]
    for email in known.emails:
        said.append(f"Write to {email} or {email.upper()} or <{email}>.")
    for phone in known.phones:
        digits = re.sub(r"\D", "", phone)
        said.append(f"Call {phone}, {digits} or {'.'.join(re.findall('.{1,3}', digits))}.")
    for employer in known.employers:
        said += [
            f"At {employer} you led a team, and {employer}'s customers noticed.",
            f"{employer.upper()} and {employer.lower().title()} are one.",
            f"See {'-'.join(fold(w) for w in employer.split() if fold(w))}.example for more.",
        ]
    return said


def draft_about(known, job, settings, model="first-model"):
    """A draft whose text, evidence and reasons are full of the candidate."""
    said = sentences_about(known)
    third = max(1, len(said) // 3)
    parts = (
        ("company", f"{job.company} builds things. {' '.join(said[:third])}"),
        ("role", " ".join(said[third : 2 * third])),
        ("candidate", " ".join(said[2 * third :])),
        ("call_to_action", f"Would you have time for a call, {known.name.split()[0]}?"),
    )
    email = compose(parts, job, known.resume, settings)
    evidence = tuple(Evidence(s, "candidate", "resume", s) for s in said[:6])
    checks = format_checks(email, job, known.resume)
    reasons = ("facts unchecked", *(f"{c.check}: {c.reason}" for c in checks if not c.passed), said[0])
    return Draft(
        job.job_id,
        known.resume.resume_id,
        model,
        "sections",
        "needs_human",
        reasons,
        email,
        checks,
        evidence,
        completion_tokens=200,
        seconds=4.0,
    )


@functools.lru_cache(maxsize=16)
def _folded(text):
    """The words and the letters of a text: a page is searched for everybody."""
    return frozenset(word.folded for word in words_of(text)), fold(text)


@functools.lru_cache(maxsize=16)
def _search(text):
    return Folded(text)


@functools.lru_cache(maxsize=16)
def _digits(text):
    return re.sub(r"\D", "", text)


def employer_stands(employer, text, fixed=frozenset()):
    """Whether an employer can be found in a text.

    A name of several words, or one that is no common word, is looked for whatever its case, also glued to a
    slug when it is long, and without its legal form. A name that is one common word is looked for as a name:
    "Salt" and "SALT" as whole words, and a brand in small letters where a sentence makes it one ("at kindly",
    "kindly's", "kindly.example"); "salt" in small letters is the word. `fixed` are the words that a report
    about nobody has: "Company" in a heading names no employer.
    """
    if len(employer.split()) == 1 and (is_common(employer) or fold(employer) in ordinary_words()):
        word = re.escape(employer)
        forms = [rf"\b{word.lower()}\.\w"]
        if employer.islower():
            forms += [rf"(?i:\b(?:at|joined|for|from|with|left)) {word}\b", rf"\b{word}['’]s"]
        capital = employer[:1].upper() + employer[1:]
        forms += [
            rf"(?<!\w){re.escape(form)}(?!\w)" for form in {capital, employer.upper()} if form not in fixed
        ]
        return any(re.search(form, text) for form in forms)
    spelled = {employer, employer_core(employer)}
    spelled = {form for form in spelled if len(form.split()) > 1 or not is_common(form)}
    if any(len(fold(form)) > 9 and fold(form) in _folded(text)[1] for form in spelled):
        return True
    return any(
        (" " not in form or fold(form) in _folded(text)[1])
        and any(_search(text).find(fold(form), gaps=" " in form)) for form in spelled
    )  # fmt: skip


def leaks(text, known, allowed=frozenset(), fixed=frozenset()):
    """What of one candidate still stands in a text; words of `allowed` (the job's own) do not count."""
    found = []
    folded_words, letters = _folded(text)
    low, digits = text.lower(), _digits(text)
    for email in known.emails:
        if email.lower() in low:
            found.append(email)
    for phone in known.phones:
        if re.sub(r"\D", "", phone) in digits:
            found.append(phone)
    if fold(known.file.removesuffix(".pdf")) in letters or fold(known.name) in letters:
        found.append(known.file)
    for word in re.split(r"[\s-]+", known.name):
        part = fold(word)
        own = word in fixed or word.lower() in fixed or part in allowed  # words of the page itself
        if len(part) > 3 and part not in ordinary_words() and not own and part in folded_words:
            found.append(word)
    for employer in known.employers:
        if fold(employer) not in allowed and employer_stands(employer, text, fixed):
            found.append(employer)
    return found
