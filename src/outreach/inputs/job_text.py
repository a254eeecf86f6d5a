"""A job description as a JobPosting from plain lines: a PDF, a text file, or what a person pasted.

There is no markup here, so the role and the names come from the first lines, from labels and from
what the sentences say; the same weights decide as on a page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from outreach.errors import InputError
from outreach.inputs.agencies import writes_for_client
from outreach.inputs.cleaning import clean_with
from outreach.inputs.company import find_hiring_company
from outreach.inputs.company_candidates import candidates_of
from outreach.inputs.company_forms import Candidate
from outreach.inputs.job_lines import blocks_of_text, section_of
from outreach.inputs.job_record import make_posting, with_cleaning_told
from outreach.inputs.labels import labelled
from outreach.inputs.names_apart import find_customers
from outreach.inputs.page_kind import other_language
from outreach.inputs.page_language import language_of
from outreach.inputs.page_text import OTHERS, Block
from outreach.inputs.place import find_place, stated_places
from outreach.inputs.posting_text import JobText
from outreach.inputs.role_asked import asked_for
from outreach.inputs.role_tidy import is_generic, tidy_role, with_tail, without_place
from outreach.inputs.site_lines import is_call
from outreach.inputs.structured import Found
from outreach.inputs.trades import ROLE_WORD, TRADE_ENDING
from outreach.models.base import ChatModel
from outreach.records import JobPosting
from outreach.text import contains, has_bullet, plain, sentences, squash

_TOP = 14  # lines in which a text says what it is about
_AT = re.compile(r"^(?P<role>.{3,80}?)\s+(?:at|@|bei|with|for)\s+(?P<company>[A-ZÀ-Þ0-9].{1,60})$")
_HIRES = re.compile(
    r"^(?P<company>.{2,60}?)\s+(?:is|are)\s+(?:now\s+)?(?:hiring|recruiting|looking for|seeking)(?::|"
    r"\s+an?|\s+our next)?\s+"
    r"(?P<role>.{3,80}?)[.!]?$",
    re.IGNORECASE,
)
_FACT = re.compile(r"^[A-Z][\w /()’'-]{1,30}:(?:\s|$)")


def _short(line: str) -> bool:
    if re.search(r"\s[|•·]\s", line):  # "Tarn Maps | Backend Engineer | Keswick | Full-time"
        return len(line.split()) <= 30
    return len(line.split()) <= 12 and not (
        line.endswith((".", "!", "?", ",", ";")) and len(line.split()) > 5
    )


def _is_title(line: str) -> bool:
    """Whether a line may be a title: its words begin with capitals, or it is no more than a few words."""
    long = [word for word in re.findall(r"[^\W\d_]+", line) if len(word) > 3]
    capital = sum(word[0].isupper() for word in long)
    return line[:1].isupper() and (len(line.split()) <= 4 or capital >= 0.6 * len(long))


def _roles(lines: Sequence[str], blocks: list[Block]) -> list[tuple[float, str, str]]:
    """(score, role, where) of everything in a text that may be its role."""
    found: list[tuple[float, str, str]] = []
    for value in labelled(lines[:60], "role"):
        trade = 1.0 if ROLE_WORD.search(value) else 0.3 if TRADE_ENDING.search(value) else -0.5
        found.append((3.0 + trade, value, "a line that is labelled so"))
    asked = asked_for(blocks)
    in_prose = {plain(text): score for score, text in asked}
    for at, line in enumerate(lines[:_TOP]):
        if (
            not _short(line)
            or OTHERS.search(line)
            or is_call(line)
            or has_bullet(line)
            or not _is_title(line)
        ):
            continue
        match = _HIRES.match(line) or _AT.match(line)
        if match and (ROLE_WORD.search(match["role"]) or match.re is _HIRES):
            found.append((3.2 - 0.1 * at, match["role"], "the first lines"))
            continue
        if _FACT.match(line) and not re.match(
            r"(?:job|vacancy|position|role|hiring|wanted)\b", line, re.IGNORECASE
        ):
            continue
        pieces = [line, *re.split(r"\s*[|·•»]\s*|\s+[–—-]+\s+|,\s+|\s+\(|\s+in\s+(?=[A-Z])", line)]
        for piece in pieces:
            tidy = tidy_role(piece)
            if (
                not tidy
                or is_generic(tidy)
                or len(tidy.split()) > 9
                or (section_of(tidy) and not ROLE_WORD.search(tidy))
            ):
                continue
            trade = 1.6 if ROLE_WORD.search(tidy) else 0.4 if TRADE_ENDING.search(tidy) and at < 3 else 0.0
            if not trade:
                continue
            said = 0.8 if any(contains(tidy, name) for name in in_prose) else 0.0
            found.append(
                (0.6 + trade + said - 0.08 * at - (0.15 if piece != line else 0.0), piece, "the first lines")
            )
    found += [(score, text, "a sentence that asks for one") for score, text in asked]
    return found


def _role_of(lines: Sequence[str], blocks: list[Block]) -> Found | None:
    roles = [(score, tidy_role(text), where) for score, text, where in _roles(lines, blocks)]
    if roles:
        _, role, where = max(roles, key=lambda entry: entry[0])
        return role, where
    for line in lines[:3]:  # a trade in no word list, as the text's title
        first = tidy_role(line)
        if (
            0 < len(first.split()) <= 6
            and not line.endswith((".", ":"))
            and not section_of(first)
            and not is_generic(first)
        ):
            return first, "the first line"
    return None


def _is_byline(line: str) -> bool:
    """ "Portland, Oregon · Full time · Reference RL-114": facts about the posting, not a line of it."""
    pieces = re.split(r"\s+[·|•]\s+", line)
    return len(pieces) >= 3 and not line.rstrip().endswith((".", "!", "?"))


def _own_lines(lines: Sequence[str]) -> list[str]:
    """The lines of the posting: what a copied page has before, between and after them is left out."""
    kept: list[str] = []
    said = 0
    for line in lines:
        words = len(line.split())
        if said >= 80 and words <= 9 and OTHERS.search(line) and not line.endswith("."):
            break  # "Similar jobs" and all below it
        if is_call(line):
            continue
        said += words if words > 5 else 0
        kept.append(line)
    return kept


def _job_text(own: list[str], blocks: list[Block], role: str) -> JobText:
    at = next((i for i, line in enumerate(own[:_TOP]) if role and contains(line, role)), 0)
    near = [line for line in (*own[at + 1 : at + 5], *reversed(own[max(0, at - 2) : at])) if _short(line)]
    return JobText(
        role=role,
        near=tuple(near),
        headings=tuple(block.text for block in blocks if block.is_heading),
        text="\n".join(block.text for block in blocks),
        lines=tuple(own),
        titles=tuple(line for line in own[:_TOP] if role and contains(line, role) and _short(line)),
    )


def company_reading_of_text(lines: list[str]) -> tuple[list[Candidate], bool]:
    """(every name that may be the company, whether an agency writes for a client) of a text's lines."""
    own = _own_lines(lines)
    blocks = blocks_of_text(own)
    found = _role_of(own, blocks)
    job = _job_text(own, blocks, found[0] if found else "")
    return candidates_of(job, stated_places(None, own, job.near)), writes_for_client(job.text, job.role)


