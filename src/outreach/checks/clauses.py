"""A sentence around one name, in clauses, with every name and title replaced by what it is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from outreach.checks.sources import Sources
from outreach.checks.statements import Statement
from outreach.checks.titles import difference, titles_in
from outreach.checks.words import words_of

# What stands in a marked text for a name or a title. Letters that no stem or pattern of words meets.
NAME, COMPANY, OTHER, JOB, HELD = "Xname", "Cname", "Oname", "Tjob", "Theld"

_SUBJECT = (
    r"(?:you|your|yours|we|our|ours|us|i|it|its|they|their|he|she|there|this|that|these|those|what|here|"
    rf"{NAME}|{COMPANY}|{OTHER}|(?:the|an?|one|two|three|four|five|some|most|all|every|each|"
    rf"no)\s(?:[\w'-]+\s){{1,3}}?"
    r"(?:is|are|was|were|has|have|had|would|will|could|can|do|does|did)\b)"
)
_HARD = re.compile(r"[;:!?()“”\"]|\s[–—-]\s|(?<=\w)—(?=\w)|\.\s")
_SOFT = re.compile(
    rf"(?P<comma>,)(?!\d{{3}})\s?|\b(?P<but>but|yet|whereas|while|whilst|because|although|though|if|when|"
    rf"whenever|unless|"
    r"where|whose|whom|who|which|what|how|why|whoever|whatever|so that|so)\s|"
    rf"\b(?P<that>that)\s(?={_SUBJECT}|(?:[\w'-]+ly\s)?(?:is|are|was|were|has|have|had|would|will|could|"
    rf"can|may|"
    r"might|makes?|takes?|needs?|runs?|keeps?|[a-z]{3,}(?:ed|es|s))\b)|"
    rf"\b(?:and|or|as|than|before|after|since|until)\s(?={_SUBJECT}(?<!\bcname)(?<!\boname)(?:'s)?\b)",
    re.IGNORECASE,
)
_PREPOSED = re.compile(
    r"^(?:and |but |or |so |then |also |again |here |now |today )?(?:as|at|in|with|within|from|after|"
    r"since|before|"
    r"for|inside|instead of|in place of|unlike|like|beside|besides|under|over|by|on|through|during|beyond|"
    r"following|given|despite|thanks to|because of|based|founded|located|\w+ing|years?|more than|almost|"
    r"nearly|"
    r"until|once|of)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Around:
    """The marked text around one name: whole, within the name's own clause, and of the clause it hangs on."""

    before: str  # everything left of the name
    after: str  # everything right of it, with its possessive
    left: str  # of its clause
    right: str
    opening: str  # the word that opens the clause: "where", "what", ""
    main: str  # the clause that a phrase without a verb hangs on; else the clause itself
    hangs: bool  # whether the name stands in such a phrase
    tail: str  # what follows the clause up to the next full break
    text: str


def around(statement: Statement, first: int, end: int, sources: Sources) -> Around:
    """The clauses around the name at words [first, end), read once a sentence and pair."""
    key = ("around", statement.text, first, end)
    if key not in sources.found_names:
        sources.found_names[key] = (_around(statement, first, end, sources),)
    (here,) = sources.found_names[key]
    return here


def _around(statement: Statement, first: int, end: int, sources: Sources) -> Around:
    text, at = _marked(statement, first, end, sources)
    stop = at + len(NAME)
    cuts = [(match.start(), match.end(), match.group()) for match in _HARD.finditer(text)]
    hard = {start for start, _, _ in cuts}
    for match in _SOFT.finditer(text):
        word = match.group().strip().lower()
        before = text[: match.start()].rstrip()
        if word in ("what", "which", "whom", "who", "that", "how", "where", "so") and re.search(
            r"\b(?:so that|no matter)$", before
        ):
            continue
        cuts.append((match.start(), match.end(), word))
    cuts.sort()
    low, opening, index = 0, "", 0
    for number, (_start, after, word) in enumerate(cuts):
        if after > at:
            break
        low, opening, index = after, word if word.isalpha() or " " in word else "", number + 1
    behind = [cut for cut in cuts[index:] if cut[0] >= stop]
    high = behind[0][0] if behind else len(text)
    left, right = text[low:at], text[stop:high]
    main, hangs = text[low:high], False
    own = f"{left}{NAME}{right}".strip()
    if not _has_verb(own, opening):
        hangs = True
        # a phrase in front hangs on what follows, one behind on what stands before it
        earlier = max((cut[1] for cut in cuts[:index] if cut[0] in hard and cut[1] <= low), default=0)
        fronted = _PREPOSED.match(own) and not (earlier < low and _VERB.search(text[earlier:low]))
        if behind and behind[0][0] not in hard and (low == 0 or fronted):
            beyond = next((cut[0] for cut in behind[1:] if cut[0] in hard or cut[2] != ","), len(text))
            main = text[low:beyond]
            if len(main) < len(own) + 12 and len(behind) > 2:
                main = text[low : behind[2][0]]
        elif low:
            main = text[earlier:high]
    full = next((cut[0] for cut in behind if cut[0] in hard), len(text))
    return Around(text[:at], text[stop:], left, right, opening, main, hangs, text[high:full], text)


