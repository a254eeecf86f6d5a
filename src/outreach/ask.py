"""The questions of bare `outreach`: jobs, resumes, models and folder, each with a default.

Knows nothing of how a run works: its result is the list of arguments a person could have typed.
"""

from __future__ import annotations

import datetime
import glob
import shlex
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from outreach.errors import OutreachError

Read = Callable[[str], str]
Say = Callable[[str], None]
_JOB_ENDINGS = (".pdf", ".html", ".htm", ".txt", ".md")


class Quit(Exception):
    """The person wants to leave without a run."""


@dataclass(frozen=True)
class Question:
    """One thing to ask. `check` turns words into the answer or raises ValueError with what is wrong."""

    flag: str
    title: str
    hint: str
    default: Callable[[], str]
    check: Callable[[str], list[str]]


def _expand(text: str, endings: tuple[str, ...], what: str) -> list[str]:
    """Files from words with * and ~, and from folders. Raises ValueError naming the first bad word."""
    try:
        words = shlex.split(text)
    except ValueError as error:
        raise ValueError(f"a quote is not closed ({error})") from error
    found: list[str] = []
    for word in words:
        if "://" in word and what == "job":
            found.append(word)
            continue
        path = Path(word).expanduser()
        if path.is_dir():
            files = sorted(str(f) for f in path.iterdir() if f.suffix.lower() in endings)
            if not files:
                raise ValueError(f"there is no {' or '.join(endings)} in the folder {word}")
        else:
            files = sorted(glob.glob(str(path))) or ([str(path)] if path.exists() else [])
            if not files:
                raise ValueError(f"there is no file {word}")
        found += files
    if not found:
        raise ValueError(f"give at least one {what}")
    return list(dict.fromkeys(found))


def _jobs(text: str) -> list[str]:
    return _expand(text, _JOB_ENDINGS, "job")


def _resumes(text: str) -> list[str]:
    return _expand(text, (".pdf",), "resume")


def _models(text: str) -> list[str]:
    from outreach.models.load import check_name, is_loaded_here
    from outreach.models.registry import get_spec

    names = text.replace(",", " ").split()
    try:
        for name in names:
            check_name(name)
            if is_loaded_here(name) and (reason := get_spec(name).not_loadable):
                raise ValueError(f"{name} cannot be loaded: {reason}")
    except OutreachError as error:
        raise ValueError(str(error)) from error
    if not names:
        raise ValueError("give at least one model")
    return list(dict.fromkeys(names))


def _folder(text: str) -> list[str]:
    path = Path(text.strip()).expanduser()
    if not text.strip():
        raise ValueError("give a folder")
    if path.is_file():
        raise ValueError(f"{text} is a file")
    return [str(path)]


def _new_folder() -> str:
    """A free name for today: runs/2026-11-22, runs/2026-11-22-2, ..."""
    today = datetime.date.today().isoformat()
    names = [today, *(f"{today}-{number}" for number in range(2, 1000))]
    return next(f"runs/{name}" for name in names if not Path("runs", name).exists())


def _samples(pattern: str, other: str) -> Callable[[], str]:
    return lambda: pattern if glob.glob(pattern) else other if glob.glob(other) else ""


def _model_hint() -> str:
    from outreach.models.hosted import current
    from outreach.models.registry import list_models

    names = [s.name for s in list_models() if not s.not_loadable]
    return "One or more of: " + ", ".join([*names, *(model.name for model in current()), "ollama/NAME"])


def _questions() -> list[Question]:
    from_web = "From a URL, or from PDF files (also saved pages and text files)? Several are fine, * works."
    return [
        Question(
            "--jobs", "Job descriptions", from_web, _samples("data/private/jobs/*", "data/jobs/*"), _jobs
        ),
        Question(
            "--resumes",
            "Resumes",
            "PDF files, or a folder of them.",
            _samples("data/private/resumes/*.pdf", "data/resumes/*.pdf"),
            _resumes,
        ),
        Question("--models", "Models", _model_hint(), lambda: "smollm2-135m-instruct", _models),
        Question(
            "--out", "Folder for the run", "A new name, or an old run to go on with.", _new_folder, _folder
        ),
    ]


