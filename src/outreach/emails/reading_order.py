"""The sentences of an email in reading order, each begun to suit what stands before it.

Every sentence is written alone and begins as if nothing stood before it ("At X, you"). Here the email gets
its order (a fact that the job needs, the role, the company, the work, more of the candidate, the invitation),
and first words that name a post once. Only first words change: the line that a sentence rests on stays.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from outreach.checks import Sources
from outreach.checks.personal import WEAK
from outreach.checks.words import GENERIC_KEYS, content_keys, shares
from outreach.emails.compose import invitation
from outreach.emails.resume_requests import shown
from outreach.emails.slots import Placed, SectionsPlan, Slot, faults, is_title, ties
from outreach.prompts.email import SentenceRequest
from outreach.prompts.third_person import possessive
from outreach.prompts.wording import Wording, choose, load_wording
from outreach.records import Employment, Evidence, Part
from outreach.settings import Settings

_NEAR = 2  # words of weight that make two lines of work alike


@dataclass(frozen=True)
class _Fact:
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
        begins = self.request.begins
        if opening == begins:
            return self.evidence
        return replace(self.evidence, sentence=opening + self.evidence.sentence[len(begins) :], given=opening)


def in_reading_order(plan: SectionsPlan, settings: Settings) -> list[Placed]:
    """Every sentence of the email, code's included; optional ones on the role go beyond the length."""
    wording = load_wording(settings.writing.templates)
    job, resume = plan.job, plan.resume
    seed = (job.title, job.company, resume.resume_id)
    names = {"role": job.title, "company": job.company}
    call = invitation(job, resume, settings)
    kept = _within(plan, settings.writing.words - len(call.split()))
    about = [Placed(item, "company", slot) for slot, item in kept if item.part == "company"]
    work = [Placed(item, "role", slot) for slot, item in kept if item.part == "role"]
    facts = _facts(plan, kept)
    hook = _hook(facts, plan)
    found = [
        Placed(item, "candidate", fact.slot) for fact, item in _told(hook, [], plan.sources, wording, seed)
    ]
    if job.company and job.title:
        line = choose(wording["reason" if hook else "plain"], *seed).format(**names).replace("..", ".")
        # without a line on the company, this sentence is its paragraph
        part: Part = "candidate" if hook and about else "company"
        bridge = Placed(Evidence(line, "courtesy", "job", job.title, "code"), part)
        found.append(bridge)
        about = _company_once(about, job.company, told=part == "company")
    found += about
    found += _work(work, hook, plan, wording["close"], seed)
    rest = [fact for fact in facts if fact not in hook]
    found += [
        Placed(item, "candidate", fact.slot) for fact, item in _told(rest, hook, plan.sources, wording, seed)
    ]
    call_evidence = Evidence(call, "call_to_action", "settings", "texts.call_to_action", "code")
    return [*found, Placed(call_evidence, "call_to_action")]


def paragraphs(placed: Sequence[Placed]) -> tuple[tuple[Part, str], ...]:
    """The email's paragraphs: neighbours of one part together."""
    found: list[tuple[Part, list[str]]] = []
    for item in placed:
        if not found or found[-1][0] != item.part:
            found.append((item.part, []))
        found[-1][1].append(item.evidence.sentence)
    return tuple((part, " ".join(said)) for part, said in found)


def _within(plan: SectionsPlan, words: int) -> list[tuple[Slot, Evidence]]:
    """What was written, without optional sentences on the role beyond the length.

    Never the candidate's: they make the email personal.
    """
    kept = [(slot, slot.written) for slot in plan.slots if slot.written]
    while sum(len(item.sentence.split()) for _, item in kept) > words:
        optional = [entry for entry in kept if not entry[0].needed and entry[1].part == "role"]
        if not optional:
            break
        kept.remove(optional[-1])
    return kept


def _facts(plan: SectionsPlan, kept: Sequence[tuple[Slot, Evidence]]) -> list[_Fact]:
    """The sentences on the candidate: the tenure, then posts, the latest one first."""
    facts = []
    posts = list(plan.resume.employment)
    for slot, item in kept:
        if item.part != "candidate":
            continue
        request = next(r for r in slot.requests if r.line == item.line and item.sentence.startswith(r.begins))
        facts.append(_Fact(slot, item, request, _post_of(request, posts)))
    return sorted(facts, key=lambda fact: posts.index(fact.post) if fact.post else -1)


def _post_of(request: SentenceRequest, posts: Sequence[Employment]) -> Employment | None:
    if "·" in request.line:
        return None
    of_employer = [post for post in posts if request.context[0] in (post.employer, shown(post.employer))]
    by_line = [post for post in of_employer if any(request.line in line for line in post.lines)]
    by_title = [post for post in of_employer if request.line == post.title.strip()]
    return next(iter((*by_line, *by_title, *of_employer)), None)


def _weight(fact: _Fact, plan: SectionsPlan) -> int:
    """How many words of a fact the job needs: those of its line, not of its employer's name."""
    keys = content_keys(fact.request.told) - GENERIC_KEYS
    return len(shares(keys, plan.sources.need_keys) - WEAK)


