"""Reads prompt files: turns marked `## system`, `## user`, `## assistant`, and named {variables}."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from string import Formatter

from outreach.errors import PromptError
from outreach.records import Message, Prompt

_MARK = re.compile(r"^## (system|user|assistant|first words)[ \t]*$", re.MULTILINE)

WORDING = "wording"  # the file of wordings, see outreach.prompts.wording


@dataclass(frozen=True)
class Template:
    """A conversation with variables in it."""

    name: str
    turns: tuple[tuple[str, str], ...]  # (system | user | assistant | first words, text)

    @cached_property
    def variables(self) -> set[str]:
        return {
            field for _, text in self.turns for _, field, _, _ in Formatter().parse(text) if field is not None
        }

    @cached_property
    def _same(self) -> tuple[Message | None, ...]:
        """The turns that have no variable, made once for all prompts."""
        return tuple(None if {"{", "}"} & set(text) else Message(role, text) for role, text in self.turns)

    def fill(self, *, stop_after: str = "end", **values: str) -> Prompt:
        """A Prompt with every variable filled. Raises PromptError naming what is missing or unknown.

        Values are inserted as they are: braces inside them are not read as variables.
        """
        missing, unknown = self.variables - set(values), set(values) - self.variables
        if missing or unknown:
            told = [f"missing {', '.join(sorted(missing))}"] if missing else []
            told += [f"unknown {', '.join(sorted(unknown))}"] if unknown else []
            raise PromptError(
                "; ".join(told),
                where=f"prompt {self.name}",
                next_step=f"It has the variables {', '.join(sorted(self.variables)) or '(none)'}.",
            )
        messages = tuple(
            same or Message(role, text.format(**values))
            for (role, text), same in zip(self.turns, self._same, strict=True)
            if role != "first words"
        )
        first_words = next((text.format(**values) for role, text in self.turns if role == "first words"), "")
        return Prompt(messages, first_words, stop_after)


def parse_template(text: str, name: str) -> Template:
    """A Template from the text of a prompt file. Raises PromptError."""
    pieces = _MARK.split(text)
    turns = tuple((role, body.strip()) for role, body in zip(pieces[1::2], pieces[2::2], strict=True))
    if pieces[0].strip() or not any(role == "user" for role, _ in turns):
        raise PromptError(
            "is not a prompt file",
            where=name,
            next_step="Begin turns with a line `## system`, `## user` or `## assistant`.",
        )
    template = Template(name, turns)
    try:
        template.variables  # noqa: B018  a brace that is not closed shows here and not in the middle of a run
    except ValueError as error:
        raise PromptError(
            f"has a brace that names no variable ({error})", where=name, next_step="Write {{ for a brace."
        ) from error
    return template


def load_template(name: str, folder: str = "") -> Template:
    """A prompt file by its name without ending: from `folder` if it holds one, else the package's own.

    Raises PromptError when the folder is missing, or its file cannot be read or names other variables than
    the package's own.
    """
    own = files("outreach.prompts") / "templates" / f"{name}.txt"
    template = parse_template(own.read_text(encoding="utf-8"), name)
    if not folder or not (file := _replaced(folder) / f"{name}.txt").is_file():
        return template
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise PromptError("cannot be read as text", where=str(file), next_step="Save it as UTF-8.") from error
    replaced = parse_template(text, str(file))
    missing, unknown = template.variables - replaced.variables, replaced.variables - template.variables
    if missing or unknown:
        told = [
            f"{what} {', '.join(sorted(names))}"
            for what, names in (("missing", missing), ("unknown", unknown))
            if names
        ]
        raise PromptError(
            f"variables: {'; '.join(told)}",
            where=str(file),
            next_step=f"It needs {', '.join(sorted(template.variables)) or '(none)'}, and no others.",
        )
    return replaced


def _replaced(folder: str) -> Path:
    path = Path(folder)
    if not path.is_dir():
        raise PromptError(
            "there is no such folder of prompt files",
            where=folder,
            next_step='Correct `templates` under [writing], or set it to "".',
        )
    return path


def _own_files() -> list[Traversable]:
    """The package's own: files of turns, and the wordings, which no model is shown."""
    package = files("outreach.prompts")
    return [*(package / "templates").iterdir(), package / f"{WORDING}.txt"]


def check_templates(folder: str) -> list[str]:
    """The names of the prompt files that `folder` replaces. Raises PromptError for one that is of no use."""
    if not folder:
        return []
    known = {file.name for file in _own_files()}
    found = sorted(file.name for file in _replaced(folder).glob("*.txt"))
    if unknown := [name for name in found if name not in known]:
        raise PromptError(
            f"holds {', '.join(unknown)}, which no prompt is called",
            where=folder,
            next_step=f"Known: {', '.join(sorted(known))}.",
        )
    for name in found:
        if name != f"{WORDING}.txt":  # which holds no turns
            load_template(name.removesuffix(".txt"), folder)
    return found


def prompt_hash(folder: str = "") -> str:
    """A hash of every prompt file that a run uses: a run is tied to its prompts."""
    digest = hashlib.sha256()
    for file in sorted(_own_files(), key=lambda entry: entry.name):
        own = Path(folder) / file.name
        digest.update(file.name.encode() + b"\0" + (own if folder and own.is_file() else file).read_bytes())
    return digest.hexdigest()[:16]
