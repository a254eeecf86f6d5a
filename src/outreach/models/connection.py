"""HTTP to one server of models: JSON out and in, every failure typed; tells whether it is this machine."""

from __future__ import annotations

import ipaddress
import re
from typing import Any
from urllib.parse import urlsplit

from outreach.models.keys import Key
from outreach.models.remote import CallFailed
from outreach.settings import ServerSettings

_TOO_LONG = re.compile(
    r"context (?:size|length|window)|exceed\w*.{0,40}context|too (?:long|many tokens)", re.I
)


def is_this_machine(url: str) -> bool:
    """Whether an address can only be this machine: `localhost` or a literal loopback address.

    Other names are not looked up: what they resolve to may change before the next request.
    """
    host = (urlsplit(url).hostname or "").rstrip(".").lower()
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


class Connection:
    """HTTP to one server. On this machine no proxy is asked and no redirect followed."""

    def __init__(self, url: str, settings: ServerSettings, key: Key | None):
        import httpx

        self._httpx = httpx
        headers = {"Authorization": f"Bearer {key.reveal()}"} if key and key.reveal() else {}
        self._key = key or Key("", "no key")
        self._where = urlsplit(url).netloc
        self._http = httpx.Client(
            base_url=url,
            headers=headers,
            timeout=httpx.Timeout(settings.timeout_seconds, connect=min(10.0, settings.timeout_seconds)),
            follow_redirects=False,
            trust_env=not is_this_machine(url),
        )

    def ask(self, path: str, body: dict[str, Any] | None = None) -> Any:
        """The JSON of an answer. Raises CallFailed."""
        try:
            got = self._http.get(path) if body is None else self._http.post(path, json=body)
        except self._httpx.TimeoutException:
            raise CallFailed("timeout", f"{self._where} did not answer in time", retry=True) from None
        except self._httpx.HTTPError as error:
            told = f"the connection to {self._where} broke ({type(error).__name__})"
            raise CallFailed("connection", told, retry=True) from None
        if got.status_code == 200:
            try:
                return got.json()
            except ValueError:
                told = f"the answer of {self._where} is not the JSON it should be"
                raise CallFailed("unreadable", told, retry=True) from None
        raise self._refusal(got)

    def _refusal(self, got: Any) -> CallFailed:
        said = " ".join(self._key.cut_from(got.text).split())[:200]
        told = f"{self._where} answered {got.status_code}: {said}"
        status = got.status_code
        if status == 400 and _TOO_LONG.search(said):
            return CallFailed("too_long", told)
        if status in (429, 503):
            wait = got.headers.get("retry-after", "")
            delay = float(wait) if re.fullmatch(r"\d+(\.\d+)?", wait) else None
            kind = "rate_limit" if status == 429 else "server_error"
            return CallFailed(kind, told, retry=True, delay=delay)
        if status >= 500:
            return CallFailed("server_error", told, retry=True)
        return CallFailed("refused", told, fatal=status in (401, 403, 404))
