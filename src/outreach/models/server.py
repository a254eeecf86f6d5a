"""Models behind a server: Ollama by its own chat call, llama.cpp, vLLM and the like by OpenAI's."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from outreach.errors import ModelError
from outreach.models.base import LoadReport
from outreach.models.chat import strip_control_strings
from outreach.models.connection import Connection, is_this_machine
from outreach.models.door import Door
from outreach.models.keys import find_key
from outreach.models.pace import Clock
from outreach.models.remote import Answer, CallFailed, RemoteModel, asked_to_begin, estimated_tokens
from outreach.models.served import file_name, registry_spec
from outreach.records import GenerateConfig, Prompt
from outreach.settings import ServerSettings

DEFAULT_URLS = {"ollama": "http://127.0.0.1:11434", "server": "http://127.0.0.1:8080"}
_TURN_TOKENS = 8  # around one message, in any chat format


def is_server_name(name: str) -> bool:
    """Whether a model's name asks for a server: "ollama/llama3:8b", "server/NAME", or "server" alone."""
    return name.split("/", 1)[0] in DEFAULT_URLS


@dataclass(frozen=True)
class Served:
    """What a server says of the model that it is asked for."""

    name: str  # as the server calls it
    kind: str  # "ollama" | "llama.cpp" | "vllm" | "openai"
    context: int  # tokens of prompt and answer together
    context_reason: str
    parameters: int = 0  # 0: it does not say
    elsewhere: str = ""  # host that the server passes prompts on to


class _ServerBackend:
    """What both ways of asking have in common: the context is checked before anything is sent."""

    def __init__(self, connection: Connection, served: Served, *, here: bool):
        self._connection = connection
        self._served = served
        self._here = here
        self.prefills = served.kind in ("llama.cpp", "vllm", "ollama")

    def _messages(self, prompt: Prompt, config: GenerateConfig) -> list[dict[str, str]]:
        turns = prompt.messages if self.prefills else asked_to_begin(prompt)
        messages = [{"role": m.role, "content": strip_control_strings(m.content)} for m in turns]
        if self.prefills and prompt.first_words:
            messages.append({"role": "assistant", "content": prompt.first_words})
        prompt_tokens = sum(self.count_tokens(m["content"]) + _TURN_TOKENS for m in messages)
        if prompt_tokens + config.max_new_tokens > self._served.context:
            raise CallFailed(
                "too_long",
                f"prompt and answer need about {prompt_tokens + config.max_new_tokens} tokens and the server "
                f"has {self._served.context} ({self._served.context_reason}): raise its context, "
                "or use strategy sections",
            )
        return messages

    def count_tokens(self, text: str) -> int:
        """By the server's own tokenizer where it has one and is on this machine; else an estimate."""
        if not self._here or self._served.kind not in ("llama.cpp", "vllm"):
            return estimated_tokens(text)
        try:
            if self._served.kind == "llama.cpp":
                return len(self._connection.ask("/tokenize", {"content": text})["tokens"])
            body = {"model": self._served.name, "prompt": text, "add_special_tokens": False}
            return int(self._connection.ask("/tokenize", body)["count"])
        except (CallFailed, KeyError, TypeError):
            return estimated_tokens(text)  # the request itself will say what is wrong with the server


class OpenAIServer(_ServerBackend):
    """POST /v1/chat/completions."""

    def body(self, prompt: Prompt, config: GenerateConfig, number: int) -> dict[str, Any]:
        body = {
            "model": self._served.name,
            "messages": self._messages(prompt, config),
            "max_tokens": config.max_new_tokens,
            "temperature": config.temperature,
            "top_p": config.top_p,
            "seed": (config.seed + number) % 2**31,
            "stream": False,
        }
        if self._served.kind == "vllm" and prompt.first_words:
            body |= {"add_generation_prompt": False, "continue_final_message": True}
        return body

    def carry(self, body: dict[str, Any]) -> Answer:
        got = self._connection.ask("/v1/chat/completions", body)
        try:
            choice = got["choices"][0]
            text = choice["message"].get("content") or ""
            finish = choice.get("finish_reason")
        except (KeyError, IndexError, TypeError, AttributeError):
            raise CallFailed("unreadable", "the server's answer has no choices", retry=True) from None
        if finish == "content_filter":
            raise CallFailed("blocked", "the server's filter withheld the answer")
        if not text.strip():
            kind = "cut_off" if finish == "length" else "empty"
            raise CallFailed(kind, f"the server's answer has no text ({finish})")
        usage = got.get("usage") or {}
        tokens = (int(usage.get(f"{part}_tokens") or 0) for part in ("prompt", "completion"))
        return Answer(text, *tokens, finish == "length")


class OllamaServer(_ServerBackend):
    """POST /api/chat, where num_ctx can be set: OpenAI's call leaves it at Ollama's small default."""

    def body(self, prompt: Prompt, config: GenerateConfig, number: int) -> dict[str, Any]:
        return {
            "model": self._served.name,
            "messages": self._messages(prompt, config),
            "stream": False,
            "options": {
                "num_ctx": self._served.context,
                "num_predict": config.max_new_tokens,
                "temperature": config.temperature,
                "top_p": config.top_p,
                "seed": (config.seed + number) % 2**31,
            },
        }

    def carry(self, body: dict[str, Any]) -> Answer:
        got = self._connection.ask("/api/chat", body)
        message = got.get("message") if isinstance(got, dict) else None
        if not isinstance(message, dict):
            raise CallFailed("unreadable", "Ollama's answer has no message", retry=True)
        read, written = int(got.get("prompt_eval_count") or 0), int(got.get("eval_count") or 0)
        if read + body["options"]["num_predict"] > self._served.context:
            raise CallFailed("too_long", f"Ollama read {read} tokens of a prompt that may have been cut")
        text, reason = message.get("content") or "", got.get("done_reason")
        if not text.strip():
            kind = "cut_off" if reason == "length" else "empty"
            raise CallFailed(kind, f"Ollama's answer has no text ({reason})")
        return Answer(text, read, written, reason == "length")


