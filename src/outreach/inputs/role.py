"""What a job is called: on a page whose data for machines do not say, and without what pages append."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from outreach.inputs.company_names import KIND_OF_COMPANY
from outreach.inputs.labels import labelled
from outreach.inputs.page_text import OTHERS, Block, blocks_in
from outreach.inputs.place_names import has_region, is_place, is_region
from outreach.inputs.structured import Found, site_names, title_facts, title_parts
from outreach.inputs.trades import ROLE_WORD, TRADE_ENDING
from outreach.text import contains, plain

GENDER = re.compile(
    r"\s*[(\[]\s*(?:[mfwdxhvguio*]\s?(?:[/|,*:]\s?[mfwdxhvguio*]\s?){1,3}|all genders?|any gender|gn\*?|"
    r"f[./]?m[./]?x|m[./]?w[./]?d)\s*[)\]]|\s+(?:[mwfdx]/){1,2}[mwfdx]\b|\s*[(\[](?:all genders?)[)\]]",
    re.IGNORECASE,
)
_HOURS = re.compile(
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
_ENOUGH = 1.5
_WEIGHT = {"h1": 1.2, "h2": 0.8, "h3": 0.6, "h4": 0.5}


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
_ASKED = re.compile(
    r"\b(?:looking for|looking to (?:hire|appoint|recruit)|(?:are|is|now) (?:hiring|recruiting|seeking)|"
    r"seeks?|needs?|wants?|"
    r"would like|search(?:ing)? for|to appoint|recruit(?:ing)?|hire|vacancy for|position of|post of|role "
    r"of|job of|(?:post|position|role|job|vacancy) (?:is|as)|as|"
    r"opening for|opportunity for|require[sd]?|wanted:?) "
    r"(?:(?:an?|our|another|one|the|its|their|two|three|some)(?: (?:next|new|first|second|third))? |"
    r"(?<=(?:post|role) of ))"
    r"(?P<how>(?:(?:full|part)[- ]time|experienced|skilled|talented|passionate|motivated|friendly|dedicated|"
    r"enthusiastic|permanent|temporary|reliable|qualified|great|good|committed|dynamic|bright|new)(?:,| "
    r"and)? )*"
    r"(?P<role>[A-Za-zÀ-ž+#./&’'-]+(?: (?!to\b|who\b|for\b|from\b|in\b|with\b|at\b|that\b|and\b|or\b|on\b|"
    r"as\b|you\b|we\b|"
    r"by\b|is\b|will\b|based\b|our\b|the\b)[A-Za-zÀ-ž+#./&’'-]+){0,5})"
)


def asked_for(blocks: list[Block]) -> list[tuple[float, str]]:
    """(score, role) of what sentences ask for: "We are looking for a joiner", "X needs a Boat Varnisher"."""
    found: dict[str, tuple[float, str]] = {}
    for block in blocks:
        if block.linked > 0.5:
            continue
        for match in _ASKED.finditer(block.text):
            text = match["role"].strip(" .,-")
            trade = list(ROLE_WORD.finditer(text))
            if not trade:
                continue
            text = text[: trade[-1].end()]  # "joiner who", "Nurse next year"
            before = found.get(plain(text), (1.0, text))
            found[plain(text)] = (before[0] + 0.5, before[1])
    return list(found.values())


def is_generic(text: str) -> bool:
    """Whether a heading or title piece names a page ("Careers", "Open position") and no job."""
    return bool(_GENERIC.match(text.strip(" .:!–-")))


_CAPITALS = frozenset(
    "MOT IT HR QA UX UI HGV LGV CNC GP RN LPN PA SQL PHP AWS SAP ERP CRM SEO PPC II III IV EMEA UK US".split()
)


def tidy_role(text: str) -> str:
    """A job title without what pages append to it: "Baker job in Ghent", "Baker Ref 12", "Baker (m/f/d)"."""
    text = re.sub(r"^[^\w(\[.#]+", "", _OPENER.sub("", text)).strip()
    text = _ABBREVIATIONS.sub("", _NUMBER_BEFORE.sub("", _HOURS.sub("", GENDER.sub("", text))))
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


def small_parts(soup: Any) -> list[str]:
    """Pieces of the title, also split at colons, commas and brackets, what pages append cut off."""
    pieces = []
    for part in (GENDER.sub("", text) for text in title_parts(soup)):
        for piece in (part, *re.split(r":\s+|,\s+|\s+\(|\)\s*|\s+in\s+(?=[A-Z])", part)):
            pieces.append(tidy_role(piece.strip()))
    told = title_facts(soup).get("role", "")
    return list(dict.fromkeys(piece for piece in [*([tidy_role(told)] if told else []), *pieces] if piece))


def _agreement(piece: str, blocks: list[Block]) -> float:
    """How well a line of the page says what a title's piece says."""
    best = 0.0
    for block in blocks:
        if block.linked > 0.5 or (len(block.text.split()) > 14 and " | " not in block.text):
            continue
        weight = _WEIGHT.get(block.tag, 0.3 if block.is_heading else 0.1)
        weight += 1.5 if GENDER.search(block.text) else 0.0
        tidy = tidy_role(block.text)
        parts = [tidy_role(part) for part in re.split(r"\s+[|·•–—-]\s+", block.text)]
        if plain(tidy) == plain(piece):
            best = max(best, (3.0 if block.is_heading else 2.2) + weight)
        elif plain(piece) in map(plain, parts):
            best = max(best, 2.5 + weight)
        elif re.match(rf"{re.escape(piece)}\s*[,(:–—-]", block.text, re.IGNORECASE):
            best = max(best, 2.0 + weight)
        elif block.is_heading and contains(block.text, piece) and len(plain(piece)) > 5:
            best = max(best, 1.0 + weight)
    return best


