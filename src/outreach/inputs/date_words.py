"""How single dates are written: months in ten languages, seasons, quarters, and words for today."""

from __future__ import annotations

import re

_NAMES = (  # English, German, French, Spanish, Italian, Portuguese, Dutch, Polish, Czech, Scandinavian
    "january januar janvier enero gennaio janeiro januari styczeń stycznia leden ledna jan janv ene genn "
    "jänner sty led",
    "february februar février fevrier febrero febbraio fevereiro februari luty lutego únor února "
    "feb févr fevr lut febr fév",
    "march märz mars marzo março marco maart marzec marca březen března marts mar mär mrt mrz bře",
    "april avril abril aprile kwiecień kwietnia duben dubna apr avr abr kwi",
    "may mai mayo maggio maio mei maj maja květen května magg",
    "june juni juin junio giugno junho czerwiec czerwca červen června jun giu cze",
    "july juli juillet julio luglio julho lipiec lipca červenec července jul juil lug lip",
    "august août aout agosto augustus sierpień sierpnia srpen srpna augusti aug ago sie",
    "september septembre septiembre settembre setembro wrzesień września září septembra sept sep sett "
    "set wrz",
    "october oktober octobre octubre ottobre outubro październik października říjen října oct okt ott "
    "out paź",
    "november novembre noviembre novembro listopad listopada listopadu nov lis",
    "december dezember décembre decembre diciembre dicembre dezembro grudzień grudnia prosinec prosince "
    "dec dez déc dic gru",
)
MONTHS = {name: number for number, names in enumerate(_NAMES, 1) for name in names.split()}
_ENGLISH = "january february march april june july august september october november december".split()
# Some PDFs put a space into a word ("Febr uary"): a whole English name is known with one anywhere in it.
_SPACED = "|".join(r"\s?".join(name) for name in _ENGLISH)
_LONGEST_FIRST = sorted(MONTHS, key=len, reverse=True)
MONTH = rf"(?:{_SPACED}|(?:{'|'.join(_LONGEST_FIRST)})(?![^\W\d_]))"
SEASON = (
    r"(?:spring|summer|autumn|fall|winter|frühjahr|frühling|sommer|herbst|printemps|été|automne|hiver|"
    r"primavera|verano|otoño|invierno|christmas|easter)"
)
YEAR = r"(?:19[5-9]\d|20[0-4]\d)"
ROMAN = r"(?:viii|vii|vi|iv|iii|ii|ix|xii|xi|i|v|x)"
_SHORT_YEAR = r"[’'`‘´]\s?\d\d"
_DAY = r"(?:(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th|\.)?\s?)"
_ROUGHLY = (
    r"(?:(?:(?:in\s)?(?:early|mid|late)|mid|(?:the\s)?(?:beginning|start|middle|end)\sof|circa|ca?\.|approx\.|"
    r"about|around|anfang|mitte|ende)[\s-]*)?"
)
POINT = (
    _ROUGHLY + r"(?:"
    rf"{_DAY}?(?:of\s)?(?:{MONTH}|{SEASON})\.?,?\s*(?:of\s+|de\s+|del\s+)?(?:[-/]\s?)?(?:{YEAR}|{_SHORT_YEAR})|"
    rf"{MONTH}\.?\s+{_DAY},?\s*{YEAR}|"
    rf"{YEAR}\s?[-./]\s?(?:0?[1-9]|1[0-2])\s?[-./]\s?(?:0[1-9]|[12]\d|3[01])(?!\d)|"
    rf"(?:\d{{1,2}}[./-]\s?)?\d{{1,2}}\s?[./]\s?{YEAR}|(?:\d\d-)?(?:0?[1-9]|1[0-2])-{YEAR}|"
    rf"{YEAR}\s?[-./]\s?(?:0[1-9]|1[0-2])(?!\d)|"
    rf"(?:q[1-4]|h[12])[\s/,-]*{YEAR}|{YEAR}[\s/-]*(?:q[1-4]|h[12])(?!\w)|(?<!\w){ROMAN}\s?[/.]\s?{YEAR}|"
    rf"{YEAR},?\s+(?:{MONTH}|{SEASON})(?!\w)|{YEAR}|{_SHORT_YEAR})"
)
NOW = (
    r"(?:(?:the\s)?present(?:ly)?(?:\s(?:day|time|date))?|now|today|this\sday|"
    r"current(?:ly)?(?:\s(?:employed|position|role|employer|post|job))?|still\s(?:employed|there|here|in\spost)|"
    r"(?:up\s)?(?:to|till)\s+(?:date|now|present)|date|ongoing|on-going|continuing|to\scontinue|"
    r"heute|jetzt|laufend|aktuell|(?:à\s)?aujourd[’'`]hui|ce\sjour|à\sce\sjour|actuel(?:lement)?|"
    r"(?:la\s)?actualidad|actual(?:mente|idade)?|hoy|hoje|atual|presente|oggi|attuale?|in\scorso|heden|nu|"
    r"dato|d\.?d\.|i\sdag|nå|idag|obecnie|dziś|teraz|současnost|dosud)"
    r"(?!(?-i:[a-zß-ÿ\d_]))"  # a capital may be glued to it
)
BETWEEN = (
    r"(?:\s*(?:[–—‒−―‐‑-]{1,2}|→|➔|➜|⟶|↔|>+|»|~|…|\.{2,3}|:)\s*|"
    r"[\s,|;]*(?<![^\W\d_])(?:to|until|till|til|through|thru|up\sto|bis|à|au|a|al|hasta|até|fino\sa|tot|t/m|do|až|"
    r"end(?:ed)?|left)(?![^\W\d_])\s*:?\s*|\s+/\s+|\s*\t\s*)"
)
SINCE = (
    r"(?:since|from|as\sof|starting|started(?:\sin)?|joined(?:\sin)?|seit|ab|depuis|desde|dal|od|sinds|vanaf|"
    r"sedan|siden)"
)


def read_point(text: str) -> str:
    """A date as "YYYY-MM" or "YYYY", or "present"; a season, a quarter or a half year names no month."""
    text = text.strip().lower()
    if re.fullmatch(NOW, text, re.IGNORECASE):
        return "present"
    if year_match := re.search(YEAR, text):
        year = int(year_match.group())
        rest = text[: year_match.start()] + " " + text[year_match.end() :]
        after = bool(text[year_match.end() :].strip(" ,.-/"))
    else:
        short = re.search(r"(\d\d)\D*$", text)
        year = full_year(int(short.group(1)))
        rest, after = text[: short.start()], False
    if word := re.search(MONTH, rest):
        return f"{year}-{MONTHS[word.group().replace(' ', '')]:02d}"
    if re.search(rf"q[1-4]|h[12]|{SEASON}", rest):
        return str(year)
    if roman := re.search(rf"(?<!\w){ROMAN}(?!\w)", rest):
        order = "i ii iii iv v vi vii viii ix x xi xii".split()
        return f"{year}-{order.index(roman.group()) + 1:02d}"
    numbers = [int(number) for number in re.findall(r"\d{1,2}", rest)]
    if len(numbers) == 2:  # day and month: 15.1.2019, 1/15/2019, 2019-01-15
        numbers = numbers[:1] if after or numbers[1] > 12 else numbers[1:]
    return f"{year}-{numbers[-1]:02d}" if numbers and 1 <= numbers[-1] <= 12 else str(year)


def full_year(two: int) -> int:
    return 2000 + two if two < 50 else 1900 + two
