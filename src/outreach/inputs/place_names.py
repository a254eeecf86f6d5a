"""What a place's name looks like on a job page, and the town in what a page says of a place."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from outreach.inputs.trades import ROLE_WORD
from outreach.text import contains, plain

_WORD = r"[A-ZÀ-ÞŠŽČŁŚŻØÅ][\w’'.-]*"
_PLACE = re.compile(
    rf"^(?:the )?{_WORD}(?:[ -](?:{_WORD}|upon|on|of|the|sur|am|an|der|de|la|le|del|in|and|or|&|"
    rf"headquarters|area|region)){{0,5}}(?:\s*\([A-ZÀ-Þ][\w ’'.-]*\))?$"
)
_NO_PLACE = re.compile(
    r"\b(?:full|part)[- ]?time\b|\bpermanent\b|\btemporary\b|\bcontract\b|\bfreelance\b|\bhybrid\b|"
    r"\bshifts?\b|\bhours?\b|\bdays?\b|\bweeks?\b|\bmonths?\b|\bago\b|\btoday\b|\byesterday\b|\bposted\b|"
    r"\bapply\b|"
    r"\bsave\b|\bshare\b|\bteam\b|\bdepartment\b|\bengineering\b|\bmarketing\b|\bsales\b|\boperations?\b|"
    r"\bfinance\b|\bdesign\b|\bproduct\b|\bpeople\b|\blegal\b|\bsupport\b|\bdata\b|\bresearch\b|\bsalary\b|"
    r"\bper\b|"
    r"\bclosing\b|\bref(?:erence)?\b|\bjobs?\b|\bvacanc|\bcareers?\b|\bhome\b|\bsearch\b|\bback\b|\bmenu\b|"
    r"\bsign\b|"
    r"\blog\b|\bview\b|\bnew\b$|\bentry\b|\blevel\b|\bsenior\b|\bjunior\b|\bprint\b|\breport\b|\bfollow\b|"
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\b|"
    r"\b(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)\b|\bimmediate|"
    r"\bcompany\b|"
    r"\bpension\b|\bpay\b|\blocation\b|\bon-?site\b|\bstart\b|\bgrade\b|\bskip\b|\bexplore\b|\binsights\b|"
    r"\bmessages\b|\brecruit|\boverview\b|\babout\b|\bindustry\b|\bcategory\b|\btype\b|\bvolunteer\b|"
    r"\bintern|"
    r"\bcommunity\b|\bmanagement\b|\bservices?\b|\bdescription\b|\bdetails?\b|\bemployer|\bemployee|"
    r"\badvice\b|"
    r"\blogin\b|\bmaintenance\b|\bproduction\b|\bgeography\b|\bscience|\btechnolog|\bsoftware\b|\bhealth|"
    r"\bremote\b|"
    r"\bconfidential\b|\bregular\b|\bnurs|\bworkshop\b|\bkitchen\b|\bwarehouse\b|\bseasonal\b|\bexperience\b|"
    r"\bskills?\b|\brequire|\bqualif|\bbenefits?\b|\bresponsib|\bwelcome\b|\bmore\b|\bcompetitive\b|"
    r"\bnegotiable\b|"
    r"\bHR\b|\bIT\b|\bR&D\b|\bplay\b|\bhotel\b|\bLtd\b|\bGmbH\b|\bInc\b|\bcookies?\b|\bclose[sd]?\b|"
    r"\bdegree\b|"
    r"\burgent|\bsponsor|\bpromoted\b|\bviewed\b|\balert|\breviews?\b|\bquick\b|\beasy\b|\bannum\b|\byear\b|"
    r"\bteaching\b|\beducation\b|\bsocial\b|\bblog\b|\bnews\b|\bshop\b|\bcontact\b|\bforum\b|\bprivacy\b|"
    r"\bterms\b|"
    r"\blimited\b|\bmobility\b|\bsecurity\b|\baccount|\bprofile\b|\bdigital\b|\bcreative\b|\bcustomer|"
    r"\btrade\b|"
    r"\b\w+(?:tion|ment|ial|ics|logy|ness|ance|ities|ture)\b|\b(?:manufactur|account|nurs|bank|consult|hir|"
    r"fundrais|"
    r"train|hous|cater|clean|farm|fish|shipp|publish|advertis|broadcast|min)ing\b|\bschools\b|\bdonate\b|"
    r"\bretail\b|\bfintech\b|\bclients?\b|\bcandidates?\b|\bstart-?ups?\b|\bcharity\b|\bgovernment\b|"
    r"\bwanted\b|\bbased\b|\bregards\b|\bcheers\b|\bdear\b|\bhello\b|\bthanks\b|\bfixed\b|\bterm\b|"
    r"\bcasual\b|"
    r"^(?:get|what|what[’']s|who|why|how|see|your|our|you|we|we[’']re|i|duplicate|untitled|here|there)\b|"
    r"\bannual\b|\baccommodation\b|\bgraduate\b|\bmid\b|\bexecutive\b|\bpartner",
    re.IGNORECASE,
)
_STREET = re.compile(
    r"\b(?:road|street|lane|avenue|ave|st|rd|quay road|way|drive|close|court|terrace|infirmary|building|"
    r"house|floor|"
    r"suite|mill \d+|unit|park|campus|site|division|square|row|wharf|estate|block|p\.?o\.? box|hospital|"
    r"office|"
    r"centre|center|strasse|straße|weg|laan|rue|via|calle|main campus)\b\.?|\d",
    re.IGNORECASE,
)
_POSTCODE = re.compile(
    r"\s+\(?(?:[A-Z]{1,2}\d{1,2}[A-Z]?(?:\s*\d[A-Z]{2})?|[A-Z]\d[A-Z]\s*\d[A-Z]\d|\d{4,5}(?:-\d{4})?)\)?$|"
    r"^(?:[A-Z]{1,2}-)?\d{4,5}\s+"
)
REMOTE = re.compile(
    r"^(?:fully |100\s?% |work )?(?:remote(?:ly)?|from home|anywhere)(?:\b.{0,40})?$|^.{3,30} or remote$|"
    r"^.{3,40} \(remote\)$|"
    r"^.{3,30} / remote$|^home[- ]based(?:\b.{0,30})?$",
    re.IGNORECASE,
)


@cache
def _regions() -> tuple[frozenset[str], frozenset[str]]:
    listed = json.loads(files("outreach.inputs").joinpath("regions.json").read_text(encoding="utf-8"))
    names = f"{listed['countries']}|{listed['states']}".split("|")
    return frozenset(map(plain, names)), frozenset(listed["short"].split("|"))


# a town and a country in one
_CITY_STATES = frozenset(("singapore", "luxembourg", "monaco", "gibraltar", "hongkong", "macau", "sanmarino"))


def is_region(piece: str) -> bool:
    """Whether a piece is a country, a state or a short form of one; a country that is a town is none."""
    names, short = _regions()
    if plain(piece) in _CITY_STATES:
        return False
    return plain(piece) in names or piece.strip(" .") in short


def is_place(piece: str, others: Sequence[str] = ()) -> bool:
    """Whether a piece may be a place's name; `others` are names that are none here."""
    if REMOTE.match(piece):
        return True
    if (
        not _PLACE.match(piece)
        or len(piece) > 45
        or re.search(r"[A-Za-z]\d|^\w{1,2}$", piece)
        or ROLE_WORD.search(piece)
        or _NO_PLACE.search(piece)
    ):
        return False
    return not any(plain(piece) == plain(other) or contains(piece, other) for other in others if other)


