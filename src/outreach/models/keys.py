"""Finds the key of a service where people keep it, and keeps it out of everything that is written."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path

from outreach.errors import ModelError


class Key:
    """A secret with the place it came from. Printed, formatted or pickled it shows the place alone."""

    __slots__ = ("_value", "origin")

    def __init__(self, value: str, origin: str):
        self._value = value
        self.origin = origin  # "the environment, GEMINI_API_KEY"

    def reveal(self) -> str:
        """The secret itself: for the request that needs it, and for nothing else."""
        return self._value

    def __repr__(self) -> str:
        return f"Key(from {self.origin})"

    def __reduce__(self) -> tuple:
        return (Key, ("", self.origin))

    def cut_from(self, text: str) -> str:
        """A text without the secret: errors of libraries quote addresses and headers."""
        return text.replace(self._value, "(key)") if self._value else text


def read_env_file(text: str) -> dict[str, str]:
    """The variables of a .env file: `NAME=value`, also with `export` and quotes; # begins a comment line."""
    found = {}
    for raw in text.splitlines():
        line = raw.strip().removeprefix("export ").strip()
        name, sign, value = line.partition("=")
        if not sign or line.startswith("#") or not name.strip().isidentifier():
            continue
        value = value.strip()
        if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
            value = value[1:-1]
        elif " #" in value:
            value = value.split(" #", 1)[0].rstrip()
        found[name.strip()] = value
    return found


def _from_environment(name: str) -> str:
    return os.environ.get(name, "")


def _from_env_file(name: str) -> str:
    file = Path(".env")
    return read_env_file(file.read_text(encoding="utf-8")).get(name, "") if file.is_file() else ""


def _from_kaggle(name: str) -> str:
    if find_spec("kaggle_secrets") is None:
        return ""
    from kaggle_secrets import UserSecretsClient

    try:
        return UserSecretsClient().get_secret(name) or ""
    except Exception:  # noqa: BLE001  a secret that is not attached raises one of several undocumented types
        return ""


def _from_colab(name: str) -> str:
    try:
        from google.colab import userdata
    except ImportError:
        return ""
    try:
        return userdata.get(name) or ""
    except Exception:  # noqa: BLE001  not granted, not found, or asked outside a cell: each a type of its own
        return ""


PLACES: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("the environment", _from_environment),
    (".env", _from_env_file),
    ("Kaggle's secrets", _from_kaggle),
    ("Colab's secrets", _from_colab),
)


def find_key(names: Sequence[str], what: str) -> Key:
    """The first key found under one of the names: environment, .env, Kaggle's secrets, Colab's secrets.

    Raises ModelError that says where it may be put.
    """
    for place, look in PLACES:
        for name in names:
            if value := look(name).strip():
                return Key(value, f"{place}, {name}")
    raise ModelError(
        "there is no key",
        where=what,
        next_step=f"Set {names[0]} in the environment, in a file .env beside outreach.toml, or among the "
        "secrets of Kaggle or Colab. Never write it into a notebook or a settings file.",
    )
