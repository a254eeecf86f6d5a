"""What a company's name looks like, and how its forms are told apart: legal suffixes, "The", short forms."""

from __future__ import annotations

import re

from outreach.text import plain

_WORD = r"(?:[A-ZÀ-ÞŠŽČŁŚŻ][\w’'.+&-]*|\d[\w’'.+&-]*)"
_LINK = r"(?:&|\+|of|the|and|for|de|du|van|der|von|la|le|y)"
NAME = rf"(?:[A-ZÀ-ÞŠŽČŁŚŻ][\w’'.+&-]*|\d+[A-Za-z]*(?=\s+[A-ZÀ-ÞŠŽČŁŚŻ]))(?:\s+(?:{_LINK}\s+)*{_WORD}){{0,6}}"
LEGAL = re.compile(
    r",?\s+(?:GmbH(?:\s*&\s*Co\.?\s*KG(?:aA)?)?|AG(?:\s*&\s*Co\.?\s*KG)?|KG|e\.?\s?V\.?|SE|Ltd\.?|Limited|"
    r"Inc\.?|"
    r"Incorporated|LLC|LLP|L\.P\.|LP|Corp\.?|Corporation|Co\.|plc|PLC|P\.?L\.?C\.?|S\.?A\.?S?\.?|"
    r"S\.?A\.?R\.?L\.?|S\.?p\.?A\.?|"
    r"S\.?r\.?l\.?|S\.?L\.?U?\.?|B\.?V\.?|N\.?V\.?|Oyj?|AB|A/S|ApS|ASA?|s\.r\.o\.?|a\.s\.|Sp\. z o\.o\.|"
    r"Kft\.?|d\.o\.o\.?|"
    r"Pty\.?(?:\s+Ltd\.?)?|Pvt\.?(?:\s+Ltd\.?)?|CIC|C\.I\.C\.|Co-?op)$"
)
LEGAL_NEXT = re.compile(
    LEGAL.pattern.removesuffix("$") + r"(?!\w)"
)  # at the beginning of what follows a name
KIND_OF_COMPANY = re.compile(
    r"\b(?:Games|Labs?|Laborator(?:y|ies)|Group|Studios?|Bank|Trust|School|College|University|Hospitals?|"
    r"Bakery|"
    r"Brewery|Foundation|Council|Museum|Theatre|Clinics?|Hotels?|Works|Systems|Technolog(?:y|ies)|Software|"
    r"Solutions|Partners|Holdings|Industries|Institute|Society|Association|Logistics|Energy|Foods|Motors|"
    r"Press|"
    r"Media|Insurance|Company|Bros|Brothers|Sons|Daughters|Cooperative|Co-operative|Union|Authority|"
    r"Department|"
    r"Ministry|Agency|Bureau|Office|Services?|Consulting|Recruitment|Health|Healthcare|Care|Hospice|Farms?|"
    r"Dairy|"
    r"Shipping|Ferries|Railways?|Transit|Transport|Freight|Airways|Analytics|Robotics|Instruments|Ceramics|"
    r"Architects|Engineering|Housing|Charity|Library|Observatory|Robotics|Capital|Ventures|Network|"
    r"Cent(?:er|re)|"
    r"Academy|Infirmary|Inn|Brewing|Mutual|Solicitors|Boatyard|Shipyard|Stables?|Stud|Winery|Vineyards?|"
    r"Airlines?|"
    r"Practice|Surgery|Chambers|Nursery|Garage|Restaurant|Kennels|Castings?|Fabrications?)$|"
    r"^(?:The )?(?:University|Department|Ministry|Bureau|Office|Museum|Parish|City|County|Borough|Diocese|"
    r"Bank|Church|"
    r"Institute|College|School|Commission|Friends|Society) of (?:the )?[A-ZÀ-Þ]"
)
# kinds that no board, agency or maker of software is of
OWN_KIND = re.compile(
    r"\b(?:Bank|Trust|School|College|University|Hospitals?|Bakery|Brewery|Brewing|Museum|Theatre|Clinics?|"
    r"Hotels?|"
    r"Insurance|Mutual|Council|Hospice|Dairy|Academy|Infirmary|Inn|Railways?|Airways|Ferries|Airlines?|"
    r"Observatory|"
    r"(?:Medical|Health|Dental|Arts|Garden) Cent(?:er|re)|Library|Housing|Foods|Motors|Boatyard|Shipyard|"
    r"Practice|"
    r"Surgery|Credit Union|Zoo|Cathedral|Winery)$|^(?:The )?(?:University|Department|Ministry|Museum|"
    r"Parish|City|"
    r"County|Borough|Diocese|Bank|Church) of [A-ZÀ-Þ]"
)
# a body of a state that is named for its field: the employer, where a label calls it department or agency
BODY_OF_STATE = re.compile(
    r"^(?:The )?(?:Department|Ministry|Bureau|Office|Division|Commission|Board) (?:of|for|"
    r"on) (?:the )?[A-ZÀ-Þ]|"
    r"^[A-ZÀ-Þ].*\b(?:Department|Ministry|Bureau|Commission|Authority) (?:of|for|on) [A-ZÀ-Þ]|"
    r"\b(?:Agency|Authority|Commission|Ministry|Bureau)$",
    re.IGNORECASE,
)
_NOT_NAMES = frozenset(
    "you we our your this that a an it they if as at in on for with by to from there here what when how "
    "why who some every each no one two three all both most please apply join come send write call ask "
    "monday friday january december england scotland wales germany france europe requirements about home "
    "responsibilities benefits salary location contact search login menu skip experience knowledge ability "
    "full-time part-time remote hybrid permanent competitive candidates applications equal he she his her "
    "their us me my i or but so and not yes jobs job careers career vacancies vacancy details overview "
    "description apply save share print back next previous news blog team teams people culture work life "
    "department departments company employer organisation organization website hiring role position post "
    "summary duties skills qualifications date posted type logo email phone description openings "
    "today".split()
)
# a sentence's or label's first word that opens no name: "Our Trust", "This Role"
_NO_OPENING = frozenset(
    "our your this that these those my his her their its we you they it an if when while because although "
    "what how why who where there here each every all both some most many as at in on with from since after "
    "before during until please apply join come send write call ask see view read back skip sign log create "
    "powered posted published closing closes equal no not yes more other similar follow share save print "
    "get learn find explore discover search about ready want looking new".split()
)
# one-word names of departments, and what stands where a name is withheld
_NO_NAME = re.compile(
    r"^(?:maintenance|engineering|operations?|production|marketing|sales|finance|logistics|research|"
    r"development|"
    r"administration|nursing|quality|legal|procurement|purchasing|security|facilities|accounting|"
    r"manufacturing|"
    r"customer service|information technology|human resources|(?:company |employer )?confidential|"
    r"undisclosed|"
    r"anonymous|private advertiser|not disclosed|n/?a|hidden|various|multiple locations|our client|client)$",
    re.IGNORECASE,
)
_GENERIC_SITE = re.compile(
    r"^(?:(?:jobs?|careers?|vacanc(?:y|ies)|recruit(?:ment|ing)|hiring|talent|apply|home|site|page|portal|"
    r"board|"
    r"opportunit(?:y|ies)|openings?|positions?|current|open|all|our|search|the|us|with|at|for|me|official|"
    r"website|"
    r"details?|description|human resources|hr|external|internal|candidate|applicants?|welcome|untitled|"
    r"work|join|company|logo|cookies?|privacy|policy|settings)\W*)+$",
    re.IGNORECASE,
)
_SITE_WORD_END = re.compile(
    r"[\s,|:–—-]+(?:careers?|jobs?|vacanc(?:y|ies)|openings?|career site|job board|logo|home ?page|website)"
    r"(?: (?:page|site|portal|home))?$",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"^(?:the company|company|employer|about|why|hiring|work(?:ing)?|life|jobs?|careers?)"
    r" ?(?::| at| with)\s+",
    re.IGNORECASE,
)


