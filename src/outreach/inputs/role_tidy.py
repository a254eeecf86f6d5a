"""A job title without what pages append to it: numbers, hours, gender marks, places, companies."""

from __future__ import annotations

import re
from collections.abc import Sequence

from outreach.inputs.cities import is_city
from outreach.inputs.job_terms import is_terms
from outreach.inputs.place_names import has_region, is_place, is_region
from outreach.text import contains, plain

GENDER = re.compile(
    r"\s*[(\[]\s*(?:[mfwdxhvguio*]\s?(?:[/|,*:]\s?[mfwdxhvguio*]\s?){1,3}|all genders?|any gender|gn\*?|"
    r"f[./]?m[./]?x|m[./]?w[./]?d)\s*[)\]]|\s+(?:[mwfdx]/){1,2}[mwfdx]\b|\s*[(\[](?:all genders?)[)\]]",
    re.IGNORECASE,
)


_EDGES = " ,–—-|·"
_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]")


_NUMBER = re.compile(
    r"[\s,(–—-]+(?:ref(?:erence)?|job id|id|req(?:uisition)?|vacancy|no|nr)?\.?:?\s*#?\s?"
    r"(?=[\w/-]*\d)[A-Z]{0,5}[-/]?\d[\w/-]{2,}\)?$"
)


# what stands behind a title without any sign between: "Electrician x 2", "Barista needed", "Cook $19/hr"
_BEHIND = re.compile(
    r"\s+(?:x ?\d{1,2}|(?:1st|2nd|3rd|first|second|third) shift|[01][.,]\d{1,2}(?: ?FTE)?|(?:needed|wanted|"
    r"required)!?|"
    r"(?:(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]* )?20[23]\d(?:[/-]\d{2,4})?|"
    r"(?:band|grade|gs)[ -]?\d{1,2}[a-z]?|full[- ]time|part[- ]time)$",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"\s+(?:NQ|\d?-?\d?\+? ?PQE|RN|RGN|LPN|RMN|FTC|PT|FT|FTE|WFH|OTE|DOE)$")
_BEFORE = re.compile(
    r"^(?:urgent(?:ly)?(?: required)?|new|hot job|immediate start|reposted|re-?advertised)\s*[!:–—-]+\s*|"
    r"^(?:full|part)[- ]time (?=[A-Z])|^experienced (?=[A-Z])|^\d{4,}\s*[:–—-]\s+|^\d{1,2} ?x (?=[A-Z])|"
    r"^(?:band|grade) \d\w? (?=[A-Z])|^(?-i:[Rr]emote (?=[a-z]|Senior |Junior |Principal |Lead |Staff ))",
    re.IGNORECASE,
)


# "R-204417 Tax Analyst", "[REQ-44] Cook", "Req #12 | Cook", "Vacancy #118: Cook", "2025-0183 Cook"
_NUMBER_BEFORE = re.compile(
    r"^[(\[]?(?:(?i:(?:job|vacancy|position|post|role|opening)(?: ?(?:id|ref(?:erence)?|no|number|code))?|"
    r"ref(?:erence)?(?: ?(?:no|number))?|req(?:uisition)?(?: ?(?:id|no|number))?|id|nr|no)\b[.:]*\s*"
    r"(?:#\s?\d[\w/-]*|(?=[\w/-]*\d)[\w/-]{3,})|#\s?\d[\w/-]*|[A-Z]{1,6}[-_]?\d{4,}(?:[-/]\w+)*|"
    r"(?!COVID)[A-Z]{2,6}[/-][\w/-]*\d[\w/-]*|\d{4,}(?:[-/]\d+)*)"
    r"[)\]]?\s*[:|–—-]?\s+(?=[^\W\d_(])"
)


# "Chef @ Crumb & Co", "Groom at Sallow Hill Stud", "Illustrator for a board game", "Clerk for small shop"
_AT_COMPANY = re.compile(
    r"(?<=[\w)])\s+@\s?\w.*$|(?<=[\w)])\s+at (?:the )?(?!Sea\b|Home\b|Height\b|Heights\b|Night\b|Scale\b|"
    r"Large\b|"
    r"Risk\b)(?=[A-ZÀ-Þ\d]).*$|"
    r"(?<=[\w)])\s+for (?:an?|our|my|one|two|busy|small|new|local) [a-z].*$|"
    r"(?<=[\w)])\s+for (?:[a-z][\w-]* ){0,3}(?:workshop|shop|studio|office|practice|garage|farm|pub|hotel|"
    r"restaurant|bakery|caf[eé]|salon|nursery|school|clinic|start-?up|family|charity|gym|yard)s?\b.*$"
)


