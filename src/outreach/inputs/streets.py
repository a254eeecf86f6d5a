"""Street addresses in the forms of several countries, with the postcode and town beside them."""

from __future__ import annotations

import re

_NUMBER = r"(?!(?:19|20)\d\d\b)\d{1,5}[a-zA-Z]?(?:\s?[-/–]\s?\d{1,4}[a-z]?)?"
_STREET_KIND = (
    r"(?:Street|St\.?|Road|Rd\.?|Avenue|Ave\.?|Lane|Ln\.?|Drive|Dr\.?|Way|Court|Ct\.?|Close|Crescent|Cres\.?|Place|"
    r"Pl\.?|Square|Sq\.?|Terrace|Gardens|Grove|Hill|Walk|Row|Mews|Quay|Parade|Boulevard|Blvd\.?|Highway|Hwy\.?|"
    r"Parkway|Pkwy\.?|Circle|Cir\.?|Trail|Trl\.?|Loop|Alley|Wharf|Green|Rise|View|Vale|Park)"
)
_CAPITAL = r"[A-ZÀ-ÞĀ-Ž]"
_STREETS = (
    # 12 Elm Street; 4 Old Mill Lane, Flat 2
    re.compile(
        rf"(?:(?:Flat|Apt\.?|Apartment|Unit|Suite|Ste\.?)\s?#?\w{{1,5}},?\s)?(?<![\d.,]){_NUMBER},?\s"
        rf"(?:[NSEW]\.?\s)?(?:{_CAPITAL}[\w’'.-]*\s){{1,4}}{_STREET_KIND}(?![^\W\d_])"
        r"(?:,?\s?(?:Flat|Apt\.?|Apartment|Unit|Suite|Ste\.?|#)\s?#?\w{1,5})?"
    ),
    # Lindenstraße 12, Main-Weg 3a, Kerkstraat 5, Storgatan 8
    re.compile(
        rf"\b{_CAPITAL}[\w’'.-]*(?:stra(?:ß|ss)e|str\.|weg|gasse|platz|allee|damm|ufer|straat|laan|kade|plein|gata|"
        rf"gatan|vei|veien|vägen|vej|gade|katu|tie|utca|út)\s{_NUMBER}\b"
    ),
    # Karl-Marx-Straße 12, Lange Straße 4
    re.compile(
        rf"\b(?:{_CAPITAL}[\w’'.-]*[\s-]){{1,3}}(?:Stra(?:ß|ss)e|Str\.|Weg|Gasse|Platz|Allee|Damm|Ufer)\s{_NUMBER}\b"
    ),
    # 12 rue des Lilas, 4 bis avenue Foch; via Roma 3, Calle Mayor 12, ul. Polna 7, Rua Nova 9
    re.compile(
        rf"\b{_NUMBER}(?:\s(?:bis|ter))?,?\s(?:rue|avenue|av\.|boulevard|bd|chemin|allée|impasse|place|quai|route|cours)"
        r"\s(?:[\w’'-]+\s){0,4}[\w’'-]+",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:via|viale|piazza|corso|calle|c/|avenida|avda\.|plaza|paseo|rua|ul\.|ulica|os\.|al\.|ulice|náměstí|sokak|"
        rf"caddesi|cad\.|sk\.)\s(?:[\w’'.-]+\s){{0,4}}[\w’'.-]+,?\s(?:n[º°.]?\s?|no\.?:?\s?)?{_NUMBER}\b",
        re.IGNORECASE,
    ),
    re.compile(r"\bP\.?\s?O\.?\s?Box\s\d+", re.IGNORECASE),
)
POSTCODES = (
    re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b"),  # BS1 4DJ
    re.compile(r"\b[A-Z]{2}\s\d{5}(?:-\d{4})?\b"),  # OH 44101
    re.compile(r"\b[A-Z]\d[A-Z]\s?\d[A-Z]\d\b"),  # K1A 0B1
    re.compile(r"\b\d{4}\s?[A-Z]{2}\b(?=\s[A-Z][a-z])"),  # 1012 AB Amsterdam
    re.compile(r"\b(?:[A-Z]{1,2}-)?\d{2}-\d{3}\b(?=\s[A-ZŁŚŻ])"),  # 00-950 Warszawa
)


def find_addresses(text: str) -> list[tuple[int, int]]:
    """Where street addresses stand, with the postcode and town that follow on the same line."""
    found: list[tuple[int, int]] = []
    if not any(char.isdigit() for char in text):  # each form has a number
        return found
    for pattern in _STREETS:
        for match in pattern.finditer(text):
            line_end = text.find("\n", match.end())
            rest = re.split(r"[|•·;]|\s{3,}|\S+@", text[match.end() : line_end if line_end >= 0 else None])[
                0
            ][:60]
            tail = max((code.end() for p in POSTCODES for code in p.finditer(rest)), default=0)
            town = re.match(r",?\s(?:[A-Z]{1,2}-)?\d{4,5}\s[A-ZÀ-Þ][\w-]+", rest)
            found.append((match.start(), match.end() + max(tail, town.end() if town else 0)))
    return found
