"""Gemini by its REST interface, through either of Google's two libraries; imports them on first use."""

from __future__ import annotations

import os
import time
import warnings
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from outreach.errors import MissingDependency
from outreach.models.base import LoadReport
from outreach.models.chat import strip_control_strings
from outreach.models.door import Door
from outreach.models.gemini_answers import broken, read_answer, refusal
from outreach.models.hosted import get_hosted
from outreach.models.keys import Key, find_key
from outreach.models.pace import Clock
from outreach.models.remote import Answer, CallFailed, RemoteModel, asked_to_begin, estimated_tokens
from outreach.records import GenerateConfig, Prompt
from outreach.settings import GeminiSettings

HOST = "generativelanguage.googleapis.com"
KEY_NAMES = ("GEMINI_API_KEY", "GOOGLE_API_KEY")
_CATEGORIES = ("harassment", "hate_speech", "sexually_explicit", "dangerous_content")


class _Gemini:
    """What both libraries have in common: the request, and how tokens are counted without asking."""

    prefills = False  # a last turn of the model is not documented to be continued

    def __init__(self, model: str, settings: GeminiSettings, key: Key):
        self._model = model
        self._settings = settings
        self._key = key

    def body(self, prompt: Prompt, config: GenerateConfig, number: int) -> dict[str, Any]:
        messages = asked_to_begin(prompt)
        system = [m.content for m in messages if m.role == "system"]
        body: dict[str, Any] = {
            "contents": [
                {
                    "role": "model" if message.role == "assistant" else "user",
                    "parts": [{"text": strip_control_strings(message.content)}],
                }
                for message in messages
                if message.role != "system"
            ],
            "generation_config": {
                "max_output_tokens": config.max_new_tokens + self._settings.thinking_tokens,
                "temperature": config.temperature,
                "top_p": config.top_p,
                "candidate_count": 1,
            },
            "safety_settings": [
                {"category": f"HARM_CATEGORY_{name.upper()}", "threshold": threshold}
                for name in _CATEGORIES
                if (threshold := getattr(self._settings.safety, name))
            ],
        }
        if system:
            body["system_instruction"] = strip_control_strings("\n\n".join(system))
        if self._settings.library == "google-genai":  # the old one knows no seed
            body["generation_config"]["seed"] = (config.seed + number) % 2**31
        return body

    def carry(self, body: dict[str, Any]) -> Answer:
        raise AssertionError("a dry run carries nothing")

    def count_tokens(self, text: str) -> int:
        return estimated_tokens(text)


class OldLibrary(_Gemini):
    """google-generativeai, whose support has ended; by REST. It retries nothing here: `remote.py` does."""

    def __init__(self, model: str, settings: GeminiSettings, key: Key):
        super().__init__(model, settings, key)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # both it and api_core say that they are old
            try:
                import google.generativeai as genai
                from google.generativeai import client
            except ModuleNotFoundError as error:
                raise _not_installed("google-generativeai==0.8.6") from error
        options = {"api_endpoint": settings.endpoint} if settings.endpoint else None
        genai.configure(api_key=key.reveal(), transport="rest", client_options=options)
        self._genai = genai
        # taken now: the library has one configuration for all, and another model may change it
        self._client = client.get_default_generative_client()

    def carry(self, body: dict[str, Any]) -> Answer:
        from google.api_core.exceptions import GoogleAPICallError

        model = self._genai.GenerativeModel(
            self._model,
            system_instruction=body.get("system_instruction"),
            safety_settings=body["safety_settings"],
        )
        model._client = self._client
        try:
            response = model.generate_content(
                body["contents"],
                generation_config=body["generation_config"],
                request_options={"timeout": self._settings.timeout_seconds, "retry": None},
            )
        except GoogleAPICallError as error:
            answered = getattr(error, "response", None)
            raise self._refused(error, answered) from None  # its trace holds the request
        except Exception as error:  # noqa: BLE001  the library lets through what its transport raises
            raise broken(error, self._key) from None
        return read_answer(response, body["generation_config"]["max_output_tokens"])

    def _refused(self, error: Any, answered: Any) -> CallFailed:
        try:
            told = answered.json().get("error", {}) if answered is not None else {}
        except (ValueError, AttributeError):  # an error page that is not JSON
            told = {}
        told = told or {"message": getattr(error, "message", "")}
        headers = getattr(answered, "headers", None) or {}
        return refusal(int(error.code or 500), told, headers, self._key)


