"""The sentences of an email, each with what it is, whom each of its words speaks of, and whom it names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from outreach.checks.quantities import quantities
from outreach.checks.sources import Organisation, Sources
from outreach.checks.words import Word, folded, shares, telling_keys, words_of
from outreach.records import Email
from outreach.text import sentences

Owner = Literal["candidate", "offer", "writer", ""]
SentenceType = Literal["company", "role", "candidate", "call_to_action", "courtesy"]
Place = Literal["subject", "greeting", "body", "sign_off"]

_MODAL = frozenset("would will 'll ’ll could can may might shall 'd ’d get'll going".split()) | {
    "you'd",
    "you’d",
    "you'll",
    "you’ll",
}
_OFFER_WORDS = frozenset("we we're we’re we've we’ve we'll we’ll we'd we’d our us ours".split())
_ROLE_NOUN = frozenset(
    "role position opportunity opening vacancy job post responsibilities duties tasks".split()
)
_YOUR_NEW = re.compile(
    r"^your (?:\w+ )?(?:responsibilities|duties|tasks|day|days|role|job|work|team|week|position|"
    r"remit|task|first|next|new)\b"
    r"(?:\W+\w+){0,6}?\W+(?:would|will|include|includes|involve|involves|could)\b",
    re.IGNORECASE,
)
_GREETS = re.compile(
    r"^(?:dear|hi|hello|hey|greetings|good (?:morning|afternoon|evening|day))\b|"
    r"\b(?:hope|trust|hoping) (?:that )?(?:this|you|all|the|my)\b|\bfinds you well\b|"
    r"\bmy name is\b|\bthanks?(?: you)? (?:so much |very much |in advance )?for\b|\bthank you\b(?!r)|"
    r"^(?:i am|i’m|i'm) (?:\w+ ){0,4}?(?:recruiter|talent|recruiting|hiring|from|at|with|part of)\b|"
    r"\bi(?:’m| am|'m) (?:reaching out|writing|contacting|getting in touch)\b|\bi (?:wanted|"
    r"want) to (?:reach out|write|get in touch|introduce)\b|"
    r"\bi(?: recently|’ve| have|'ve)? (?:came|come|stumbled|found|saw|seen|read|reviewed|noticed|looked)\b|"
    r"\b(?:best|kind|warm) (?:regards|wishes)\b|\bsincerely\b|\bcheers\b|\bhave a (?:great|good|"
    r"nice|lovely|wonderful)\b|"
    r"\ball the best\b|^welcome\b|\bi write (?:to you|on behalf|because|for)\b|\bi recruit\b|"
    r"\bi work (?:for|with|at)\b|"
    r"\bapolog|\bsorry\b|\bno (?:reply|answer|pressure|rush|hurry)\b|\bno thanks\b|"
    r"\bthis (?:message|email|note|letter)\b",
    re.IGNORECASE,
)
_INVITES = re.compile(
    r"\b(?:call|chat|talk|speak|conversation|meet|reply|respond|write back|write to|let me know|"
    r"let us know|get in touch|reach out|"
    r"schedule|discuss|hear from you|hearing from you|hear more|tell you more|learn more|apply|"
    r"send (?:me|us|your)|connect|contact|"
    r"answer|available|availability|interested|time slot|visit|come (?:and|by|to)|coffee|"
    r"drop (?:me|us)|look forward|looking forward|"
    r"interest you|appeal to you|sound|questions|suit you|say yes|explore|show you)\b",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"^(?:would|could|can|may|might|shall|are|do|does|is|if|please|just|let|feel free|i(?:’d|"
    r" would|'d) (?:love|like|be|welcome)|"
    r"we(?:’d| would|'d) (?:love|like|be|welcome)|shall|how|when|what about|simply|reply|call|"
    r"write|send|happy|we can|i can|i look|i am looking forward|i’m happy|i am happy|should you|"
    r"looking forward|we look)\b",
    re.IGNORECASE,
)
_WHAT_YOU_DID = re.compile(
    r"\byou(?:’ve|'ve| have| had| are| were|’re|'re| also| already| currently| now| once| first|"
    r" later| still| then|"
    r" recently| successfully| personally| both| even| never| \w+ly)?\s+(?!would|will|could|can|"
    r"may|might|should|to\b|and\b|for\b|at\b|in\b|with\b|"
    r"are\b|have\b|look|want|need|know|if\b|\?)\w+|\byour\b",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"\byou(?:’d|'d|’ll|'ll| would| will| could| can| may| might| get to| are going to)\b|"
    r"\b(?:the|this|our|an?|as) (?:\w+ ){0,4}?(?:role|position|opportunity|opening|vacancy|post|"
    r"job)\b|\bresponsib|\bduties\b|"
    r"\b(?:looking for|seeking|hiring|searching for|in search of|in need of|to hire|"
    r"recruiting)\b|\b(?:ideal|successful|right) (?:candidate|person)\b|"
    r"\bjoin (?:us|our|the|a)\b|\bwe (?:need|want|ask|require|would like) (?:someone|somebody|a|"
    r"an|you)\b|\bthe (?:salary|pay|hours|shift|contract|team|work)\b|"
    r"\b(?:reports? to|reporting to|requires?|requirements?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Mention:
    """A place where a sentence names an organisation of the sources: words [first, end)."""

    org: Organisation
    first: int
    end: int


@dataclass(frozen=True)
class Statement:
    """One sentence of an email."""

    text: str
    place: Place
    type: SentenceType
    words: tuple[Word, ...]
    owners: tuple[Owner, ...]  # whom each word speaks of
    mentions: tuple[Mention, ...]
    posts: tuple[int, ...] = ()  # employment records it tells of
    carried: bool = False  # the post was named in the sentence before

    def __hash__(self) -> int:  # the rest follows from these within one pair
        return hash((self.text, self.place, self.type, self.posts, self.carried))

    def of(self, kind: str) -> tuple[Mention, ...]:
        return tuple(mention for mention in self.mentions if mention.org.kind == kind)

    def span(self, first: int, end: int) -> str:
        return self.text[self.words[first].start : self.words[end - 1].end]

    def owner_at(self, character: int) -> Owner:
        """Whom the word at this character speaks of."""
        owner: Owner = ""
        for word, its in zip(self.words, self.owners, strict=True):
            if word.start > character:
                break
            owner = its
        return owner


def find_mentions(words: tuple[Word, ...], organisations: Iterable[Organisation]) -> tuple[Mention, ...]:
    """Where a sentence names organisations: the longest form first, never two on one word.

    A name must begin with a capital unless it is written without one in its source.
    """
    kept = [
        (index, folded(word.text)) for index, word in enumerate(words) if word.low not in ("&", "and", "+")
    ]
    taken: set[int] = set()
    found: list[Mention] = []
    present = {text for _, text in kept}
    forms = sorted(
        ((form, org) for org in organisations for form in org.forms if form[0] in present),
        key=lambda entry: -len(entry[0]),
    )
    for form, org in forms:
        for at in range(len(kept) - len(form) + 1):
            if kept[at][1] != form[0] or tuple(text for _, text in kept[at : at + len(form)]) != form:
                continue
            first, last = kept[at][0], kept[at + len(form) - 1][0]
            span = range(first, last + 1)
            own = words[first]
            if taken & set(span) or not (org.lower or own.is_capital or own.text[0].isdigit()):
                continue
            if len(form) == 1 and len(form[0]) <= 4 and len(name_of(org)) > 1 and not own.text.isupper():
                continue  # initials are written in capitals
            taken.update(span)
            found.append(Mention(org, first, last + 1))
    return tuple(sorted(found, key=lambda mention: mention.first))


def name_of(org: Organisation) -> tuple[str, ...]:
    return org.forms[0]


_ASKED = re.compile(
    r"\b(?:ask(?:s|ed)? (?:for|to)|is asked|wants?\b|hopes? for|would be welcome|is welcome|"
    r"are welcome|(?:on|in) their(?:s| list)|their (?:list|wish)|"
    r"is theirs|(?:does|do) not yet|requires?|required|the ad\b|the post (?:asks|needs|wants)|"
    r"look(?:s|ing) for|we need|needs? someone|is needed|are needed|they need|welcome but|"
    r"is what (?:most of )?the (?:work|job|role|post)|we seek|seeks?\b)",
    re.IGNORECASE,
)
_SEGMENT_ENDS = (";", ":", "!", "?", "(", ")", "–", "—", ".")


def _segments(words: tuple[Word, ...]) -> list[list[tuple[int, int]]]:
    """Clauses of a sentence, each as its comma-bound segments of words [first, end)."""
    clauses: list[list[tuple[int, int]]] = [[]]
    first = 0
    for index, word in enumerate(words):
        if not index or not word.sign:
            continue
        if any(sign in word.sign for sign in _SEGMENT_ENDS):
            clauses[-1].append((first, index))
            clauses.append([])
            first = index
        elif "," in word.sign:
            clauses[-1].append((first, index))
            first = index
    clauses[-1].append((first, len(words)))
    return [clause for clause in clauses if clause]


def _owners(words: tuple[Word, ...], text: str, mentions: tuple[Mention, ...]) -> tuple[Owner, ...]:
    """Whom each word speaks of.

    Within a comma-bound segment the nearest "you", "your", "we", "our" or name on the left says it, else on
    the right; a segment without one takes it from the next of its clause. What is asked for is the job's.
    """
    owners = list(_nearest(words, text, mentions))
    for clause in _segments(words):
        settled: list[Owner] = []
        for first, end in clause:
            part = text[words[first].start : words[end - 1].end] if end > first else ""
            own = [owner for owner in owners[first:end] if owner]
            asked = _ASKED.search(part)
            if asked and re.search(
                r"\byou(?:’ve|'ve)? (?:have|know|list|hold|bring)\b|\byours\b|\bask(?:s|ed)? (?:you|to)\b",
                part,
                re.I,
            ):
                asked = None
            relative = re.search(r"\b(?:that|which|for which|whom|who|than)\b", part)
            if asked and relative and 0 < relative.start() < asked.start():
                behind = next(
                    (
                        at
                        for at in range(first, end)
                        if words[at].start >= words[first].start + relative.start()
                    ),
                    end,
                )
                owners[behind:end] = ["offer"] * (end - behind)
                before = [owner for owner in owners[first:behind] if owner]
                settled.append(before[0] if before else "")
                continue
            if asked and not (
                re.search(r"\byour\b", part, re.I)
                and not re.match(r"(?:which|that|for which|as|who)\b", part, re.I)
            ):
                owners[first:end] = ["offer"] * (end - first)
                settled.append("" if re.match(r"(?:which|for which|as|who|that)\b", part, re.I) else "offer")
                continue
            settled.append(own[0] if own else "")
            if own:
                start = next(at for at in range(first, end) if owners[at])
                owners[first:start] = [own[0]] * (start - first)
        for at, (first, end) in enumerate(clause):
            if all(not owner for owner in owners[first:end]):
                right = next((owner for owner in settled[at + 1 :] if owner), "")
                left = next((owner for owner in reversed(settled[:at]) if owner), "")
                owners[first:end] = [right or left] * (end - first)
    known = next((owner for owner in owners if owner), "")
    return tuple(owner or known for owner in owners)


def _nearest(words: tuple[Word, ...], text: str, mentions: tuple[Mention, ...]) -> list[Owner]:
    """The owner by the nearest mark on the left within a segment; "" before the first."""
    owners: list[Owner] = []
    state: Owner = ""
    at_mention = {index: mention for mention in mentions for index in range(mention.first, mention.end)}
    for index, word in enumerate(words):
        low = word.low.replace("’", "'")
        if index and word.sign and word.sign not in ("-", "/", "&", "'", "’", "“", '"'):
            state = (
                "" if low not in ("and", "or") or any(sign in word.sign for sign in _SEGMENT_ENDS) else state
            )
        nearby = [w.low.replace("’", "'") for w in words[index + 1 : index + 4]]
        if low in ("you", "you've", "you're", "you'd", "you'll"):
            modal = low in ("you'd", "you'll") or (nearby[:1] and nearby[0] in _MODAL)
            modal = modal or (
                nearby[:1] and nearby[0].endswith("ly") and len(nearby) > 1 and nearby[1] in _MODAL
            )
            inverted = index and words[index - 1].low in ("would", "will", "could", "can", "may", "might")
            of_old = nearby[:2] and nearby[0] == "would" and nearby[1] == "have"
            give = index and words[index - 1].low in (
                "give", "gives", "offer", "offers", "for", "with", "to", "like", "of", "help", "let", "allow", "enable",  # noqa: E501
            )  # fmt: skip
            if (modal or inverted) and not of_old:
                state = "offer"
            elif not give or (nearby[:1] and nearby[0] in ("have", "are", "were", "had", "did")):
                state = "candidate"
        elif low == "your":
            state = "offer" if _YOUR_NEW.match(text[word.start :]) else "candidate"
        elif low in ("yourself", "yours"):
            state = "candidate"
        elif low in _OFFER_WORDS:
            state = "offer"
        elif low in ("i", "i'm", "i've", "i'd", "my", "me"):
            state = "writer"
        elif mention := at_mention.get(index):
            if mention.org.kind == "company" and not mention.org.posts:
                state = "offer"
            elif mention.org.kind in ("employer", "school") and state != "offer":
                state = "candidate"
        elif (low in _ROLE_NOUN and index and state != "candidate") or (
            low in ("this", "the") and nearby[:1] and nearby[0] in _ROLE_NOUN
        ):
            state = "offer"
        owners.append(state)
    return owners


def type_of(
    text: str,
    words: tuple[Word, ...],
    owners: tuple[Owner, ...],
    mentions: tuple[Mention, ...],
    sources: Sources,
) -> SentenceType:
    """What kind of sentence it is: by its form, else by whose lines hold its words."""
    employers = any(m.org.kind == "employer" for m in mentions)
    asks = text.rstrip().endswith("?") or bool(_ASKS.match(text))
    if asks and _INVITES.search(text) and not (employers and not text.rstrip().endswith("?")):
        return "call_to_action"
    if text.rstrip().endswith("?") or _TO_APPLY.search(text):
        return "call_to_action"
    tells = bool(_WHAT_YOU_DID.search(text))
    if _GREETS.search(text) and not (employers and tells) and len(words) < 45:
        later = re.split(r",| and | because | that ", text, maxsplit=1)[-1]
        return (
            "role"
            if re.search(r"\b(?:role|position|opportunity|opening|you (?:would|will))\b", later)
            else "courtesy"
        )
    if re.search(
        r"\byou(?:’d|'d|’ll|'ll| would| will)\b|\b(?:would|will) (?:have|give|let|bring|"
        r"see) you\b|\bwould be yours\b",
        text,
        re.I,
    ):
        return "role"
    job, resume, kind = _whose_words(words, sources)
    you = (
        tells
        or employers
        or bool(
            re.search(
                r"\byours?\b|\b(?:by|with|through|from|of|had|have|knew|made|gave|taught) you\b", text, re.I
            )
        )
    )
    if resume > job or (you and resume >= job and resume):
        return "candidate"
    if you and not job and "candidate" in owners:
        return "candidate"
    main = next((owner for owner in owners if owner in ("candidate", "offer")), "")
    title = sources.job.title.lower()
    if job and not (you and main == "candidate" and resume + 1 >= job):
        if kind in ("duty", "requirement") or (title and title in text.lower()) or _ROLE.search(text):
            return "role"
        return "company"
    if main == "candidate" and you:
        return "candidate"
    if _ROLE.search(text):
        return "role"
    if main == "candidate" and _TELLS_YOU.match(text) and not _SPEAKS.search(text):
        return "candidate"
    if _HOUSE_IS.match(text) and not _SPEAKS.search(text):
        return "company"
    company = any(m.org.kind == "company" for m in mentions)
    return "company" if company or main == "offer" else "courtesy"


_TELLS_YOU = re.compile(
    r"^(?:(?!if\b|when\b|should\b)[\w’'-]+,? ){0,4}?you(?:’ve|'ve|’re|'re)? (?!may\b|might\b|can\b)", re.I
)
_SPEAKS = re.compile(r"\b(?:i|me|my|i’m|i'm|i’d|i'd|us)\b|\bplease\b", re.IGNORECASE)
_HOUSE_IS = re.compile(
    r"^(?:the|their|its|our) (?:[\w-]+ )?(?:studio|team|unit|ward|house|firm|company|office|squad|"
    r"crew|kitchen|"
    r"department|group|hospital|trust|yard|shop|plant|school|authority|crane|pay|rota|salary|holiday|staff)\b",
    re.IGNORECASE,
)
_TO_APPLY = re.compile(
    r"\b(?:applications?|questions|portfolios?|a plain yes|apply) (?:go|goes|are|is|at|to)\b|"
    r"\bthe address for\b|\bthe form is\b|\blet us talk\b|\bi would (?:ring|call|"
    r"like to talk)\b|\breply\b|\bwrite to\b",
    re.IGNORECASE,
)


def _whose_words(words: tuple[Word, ...], sources: Sources) -> tuple[int, int, str]:
    """(telling words that only the ad holds, only the resume, kind of the ad's line that holds most)."""
    own = sources.name_keys
    keys = {key for word in words if not word.is_number for key in telling_keys(word.text)} - own
    numbers = [q for q in quantities(" ".join(word.text for word in words)) if q.value > 3]
    in_job, in_resume = shares(keys, sources.job_body_keys), shares(keys, sources.resume_keys)
    job = len(in_job - in_resume) + sum(
        q.value in sources.job_values and q.value not in sources.resume_values for q in numbers
    )
    resume = len(in_resume - in_job) + sum(
        q.value in sources.resume_values and q.value not in sources.job_values for q in numbers
    )
    body = sources.job_lines[1:]
    counts = sources.job_body_index.counts(keys)
    best = max(range(len(body)), key=lambda at: (counts.get(at, 0), body[at].kind != "job"), default=None)
    return job, resume, "" if best is None else body[best].kind


def _posts_of(mentions: tuple[Mention, ...]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(index for mention in mentions for index in mention.org.posts))


_POINTS_BACK = re.compile(
    r"\b(?:there|in that (?:role|time|post|position|job|capacity)|in this (?:capacity|time)|"
    r"during (?:this|that) time|"
    r"in that same|at the same time)\b|^(?:you (?:also|then|later)|also|moreover|additionally|"
    r"furthermore|besides|earlier there)\b",
    re.IGNORECASE,
)


def read_statement(
    text: str, sources: Sources, place: Place = "body", before: Statement | None = None
) -> Statement:
    """One sentence, read; `before` is the sentence that stands in front of it."""
    known = sources.found_statements
    if (text, place) not in known:
        known[text, place] = _read_alone(text, sources, place)
    statement = known[text, place]
    if (
        not statement.posts
        and before
        and before.posts
        and statement.type == "candidate"
        and _POINTS_BACK.search(text)
    ):
        return replace(statement, posts=before.posts[-1:], carried=True)
    return statement


def _read_alone(text: str, sources: Sources, place: Place) -> Statement:
    words = words_of(text)
    mentions = find_mentions(words, sources.organisations)
    owners = _owners(words, text, mentions)
    kind: SentenceType = (
        "courtesy" if place in ("greeting", "sign_off") else type_of(text, words, owners, mentions, sources)
    )
    if place == "subject":
        kind = "role"
    posts = _posts_of(tuple(m for m in mentions if m.org.kind in ("employer", "company")))
    return Statement(text, place, kind, words, owners, mentions, posts)


def read_email(email: Email, sources: Sources) -> tuple[Statement, ...]:
    """Every sentence of an email: subject, greeting, body and sign-off, in order."""
    found: list[Statement] = []
    if email.subject.strip():
        found.append(read_statement(email.subject.strip(), sources, "subject"))
    if email.greeting.strip():
        found.append(read_statement(email.greeting.strip(), sources, "greeting"))
    before: Statement | None = None
    for _, text in email.paragraphs:
        for sentence in sentences(text):
            before = read_statement(sentence, sources, "body", before)
            found.append(before)
    for line in email.sign_off.split("\n"):
        if line.strip():
            found.append(replace(read_statement(line.strip(), sources, "sign_off"), type="courtesy"))
    return tuple(found)
