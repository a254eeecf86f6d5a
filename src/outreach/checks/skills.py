"""Whether a skill that an email gives the reader stands in the resume, or is only what the job asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from outreach.checks.findings import found
from outreach.checks.names import unknown_names
from outreach.checks.skill_frames import claimed, listed, pointed_back, telling
from outreach.checks.skill_table import named_skills
from outreach.checks.sources import Sources
from outreach.checks.statements import Statement
from outreach.checks.words import DEGREE_WORD, GENERIC_KEYS, content_keys, is_common, key_of, shares
from outreach.records import CheckResult
from outreach.text import plain

# Qualities that every trade has: too soft to be looked up, told of anybody.
SOFT = frozenset(
    key_of(word)
    for word in (
        "leadership lead leader communication communicate problem-solving problem solving "
        "solve teamwork collaboration collaborate "
        "collaborative management manage managing mentoring mentor mentorship coaching coach "
        "development develop developing "
        "developer engineering engineer engineers design designing designer technical "
        "technology technologies tech software "
        "delivery deliver delivering quality project projects product products process "
        "processes people customer customers client clients "
        "service services system systems solution solutions tool tools method methods practice "
        "practices organisation organization "
        "organizational planning plan plans strategy strategic operations operational analysis "
        "analytical attention detail details "
        "creativity creative innovation innovative critical thinking interpersonal adaptability flexible time-management multitasking "  # noqa: E501
        "business commercial cross-functional stakeholder stakeholders fast-paced complex "
        "large-scale scale scalable scaling high-performance "
        "performance growth improvement improving impact results result drive driving building "
        "build built creating create "
        "hands-on training train teaching teach learning learn craft trade field domain area "
        "subject discipline sector "
        "modern reliable robust efficient effective efficiency effectiveness end-to-end "
        "real-world variety world kinds kind "
        "similar related relevant necessary required diverse different multiple several "
        "first-hand deep solid extensive "
        "impressive exceptional outstanding excellent broad rich valuable unique long many "
        "numerous staff workers colleagues teams "
        "setting settings context role roles work working workplace job jobs career careers "
        "company companies thing things kind"
    ).split()
)


def _claimed(statement: Statement, start: int) -> bool:
    """Whether the word at a character is told of the reader, not of the job or the writer."""
    owner = statement.owner_at(start)
    return owner == "candidate" or (owner == "" and statement.type == "candidate")


def _asked(statement: Statement) -> bool:
    """Whether the sentence only asks whether the reader has something."""
    if re.match(r"(?:With|Given|Through|Thanks to|Because of) your\b", statement.text):
        return statement.text.rstrip().endswith("?")
    return statement.text.rstrip().endswith("?") or bool(
        re.search(
            r"\b(?:if|whether|should) (?:you|your)\b|\byou (?:may|might|could|need|don[’']t|"
            r"do not|would|will)\b",
            statement.text,
            re.I,
        )
    )


def _held_skills(sources: Sources) -> frozenset[str]:
    return sources.resume_skills


def skill_checks(statements: Sequence[Statement], sources: Sources) -> list[CheckResult]:
    """Skills told of the reader that the resume does not hold: asked for by the job, or by nobody."""
    results: list[CheckResult] = []
    held = _held_skills(sources)
    asked_for = sources.job_skills
    for statement in statements:
        if statement.place != "body" or not (
            "candidate" in statement.owners or statement.type == "candidate" or _YOU.search(statement.text)
        ):
            continue
        if _asked(statement) or statement.type == "courtesy":
            continue
        seen: list[tuple[int, int]] = []
        for name, start, end in named_skills(statement.text):
            span = statement.text[start:end]
            if not _claimed(statement, start) or name in held or _written(sources.resume_text, span):
                continue
            if _still_new(statement.text, end):
                continue
            if _part_of_name(statement, start) or (name in ("English", "English language")):
                continue
            seen.append((start, end))
            in_job = name in asked_for or (
                bool(content_keys(span)) and content_keys(span) <= sources.job_keys
            )
            results.append(_unheld(span, in_job, statement))
        own = list(dict.fromkeys(claimed(statement.text)))
        for span, start in dict.fromkeys([*own, *listed(statement.text)]):
            end = start + len(span)
            if any(start < other_end and other_start < end for other_start, other_end in seen):
                continue
            sure = (span, start) in own
            if not sure and not _claimed(statement, start):
                continue
            if _still_new(statement.text, end):
                continue
            verdict = (
                _of_table(span, sources)
                if named_skills(span)
                else _look_up(span, sources, 0.51 if sure else 0.6)
            )
            if verdict == "nowhere" and not sure and span.islower() and " " not in span and is_common(span):
                continue  # "you know docks": a plain word, not a skill
            if verdict:
                seen.append((start, end))
                results.append(_unheld(span, verdict == "job", statement))
        if not any(result.sentence == statement.text for result in results):
            results += (
                _unknown_tools(statement, sources)
                or _pointed_back(statement, sources)
                or _borrowed(statement, sources)
            )
    return results


def _unknown_tools(statement: Statement, sources: Sources) -> list[CheckResult]:
    """Names that no source holds, told of the reader as something they use or know."""
    for name in unknown_names(statement, sources):
        start = statement.words[name.first].start
        left, right = statement.text[:start], statement.text[statement.words[name.end - 1].end :]
        if (
            right.startswith(("’s", "'s"))
            or not left.strip()
            or statement.words[name.end - 1].text.endswith(("’s", "'s"))
        ):
            continue  # a person or a company, not a tool
        if (
            not _claimed(statement, start)
            or name.organisation
            or not name.uncommon
            or not _USES.search(left + "|" + right[:40])
        ):
            continue
        if re.search(
            r"\b(?:at|for|from|by|joined|left|near|outside)\s(?:the\s)?$", left, re.I
        ) or DEGREE_WORD.search(statement.text):
            continue
        return [found("skill", f"no line of the resume holds {name.text!r}", name.text, statement)]
    return []


_YOU = re.compile(r"\byours?\b|\byou\b", re.IGNORECASE)
_USES = re.compile(
    r"\b(?:experience|skills?|expertise|using|used|use|with|in|know|knowledge|list|page|names?|"
    r"proficien\w+|fluen\w+|tools?|certified|code|built|beside|and)\b",
    re.IGNORECASE,
)


def _unheld(span: str, in_job: bool, statement: Statement) -> CheckResult:
    if in_job:
        return found(
            "requirement_as_skill",
            f"the job asks for {span!r}; no line of the resume holds it",
            span,
            statement,
        )
    return found("skill", f"no line of the resume holds {span!r}", span, statement)


def _part_of_name(statement: Statement, start: int) -> bool:
    return any(
        statement.words[m.first].start <= start < statement.words[m.end - 1].end for m in statement.mentions
    )


def _still_new(text: str, end: int) -> bool:
    """Whether the sentence says of what stands before `end` that it would be new, or is only asked for."""
    return bool(_NEW.match(text[end:]))


_NEW = re.compile(
    r"^[^;.!?]{0,60}?\b(?:would|will|could) (?:be|have to be) (?:\w+ ){0,2}(?:new|learn\w*|first)\b|"
    r"^[^;.!?]{0,40}?\b(?:is|are) (?:still |not yet |no |not |new\b)|^[^;.!?]{0,30}?\bcan be learn\w*",
    re.IGNORECASE,
)


def _written(text: str, told: str) -> bool:
    """Whether a text names the skill in these very letters: "C" is not in "C#", nor "Go" in "go"."""
    flags = re.NOFLAG if len(told) <= 3 else re.IGNORECASE
    return bool(re.search(rf"(?<![\w+#.]){re.escape(told)}(?![\w+#])", text, flags))


def _of_table(item: str, sources: Sources) -> str:
    """Where a skill of the table stands that an item names: "job", "nowhere", or "" when the resume has it."""  # noqa: E501
    names = [(name, item[start:end]) for name, start, end in named_skills(item)]
    if any(name in sources.resume_skills or _written(sources.resume_text, told) for name, told in names):
        return ""
    keys = telling(item, SOFT)
    if keys and not keys - shares(keys, sources.resume_keys):
        return ""
    return "job" if any(
        name in sources.job_skills or _written(sources.job_text, told) for name, told in names
    ) else "nowhere"  # fmt: skip


def _pointed_back(statement: Statement, sources: Sources) -> list[CheckResult]:
    """ "X is what they ask for; your page shows it": X must stand in the resume."""
    asked = pointed_back(statement.text)
    keys = telling(asked, SOFT)
    missing = keys - shares(keys, sources.resume_keys)
    if keys and len(missing) * 2 > len(keys) and shares(missing, sources.job_keys):
        return [_unheld(asked, True, statement)]
    return []


def _look_up(item: str, sources: Sources, least: float = 0.6) -> str:
    """Where a listed skill stands if not in the resume: "job", "nowhere", or "" for nothing against it.

    `least` is the share of its words that must be missing.
    """
    keys = telling(item, SOFT)
    missing = keys - shares(keys, sources.resume_keys)
    missing = {key for key in missing if len(key) < 5 or not any(key in held for held in sources.resume_keys)}
    if not missing or len(missing) < least * len(keys) or plain(item) == plain(sources.job.title):
        return ""
    if DEGREE_WORD.search(item) and missing - shares(missing, sources.need_keys):
        return ""  # the check of degrees says it
    return _where(missing, sources)


def _where(missing: set[str], sources: Sources) -> str:
    return "job" if len(shares(missing, sources.job_keys)) * 2 >= len(missing) else "nowhere"


def _borrowed(statement: Statement, sources: Sources) -> list[CheckResult]:
    """What the ad says, told as the reader's own work: words of the ad that the resume does not hold."""
    if statement.type != "candidate":
        return []
    only = not (
        set(statement.owners) - {"candidate"} or statement.of("company") or _COMPARED.search(statement.text)
    )
    for first, end in _clauses(statement.text):
        clause = statement.text[first:end]
        if not _YOU.search(clause) or re.search(r"\bnot\b|n[’']t\b|\bthe ad\b", clause):
            continue
        own: list[tuple[str, int, int]] = []
        for word, owner in zip(statement.words, statement.owners, strict=True):
            if owner == "candidate" and not word.is_number and first <= word.start < end:
                own += [
                    (key, word.start, word.end) for key in content_keys(word.text) if key not in GENERIC_KEYS
                ]
        keys = {key for key, _, _ in own} - set(SOFT)
        if not keys:
            continue
        missing = keys - shares(keys, sources.resume_keys)
        from_job = shares(missing, sources.need_keys)
        if only and len(from_job) == 1 and len(keys) >= 3:
            from_job = {key for key in from_job if len(key) >= 5 and key not in _PLAIN_KEYS}
            from_job = {
                key
                for key, start, stop in own
                if key in from_job and not _VERBAL.search(statement.text[start:stop])
            }
        elif len(from_job) < 2 or len(from_job) * 2 < len(keys) - 1:
            continue
        if places := [(start, stop) for key, start, stop in own if key in from_job]:
            span = statement.text[min(places)[0] : max(stop for _, stop in places)]
            return [_unheld(span, True, statement)]
    return []


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    first = 0
    for match in re.finditer(r"[;:]\s|,\s(?=and |but |so )", text):
        yield first, match.start()
        first = match.end()
    yield first, len(text)


_VERBAL = re.compile(r"(?:ing|ed)$")
_COMPARED = re.compile(
    r"\b(?:too|same|like|close|prepare[sd]?|would|could|may|might|needs?|asks?|wants?|will|meets?|"
    r"fits?|also|as you)\b",
    re.IGNORECASE,
)
_PLAIN_KEYS = frozenset(
    key_of(word)
    for word in (
        "three seven eight eleven twelve first second matter matters stay kept keep finished three "
        "page pages degree "
        "status wrong today every while where which number numbers nothing things right whole after before"
    ).split()
)
