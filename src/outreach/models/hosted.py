"""Models that others run, typed from hosted.yaml: the current, the gone, and what replaces them."""

from __future__ import annotations

import datetime
import difflib
import re
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from typing import Any

from outreach.errors import ModelError

_VERSIONED = re.compile(r"-(?:\d{3}|latest|preview.*|exp.*)$")


@dataclass(frozen=True)
class HostedModel:
    """What is known of a model that is asked over the net."""

    name: str
    service: str  # "gemini"
    licence: str
    source: str  # where these facts stand
    ends: datetime.date | None = None  # the last day under this name, where it is announced or past
    gone: bool = False  # no longer offered
    replacement: str = ""  # name to use instead

    def is_gone(self, today: datetime.date) -> bool:
        return self.gone or (self.ends is not None and today >= self.ends)


def _typed(entry: dict[str, Any]) -> HostedModel:
    known = {item.name for item in fields(HostedModel)}
    where = f"hosted.yaml, {entry.get('name')}"
    if unknown := set(entry) - known:
        raise ModelError(f"unknown keys {sorted(unknown)}", where=where)
    try:
        model = HostedModel(**entry)
    except TypeError as error:
        raise ModelError(str(error), where=where) from error
    if model.ends is not None and not isinstance(model.ends, datetime.date):
        raise ModelError(f"ends is {model.ends!r}", where=where)
    return model


@cache
def list_hosted() -> tuple[HostedModel, ...]:
    """Every hosted model that is known, current ones first. Raises ModelError if the file is malformed."""
    import yaml

    text = files("outreach.models").joinpath("hosted.yaml").read_text(encoding="utf-8")
    return tuple(_typed(entry) for entry in yaml.safe_load(text))


def current(today: datetime.date | None = None) -> tuple[HostedModel, ...]:
    """The hosted models that can be asked today."""
    day = today or datetime.date.today()
    return tuple(model for model in list_hosted() if not model.is_gone(day))


def is_hosted(name: str) -> bool:
    """Whether a name is meant for a service and not for this machine."""
    return name.lower().removeprefix("models/").startswith("gemini")


def _listed(name: str) -> HostedModel | None:
    """The entry of a name; "gemini-1.5-pro-002" and "gemini-1.5-pro-latest" are "gemini-1.5-pro"."""
    known = {model.name: model for model in list_hosted()}
    while name not in known and (shorter := _VERSIONED.sub("", name)) != name:
        name = shorter
    return known.get(name)


def get_hosted(name: str, today: datetime.date | None = None) -> HostedModel:
    """A hosted model that can be asked today.

    Raises ModelError for one that is gone, naming its replacement, and for an unknown one, with near names.
    """
    wanted = name.lower().removeprefix("models/")
    day = today or datetime.date.today()
    model = _listed(wanted)
    if model is None:
        names = [entry.name for entry in current(day)]
        near = difflib.get_close_matches(wanted, names, n=2, cutoff=0.4) or names
        raise ModelError(f"unknown model {name!r}", next_step=f"Current ones: {' and '.join(near)}.")
    if model.is_gone(day):
        since = f" since {model.ends.isoformat()}" if model.ends else ""
        raise ModelError(
            f"is no longer offered{since}", where=wanted, next_step=f"Use {_newest(model, day)} instead."
        )
    return model if model.name == wanted else HostedModel(wanted, model.service, model.licence, model.source)


def _newest(model: HostedModel, day: datetime.date) -> str:
    """The end of a chain of replacements."""
    seen = {model.name}
    while model.is_gone(day) and (following := _listed(model.replacement)) and following.name not in seen:
        seen.add(following.name)
        model = following
    return model.name
