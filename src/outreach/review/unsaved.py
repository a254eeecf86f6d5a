"""What would be lost with a kernel though nothing was decided: typed texts, and where the person was."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path
from typing import Any

from outreach.runs import write_whole

STATE = "review-state.json"  # filters and the email that was shown
TYPING = "typing"  # folder of texts that were typed and not decided on, one file a draft


def read_place(folder: Path) -> dict[str, Any]:
    """Filters and email of last time; {} when there are none, or they are damaged."""
    try:
        found = json.loads((folder / STATE).read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):  # the queue then begins at its first open email
        return {}
    return found if isinstance(found, dict) else {}


def save_place(folder: Path, place: dict[str, Any]) -> None:
    """Write the place in one piece. It is not forced to disk: a power cut costs no more than the place."""
    path = folder / f".{STATE}.part"
    path.write_text(json.dumps(place), encoding="utf-8")
    path.replace(folder / STATE)


class TypedTexts:
    """Texts being typed, by the key of their draft; written whole at every change."""

    def __init__(self, folder: Path):
        self._folder = folder / TYPING

    def file(self, key: str) -> Path:
        """Where a draft's typed text is kept; the folder is made for it."""
        self._folder.mkdir(exist_ok=True)
        return self._folder / f"{key}.txt"

    def read(self, key: str) -> str | None:
        """The text typed for a draft, or None."""
        path = self._folder / f"{key}.txt"
        return path.read_text(encoding="utf-8", errors="replace") if path.exists() else None

    def keep(self, key: str, text: str) -> None:
        write_whole(self.file(key), text)

    def drop(self, key: str) -> None:
        (self._folder / f"{key}.txt").unlink(missing_ok=True)
        with contextlib.suppress(OSError):  # others are in it, or it was never there
            self._folder.rmdir()
