"""The fact card of a job: what a person corrects and confirms once, and where that is kept.

A job is read once and used for every candidate, so a person looks at it once. What was confirmed is
kept in a file of cards beside the settings and holds for that text of the job: when the text
changes, the card has to be looked at again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from outreach.errors import InputError
from outreach.inputs.page_text import blocks_in, parse, prune
from outreach.inputs.sources import Source, open_source
from outreach.records import JobFacts, JobPosting, SourcedLine, job_from_dict
from outreach.runs import write_whole
from outreach.text import contains, join_wrapped, plain, sentences

CARDS_FILE = "cards.json"
BY_A_PERSON = "a person"
_CORRECTABLE = ("company", "role", "place", "agency", "board")
_LINES = ("about", "duties", "requirements", "offers", "apply")
_MOST_LINES = 12  # proposed from one page: more than a person reads at once


@dataclass(frozen=True)
class CardLine:
    """One line of a card beside its source."""

    fact: str  # "company", "about", ...
    text: str
    source: str  # "JSON-LD JobPosting", "line 4 of the text", "about.html"


def text_hash(job: JobPosting) -> str:
    """What a confirmation holds for: the job's text, not the page around it, which changes daily."""
    return hashlib.sha256(job.text.encode()).hexdigest()


def facts_hash(job: JobPosting) -> str:
    """What the emails of a run rest on: another card is another run."""
    return hashlib.sha256(json.dumps(asdict(job.facts), sort_keys=True).encode()).hexdigest()


def _where(text: str, lines: Sequence[str]) -> str:
    for number, line in enumerate(lines, 1):
        if contains(line, text):
            return f"line {number} of the text"
    return "the text"


def card_lines(job: JobPosting) -> list[CardLine]:
    """Every fact of a job with its source, the names first; a name that was not found is ""."""
    facts, lines = job.facts, job.text.split("\n")
    rows = [
        CardLine(name, getattr(facts, name), facts.routes.get(name, ""))
        for name in _CORRECTABLE
        if getattr(facts, name) or name in ("company", "role", "place")
    ]
    rows += [CardLine("client", client, _where(client, lines)) for client in facts.clients]
    rows += [CardLine(name, text, _where(text, lines)) for name in _LINES for text in getattr(facts, name)]
    return rows + [CardLine("about", line.text, line.source) for line in facts.company_lines]


def correct(job: JobPosting, **values: str | Sequence[str]) -> JobPosting:
    """A job with facts as a person gives them. The card is unconfirmed again.

    Names (company, role, place, agency, board) may be anything. Lists (about, duties, requirements,
    offers, apply, clients) may only leave lines out or bring lines of the job's text: what stands
    nowhere is refused with InputError (kind "not_in_the_text").
    """
    known = (*_CORRECTABLE, *_LINES, "clients")
    if unknown := set(values) - set(known):
        raise InputError(
            f"has no fact named {', '.join(sorted(unknown))}",
            where=f"the card of {job.job_id}",
            next_step=f"Known: {', '.join(known)}.",
        )
    changed: dict[str, Any] = {}
    routes = dict(job.facts.routes)
    for name, value in values.items():
        if name in _CORRECTABLE:
            changed[name] = " ".join(str(value).split())
            routes[name] = BY_A_PERSON
            continue
        lines = (value,) if isinstance(value, str) else tuple(value)
        for line in lines:
            if not contains(job.text, line):
                raise InputError(
                    f"does not say {line!r}",
                    where=job.source,
                    next_step="Facts of a card stand in its text; add a page with `add_company_page`.",
                    kind="not_in_the_text",
                )
        changed[name] = lines
    warnings = tuple(w for w in job.warnings if not any(f"the {n} was not found" in w for n in values))
    return replace(
        job, facts=replace(job.facts, **changed, routes=routes, confirmed=False), warnings=warnings
    )


def confirm(job: JobPosting) -> JobPosting:
    """The job with its card confirmed. Raises InputError while company or role are missing."""
    for name in ("company", "role"):
        if not getattr(job.facts, name):
            raise InputError(
                f"does not say the {name}, so its card cannot be confirmed",
                where=job.source,
                next_step=f"Give it: correct(job, {name}=...), or `outreach card ... --{name} ...`.",
            )
    return replace(job, facts=replace(job.facts, confirmed=True))


# --- the company's own pages --------------------------------------------------------------------------


def _sentences_of(source: Source) -> list[str]:
    if source.html is None:
        return sentences(join_wrapped(list(source.lines)))
    soup = parse(source.html)
    root = soup.body or soup
    prune(root)
    return [line for block in blocks_in(root) if not block.is_heading for line in sentences(block.text)]


def propose_company_lines(
    source: str | Path, company: str, *, pages: Path | None = None, **browser: Any
) -> tuple[SourcedLine, ...]:
    """Sentences about a company from a page, PDF or text of its own, for a person to choose from.

    A sentence is proposed when it names the company or speaks as "we". Raises InputError when the
    source cannot be read or has none.
    """
    opened = open_source(source, pages=pages, **browser)
    proposed = [
        line
        for line in _sentences_of(opened)
        if 5 <= len(line.split()) <= 46
        and line.endswith(".")
        and (contains(line, company) or {"we", "our"} & set(line.lower().split()))
    ]
    if not proposed:
        raise InputError(
            f"has no sentence about {company}",
            where=opened.name,
            next_step="Give a page that tells what the company does, such as its “About us”.",
            kind="no_description",
        )
    return tuple(SourcedLine(line, opened.name) for line in dict.fromkeys(proposed))[:_MOST_LINES]


def add_company_lines(job: JobPosting, lines: Sequence[SourcedLine]) -> JobPosting:
    """The job with lines from the company's own pages; each once. The card is unconfirmed again."""
    there = {plain(text) for text in job.facts.pitch_lines}
    added = [line for line in lines if plain(line.text) not in there]
    facts = replace(job.facts, company_lines=(*job.facts.company_lines, *added), confirmed=False)
    return replace(job, facts=facts)


# --- kept between runs --------------------------------------------------------------------------------


def _kept(file: Path) -> dict[str, Any]:
    if not file.is_file():
        return {}
    try:
        return json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(
            f"is no file of cards ({error})",
            where=file.name,
            next_step="Move it away and confirm the cards again.",
        ) from error


def save_card(job: JobPosting, file: str | Path = CARDS_FILE) -> None:
    """Keep a confirmed card for the runs to come. Raises InputError for an unconfirmed one."""
    if not job.facts.confirmed:
        raise InputError("is not confirmed", where=f"the card of {job.source}", next_step="Confirm it first.")
    path = Path(file)
    cards = {**_kept(path), text_hash(job): {"source": job.source, "facts": asdict(job.facts)}}
    write_whole(path, json.dumps(cards, indent=1, ensure_ascii=False, sort_keys=True) + "\n")


def with_card(job: JobPosting, file: str | Path = CARDS_FILE) -> tuple[JobPosting, str]:
    """The job with its confirmed card if one is kept for this text, and what to tell a person."""
    cards = _kept(Path(file))
    kept = cards.get(text_hash(job))
    if kept is not None:
        facts: JobFacts = job_from_dict({**asdict(job), "facts": kept["facts"]}).facts
        warnings = tuple(w for w in job.warnings if "was not found" not in w)
        return replace(job, facts=facts, warnings=warnings), "its card is confirmed"
    if any(card["source"] == job.source for card in cards.values()):
        return job, "its text has changed since its card was confirmed: look at it again"
    return job, "its card is not confirmed yet"
