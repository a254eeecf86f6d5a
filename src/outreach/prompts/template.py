"""Reads prompt files: turns marked `## system`, `## user`, `## assistant`, and named {variables}."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from string import Formatter

from outreach.errors import PromptError
from outreach.records import Message, Prompt

_MARK = re.compile(r"^## (system|user|assistant|first words)[ \t]*$", re.MULTILINE)


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
    return Template(name, turns)


def load_template(name: str) -> Template:
    """One of the prompt files that come with the package, by its name without ending."""
    file = files("outreach.prompts") / "templates" / f"{name}.txt"
    return parse_template(file.read_text(encoding="utf-8"), name)


def prompt_hash() -> str:
    """A hash of every prompt file that comes with the package: a run is tied to its prompts."""
    folder = files("outreach.prompts") / "templates"
    digest = hashlib.sha256()
    for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
        digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()[:16]
