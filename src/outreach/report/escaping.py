"""The one place where text from outside becomes HTML: a template engine that escapes every value."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any


@cache
def _environment() -> Any:
    import jinja2

    def source(name: str) -> str:
        return (files("outreach.report") / "templates" / name).read_text(encoding="utf-8")

    return jinja2.Environment(
        loader=jinja2.FunctionLoader(source),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,  # compiled once: a review draws its templates at every letter typed
    )


def render_template(name: str, **values: Any) -> str:
    """A template of this package, filled; every value is escaped."""
    return _environment().get_template(name).render(**values)
