"""The one place where text from outside becomes HTML: a template engine that escapes every value."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

# Controls, and signs that turn the direction of all that follows: what is read must be what stands there.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def _visible(value: Any) -> Any:
    """A value without what no reader would see; markup of this package's own stays as it is."""
    if isinstance(value, str) and not hasattr(value, "__html__"):
        return _UNSEEN.sub("", value)
    return value


@cache
def _environment() -> Any:
    import jinja2

    def source(name: str) -> str:
        return (files("outreach.report") / "templates" / name).read_text(encoding="utf-8")

    return jinja2.Environment(
        loader=jinja2.FunctionLoader(source),
        autoescape=True,
        finalize=_visible,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,  # compiled once: a review draws its templates at every letter typed
    )


def render_pieces(name: str, **values: Any) -> Iterator[str]:
    """Like `render_template`, piece by piece: a page about thousands is not held in memory."""
    stream = _environment().get_template(name).stream(**values)
    stream.enable_buffering(200)
    return stream


def render_template(name: str, **values: Any) -> str:
    """A template of this package, filled; every value is escaped and loses its control signs."""
    return _environment().get_template(name).render(**values)
