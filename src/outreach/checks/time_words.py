"""Words that put work into the past or the present, against whether its post is held today."""

from __future__ import annotations

import re

from outreach.checks.evidence import tie
from outreach.checks.findings import found
from outreach.checks.quantities import quantities
from outreach.checks.sources import Sources
from outreach.checks.statements import Mention, Statement
from outreach.checks.words import GENERIC_KEYS
from outreach.records import CheckResult
from outreach.text import plain

_LONG_AGO = re.compile(
    r"\bused to\b(?! (?:the|that|this|it|a|an|such|working)\b)|\bin (?:former|earlier|bygone) "
    r"(?:days|times|years)\b|"
    r"\b(?:years|months|long) ago\b|\bback then\b|\buntil (?:last (?:year|month|summer|winter|spring|"
    r"autumn)|recently)\b|"
    r"\b(?:were|was) once\b|\bonce upon\b|\bat one time\b|\bin (?:the|your) past\b|\bno longer\b",
    re.IGNORECASE,
)
_STILL_SO = re.compile(
    r"\b(?:is|are) (?:now |still |today )?your (?:\w+ ){0,2}?(?:tools?|trade|work|task|job|desk|"
    r"field|beat|concern|charge|"
    r"language|responsibility)\b|\byour (?:\w+ )?(?:work|job|task|tool) (?:is|are)\b|\btoday as then\b|"
    r"\b(?:run|runs|work|works|report|reports|stand|stands) (?:under|to) you\b|\b(?:is|are) being "
    r"\w+(?: \w+)? by you\b|"
    r"\b(?:there|here) (?:now|today|at present)\b",
    re.IGNORECASE,
)
_HOLDS_YOU = re.compile(
    r"^(?:’s|'s)?\s(?:still |now |today )?(?:keeps|has|gives|takes|pays|trusts|employs|needs|knows|"
    r"sends|lets) you\b"
)
_FILLS = re.compile(r"\b(?:fills|fill|takes up|take up|takes|lasts|covers|keeps you|mean|means)\b")
_ENDED = re.compile(
    r"\b(?:until|till|up to|to|and|–|-)\s?(?:the \w+ of |\w+ )?(?P<year>(?:19|20)\d\d)\b", re.IGNORECASE
)
_YOU_ARE = re.compile(r"\b[Yy]ou(?:’re|'re| are)(?: now| currently| still)? (?:an? |the )?(?=[A-Z])")


def posts_meant(statement: Statement, mention: Mention, sources: Sources) -> tuple[int, ...]:
    """The records of an employer that a sentence speaks of: by the title or the year it tells, else all."""
    posts = mention.org.posts
    if len(posts) < 2:
        return posts
    told = plain(statement.text)
    titled = [at for at in posts if sources.post(at).title and plain(sources.post(at).title) in told]
    longest = max((len(plain(sources.post(at).title)) for at in titled), default=0)
    titled = [at for at in titled if len(plain(sources.post(at).title)) == longest]
    if titled:
        return tuple(titled)
    if re.search(r"\bsince\b", statement.text):
        return posts  # "where you have worked since": all posts there
    years = {str(int(q.value)) for q in quantities(statement.text) if q.kind == "year"}
    dated = [at for at in posts if sources.post(at).start[:4] in years]
    return tuple(dated) or posts


def told_as_past(statement: Statement, sources: Sources) -> CheckResult | None:
    """Words such as "used to" or "in former times" of a post that is held today."""
    match = _LONG_AGO.search(statement.text)
    if not match or statement.owner_at(match.start()) == "offer":
        return None
    index = _post_of(statement, sources, match.start())
    if index is None or not sources.post(index).is_current:
        return None
    return found(
        "tense", f"{sources.post(index).employer} is the present post, told as past", match.group(), statement
    )


def told_as_present(statement: Statement, sources: Sources) -> CheckResult | None:
    """Words such as "is your work" or "keeps you" of a post that has ended."""
    text = statement.text
    mentions = [m for m in statement.mentions if m.org.posts]
    if len(mentions) > 1:
        return None
    if title := _old_title(statement, sources):
        return found("tense", "the post of this title has ended", title, statement)
    posts = (
        posts_meant(statement, mentions[0], sources)
        if mentions
        else statement.posts
        if statement.carried
        else ()
    )
    if not posts or any(sources.post(at).is_current for at in posts):
        return None
    match = _STILL_SO.search(text)
    if not match and mentions:
        start, stop = statement.words[mentions[0].first].start, statement.words[mentions[0].end - 1].end
        match = _HOLDS_YOU.match(text[stop:])
        ended = _ENDED.search(text)
        if (
            not match
            and ended
            and int(ended["year"]) < sources.today.year
            and not re.search(r"\byou\b", text)
        ):
            near = text[max(0, start - 60) : min(len(text), stop + 30)]
            match = _FILLS.search(near)
    if not match or (mentions and statement.owner_at(statement.words[mentions[0].first].start) == "offer"):
        return None
    return found(
        "tense",
        f"{sources.post(posts[0]).employer} is a past post, told as present",
        match.group(),
        statement,
    )


def _old_title(statement: Statement, sources: Sources) -> str:
    """The title that "you are" gives when only posts that have ended have it."""
    match = _YOU_ARE.search(statement.text)
    if not match or statement.owner_at(match.start()) == "offer":
        return ""
    behind = plain(statement.text[match.end() :])
    fitting = [
        post for post in sources.resume.employment if post.title and behind.startswith(plain(post.title))
    ]
    if (
        not fitting
        or any(post.is_current for post in fitting)
        or plain(fitting[0].title) in plain(sources.resume.headline)
    ):
        return ""
    return match.group() + fitting[0].title


def _post_of(statement: Statement, sources: Sources, place: int) -> int | None:
    mentions = [m for m in statement.mentions if m.org.posts]
    if mentions:
        near = min(mentions, key=lambda m: abs(statement.words[m.first].start - place))
        posts = posts_meant(statement, near, sources)
        held = [at for at in posts if sources.post(at).is_current]
        going_on = re.search(r"\bhave worked since\b|\byou have been (?:there|here)\b", statement.text)
        return held[0] if held and (len(held) == len(posts) or going_on) else posts[0]
    lines = [tie(statement, line) for line in sources.resume_lines if line.kind == "post"]
    best = max(lines, key=lambda entry: entry.score, default=None)
    if best is None or len(best.shared - GENERIC_KEYS) + len(best.numbers) < 2:
        return None
    return best.line.post
