"""A job title without what pages append to it: numbers, hours, gender marks, places, companies."""

from __future__ import annotations

import re
from collections.abc import Sequence

from outreach.inputs.place_names import has_region, is_place, is_region
from outreach.text import contains, plain

GENDER = re.compile(
    r"\s*[(\[]\s*(?:[mfwdxhvguio*]\s?(?:[/|,*:]\s?[mfwdxhvguio*]\s?){1,3}|all genders?|any gender|gn\*?|"
    r"f[./]?m[./]?x|m[./]?w[./]?d)\s*[)\]]|\s+(?:[mwfdx]/){1,2}[mwfdx]\b|\s*[(\[](?:all genders?)[)\]]",
    re.IGNORECASE,
)


HOURS = re.compile(
    r"\s*[(\[](?:[^()]*\b(?:full|part)[- ]?time\b[^()]*|[^()]*\d{1,3}\s?%[^()]*|"
    r"[^()]*\b(?:band|grade|fte|fixed[- ]term|term[- ]time|maternity|cover|level \d|hours|hrs|shifts?|"
    r"contract|perm|"
    r"permanent|temporary|temp|freelance|remote|hybrid|on-?site|home[- ]based|nights?|days|weekends?|month|"
    r"months|"
    r"salary|ote|per annum|deadline|closing|closes|until|pqe|nq|store|branch|vacancy|immediate start|"
    r"relocation|visa|ref|req|id)\b[^()]*|pt|ft|[A-Z]{1,4}[- ]?\d{1,2})[)\]]",
    re.IGNORECASE,
)


_ABBREVIATIONS = re.compile(
    r"\s*\((?:[A-Z]{2,5}(?:-[A-Z]{1,5})?(?:\s*[/,]\s*[A-Z]{1,5}(?:-[A-Z]{1,5})?)*)\)$|"
    r"\s+(?:NQ|\d?-?\d?\+? ?PQE|RN|RGN|LPN|RMN|FTC|PT|FT|FTE|WFH|OTE|DOE)$"
)


_MONEY = re.compile(r"[£$€]\s?\d|\b\d{2,3}k\b", re.IGNORECASE)


_TERM_TAIL = re.compile(
    r"^(?:full|part)[- ]?time$|^(?:permanent|temporary|contract|freelance|remote|hybrid|on-?site|urgent|"
    r"immediate start|"
    r"nights?|days|weekends?|apply now|job|vacancy|internship|fixed[- ]term.*|maternity cover.*|"
    r"(?:ref|id|req|job|grade|band|level)\b.*|shift \w|\d.*|[A-Z]{0,4}-?\d[\d-]*|job post|careers?|jobs|"
    r"new)$",
    re.IGNORECASE,
)


_NUMBER = re.compile(
    r"[\s,(–—-]+(?:ref(?:erence)?|job id|id|req(?:uisition)?|vacancy|no|nr)?\.?:?\s*#?\s?"
    r"(?=[\w/-]*\d)[A-Z]{0,5}[-/]?\d[\w/-]{2,}\)?$"
)


_TERMS = re.compile(
    r"\s*[,–—-]\s*(?:shift [A-Z0-9]|\d?[.,]?\d+\s?FTE|\d+[- ]months?\b.*|maternity cover.*|fixed[- ]term.*|"
    r"full[- ]time|"
    r"part[- ]time|permanent|temporary|(?:band|grade) \w+)$",
    re.IGNORECASE,
)


_NUMBER_BEFORE = re.compile(r"^[A-Z]{2,6}[/-][\w/-]*\d[\w/-]*\s*[:–—-]?\s+(?=\S)")


_AFTER_ROLE = re.compile(
    r"\s+(?:job|jobs|vacancy|position)(?:\s+(?:in|at)\b.*)?$|"
    r"[\s,(-]+(?:ref(?:erence)?|job id|req)\.?:?\s*[\w/-]*\d[\w/-]*\)?$|"
    r"\s*[–—|·-]?\s*[£$€]\s?\d.*$|\s+\d{1,3}(?:\s?[–-]\s?\d{1,3})?\s?%$|\s+[–—|·]\s+.*$|\s+-\s+.*$",
    re.IGNORECASE,
)


