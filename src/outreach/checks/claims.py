"""What an email says of the company and the job, against the ad and the confirmed company lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from outreach.checks.claim_words import HARD_FACTS, PRAISE
from outreach.checks.findings import found
from outreach.checks.names import unknown_names
from outreach.checks.offer_words import part_of
from outreach.checks.skill_table import named_skills
from outreach.checks.sources import Sources
from outreach.checks.statements import Statement
from outreach.checks.titles import titles_in
from outreach.checks.words import GENERIC_KEYS, content_keys, key_of, shares
from outreach.records import CheckResult
from outreach.text import plain

_FREE = frozenset(
    key_of(word)
    for word in (
        "company firm business employer organisation organization place house team people "
        "staff colleague colleagues everybody everyone "
        "role job post position work day week year reader join help run make do have hire seek "
        "look want need offer give build keep "
        "responsible responsibility duty task including include across within together "
        "directly every each real part mission goal "
        "customers clients customer client user users product products service services "
        "provide use known based located found founded "
        "known focus focused specialise specialize operate support environment opportunity "
        "chance career member contribute lead manage "
        "create develop deliver ensure project projects experience industry world life "
        "solution solutions technology improve grow"
    ).split()
)


def company_claim(statements: Sequence[Statement], sources: Sources) -> list[CheckResult]:
    """Praise, benefits, standing, tools and names told of the company or the job that no line of it says."""
    results: list[CheckResult] = []
    for statement in statements:
        if statement.place != "body" or not _speaks_of_the_job(statement):
            continue
        one = (
            _praise(statement, sources)
            or _hard(statement, sources)
            or _tools(statement, sources)
            or _names(statement, sources)
        )
        one = one or _nothing_of_it(statement, sources) or _added(statement, sources)
        if one:
            results.append(one)
        elif loose := _loose(statement, sources):
            results.append(loose)
    return results


def _speaks_of_the_job(statement: Statement) -> bool:
    return statement.type in ("company", "role") or (
        statement.type != "courtesy" and "offer" in statement.owners
    )


def _of_the_offer(statement: Statement, at: int) -> bool:
    owner = statement.owner_at(at)
    return owner == "offer" or (owner == "" and statement.type in ("company", "role"))


def _praise(statement: Statement, sources: Sources) -> CheckResult | None:
    for match in PRAISE.finditer(statement.text):
        told = match.group()
        if not _of_the_offer(statement, match.start()) or (plain(told) in sources.plain_job):
            continue
        if _wished_of_reader(statement.text, match.start(), told):
            continue
        keys = content_keys(told) - GENERIC_KEYS
        if keys and shares(keys, sources.job_keys) == keys and not re.search(r"lead", told, re.I):
            continue
        if (
            re.search(r"\blead", told, re.I)
            and re.search(r"\bteam lead|\blead(?:er)?\b", told, re.I)
            and statement.type == "role"
        ):
            continue
        return found(
            "company_claim", f"neither the ad nor a company line says {told.strip()!r}", told, statement
        )
    return None


def _wished_of_reader(text: str, at: int, told: str) -> bool:
    """ "an excellent addition", "your outstanding work", "an exciting time for you": not said of the company."""  # noqa: E501
    if re.search(r"\b(?:your|you(?:’re|'re| are|’d be| would be))\s(?:\w+\s){0,3}$", text[:at], re.I):
        return True
    behind = text[at + len(told) :]
    if re.match(
        r"\s(?:fit|match|addition|asset|candidate|person|engineer|developer|background|track|"
        r"skills?|experience|next step|move)\b",
        behind,
        re.I,
    ):
        return True
    if (
        re.search(r"\b(?:an?|this) (?:\w+ )?$", text[:at] or " ", re.I)
        and re.match(
            r"\s(?:opportunity|time|challenge|chance|role|position|career|moment|news|possibility)\b", behind
        )
        and re.search(r"excit|unique|dynamic|outstand|excellent|fantastic|amaz|excep", told, re.I)
    ):
        return True
    return bool(
        re.search(r"\b(?:to be|being|become|becoming)\s(?:\w+\s)?$", text[:at], re.I)
        and re.search(r"success", told, re.I)
    )


def _hard(statement: Statement, sources: Sources) -> CheckResult | None:
    for pattern in HARD_FACTS.values():
        for match in pattern.finditer(statement.text):
            if not _of_the_offer(statement, match.start()) or pattern.search(sources.job_text):
                continue
            keys = content_keys(match.group())
            if keys and shares(keys, sources.job_keys) == keys:
                continue
            return found(
                "company_claim",
                f"neither the ad nor a company line says {match.group()!r}",
                match.group(),
                statement,
            )
    return None


def _tools(statement: Statement, sources: Sources) -> CheckResult | None:
    """A tool told of the job that the ad does not name."""
    named = sources.job_skills
    held = sources.resume_skills
    for skill, start, end in named_skills(statement.text):
        told = statement.text[start:end]
        if not _of_the_offer(statement, start) or skill in named or (plain(told) in sources.plain_job):
            continue
        open_to = "candidate" in statement.owners or not statement.owner_at(start)
        if (skill in held and open_to) or any(
            statement.words[m.first].start <= start < statement.words[m.end - 1].end
            for m in statement.mentions
        ):
            continue
        return found("company_claim", f"the ad does not name {told!r}", told, statement)
    return None


def _names(statement: Statement, sources: Sources) -> CheckResult | None:
    for name in unknown_names(statement, sources):
        start = statement.words[name.first].start
        if (not name.uncommon and not name.organisation) or not _of_the_offer(statement, start):
            continue
        left = statement.text[:start]
        if part_of(statement, name.first, name.end) == "offered" and re.search(
            r"\b(?:at|with|join|for|of)\s(?:the\s)?$", left, re.I
        ):
            continue  # wrong_company says it
        if not left.strip():
            continue
        return found(
            "company_claim", f"neither the ad nor a company line names {name.text!r}", name.text, statement
        )
    return None


def _offer_keys(statement: Statement, sources: Sources) -> set[str]:
    own = (
        content_keys(sources.job.company)
        | content_keys(sources.job.title)
        | content_keys(sources.job.facts.place)
    )
    keys: set[str] = set()
    for word, owner in zip(statement.words, statement.owners, strict=True):
        if owner != "candidate" and not word.is_number:
            keys |= content_keys(word.text)
    return {key for key in keys - own if key not in GENERIC_KEYS and key not in _FREE}


def _nothing_of_it(statement: Statement, sources: Sources) -> CheckResult | None:
    """A sentence of the company of which the ad holds next to nothing."""
    if statement.type not in ("company", "role"):
        return None
    keys = _offer_keys(statement, sources) - sources.name_keys
    keys = {key for key in keys if key not in _plain()}
    if len(keys) < 3 or _SPEAKS_OTHERWISE.search(statement.text):
        return None
    held = shares(keys, sources.job_keys)
    if len(held) <= 0.2 * len(keys) and not shares(keys, sources.resume_keys):
        told = " ".join(word.text for word in statement.words if content_keys(word.text) & (keys - held))
        return found(
            "company_claim", f"nothing of it stands in the ad: {told[:80]}", statement.text, statement
        )
    return None


def _added(statement: Statement, sources: Sources) -> CheckResult | None:
    """Words that say something and stand in no line: "ferries and airports", "a garden, a pool".

    Advice only: a free paraphrase can look the same.
    """
    if statement.type not in ("company", "role") or _SPEAKS_OTHERWISE.search(statement.text):
        return None
    names = (*statement.mentions, *titles_in(statement))
    taken = {index for name in names for index in range(name.first, name.end)}
    known = sources.job_keys | sources.resume_keys
    told = []
    for index, (word, owner) in enumerate(zip(statement.words, statement.owners, strict=True)):
        if owner in ("candidate", "writer") or word.is_number or index in taken:
            continue
        if word.low in _plain() or (index and _is_done(statement.words[index - 1].low, word.low)):
            continue
        keys = {key for key in content_keys(word.text) if key not in GENERIC_KEYS and key not in _FREE}
        if keys and not shares(keys | {word.low.removesuffix("s")}, known):
            told.append(word.text)
    if not told:
        return None
    reason = f"neither the ad nor a company line says {', '.join(told)[:80]!r}"
    return found("company_claim", reason, told[0], statement, severity="advise")


_SPEAKS_OTHERWISE = re.compile(r"\b(?:I|I’m|I'm|my|me)\b|\byour (?:page|list|resume|cv|profile)\b|\?\s*$")


@cache
def _plain() -> frozenset[str]:
    """The words with which facts are told, whatever the facts are, in all their forms."""
    text = (files("outreach.checks") / "plain_words.txt").read_text(encoding="utf-8")
    lines = [line for line in text.split("\n") if not line.startswith("#")]
    forms: set[str] = set()
    for word in (word for line in lines for word in line.split()):
        bare, last = word.removesuffix("e"), word[-1]
        forms |= {
            word,
            word + "s",
            word + "es",
            word + "ed",
            word + "d",
            word + "ing",
            word + "er",
            word + "ly",
        }
        forms |= {bare + "ing", bare + "ed", word + last + "ed", word + last + "ing"}
        forms |= {word[:-1] + "ies", word[:-1] + "ied"} if last == "y" else set()
    return frozenset(forms)


def _is_done(before: str, word: str) -> bool:
    """ "is dropped", "be stopped": a verb tells how, not what."""
    return word.endswith("ed") and before in (
        "is",
        "are",
        "be",
        "been",
        "was",
        "were",
        "has",
        "have",
        "had",
        "not",
    )


def _loose(statement: Statement, sources: Sources) -> CheckResult | None:
    if statement.type not in ("company", "role"):
        return None
    keys = _offer_keys(statement, sources)
    missing = keys - shares(keys, sources.job_keys)
    if len(keys) >= 3 and len(missing) > 0.6 * len(keys):
        told = ", ".join(
            dict.fromkeys(word.text for word in statement.words if content_keys(word.text) & missing)
        )
        return found(
            "paraphrase",
            f"far from the ad's words: {told[:80]}",
            statement.text,
            statement,
            severity="advise",
        )
    return None
