"""Settings of a run: outreach.toml over the defaults, every key typed, an unknown one refused."""

from __future__ import annotations

import tomllib
import types
import typing
from dataclasses import dataclass, field, fields, is_dataclass, replace
from pathlib import Path
from typing import Any

from outreach.errors import SettingsError

FILE_NAME = "outreach.toml"


@dataclass(frozen=True)
class Sender:
    """Who writes, and on whose behalf."""

    name: str = "Robin Ellis"
    title: str = "Talent Partner"
    email: str = "robin.ellis@outreach.example"
    phone: str = ""
    organisation: str = ""  # "" : the hiring company itself


@dataclass(frozen=True)
class Texts:
    """What code and not a model writes. {company}, {role}, {first_name} and {sender} are filled in."""

    subject: str = "{role} at {company}"
    greeting: str = "Dear {first_name},"
    call_to_action: str = "Could we talk for 20 minutes this week or next?"
    closing: str = "Kind regards,"
    footer: str = (
        "You receive this message because your resume was shared with us for recruiting. "
        "We use it only to write to you about this role. If you do not want to hear from us, "
        "reply with “no thanks” and we will delete your data."
    )


@dataclass(frozen=True)
class Weights:
    """How much each criterion counts when models are compared; 0 leaves it out."""

    quality: float = 5.0  # emails ready to send, or passing all checks of form
    human: float = 3.0  # approved by a person without an edit
    speed: float = 2.0
    memory: float = 2.0  # what the weights take
    privacy: float = 2.0  # what left the machine
    long_resumes: float = 1.0  # room for long resumes: tokens of context
    tuning: float = 1.0  # what the licence says of fine-tuning


@dataclass(frozen=True)
class Writing:
    """How drafts are written."""

    strategy: str = "auto"  # auto | whole | sections | bare
    condense: bool = True  # strategy "whole": the resume in few tokens instead of its whole text
    candidates: int = 3  # texts generated for each sentence or email, the best is kept
    second_try: int = 1  # times a text that is blocked is written again; 0: never
    tone: str = "warm, plain and respectful"  # told to the model in strategy "whole"
    words: int = 170  # an email's body aims at; optional sentences are left out beyond it
    templates: str = ""  # folder whose prompt files replace those of the same name; "": none replaced
    temperature: float = 0.6
    max_new_tokens: int = 420  # for strategy "whole"
    batch_size: int = 36  # rows at once
    seed: int = 7


@dataclass(frozen=True)
class Pages:
    """How job pages are read."""

    allow_hosts: list[str] = field(default_factory=list)  # may be on this machine or network
    timeout_seconds: float = 30.0
    clean_with: str = "rules"  # or a model that cleans them, held to the page's own lines
    cards: str = "cards.json"  # where confirmed fact cards are kept


@dataclass(frozen=True)
class People:
    """Who is not written to."""

    do_not_contact: list[str] = field(default_factory=list)  # email addresses or full names
    off_limits_companies: list[str] = field(default_factory=list)  # whose people are left alone
    names: list[str] = field(default_factory=list)  # "resume03=Ada Byron", where a name could not be read


@dataclass(frozen=True)
class Privacy:
    """What a model may know of the person it writes to."""

    name_blind: bool = True  # models on this machine do not see names and contacts either
    send_in_clear: bool = False  # True: other machines get names and contacts; the report says so


@dataclass(frozen=True)
class Safety:
    """Gemini's own filters, by its names of thresholds; "" leaves the service's default."""

    harassment: str = ""
    hate_speech: str = ""
    sexually_explicit: str = ""
    dangerous_content: str = ""


@dataclass(frozen=True)
class GeminiSettings:
    """How Gemini is asked. Its key is never written here."""

    library: str = "google-generativeai"  # or google-genai
    requests_per_minute: int = 10
    requests_at_once: int = 4
    timeout_seconds: float = 120.0
    attempts: int = 5  # of one request, the first included
    longest_wait_seconds: float = 120.0  # a longer delay asked for by the service is an error
    thinking_tokens: int = 2048  # counted against the answer, so added to its limit
    endpoint: str = ""  # another address that speaks the same dialect
    safety: Safety = field(default_factory=Safety)


@dataclass(frozen=True)
class ServerSettings:
    """Where a server of models is, and how it is asked."""

    url: str = ""  # "" : http://127.0.0.1:11434 for ollama/..., http://127.0.0.1:8080 for server/...
    context: int = 8192  # tokens; set in Ollama, and taken for servers that do not tell theirs
    key_variable: str = ""  # name of the variable that holds the server's key, never the key
    requests_per_minute: int = 0  # 0: no limit
    requests_at_once: int = 2
    timeout_seconds: float = 600.0
    attempts: int = 3
    longest_wait_seconds: float = 120.0


@dataclass(frozen=True)
class Settings:
    sender: Sender = field(default_factory=Sender)
    texts: Texts = field(default_factory=Texts)
    compare: Weights = field(default_factory=Weights)
    writing: Writing = field(default_factory=Writing)
    pages: Pages = field(default_factory=Pages)
    people: People = field(default_factory=People)
    privacy: Privacy = field(default_factory=Privacy)
    gemini: GeminiSettings = field(default_factory=GeminiSettings)
    server: ServerSettings = field(default_factory=ServerSettings)
    origin: str = ""  # where these came from, in words


