"""Facts of a sentence that belong to another employment record than that of the employer it names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from outreach.checks.names import Name, unknown_names
from outreach.checks.quantities import quantities
from outreach.checks.sources import Sources
from outreach.checks.statements import Mention, Statement
from outreach.checks.words import shares, telling_keys
from outreach.text import plain

_JOINED = re.compile(
    r",?\s(?:(?:and|or|then|later|before that|first|now|since|from|in|at|with|for|the|by|both|(?:19|"
    r"20)\d\d)\b,?\s?)*"
)
_HELD = re.compile(
    r"\b(?:at|with|for|by|from|among|of)\s(?:the\s)?$|\b(?:agencies|employers|firms|companies|"
    r"houses) such as\s$",
    re.IGNORECASE,
)
_OF_READER = re.compile(
    r"\byou (?:have|had|worked|were|are|led|came)\b|\byou(?:’ve|'ve)\b|\byour (?:\w+ )?(?:page|years|"
    r"work|time|employers|"
    r"hospitals|career)\b|\bbrought you\b|\b(?:has|have) (?:had|known|taught|shown) you\b",
    re.IGNORECASE,
)
_ELSE = re.compile(r"\b(?:would|will|could|may|might|next|join|hiring|looking|clients?)\b", re.IGNORECASE)


def facts_of_another(statement: Statement, mention: Mention, sources: Sources) -> str:
    """Why the title and the dates that a sentence tells belong to another record; "" when they do not.

    One fact alone may be a slip of that fact; two that point to one other record show the wrong employer.
    """
    told = plain(statement.text)
    own = {plain(sources.post(index).title) for index in mention.org.posts}
    years = {str(int(q.value)) for q in quantities(statement.text) if q.kind == "year"}
    own_years = {date[:4] for index in mention.org.posts for date in _dates(sources, index)}
    for index, post in enumerate(sources.resume.employment):
        title = plain(post.title)
        if index in mention.org.posts or not title or title in own or title not in told:
            continue
        if any(title in other and other in told for other in own):
            continue
        dates = years & {date[:4] for date in _dates(sources, index)}
        if dates - own_years and not years & own_years:
            return f"title and date are those of the post at {post.employer}"
    return ""


def _dates(sources: Sources, index: int) -> list[str]:
    post = sources.post(index)
    return [date for date in (post.start, post.end) if date]


def named_beside(statement: Statement, sources: Sources) -> Iterator[tuple[int, int]]:
    """Names told in one breath with an employer of the reader that are none: words [first, end) of each."""
    employers = [m for m in statement.mentions if m.org.posts]
    if not employers or not _OF_READER.search(statement.text):
        return
    strangers: list[Mention | Name] = [
        m
        for m in statement.mentions
        if not m.org.posts and m.org.kind in ("company", "client", "board", "agency")
    ]
    strangers += [n for n in unknown_names(statement, sources) if n.uncommon or n.organisation]
    for stranger in strangers:
        for employer in employers:
            one, other = sorted((stranger, employer), key=lambda name: name.first)
            between = statement.text[statement.words[one.end - 1].end : statement.words[other.first].start]
            ahead = statement.text[: statement.words[one.first].start]
            part = re.split(r"[;:]", ahead)[-1] + between
            if (
                _JOINED.fullmatch(between)
                and not _ELSE.search(part)
                and (_HELD.search(ahead) or "," in between or not ahead)
            ):
                yield stranger.first, stranger.end


def like_then(statement: Statement, mention: Mention, sources: Sources) -> bool:
    """Whether work of the job is told as done "as you did at" an employer whose record has next to none of it."""  # noqa: E501
    ahead = statement.text[: statement.words[mention.first].start]
    if not re.search(r"\bas you (?:have done|did|do) (?:at|with|for) (?:the )?$", ahead, re.I):
        return False
    keys = telling_keys(statement.text) - sources.name_keys
    held = frozenset().union(*(sources.post_keys(index) for index in mention.org.posts))
    return len(keys) >= 4 and len(shares(keys, held)) * 4 <= len(keys)
