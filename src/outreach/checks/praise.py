"""Praise of the reader that rests on nothing: it hangs on no fact of theirs, or no fact could carry it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from outreach.checks.findings import found
from outreach.checks.quantities import quantities
from outreach.checks.skill_table import named_skills
from outreach.checks.sources import Sources
from outreach.checks.statements import Statement
from outreach.checks.words import GENERIC_KEYS, content_keys, shares
from outreach.records import CheckResult

_PRAISE = re.compile(
    r"\b(?:impress(?:ive|ed|ively|es)|exceptional(?:ly)?|outstanding|remarkable|extraordinary|"
    r"amazing|incredible|phenomenal|stellar|superb|brilliant|fantastic|"
    r"excellent|exemplary|extensive|wealth of|proven track record|strong track record|"
    r"unparalleled|invaluable|unique(?:ly)?|"
    r"(?:perfect|ideal|excellent|great|strong|natural|fantastic|wonderful|superb|valuable|"
    r"tremendous|huge|real|good|outstanding|exceptional|impressive|terrific) (?:fit|match|"
    r"addition|asset|candidate|choice|person|background|profile|experience|skill ?set|skills|"
    r"credentials|qualifications|c\.?v\.?|resume|career|expertise)|"
    r"awesome|flawless|genius|magic|superstar|unbelievable|legendary|marvellous|"
    r"the best (?:\w+ )?(?:around|ever|there is)|simply the best|winning attitude|"
    r"great attitude|born (?:leader|\w+er|\w+or)\b|"
    r"natural talent|(?:nobody|no one|none) (?:is )?better|everything about you|sun (?:rises|"
    r"shines)|made for you|you have it all|second nature|a treasure|a gem|a star\b|"
    r"one in a million|"
    r"rock ?star|ninja|guru|wizard|superstar|top talent|best of the best|world-class|"
    r"second to none|stood out|stands out|stand out|caught (?:my|our) (?:eye|attention)|"
    r"talented|gifted|highly (?:skilled|qualified|experienced|accomplished)|great talent|"
    r"inspiring|admir\w+|perfectly suited|well[- ]suited|deep expertise|vast|rich experience|"
    r"solid (?:background|experience|track record)|glowing|speaks? for itself|"
    r"one of the (?:best|most)|rare talent|true (?:professional|expert|leader)|"
    r"very best|blown away|wonderful|splendid|spotless|first-rate|first-class|dazzling|stunning|"
    r"unbeatable|unrivalled|astonish\w+|marvel\w+|formidable|enviable|distinguished|"
    r"just what we need|exactly (?:what|who|whom) we)\b",
    re.IGNORECASE,
)
# Praise of the person, which no fact beside it can carry.
_CHARACTER = re.compile(
    r"\byou(?:’re|'re| are) (?:\w+ ){0,2}?(?:an? |the |one of the )(?:[\w-]+ ){0,3}?(?:legend|genius|hero|"
    r"star|superstar|treasure|gem|visionary|dream|wonder|miracle|"
    r"champion|master ?mind|prodigy|natural|phenomenon|best|finest|brightest \w+|most \w+)\b|"
    r"\byour (?:[\w-]+ ){0,3}?(?:talents?|brilliance|charisma|magic|greatness|excellence|calibre|passion|"
    r"spirit|attitude|dedication|personality|gifts|enthusiasm|"
    r"drive|genius|virtues|aura|charm|shine|devotion|wonderful career)\b|\b(?:of your|your) (?:calibre|"
    r"quality|stature)\b|"
    r"\b(?:mind|person|personality|brilliance|excellence|genius|superstar|rock star|greatness|"
    r"talent)s? (?:like|such as|as \w+ as) (?:you|yours)\b|"
    r"\b(?:nobody|no one|there is no one) (?:is )?(?:like|as \w+ as) you\b|\bwhat an? (?:career|resume|"
    r"record|talent)\b|\b(?:speaks?|spoke) volumes\b|"
    r"\byou (?:shine|dazzle|excel|have everything)\b|\blucky to have you\b|\bdestined for\b|"
    r"\bbig fans? of\b|\bbowled over\b|\bamazed (?:by|at)\b|"
    r"\b(?:most gifted|simply the best|beyond compare|worth a compliment|top of your game|light up any)\b|"
    r"\bsheer (?:brilliance|excellence|genius)\b",
    re.IGNORECASE,
)


def empty_praise(statements: Sequence[Statement], sources: Sources) -> list[CheckResult]:
    """Praise of the reader in a sentence that names no fact of theirs."""
    results = []
    for statement in statements:
        if statement.place != "body":
            continue
        match = _CHARACTER.search(statement.text)
        carried = match is None
        match = match or _PRAISE.search(statement.text)
        if (
            not match
            or (carried and not _of_reader(statement, match))
            or (carried and _carried_by_fact(statement, sources))
        ):
            continue
        results.append(
            found(
                "empty_praise",
                f"praise without a fact: {match.group()!r}",
                match.group(),
                statement,
                severity="advise",
                group="style",
            )
        )
    return results


def _of_reader(statement: Statement, match: re.Match[str]) -> bool:
    text = statement.text
    if not re.search(r"\byour?\b|\byou(?:’|')", text, re.I):
        return (
            bool(
                re.search(
                    r"\b(?:fit|match|addition|asset|candidate|background|profile|resume|experience)\b",
                    text,
                    re.I,
                )
            )
            and statement.type != "company"
        )
    if re.search(
        r"\b(?:our|company|us|we (?:are|have))\s(?:\w+\s){0,3}$", text[: match.start()], re.I
    ) and not re.search(r"your", text[match.start() :], re.I):
        return False
    behind = text[match.end() :]
    return not re.match(
        r"\s(?:opportunity|chance|benefits?|salary|pay|package|culture|company|team|place to|"
        r"environment|product|platform)\b",
        behind,
        re.I,
    )


def _carried_by_fact(statement: Statement, sources: Sources) -> bool:
    """Whether the sentence names something only this reader did: a number, a skill with a post, words of one line."""  # noqa: E501
    own = [
        q
        for q in quantities(statement.text)
        if statement.owner_at(q.start) != "offer" or statement.type == "candidate"
    ]
    if any(q.kind != "duration" or q.unit != "year" for q in own):
        return True
    keys = (
        content_keys(statement.text)
        - GENERIC_KEYS
        - content_keys(sources.job.company)
        - content_keys(sources.job.title)
    )
    for line in sources.resume_lines:
        if line.kind not in ("post", "other", "education", "interest"):
            continue
        need = 2 if line.kind == "post" else 2  # noqa: RUF034
        if len(shares(keys, line.keys)) >= need:
            return True
    named = [
        skill for skill, start, _ in named_skills(statement.text) if statement.owner_at(start) != "offer"
    ]
    return bool(named) and bool([m for m in statement.mentions if m.org.posts])
