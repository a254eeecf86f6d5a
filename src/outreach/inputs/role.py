"""What a job is called: on a page whose data for machines do not say, and without what pages append."""

from __future__ import annotations

import re
from typing import Any

from outreach.inputs.structured import Found, site_names, title_parts
from outreach.text import contains, plain

ROLE_WORD = re.compile(
    r"\b(engineer|developer|manager|scientist|analyst|designer|architect|administrator|lead|head|"
    r"director|officer|specialist|consultant|coordinator|assistant|nurse|teacher|accountant|"
    r"technician|representative|executive|recruiter|editor|writer|researcher|chef|driver|operator|"
    r"planner|buyer|programmer|supervisor|mechanic|electrician|therapist|pharmacist|lawyer|intern|"
    r"associate|advisor|adviser|clerk|controller|auditor|baker|cook|fellow|lecturer|professor)\b",
    re.IGNORECASE,
)

_AFTER_ROLE = re.compile(
    r"\s+(?:job|jobs|vacancy|position)(?:\s+(?:in|at)\b.*)?$|"
    r"[\s,(-]+(?:ref(?:erence)?|job id|req)\.?:?\s*[\w/-]*\d[\w/-]*\)?$|"
    r"\s*[–—|·-]?\s*[£$€]\s?\d.*$|\s+\d{1,3}(?:\s?[–-]\s?\d{1,3})?\s?%$|\s+[–—|·]\s+.*$|\s+-\s+.*$",
    re.IGNORECASE,
)


def tidy_role(text: str) -> str:
    """A job title without what pages append to it: "Baker job in Ghent", "Baker Ref 12", "Baker - Ghent"."""
    text = re.sub(
        r"^(?:job|vacancy|position|we are hiring|hiring|now hiring|wanted):\s*", "", text, flags=re.I
    )
    while (shorter := _AFTER_ROLE.sub("", text).strip()) != text and shorter:
        text = shorter
    return text


def small_parts(soup: Any) -> list[str]:
    """Pieces of the title, also split at colons, commas and brackets, what pages append cut off."""
    pieces = [
        tidy_role(piece.strip(" ()"))
        for part in title_parts(soup)
        for piece in (part, *re.split(r":\s+|,\s+|\s+\((?![mfdwx]/)", part))
    ]
    return list(dict.fromkeys(piece for piece in pieces if piece))


def find_role(soup: Any) -> Found | None:
    """The role where no structured data names it: what the title and a line of the page agree on.

    Of several such pieces (the company is one too) a known trade wins, then the larger heading, then
    the order of the title. Without agreement, the page's only main heading.
    """
    weight = {"h1": 0, "h2": 1, "h3": 2, "h4": 3, "strong": 3, "b": 3, "font": 3, "td": 4}
    lines: dict[str, int] = {}
    for element in soup.find_all(
        ["h1", "h2", "h3", "h4", "strong", "b", "font", "td", "th", "p", "div", "span"]
    ):
        text = " ".join(element.get_text(" ").split())
        if 0 < len(text.split()) <= 12:
            key = plain(tidy_role(text))
            lines[key] = min(lines.get(key, 9), weight.get(element.name, 5))
    heads = [" ".join(h.get_text(" ").split()) for h in soup.find_all(["h1", "h2"])]
    for text in [*heads, *title_parts(soup)]:
        if asked := re.search(r"looking for (?:an?|our next)\s+(.+?)[.!]?$", text, re.IGNORECASE):
            return asked.group(1)[0].upper() + asked.group(1)[1:], "a heading that asks for one"
    sites = {plain(name) for name, _ in site_names(soup)}
    agreed = [
        (not ROLE_WORD.search(part), lines[plain(part)], at, part)
        for at, part in enumerate(small_parts(soup))
        if plain(part) in lines and plain(part) not in sites and len(part.split()) <= 9
    ]
    agreed += [
        (not ROLE_WORD.search(part), 2, at, part)
        for at, part in enumerate(small_parts(soup))
        if plain(part) not in sites and len(plain(part)) > 5 and any(contains(head, part) for head in heads)
    ]
    single = [head for head in heads if len(soup.find_all("h1")) == 1 and head]
    if agreed:
        return min(agreed)[3], "the page's title and a line of the page"
    if single and len(single[0].split()) <= 12:
        return tidy_role(single[0]), "the page's heading"
    return None