_LEGAL = re.compile(
    r"\s(?:Pvt|Ltd|Inc|GmbH|LLC|plc|Co|Corp|AG|SE|Limited|S\.A|s\.r\.o|B\.V|N\.V)\b\.?(?=\s|,|$|’|')"
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|do|does|did|would|will|could|can|may|might|shall|should|"
    r"must|"
    r"'d|'ll|'ve|'re|let|"
    r"needs?|wants?|asks?|seeks?|gives?|gave|taught|made|makes?|takes?|took|led|built|wrote|ran|runs?|"
    r"kept|keeps?|"
    r"[a-z]{3,}ed|(?:you|we|i|they)\s[a-z]+|write|work|offers?)\b|"
    rf"(?:{NAME}|{COMPANY}|{OTHER}|{JOB})\s(?!years|days|times|sales|policies|lorries|clients|"
    rf"teams?)[a-z]{{3,}}s\b",
    re.IGNORECASE,
)


def _has_verb(own: str, opening: str) -> bool:
    if opening in ("what", "who", "which", "where", "how", "why", "that") and not _PREPOSED.match(own):
        return True
    bare = re.sub(
        r"^(?:and |but |or )?(?:having|based|founded|located|given|as opposed)\b(?: \w+ed| \w+)?", "", own
    )
    if re.match(r"^(?:and )?(?:\w+ing)\b", bare) and not re.search(
        r"\b(?:would|will|is|are|has|was|could)\b", bare
    ):
        return False
    return bool(_VERB.search(bare))


def _marked(statement: Statement, first: int, end: int, sources: Sources) -> tuple[str, int]:
    """The sentence in lower case with marks for names and titles, and where the mark of the name begins."""
    spans: dict[int, tuple[int, str]] = {first: (end, NAME)}
    readers = {word.low for word in words_of(sources.resume.name)}
    for mention in statement.mentions:
        if not any(mention.first < stop and start < mention.end for start, (stop, _) in spans.items()):
            spans[mention.first] = (mention.end, COMPANY if mention.org.kind == "company" else OTHER)
    for at, word in enumerate(statement.words):
        if (
            at not in spans
            and word.is_capital
            and len(word.low) > 2
            and word.low in readers
            and not any(start <= at < stop for start, (stop, _) in spans.items())
        ):
            spans[at] = (at + 1, "your" if word.text.endswith(("’s", "'s")) else "you")
    for title in titles_in(statement):
        if any(title.first < stop and start < title.end for start, (stop, _) in spans.items()):
            continue
        if sources.job.title and not difference(title.text, sources.job.title, may_drop_grade=True):
            spans[title.first] = (title.end, JOB)
        elif title.capital:
            spans[title.first] = (title.end, HELD)
    pieces, last, at = [], 0, 0
    text = statement.text
    for start, (stop, mark) in sorted(spans.items()):
        words = statement.words
        pieces.append(_plain(text[last : words[start].start]))
        if start == first:
            at = sum(map(len, pieces))
        pieces.append(mark)
        last = words[stop - 1].end
        while legal := _LEGAL.match(text, last):
            last = legal.end()
        if re.match(r"\.\s[a-z(]", text[last:]):
            last += 1  # the stop of "Co."
        if mark != "your" and re.search(r"(?:’s|'s|s’|s')$", text[words[start].start : last]):
            pieces.append("'s")
    pieces.append(_plain(text[last:]))
    return "".join(pieces), at


_READER = re.compile(r"\b(?:the|this) (?:applicant|candidate)\b(?! (?:who|that|we|i|must|should|would)\b)")


def _plain(text: str) -> str:
    return _READER.sub("you", text.replace("’", "'").replace("‘", "'").lower())
