"""Whether the company that an email offers is the job's: the wrong-company guard.

A name alone says nothing: "after your years at X" and "a role at X" hold the same one. So each mention is
given a part in its clause, offered or looked back on, by the words around it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from outreach.checks.bleed import Others, houses_of_others
from outreach.checks.findings import found
from outreach.checks.names import known_names, unknown_names
from outreach.checks.offered import reason_of_offer
from outreach.checks.sources import Sources
from outreach.checks.statements import Mention, Statement
from outreach.checks.unknown_houses import DOES_AS_PERSON, ad_says, is_own, takes_the_place
from outreach.checks.words import GENERIC_KEYS, content_keys, folded, shares, words_of
from outreach.records import CheckResult
from outreach.text import plain

_KIND = {
    "employer": "an employer of the candidate", "agency": "the agency", "board": "the job board",
    "client": "a client of the company", "school": "a school of the candidate",
    "other": "a name of another pair",
}  # fmt: skip


def wrong_company(
    statements: Sequence[Statement], sources: Sources, others: Others | None = None
) -> list[CheckResult]:
    """Every name but the hiring company's that stands where that one belongs.

    `others` are the names of the run's pairs: among them a name that the sources lack is surely a house.
    """
    results: list[CheckResult] = []
    company = sources.job.company
    for statement in statements:
        strangers: tuple[Mention, ...] = houses_of_others(statement, sources, others) if others else ()
        taken = {index for mention in strangers for index in range(mention.first, mention.end)}
        for mention in strangers:
            if _beside_client(statement, mention) or _contact_at(statement, mention):
                continue
            if reason_of_offer(statement, mention.first, mention.end, "employer", sources):
                span = statement.span(mention.first, mention.end)
                told = f"{span!r} is {_KIND['other']}, not {company!r}, the company that hires"
                results.append(found("wrong_company", told, span, statement, group="company"))
        for mention in statement.mentions:
            kind = mention.org.kind
            if kind == "company" or _is_reader(statement, mention, sources):
                continue
            if kind in ("agency", "client", "board") and _contact_at(statement, mention):
                continue
            why = reason_of_offer(statement, mention.first, mention.end, kind, sources)
            span = statement.span(mention.first, mention.end)
            if not why or (kind == "client" and why == "content" and not ad_says(statement, span, sources)):
                continue  # what is told of a client accuses nobody, unless the ad says it of its company
            if kind != "employer" and _told_by_ad(statement, span, sources):
                continue
            told = f"{span!r} is {_KIND[kind]}, not {company!r}, the company that hires"
            results.append(found("wrong_company", told, span, statement, group="company"))
        for name in (*unknown_names(statement, sources), *known_names(statement, sources)):
            if taken & set(range(name.first, name.end)) or is_own(name, sources):
                continue
            if others and folded(statement.words[name.first].text) in others.by_part:
                continue  # a candidate of another pair
            if takes_the_place(statement, name, sources) and not _told_by_ad(statement, name.text, sources):
                told = f"{name.text!r} stands in the place of {company!r}, the company that hires"
                results.append(found("wrong_company", told, name.text, statement, group="company"))
    return results


_PERSON_AT = re.compile(r"(?:^|[\s“\"])[A-Z][a-zà-ÿ]+(?:\s[A-Z][\w’'-]+)?\s(?:of|from|at|with)\s$")
_REACH_AT = re.compile(
    r"\b(?:reach|contact|call|ring|phone|email|ask|write to|speak to|speak with|find) (?:me|us|her|"
    r"him) (?:at|through|"
    r"via)\s$|\b(?:recruiter|consultant|contact|colleagues?|adviser) (?:at|with|from|for)\s$",
    re.IGNORECASE,
)


def _contact_at(statement: Statement, mention: Mention) -> bool:
    """Whether a name tells only where somebody to talk to sits: "Lorna of X will answer your questions"."""
    left = statement.text[: statement.words[mention.first].start]
    right = statement.text[statement.words[mention.end - 1].end :]
    if mention.org.kind == "agency" and _REACH_AT.search(left):
        return not re.search(r"\b(?:join\w*|your|new) (?:[\w-]+ )?(?:the )?(?:team|colleagues?) ", left)
    return bool(_PERSON_AT.search(left) and DOES_AS_PERSON.match(right))


def _beside_client(statement: Statement, mention: Mention) -> bool:
    """Whether a name stands in a row with clients: "A, X and B are among those who buy"."""
    for other in statement.mentions:
        if other.org.kind == "client":
            one, two = sorted((mention, other), key=lambda name: name.first)
            between = statement.text[statement.words[one.end - 1].end : statement.words[two.first].start]
            if re.fullmatch(r",?\s(?:(?:and|or|also)\s)?(?:the\s)?", between):
                return True
    return False


def _is_reader(statement: Statement, mention: Mention, sources: Sources) -> bool:
    """Whether a house that bears the reader's name is meant, or the reader: "Mr Wojcik", "Wojcik has"."""
    told = {word.low for word in statement.words[mention.first : mention.end]}
    own = {word.low for word in words_of(sources.resume.name)}
    return told <= own and mention.end - mention.first < len(mention.org.forms[0])


_AD_SHARE = 0.7  # of a sentence's telling words, in one line of the ad with the name


def _told_by_ad(statement: Statement, name: str, sources: Sources) -> bool:
    """Whether a line of the ad holds the name and says much the same: then it stands rightly here."""
    own, said = content_keys(name), content_keys(statement.text) - GENERIC_KEYS
    wanted = plain(name)
    for line in sources.job_lines:
        if wanted in plain(line.text) and len(shares(said - own, line.keys)) >= _AD_SHARE * len(said - own):
            return len(said - own) > 1
    return False