def parse_job_text(
    lines: list[str],
    *,
    source: str,
    job_id: str,
    sha256: str,
    route: str,
    cleaner: ChatModel | None = None,
) -> JobPosting:
    """A JobPosting from the lines of a PDF or text file. Raises InputError."""
    own = _own_lines(lines)
    blocks = blocks_of_text(own)
    text = "\n".join(block.text for block in blocks)
    if len(squash(text)) >= 200 and (language := language_of(text)) != "English":
        reason = other_language(language)
        raise InputError(reason.what, where=source, next_step=reason.next_step, kind=reason.kind)
    known: dict[str, Found] = {}
    if found := _role_of(own, blocks):
        known["role"] = found
    role = known.get("role", ("", ""))[0]
    job_text = _job_text(own, blocks, role)
    near, titles = job_text.near, job_text.titles
    spoken = [line for block in blocks for line in sentences(block.text)]
    hiring = find_hiring_company(job_text, stated_places(None, own, near), find_customers(None, spoken, ""))
    if hiring.company:
        known["company"] = (hiring.company, hiring.route)
    if hiring.agency:
        known["agency"] = (hiring.agency, "the text")
    names = [known.get(name, ("", ""))[0] for name in ("company", "role", "agency")]
    if place := find_place(own, near, titles, titles, text, names):
        known["place"] = place
    if role:
        shorter = without_place(role, known.get("place", ("", ""))[0])
        known["role"] = (
            with_tail(shorter, titles, known.get("place", ("", ""))[0], names[:1], text),
            known["role"][1],
        )
    top = {squash(value) for value, _ in known.values()} | {squash(f"at {names[0]}")}
    facts = {squash(line) for line in titles}
    body = [
        line
        for index, line in enumerate(own)
        if index > _TOP or not (squash(line) in top | facts or _is_byline(line) or _is_fact(line))
    ]
    described = blocks_of_text(body)
    cleaning = clean_with(described, described, role, cleaner) if cleaner else None
    job = make_posting(
        cleaning.blocks if cleaning else described,
        known,
        source=source,
        job_id=job_id,
        sha256=sha256,
        route=route if not cleaning or cleaning.by == "rules" else cleaning.reason,
        clients=find_customers(None, spoken, names[0]),
    )
    return with_cleaning_told(job, cleaning)


def _is_fact(line: str) -> bool:
    """ "Employer: Acme", "Location: Leeds": a labelled fact above the description."""
    return (
        bool(_FACT.match(line))
        and len(line.split()) <= 8
        and any(True for kind in ("company", "role", "place") for _ in labelled([line], kind))
    )