def _in_prose(role: str, blocks: list[Block]) -> float:
    """What it speaks for a role that a sentence names it: "As a Fish Biologist you will ..."."""
    named = re.compile(
        rf"\b(?:an?|our|the|as|next|new|this|experienced|of) (?:[\w-]+ "
        rf"){{0,2}}?{re.escape(role)}(?!\w)",
        re.IGNORECASE,
    )
    said = any(
        len(block.text.split()) > 7 and named.search(block.text) for block in blocks if block.linked < 0.5
    )
    return 0.8 if said else 0.0


def _recruits(name: str, blocks: list[Block]) -> bool:
    """Whether a name is told to be looking for somebody: then it is the company and no role."""
    verb = r"\s+(?:is|are)\s+(?:\w+\s+)?(?:recruiting|hiring|looking|seeking|searching)\b"
    return any(re.search(re.escape(name) + verb, block.text) for block in blocks)


def _from_headings(
    blocks: list[Block], section_of: Callable[[str], str | None], names: set[str]
) -> list[tuple[float, str]]:
    """(score, role) of the page's headings, without any help from its title."""
    found = []
    for at, block in enumerate(blocks):
        marked = bool(GENDER.search(block.text))
        if not (block.is_heading or marked) or block.linked > 0.5 or len(block.text.split()) > 12:
            continue
        if OTHERS.search(block.text):
            break  # what follows are other jobs
        text = tidy_role(block.text)
        generic = is_generic(text) or plain(text) in names or not any(char.isalpha() for char in text)
        if generic or (section_of(text) and not ROLE_WORD.search(text)) or text.endswith(("?", "!", ".")):
            continue
        weight = _WEIGHT.get(block.tag, 0.3) + (2.0 if marked or _HOURS.search(block.text) else 0.0)
        weight += 1.0 if ROLE_WORD.search(text) else 0.3 if TRADE_ENDING.search(text) else 0.0
        weight += _in_prose(text, blocks)
        weight -= 1.5 if KIND_OF_COMPANY.search(text) and not ROLE_WORD.search(text) else 0.0
        found.append((weight - 0.02 * at, text))
    return found


