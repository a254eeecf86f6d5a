"""The one place where text from outside becomes HTML: a template engine that escapes every value."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any


@cache
def _environment() -> Any:
    import jinja2

    return jinja2.Environment(
        autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )


@cache
def _template(name: str) -> Any:
    """Compiled once: a review draws its templates at every step and at every letter typed."""
    text = (files("outreach.report") / "templates" / name).read_text(encoding="utf-8")
    return _environment().from_string(text)


def render_template(name: str, **values: Any) -> str:
    """A template of this package, filled; every value is escaped."""
    return _template(name).render(**values)
