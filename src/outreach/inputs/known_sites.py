"""Well-known job boards and applicant-tracking systems, by name and by host: data, with its lookups."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files
from typing import Any

from outreach.text import plain


@cache
def _sites() -> dict[str, Any]:
    return json.loads(files("outreach.inputs").joinpath("known_sites.json").read_text(encoding="utf-8"))


@cache
def _names() -> frozenset[str]:
    return frozenset(plain(name) for kind in ("boards", "systems") for name in _sites()[kind])


def is_known_site(name: str) -> bool:
    """Whether a name is that of a known board or system: "Indeed", "Indeed.com", "Indeed Jobs"."""
    bare = re.sub(r"\.(?:com|co\.uk|io|org|net|de)$|\s+(?:jobs|careers)$", "", name.strip(), flags=re.I)
    return plain(name) in _names() or plain(bare) in _names()


def is_known_system(name: str) -> bool:
    """Whether a name is that of a system that serves companies' own career pages."""
    return plain(name) in {plain(known) for known in _sites()["systems"]}


def is_known_host(host: str) -> bool:
    """Whether a host belongs to a known board, system or mail provider, at any depth."""
    host = host.lower().rstrip(".")
    return any(host == known or host.endswith(f".{known}") for known in _sites()["hosts"])
