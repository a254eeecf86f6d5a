"""Wishes, goals, feelings and interests of the reader: told only where the resume states them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from outreach.checks.findings import found
from outreach.checks.sources import Sources
from outreach.checks.statements import Statement
from outreach.checks.words import GENERIC_KEYS, content_keys, shares
from outreach.records import CheckResult

_SURE = (
    r"(?:also |really |certainly |clearly |always |now |obviously |probably |currently |surely |"
    r"already |actively |both |truly |still |long |genuinely |no doubt )*"
)
_WISH = re.compile(
    rf"\byou(?:’re|'re| are| seem| have been|’ve been|'ve been| were| might be looking|"
    rf" sound) {_SURE}(?:to be )?(?:looking|seeking|searching|eager|keen|excited|hoping|ready|"
    rf"willing|thrilled|"
    r"passionate|interested|enthusiastic|hungry|open to|motivated by|driven by|drawn to|"
    r"attracted|fascinated|bored|tired of|unhappy|"
    r"frustrated|longing|prepared to|determined|aiming|considering|thinking of|thinking about|"
    r"planning|proud|happy (?:to|at|with|in)|fond of|"
    r"ambitious|delighted|curious|longing|itching|yearning|set on|dying|keen on|committed to|"
    r"dedicated to|devoted to|in search of|on the lookout|dreaming|after a|"
    r"inspired|restless|glad|fed up|a believer|convinced|someone who (?:loves|wants|enjoys|"
    r"cares|believes|thrives))\b|"
    rf"\byou(?:’ve|'ve| have)? {_SURE}(?:want(?:ed)?|wish(?:ed)?|hope(?!d? this)|dream(?:ed|"
    rf"t)? of|love[sd]?|enjoy(?:ed)?|like(?:d)? (?:to|working|being|the|a|small|large|long|short|"
    rf"big|teaching)|prefer(?:red)?|desire|aspire|long for|long to|crave|"
    r"care[sd]? (?:about|deeply)|feel|believe|think|value[sd]?|thrive|miss(?:ed)?|"
    r"need (?:a (?:new|change)|new)|intend|plan to|aim to|"
    r"seek|yearn|are after|take pride|took pride|hate|fear|favou?r|cherish|treasure|appreciate[sd]?)\b|"
    r"\byour (?:\w+ ){0,2}?(?:passion|goals?|dreams?|ambitions?|aspirations?|desires?|"
    r"wish(?:es)?|hopes?|interests? in|love (?:of|for)|enthusiasm|eagerness|"
    r"aims?|career (?:goals|plans|ambitions)|long-term (?:goals|plans)|motivation|curiosity|"
    r"plans? to|drive to|hunger|fascination|"
    r"life’s passion|life's passion|hobbies|commitment to|dedication to|belief|pride|"
    r"willingness|readiness|search for|determination|appetite|wish|wishes|values)\b"
    r"|\bpassions? of yours\b|\b(?:are|is) your (?:\w+ )?(?:passion|dream|goal|wish|love)s?\b|"
    r"\b(?:what|all) you live for\b|\byour (?:true |great |first |secret )?love\b|"
    r"\bdreams, of which\b|\byou (?:surely |must |certainly )?miss\b|\bbored you\b|"
    r"\byou have (?:long |always |often )(?:planned|wanted|wished|hoped)\b|"
    r"\byou have (?:dreamed|dreamt|wanted|wished|hoped|had enough)\b|\bto your taste\b|"
    r"\byou (?:have |had )?ask(?:ed)? for\b(?! (?:it|them|help)\b)|\byou (?:adore|worship|dread|detest)\b|"
    r"\byou(?:’d|'d| would) (?:rather|love|much rather|sooner)\b|\byou(?:’d|'d| would| will) be "
    r"(?:glad|happy|delighted|"
    r"pleased|thrilled|excited)\b|\bset your heart\b|\byour life(?:’s|'s) (?:wish|dream|work)\b|"
    r"\bwhat you would rather\b|\b(?:fed up|weary|sick and tired|bored) (?:with|of)\b|\bgladdens? "
    r"you\b|\bmakes? you (?:happy|glad|proud)\b|"
    r"\byour heart (?:is set|beats|belongs)\b|\bset (?:your heart )?on\b(?= moving| leaving| a|"
    r" the| becoming)|\bis the one you\b",
    re.IGNORECASE,
)
_POSSIBLE = re.compile(
    r"\b(?:if|whether|should|in case|unless|perhaps|maybe|might|may|could|hope|hoping|wonder\w*|"
    r"imagine|think (?:that )?you(?:’d| would|'d)|sure (?:that )?you(?:’d| would|'d|’ll| will)|"
    r"believe (?:that )?you(?:’d| would|'d)|when you(?:’re| are) ready|until you|as much as you|"
    r"wherever|whenever|however you|what you want|anything you|would you|do you|are you)\b",
    re.IGNORECASE,
)
_OWN_VOICE = re.compile(
    r"\b(?:someone|somebody|people|a person|anyone|candidates?|colleagues|those|engineer|"
    r"developer|professional|individual) who\b",
    re.IGNORECASE,
)
_STATES = re.compile(
    r"\b(?:look(?:ing)? for|seek\w*|want|wish|hope|goal|objective|aim|interest\w*|passion\w*|"
    r"love|enjoy\w*|keen|eager|happiest|like|prefer|"
    r"care|cares|fond|proud|believe|ambition|dream|motivat\w+|curious|at my best|open to|ready|"
    r"willing|would like|find that|driven|committed|dedicated|"
    r"relocat\w+|available|miss|enthusias\w+|fascinat\w+|favourite|favorite|think|value)\b",
    re.IGNORECASE,
)


def _stated(sources: Sources) -> list[str]:
    """The lines of the resume that say what the person wants, likes or feels."""
    told = [
        line.text
        for line in sources.resume_lines
        if line.kind in ("summary", "other", "post") and _STATES.search(line.text)
    ]
    return [*sources.resume.objective, *sources.resume.interests, *told]


def wish(statements: Sequence[Statement], sources: Sources) -> list[CheckResult]:
    """Sentences that say what the reader wants, likes or feels, when no line of the resume does."""
    stated: list[str] | None = None  # looked for when a sentence tells a wish: few do
    results = []
    for statement in statements:
        if statement.place != "body":
            continue
        for match in _WISH.finditer(statement.text):
            if _is_open(statement.text, match) or _is_fact(statement.text, match):
                continue
            stated = _stated(sources) if stated is None else stated
            if _is_stated(statement, match, stated):
                continue
            reason = f"the resume does not state it: {match.group()!r}"
            results.append(found("wish", reason, match.group(), statement))
            break
    return results


def _is_open(text: str, match: re.Match[str]) -> bool:
    """Whether the wish is only asked for, hoped for, or told of people in general."""
    left = text[: match.start()]
    if re.search(r"\b(?:how much|knowing that|I know(?: that)?)\s$", left) or (
        re.match(r"\W*(?:as|since|because)\s$", left, re.I) and re.match(r"\sto\b", text[match.end() :])
    ):
        return False
    clause = re.split(r"[;:.]|, (?:and|but|so) ", left)[-1]
    if match.group().lower().startswith("you") and re.search(
        r"\b(?:would|do|did|are|could|can|might|may|will|shall|have|does|should|were)\s$", left, re.I
    ):
        return True
    first = re.match(r"\W*(?:as |since |because |given |now that )?$", clause, re.I) and re.match(
        r"you(?:’re|'re| are| have| want| wish)", match.group(), re.I
    )
    if (
        text.rstrip().endswith("?")
        and not (first and re.search(r",|;|\bso\b", text[match.end() :]))
        and not re.search(r"\b(?:since|as|because|given|knowing|now that)\b", clause, re.I)
    ):
        return True
    if _POSSIBLE.search(clause) or re.match(r"you (?:might|may|could)\b", match.group(), re.I):
        return True
    told = match.group().lower()
    if re.search(r"\bpriva|\b(?:look forward|feel free)\b", told + text[match.end() :][:10].lower()):
        return True
    return bool(
        re.match(r"you (?:like|want|wish|prefer|need)$", told)
        and re.search(r"\b(?:where|as|what|when|how|if|any|whatever|time|day)\s(?:\w+\s)?$", left, re.I)
    )


def _is_fact(text: str, match: re.Match[str]) -> bool:
    """ "you wanted for nothing", "your interest rate": words of the pattern that tell no wish."""
    told, behind = match.group().lower(), text[match.end() :]
    if told.startswith("your") and re.match(r"\s(?:rate|group|cover)", behind):
        return True
    if re.search(r"\b(?:planning|value[sd]?|seek|motivation|drive to)\b", told) and re.match(
        r"\s(?:office|department|team|system|at £|at \$)", behind
    ):
        return True
    return bool(re.search(r"\bplanning$", told) and not re.match(r"\s(?:to|on|a (?:move|change))\b", behind))


def _is_stated(statement: Statement, match: re.Match[str], stated: list[str]) -> bool:
    """Whether a line that states a wish of the reader speaks of the same thing."""
    behind = statement.text[match.end() :]
    behind = re.split(r"[;:]|, (?:and|but|so|which) | and we | that we ", behind)[0]
    keys = content_keys(behind) - GENERIC_KEYS
    whole = content_keys(statement.text) - GENERIC_KEYS
    for line in stated:
        told = content_keys(line)
        if keys and len(shares(keys, told)) * 2 >= len(keys):
            return True
        if (
            len(shares(whole, told)) >= 3
            and keys
            and len(shares(keys, told)) >= 1
            and len(shares(keys, told)) * 3 >= len(keys)
        ):
            return True
    return False
