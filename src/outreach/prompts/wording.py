"""The few wordings that code and not a model puts between sentences, from a file that a person may replace.

A heading `## name` for each kind, one wording a line below it. Which one an email gets is fixed by its pair.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from string import Formatter

from outreach.errors import PromptError
from outreach.prompts.template import WORDING

# The variables that the wordings of a kind may hold.
KINDS: dict[str, frozenset[str]] = {
    "reason": frozenset({"role", "company"}),  # after a fact that the job needs
    "plain": frozenset({"role", "company"}),  # where no fact opens the email
    "close": frozenset({"do", "there"}),  # begins the work that is near such a fact
    "same": frozenset(),  # begins a second fact of the same post
    "before": frozenset({"there"}),  # begins a fact of an earlier post
}
Wording = dict[str, tuple[str, ...]]


def parse_wording(text: str, name: str) -> Wording:
    """The wordings of each kind. Raises PromptError for a kind or a variable that is missing or unknown."""

    def refuse(what: str, next_step: str) -> PromptError:
        return PromptError(what, where=name, next_step=next_step)

    found: dict[str, list[str]] = {}
    kind = ""
    for line in filter(None, map(str.strip, text.splitlines())):
        if line.startswith("## "):
            kind = line[3:].strip()
            found.setdefault(kind, [])
        elif kind:
            found[kind].append(line)
        else:
            raise refuse("begins with a line under no heading", "Begin each kind with a line `## kind`.")
    wrong = sorted(set(found) ^ set(KINDS)) or sorted(kind for kind, lines in found.items() if not lines)
    if wrong:
        raise refuse(
            f"kinds: {', '.join(wrong)}", f"It needs one or more lines of each of {', '.join(KINDS)}."
        )
    for kind, lines in found.items():
        for line in lines:
            try:
                named = {field for _, field, _, _ in Formatter().parse(line) if field is not None}
            except ValueError as error:
                raise refuse(
                    f"{line!r} has a brace that names no variable ({error})", "Write {{ for a brace."
                ) from error
            if unknown := named - KINDS[kind]:
                known = ", ".join(sorted(KINDS[kind])) or "(none)"
                raise refuse(
                    f"unknown {', '.join(sorted(unknown))} in {line!r}", f"{kind} has the variables {known}."
                )
    return {kind: tuple(lines) for kind, lines in found.items()}


@cache
def load_wording(folder: str = "") -> Wording:
    """The wordings of `folder` if it holds such a file, else the package's own. Raises PromptError."""
    own = Path(folder) / f"{WORDING}.txt"
    file = own if folder and own.is_file() else files("outreach.prompts") / f"{WORDING}.txt"
    return parse_wording(file.read_text(encoding="utf-8"), str(own if file is own else WORDING))


def choose(wordings: Sequence[str], *seed: str, number: int = 0) -> str:
    """One of several wordings, the same for the same seed on every machine; `number` goes on from it."""
    return wordings[(zlib.crc32("\0".join(seed).encode()) + number) % len(wordings)]
