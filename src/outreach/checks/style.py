"""How an email speaks to its reader: not about them, and not as if they wrote it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from outreach.checks.findings import found
from outreach.checks.sources import Sources
from outreach.checks.statements import Statement
from outreach.checks.words import folded
from outreach.kept import kept_by_text
from outreach.records import CheckResult

_CANDIDATE = re.compile(
    r"\b(?:the|this|our|a|an ideal|such a) (?:\w+ )?(?:candidate|applicant)(?:’s|"
    r"'s)?\b(?! (?:experience|pool|journey|portal|who|will have|should have|we))|\b(?:his|her|"
    r"he|she|him|himself|herself)\b",
    re.IGNORECASE,
)
_SEEKS = re.compile(
    r"\b(?:look(?:s|ing)? for|seek\w*|ideal|right|successful|search\w* for|find|need|best|strong|"
    r"perfect|great|suitable) (?:a |an |the |our )?(?:\w+ )?(?:candidate|applicant)",
    re.IGNORECASE,
)
_SOMEONE = re.compile(
    r"\b(?:the|a|an|our|their|its|every|each|whose|your|one|no)\s(?:[\w’'-]+\s){0,3}?(?:founder|"
    r"manager|head|director|colleague|boss|lead|owner|chef|cook|predecessor|mentor|engineer|"
    r"someone|somebody|person|doctor|nurse|sister|matron|patient|pupil|child|customer|guest|"
    r"mother|father|captain|foreman|planner|driver|author|reader|woman|man|girl|boy|widow|baker|"
    r"editor|teacher|"
    r"student|apprentice|trainee|professor|designer|developer|analyst|clerk|officer|partner|"
    r"supervisor|leader|chief|president|buyer)(?:’s|'s|s)?\b|\b(?:someone|somebody|who)\b",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"^(?:his|her|he|she|him|himself|herself)$", re.IGNORECASE)
_VERB_AFTER = re.compile(
    r"^(?:’s|'s)?\s(?:\w+ly\s)?(?:is|was|has|had|have|should|must|may|might|led|leads?|built|"
    r"builds?|works?|worked|brings?|brought|would|will|can|could|knows?|holds?|did|does|spent|"
    r"joined|"
    r"runs?|ran|writes?|wrote|[a-z]+ed|[a-z]{2,}s)\b|^(?:’s|'s)\s\w+",
)


@kept_by_text()
def _tells_of_others(text: str) -> bool:
    return re.search(r"\b(?:he|she|his|her)\b", text, re.I) is not None


def third_person(statements: Sequence[Statement], sources: Sources) -> list[CheckResult]:
    """Sentences that talk about the reader instead of to them."""
    names = [name for part in sources.resume.name.split() if len(name := folded(part)) > 1]
    other_people = _tells_of_others(sources.job_text)
    results = []
    for statement in statements:
        if statement.place != "body":
            continue
        if span := _named(statement, names) or _spoken_of(statement, other_people, sources.resume.name):
            results.append(
                found("third_person", "talks about the reader, not to them", span, statement, group="style")
            )
    return results


def _named(statement: Statement, names: list[str]) -> str:
    for at, word in enumerate(statement.words):
        if folded(word.text) not in names or not word.is_capital:
            continue
        end = at + 1
        while (
            end < len(statement.words)
            and folded(statement.words[end].text) in names
            and not statement.words[end].sign
        ):
            end += 1
        behind = statement.text[statement.words[at].end if end == at + 1 else statement.words[end - 1].end :]
        if re.search(r"(?:’s|'s|’)$", statement.words[end - 1].text):
            behind = "’s" + behind
        before = statement.words[at].sign
        if re.match(r"^,\swho\b", behind) and at > 0:
            return statement.span(at, end)
        if (
            at
            and statement.words[at - 1].low in ("mr", "ms", "mrs", "mr.", "ms.", "mrs.")
            and not re.match(r"^\s?,|^$", behind)
        ) or (
            at
            and statement.words[at - 1].low.rstrip(".") in ("mr", "ms", "mrs")
            and re.search(
                r"\b(?:of|with|for|by|from|about|to|like|that)\s\S+\s$", statement.text[: word.start], re.I
            )
        ):
            return statement.span(at - 1, end)
        if (
            re.match(r"^\s?[,!?.:–—-]|^$", behind)
            and (at == 0 or before in (",", "–", "—", "(", ";", ":", ""))
            and not re.search(
                r"\b(?:of|with|for|by|from|about|like|and|that)\s$", statement.text[: word.start], re.I
            )
        ):
            continue
        if re.search(
            r"\b(?:dear|hi|hello|hey|name is|i am|i’m|thanks|thank you|to you)\b",
            statement.text[: word.start],
            re.I,
        ) or any(mention.first <= at < mention.end for mention in statement.mentions):
            continue
        if re.match(r"^\s[A-Z]", behind) and not _VERB_AFTER.match(behind):
            continue  # part of another name
        return statement.span(at, end)
    return ""


def _spoken_of(statement: Statement, ad_has_pronouns: bool, sources_name: str) -> str:
    for match in _CANDIDATE.finditer(statement.text):
        told = match.group()
        if _SEEKS.search(statement.text) and not _PRONOUN.match(told):
            continue
        if _PRONOUN.match(told):
            before = statement.text[: match.start()]
            if re.match(r"[\"“]", statement.text) and re.search(
                r"\b(?:said|says|wrote|told)\b", statement.text
            ):
                continue  # words of somebody else
            someone = _SOMEONE.search(before) or re.search(
                r"\b(?:he or she|his or her|him or her)\b", statement.text, re.I
            )
            own_names = {folded(part) for part in sources_name.split()}
            someone = someone or any(
                folded(name.split()[0]) not in own_names and " you" not in before.lower()
                for name in re.findall(r"\b[A-Z][a-zà-ž]+ [A-Z][a-zà-ž]+\b", before)
            )
            own_post = any(m.org.posts and m.org.kind == "employer" for m in statement.mentions)
            if own_post and not re.search(
                r"\b(?:you|yours?|he or she|who|said|founder)\b", statement.text, re.I
            ):
                return told  # "As Senior Data Engineer at Fleetfinch, he …"
            if someone or (ad_has_pronouns and statement.type in ("company", "role")):
                continue
        elif re.search(
            r"\b(?:every|each|any|no|all|both|other|per|three|two|many) (?:\w+ )?$",
            statement.text[: match.start()],
            re.I,
        ):
            continue
        return told
    return ""


_AS_APPLICANT = re.compile(
    r"\b(?:my|our) (?:resume|cv|portfolio|application|cover letter|qualifications|"
    r"(?:\w+ )?skills|work experience|years of experience|previous (?:role|employer|job|"
    r"position)|current (?:role|employer|job|position))\b|"
    r"\b(?:i|we)(?:’m| am|'m| was| would be)? (?:\w+ly |very |so )?(?:applying|"
    r"interested in (?:the|this|your) (?:\w+ )?(?:role|position|job|opportunity)|"
    r"thrilled to (?:join|apply)|excited to (?:join|apply|be (?:part|joining)|work (?:with|at|"
    r"for)))\b|"
    r"\bi(?:’m| am|'m) (?:willing to|ready to|confident in my|able to|going to (?:spend|work|"
    r"be)|excited (?:about|to be) (?:the opportunity|a part|part)|very excited about this)|"
    r"\bfor me to (?:expand|grow|learn|develop|join|contribute)\b|"
    r"\bmy (?:abilities|own company|career|current team)\b|\byour first choice\b|"
    r"\bthank you for (?:the opportunity|considering|your consideration|offering me)\b|"
    r"\bmake my company\b|\byour company[’']s mission\b|"
    r"\bi (?:would (?:love|like) to (?:join|apply|work (?:at|for))|want to (?:join|apply|"
    r"work (?:at|for))|(?:have|’ve|'ve) (?:been (?:working|with|a part|in (?:this|the) (?:role|"
    r"industry|field))|worked (?:at|as|with|for|on|in)|led|built|developed|designed|managed)|"
    r"worked (?:at|as|for)|led (?:a|the)|built|developed|designed|managed|graduated|studied|"
    r"bring (?:\w+ ){0,3}?(?:years|experience|skills)|was (?:appointed|promoted|offered|hired)|"
    r"am (?:an?|the) (?!recruiter|talent|hiring|part|member|head of (?:talent|people)|sourcer|"
    r"partner|colleague|manager (?:at|of)|fan|bit)(?:\w+ ){0,4}?"
    r"(?:engineer|developer|nurse|chef|analyst|designer|manager|teacher|accountant|driver|"
    r"planner|scientist|architect|technician|candidate|applicant))\b",
    re.IGNORECASE,
)


def wrong_speaker(statements: Sequence[Statement], sources: Sources) -> list[CheckResult]:
    """Sentences that the candidate and not the recruiter would say: "please find my resume"."""
    results = []
    for statement in statements:
        if statement.place == "body" and (match := _AS_APPLICANT.search(statement.text)):
            results.append(
                found(
                    "wrong_speaker",
                    f"the candidate would say so: {match.group()!r}",
                    match.group(),
                    statement,
                    group="style",
                )
            )
    return results
