"""What a page says of a job to machines: JSON-LD, microdata, title and meta tags, logo texts."""

from __future__ import annotations

import html as html_module
import json
import re
from typing import Any

from outreach.inputs.place_names import town_of

Found = tuple[str, str]  # (value, where it was found)


def _postings(node: Any) -> list[dict[str, Any]]:
    if isinstance(node, list):
        return [found for item in node for found in _postings(item)]
    if isinstance(node, dict):
        kinds = node.get("@type")
        kinds = kinds if isinstance(kinds, list) else [kinds]
        here = [node] if "JobPosting" in kinds else []
        return here + [found for value in node.values() for found in _postings(value)]
    return []


_STRING_OR_COMMENT = re.compile(r'"(?:[^"\\]|\\.)*"|/\*.*?\*/|(?<!:)//[^\n]*', re.DOTALL)


def _without_comments(text: str) -> str:
    return _STRING_OR_COMMENT.sub(lambda m: m.group() if m.group().startswith('"') else " ", text)


def _salvaged(text: str) -> Any:
    """What can be read of a posting whose JSON no repair makes whole: its fields one by one."""
    if "JobPosting" not in text:
        return None
    string = r'\s*:\s*"((?:[^"\\\n]|\\.)*)"'
    found: dict[str, Any] = {"@type": "JobPosting"}
    for key, pattern in (
        ("title", rf'"title"{string}'),
        ("hiringOrganization", rf'"hiringOrganization"\s*:\s*\{{[^{{}}]*?"name"{string}'),
        ("hiringOrganization", rf'"hiringOrganization"{string}'),
        ("jobLocation", rf'"addressLocality"{string}'),
        ("description", rf'"description"{string}'),
    ):
        if match := re.search(pattern, text, re.DOTALL):
            value = re.sub(r"\\u([0-9a-fA-F]{4})", lambda m: chr(int(m.group(1), 16)), match.group(1))
            found.setdefault(
                key, re.sub(r"\\(.)", lambda m: {"n": "\n", "t": " "}.get(m.group(1), m.group(1)), value)
            )
    return found if len(found) > 1 else None