def is_building(text: str) -> bool:
    """Whether a text tells a house or a street and no town: "Royal Infirmary", "40 Cliff Road"."""
    return "," not in text and bool(_STREET.search(text))


def has_region(text: str) -> bool:
    """ "Boise, Idaho", "Leeds, United Kingdom", "Tulsa, OK 74103": a town with what it lies in."""
    pieces = [_POSTCODE.sub("", piece).strip() for piece in re.split(r",\s*", text)]
    return 2 <= len(pieces) <= 4 and is_region(pieces[-1])


def town_of(text: str) -> str:
    """The town in what a label or a page's data say of a place; a place to work from home stays whole.

    "US-OH-Dayton", "Leeds, England", "Leicester LE2", "Royal Infirmary, Quay Road, Eastmere" and
    "Spokane – Division St" each name one.
    """
    text = " ".join(text.split()).strip(" .,;:–—-/|·")
    if REMOTE.match(text):
        return text
    text = re.sub(
        r"^(?:on-?site|hybrid|in[- ]office|in person|office)\s*(?:[-–—:,·|(]|\bin\b)\s*", "", text, flags=re.I
    )
    text = re.sub(  # "Singapore, 3 days in office", "Taunton and surrounding villages", "Lisbon or nearby"
        r"(?<=\w)(?:,? (?:and|or|&) (?:the )?(?:surround\w*|nearby|around|near|on the road|home|area|"
        r"region|environs)\b.*|"
        r",\s*(?:\w+ )?days? .*|,\s*(?:in|at) (?:the|our) .*)$",
        "",
        text,
        flags=re.I,
    )
    text = re.sub(r"\s*[(–—-]*\s*(?:hybrid|on-?site|in[- ]office)\b.*$", "", text, flags=re.I)
    text = re.split(r"\s*[·|;•]\s*", text)[0]
    if re.match(r"^[A-Z]{2,3}-|^[A-Z][a-z]+-[A-Z][a-z]+-", text) and is_region(text.split("-")[0]):
        text = re.split(r"-", text, maxsplit=2)[-1]  # "US-OH-Dayton"
        if (rest := text.split("-"))[0] and is_region(rest[0]) and len(rest) > 1:
            text = rest[-1]
    pieces = [
        _POSTCODE.sub("", piece.strip()).strip(" .") for piece in re.split(r",\s*|\s+[–—-]\s+|\s+/\s+", text)
    ]
    short = "|".join(_regions()[1])
    pieces = [re.sub(rf"\s+\(?(?:{short})\)?$", "", piece) for piece in pieces if piece]  # "Dubbo NSW"
    pieces = [
        re.sub(r"(?<=\w)(?<!\bMain)(?<!\bCity) (?:HQ|head office|office|campus)$", "", piece, flags=re.I)
        for piece in pieces
    ]
    streets = [at for at, piece in enumerate(pieces) if _STREET.search(piece)]
    behind = pieces[streets[-1] + 1 :] if streets else []
    # an address goes from the house to the town: what stands behind the street is the town
    towns = [piece for piece in behind if not is_region(piece)] or [p for p in pieces if not is_region(p)]
    plain_ones = [piece for piece in towns if not _STREET.search(piece)]
    return (plain_ones or towns or pieces or [text])[0]
