"""Whether a skill that an email gives the reader stands in the resume, or is only what the job asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from outreach.checks.findings import found
from outreach.checks.names import unknown_names
from outreach.checks.skill_table import named_skills
from outreach.checks.sources import Sources
from outreach.checks.statements import Statement
from outreach.checks.words import DEGREE_WORD, GENERIC_KEYS, content_keys, key_of, shares, words_of
from outreach.records import CheckResult
from outreach.text import plain

_CUE = re.compile(
    r"\b(?:experience|expertise|expert|skills?|skilled|proficien\w+|knowledge|knowledgeable|"
    r"background|fluen\w+|familiar\w*|command|"
    r"mastery|qualified|trained|certified|certificat\w+|versed|specialis\w+|specializ\w+|"
    r"specialt\w+|practice|strengths?|competen\w+|"
    r"understanding|grasp|adept|training|comfortable|capab\w+|accomplished|track record|history|"
    r"abilit\w+|talent|know-how|hands-on)\s"
    r"(?:\w+\s)?(?:in|with|of|at|on|for|using|including|such as|across|like)\s(?P<list>[^.;:!?()]+)|"
    r"\b(?:know|knows|speak|speaks|master|mastered|use|using|used|write|code|program)\s(?P<verb>[^.;:!?()]+)",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"\b(?P<list>(?:[\w+#./&-]+(?:,\s|\sand\s|,\sand\s|\s)){1,6})(?:skills?|experience|"
    r"expertise|knowledge|background|know-how|proficiency)\b",
    re.IGNORECASE,
)
_CUT = re.compile(
    r"\b(?:that|which|who|where|when|while|as|because|since|make|makes|made|making|would|will|"
    r"could|can|is|are|was|were|has|have|had|you|your|"
    r"we|our|align\w*|match\w*|fits?|suits?|stand\w*|to|for|at|from|into|over|during|through\w*|"
    r"gives?|shows?|"
    r"demonstrat\w+|caught|impress\w*|us|would|tell\w*|speak\w*|bring\w*|comes?|seems?|by|but|"
    r"though|although|so)\b|\s[–—-]\s",
    re.IGNORECASE,
)
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
        if statement.place != "body" or (
            "candidate" not in statement.owners and statement.type != "candidate"
        ):
            continue
        if _asked(statement) or statement.type == "courtesy":
            continue
        seen: list[tuple[int, int]] = []
        for name, start, end in named_skills(statement.text):
            span = statement.text[start:end]
            if not _claimed(statement, start) or name in held or (plain(span) in sources.plain_resume):
                continue
            if _part_of_name(statement, start) or (name in ("English", "English language")):
                continue
            seen.append((start, end))
            results.append(_unheld(span, name in asked_for or (plain(span) in sources.plain_job), statement))
        for span, start in _listed(statement):
            end = start + len(span)
            if any(start < other_end and other_start < end for other_start, other_end in seen):
                continue
            if not _claimed(statement, start) or named_skills(span):
                continue
            verdict = _look_up(span, sources)
            if verdict:
                seen.append((start, end))
                results.append(_unheld(span, verdict == "job", statement))
        if not any(result.sentence == statement.text for result in results):
            results += _unknown_tools(statement, sources) or _borrowed(statement, sources)
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


def _listed(statement: Statement) -> Iterator[tuple[str, int]]:
    """The items that a sentence lists as skills: what stands behind "experience with", before "skills"."""
    for match in _CUE.finditer(statement.text):
        group = "list" if match["list"] else "verb"
        text, offset = match[group], match.start(group)
        if group == "verb" and not re.search(r"\b(?:know|speak|master\w*)\b", match.group(), re.I):
            continue
        if cut := _CUT.search(text):
            text = text[: cut.start()]
        yield from _items(text, offset)
    for match in _BEHIND.finditer(statement.text):
        yield from _items(match["list"], match.start("list"))
    yield from _reverse_lists(statement.text)


_LISTED = re.compile(
    r"^(?P<list>[^;:.!?]{2,140}?)(?:,? (?:and )?(?:\w+ is,? too,? )?)?\s(?:(?:stands?|are|is|"
    r"appears?|all stand)\s(?:both |all |already )?(?:in|on|among)\s(?:your|the)\s(?:list|page|"
    r"skills|resume|cv|profile|strengths)|"
    r"you (?:have|list|name|know|hold|bring|master)\b(?=\s*(?:[;,.!]|$|already|from))|(?:are|"
    r"is) what (?:you|your (?:page|resume|list|cv)) (?:lists?|names?|shows?|holds?|have|know)\b|"
    r"on yours\b|(?:are|is) yours\b|(?:are|is) your (?:daily work|trade|tools|skills|languages|"
    r"strengths?)\b)",
    re.IGNORECASE,
)


def _reverse_lists(text: str) -> Iterator[tuple[str, int]]:
    """Skills that stand in front of "are in your list", "you have", "are what your page names"."""
    at = 0
    for clause in re.split(r"(?<=[;:.!?])\s", text):
        if match := _LISTED.match(clause):
            bare = re.split(r"\b(?:is on their list|are on their list),?\s", match["list"])[-1]
            yield from _items(bare, at + match.end("list") - len(bare))
        at += len(clause) + 1


def _items(text: str, offset: int) -> Iterator[tuple[str, int]]:
    at = 0
    for part in re.split(r"(,\s*(?:and\s+)?|\s+and\s+|\s+or\s+|\s*&\s+|\s+as well as\s+|\s+plus\s+)", text):
        bare = part.strip()
        if _NO_SKILL.search(bare):
            at += len(part)
            continue
        if (
            bare
            and not re.fullmatch(r",?\s*(?:and|or|&|as well as|plus)?\s*", part)
            and len(bare.split()) <= 6
        ):
            yield bare, offset + at + part.index(bare)
        at += len(part)


_NO_SKILL = re.compile(
    r"\b(?:years?|months?|you|your|with|which|that|who|inside out|title)\b|^(?:an?|the|this|"
    r"that|these|all|some|half)\s",
    re.IGNORECASE,
)


def _look_up(item: str, sources: Sources) -> str:
    """Where a listed skill stands if not in the resume: "job", "nowhere", or "" when nothing speaks against it."""  # noqa: E501
    keys = {key for key in content_keys(item) if key not in GENERIC_KEYS and key not in SOFT}
    if not keys or any(word.is_number for word in words_of(item)):
        return ""
    missing = keys - shares(keys, sources.resume_keys)
    if not missing or len(missing) < len(keys):
        return "" if not missing or len(missing) / len(keys) < 0.6 else _where(missing, sources)
    return _where(missing, sources)


def _where(missing: set[str], sources: Sources) -> str:
    return "job" if len(shares(missing, sources.job_keys)) * 2 >= len(missing) else "nowhere"


def _borrowed(statement: Statement, sources: Sources) -> list[CheckResult]:
    """What the ad says, told as the reader's own work: words of the ad that the resume does not hold."""
    if statement.type != "candidate":
        return []
    own: list[tuple[str, int, int]] = []
    for word, owner in zip(statement.words, statement.owners, strict=True):
        if owner == "candidate" and not word.is_number:
            own += [(key, word.start, word.end) for key in content_keys(word.text) if key not in GENERIC_KEYS]
    keys = {key for key, _, _ in own} - set(SOFT)
    if not keys:
        return []
    missing = keys - shares(keys, sources.resume_keys)
    from_job = shares(missing, sources.need_keys)
    if len(from_job) >= 2 and len(from_job) * 2 >= len(keys) - 1:
        places = [(start, end) for key, start, end in own if key in from_job]
        span = statement.text[min(places)[0] : max(end for _, end in places)]
        return [_unheld(span, True, statement)]
    return []
