"""Whether past posts are told as past and present ones as present."""

from __future__ import annotations

import re
from collections.abc import Sequence

from outreach.checks.evidence import tie
from outreach.checks.findings import found
from outreach.checks.offer_words import part_of
from outreach.checks.sources import Sources
from outreach.checks.statements import Mention, Statement
from outreach.checks.time_words import posts_meant, told_as_past, told_as_present
from outreach.checks.verbs import PAST, SAME_IN_BOTH
from outreach.checks.words import GENERIC_KEYS, IRREGULAR, key_of
from outreach.records import CheckResult


def _looked_back_on(statement: Statement) -> list[Mention]:
    """The employers of the resume that a sentence speaks of as such."""
    return [
        mention
        for mention in statement.mentions
        if mention.org.posts and part_of(statement, mention.first, mention.end) != "offered"
    ]


_ADVERB = (
    r"(?:also|now|currently|still|already|then|first|later|both|again|today|mainly|even|once|"
    r"personally|presently|regularly|always|often|\w+ly)"
)
_VERB = re.compile(
    rf"\byou(?P<be>’re|'re)?\s(?:{_ADVERB}\s){{0,2}}(?P<verb>[a-z]+)(?:\s(?P<next>[a-z]+))?", re.IGNORECASE
)
_NO_VERB = frozenset(
    "would will could can may might shall should must have had did do and or to in at on for "
    "with from by who that which as if are were "
    "been being know see want need like love look bring offer deserve enjoy seem understand "
    "might've gain get think believe feel made the a an".split()
)


def _verbs(statement: Statement) -> list[tuple[int, str, str]]:
    """(place, tense, verb) of each "you" with its verb: "present", "past" or "" when it cannot be told."""
    found_verbs = []
    for match in _VERB.finditer(statement.text):
        if re.search(
            r"\b(?:taught|gave|had|made|took|knew|saw|brought|of|for|with|by|to|let|from|like|"
            r"helps?|gives?|teaches|makes|shows?|and|as|that)\s$",
            statement.text[: match.start()],
            re.I,
        ) and not re.search(r"\b(?:and|as|that)\s$", statement.text[: match.start()], re.I):
            continue
        verb = match["verb"].lower()
        if match["be"] or verb in ("are", "were"):
            tense = "past" if verb == "were" and not match["be"] else "present"
            found_verbs.append((match.start(), tense, match.group()))
            continue
        if verb in ("work", "worked"):
            found_verbs.append((match.start(), "past" if verb == "worked" else "present", match.group()))
            continue
        if verb in _NO_VERB or verb in SAME_IN_BOTH:
            continue
        if verb.endswith("ed") or verb in PAST:
            found_verbs.append((match.start(), "past", match.group()))
        elif not verb.endswith(("ing", "ly")):
            found_verbs.append((match.start(), "present", match.group()))
    return found_verbs


def tense(statements: Sequence[Statement], sources: Sources) -> list[CheckResult]:
    """Past posts told as present ones, present ones as past, a finished study as going on."""
    results: list[CheckResult] = []
    for statement in statements:
        if statement.place != "body":
            continue
        result = (
            _tense_of(statement, sources)
            or told_as_past(statement, sources)
            or told_as_present(statement, sources)
            or _study(statement, sources)
        )
        if result:
            results.append(result)
    return results


