"""Where a sentence says that the reader has something: what stands behind "experience with", before "you have"."""  # noqa: E501

from __future__ import annotations

import re
from collections.abc import Iterator

from outreach.checks.words import GENERIC_KEYS, content_keys, words_of

_CUE = re.compile(
    r"\b(?:experience|expertise|expert|skills?|skilled|proficien\w+|knowledge|knowledgeable|"
    r"background|fluen\w+|familiar\w*|command|"
    r"mastery|qualified|trained|certified|certificat\w+|versed|specialis\w+|specializ\w+|"
    r"specialt\w+|practice|strengths?|competen\w+|"
    r"understanding|grasp|adept|training|comfortable|capab\w+|accomplished|track record|history|"
    r"abilit\w+|talent|know-how|hands-on)\s"
    r"(?:\w+\s)?(?:in|with|of|at|on|for|using|including|such as|across|like)\s(?P<list>[^.;:!?()]+)|"
    r"\b(?:know|knows|speak|speaks|master|mastered|use|using|used|write|code|program)\s(?P<verb>[^.;:!?()]+)",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"\b(?P<list>(?:[\w+#./&-]+(?:,\s|\sand\s|,\sand\s|\s)){1,6})(?:skills?|experience|"
    r"expertise|knowledge|background|know-how|proficiency)\b",
    re.IGNORECASE,
)
_CUT = re.compile(
    r"\b(?:that|which|who|where|when|while|as|because|since|make|makes|made|making|would|will|"
    r"could|can|is|are|was|were|has|have|had|you|your|"
    r"we|our|align\w*|match\w*|fits?|suits?|stand\w*|to|for|at|from|into|over|during|through\w*|"
    r"gives?|shows?|"
    r"demonstrat\w+|caught|impress\w*|us|would|tell\w*|speak\w*|bring\w*|comes?|seems?|by|but|"
    r"though|although|so)\b|\s[–—-]\s",
    re.IGNORECASE,
)
_PAGE = r"(?:list|lists|page|pages|skills?|resume|cv|profile|strengths?|tools|languages)"
_LISTED = re.compile(
    rf"^(?P<list>[^;:.!?]{{2,140}}?)(?:,? (?:and )?(?:\w+ is,? too,? )?)?\s(?:(?:stands?|are|is|"
    rf"appears?|all stand)\s(?:both |all |already |also )?(?:in|on|among)\s(?:your|the)\s{_PAGE}|"
    r"(?:which |that )?you (?:already |also )?(?:have|list|name|know|hold|bring|"
    r"master)\b(?=\s*(?:[;,.!]|$|already|"
    r"from|in\b|and\b|inside|well|stone|by heart))|"
    r"(?:which |that )?you (?:have|’ve|'ve) (?:already |long |also )?(?:led|run|used|built|done|"
    r"taught|trained|managed|"
    r"watched|handled|kept|known|practised|learned|learnt|worked with|looked after)\b|"
    rf"(?:are|is) what (?:you|your {_PAGE}) (?:lists?|names?|shows?|holds?|have|know|has)\b|"
    r"(?:is|are) (?:nothing|not) new to you\b|(?:is|are) (?:well )?known to you\b|(?:are|is) the "
    r"languages?\b|"
    r"(?:which |that )?you (?:can (?:read|do|run|use|play|speak|write|handle|operate|drive)|met|"
    r"learned|learnt|"
    r"picked up|played|drove|used|handled|know)\b(?=\s*(?:[;,.!]|$|in\b|at\b|there\b|from\b|as well|"
    r"before|well|by|and\b))|"
    r"(?:are|is) (?:all |both |already )?(?:in your (?:toolbox|kit|bag|repertoire|hands|fingers)|at your "
    r"(?:back|fingertips|command)|to your name|second nature to you)\b|"
    r"among your (?:projects|tools|skills|strengths|subjects)\b|"
    r"on yours\b|(?:are|is|have been|has been) yours\b(?! to)|"
    r"(?:are|is|have been) your (?:\w+ )?(?:work|trade|tools?|skills|languages|fields?|strengths?|"
    r"subject|craft)\b)",
    re.IGNORECASE,
)
_PAGE_LISTS = re.compile(
    rf"\byour {_PAGE}(?: also)? (?:lists?|names?|shows?|holds?|speaks? of|tells? of|has|mentions?|gives?)\s"
    r"(?P<list>[^;:.!?]+)",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"\byou (?:list|have|name|know|hold)\b,? (?:beside|besides|together with|along with|plus|next to)\s"
    r"(?P<list>[^;:.!?]+)",
    re.IGNORECASE,
)
_YOUR = re.compile(
    r"\byour (?P<list>(?:[\w+#’'-]+ ){1,3})(?:years|certificates?|experience|practice|background|"
    r"training|days)\b",
    re.IGNORECASE,
)
_YOU_RUN = re.compile(
    r"\b(?:the|an?) (?P<list>[\w+#.-]+(?: [\w+#.-]+){0,2}) (?:that |which )?you "
    r"(?:already )?(?:run|use|know|keep|speak|write|master|look after)\b(?! (?:to|been|\w+ed)\b)",
    re.IGNORECASE,
)
_SO_IS = re.compile(r"\b(?:and so (?:is|are)|as (?:is|are)) (?P<list>[^;:,.!?]+)", re.IGNORECASE)
_BACK = re.compile(
    rf"\byour {_PAGE} (?:shows?|has|speaks? of|holds?|lists?|names?) (?:it|both|them|one|that)\b|"
    r"\byou (?:have|hold|know|do) (?:it|one|both|them|that|so)\b|(?:,? and|,) (?:so )?(?:on|in|is|"
    r"are) yours\b|"
    r"\bso (?:do|have|are) you\b",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\bas you (?:have (?:long |always )?done|do|did|already do)\b(?! at\b)(?: for \w+)?|"
    r"\byou (?:already |have (?:long )?)(?:run|do|done|handle|handled) (?:such \w+|these|this|all "
    r"this|all of it|"
    r"the same)\b",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"\b(?:(?:is|are) (?:what|asked|wanted|needed|required|welcome|on their|in their|their wish)|"
    r"asks? for|wants?|needs?|would be welcome)\b",
    re.IGNORECASE,
)
_NO_SKILL = re.compile(
    r"\b(?:years?|months?|wanted|asked|needed|required|you|your|with|which|that|who|inside out|title|"
    r"is|are|was|were|has|have|not|"
    r"but|how|it|one|"
    r"two|three|four|five|six|seven|eight|nine|ten|both)\b|^(?:an?|the|this|that|these|all|some|half)\s",
    re.IGNORECASE,
)
_LENGTH = re.compile(
    r"^(?:(?:more than|almost|over|nearly) )?(?:\w+|\d+) (?:years?|months?) (?:of|in|with) ", re.IGNORECASE
)
_TAIL = re.compile(r"\s(?:from|since|for|until|before|after)\s")
_AROUND = re.compile(
    r"^(?:the|an?|both|now|also|even|some)\s|\s(?:inside out|well|now|today|too|by heart)$", re.IGNORECASE
)