def _without_names(role: str, blocks: list[Block]) -> str:
    """ "Antenna Mechanic, Skerry Observatory": what follows a comma and acts in a sentence, or is where one works."""
    head, comma, tail = role.rpartition(", ")
    if not comma or not ROLE_WORD.search(head) or ROLE_WORD.search(tail):
        return role
    acts = re.compile(
        rf"\b{re.escape(tail)} (?:is|are|has|have|was|looks?|makes?|runs?|offers?|seeks?|needs?|invites|"
        rf"employs?|provides?|"
        rf"builds?|operates?|works?|does|will)\b|\b(?:at|join) (?:the )?{re.escape(tail)}"
        r"(?!\w| (?:department|team|group|unit|division|function|practice|squad))"
    )
    inside = re.compile(rf"\b(?:in|near|to|from|on) {re.escape(tail)}(?!\w)")
    said = " ".join(block.text for block in blocks if len(block.text.split()) > 5)
    is_spot = is_place(tail) and inside.search(said) and tail.lower() not in said
    return head if acts.search(said) or is_spot else role


def find_role(soup: Any, section_of: Callable[[str], str | None] = lambda text: None) -> Found | None:
    """The role where no structured data names it: what the title and a line of the page agree on.

    Every piece of the title and every heading is a candidate. A piece that a line repeats, a larger
    heading, a known trade and a gender mark "(m/f/d)" speak for it; the site's names are out.
    """
    blocks = blocks_in(soup.body or soup, links=True)
    heads = [block.text for block in blocks if block.tag in ("h1", "h2")]
    for text in [*heads, *title_parts(soup)]:
        asked = re.search(
            r"(?:looking for|hiring|recruiting|wanted:?) (?:an?|our next)\s+(.+?)[.!]?$", text, re.IGNORECASE
        )
        if asked and ROLE_WORD.search(asked.group(1)):
            named = [head for head in heads if contains(asked.group(1), head) and ROLE_WORD.search(head)]
            if named:  # "is hiring a Remote Support Engineer" above "Support Engineer"
                return tidy_role(named[0]), "a heading that asks for one"
            return asked.group(1)[0].upper() + asked.group(1)[1:], "a heading that asks for one"
    names = {plain(name) for name, _ in site_names(soup)}
    candidates: list[tuple[float, str, str]] = []
    for at, piece in enumerate(small_parts(soup)):
        if plain(piece) in names or is_generic(piece) or not 0 < len(piece.split()) <= 9:
            continue
        score = _agreement(piece, blocks)
        if score and not _recruits(piece, blocks):
            trade = 1.0 if ROLE_WORD.search(piece) else 0.4 if TRADE_ENDING.search(piece) else 0.0
            score += _in_prose(piece, blocks)
            score -= 2.5 if KIND_OF_COMPANY.search(piece) and not ROLE_WORD.search(piece) else 0.0
            candidates.append((score + trade - 0.1 * at, piece, "the page's title and a line of the page"))
    for value in labelled([block.text for block in blocks if block.linked < 0.5], "role"):
        if not is_generic(tidy_role(value)) and plain(value) not in names:
            trade = 1.0 if ROLE_WORD.search(value) else 0.4 if TRADE_ENDING.search(value) else -2.0
            candidates.append((2.5 + trade, tidy_role(value), "a line that is labelled so"))
    candidates += [
        (score, text, "the page's heading") for score, text in _from_headings(blocks, section_of, names)
    ]
    firms = [c for c in candidates if KIND_OF_COMPANY.search(c[1]) and not ROLE_WORD.search(c[1])]
    if any(c not in firms and c[0] >= 0.9 for c in candidates):
        candidates = [c for c in candidates if c not in firms]
    candidates += [(score, text, "a sentence that asks for one") for score, text in asked_for(blocks)]
    if not candidates:
        return None
    score, role, route = max(candidates, key=lambda entry: entry[0])
    single = [block for block in blocks if block.tag == "h1"]
    enough = score >= _ENOUGH or (len(single) == 1 and plain(tidy_role(single[0].text)) == plain(role))
    return (_without_names(role, blocks), route) if enough else None