_AFTER_ROLE = re.compile(
    r"\s+(?:job|jobs|vacancy|position)(?:\s+(?:in|at)\b.*)?$|"
    r"[\s,(-]+(?:ref(?:erence)?|job id|req)\.?:?\s*[\w/-]*\d[\w/-]*\)?$|"
    r"\s*[–—|·-]?\s*[£$€]\s?\d.*$|\s+\d{1,3}(?:\s?[–-]\s?\d{1,3})?\s?%$|\s+[–—|·]\s+.*$|\s+-\s+.*$",
    re.IGNORECASE,
)


_GENERIC = re.compile(
    r"^(?:(?:our |all |current |open |latest |find |live |available |exciting |new |staff |"
    r"job )*(?:careers?|jobs?|"
    r"vacanc(?:y|ies)|positions?|openings?|roles?|opportunit(?:y|ies)|appointments?)(?: page| portal|"
    r" details?| description| overview| opening| application|"
    r" search| \d+)*|"
    r"home|welcome|hiring|help wanted|wanted|now hiring|we are hiring|we.?re hiring|join (?:us|our team|"
    r"the team)|work (?:with|for) us|"
    r"apply(?: now| here)?|job application page|about us|overview|details|news|menu|search|sign in|log ?in|"
    r"requisition id.*|[A-Z]{0,4}-?\d[\d-]*|(?:search )?(?:our )?\d+ (?:open )?(?:jobs|positions|roles|"
    r"vacancies|results).*|"
    r"(?:search|browse|explore|see|view|find) .*\b(?:jobs|positions|roles|vacancies|openings)|join us.*|"
    r"work (?:for|with|at) .*|"
    r"(?:job|role) (?:description|specification|profile|pack|info(?:rmation)?|summary|details?)|"
    r"person specification|"
    r"(?:job|vacancy|vacancies|role|opening|position|opportunity|opportunities) (?:at|with|in|"
    r"for) (?:the )?\w+.*|"
    r"(?:vacancy|job|post) (?:announcement|notice|advert(?:isement)?|circular)(?: (?:no|number|ref).*)?|"
    r"(?:recruitment|candidate|information) (?:pack|brief)|appointment brief|notice ?board|be part of .*|"
    r"grow with .*|"
    r"come (?:and|to) .*|come \w+ with us|your next .*|(?:start|build|find) your .*|we (?:want|need) you|"
    r"good to know|"
    r".* #\d+|newsletter.*|job announcement|announcement|jobs? at .*|careers? at .*)$",
    re.IGNORECASE,
)


# "[instr-jobs] ...", "(Hiring) ..."
_TAG = re.compile(r"^\W{0,3}(?:\[[^\]]{1,40}\]|[(](?:now )?hiring[)])\s*[:–—-]?\s*(?=[^\W_])", re.IGNORECASE)
# "JOB: Antenna Mechanic", "We're hiring: Baker", "Help wanted - Varnisher", "Post title: Clerk"
_OPENER = re.compile(
    r"^\W{0,3}(?:(?:new )?(?:job|vacancy|position|role|opening|opportunity|post|title)"
    r"(?: title| available| vacant)?|(?:we(?:[’']re| are) )?(?:now )?(?:hiring|recruiting|looking for|"
    r"seeking)(?: now)?|(?:help )?wanted|join us as(?: an?| our)?|"
    r"apply(?: now)?(?: for)?|job of the (?:day|week|month)|job (?:opening|offer|ad|advert|details?|"
    r"description)|current vacancy|"
    r"we (?:want|need) you)\s*(?:[:!–—-]|[^\w\s()\[\].,/’'&]\s)+\s*|"
    r"^(?:we(?:[’']re| are) (?:now )?(?:hiring|recruiting|looking for)|join us as|help wanted) "
    r"(?:an?|our(?: next)?) |^(?:(?:job )?application for|apply for)(?: (?:the )?(?:post|position|role|"
    r"job) of)? ",
    re.IGNORECASE,
)


def is_announced(text: str) -> bool:
    """Whether a line says that a title follows: "WE'RE HIRING: Weekend Barista", "[Hiring] Cook"."""
    return bool(_OPENER.match(text) or _TAG.match(text))


def is_generic(text: str) -> bool:
    """Whether a heading or title piece names a page ("Careers", "Open position") and no job."""
    return bool(_GENERIC.match(text.strip(" .:!–-")))


_CAPITALS = frozenset(
    "MOT IT HR QA UX UI HGV LGV CNC GP RN LPN PA SQL PHP AWS SAP ERP CRM SEO PPC II III IV EMEA UK US".split()
)


