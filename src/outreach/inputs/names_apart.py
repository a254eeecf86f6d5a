"""Names on a job page that are not the hiring company: the site it is posted on, and its customers."""

from __future__ import annotations

import re
from typing import Any

from outreach.inputs.structured import site_names, title_parts
from outreach.text import contains, plain

_NAME = r"[A-ZÀ-ÞŠŽČŁŚŻ0-9][\w’'.&-]*(?:\s+(?:of|the|de|van|[A-ZÀ-ÞŠŽČŁŚŻ0-9&][\w’'.&-]*)){0,5}"
_ROW = rf"(?P<names>{_NAME}(?:(?:,| and|, and|;)\s+(?:the )?{_NAME})+)"
_CUSTOMERS = re.compile(
    r"\b(?:(?:clients|customers|partners|brands)\b[^.:]{0,40}?(?:\binclude\b|\bincluding\b|\bsuch as\b|"
    rf"\blike\b|\bare\b|:)|work(?:s|ed)? (?:for|with)|on behalf of)\s+(?:the )?{_ROW}"
)
_TRUST = re.compile(
    r"\btrust(?:ed by|s? us)\b|^(?:some of )?our (?:clients|customers|partners)\b|^who we work with\b", re.I
)
_NO_SITE = re.compile(r"^(?:job|jobs|careers?|vacancies|home|untitled|welcome)$", re.IGNORECASE)
_SAID_ON_SITES = ("og:site_name", "application-name", "the logo's text", "the copyright line")


def find_board(soup: Any, *own: str) -> str:
    """The site a job was posted on, "" when it is the hiring company's or agency's own (`own`)."""
    keys = [plain(name) for name in own if name]
    known = {plain(part) for part in title_parts(soup)}
    names = [(name, where) for name, where in site_names(soup) if where in _SAID_ON_SITES]
    names.sort(key=lambda entry: _SAID_ON_SITES.index(entry[1]))
    for name, where in names:
        tidy = re.sub(r"\s*(?:Ltd|Limited|Inc|LLC|GmbH|AG|plc|B\.?V)\.?$", "", name).strip(" ,")
        if not plain(tidy) or _NO_SITE.match(tidy) or len(tidy.split()) > 6:
            continue
        if any(key in plain(tidy) or plain(tidy) in key for key in keys):
            continue
        # a logo may be a customer's: only the site's own tags are believed without the title
        if where in _SAID_ON_SITES[:2] or plain(tidy) in known or where == "the copyright line":
            return tidy
    parts = title_parts(soup)
    last = parts[-1] if len(parts) > 1 else ""
    names_own = any(key in plain(last) or plain(last) in key for key in keys)
    if last and re.fullmatch(_NAME, last) and not names_own and not _NO_SITE.match(last):
        return last  # "Night Baker in Ghent | Copperline Bakery | CrumbJobs"
    return ""


def _under_trust_headings(soup: Any) -> list[str]:
    """The names and logos that stand under "Trusted by" and the like."""
    names = []
    for heading in soup.find_all(["h2", "h3", "h4", "h5", "h6", "strong", "p", "div"]):
        text = " ".join(heading.get_text(" ").split())
        if not 0 < len(text.split()) <= 9 or not _TRUST.search(text) or heading.parent is None:
            continue
        beside = heading.parent.find_all(["img", "span", "li", "div", "a", "p", "figcaption"])
        told = [" ".join((e.get("alt") or e.get_text(" ")).split()) for e in beside if e is not heading]
        row = [name for name in told if re.fullmatch(_NAME, name) and len(name.split()) <= 6]
        names += [re.sub(r"\s+[Ll]ogo$", "", name) for name in row if not _TRUST.search(name)]
    return names


def find_customers(soup: Any, lines: list[str], company: str) -> tuple[str, ...]:
    """Customers and partners a page names: "clients include X and Y", logos under "Trusted by"."""
    found: dict[str, None] = {}
    for line in lines:
        for match in _CUSTOMERS.finditer(line):
            for name in re.split(r",\s+(?:and\s+)?|\s+and\s+|;\s+", match["names"]):
                found[re.sub(r"^the\s+", "", name).strip(" .")] = None
    if soup is not None:
        found |= dict.fromkeys(_under_trust_headings(soup))
    return tuple(name for name in found if name and not (company and contains(name, company)))