def listed(text: str) -> Iterator[tuple[str, int]]:
    """The items that a sentence lists near words of skill, with their place; whom they are told of is open."""  # noqa: E501
    for match in _CUE.finditer(text):
        group = "list" if match["list"] else "verb"
        part, offset = match[group], match.start(group)
        if group == "verb" and not re.search(r"\b(?:know|speak|master\w*)\b", match.group(), re.I):
            continue
        if cut := _CUT.search(part):
            part = part[: cut.start()]
        yield from _items(part, offset)
    for match in _BEHIND.finditer(text):
        yield from _items(match["list"], match.start("list"))


def claimed(text: str) -> Iterator[tuple[str, int]]:
    """The items that a sentence says the reader has, by its own words: "X you have", "your page lists X"."""
    at = 0
    for clause in re.split(r"(?<=[;:.!?])\s|(?<=,)\s(?=but |so |while |whereas )", text):
        for part, offset in _parts(clause):
            if match := _LISTED.match(part):
                bare = re.split(r"\b(?:is|are) (?:on|in) theirs?(?: \w+)?,?\s", match["list"])[-1]
                yield from _items(bare, at + offset + match.end("list") - len(bare))
        at += len(clause) + 1
    for pattern in (_PAGE_LISTS, _YOUR, _YOU_RUN, _BESIDE):
        for match in pattern.finditer(text):
            part = match["list"]
            if cut := _CUT.search(part):
                part = part[: cut.start()]
            yield from _items(part, match.start("list"))
    if re.search(r"\byou\b|\byour\b", text, re.I):
        for match in _SO_IS.finditer(text):
            if re.search(
                rf"\byour {_PAGE}\b|\byou (?:have|list|know)\b|\byour \w+\b", text[: match.start()], re.I
            ):
                part = match["list"]
                if cut := _CUT.search(part):
                    part = part[: cut.start()]
                yield from _items(part, match.start("list"))


def _parts(clause: str) -> Iterator[tuple[str, int]]:
    """A clause, and what stands in it behind ", and", which may be a clause of its own."""
    yield clause, 0
    for match in re.finditer(r",\s(?:and\s)?|\sand\s(?=[^,]*\byours\b)", clause):
        yield clause[match.end() :], match.end()


def pointed_back(text: str) -> str:
    """What a sentence says the job asks for and then that the reader has, by a word that points back; or ""."""  # noqa: E501
    back = _BACK.search(text)
    if not back:
        ahead = _AHEAD.search(text)
        return (text[: ahead.start()] + " " + text[ahead.end() :]).strip(" ,;:") if ahead else ""
    ahead = text[: back.start()]
    asks = _ASKS.search(ahead)
    return ahead[: asks.start()].strip(" ,;") if asks else ""


def _items(text: str, offset: int) -> Iterator[tuple[str, int]]:
    at = 0
    for part in re.split(r"(,\s*(?:and\s+)?|\s+and\s+|\s+or\s+|\s*&\s+|\s+as well as\s+|\s+plus\s+)", text):
        bare = _LENGTH.sub("", part.strip())
        if start := _TAIL.search(bare):
            bare = bare[: start.start()]
        shorter = _AROUND.sub("", bare)
        while shorter != bare:
            bare, shorter = shorter, _AROUND.sub("", shorter)
        if bare and not _NO_SKILL.search(bare) and not re.fullmatch(
            r",?\s*(?:and|or|&|as well as|plus)?\s*", part
        ) and len(bare.split()) <= 6:  # fmt: skip
            yield bare, offset + at + part.index(bare)
        at += len(part)


def telling(item: str, soft: frozenset[str]) -> set[str]:
    """The stems of an item that can be looked up: no number, nothing that every email has."""
    if any(word.is_number for word in words_of(item)):
        return set()
    return {key for key in content_keys(item) if key not in GENERIC_KEYS and key not in soft}