def _ask_ollama(connection: Connection, name: str, settings: ServerSettings) -> Served:
    try:
        shown = connection.ask("/api/show", {"model": name})
    except CallFailed as failed:
        if failed.kind == "refused":
            raise ModelError(
                "Ollama does not have it", where=name, next_step=f"Get it: ollama pull {name}"
            ) from None
        raise
    info = shown.get("model_info") or {}
    longest = next((int(v) for k, v in info.items() if k.endswith(".context_length")), settings.context)
    context = min(settings.context, longest)
    size = re.fullmatch(r"([\d.]+)\s*([BM])", str((shown.get("details") or {}).get("parameter_size", "")))
    count = int(float(size[1]) * {"B": 10**9, "M": 10**6}[size[2]]) if size else 0
    count = int(info.get("general.parameter_count") or count)
    # Ollama passes the models it calls cloud on to its maker's machines, through the same address
    cloud = bool(shown.get("remote_host") or shown.get("remote_model") or re.search(r"[-:]cloud$", name))
    away = (urlsplit(str(shown.get("remote_host"))).hostname or "ollama.com") if cloud else ""
    return Served(name, "ollama", context, "num_ctx as set under [server]", count, away)


def _ask_openai(connection: Connection, name: str, settings: ServerSettings) -> Served:
    offered = connection.ask("/v1/models").get("data") or []
    names = [str(entry.get("id", "")) for entry in offered]
    short = [Path(entry).name for entry in names]
    if name and name not in names and name not in short:
        known = ", ".join(short) or "none"
        raise ModelError("the server does not have it", where=name, next_step=f"It has {known}.")
    if not offered or (not name and len(offered) > 1):
        told = f"Choose one: server/{' or server/'.join(short)}" if offered else "Load one into the server."
        raise ModelError(f"the server offers {len(offered)} models", where="server", next_step=told)
    entry = offered[names.index(name) if name in names else short.index(name)] if name else offered[0]
    meta, owner = entry.get("meta") or {}, str(entry.get("owned_by", ""))
    kind = {"llamacpp": "llama.cpp", "vllm": "vllm"}.get(owner, "openai")
    told = int(meta.get("n_ctx") or entry.get("max_model_len") or 0)
    reason = "as it says itself" if told else "as set under [server]; it does not say"
    return Served(str(entry["id"]), kind, told or settings.context, reason, int(meta.get("n_params") or 0))


def load_server(
    name: str,
    settings: ServerSettings,
    *,
    record: Path | None = None,
    dry: bool = False,
    clock: Clock | None = None,
) -> RemoteModel:
    """A model of a running server: "ollama/llama3:8b", "server/NAME", or "server" when it has only one.

    The server is asked what it has; no prompt is sent. Raises ModelError when it is not reached.
    """
    started = time.perf_counter()
    by, _, wanted = name.partition("/")
    url = (settings.url or DEFAULT_URLS[by]).rstrip("/").removesuffix("/v1")
    if urlsplit(url).scheme not in ("http", "https") or not urlsplit(url).hostname:
        raise ModelError(f"{url!r} is no address", where="[server] url", next_step="Write http://HOST:PORT.")
    if by == "ollama" and not wanted:
        raise ModelError("names no model", where=name, next_step="Write it as ollama/llama3:8b.")
    key = find_key((settings.key_variable,), name) if settings.key_variable and not dry else None
    connection = Connection(url, settings, key)
    here = is_this_machine(url)
    if dry and not here:  # not even asked
        kind = "ollama" if by == "ollama" else "openai"
        served = Served(wanted or "model", kind, settings.context, "as set under [server]")
    else:
        try:
            served = (_ask_ollama if by == "ollama" else _ask_openai)(connection, wanted, settings)
        except CallFailed as failed:
            raise ModelError(
                failed.what,
                where=name,
                next_step=f"Start the server, or set url under [server] (now {url}).",
            ) from None
    destination = served.elsewhere or ("" if here else urlsplit(url).netloc)
    known = registry_spec(served.name)
    title = file_name(wanted, by) if wanted else by  # as `load.check_name` says before asking
    backend = (OllamaServer if by == "ollama" else OpenAIServer)(
        connection, served, here=here and not served.elsewhere
    )
    report = LoadReport(
        model=title,
        precision="served",
        compute_dtype="",
        device=destination or urlsplit(url).netloc,
        reason=f"{served.kind} serves {Path(served.name).name} with {served.context} tokens of context, "
        f"{served.context_reason}; " + ("another machine" if destination else "this machine"),
        parameters=served.parameters or (known.parameters if known else 0),
        weight_bytes=0,
        share_4bit=0.0,
        seconds=time.perf_counter() - started,
        source=url,
        engine=f"{served.kind}, first words {'given' if backend.prefills else 'asked for'}",
        rows=settings.requests_at_once,
        registry_name=known.name if known else "",
    )
    return RemoteModel(
        backend,
        report,
        Door(destination, title, record, dry=dry and bool(destination)),
        at_once=settings.requests_at_once,
        per_minute=settings.requests_per_minute,
        attempts=settings.attempts,
        longest_wait=settings.longest_wait_seconds,
        clock=clock,
    )
