"""What is known of a posting when its company is looked for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class JobText:
    """What is known of a job before its company is: `soup` is None for a plain text."""

    role: str
    near: tuple[str, ...]  # the short lines around the role
    headings: tuple[str, ...]  # of the description
    text: str  # the description
    soup: Any = None
    lines: tuple[str, ...] = ()  # all lines of the page or text
    titles: tuple[str, ...] = ()  # of the page, or the lines of a text that name the role
    address: str = ""  # where the page was found, if it was
    structured: tuple[tuple[str, str], ...] = field(default=())  # (name, where) from data for machines
    told_role: str = ""  # the role as data for machines have it, with all that stands behind it
