"""Instructions, field names, placeholders and talk about the task, left in an email."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from outreach.checks.findings import found
from outreach.checks.sources import Sources
from outreach.checks.statements import Statement
from outreach.checks.words import telling_keys, words_of
from outreach.records import CheckResult
from outreach.text import plain

_ECHO = re.compile(
    r"^(?:\W*(?:sure|certainly|of course|absolutely)\b[,!:.]?\s(?:here|i|i’ll|i'll|below)|"
    r"here(?:’s|'s| is| are)\b.{0,60}\b(?:e-?mail|draft|message|version|letter|sentence|"
    r"paragraph|response))|"
    r"\b(?:as an? (?:ai|language model|llm|assistant)|i(?:’m| am|'m) (?:an? )?(?:ai|"
    r"language model|assistant|chatbot)|as requested|as instructed|as per (?:your|"
    r"the) (?:instructions?|request|prompt)|"
    r"(?:the|this|these|your) (?:prompt|instructions?|system message|system prompt|template|"
    r"placeholder)s?\b|word (?:count|limit)|four short paragraphs|in 2 or 3 sentences|"
    r"use only (?:the )?facts|never invent|no bullet points|plain text,? no|hiring company|"
    r"do not (?:invent|use (?:bullet|placeholders))|"
    r"i(?:’ve|'ve| have) (?:written|drafted|kept|followed|used only|included|made sure)|"
    r"i (?:followed|kept to|used only) |let me know if you(?:’d| would|'d) like (?:me to|"
    r"any changes|changes|a)|"
    r"feel free to (?:adjust|modify|edit|customi[sz]e|change)|(?:adjust|customi[sz]e|edit|"
    r"personali[sz]e) (?:it|this|the (?:e-?mail|draft|text|tone))|"
    r"(?:this|the|above|following) (?:e-?mail|draft|message|letter|paragraph|sentence) (?:is|"
    r"was|has been|should|must|aims|includes|contains|highlights|follows|introduces|presents|"
    r"can be)|"
    r"(?:write|rewrite|draft|compose|summari[sz]e|turn|translate) (?:the|a|an|this|one|"
    r"your) (?:e-?mail|sentence|line|message|paragraph|letter|resume|job)|"
    r"(?:first|second|third|fourth|next|last|final) paragraph(?! of (?:your|the|our))|paragraph \d|"
    r"based on (?:the|"
    r"your) (?:resume|job (?:ad|description)|information|cv) (?:provided|above|below|given)|"
    r"(?:the|your) (?:resume|job (?:ad|description)|cv) (?:provided|above|below|given|"
    r"you provided)|the candidate’s name|candidate name|company name|job title here|"
    r"\[(?:your|insert|candidate|company|name|date|role|job)[^\]]*\]|\{[a-z_ ]{2,30}\}|"
    r"<[a-z_ ]{2,30}>|lorem ipsum|x{3,}|_{3,}|\btbd\b|\bn/a\b)|"
    r"^\W*(?:subject|re|job|resume|role|company|candidate|user|assistant|system|instructions?|"
    r"note|output|response|input|example|answer|task|context|email|body|paragraph|"
    r"post|current post|past employer|experience|skills|requirements|responsibilities|"
    r"about (?:us|the role)|duties|trade|years|line|title|employer|headline|summary|"
    r"tenure)\s?(?:\d|of [A-Z]\w+)?\s?:|"
    r"\{\s?\"|<\|?\w+\|?>|\[/?INST\]|#{2,}|\*\*|```|\{+\s?\w+\s?\}+|\[(?:[A-Z][A-Z ]{1,30}|"
    r"[a-z]+ [a-z ]{2,30})\]|\(call to action|\bfirst words\b|"
    r"\b(?:keep every fact|add nothing|use no (?:placeholders|bullet)|no placeholders|"
    r"say the company|per the template|prompt line|max(?:imum)? \d+ (?:tokens|words)|"
    r"as in the example|"
    r"(?:at most|exactly|no more than|at least) (?:\d+|one|two|three|four|five) (?:sentences|"
    r"paragraphs|words)|in (?:two|three|2|3) (?:to|or) (?:three|four|3|4) sentences|"
    r"as required by (?:the|my|this)|end of (?:the )?(?:prompt|e-?mail|message|draft|"
    r"instructions?)|write the e-?mail)\b|"
    r"^\W*(?:opening|closing|first|second|third|fourth|last|introductory|body) paragraph\b|"
    r"^\W*(?:e-?mail|letter|message) (?:to|for) [A-Z][^.:]{2,40}:|^\W*repeat:|\brepeat: ",
    re.IGNORECASE,
)


# How somebody who was asked for a text speaks of it, or of its parts.
_TASK = re.compile(
    r"\b(?:this|the|my) (?:draft|version) (?:meets?|in|mentions|is|keeps|uses|has|below|above|without|"
    r"should)\b|"
    r"\bbelow (?:is|you find|you will find|comes) (?:a|the|my) (?:version|draft|text|letter|e-?mail|"
    r"message)\b|"
    r"^\W*(?:please )?(?:write|compose|use) (?:\w+ ){1,3}?(?:sentences?|paragraphs?|words?|e-?mail|letter|"
    r"line|text|"
    r"message|closing|opening|greeting)\b|"
    r"^\W*(?:please )?(?:mention|insert|rephrase|summari[sz]e) (?:the|a|an|one|two|three|four|only|no|any|"
    r"their|"
    r"his|her|some|short|your)\b(?!.*\byou\b)|"
    r"^\W*(?:please )?(?:do not|don[’']t|never) (?:mention|invent|include|use|name|repeat|write|add|"
    r"describe)\b|"
    r"^\W*(?:keep|make|leave) (?:the|it|this|each|every) (?:tone|text|style|length|sentences?|paragraphs?|"
    r"language|short|friendly|brief|plain|simple|warm)\b|"
    r"\b(?:let me know|tell me|say) if (?:you (?:want|need|prefer|wish|would like) (?:it|this|another|"
    r"a (?:\w+ )?"
    r"(?:version|draft))|it should be)\b|"
    r"^\W*(?:\d{1,2}[.)]|\([a-d\d]\))\s+(?=[A-Z])|"
    r"^\W*(?:part|paragraph|step|section|line|sentence|point) (?:\d+|one|two|three|four|five)\b\s?[:.,]|"
    r"\bcall to action\b|\b(?:company|candidate|role|e-?mail|sales) pitch\b|\bfact card\b|"
    r"\bsystem prompt\b|\b(?:begin|start|end) (?:of )?(?:the )?(?:\w+ )?prompt\b|"
    r"\((?:insert|add|your|max\w*|(?:one|two|three|four|\d)(?: or \w+)? (?:sentences?|paragraphs?|words|"
    r"lines))\b"
    r"[^)]{0,40}\)|"
    r"\binsert\b.{0,40}\b(?:here|name|greeting|company|date|title)\b|\bgoes here\b|"
    r"\bi(?:[’']ve| have)? (?:rewr\w+|rephrased|shortened|adapted|edited|reworded|changed|kept|polished) "
    r"(?:the|it|your|this|my) (?:\w+ ){0,2}?(?:lines?|sentences?|text|paragraphs?|e-?mail|draft|version|"
    r"words)\b|"
    r"\bfollowing the (?:instructions?|prompt|template|rules)\b|"
    r"\bhere (?:are|is|come) (?:the |my |some |your )?(?:two|three|four|five|\d|sentences?|paragraphs?|"
    r"lines|text)\b"
    r"(?=.{0,20}(?:sentences?|paragraphs?|lines|text|draft|version|:))|"
    r"^\W*(?:in|with) this (?:paragraph|sentence|section|part)\b|^\W*(?:resume|c\.?v|profile) of [A-Z]|"
    r"^\W*\(?(?:one|two|three|four|\d) (?:sentences?|paragraphs?|words)\b\W*$",
    re.IGNORECASE,
)


@cache
def _prompt_runs() -> frozenset[tuple[str, ...]]:
    """Runs of words of the prompt files: five of a worked example, six of an instruction."""
    folder = files("outreach.prompts") / "templates"
    runs: set[tuple[str, ...]] = set()
    for file in folder.iterdir():
        for turn in file.read_text(encoding="utf-8").split("## ")[1:]:
            head, _, body = turn.partition("\n")
            words = [word.low for word in words_of(body)]
            # a worked example leaks in pieces, an instruction in whole clauses
            length = 5 if head.strip() == "assistant" and "{" not in body else 6
            runs |= {tuple(words[at : at + length]) for at in range(len(words) - length + 1)}
    return frozenset(runs)


def talks_of_task(statement: Statement) -> re.Match[str] | None:
    """The words of a sentence that speak of the text that was asked for, or are a field of it."""
    return _ECHO.search(statement.text) or _TASK.search(statement.text)


def echo(statements: Sequence[Statement], sources: Sources) -> list[CheckResult]:
    """Instructions, field names, placeholders and talk about the task, left in the email."""
    results = []
    for statement in statements:
        if statement.place == "sign_off":
            continue
        match = talks_of_task(statement)
        if (
            match
            and re.search(r"\w|[#*{}<>`\[\]]", match.group())
            and not _is_own_phrase(match.group(), statement, sources)
        ):
            results.append(
                found(
                    "echo",
                    f"talk about the task, or a field left over: {match.group()!r}",
                    match.group(),
                    statement,
                    group="safety",
                )
            )
            continue
        words = statement.words
        lows = [word.low for word in words]
        for at, length in [(at, size) for size in (6, 5) for at in range(len(lows) - size + 1)]:
            if tuple(lows[at : at + length]) in _prompt_runs():
                span = statement.span(at, at + length)
                if not telling_keys(span) - sources.job_keys - sources.resume_keys:
                    continue  # words that any email could hold
                if plain(span) not in sources.plain_job and plain(span) not in sources.plain_resume:
                    results.append(
                        found("echo", f"words of the prompt: {span!r}", span, statement, group="safety")
                    )
                    break
    return results


def _is_own_phrase(span: str, statement: Statement, sources: Sources) -> bool:
    """Words that also stand in a source, or that an email says of itself rightly."""
    if re.search(r"[\[\]{}<>#*`]|:$", span):
        return False
    told = plain(span)
    return (len(told) > 8 and (told in sources.plain_job or told in sources.plain_resume)) or bool(
        re.fullmatch(r"this (?:e-?mail|message|letter) (?:is|was)", span, re.I)
        and statement.type == "courtesy"
    )