class NewLibrary(_Gemini):
    """google-genai, the successor."""

    def __init__(self, model: str, settings: GeminiSettings, key: Key):
        super().__init__(model, settings, key)
        try:
            from google import genai
            from google.genai import types
        except ModuleNotFoundError as error:
            raise _not_installed("google-genai==3.4.0") from error
        options = types.HttpOptions(
            base_url=settings.endpoint or None, timeout=max(1, round(settings.timeout_seconds * 1000))
        )
        self._types = types
        self._client = genai.Client(api_key=key.reveal(), vertexai=False, http_options=options)

    def carry(self, body: dict[str, Any]) -> Answer:
        from google.genai.errors import APIError

        config = self._types.GenerateContentConfig(
            system_instruction=body.get("system_instruction"),
            safety_settings=[self._types.SafetySetting(**entry) for entry in body["safety_settings"]],
            **body["generation_config"],
        )
        try:
            response = self._client.models.generate_content(
                model=self._model, contents=body["contents"], config=config
            )
        except APIError as error:
            details = error.details if isinstance(error.details, dict) else {}
            told = details.get("error", details) or {"message": error.message or ""}
            headers = getattr(error.response, "headers", None) or {}
            raise refusal(int(error.code or 500), told, headers, self._key) from None
        except Exception as error:  # noqa: BLE001  the library lets through what its transport raises
            raise broken(error, self._key) from None
        return read_answer(response, body["generation_config"]["max_output_tokens"])


def _not_installed(package: str) -> MissingDependency:
    return MissingDependency(f"{package} is not installed", next_step=f"Install it: pip install {package}")


LIBRARIES = {"google-generativeai": OldLibrary, "google-genai": NewLibrary}


def load_gemini(
    name: str,
    settings: GeminiSettings,
    *,
    record: Path | None = None,
    dry: bool = False,
    clock: Clock | None = None,
) -> RemoteModel:
    """A Gemini model by its id; asks nothing yet. With `dry` no key is needed and nothing is sent.

    Raises ModelError for an id that is gone or unknown, or when there is no key.
    """
    # Kaggle's sitecustomize would send the library to an address of its own otherwise.
    os.environ.setdefault("KAGGLE_DISABLE_GOOGLE_GENERATIVE_AI_INTEGRATION", "1")
    started = time.perf_counter()
    model = get_hosted(name)
    host = urlsplit(settings.endpoint).netloc if settings.endpoint else HOST
    key = Key("", "a dry run") if dry else find_key(KEY_NAMES, model.name)
    backend = (
        _Gemini(model.name, settings, key) if dry else LIBRARIES[settings.library](model.name, settings, key)
    )
    limit = f"at most {settings.requests_per_minute} requests a minute"
    report = LoadReport(
        model=model.name,
        precision="served",
        compute_dtype="",
        device=host,
        reason=f"asked over the net through {settings.library}, {limit}; key from {key.origin}",
        parameters=0,
        weight_bytes=0,
        share_4bit=0.0,
        seconds=time.perf_counter() - started,
        source=model.source,
        engine=f"{settings.library}, REST",
        rows=settings.requests_at_once,
    )
    return RemoteModel(
        backend,
        report,
        Door(host, model.name, record, dry=dry),
        at_once=settings.requests_at_once,
        per_minute=settings.requests_per_minute,
        attempts=settings.attempts,
        longest_wait=settings.longest_wait_seconds,
        clock=clock,
    )
