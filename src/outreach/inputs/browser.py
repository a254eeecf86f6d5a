"""A job page rendered by a real browser: its HTML and the text that Ctrl+A would select.

Headless Chrome or Chromium through Selenium, with a fresh profile and nothing downloaded to disk.
"""

from __future__ import annotations

import datetime
import ipaddress
import shutil
import socket
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from outreach.errors import InputError, MissingDependency

_BROWSERS = ("chromium", "google-chrome", "google-chrome-stable", "chromium-browser", "chrome")
MAX_CHARACTERS = 10_000_000
_SETTLED_SECONDS = 0.6  # the text must stay the same this long,
_SHORT_TEXT_SECONDS = 2.5  # or this long while there is so little that scripts may be at work
_SHORT_TEXT = 500  # characters


@dataclass(frozen=True)
class PageSnapshot:
    """What a browser showed, kept so that a run can be repeated without the network."""

    requested: str
    address: str  # after redirects
    html: str  # of the rendered page
    text: str  # what Ctrl+A selects
    fetched_at: str  # ISO 8601, UTC
    warnings: tuple[str, ...] = ()


def find_browser() -> tuple[str, str | None]:
    """Paths of a browser and, if there is one on the PATH, its driver. Raises MissingDependency."""
    browser = next((path for name in _BROWSERS if (path := shutil.which(name))), None)
    if browser is None:
        raise MissingDependency(
            "no Chrome or Chromium on this machine",
            next_step=(
                "Install one (Debian, Ubuntu: apt-get install chromium chromium-driver), or save the "
                "job page as PDF or HTML and give the file."
            ),
        )
    return browser, shutil.which("chromedriver")


def check_address(address: str, allow_hosts: Sequence[str] = ()) -> None:
    """Refuse what is not a public http(s) page. Raises InputError (kind "address").

    Hosts in `allow_hosts` may be on this machine or network. Every address a name resolves to counts.
    """
    parts = urlsplit(address)
    if parts.scheme.lower() not in ("http", "https") or not parts.hostname:
        raise InputError(
            "is not an http or https address",
            where=address,
            next_step="Give the address of the job page as the browser shows it.",
            kind="address",
        )
    host = parts.hostname
    if host in allow_hosts:
        return
    try:
        found = socket.getaddrinfo(host, parts.port or 443, type=socket.SOCK_STREAM)
    except (socket.gaierror, UnicodeError) as error:
        raise InputError(
            f"the name {host} cannot be found",
            where=address,
            next_step="Check the address and the network.",
            kind="address",
        ) from error
    for *_, endpoint in found:
        ip = ipaddress.ip_address(endpoint[0].split("%")[0])
        ip = getattr(ip, "ipv4_mapped", None) or ip
        if not ip.is_global:
            raise InputError(
                f"leads to the private address {ip}",
                where=address,
                next_step=f"If you trust it, add {host!r} to allow_hosts in outreach.toml, [pages].",
                kind="address",
            )


@contextmanager
def _browser(timeout: float) -> Iterator[Any]:
    from selenium import webdriver
    from selenium.common.exceptions import WebDriverException

    binary, driver_path = find_browser()
    with tempfile.TemporaryDirectory(prefix="outreach-browser-", ignore_cleanup_errors=True) as folder:
        options = webdriver.ChromeOptions()
        options.binary_location = binary
        for flag in (
            "--headless=new", "--disable-gpu", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", "--disable-quic",
            "--disable-dev-shm-usage", "--window-size=1280,2000", f"--user-data-dir={folder}",
        ):  # fmt: skip
            options.add_argument(flag)
        if _is_root():
            options.add_argument("--no-sandbox")  # Chromium refuses to start as root with it
        options.add_experimental_option(
            "prefs",
            {"download_restrictions": 3, "profile.default_content_setting_values.popups": 2},
        )
        options.set_capability("unhandledPromptBehavior", "dismiss")
        try:
            service = webdriver.ChromeService(driver_path) if driver_path else None
            driver = webdriver.Chrome(options=options, service=service)
        except WebDriverException as error:
            raise MissingDependency(
                f"the browser does not start ({(error.msg or '').splitlines()[0]})",
                where=binary,
                next_step="Install a driver of the same version (Debian: chromium-driver).",
            ) from error
        try:
            driver.set_page_load_timeout(timeout)
            driver.set_script_timeout(timeout)
            yield driver
        finally:
            driver.quit()


def _is_root() -> bool:
    import os

    return hasattr(os, "geteuid") and os.geteuid() == 0


_SELECTED_TEXT = """
const selection = window.getSelection();
selection.removeAllRanges();
selection.selectAllChildren(document.body || document.documentElement);
const text = selection.toString();
selection.removeAllRanges();
return text;
"""


def _settle(driver: Any, deadline: float) -> str:
    """The selected text once it has stopped changing, or what there is at the deadline."""
    last, since = None, time.monotonic()
    while True:
        text = driver.execute_script(_SELECTED_TEXT)
        now = time.monotonic()
        if text != last:
            last, since = text, now
        patience = _SETTLED_SECONDS if len(text) > _SHORT_TEXT else _SHORT_TEXT_SECONDS
        if now - since >= patience or now >= deadline:
            return text
        time.sleep(0.1)


def fetch_page(address: str, *, allow_hosts: Sequence[str] = (), timeout: float = 30.0) -> PageSnapshot:
    """Open a page and wait until its text has settled.

    Raises InputError (kinds address, timeout, unreachable, too_large), or MissingDependency without
    a browser.
    """
    from selenium.common.exceptions import TimeoutException, WebDriverException

    check_address(address, allow_hosts)
    deadline = time.monotonic() + timeout
    with _browser(timeout) as driver:
        try:
            driver.get(address)
            final = driver.current_url
            check_address(final, allow_hosts)
            text = _settle(driver, min(deadline, time.monotonic() + 10))
            final = driver.current_url  # a script may have moved on
            check_address(final, allow_hosts)
            html = driver.page_source
        except TimeoutException as error:
            raise InputError(
                f"did not load within {timeout:.0f} seconds",
                where=address,
                next_step="Try again, or save the page as PDF or HTML and give the file.",
                kind="timeout",
            ) from error
        except WebDriverException as error:
            reason = (error.msg or "").splitlines()[0] if error.msg else "unknown"
            raise InputError(
                f"cannot be opened ({reason})",
                where=address,
                next_step="Check the address, or save the page as PDF or HTML and give the file.",
                kind="unreachable",
            ) from error
    if len(html) > MAX_CHARACTERS:
        raise InputError(
            f"is {len(html) / 1e6:.0f} million characters long; at most {MAX_CHARACTERS / 1e6:.0f} are read",
            where=address,
            next_step="Save the job itself as PDF or text and give the file.",
            kind="too_large",
        )
    stamp = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    return PageSnapshot(address, final, html, text, stamp)


def extract_text_from_page(address: str, *, allow_hosts: Sequence[str] = (), timeout: float = 30.0) -> str:
    """What Ctrl+A would select on a rendered page. Raises as `fetch_page`."""
    return fetch_page(address, allow_hosts=allow_hosts, timeout=timeout).text
