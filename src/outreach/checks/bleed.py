"""Batch bleed: another pair's names or employers in this pair's email."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from outreach.checks.findings import found
from outreach.checks.sources import Organisation, Sources, forms_of
from outreach.checks.statements import Mention, Statement, find_mentions
from outreach.checks.words import folded, is_common
from outreach.records import CheckResult, JobPosting, Resume
from outreach.text import plain


@dataclass(frozen=True)
class Others:
    """The names that the pairs of a run hold: people, their employers, companies that hire.

    One for a whole run: what stands in a pair's own sources is no bleed there.
    """

    people: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()

    @cached_property
    def by_first_word(self) -> dict[str, list[tuple[str, tuple[str, ...]]]]:
        """First word of a written form -> (name, form)."""
        index: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        for name in self.organisations:
            forms = forms_of(name)
            whole = max((len(form) for form in forms), default=0)
            for form in forms:
                if len(form) == 1 and whole > 1 and (is_common(form[0]) or len(form[0]) < 5):
                    continue
                if len(form) < whole and form[-1] in ("of", "the", "de", "und", "for"):
                    continue
                index.setdefault(form[0], []).append((name, form))
        return index

    @cached_property
    def key(self) -> int:
        """What stands for these names where findings are kept."""
        return hash((self.people, self.organisations))

    @cached_property
    def by_part(self) -> dict[str, list[str]]:
        """Part of a person's name -> whole names."""
        index: dict[str, list[str]] = {}
        for person in self.people:
            for part in {folded(part) for part in re.findall(r"[\w’'-]+", person)}:
                if len(part) > 1:
                    index.setdefault(part, []).append(person)
        return index


def others_of(pairs: Iterable[tuple[JobPosting, Resume]]) -> Others:
    """The names of a run's pairs."""
    people: dict[str, None] = {}
    names: dict[str, None] = {}
    for job, resume in pairs:
        if resume.name:
            people[resume.name] = None
        told = [name for post in resume.employment for name in (post.employer, post.via)]
        told += [job.company, job.facts.agency, *job.facts.clients]
        names.update(dict.fromkeys(name for name in told if plain(name)))
    return Others(tuple(people), tuple(names))


def bleed(statements: Sequence[Statement], sources: Sources, others: Others) -> list[CheckResult]:
    """Names of the other pairs that stand in this email and in neither of its sources."""
    results: list[CheckResult] = []
    for statement in statements:
        for mention in houses_of_others(statement, sources, others):
            span = statement.span(mention.first, mention.end)
            told = f"{mention.org.name!r} belongs to another pair"
            results.append(found("bleed", told, span, statement, group="safety"))
        results += _people(statement, sources, others)
    return results


def houses_of_others(statement: Statement, sources: Sources, others: Others) -> tuple[Mention, ...]:
    """Where a sentence names a company, employer or client that only other pairs of the run hold."""
    key = ("others", others.key, statement.text)
    if key not in sources.found_names:
        sources.found_names[key] = _houses_of_others(statement, sources, others)
    return sources.found_names[key]


def _houses_of_others(statement: Statement, sources: Sources, others: Others) -> tuple[Mention, ...]:
    near = {
        (name, form)
        for word in statement.words
        for name, form in others.by_first_word.get(folded(word.text), ())
        if word.is_capital or word.is_number
    }
    if not near:
        return ()
    told = [name for post in sources.resume.employment for name in (post.employer, post.via)]
    facts = sources.job.facts
    houses = [name for name in (sources.job.company, facts.agency, *facts.clients, *told) if name]
    own = sources.plain_text + plain(" ".join(houses))
    own_forms = {form for name in houses for form in forms_of(name)}
    names = dict.fromkeys(
        name
        for name, form in sorted(near)
        if "".join(form) not in own and form not in own_forms and plain(name) not in own
    )
    organisations = [_organisation(name, own, own_forms) for name in names]
    return tuple(
        mention
        for mention in find_mentions(statement.words, organisations)
        if not _is_other_word(statement, mention)
    )


def _is_other_word(statement: Statement, mention: Mention) -> bool:
    """Whether one word of a longer name stands here as a plain word, or in another name."""
    if mention.end - mention.first > 1:
        return False
    word = statement.words[mention.first]
    if word.start == 0 and is_common(word.text):
        return True
    # "Orrin State College" is not "Orrin Public Library"
    return len(forms_of(mention.org.name)[0]) > 1 and _is_part(statement, mention.first)


def _is_part(statement: Statement, at: int) -> bool:
    """Whether a capitalised word goes on into a longer name, or ends one."""
    words = statement.words
    after = (
        at + 1 < len(words)
        and not words[at + 1].sign
        and words[at + 1].text[:1].isupper()
        and not words[at].text.endswith(("’s", "'s"))
    )
    before = (
        at > 0
        and not words[at].sign
        and (words[at - 1].low == "of" or (words[at - 1].text[:1].isupper() and at > 1))
    )
    return after or before


def _organisation(name: str, own: str, own_forms: set[tuple[str, ...]]) -> Organisation:
    forms = forms_of(name)
    whole = max((len(form) for form in forms), default=0)
    kept = tuple(
        form
        for form in forms
        if "".join(form) not in own
        and form not in own_forms
        and not (len(form) == 1 and whole > 1 and (is_common(form[0]) or len(form[0]) < 5))
        and not (len(form) < whole and form[-1] in ("of", "the", "de", "und", "for"))
    )
    return Organisation(name, "employer", kept)


def _people(statement: Statement, sources: Sources, others: Others) -> list[CheckResult]:
    words = [folded(word.text) for word in statement.words]
    known = sources.name_folds | sources.text_folds
    for at, word in enumerate(words):
        if word in known or not statement.words[at].is_capital or word not in others.by_part:
            continue
        for person in others.by_part[word]:
            parts = {folded(part) for part in re.findall(r"[\w’'-]+", person)}
            whole = at + 1 < len(words) and words[at + 1] in parts and statement.words[at + 1].is_capital
            alone = not is_common(word) and len(word) > 2
            set_off = (
                word
                and statement.words[at].sign.endswith(",")
                and (at + 1 == len(words) or statement.words[at + 1].sign.startswith(","))
            )
            addressed = (
                set_off
                or statement.place == "greeting"
                or (at == 0 and at + 1 < len(words) and statement.words[1].sign == ",")
            )
            if whole or alone or addressed:
                span = statement.span(at, at + 2 if whole else at + 1)
                return [
                    found(
                        "bleed",
                        f"{person!r} is the candidate of another pair",
                        span,
                        statement,
                        group="safety",
                    )
                ]
    return []