def clean_name(name: str) -> str:
    """A name without what stands around it: punctuation, "'s", "Careers at ...", "... Ltd." stays."""
    name = " ".join(name.split()).strip(" ,;:–—-|·()“”\"'")
    name = re.sub(r"^by (?=\w)", "", name)
    name = _BEFORE.sub("", name)
    name = re.sub(r"^(?:About|Why|Join|Visit|Follow|Meet)\s+(?=[A-Z])", "", name)
    if name.endswith(".") and not LEGAL.search(f" {name}"):
        name = name.rstrip(".")
    return name.strip(" ,;:–—-|·")


def without_site_word(name: str) -> str:
    """ "Tidewright" of "Tidewright Careers"; a name that is nothing else stays."""
    shorter = _SITE_WORD_END.sub("", name)
    return shorter if shorter and not _GENERIC_SITE.match(shorter) else name


def without_suffix(name: str) -> str:
    """A name without its legal suffix."""
    return LEGAL.sub("", name).strip(" ,") or name


def name_key(name: str) -> str:
    """What the forms of one name share: letters and digits without "The" and the legal suffix."""
    bare = re.sub(r"^[Tt]he\s+", "", without_suffix(name))
    return plain(re.sub(r"(?:’s|'s)$", "", bare)) or plain(bare)


def is_name(name: str, role: str, *, lower: bool = False) -> bool:
    """Whether a text may be a company's name. `lower`: one small word may be one too ("mellow")."""
    words = name.split()
    if not 0 < len(words) <= 8 or not 2 <= len(name) <= 70 or not any(char.isalpha() for char in name):
        return False
    small_ok = lower and len(words) <= (4 if words[0] in ("the", "a", "le", "la") else 2) and name.islower()
    if not (name[0].isupper() or name[0].isdigit() or small_ok):
        return False
    if name.count("(") != name.count(")") or "_" in name:
        return False  # a cut piece; a code of a system's
    first = words[0].lower().strip(",.:")
    if (len(words) == 1 and (first in _NOT_NAMES or plain(name).isdigit())) or first in _NO_OPENING:
        return False
    if (
        _GENERIC_SITE.match(name)
        or _NO_NAME.match(name)
        or ": " in name
        or re.search(
            r"[£$€@?!\[\]<>]|https?:|\d{4,}|^\d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)",
            name,
            re.I,
        )
    ):
        return False
    # the role itself, or a piece of it; "Chefs United" may well hire a chef
    if role and (plain(name) in plain(role) or (plain(role) in plain(name) and len(role.split()) > 1)):
        return False
    small = {
        "of",
        "the",
        "and",
        "for",
        "de",
        "du",
        "van",
        "der",
        "von",
        "la",
        "le",
        "&",
        "+",
        "y",
        "e",
        "on",
        "at",
        "in",
        "to",
    }
    if words[-1].lower() in small - {"+"}:
        return False
    if not small_ok and not all(
        word[0].isupper() or word[0].isdigit() or word.lower() in small or word[0] in "(&" for word in words
    ):
        return False
    if re.search(r"\b[A-Z]{1,2}\d{1,2}[A-Z]?\b", name) and not name.isupper():
        return False  # "Leicester LE2" is a district
    return not re.match(r"(?:band|grade|level|scale|ref|fixed|term|full|part|shift)\b", name, re.IGNORECASE)