_GENERIC = re.compile(
    r"^(?:(?:our |all |current |open |latest |find )*(?:careers?|jobs?|vacanc(?:y|ies)|positions?|openings?|"
    r"roles?|opportunit(?:y|ies))(?: page| portal| details?| description| overview| opening| application|"
    r" search| \d+)*|"
    r"home|welcome|hiring|help wanted|wanted|now hiring|we are hiring|we.?re hiring|join (?:us|our team|"
    r"the team)|work (?:with|for) us|"
    r"apply(?: now| here)?|job application page|about us|overview|details|news|menu|search|sign in|log ?in|"
    r"requisition id.*|[A-Z]{0,4}-?\d[\d-]*|(?:search )?(?:our )?\d+ (?:open )?(?:jobs|positions|roles|"
    r"vacancies|results).*|"
    r"(?:search|browse|explore|see|view|find) .*\b(?:jobs|positions|roles|vacancies|openings)|join us.*|"
    r"work (?:for|with|at) .*|"
    r"come and .*|.* #\d+|newsletter.*|job announcement|announcement|jobs? at .*|careers? at .*)$",
    re.IGNORECASE,
)


_MORE_TERMS = re.compile(r"\b(?:nights?|days|hrs|hours|shifts?|part[- ]time|full[- ]time|experience)\b", re.I)


# "[list] JOB: Antenna Mechanic", "We're hiring: Baker", "Help wanted - Varnisher"
_OPENER = re.compile(
    r"^\W{0,3}(?:\[[^\]]{1,40}\]\s*)?(?:(?:new )?(?:job|vacancy|position|role|opening|opportunity)|"
    r"(?:we(?:[’']re| are) )?"
    r"(?:now )?(?:hiring|recruiting)|(?:help )?wanted|join us as(?: an?| our)?|apply for|job (?:opening|"
    r"offer|ad|title))"
    r"\s*[:!–—-]+\s*|^(?:we(?:[’']re| are) (?:now )?(?:hiring|recruiting|looking for)|join us as|help "
    r"wanted) (?:an?|our(?: next)?) ",
    re.IGNORECASE,
)


def is_generic(text: str) -> bool:
    """Whether a heading or title piece names a page ("Careers", "Open position") and no job."""
    return bool(_GENERIC.match(text.strip(" .:!–-")))


_CAPITALS = frozenset(
    "MOT IT HR QA UX UI HGV LGV CNC GP RN LPN PA SQL PHP AWS SAP ERP CRM SEO PPC II III IV EMEA UK US".split()
)


def tidy_role(text: str) -> str:
    """A job title without what pages append to it: "Baker job in Ghent", "Baker Ref 12", "Baker (m/f/d)"."""
    text = re.sub(r"^[^\w(\[.#]+", "", _OPENER.sub("", text)).strip()
    text = _ABBREVIATIONS.sub("", _NUMBER_BEFORE.sub("", HOURS.sub("", GENDER.sub("", text))))
    while (
        shorter := _AFTER_ROLE.sub("", _TERMS.sub("", _NUMBER.sub("", text))).strip(" ,–—-|·")
    ) != text and shorter:
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
            town = re.split(r"[,/(]", tidy)[0].strip()
            known = any(name and (contains(name, tidy) or contains(tidy, name)) for name in (place, *names))
            is_spot = re.search(rf"\b(?:in|near|at|to) (?:the )?{re.escape(town)}\b", text) or has_region(
                tidy
            )
            alone = len(tidy.split()) == 1 and is_place(tidy) and not contains(text, tidy)
            if (
                known
                or is_spot
                or alone
                or _TERM_TAIL.match(tidy)
                or _MONEY.search(piece)
                or is_generic(tidy)
            ):
                break
            wordy = len(tidy.split()) > 4 or tidy.endswith(("!", "?")) or re.search(r"\bor\b", tidy)
            if is_region(tidy) or wordy or _MORE_TERMS.search(tidy):
                break
            kept.append(tidy)
        return " - ".join(kept)
    return role
