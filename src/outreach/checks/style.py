"""How an email speaks to its reader: not about them, not as them, no praise that rests on nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from outreach.checks.findings import found
from outreach.checks.quantities import quantities
from outreach.checks.skill_table import named_skills
from outreach.checks.sources import Sources
from outreach.checks.statements import Statement
from outreach.checks.words import GENERIC_KEYS, content_keys, folded, shares
from outreach.records import CheckResult

_CANDIDATE = re.compile(
    r"\b(?:the|this|our|a|an ideal|such a) (?:\w+ )?(?:candidate|applicant)(?:’s|"
    r"'s)?\b(?! (?:experience|pool|journey|portal|who|will have|should have|we))|\b(?:his|her|"
    r"he|she|him|himself|herself)\b",
    re.IGNORECASE,
)
_SEEKS = re.compile(
    r"\b(?:looking for|seek\w*|ideal|right|successful|search\w* for|find|need|best|strong|"
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
_PRAISE = re.compile(
    r"\b(?:impress(?:ive|ed|ively|es)|exceptional(?:ly)?|outstanding|remarkable|extraordinary|"
    r"amazing|incredible|phenomenal|stellar|superb|brilliant|fantastic|"
    r"excellent|exemplary|extensive|wealth of|proven track record|strong track record|"
    r"unparalleled|invaluable|unique(?:ly)?|"
    r"(?:perfect|ideal|excellent|great|strong|natural|fantastic|wonderful|superb|valuable|"
    r"tremendous|huge|real|good|outstanding|exceptional|impressive|terrific) (?:fit|match|"
    r"addition|asset|candidate|choice|person|background|profile|experience|skill ?set|skills|"
    r"credentials|qualifications|c\.?v\.?|resume|career|expertise)|"
    r"awesome|flawless|genius|magic|superstar|unbelievable|legendary|marvellous|"
    r"the best (?:\w+ )?(?:around|ever|there is)|simply the best|winning attitude|"
    r"great attitude|born (?:leader|\w+er|\w+or)\b|"
    r"natural talent|(?:nobody|no one|none) (?:is )?better|everything about you|sun (?:rises|"
    r"shines)|made for you|you have it all|second nature|a treasure|a gem|a star\b|"
    r"one in a million|"
    r"rock ?star|ninja|guru|wizard|superstar|top talent|best of the best|world-class|"
    r"second to none|stood out|stands out|stand out|caught (?:my|our) (?:eye|attention)|"
    r"talented|gifted|highly (?:skilled|qualified|experienced|accomplished)|great talent|"
    r"inspiring|admir\w+|perfectly suited|well[- ]suited|deep expertise|vast|rich experience|"
    r"solid (?:background|experience|track record)|glowing|speaks? for itself|"
    r"one of the (?:best|most)|rare talent|true (?:professional|expert|leader)|"
    r"very best|blown away|wonderful|splendid|spotless|first-rate|first-class|dazzling|stunning|"
    r"unbeatable|unrivalled|astonish\w+|marvel\w+|formidable|enviable|distinguished|"
    r"just what we need|exactly (?:what|who|whom) we)\b",
    re.IGNORECASE,
)


def third_person(statements: Sequence[Statement], sources: Sources) -> list[CheckResult]:
    """Sentences that talk about the reader instead of to them."""
    names = [folded(part) for part in sources.resume.name.split() if len(part) > 1]
    other_people = set(re.findall(r"\b(?:he|she|his|her)\b", sources.job_text, re.I))
    results = []
    for statement in statements:
        if statement.place != "body":
            continue
        if span := _named(statement, names) or _spoken_of(statement, bool(other_people), sources.resume.name):
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
        if _VERB_AFTER.match(behind) or re.search(
            r"\b(?:of|with|for|by|from|about|to|like|that)\s(?:\w+\s)?$", statement.text[: word.start], re.I
        ):
            if re.search(
                r"\b(?:dear|hi|hello|hey|name is|i am|i’m|thanks|thank you|to you)\b",
                statement.text[: word.start],
                re.I,
            ):
                continue
            return statement.span(at, end)
    return ""


def _spoken_of(statement: Statement, ad_has_pronouns: bool, sources_name: str) -> str:
    for match in _CANDIDATE.finditer(statement.text):
        told = match.group()
        if _SEEKS.search(statement.text) and not _PRONOUN.match(told):
            continue
        if _PRONOUN.match(told):
            before = statement.text[: match.start()]
            someone = _SOMEONE.search(before) or re.search(
                r"\b(?:he or she|his or her|him or her)\b", statement.text, re.I
            )
            own_names = {folded(part) for part in sources_name.split()}
            someone = someone or any(
                folded(name.split()[0]) not in own_names and " you" not in before.lower()
                for name in re.findall(r"\b[A-Z][a-zà-ž]+ [A-Z][a-zà-ž]+\b", before)
            )
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


def empty_praise(statements: Sequence[Statement], sources: Sources) -> list[CheckResult]:
    """Praise of the reader in a sentence that names no fact of theirs."""
    results = []
    for statement in statements:
        if statement.place != "body":
            continue
        match = _PRAISE.search(statement.text)
        if not match or not _of_reader(statement, match) or _carried_by_fact(statement, sources):
            continue
        results.append(
            found(
                "empty_praise",
                f"praise without a fact: {match.group()!r}",
                match.group(),
                statement,
                severity="advise",
                group="style",
            )
        )
    return results


def _of_reader(statement: Statement, match: re.Match[str]) -> bool:
    text = statement.text
    if not re.search(r"\byour?\b|\byou(?:’|')", text, re.I):
        return (
            bool(
                re.search(
                    r"\b(?:fit|match|addition|asset|candidate|background|profile|resume|experience)\b",
                    text,
                    re.I,
                )
            )
            and statement.type != "company"
        )
    if re.search(
        r"\b(?:our|company|us|we (?:are|have))\s(?:\w+\s){0,3}$", text[: match.start()], re.I
    ) and not re.search(r"your", text[match.start() :], re.I):
        return False
    behind = text[match.end() :]
    return not re.match(
        r"\s(?:opportunity|chance|benefits?|salary|pay|package|culture|company|team|place to|"
        r"environment|product|platform)\b",
        behind,
        re.I,
    )


def _carried_by_fact(statement: Statement, sources: Sources) -> bool:
    """Whether the sentence names something only this reader did: a number, a skill with a post, words of one line."""  # noqa: E501
    own = [
        q
        for q in quantities(statement.text)
        if statement.owner_at(q.start) != "offer" or statement.type == "candidate"
    ]
    if any(q.kind != "duration" or q.unit != "year" for q in own):
        return True
    keys = (
        content_keys(statement.text)
        - GENERIC_KEYS
        - content_keys(sources.job.company)
        - content_keys(sources.job.title)
    )
    for line in sources.resume_lines:
        if line.kind not in ("post", "other", "education", "interest"):
            continue
        need = 2 if line.kind == "post" else 2  # noqa: RUF034
        if len(shares(keys, line.keys)) >= need:
            return True
    named = [
        skill for skill, start, _ in named_skills(statement.text) if statement.owner_at(start) != "offer"
    ]
    return bool(named) and bool([m for m in statement.mentions if m.org.posts])
