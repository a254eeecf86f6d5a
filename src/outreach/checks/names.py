"""Names in a sentence that stand in neither source: companies, people, places, products."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from outreach.checks.skill_table import skill_forms
from outreach.checks.sources import Sources
from outreach.checks.statements import Statement
from outreach.checks.titles import titles_in
from outreach.checks.words import STOP, Word, folded, is_common, words_of
from outreach.inputs.header_words import ORGANISATION_WORD

_ORDINARY = frozenset(
    "ai ml it hr cv pdf api apis saas b2b b2c ui ux qa okr kpi kpis ceo cto cfo coo vp agile "
    "scrum kanban devops ci cd "
    "monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays "
    "thursdays fridays saturdays sundays january february march april may june july august "
    "september october november december jan feb mar apr jun jul aug sep sept oct nov dec christmas easter "
    "english i i'm i’m i've i’ve i'd i’d i'll i’ll ok ps pto faq am pm re id nb eg ie gmt cet est pst utc "
    "mr mrs ms dr mx prof internet web job role subject dear hi hello regards sincerely best".split()
)
# "You'd", "There's": a word that is shortened, not a name.
_SHORTENED = re.compile(
    r"^(?:you|we|they|he|she|it|there|that|this|what|who|here|how|where|when|why|one|let|nobody|everyone|"
    r"someone|"
    r"somebody|nothing|everything)[’'](?:d|ll|re|ve|s|m)$|^\w+n[’']t$",
    re.IGNORECASE,
)
# What a sentence asks the reader to do, before a name.
_ASKS = frozenset(
    "join meet visit contact call ask consider choose see try email ring write discover explore imagine "
    "picture welcome become help bring take start come apply follow read check tell let make thank".split()
)
_GLUE = frozenset(["of", "&", "de", "the", "and", "for", "du", "van", "la", "le"])


@dataclass(frozen=True)
class Name:
    """A run of capitalised words that the sources do not hold: words [first, end)."""

    text: str
    first: int
    end: int
    uncommon: bool  # at least one word of it is no common English
    organisation: bool  # it ends like the name of one
    known: bool = False  # the sources hold it, as something else than a company of theirs


@lru_cache(maxsize=4096)
def _has_capital(word: str) -> bool:
    return bool(re.match(r"[A-ZÀ-ÞŠŽČŘŚŻ]", word)) or bool(re.search(r"[a-z][A-Z]", word))


def _may_be_name(
    word: Word, at_start: bool, following: Word | None = None, behind: Word | None = None
) -> bool:
    if not _has_capital(word.text) or word.low in _ORDINARY or word.low in STOP or _SHORTENED.match(word.low):
        return False
    if not at_start or not is_common(word.text):
        return True
    if word.low in _ASKS:
        return False
    # "Quartz & Pine is looking for": two capitals make a name even at the start
    if following is None or following.sign:
        return False
    second = behind if following.low in ("&", "of") else following
    return second is not None and not second.sign and _has_capital(second.text) and second.low not in STOP


def unknown_names(statement: Statement, sources: Sources) -> tuple[Name, ...]:
    """Names of one statement that neither source holds, and that are no title, skill, or day of the week."""
    key = ("unknown", statement.text, tuple(m.first for m in statement.mentions))
    if key not in sources.found_names:
        sources.found_names[key] = tuple(_unknown_names(statement, sources))
    return sources.found_names[key]


def _unknown_names(statement: Statement, sources: Sources) -> Iterator[Name]:
    words = statement.words
    known = {index for mention in statement.mentions for index in range(mention.first, mention.end)}
    for title in titles_in(statement):
        known.update(range(title.first, title.end))
    own = sources.name_folds
    index = 0
    while index < len(words):
        at_start = index == 0 or words[index].sign[-1:] in (":", "“", '"', ".", "!", "?", "•", "*", ")")
        after = words[index + 1] if index + 1 < len(words) and index + 1 not in known else None
        behind = (
            words[index + 2]
            if after is not None and index + 2 < len(words) and index + 2 not in known
            else None
        )
        if index in known or not _may_be_name(words[index], at_start, after, behind):
            index += 1
            continue
        end = index + 1
        while end < len(words):
            if end in known or words[end].sign not in ("", "-", "’", "."):
                break
            if _has_capital(words[end].text) and words[end].low not in STOP:
                end += 1
                continue
            ahead = end + 1
            if (
                (
                    words[end].low in _GLUE
                    and ahead < len(words)
                    and not words[ahead].sign
                    and ahead not in known
                )
                and _has_capital(words[ahead].text)
                and words[end].low in ("of", "&", "de", "du", "van")
            ):
                end += 2
                continue
            break
        yield from _judge(statement, sources, index, end, own)
        index = end


def known_names(statement: Statement, sources: Sources) -> Iterator[Name]:
    """Runs of capitals that the sources hold and that are no company, title or skill: towns, products, clients."""  # noqa: E501
    words = statement.words
    taken = {index for mention in statement.mentions for index in range(mention.first, mention.end)}
    for title in titles_in(statement):
        taken.update(range(title.first, title.end))
    index = 0
    while index < len(words):
        if (
            index in taken
            or not _may_be_name(words[index], index == 0)
            or not _is_known(words[index], sources.name_folds)
        ):
            index += 1
            continue
        end = index + 1
        while (
            end < len(words)
            and end not in taken
            and not words[end].sign
            and _has_capital(words[end].text)
            and words[end].low not in STOP
        ):
            end += 1
        text = statement.span(index, end)
        if not _all_skill(text) and folded(words[index].text) not in {
            folded(part) for part in sources.resume.name.split()
        }:
            last = re.sub(r"(?:’s|'s)$", "", words[end - 1].text)
            organisation = end - index > 1 and bool(ORGANISATION_WORD.fullmatch(last.rstrip(".")))
            yield Name(
                re.sub(r"(?:’s|'s|’|')$", "", text),
                index,
                end,
                not all(is_common(w.text) for w in words[index:end]),
                organisation,
                True,
            )
        index = end


def _judge(
    statement: Statement, sources: Sources, first: int, end: int, own: frozenset[str]
) -> Iterator[Name]:
    words = statement.words[first:end]
    new = [word for word in words if word.low not in _GLUE and not _is_known(word, own)]
    if not new:
        return
    text = statement.span(first, end)
    if _all_skill(text):
        return
    uncommon = any(not is_common(word.text) for word in new)
    last = re.sub(r"(?:’s|'s)$", "", words[-1].text)
    organisation = len(words) > 1 and bool(ORGANISATION_WORD.fullmatch(last.rstrip(".")))
    text = re.sub(r"(?:’s|'s|’|')$", "", text)
    yield Name(text, first, end, uncommon, organisation)


def _is_known(word: Word, own: frozenset[str]) -> bool:
    if word.low in _ORDINARY or folded(word.text) in own:
        return True
    parts = [part for part in re.split(r"[/–-]", re.sub(r"(?:’s|'s)$", "", word.text)) if part]
    if len(parts) > 1 and all(
        folded(p) in own or is_common(p) or p.lower() in _ORDINARY or _all_skill(p) for p in parts
    ):
        return True
    bare = folded(word.text)
    return any(
        bare == form + "s" or bare + "s" == form for form in (bare[:-1], bare + "s") if form in own
    ) or _all_skill(word.text)


@lru_cache(maxsize=4096)
def _all_skill(text: str) -> bool:
    """Whether a text is nothing but names of skills, which another check holds to the resume."""
    forms = skill_forms()
    bare = re.sub(r"(?:’s|'s)$", "", text).strip().lower()
    if bare in forms:
        return True
    words = words_of(bare)
    return (
        len(words) > 1
        and all(word.low in forms or is_common(word.low) for word in words)
        and any(word.low in forms for word in words)
    )
