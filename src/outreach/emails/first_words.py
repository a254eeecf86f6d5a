"""How a sentence of an email begins after the one before it.

A sentence is written alone and begins as if nothing stood before it: "At X, you". Here it gets first words
that name an employer once and put posts in their order. Only first words change.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from outreach.checks import Sources
from outreach.emails.resume_requests import shown
from outreach.emails.slots import Slot, faults
from outreach.prompts.email import SentenceRequest
from outreach.prompts.third_person import possessive
from outreach.prompts.wording import Wording, choose
from outreach.records import Employment, Evidence


@dataclass(frozen=True)
class Fact:
    """A written sentence on the candidate, with what it was asked for."""

    slot: Slot
    evidence: Evidence
    request: SentenceRequest
    post: Employment | None = None  # None: of no post alone, as the tenure

    @property
    def own(self) -> bool:
        return self.request.begins.startswith("Working")

    @property
    def there(self) -> str:
        """Where it was, as it stands inside a sentence: "at X", "working for yourself"."""
        place = self.request.begins.rpartition(", ")[0]
        return place[:1].lower() + place[1:]

    @property
    def tail(self) -> str:
        """What its opening goes on with after the place: "you", "your work covers"."""
        return self.request.begins.rpartition(", ")[2]

    @property
    def also(self) -> str:
        """The same with "also", unless the line says so itself: "you also", "your work also covers"."""
        if "also" in self.evidence.sentence.lower().split():
            return self.tail
        first, _, verb = self.tail.rpartition(" ")
        if not first:
            return f"{self.tail} also"
        return f"{self.tail} also" if first == "you" else f"{first} also {verb}"

    def begun(self, opening: str) -> Evidence:
        """The same sentence with other first words, which are code's."""
        return begun_with(self.evidence, self.request.begins, opening)


def begun_with(item: Evidence, begins: str, opening: str) -> Evidence:
    """A sentence with `opening` in the place of `begins`; `given` keeps to what code wrote of it."""
    if opening == begins:
        return item
    given = opening
    if len(item.given) > len(begins):
        given += item.given[len(begins) :]
    else:  # the end of an opening that the model went on to by itself: "Earlier, at" | "X, you"
        own = begins[len(item.given) :]
        if item.written_by == "model" and own and opening.endswith(own):
            given = opening[: -len(own)].strip()
    return replace(item, sentence=opening + item.sentence[len(begins) :], given=given)


def post_of(request: SentenceRequest, posts: Sequence[Employment]) -> Employment | None:
    if "·" in request.line:
        return None
    of_employer = [post for post in posts if request.context[0] in (post.employer, shown(post.employer))]
    by_line = [post for post in of_employer if any(request.line in line for line in post.lines)]
    by_title = [post for post in of_employer if request.line == post.title.strip()]
    return next(iter((*by_line, *by_title, *of_employer)), None)


def begin_facts(
    facts: Sequence[Fact],
    before: Sequence[Fact],
    sources: Sources,
    wording: Wording,
    seed: tuple[str, ...],
) -> list[tuple[Fact, Evidence]]:
    """Facts of one paragraph, each begun after the one before it; `before` were told in an earlier one."""
    posts = list(sources.resume.employment)
    told: list[tuple[Fact, Evidence]] = []
    for fact in facts:
        if fact.post is None:
            told.append((fact, fact.evidence))
            continue
        last = told[-1][0] if told else None
        opening = fact.request.begins
        past = not fact.post.is_current and fact.tail == "you"
        if last and last.post is fact.post:
            kinds = wording["same"] if fact.also != fact.tail == "you" else ()
            opening = choose(kinds, *seed, fact.request.line) if kinds else f"There, {fact.also}"
        elif _named(fact, (*before, *(entry[0] for entry in told))):
            opening = f"{opening.removesuffix(fact.tail)}{fact.also}"
        elif past and last and last.post and _is_before(fact, last, posts):
            number = len([entry for entry in told if entry[1].given])
            opening = choose(wording["before"], *seed, number=number).format(there=fact.there)
        elif past and (last or before) and _is_older(fact, (*before, *(entry[0] for entry in told)), posts):
            opening = f"Earlier, {fact.there}, {fact.tail}"
        others = (f"There, {fact.tail}",) if last and last.post is fact.post else ()
        begun = (fact.begun(words) for words in (opening, *others, fact.request.begins))
        told.append((fact, next((item for item in begun if _may_stand(item, fact, sources)), fact.evidence)))
    return told


def _may_stand(item: Evidence, fact: Fact, sources: Sources) -> bool:
    return item == fact.evidence or not faults(item.sentence, "candidate", sources)


def _named(fact: Fact, told: Sequence[Fact]) -> bool:
    """Whether the employer of a fact stands in the email already."""
    return any(fact.post and other.post and other.post.employer == fact.post.employer for other in told)


def _is_older(fact: Fact, told: Sequence[Fact], posts: Sequence[Employment]) -> bool:
    """Whether its post stands behind the latest one, and behind all that were told, in the resume's order."""
    if not fact.post:
        return False
    place = posts.index(fact.post)
    return place > max([0, *(posts.index(other.post) for other in told if other.post)])


def _is_before(fact: Fact, last: Fact, posts: Sequence[Employment]) -> bool:
    """Whether its post had ended when that of the fact told before it began."""
    if not fact.post or not last.post or posts.index(fact.post) <= posts.index(last.post):
        return False
    return bool(fact.post.end and last.post.start and fact.post.end[:7] <= last.post.start[:7])


def begin_with_it(item: Evidence, company: str) -> Evidence:
    """A sentence that begins with the company's name, begun with "It" or "Its"."""
    owned = (f"{company}’s", f"{company}'s", possessive(company))
    names = (*((name, "Its") for name in owned), (company, "It"), (f"The {company}", "It"))
    for name, instead in names:
        rest = item.sentence.removeprefix(f"{name} ")
        verb = rest.split()[0] if rest.split() else ""
        if rest != item.sentence and (instead == "Its" or verb.endswith(("s", "ed"))):
            return begun_with(item, name, instead)
    return item
