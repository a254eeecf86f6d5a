"""Names on a job page that are not the hiring company: the site it is posted on, and its customers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from outreach.inputs.company_names import without_suffix
from outreach.inputs.company_witnesses import POWERED
from outreach.inputs.known_sites import is_known_site
from outreach.inputs.structured import site_names, title_parts
from outreach.inputs.trades import ROLE_WORD
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
_NO_SITE = re.compile(
    r"^(?:job|jobs|careers?|vacanc(?:y|ies)|home|untitled|welcome|skip to .*|menu|sign in|log in|search|"
    r"english|crown copyright|"
    r"copyright|back.*|apply.*|about.*|remote.*|full[- ]time|part[- ]time|hybrid|jobs? .*|.* jobs? in .*|"
    r"all rights.*|donate)$",
    re.IGNORECASE,
)
_SAID_ON_SITES = ("og:site_name", "application-name", "the logo's text", "the copyright line")


def _site_candidates(soup: Any, parts: list[str]) -> Iterator[str]:
    """Names a site may have, the surest first."""
    told = site_names(soup)
    yield from (name for name, where in told if where in _SAID_ON_SITES[:2])
    yield from (part for part in parts if is_known_site(part))
    known = {plain(part) for part in parts}
    yield from (name for name, where in told if where in _SAID_ON_SITES and plain(name) in known)
    if len(parts) > 1 and re.fullmatch(_NAME, parts[-1]):
        yield parts[-1]  # "Night Baker in Ghent | Copperline Bakery | CrumbJobs"
    yield from (name for name, where in told if where == "the copyright line")
    body = soup.body or soup
    yield from (
        match["name"] for text in body.find_all(string=POWERED) if (match := POWERED.search(str(text)))
    )
    if header := soup.find("header") or soup.find(
        class_=re.compile(r"header|topbar|masthead", re.IGNORECASE)
    ):
        first = header.find(["a", "img", "strong", "b", "span", "p"])
        if first is not None and (text := " ".join((first.get("alt") or first.get_text(" ")).split())):
            yield text


def find_board(soup: Any, *own: str) -> str:
    """The site a job was posted on, "" when it is the hiring company's or agency's own (`own`)."""
    keys = [plain(name) for name in own if name]
    for name in _site_candidates(soup, title_parts(soup)):
        tidy = without_suffix(
            re.sub(r"(?:^(?:the )?logo of )|\s+(?:logo|home)$", "", name, flags=re.IGNORECASE)
        ).strip(" .,")
        tidy = re.sub(r"\.(?:com|org|net|io|co\.uk|example)$", "", tidy)
        if not plain(tidy) or _NO_SITE.match(tidy) or len(tidy.split()) > 5 or not tidy[0].isupper():
            continue
        if re.search(r"\d{2,}|[(){}:|]", tidy) or ROLE_WORD.search(tidy) or not re.fullmatch(_NAME, tidy):
            continue
        if not any(key in plain(tidy) or plain(tidy) in key for key in keys):
            return tidy
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