def _hook(facts: Sequence[_Fact], plan: SectionsPlan) -> list[_Fact]:
    """What the email opens with: what the job needs of the latest post, else the tenure, else an older fact.

    A second fact of the same post comes with it.
    """
    tying = [fact for fact in facts if ties(fact.evidence.sentence, plan.sources)]
    posts = [fact for fact in tying if fact.post and not is_title(fact.request) and _weight(fact, plan)]
    latest = [fact for fact in posts if fact.post and fact.post.is_current] or [
        fact for fact in posts if fact.post is plan.resume.employment[0]
    ]
    tenure = [fact for fact in tying if not fact.post]
    older = [fact for fact in posts if _weight(fact, plan) >= _NEAR]
    first = next(iter((*latest, *tenure, *older)), None)
    if first is None:
        return []
    beside = [
        f for f in facts if f is not first and f.post and f.post is first.post and not is_title(f.request)
    ]
    return [first, *beside[:1]]


def _told(
    facts: Sequence[_Fact],
    before: Sequence[_Fact],
    sources: Sources,
    wording: Wording,
    seed: tuple[str, ...],
) -> list[tuple[_Fact, Evidence]]:
    """Facts of one paragraph, each begun after the one before it; `before` were told in an earlier one."""
    posts = list(sources.resume.employment)
    told: list[tuple[_Fact, Evidence]] = []
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
        elif past and (last or before):
            opening = f"Earlier, {fact.there}, {fact.tail}"
        evidence = fact.begun(opening)
        if evidence is not fact.evidence and faults(evidence.sentence, "candidate", sources):
            evidence = fact.evidence
        told.append((fact, evidence))
    return told


def _named(fact: _Fact, told: Sequence[_Fact]) -> bool:
    """Whether the employer of a fact stands in the email already."""
    return any(fact.post and other.post and other.post.employer == fact.post.employer for other in told)


def _is_before(fact: _Fact, last: _Fact, posts: Sequence[Employment]) -> bool:
    """Whether its post had ended when that of the fact told before it began."""
    if not fact.post or not last.post or posts.index(fact.post) <= posts.index(last.post):
        return False
    return bool(fact.post.end and last.post.start and fact.post.end[:7] <= last.post.start[:7])


def _company_once(about: Sequence[Placed], company: str, *, told: bool) -> list[Placed]:
    """The company's sentences, its name at the head of one alone; `told`: it ends the one before them."""
    found: list[Placed] = []
    for item in about:
        new = _as_it(item.evidence, company) if told else item.evidence
        found.append(replace(item, evidence=new))
        told = told or item.evidence.sentence.startswith(company)
    return found


def _as_it(item: Evidence, company: str) -> Evidence:
    """A sentence that begins with the company's name, begun with "It" or "Its"."""
    names = ((f"{company}’s", "Its"), (f"{company}'s", "Its"), (possessive(company), "Its"), (company, "It"))
    for name, instead in names:
        rest = item.sentence.removeprefix(f"{name} ")
        verb = rest.split()[0] if rest.split() else ""
        if rest != item.sentence and (instead == "Its" or verb.endswith(("s", "ed"))):
            return replace(item, sentence=f"{instead} {rest}", given=instead)
    return item


def _work(
    work: Sequence[Placed],
    hook: Sequence[_Fact],
    plan: SectionsPlan,
    close: Sequence[str],
    seed: tuple[str, ...],
) -> list[Placed]:
    """The sentences on the work: the first without "also", and tied to the opening fact if near."""
    found = list(work)
    if not found:
        return found
    first = found[0].evidence
    for opening, instead in (
        ("You would also", "In this role, you would"),
        ("Your work would also cover", "In this role, your work would cover"),
    ):
        if first.sentence.startswith(opening):
            first = replace(first, sentence=instead + first.sentence[len(opening) :], given=instead)
    begins = "In this role, you would"
    near = next((fact for fact in hook if _is_near(fact, first, plan)), None)
    if near and near.post and first.sentence.startswith(f"{begins} "):
        do = "do" if near.post.is_current else "did"
        opening = choose(close, *seed).format(do=do, there=near.there)
        nearer = replace(first, sentence=opening + first.sentence[len(begins) :], given=opening)
        first = first if faults(nearer.sentence, "role", plan.sources) else nearer
    return [replace(found[0], evidence=first), *found[1:]]


def _is_near(fact: _Fact, work: Evidence, plan: SectionsPlan) -> bool:
    """Whether the work is told in two words of weight that the fact's line holds too."""
    if is_title(fact.request) or fact.own or fact.post is None:
        return False
    keys = content_keys(work.line) - GENERIC_KEYS - content_keys(plan.job.company)
    both = shares(keys, content_keys(fact.request.told)) - WEAK - GENERIC_KEYS
    return len([key for key in both if not key.isdigit()]) >= _NEAR
