"""A job page rendered by a real browser: its HTML and the text that Ctrl+A would select.

Headless Chrome or Chromium through Selenium, with a fresh profile and nothing downloaded to disk.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import shutil
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from outreach.errors import InputError, MissingDependency
from outreach.inputs.addresses import check_address
from outreach.runs import write_whole

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


_CLOSE_BANNER = """
const words = /cookie|consent|privacy|gdpr/i;
const shown = e => e.getClientRects().length && getComputedStyle(e).visibility !== 'hidden';
const boxes = [...document.querySelectorAll(
  'dialog, [role=dialog], [role=alertdialog], [aria-modal], [id*=cookie i], [class*=cookie i], ' +
  '[id*=consent i], [class*=consent i]')].filter(e => shown(e) && words.test(e.innerText || ''));
for (const pattern of [
  /^(reject|decline|refuse|deny)( all)?( cookies)?$/i, /^(only|use) (necessary|essential)|necessary only/i,
  /^(accept|allow|agree to)( all)?( cookies)?$|^(i )?(agree|accept)$/i,
  /^(ok|okay|got it|understood|continue)\\W*$/i,
  /^(close|dismiss|×|x)$/i]) {
  for (const box of boxes) {
    for (const button of box.querySelectorAll('button, a, [role=button], input[type=button]')) {
      const label = (button.innerText || button.value || button.getAttribute('aria-label') || '').trim();
      if (shown(button) && pattern.test(label)) { button.click(); return 'closed'; }
    }
  }
}
return boxes.length ? 'in the way' : 'none';
"""
# Declarative shadow roots are written out, so that text inside web components is in the HTML too.
_HTML = """
const roots = [];
const collect = node => node.querySelectorAll('*').forEach(e => {
  if (e.shadowRoot) { roots.push(e.shadowRoot); collect(e.shadowRoot); }
});
collect(document);
const root = document.documentElement;
return root.getHTML && roots.length
  ? '<html>' + root.getHTML({shadowRoots: roots}) + '</html>' : root.outerHTML;
"""


def _run_script(driver: Any, script: str) -> Any:
    """Run a script in the page; an alert box that stands before it is dismissed, once."""
    from selenium.common.exceptions import UnexpectedAlertPresentException

    try:
        return driver.execute_script(script)
    except UnexpectedAlertPresentException:
        return driver.execute_script(script)


def _settle(driver: Any, deadline: float) -> str:
    """The selected text once it has stopped changing, or what there is at the deadline."""
    last, since = None, time.monotonic()
    while True:
        text = _run_script(driver, _SELECTED_TEXT)
        now = time.monotonic()
        if text != last:
            last, since = text, now
        patience = _SETTLED_SECONDS if len(text) > _SHORT_TEXT else _SHORT_TEXT_SECONDS
        if now - since >= patience or now >= deadline:
            return text
        time.sleep(0.1)


def _refuse_bad_answer(driver: Any, address: str) -> None:
    """Raise InputError for a page that failed, an error status, or a page too large to take."""
    failed = "return document.body?.classList.contains('neterror') ? document.body.innerText : ''"
    if told := _run_script(driver, failed):
        reason = next((word for word in told.split() if word.startswith("ERR_")), "no answer")
        raise InputError(
            f"cannot be opened ({reason})",
            where=address,
            next_step="Check the address, or save the page as PDF or HTML and give the file.",
            kind="unreachable",
        )
    entry = "performance.getEntriesByType('navigation')[0]"
    status = _run_script(driver, f"return {entry} ? {entry}.responseStatus : 0")
    if status and status >= 400:
        told = {401: "asks for a login", 403: "refuses access", 404: "does not exist", 410: "is gone"}
        raise InputError(
            f"{told.get(status, 'fails')} (HTTP status {status})",
            where=address,
            next_step="Check the address in a browser, or save the page as PDF and give the file.",
            kind="http_error",
        )
    size = _run_script(driver, "return document.documentElement.innerHTML.length")
    if size > MAX_CHARACTERS:
        raise InputError(
            f"is {size / 1e6:.0f} million characters long; at most {MAX_CHARACTERS / 1e6:.0f} are read",
            where=address,
            next_step="Save the job itself as PDF or text and give the file.",
            kind="too_large",
        )


def _snapshot(driver: Any, address: str, allow_hosts: Sequence[str], timeout: float) -> PageSnapshot:
    """What an open browser shows of an address."""
    deadline = time.monotonic() + timeout
    driver.get(address)
    check_address(driver.current_url, allow_hosts)
    _refuse_bad_answer(driver, address)
    text = _settle(driver, min(deadline, time.monotonic() + 10))
    banner = _run_script(driver, _CLOSE_BANNER)
    if banner == "closed":
        text = _settle(driver, min(deadline, time.monotonic() + 5))
    final = driver.current_url  # a script may have moved on
    check_address(final, allow_hosts)
    _refuse_bad_answer(driver, address)
    stamp = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    warnings = ("a cookie banner stands before the page",) if banner == "in the way" else ()
    return PageSnapshot(address, final, _run_script(driver, _HTML), text, stamp, warnings)


def fetch_page(address: str, *, allow_hosts: Sequence[str] = (), timeout: float = 30.0) -> PageSnapshot:
    """Open a page, close a cookie banner, and wait until its text has settled.

    Raises InputError (kinds address, timeout, unreachable, http_error, too_large), or
    MissingDependency without a browser.
    """
    from selenium.common.exceptions import TimeoutException, WebDriverException

    check_address(address, allow_hosts)
    with _browser(timeout) as driver:
        try:
            return _snapshot(driver, address, allow_hosts, timeout)
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


def kept_page(
    address: str, folder: Path | None, *, allow_hosts: Sequence[str] = (), timeout: float = 30.0
) -> PageSnapshot:
    """A page from its snapshot in `folder` if there is one, else from the net, kept there for next time."""
    if folder is None:
        return fetch_page(address, allow_hosts=allow_hosts, timeout=timeout)
    file = folder / f"{hashlib.sha256(address.encode()).hexdigest()[:16]}.json"
    if file.is_file():
        fields = json.loads(file.read_text(encoding="utf-8"))
        return PageSnapshot(**{**fields, "warnings": tuple(fields["warnings"])})
    page = fetch_page(address, allow_hosts=allow_hosts, timeout=timeout)
    folder.mkdir(parents=True, exist_ok=True)
    write_whole(file, json.dumps(asdict(page), ensure_ascii=False, indent=1) + "\n")
    return page


def extract_text_from_page(address: str, *, allow_hosts: Sequence[str] = (), timeout: float = 30.0) -> str:
    """What Ctrl+A would select on a rendered page. Raises as `fetch_page`."""
    return fetch_page(address, allow_hosts=allow_hosts, timeout=timeout).text
