"""Whether one generated sentence may stand in an email: its opening, its line's words, and the checks.

Strict on purpose: candidates are cheap, and one that garbles its line costs an email.
"""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher

from outreach.checks import Sources
from outreach.checks.faithful import judge_sentence
from outreach.checks.verbs import PAST
from outreach.emails.slots import faults, plain_sentence
from outreach.prompts.email import SentenceRequest
from outreach.records import Completion, Lost

LEAST_NOUN = 0.95  # the same for lines of a resume that begin with no verb: they garble easily
LEAST_KEPT = 0.88  # of a line's words and their order; below, what is left out changes what is said
_ARTICLE = re.compile(
    r"\b[Aa] (?!(?:one|once|uni|use|usu|eu|ut)\w*)[aeiouAEIOU]\w|\b[Aa]n (?![aeiouhAEIOUFHLMNRSX\d])\w"
)
_TENURE = re.compile(
    r"^With (?P<years>\d+) years of experience in all, (?P<latest>.+?), you (?:know|bring|have) "
    r"(?:skills in )?(?P<skills>.+?)\.$"
)
# Words that a sentence may add to its line: they say nothing.
_ADDED = frozenset(
    "a an the and which that who is are was were has have had been it its you your would also in this role "
    "with as of to for on at from their there where while when".split()
)
# Small words that hold a line together: "live positions" is not "from live positions".
_LINKS = (
    "from",
    "of",
    "to",
    "by",
    "with",
    "without",
    "in",
    "on",
    "at",
    "for",
    "than",
    "until",
    "since",
    "over",
)
# Without them a number is told as exact: "30 million events" is not "about 30 million events".
_HEDGES = ("about", "around", "roughly", "nearly", "almost", "approximately")
# A verb beside the line's own makes another sentence: "its product signs are ten million documents".
_BEING = ("is", "are", "was", "were", "has", "have", "had", "been")
_NEW_CLAUSE = re.compile(r"; |: (?!(?:for|from|in|with)\b)")
_SMALL = frozenset("that which with your have from their this where when while".split())


def _body(text: str, request: SentenceRequest) -> str:
    """What stands against the line: a sentence without its opening, unless the line begins with that too."""
    return text if request.told.startswith(request.begins) else text.removeprefix(request.begins)


def _changed(text: str, request: SentenceRequest) -> str:
    """A word whose form a model changed, or that it said oftener than its line does; "" when there is none.

    "Refunds fell" must not become "you refunded", and "renews" not "renewed".
    """
    body = _body(text, request)
    own, source = (Counter(re.findall(r"[\w’'-]+", said.lower())) for said in (body, request.told))
    known = source + Counter(re.findall(r"[\w’'-]+", " ".join(request.context).lower()))
    if match := _ARTICLE.search(body):
        return f"it writes {match.group()!r}"
    for word in (*_LINKS, *_HEDGES):
        if own[word] < source[word]:
            return f"it leaves out {word!r}"
    company = request.context[0].lower() if request.part == "role" and request.context else ""
    if company and company in body.lower() and company not in request.told.lower():
        return "it adds the company's name"
    if word := next((word for word in _BEING if own[word] and not known[word]), ""):
        return f"it adds {word!r}"
    if _NEW_CLAUSE.search(request.told) and not _NEW_CLAUSE.search(body):
        return "it runs two clauses of its line together"
    for word, count in own.items():
        if len(word) > 3 and word not in _SMALL and count > max(known[word], 1):
            return f"it says {word!r} {count} times"
        if word not in known and word not in _ADDED:
            return f"it changes a word into {word!r}"
        if word in PAST and word not in known:
            return f"it puts {word!r} into the past"
    return ""


def _tenure_changed(text: str, request: SentenceRequest) -> str:
    """What is wrong with a sentence on tenure: not its form, another title, or a skill that is not its own.

    The years are of all posts together, so that the form says "in all" and no title stands beside them alone.
    """
    match = _TENURE.search(text)
    if not match:
        return "it has not the form of a sentence on tenure"
    years, latest, skills = request.line.split(" · ")
    if match["years"] != years.split()[0] or match["latest"].lower() != latest.lower():
        return "it tells other years or another title than its line"
    known = re.split(r", | and ", skills)
    known = {form for skill in known for form in (skill, skill.lower())}
    many = len(re.split(r", | and ", skills))
    told = re.split(r", and |, | and ", match["skills"])
    if len(told) > 1 and " and " not in match["skills"]:
        return "it lists skills without an end"
    if extra := next((skill for skill in told if skill.strip() not in known), ""):
        return f"it tells {extra!r}, which is no skill of the line"
    return "" if len(told) == many else "it leaves a skill out"


def _plain(text: str) -> list[str]:
    """Its words without case and commas: what a copy of a line may change."""
    return re.findall(r"[^\s,.;]+(?:[.,]\d+)*", text.lower().replace("’", "'"))


def _likeness(text: str, request: SentenceRequest) -> float:
    """How far a sentence keeps its line's words in their order, 0 to 1: garbled ones keep few."""
    body = _body(text, request)
    words = [re.findall(r"[\w’'-]+", said.lower()) for said in (body, request.told)]
    return SequenceMatcher(None, *words, autojunk=False).ratio()


def judge(completion: Completion, request: SentenceRequest, sources: Sources) -> tuple[Lost | None, float]:
    """(why a candidate is lost or None, how much of its line it keeps, 0 to 1)."""
    text, line = completion.text, request.line
    if completion.failure:
        return Lost("", completion.failure.what, line=line), 0.0
    if completion.notes or completion.first_words != request.prompt.first_words:
        why = "; ".join(completion.notes) or "it does not begin with the words it was given"
        return Lost(text, why, line=line), 0.0
    if not text.startswith(request.begins):
        return Lost(text, f"it does not begin with {request.begins!r}", line=line), 0.0
    if "·" in line:  # the tenure, which has a form of its own
        if wrong := _tenure_changed(text, request):
            return Lost(text, wrong, line=line), 0.0
        found = faults(text, request.part, sources)
        return (Lost(text, f"blocked by {', '.join(found)}", found, line), 0.0) if found else (None, 1.0)
    if _plain(text) == _plain(plain_sentence(request)):  # the line itself needs no further judgement
        found = faults(text, request.part, sources)
        return (Lost(text, f"blocked by {', '.join(found)}", found, line), 0.0) if found else (None, 1.0)
    verb = request.verb
    opening = "" if request.told.startswith(request.begins) else request.begins
    verdict = judge_sentence(text, request.told, request.context, opening, verb=verb)
    if not verdict.faithful:
        return Lost(text, verdict.reason, line=line), 0.0
    if changed := _changed(text, request):
        return Lost(text, changed, line=line), 0.0
    kept = (verdict.coverage + _likeness(text, request)) / 2
    if kept < (LEAST_KEPT if request.verb or request.part != "candidate" else LEAST_NOUN):
        return Lost(text, f"it keeps {kept:.0%} of its line", line=line), 0.0
    if found := faults(text, request.part, sources):
        return Lost(text, f"blocked by {', '.join(found)}", found, line), 0.0
    return None, kept
