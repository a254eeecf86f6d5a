"""What Gemini's answers and errors mean: text, or a typed failure. Imports neither of Google's libraries."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from outreach.models.keys import Key
from outreach.models.remote import Answer, CallFailed

_WITHHELD = frozenset(
    "SAFETY RECITATION BLOCKLIST PROHIBITED_CONTENT SPII LANGUAGE IMAGE_SAFETY".split()
)  # finish reasons


def _delay(error: Mapping[str, Any], headers: Mapping[str, str]) -> float | None:
    """Seconds that the service asks to wait: its RetryInfo, else the header Retry-After."""
    for detail in error.get("details") or ():
        is_wait = str(detail.get("@type", "")).endswith("RetryInfo")
        if is_wait and (match := re.fullmatch(r"(\d+(?:\.\d+)?)s", str(detail.get("retryDelay", "")))):
            return float(match[1])
    told = str(headers.get("retry-after", headers.get("Retry-After", "")))
    return float(told) if re.fullmatch(r"\d+(?:\.\d+)?", told) else None


def _by_the_day(error: Mapping[str, Any]) -> bool:
    return any(
        "perday" in str(violation.get("quotaId", "")).lower()
        for detail in error.get("details") or ()
        for violation in detail.get("violations") or ()
    )


def refusal(status: int, error: Mapping[str, Any], headers: Mapping[str, str], key: Key) -> CallFailed:
    """What an HTTP error of the service means."""
    said = " ".join(key.cut_from(str(error.get("message", ""))).split())[:200]
    told = f"Gemini answered {status}" + (f": {said}" if said else "")
    if status == 429 and _by_the_day(error):
        return CallFailed("daily_quota", f"the day's requests are used up ({told})", fatal=True)
    if status == 429:
        return CallFailed("rate_limit", told, retry=True, delay=_delay(error, headers))
    if status in (408, 504):
        return CallFailed("timeout", told, retry=True, delay=_delay(error, headers))
    if status >= 500:
        return CallFailed("server_error", told, retry=True, delay=_delay(error, headers))
    return CallFailed("refused", told, fatal=status in (401, 403, 404) or "api key" in said.lower())


def broken(error: Exception, key: Key) -> CallFailed:
    """What an exception of a library's transport means, told by its family and never by its text alone."""
    names = " ".join(kind.__name__ for kind in type(error).__mro__)
    if "Timeout" in names or "DeadlineExceeded" in names:
        return CallFailed("timeout", "Gemini did not answer in time", retry=True)
    if re.search(r"JSON|ParseError|DecodeError|ValidationError|UnknownApiResponse|ContentDecoding", names):
        return CallFailed("unreadable", "Gemini's answer is not the JSON it should be", retry=True)
    if re.search(r"Connect|Protocol|Network|ReadError|Transport|RequestException|OSError", names):
        return CallFailed(
            "connection", f"the connection to Gemini broke ({type(error).__name__})", retry=True
        )
    said = key.cut_from(str(error))[:200]
    return CallFailed("unreadable", f"Gemini's library failed: {type(error).__name__}: {said}")


def read_answer(response: Any, allowed_tokens: int) -> Answer:
    """The text of a response. Raises CallFailed when there is none; both libraries name its parts alike."""
    feedback = getattr(response, "prompt_feedback", None)
    candidates = list(getattr(response, "candidates", None) or ())
    reason = getattr(getattr(feedback, "block_reason", None), "name", "") if feedback else ""
    if reason and "UNSPECIFIED" not in reason:
        raise CallFailed("blocked", f"Gemini's filter refused the prompt ({reason})")
    if not candidates:
        raise CallFailed("empty", "Gemini gave no candidate")
    first = candidates[0]
    finish = getattr(getattr(first, "finish_reason", None), "name", "") or ""
    if finish in _WITHHELD:
        raise CallFailed("blocked", f"Gemini's filter withheld the answer ({finish})")
    parts = list(getattr(getattr(first, "content", None), "parts", None) or ())
    text = "".join(part.text or "" for part in parts if not getattr(part, "thought", False))
    usage = getattr(response, "usage_metadata", None)
    written = (getattr(usage, "total_token_count", 0) or 0) - (getattr(usage, "prompt_token_count", 0) or 0)
    if not text.strip():
        if finish == "MAX_TOKENS":
            raise CallFailed(
                "cut_off",
                f"all {allowed_tokens} tokens went into thinking: raise thinking_tokens under [gemini]",
            )
        raise CallFailed("empty", f"Gemini's answer has no text ({finish or 'no reason given'})")
    return Answer(text, getattr(usage, "prompt_token_count", 0) or 0, written, finish == "MAX_TOKENS")