def has_terms(text: str) -> bool:
    """Whether terms of work stand in brackets in a title, as they do in no heading of the page's own."""
    return any(is_terms(match.group(1)) for match in _BRACKETS.finditer(text))


def _last_piece(text: str) -> tuple[str, str, str]:
    """(what is before, the sign, what is behind) the last comma or dash that parts a title."""
    match = re.match(r"(.*\S)(,\s+|\s+[–—|·-]\s+)(.+)$", text)
    return match.groups() if match else (text, "", "")


def _keeps(sign: str, tail: str) -> bool:
    """ "Operator, Late Shift", "Scientist, Level 4": part of the title behind a comma, not behind a dash."""
    return sign.startswith(",") and bool(
        re.match(r"(?:late|early|day|night|evening) shift$|level [\dA-Z]$", tail, re.IGNORECASE)
    )


def tidy_role(text: str) -> str:
    """A job title without what pages append to it: "Baker job in Ghent", "Baker Ref 12", "Baker (m/f/d)"."""
    text = re.sub(r"^[^\w(\[.#]+|[^\w)\]+#.!?%]+$", "", _OPENER.sub("", _TAG.sub("", text))).strip()
    text = _BEFORE.sub("", _NUMBER_BEFORE.sub("", GENDER.sub("", text)))
    text = _AT_COMPANY.sub("", text)
    text = _BRACKETS.sub(lambda m: "" if is_terms(m.group(1), in_brackets=True) else m.group(), text).strip()
    while True:
        shorter = _AFTER_ROLE.sub("", _LETTERS.sub("", _NUMBER.sub("", _BEHIND.sub("", text)))).strip(_EDGES)
        head, sign, tail = _last_piece(shorter)
        if sign and is_terms(tail) and not _keeps(sign, tail):
            shorter = head
        if shorter == text or not shorter:
            break
        text = shorter
    if text.count("(") != text.count(")"):
        text = text.replace("(", "").replace(")", "")
    if text.isupper() and len(text) > 4:
        text = re.sub(
            r"[^\W\d_]+", lambda m: m.group() if m.group() in _CAPITALS else m.group().title(), text
        )
    return text


def without_place(role: str, place: str) -> str:
    """A job title without the place behind it: "Tailor, Bath", "Tailor (Bath)", "Tailor in Bath"."""
    head, comma, tail = role.rpartition(", ")
    if comma and is_region(tail):
        role = head  # "Success Manager, Nordics"
    first = re.split(r",\s*|\s+or\s+|\s*/\s*", place)[0]
    if not first:
        return role
    cut = re.sub(rf"\s*(?:,|\(|[–—|·-]|\bin\b)\s*{re.escape(first)}\b.*$", "", role, flags=re.IGNORECASE)
    return cut.strip() or role


def without_names_in_brackets(role: str, names: Sequence[str]) -> str:
    """ "Ecologist (Marram Trust, Norfolk)": a bracket that holds one of the `names` is none of the title."""
    held = [plain(name) for name in names if plain(name)]
    return _BRACKETS.sub(
        lambda m: "" if any(name in plain(m.group(1)) for name in held) else m.group(), role
    ).strip()


def with_tail(role: str, sources: Sequence[str], place: str, names: Sequence[str], text: str) -> str:
    """A role with what its heading says behind a dash, unless that is a place, a company or terms.

    "Store Manager - Climbing" is a role; "Store Manager - Bath", "- Full time" and "- Acme" are not.
    `sources` are the headings and data that name the role, `names` other names on the page.
    """
    for source in sources:
        pieces = re.split(r"\s+[–—|-]\s+", GENDER.sub("", source).strip())
        if len(pieces) < 2 or plain(tidy_role(pieces[0])) != plain(role):
            continue
        kept = [role]
        for piece in pieces[1:]:
            tidy = tidy_role(piece)
            if is_terms(tidy) or is_terms(_BRACKETS.sub("", piece)):
                continue
            town = re.split(r"[,/(]", tidy)[0].strip()
            known = any(name and (contains(name, tidy) or contains(tidy, name)) for name in (place, *names))
            is_spot = bool(re.search(rf"\b(?:in|near|at|to) (?:the )?{re.escape(town)}\b", text))
            is_spot = is_spot or is_city(town)
            # a single word that the text never says is a town, unless the page has named another
            alone = len(tidy.split()) == 1 and is_place(tidy) and not contains(text, tidy) and not place
            wordy = len(tidy.split()) > 4 or tidy.endswith(("!", "?")) or re.search(r"\bor\b", tidy)
            if known or is_spot or alone or wordy or is_generic(tidy) or has_region(tidy) or is_region(tidy):
                break
            kept.append(tidy)
        return " - ".join(kept)
    return role
