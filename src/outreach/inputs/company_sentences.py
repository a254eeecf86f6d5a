"""Companies that a posting's sentences and headings name: who looks for someone, whom one joins."""

from __future__ import annotations

import re
from collections.abc import Iterator

from outreach.inputs.company_names import NAME
from outreach.text import sentences

_VERBS = (
    r"is|are|was|were|has|have|had|makes?|builds?|runs?|helps?|works?|provides?|develops?|designs?|"
    r"operates?|sells?|"
    r"offers?|owns?|keeps?|moves?|serves?|produces?|delivers?|manages?|supports?|creates?|connects?|"
    r"publishes|teaches|repairs?|inspects?|brings?|grows?|bakes?|brews?|prints?|ships?|seeks?|needs?|began|"
    r"started|employs?|models?|trains?|cleans?|maintains?|invites|wishes|became|grew|does|will|exists?|"
    r"believes?|"
    r"looks after|[a-z]{3,}(?<!u)s"
)


SUBJECT = re.compile(
    rf"^(?:The )?(?P<name>{NAME})(?:\s*\([^)]{{2,30}}\))?(?:,(?: (?:in|of|near))? {NAME},)?(?:,? "
    rf"(?:{_VERBS})\b|, (?:we|an?|the)\b|,? based in\b)"
)


AT_WE = re.compile(
    rf"(?:^|[.,;:–—] )(?:[Hh]ere )?(?:At|at|Within|Here at) (?:the )?(?P<name>{NAME}|[a-z][\w.-]{{2,20}}),? "
    r"(?:we|you|our|an?|the|every|each|no|nobody|everyone|people|it|there|your)\b"
)


LOOKING = re.compile(
    rf"(?P<name>{NAME})(?:,(?: (?:in|of|near))? {NAME},| (?:in|of|near) {NAME})? (?:(?:is|"
    rf"are) (?:currently |now |also |once "
    rf"again )?"
    r"(?:looking (?:for|to)|hiring|seeking|searching|recruiting|growing|expanding)|seeks|needs|wants|"
    r"wishes to|"
    r"invites applications|has an (?:opening|opportunity|exciting)|requires)\b"
)


JOINING = re.compile(
    r"\b(?:join(?:ing)?|[Ww]ork(?:ing)? (?:at|for|with)|[Cc]areers? (?:at|with)|(?:team|role|life|job|jobs|"
    r"people|"
    r"colleagues|opportunit(?:y|ies)|position|place|interest|employment|start) (?:at|with|in)|employed by|"
    r"welcome to|"
    r"behind|hired by|employees of|[Aa]pply to|come to|[Ww]hy|[Aa]bout|mission of|values of|part of|"
    r"located (?:with|at|in|within)|(?:[Rr]ing|[Cc]all|[Ww]rite to|[Cc]ontact|[Ee]mail|[Aa]sk for|[Mm]y "
    r"name is|I am|I[’']m) "
    r"[A-Z]\w+(?: [A-Z]\w+)? (?:at|from|of)|[Mm]y (?:studio|company|shop|firm|team at)) "
    rf"(?:the )?(?P<name>{NAME})"
)


# "I own Thimble Lane in Ludlow", "We run The Slow Kitchen."
OWNING = re.compile(
    rf"\b(?:I|[Ww]e)(?:[’']m| am|[’']re| are)? (?:own|run|manage|founded|started|opened|the owners? of|"
    rf"owners? of) "
    rf"(?:the )?(?P<name>{NAME})|\b(?:[Pp]osition|[Jj]ob|[Pp]ost|[Rr]ole|[Vv]acancy) is (?:with|at|"
    rf"within) (?:the )?"
    rf"(?P<body>{NAME})"
)


HEADING = re.compile(
    r"^(?:(?:a (?:bit|little) )?(?:more )?about|why(?: (?:join|work (?:at|for|with)))?|life (?:at|with)|"
    r"working (?:at|for|with)|"
    r"work (?:at|for|with)|join(?: us at)?|welcome to|who (?:is|are)|what is|inside|meet|careers? (?:at|"
    r"with)|"
    r"already working at|the story of|what makes|benefits (?:at|of)|this is|diversity (?:at|in)|culture at|"
    rf"equal opportunity at|our life at|discover|get to know)\s+(?P<name>{NAME}|[a-z][\w.]+)(?:\W*|"
    rf"\s+(?:different|special|tick).*)$",
    re.IGNORECASE,
)


# one word that does what a company does, and is no gerund, plural or noun of the trade
_ONE_WORD = re.compile(
    r"[A-ZÀ-Þ][\w’'.&-]*(?<!ing)(?<!ion)(?<!ment)(?<!ness)(?<!ity)(?<!s) (?:is an? |makes |builds |runs |"
    r"helps |sells |"
    r"designs |develops |provides |operates |was founded|has been |bakes |brews |teaches |publishes |"
    r"insures )"
)


def sentence_names(text: str) -> Iterator[tuple[str, str]]:
    """(name, where) of every name that a sentence of a description may mean as its company."""
    at = -1  # of the full sentences: headings do not count
    for sentence in (s for line in text.split("\n") for s in sentences(line)):
        at += len(sentence.split()) > 5
        if match := LOOKING.search(sentence):
            yield match["name"], "who looks for someone"
        if match := AT_WE.search(sentence):
            yield match["name"], "at whom we are"
        if match := SUBJECT.match(sentence):
            yield match["name"], "the subject of a sentence" if at > 2 else "the subject of a first sentence"
            if (
                at <= 0
                and len(sentence.split()) > 4
                and (len(match["name"].split()) > 1 or _ONE_WORD.match(sentence))
            ):
                yield match["name"], "the subject of the first sentence of all"
        for match in OWNING.finditer(sentence):
            yield match["name"] or match["body"], "who owns or runs it"
        for match in JOINING.finditer(sentence):
            yield match["name"], "whom one joins"
        # somewhere inside a sentence, in any role
        for match in re.finditer(rf"(?<=[a-z,] )(?P<name>{NAME})", sentence):
            yield match["name"], "inside a sentence"