def _tense_of(statement: Statement, sources: Sources) -> CheckResult | None:
    text = statement.text
    mentions = _looked_back_on(statement)
    for mention in mentions:
        current = [sources.post(post).is_current for post in posts_meant(statement, mention, sources)]
        if not current or any(current) != all(current):
            continue
        name = statement.span(mention.first, mention.end)
        left, right = (
            text[: statement.words[mention.first].start],
            text[statement.words[mention.end - 1].end :],
        )
        if all(current):
            gone = re.search(
                r"\b(?:since|after|before) leaving\s(?:the\s)?$|\byou(?:’ve|'ve|"
                r" have)? left\s(?:the\s)?$|\b(?:ex|former|previous|past|last|old|"
                r"earlier)[\s-](?:\w+\s){0,3}"
                r"(?:(?:at|with|for|as \w+ at)\s)?(?:the\s)?$|\b(?:formerly|previously|once|"
                r"earlier|used to work|until recently)\b[^.;]{0,40}$|"
                r"\byou (?:worked|were|served)\s[^.;,]{0,40}(?:at|with|for)\s(?:the\s)?$|"
                r"\bfinished (?:at|with)\s$",
                left,
                re.I,
            )
            if (gone and not re.search(r"\b(?:before|after|from)\b[^.;]{0,30}$", gone.group()[:-1])) or (
                gone and re.search(r"leaving|left", gone.group(), re.I)
            ):
                return found(
                    "tense",
                    f"{name} is the present post, told as past",
                    gone.group().strip() + " " + name,
                    statement,
                )
            until = re.match(
                r"^\s(?:until|till|from \S+ to|between)\s(?!now|today|present)[^.,;]*\d{4}", right, re.I
            )
            if until:
                return found(
                    "tense", f"{name} is the present post, told as past", until.group().strip(), statement
                )
            past = re.search(
                r"\bused to\b|\bin former (?:days|times|years)\b|\b(?:years|months) ago\b|"
                r"\bback then\b|\buntil (?:19|20)\d\d\b",
                text,
                re.I,
            )
            if past and len(mentions) == 1:
                return found("tense", f"{name} is the present post, told as past", past.group(), statement)
            ran = re.search(
                r"\bsince (?:\w+ )?(?:19|20)\d\d,? you (?:ran|led|worked|managed|were|taught|"
                r"built|kept|ran|oversaw|served|handled|planned|looked)\b",
                text,
                re.I,
            )
            if ran and len(mentions) == 1:
                return found("tense", f"{name} is the present post, told as past", ran.group(), statement)
            were = re.search(r"\byou were (?:an? |the )?(?:[A-Z]\w+)", text)
            if (
                were
                and len(mentions) == 1
                and not re.search(r"\b(?:before|when|while)\b", text[: were.end()], re.I)
            ):
                return found("tense", f"{name} is the present post, told as past", were.group(), statement)
        else:
            now = re.search(
                r"\b(?:is|are)\s(?:now |still |currently )?(?:your (?:work|task|job|post|team|"
                r"desk|daily|role)|the (?:task|work|job)\b(?! here))|\bstill\s[a-z]+s?\b|"
                r"\bknows you\b|\bhas you\b|\bis yours\b(?! to)|\bin your work of today\b|"
                r"\b(?:has|have) you as\b|\byour present\b|\bits present\b|\btoday you\b|"
                r"\bto this day\b",
                text,
                re.I,
            )
            if now and len(mentions) == 1 and statement.owner_at(now.start()) != "offer":
                return found("tense", f"{name} is a past post, told as present", now.group(), statement)
            still = re.search(
                r"\b(?:current(?:ly)?|present(?:ly)?|now|today|"
                r"still)\s(?:\w+[\s-]){0,5}?(?:(?:at|with|for|of)\s)?(?:the\s)?$|"
                r"\byou (?:work|are working|are)\s[^.;,]{0,40}(?:at|with|for)\s(?:the\s)?$|"
                r"\byou(?:’re|'re)\s[^.;,]{0,40}(?:at|with|for)\s(?:the\s)?$|"
                r"\bsince you joined\s$",
                left,
                re.I,
            )
            if still and not re.search(
                r"\b(?:before|after|until|left|from|was|were|as)\b", still.group(), re.I
            ):
                return found(
                    "tense",
                    f"{name} is a past post, told as present",
                    still.group().strip() + " " + name,
                    statement,
                )
    posts = (
        tuple(dict.fromkeys(post for mention in mentions for post in mention.org.posts)) or statement.posts
    )
    if not posts:
        return _tense_by_line(statement, sources)
    states = {sources.post(post).is_current for post in posts}
    if len(states) != 1:
        return None
    current = states.pop()
    for place, when, verb in _verbs(statement):
        if statement.owner_at(place) == "offer":
            continue
        employer_near = _clause_has_mention(statement, place, mentions) or statement.carried
        if not employer_near:
            continue
        if when == "present" and not current and not _of_the_reader_now(verb):
            return found(
                "tense", f"{sources.post(posts[0]).employer} is a past post, told as present", verb, statement
            )
        if when == "past" and current and _line_is_present(statement, sources, posts, verb):
            return found(
                "tense",
                f"{sources.post(posts[0]).employer} is the present post, told as past",
                verb,
                statement,
            )
    return None


