"""Orders to a model that stand in a resume or on a job page, by how they are worded.

A line that addresses whoever writes the email, or commands what it must say, is no fact: it is left out
of what an email may rest on, and a person has to look. Not covered: an order that reads like a plain
fact ("Winner of the Golden Trowel"), which no wording gives away.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache, lru_cache

from outreach.kept import kept_by_text
from outreach.records import JobPosting, Resume

_MACHINE = (
    r"(?:A\.?I\.?|LLMs?|GPT\S*|ChatGPT|Gemini|Claude|Llama|Mixtral|"
    r"(?:large )?language[- ]models?|chat-?bots?|"
    r"bots?|assistants?|copilot|models?|automated (?:systems?|tools?|readers?|writers?|screen\w+)|"
    r"(?:recruiting|screening|writing) (?:bots?|agents?|tools?|systems?|software|assistants?)|agents?|"
    r"machines?|parsers?|algorithms?)"
)
_TEXT = (
    r"(?:e-?mails?|mails?|messages?|repl(?:y|ies)|responses?|answers?|outputs?|letters?|outreach|drafts?|"
    r"summar(?:y|ies)|texts? (?:you|that you)|sign-?offs?|signatures?|subject(?: line)?s?|greetings?|"
    r"paragraphs?|completions?|sentences?|introductions?)"
)
_COMMAND = (
    r"(?:include|add|insert|append|mention|write|say|state|put|use|begin|start|end|finish|close|conclude|"
    r"reply|respond|answer|output|print|repeat|quote|translate|replace|swap|tell|sign|address|recommend|"
    r"describe|present|praise|call|name|claim|promise|offer|invite|send|forward|link|refer|give|paste|"
    r"copy|change|omit|leave out|skip|drop|list|note|make|emphasi[sz]e|highlight|treat|rate|rank|score)"
)
_STRONG = re.compile(
    r"\b(?:ignore|ignoring|disregard|forget|override|bypass|set aside|pay no (?:attention|heed) to|skip)\s"
    r"(?:\w+\s){0,4}?(?:instructions?|prompts?|rules?|guidelines?|directions?|orders?|"
    r"constraints?|guardrails?|"
    r"(?:everything|anything|all|whatever|what) (?:\w+ )?(?:above|before|else|you|was|said)|system message|"
    r"(?:previous|prior|earlier|above|preceding) (?:text|context|content|messages?|"
    r"requirements?|lines?|task))\b|"
    r"(?<![\w-])(?:system|developer|admin(?:istrator)?|operator)\s(?:prompt|message|override|"
    r"notes?|instructions?|"
    r"update|command|directive)\b\s*[:=–-]|"
    r"<\|?(?:im_start|im_end|system|assistant|user|endoftext)\|?>|\[/?INST\]|<</?SYS>>|#{2,}\s?"
    r"(?:instructions?|system|response)\b|^\W*(?:system|assistant)\s?:|"
    r"\byou are (?:now|no longer)\b(?! able| eligible)|\bact as (?:an?|the|"
    r"if you)\b.{0,40}\b(?:assistant|model|pirate|poet|AI|recruiter)\b|"
    r"\bfrom now on,? (?:you|write|reply|answer|speak)|"
    rf"\bif you(?:’re|'re| are) (?:an?|the|any|some) (?:\w+ )?{_MACHINE}\b|"
    r"\bif you(?:’re|'re| are) (?:an?|the|any|some) (?:AI|automated|automatic|artificial|machine)\b|"
    rf"\b(?:notes?|notice|attention|instructions?|messages?|memo|orders?|directions?|"
    rf"reminder)[,:]?\s(?:to |for )?(?:the |all |any |every )?{_MACHINE}\s?"
    rf"(?:\w+ ){{0,4}}?[:,.!–-]|"
    rf"(?:^|[.!?]\s)\W*(?:dear|hello|hey|hi|to)[,:]?\s(?:the |all |any |"
    rf"every )?{_MACHINE}\s?(?:\w+ ){{0,4}}?[:,.!–-]|"
    rf"\b{_MACHINE} (?:reading|processing|parsing|writing|screening|summari[sz]ing|handling|that (?:reads?|"
    rf"process\w*|writes?|screens?)|which (?:reads?|writes?)|who (?:reads?|writes?)) (?:this|"
    rf"these|the|it|my|our)\b|"
    r"\b(?:reveal|print|show|repeat|output|disclose|leak|"
    r"quote)\s(?:\w+\s){0,2}?(?:system prompt|your (?:prompt|"
    r"instructions|rules))|\b(?:new|important|updated|secret|hidden|special|final|additional) "
    r"(?:system )?(?:instructions?|directives?|orders?)\s?(?:for (?:the|you|any|whoever)|:)|"
    r"\b(?:ignore|disregard|forget|skip|overlook)\s(?:the |this |my |their |"
    r"any )?(?:\w+ )?(?:resume|cv|job ad|job description|advert\w*|requirements|candidate|"
    r"applicant|application|job)\b\W{0,3}(?:and|then|,|;|\.)|"
    r"\b(?:respond|reply|answer|write|output)(?: only)? (?:in|as|with) (?:json|xml|yaml|html|"
    r"csv|markdown|capitals|rhymes?|verse|spanish|french|german|italian|latin|chinese|russian|"
    r"emoji\w*)\b|"
    rf"(?:^|[.!?]\s)\W*(?:all |any |dear )?(?:AI|automated|artificial|"
    rf"robot)\s(?:\w+\s)?(?:writers?|recruiters?|readers?|assistants?|systems?|agents?|tools?|"
    rf"models?)\s?[:,]|"
    r"\b(?:AI|LLM|language model|automated)s?\s?(?:assistants?|recruiters?|writers?|agents?|"
    r"systems?|tools?|models?)?\s(?:must|should|shall|are to|have to|need to)\s(?:\w+\s)?"
    rf"{_COMMAND}\b.{{0,40}}\b(?:candidates?|applicants?|readers?|everyone|everybody|them|{_TEXT})\b|"
    rf"\bin (?:your|the) {_TEXT}\b.{{0,40}}\b(?:include|add|say|state|write|mention|claim|use|"
    rf"insert|call|put)\b|"
    rf"\byour {_TEXT} (?:must|should|has to|have to|needs? to|shall|will|is to)\b|"
    rf"\b(?:whoever|anyone who|the one who|the person who|those who) (?:writes?|drafts?|"
    rf"prepares?|generates?) (?:to|about|this|the|an?)\b",
    re.IGNORECASE,
)
_MOST = 1200  # characters of a line that are looked at
_WRITE_INTO = re.compile(
    rf"\b{_COMMAND}\b.{{0,140}}?\b(?:in|into|to|at the (?:end|top|start|beginning|bottom) of|"
    rf"within|with|on)\s"
    rf"(?:your|the|every|each|any|this|that|all)\s(?:\w+\s){{0,3}}?{_TEXT}\b",
    re.IGNORECASE,
)
_TEXT_MUST = re.compile(
    rf"\b(?:the|every|each|any|all|this|that|an?|generated|resulting|final)\s(?:\w+\s){{0,3}}?{_TEXT}\s"
    r"(?:\w+\s){0,4}?(?:must|should|has to|have to|needs? to|shall|is to|are to|will always)\s(?:\w+\s){0,2}?"
    r"(?:say|include|mention|contain|state|begin|start|end|close|finish|tell|recommend|offer|be|"
    r"use|name|open|carry|link|ask)\b",
    re.IGNORECASE,
)
_JUDGE = re.compile(
    r"\b(?:rate|rank|score|recommend|describe|present|praise|treat|mark|select|shortlist|"
    r"approve|prefer|favou?r|"
    r"hire|call|place|put|prioriti[sz]e)\s(?:\w+\s){0,2}?(?:this|the|these|me|him|"
    r"her)\s?(?:candidate|applicant|"
    r"resume|cv|profile|person|application|author)?\b.{0,60}\b(?:as|above|first|best|top|"
    r"highest|10|ten|100|perfect|"
    r"highly|strong(?:ly)?|exceptional|ideal|immediately|unconditionally|without|regardless|"
    r"most|outstanding|five stars?|"
    r"hired)\b",
    re.IGNORECASE,
)
_WHEN_WRITING = re.compile(
    rf"\b(?:when|while|before|after|in|for|on)\s(?:you\s)?(?:are\s)?(?:writing|write|drafting|"
    rf"draft|generating|generate|"
    rf"composing|compose|summari[sz]ing|summari[sz]e|replying|reply|answering|answer|contacting|preparing)\b"
    rf"(?:\s\w+){{0,4}}?\s(?:{_TEXT}|candidates?|applicants?|person|me|her|him|us|this)\b",
    re.IGNORECASE,
)
_ADDRESSED = re.compile(
    rf"\b(?:AI|LLM|language model|chatbot|GPT\S*|assistant|{_MACHINE})\b.{{0,40}}\b(?:must|"
    rf"should|please|shall|are to|is to|"
    r"need to|have to|has to|will)\b",
    re.IGNORECASE,
)
_FORBIDS = re.compile(
    r"\b(?:do not|don[’']t|never)\s(?:mention|reveal|tell|disclose|follow|obey|use|write|say|"
    r"include|show|name)\b",
    re.IGNORECASE,
)
_STARTS_WITH_COMMAND = re.compile(
    rf"(?:^|[.!:;,]\s+|\bplease\s|\balways\s|\binstead,?\s)(?:please\s|always\s|also\s|now\s|"
    rf"instead\s)?{_COMMAND}\b",
    re.IGNORECASE,
)
_TO_THE_READER = re.compile(
    r"\b(?:word for word|verbatim|exactly(?: this| these| the)?|the (?:following|"
    r"exact) (?:words?|sentence|text|phrase|line)|"
    r"the (?:words?|phrase|sentence|code ?word|keyword|token)\s[\"“‘'A-Z])",
)


# None of these looks beyond what it finds: what one finds in a part of a text it finds in the whole.
_WEAK = (_WRITE_INTO, _TEXT_MUST, _JUDGE, _WHEN_WRITING, _ADDRESSED, _FORBIDS, _TO_THE_READER)
_EVERY = frozenset([_STRONG, *_WEAK])
_WITH_COMMAND = frozenset([_WRITE_INTO, _JUDGE, _WHEN_WRITING, _TO_THE_READER])  # count beside a command


def _screen(pattern: re.Pattern[str]) -> re.Pattern[str]:
    """A pattern that finds, in a text of small letters, at least what the other finds in any part of it.

    A part may begin at any word, and what follows a part does not count. Much faster than to ignore case.
    """
    wider = re.sub(r"(?<!\[)\^", r"(?<!\\S)", re.sub(r"\(\?![^()]*\)", "", pattern.pattern))
    return re.compile(re.sub(r"(\\.)|(.)", lambda match: match[1] or match[2].lower(), wider))


_SCREENS = tuple((pattern, _screen(pattern)) for pattern in (_STRONG, *_WEAK))
# Signs that a search without regard to case takes for i, s and k.
_TAKEN_FOR = str.maketrans({"İ": "i", "ı": "i", "ſ": "s", "\u212a": "k"})


def is_order(text: str) -> bool:
    """Whether a line commands what a model should write, rather than telling a fact."""
    return _is_order(text, _EVERY)


@lru_cache(maxsize=4096)
def _is_order(text: str, maybe: frozenset[re.Pattern[str]]) -> bool:
    """`is_order` for a part of a text in which only the patterns in `maybe` find anything."""
    if len(text) < 12 or not maybe:
        return False
    text = " ".join(text.split())[:_MOST]

    def finds(pattern: re.Pattern[str]) -> bool:
        return pattern in maybe and bool(pattern.search(text))

    if finds(_STRONG):
        return True
    command = not maybe.isdisjoint(_WITH_COMMAND) and bool(_STARTS_WITH_COMMAND.search(text))
    weak = [
        command and finds(_WRITE_INTO),
        finds(_TEXT_MUST),
        command and finds(_JUDGE),
        finds(_WHEN_WRITING) and (command or finds(_FORBIDS)),
        finds(_ADDRESSED) and (finds(_WRITE_INTO) or finds(_JUDGE)),
        finds(_FORBIDS) and bool(re.search(rf"\b{_TEXT}\b", text, re.I)),
        command and finds(_TO_THE_READER),
    ]
    if weak[3] and re.search(
        rf"\b(?:when|while|before|after) you (?:are )?\w+ (?:the|this|your|an?|any|"
        rf"to) (?:\w+ )?{_TEXT}\b|\bwhen (?:writing|drafting|contacting|answering) ",
        text,
        re.I,
    ):
        return True
    return (
        weak[0]
        or weak[4]
        or sum(weak) >= 2
        or (weak[1] and _names_this_email(text))
        or (weak[2] and _alone(text))
    )


def _names_this_email(text: str) -> bool:
    return bool(
        re.search(
            rf"\b(?:outreach|recruiting|generated|resulting|this|your) {_TEXT}\b|\bto (?:this|"
            rf"the) candidate\b|\bthe (?:candidate|applicant|reader)\b",
            text,
            re.I,
        )
    )


def _alone(text: str) -> bool:
    return bool(
        re.search(r"\bthis (?:candidate|applicant|resume|cv|profile|person|application)\b", text, re.I)
    )


@kept_by_text()
def _screened(text: str) -> tuple[str, frozenset[re.Pattern[str]]]:
    """(a text on one line, the patterns that may find something in a part of it)."""
    joined = " ".join(text.split())
    low = joined.translate(_TAKEN_FOR).lower()
    return joined, frozenset(pattern for pattern, screen in _SCREENS if screen.search(low))


def order_test(text: str) -> Callable[[str], bool]:
    """`is_order` for lines most of which stand in a text that is searched once; it says the same."""
    joined, maybe = _screened(text)

    @cache
    def orders(line: str) -> bool:
        # what is cut off may split a word, and so make one that the whole text has not
        known = len(line) <= _MOST and " ".join(line.split()) in joined
        return _is_order(line, maybe if known else _EVERY)

    return orders


@kept_by_text()  # read for the prompts and for the checks, and a job's for every person
def order_lines(text: str) -> tuple[str, ...]:
    """The lines of a text that hold an order, also one that is wrapped over up to three lines."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    _, maybe = _screened(text)
    if not maybe and all(len(line) <= _MOST // 3 for line in lines):
        return ()
    orders = order_test(text)

    found: dict[int, None] = {}
    for at, line in enumerate(lines):
        if orders(line):
            found[at] = None
            continue
        for more in (2, 3):
            window = lines[at : at + more]
            if len(window) == more and not any(orders(part) for part in window) and orders(" ".join(window)):
                found.update(dict.fromkeys(range(at, at + more)))
    return tuple(lines[at] for at in sorted(found))


def _kept(lines: tuple[str, ...], barred: str, orders: Callable[[str], bool] = is_order) -> tuple[str, ...]:
    return tuple(line for line in lines if not orders(line) and (len(line) < 20 or line not in barred))


def job_without_orders(job: JobPosting) -> JobPosting:
    """A job whose text and card hold no line that reads like an order: for prompts."""
    orders = order_lines(job.text)
    barred = "\n".join(orders)
    text = "\n".join(line for line in job.text.split("\n") if line.strip() not in orders)
    facts = job.facts
    return replace(
        job,
        text=text,
        facts=replace(
            facts,
            about=_kept(facts.about, barred),
            duties=_kept(facts.duties, barred),
            requirements=_kept(facts.requirements, barred),
            offers=_kept(facts.offers, barred),
            apply=_kept(facts.apply, barred),
            company_lines=tuple(line for line in facts.company_lines if not is_order(line.text)),
        ),
    )


def resume_without_orders(resume: Resume) -> Resume:
    """A resume whose text and records hold no line that reads like an order: for prompts."""
    orders = order_lines(resume.text)
    barred = "\n".join(orders)
    text = "\n".join(line for line in resume.text.split("\n") if line.strip() not in orders)
    test = order_test(resume.text)
    return replace(
        resume,
        text=text,
        employment=tuple(replace(post, lines=_kept(post.lines, barred, test)) for post in resume.employment),
        summary=_kept(resume.summary, barred, test),
        objective=_kept(resume.objective, barred, test),
        interests=_kept(resume.interests, barred, test),
        education=_kept(resume.education, barred, test),
        skills=_kept(resume.skills, barred, test),
        unplaced=_kept(resume.unplaced, barred, test),
        other=_kept(resume.other, barred, test),
    )