def _answer(question: Question, before: list[str] | None, read: Read, say: Say) -> list[str]:
    """Ask until the answer is good; Enter takes what stands in brackets."""
    default = shlex.join(before) if before else question.default()
    say(f"\n{question.title}. {question.hint}")
    while True:
        text = read(f"  [{default}] > " if default else "  > ").strip()
        if text.lower() in ("q", "quit", "exit"):
            raise Quit
        try:
            return question.check(text or default)
        except ValueError as error:
            say(f"  That does not work: {error}. Try again, or q to leave.")


def _ask_names(files: list[str], read: Read, say: Say) -> list[str]:
    """Arguments with the names that a person gives or confirms where reading is unsure of them."""
    from outreach.inputs.given_names import is_unsure
    from outreach.inputs.resume import read_resume

    arguments: list[str] = []
    for number, file in enumerate(files, 1):
        resume_id = f"resume{number:02d}"
        try:
            resume = read_resume(file, resume_id)
        except OutreachError:
            continue  # the run tells what is wrong with it
        if not is_unsure(resume):
            continue
        say(f"\n{Path(file).name}: who is it? ({resume.name_reason})")
        name = read(f"  [{resume.name}] > " if resume.name else "  > ").strip()
        if name.lower() in ("q", "quit", "exit"):
            raise Quit
        if name := " ".join((name or resume.name).split()):
            arguments += ["--name", f"{resume_id}={name}"]
    return arguments


def _shown(values: list[str]) -> str:
    return values[0] if len(values) == 1 else f"{len(values)}: " + ", ".join(Path(v).name for v in values)


def ask(read: Read, say: Say) -> list[str]:
    """Ask everything, show a summary, let each answer be corrected; returns arguments of `outreach`.

    Raises Quit when the person leaves.
    """
    questions = _questions()
    say("Emails for candidates, written on this machine. Nothing is sent.")
    say("Enter takes the answer in brackets; Tab completes paths; q leaves.")
    answers: list[list[str]] = []
    for question in questions:
        answers.append(_answer(question, None, read, say))
    while True:
        say("")
        for number, (question, values) in enumerate(zip(questions, answers, strict=True), 1):
            say(f"  {number}  {question.title:20} {_shown(values)}")
        emails = len(answers[0]) * len(answers[1]) * len(answers[2])
        choice = read(f"Write {emails} emails? [Y]es, a number to change an answer, q to leave > ").strip()
        if choice.lower() in ("", "y", "yes"):
            break
        if choice.lower() in ("q", "quit", "exit", "n", "no"):
            raise Quit
        if choice in [str(number) for number in range(1, len(questions) + 1)]:
            at = int(choice) - 1
            answers[at] = _answer(questions[at], answers[at], read, say)
        else:
            say(f"  That is not one of y, q, 1 to {len(questions)}.")
    arguments = ["run"]
    for question, values in zip(questions, answers, strict=True):
        arguments += [question.flag, *values]
    arguments += _ask_names(answers[1], read, say)
    say("\nThe same without questions:")
    say(f"  outreach {shlex.join(arguments)}\n")
    return arguments


def complete_paths() -> None:
    """Make Tab complete paths at the questions, where this system has readline."""
    try:
        import readline
    except ModuleNotFoundError:  # Windows: the questions work without completion
        return

    def complete(text: str, state: int) -> str | None:
        found = sorted(glob.glob(str(Path(text).expanduser()) + ("/*" if text.endswith("/") else "*")))
        found = [f"{name}/" if Path(name).is_dir() else name for name in found]
        return found[state] if state < len(found) else None

    readline.set_completer_delims(" \t\n")
    readline.set_completer(complete)
    libedit = "libedit" in (readline.__doc__ or "")
    readline.parse_and_bind("bind ^I rl_complete" if libedit else "tab: complete")