def _lenient_json(text: str) -> Any:
    """JSON as pages write it: comments, trailing commas, raw newlines, escaped as HTML, broken somewhere."""
    text = re.sub(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*$", "", text).strip()
    for attempt in (text, html_module.unescape(text)):
        for candidate in (attempt, _without_comments(attempt)):
            for repaired in (candidate, re.sub(r",(\s*[}\]])", r"\1", candidate).rstrip("; \n")):
                try:
                    return json.loads(repaired, strict=False)
                except json.JSONDecodeError:
                    continue
    try:  # several documents in one script, or something behind the first
        return json.JSONDecoder(strict=False).raw_decode(text)[0]
    except json.JSONDecodeError:
        return _salvaged(text)


def _resolve(node: Any, by_id: dict[str, Any], depth: int = 0) -> Any:
    """Follow {"@id": ...} references inside a graph."""
    if isinstance(node, dict):
        if set(node) == {"@id"} and depth < 4:
            return _resolve(by_id.get(node["@id"], {}), by_id, depth + 1)
        return {key: _resolve(value, by_id, depth) for key, value in node.items()}
    if isinstance(node, list):
        return [_resolve(item, by_id, depth) for item in node]
    return node


def _ids(node: Any, found: dict[str, Any]) -> None:
    if isinstance(node, dict):
        if isinstance(node.get("@id"), str) and len(node) > 1:
            found[node["@id"]] = node
        for value in node.values():
            _ids(value, found)
    elif isinstance(node, list):
        for item in node:
            _ids(item, found)


def json_ld_postings(soup: Any) -> list[dict[str, Any]]:
    """Every JobPosting in a page's JSON-LD, broken JSON read as far as it can be."""
    documents = [
        _lenient_json(script.string or script.get_text())
        for script in soup.find_all("script", type=re.compile("ld.json"))
    ]
    by_id: dict[str, Any] = {}
    _ids(documents, by_id)
    return [_resolve(posting, by_id) for posting in _postings(documents)]


def first_text(value: Any, *keys: str) -> str:
    """A text inside nested JSON-LD, whether objects, lists or plain strings were used."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        return next((text for key in keys if (text := first_text(value.get(key), *keys))), "")
    return html_module.unescape(" ".join(str(value).split())) if value else ""


def posting_facts(posting: dict[str, Any]) -> dict[str, str]:
    """Company, role and place of a JSON-LD posting; missing ones are ""."""
    location = posting.get("jobLocation")
    location = location[0] if isinstance(location, list) and location else location
    if not location and "TELECOMMUTE" in str(posting.get("jobLocationType")).upper():
        where = first_text(posting.get("applicantLocationRequirements"), "name")
        location = f"Remote ({where})" if where else "Remote"
    address = location.get("address", {}) if isinstance(location, dict) else location
    if isinstance(address, dict):
        place = first_text(address.get("addressLocality"), "name") or first_text(
            address.get("addressRegion"), "name"
        )
    else:
        place = first_text(address)
    return {
        "company": first_text(posting.get("hiringOrganization"), "name", "legalName"),
        "role": first_text(posting.get("title")) or first_text(posting.get("name")),
        "place": town_of(place) if place else "",
    }


def microdata_facts(soup: Any) -> dict[str, str]:
    """Company, role and place of a page marked up with itemprop; empty without such marks."""
    scope = soup.find(itemtype=re.compile("JobPosting")) or soup

    def text_of(element: Any) -> str:
        return " ".join((element.get("content") or element.get_text(" ")).split()) if element else ""

    organisation = scope.find(itemprop="hiringOrganization")
    name = organisation.find(itemprop="name") if organisation else None
    return {
        "company": text_of(name or organisation),
        "role": text_of(scope.find(itemprop="title")),
        "place": town_of(place) if (place := text_of(scope.find(itemprop="addressLocality"))) else "",
    }


_AT = re.compile(r"^(?P<role>.+?)\s+(?:at|@|bei|chez)\s+(?P<company>[^|–—]+?)(?:,\s+(?P<place>[^,|]+))?$")
_HIRING = re.compile(
    r"^(?P<company>.+?)\s+(?:is\s+)?hiring\s+(?:an?\s+)?(?P<role>.+?)(?:\s+in\s+(?P<place>.+))?$"
)


_LOGO = re.compile(
    r"(?:the\s+)?(.{2,50}?)(?:’s|'s)?\s+(?:logo|home)\b|(?:logo(?: of)?:?)\s+(.{2,50})$", re.IGNORECASE
)
_LEGAL_NAME = re.compile(
    r"([A-ZÀ-Þ][\w&’'.-]*\s+(?:(?:[A-ZÀ-Þ][\w&’'.-]*|&|and|of)\s+){0,5})"
    r"(?:GmbH(?: & Co\. KG)?|AG|Ltd|Limited|Inc|LLC|LLP|plc|PLC|S\.?A|B\.?V|N\.?V|Oy|AB|ASA|s\.r\.o|Pty|SE)\b"
)


def raw_titles(soup: Any) -> list[str]:
    """<title>, og:title and twitter:title, white space folded, each once."""
    meta = [soup.find("meta", property="og:title"), soup.find("meta", attrs={"name": "twitter:title"})]
    titles = [soup.title.get_text(" ") if soup.title else ""]
    titles += [str(tag.get("content", "")) for tag in meta if tag]
    folded = [" ".join(title.split()) for title in titles]
    opener = r"^(?:job application for|apply (?:for|to)|job:|careers?:|hiring:|vacancy:)\s+"
    return [
        title for title in dict.fromkeys(re.sub(opener, "", text, flags=re.I) for text in folded) if title
    ]


def title_parts(soup: Any) -> list[str]:
    """The pieces of the titles, split at | · – — and spaced hyphens."""
    parts: list[str] = []
    for folded in raw_titles(soup):
        parts += [
            p.strip(" -–—") for p in re.split(r"\s*[|·•»]\s*|\s+[–—-]+(?:\s+|$)", folded) if p.strip(" -–—")
        ]
    return list(dict.fromkeys(parts))


def title_facts(soup: Any) -> dict[str, str]:
    """Role and company from "Role at Company" or "Company is hiring Role" in the title."""
    for part in title_parts(soup):
        match = _AT.match(part) or _HIRING.match(part)
        if match:
            return {name: (text or "").strip() for name, text in match.groupdict().items()}
    return {}


def site_names(soup: Any) -> list[Found]:
    """Names a site gives itself: og:site_name, application name, logo texts, the copyright line."""
    found: list[Found] = []
    for attributes, where in (
        ({"property": "og:site_name"}, "og:site_name"),
        ({"name": "author"}, "the author tag"),
        ({"name": "application-name"}, "application-name"),
    ):
        tag = soup.find("meta", attrs=attributes)
        if tag and tag.get("content"):
            found.append((" ".join(str(tag["content"]).split()), where))
    for image in soup.find_all("img", alt=True):
        alt = " ".join(str(image["alt"]).split())
        source = str(image.get("src") or "")[:200]
        marks = " ".join([*(image.get("class") or []), image.get("id") or "", source]).lower()
        if "logo" in marks and 0 < len(alt.split()) <= 6 and "logo" not in alt.lower():
            found.append((alt, "the logo's text"))
        elif match := _LOGO.match(alt):
            found.append(((match.group(1) or match.group(2)).strip(), "the logo's text"))
    for text in soup.find_all(string=re.compile("©|\\(c\\)", re.I)):
        line = " ".join(str(text).split())
        if match := re.search(r"(?:©|\([cC]\))\s*(?:\d{4}(?:\s*[-–]\s*\d{4})?)?,?\s*([^.|·,©]{2,50})", line):
            name = re.sub(r"\s*(?:all rights reserved.*|\d{4}.*)$", "", match.group(1), flags=re.I).strip()
            if name:
                found.append((name, "the copyright line"))
    for text in soup.find_all(string=_LEGAL_NAME):
        if text.parent.name not in ("script", "style") and (match := _LEGAL_NAME.search(str(text))):
            found.append((match.group().strip(" ,&"), "a legal name on the page"))
    return found