def _check_type(value: Any, wanted: Any, where: str) -> Any:
    if wanted is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if isinstance(wanted, types.GenericAlias):
        item = typing.get_args(wanted)[0]
        if isinstance(value, list) and all(isinstance(entry, item) for entry in value):
            return value
        raise SettingsError(f"expected a list of {item.__name__}, got {value!r}", where=where)
    if not isinstance(value, wanted) or (wanted is int and isinstance(value, bool)):
        kinds = {str: "text in quotes", int: "a whole number", float: "a number", bool: "true or false"}
        kind = kinds[wanted]
        raise SettingsError(f"expected {kind}, got {value!r}", where=where)
    return value


def _fill(cls: type, table: dict[str, Any], where: str) -> Any:
    hints = typing.get_type_hints(cls)
    known = {f.name for f in fields(cls)} - {"origin"}
    for key in table:
        if key not in known:
            raise SettingsError(
                f"unknown key {key!r}",
                where=where,
                next_step=f"Known keys here: {', '.join(sorted(known))}.",
            )
    values = {}
    for key, value in table.items():
        place = f"{where}, {key}"
        if is_dataclass(hints[key]):
            if not isinstance(value, dict):
                raise SettingsError(f"expected a table [{key}], got {value!r}", where=place)
            values[key] = _fill(hints[key], value, f"{where}, [{key}]")
        else:
            values[key] = _check_type(value, hints[key], place)
    return cls(**values)


def _check_values(settings: Settings, where: str) -> None:
    writing = settings.writing
    remote = (settings.gemini, settings.server)
    choices = [(writing, "strategy", ("auto", "whole", "sections", "bare"))]
    choices += [(settings.gemini, "library", ("google-generativeai", "google-genai"))]
    thresholds = ("", "OFF", "BLOCK_NONE", "BLOCK_ONLY_HIGH", "BLOCK_MEDIUM_AND_ABOVE", "BLOCK_LOW_AND_ABOVE")
    choices += [(settings.gemini.safety, item.name, thresholds) for item in fields(Safety)]
    for table, name, known in choices:
        if (value := getattr(table, name)) not in known:
            listed = ", ".join(f'"{entry}"' for entry in known)
            raise SettingsError(f"{name} is {value!r}", where=where, next_step=f"Use one of {listed}.")
    limits = [(writing, "candidates", 1, 64), (writing, "batch_size", 1, 1024)]
    limits += [(writing, "second_try", 0, 3), (writing, "words", 60, 600)]
    limits += [(settings.gemini, "requests_per_minute", 1, 100_000)]
    limits += [(settings.gemini, "thinking_tokens", 0, 65_536)]
    limits += [(settings.server, "requests_per_minute", 0, 100_000), (settings.server, "context", 256, 10**7)]
    for table in remote:
        limits += [(table, "requests_at_once", 1, 64), (table, "attempts", 1, 20)]
        limits += [(table, "timeout_seconds", 0.01, 7200), (table, "longest_wait_seconds", 0, 7200)]
    for table, name, low, high in limits:
        if not low <= getattr(table, name) <= high:
            raise SettingsError(
                f"{name} is {getattr(table, name)}",
                where=where,
                next_step=f"Use a number from {low} to {high}.",
            )
    if not 0 <= writing.temperature <= 2:
        raise SettingsError(f"temperature is {writing.temperature}", where=where, next_step="Use 0 to 2.")
    for name, address in (
        ("gemini, endpoint", settings.gemini.endpoint),
        ("server, url", settings.server.url),
    ):
        if "@" in address or "key=" in address.lower():  # it would be written into every manifest
            raise SettingsError(
                f"the address {name} holds a password or key",
                where=where,
                next_step="Put the key into the environment and its variable's name under key_variable.",
            )
    for field_ in fields(Weights):
        if not 0 <= getattr(settings.compare, field_.name) <= 1000:
            raise SettingsError(
                f"the weight {field_.name!r} is {getattr(settings.compare, field_.name)}",
                where=where,
                next_step="Use a number from 0 (does not count) to 1000.",
            )
    for field_ in fields(Texts):
        template = getattr(settings.texts, field_.name)
        try:
            template.format(company="", role="", first_name="", sender="")
        except (KeyError, IndexError, ValueError) as error:
            raise SettingsError(
                f"the text {field_.name!r} has a placeholder that nothing fills ({error})",
                where=where,
                next_step="Known: {company}, {role}, {first_name}, {sender}. Write {{ for a brace.",
            ) from error


def settings_from(table: dict[str, Any], where: str) -> Settings:
    """Settings from a table such as a run's manifest holds. Raises SettingsError naming `where`."""
    origin = table.get("origin", "")
    settings = _fill(Settings, {key: value for key, value in table.items() if key != "origin"}, where)
    _check_values(settings, where)
    return replace(settings, origin=origin)


def load_settings(path: str | Path | None = None) -> Settings:
    """Read settings; without a path, `outreach.toml` in this folder if there is one.

    Raises SettingsError for a named file that is missing, bad TOML, an unknown key or a wrong type.
    """
    file = Path(path) if path else Path(FILE_NAME)
    if not file.is_file():
        if path:
            raise SettingsError(
                "no such settings file",
                where=str(path),
                next_step="Copy outreach.example.toml and edit the copy.",
            )
        return Settings(origin=f"defaults: there is no {FILE_NAME} in this folder")
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise SettingsError(
            f"cannot be read as TOML ({error})",
            where=file.name,
            next_step="Compare it with outreach.example.toml.",
        ) from error
    settings = _fill(Settings, table, file.name)
    _check_values(settings, file.name)
    return Settings(
        **{f.name: getattr(settings, f.name) for f in fields(Settings) if f.name != "origin"},
        origin=f"read from {file.name}",
    )