def _of_the_reader_now(verb: str) -> bool:
    """ "you are the kind of person", "you already know": true of the reader whatever the post."""
    return bool(
        re.search(
            r"\b(?:know|understand|bring|have|remember|are (?:well|no|used|a (?:good|rare))|see|"
            r"recogni[sz]e)\b",
            verb,
            re.I,
        )
    )


def _clause_has_mention(statement: Statement, place: int, mentions: list[Mention]) -> bool:
    """Whether an employer stands in the clause of a verb: none of "and you", ";", "before" lies between."""
    for mention in mentions:
        start, end = statement.words[mention.first].start, statement.words[mention.end - 1].end
        between = statement.text[end:place] if end <= place else statement.text[place:start]
        if len(between) < 130 and not re.search(
            r"[;:]|\b(?:before|after|while|because|but|whereas|(?:until|"
            r"since)(?! (?:\w+ )?(?:19|20)\d\d)|so)\b|, and\b|\bwhat\b|\bthat you\b",
            between,
        ):
            return True
    return False


def _line_is_present(statement: Statement, sources: Sources, posts: tuple[int, ...], verb: str) -> bool:
    """Whether the record tells this work as going on: its line begins with the present form of the verb."""
    told = verb.rsplit(maxsplit=1)[-1].lower() if not verb.lower().endswith(("were",)) else "were"
    words = verb.lower().split()
    told = next((word for word in reversed(words) if word.endswith("ed") or word in PAST), told)
    if told in ("worked", "were", "served"):
        return "led" not in statement.text.lower() and told != "were"
    stem = IRREGULAR.get(told, key_of(told))
    for post in posts:
        for line in sources.post_lines(post):
            first = line.text.split()[0].lower() if line.text.split() else ""
            for word in re.findall(r"(?:^|; |, and |, | and )([A-Za-z]+)", line.text):
                low = word.lower()
                if low.endswith("ed") or low in PAST or key_of(low) != stem:
                    continue
                if first.endswith("ed") or first in PAST:
                    continue
                if len(tie(statement, line).shared - GENERIC_KEYS) >= 2 and low != told:
                    return True
    return False


def _tense_by_line(statement: Statement, sources: Sources) -> CheckResult | None:
    """Without an employer: the line that the sentence rests on tells whether the work goes on."""
    if statement.type != "candidate":
        return None
    best = max(
        (tie(statement, line) for line in sources.resume_lines if line.kind == "post"),
        key=lambda t: t.score,
        default=None,
    )
    if best is None or len(best.shared - GENERIC_KEYS) + len(best.numbers) < 3:
        return None
    post = sources.post(best.line.post)
    for _, when, verb in _verbs(statement):
        last = verb.lower().split()
        told = {key_of(word) for word in last[1:]}
        first = best.line.text.split()[0]
        same = key_of(first) in told
        if when == "present" and not post.is_current and same:
            return found("tense", f"{post.employer} is a past post, told as present", verb, statement)
        if (
            when == "past"
            and post.is_current
            and same
            and not (first.lower().endswith("ed") or first.lower() in PAST | SAME_IN_BOTH)
        ):
            return found("tense", f"{post.employer} is the present post, told as past", verb, statement)
    return None


def _study(statement: Statement, sources: Sources) -> CheckResult | None:
    match = re.search(
        r"\byou(?:’re|'re| are)\s(?:currently\s|now\s|still\s)?(?:studying|finishing|completing|"
        r"pursuing|reading for|working (?:on|towards) (?:your|a)|"
        r"doing (?:your|a|an))\s[^.;]{0,60}",
        statement.text,
        re.I,
    )
    if not match or not re.search(
        r"\b(?:degree|bachelor|master|ph\.?d|b\.?sc|m\.?sc|diploma|university|college|studies|"
        r"certificate|mba)\b|studying",
        match.group(),
        re.I,
    ):
        return None
    going_on = any(
        re.search(r"\b(?:present|ongoing|expected|current|now|in progress|since)\b", line.text, re.I)
        for line in sources.resume_lines
        if line.kind == "education"
    )
    return (
        None if going_on else found("tense", "a finished study, told as going on", match.group(), statement)
    )
