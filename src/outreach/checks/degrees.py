"""Whether degrees, subjects, schools and certificates that an email tells of stand in the resume."""

from __future__ import annotations

import re
from collections.abc import Sequence

from outreach.checks.findings import found
from outreach.checks.names import unknown_names
from outreach.checks.papers import (
    class_differs,
    level_differs,
    standing_differs,
    statement_gives,
    subject_differs,
)
from outreach.checks.papers_told import told_papers
from outreach.checks.sources import Sources
from outreach.checks.statements import Statement
from outreach.checks.words import GENERIC_KEYS, content_keys, key_of, shares
from outreach.records import CheckResult
from outreach.text import plain

_LEVELS = (
    ("doctor", r"P[Hh]\.?\s?D\b|(?i:doctorates?)\b|(?i:doctoral (?:degree|thesis|studies))\b|D\.?Phil\b|"
        r"Dr\. ?(?:rer|med|ing|phil)|\bMD\b|EdD\b"),
    ("master", r"M\.?Sc\b|MSN\b|MS\b(?! ?(?:Office|Excel|SQL|Teams|Project|Word))|M\.?S\.|M\.?A\b(?=[ ,.]|"
        r"$)|M\.?\s?Eng\b|M\.\s?E\.|(?:Executive )?MBA\b|M\.?Tech\b|M\.?Ed\b|M\.?Phil\b|LL\.?M\b|"
        r"Mgr\.|Ing\.|MPharm\b|"
               r"[Mm]aster(?:’s|'s|s)(?=\s(?:of|in|degree|thesis|from|at|programme|program)|[,.]|$)|"
               r"(?<!bour )(?<!Dock )(?<!ation )(?<!Yard )(?<!crum )(?<!Port )Master(?=\s(?:of|"
               r"in)\s(?!January|February|March|April|May|June|July|August|September|"
               r"October|November|December|\d))|(?:(?<=\b[Aa] )|(?<=your )|(?<=and )|(?<=or ))[Mm]aster"
               r"(?=\s(?:of|in|degree|thesis|from|at|programme|program)|[,.]|$)|(?i:postgraduate)\b|(?i:diplom-\w+)"),
    ("bachelor", r"B\.?Sc\b|B\.?S\.?N\b|B\.?S\b(?=[ ,.(]|$)|B\.?A\b(?=[ ,.(]|$)|B\.?\s?Eng\b|BE\b|B\.\s?E\.|"
        r"B\.?Tech\b|B\.?Ed\b|LL\.?B\b|Bc\.|BFA\b|BBA\b|(?i:bachelor(?!\s(?:of\s(?:\d|(?:twenty|thirty|forty|fifty|sixty)\b)|flat|pad|life))\S*)|(?i:undergraduate)\b|"
                 r"(?i:licenciatura|laurea)\b|(?i:honours degree)"),
    ("associate", r"A\.?A\.?S\b|(?i:associate(?:’s|'s)?(?=\s(?:degree|of))|foundation degree)"),
    ("diploma", r"(?:(?i:diploma)|HND|HNC)\b"),
    ("certificate", r"(?i:certificat(?:e|es|ion|ions)\b|certified\b|(?:driving |trade |nursing |pilot’s |"
        r"RN )?licen[cs]es?\b|chartered\b|accredit\w+|nvq\b|cpc\b|city (?:and|&) guilds\b|CPC\b)"),
    ("apprenticeship", r"(?i:apprenticeship\b|journeyman|gesell\w+|meister\w*|master craftsman)"),
)  # fmt: skip
_LEVEL = {name: re.compile(rf"(?<![\w.])(?:{pattern})") for name, pattern in _LEVELS}
_DEGREE = re.compile(r"\b(?:degree|graduat\w+|studied|studies|qualification|diploma)\b", re.IGNORECASE)
_SUBJECT = re.compile(
    r"^[\s’'s]*(?:degree\s|\(\w+\)\s)?(?:in|of|on|:)?\s?(?P<subject>(?:[\w&/-]+[\s]?){1,6})", re.IGNORECASE
)
_SCHOOL = re.compile(
    r"\b(?:from|at|with)\s(?:the\s)?(?P<school>[A-ZÀ-ÞŠŽČ][\w’'.-]*(?:\s(?:of|for|and|&|the|de|"
    r"[A-ZÀ-ÞŠŽČ][\w’'.-]*))*)"
)
_STOP_AT = re.compile(
    r"\b(?:from|at|with|and|which|that|who|plus|as|would|will|is|are|was|gives?|makes?|you|your|"
    r"our|we|to|for|has|have|by|on top|"
    r"combined|together|alongside|shows?|fits?|along|comes?|came|meets?|meet|that|taken|taught|"
    r"helps?|stands?|in your|lies?)\b|[,.;:!?–—]"
)


def degree(statements: Sequence[Statement], sources: Sources) -> list[CheckResult]:
    """Degrees and certificates of the reader against the resume: level, subject, school, and that they belong together."""  # noqa: E501
    results: list[CheckResult] = []
    lines = [line.text for line in sources.resume_lines if line.post < 0]
    education = [line.text for line in sources.resume_lines if line.kind == "education"]
    for statement in statements:
        if statement.place != "body" or statement.text.rstrip().endswith("?"):
            continue
        own = _of(statement, sources, lines, education)
        own = (
            own
            or [
                *level_differs(statement, lines),
                *class_differs(statement, lines),
                *standing_differs(statement, sources, lines),
                *subject_differs(statement, education),
            ][:1]
        )
        results += own
    return results


def _of(statement: Statement, sources: Sources, lines: list[str], education: list[str]) -> list[CheckResult]:
    text = statement.text
    for level, match in (
        (level, match) for level, pattern in _LEVEL.items() for match in pattern.finditer(text)
    ):
        pattern = _LEVEL[level]
        if not statement_gives(statement, match.start()):
            continue
        if level in ("certificate", "apprenticeship") and not _about_a_paper(text, match):
            continue
        holding = [at for at, line in enumerate(lines) if pattern.search(line)]
        subject = _subject_of(text, match)
        if level in ("certificate", "apprenticeship", "diploma"):
            wanted = subject or _words_before(text, match)
            told = {key for key in wanted if key not in GENERIC_KEYS and key not in _PAPER}
            best = max((len(shares(told, line.keys)) for line in sources.resume_lines), default=0)
            if told and best * 10 < 6 * len(told):
                return [
                    found(
                        "degree",
                        f"no line of the resume holds {_shown(text, match)!r}",
                        _shown(text, match),
                        statement,
                    )
                ]
            if not told and not holding and level != "certificate":
                return [found("degree", f"the resume holds no {level}", match.group(), statement)]
            continue
        if not holding:
            if level == "bachelor" and re.search(r"undergraduate", match.group(), re.I) and education:
                continue
            return [found("degree", f"the resume holds no {level}’s degree", match.group(), statement)]
        window = {at: " ".join(lines[max(0, at - 1) : at + 2]) for at in holding}
        told = {key for key in subject if key not in GENERIC_KEYS and key not in _PAPER}
        told = (told - _BROAD) or told
        if told:
            fitting = [
                at
                for at in holding
                if len(shares(told, content_keys(lines[at]) | content_keys(_next(lines, at)))) * 2
                >= len(told)
            ]
            if not fitting:
                return [
                    found(
                        "degree",
                        f"the resume holds another subject: {lines[holding[0]]!r}",
                        _shown(text, match),
                        statement,
                    )
                ]
        else:
            fitting = holding
        if school := _school_of(text, match) or _school_before(text, match):
            own = content_keys(school) - GENERIC_KEYS - _PAPER
            if own and not any(len(shares(own, content_keys(window[at]))) * 2 >= len(own) for at in fitting):
                return [
                    found(
                        "degree", f"the resume does not join this degree with {school!r}", school, statement
                    )
                ]
    return (
        _strange_school(statement, sources, lines)
        or _loose_degree(statement, sources, education)
        or told_papers(statement, sources)
    )


def is_level(word: str) -> bool:
    """Whether a word names the level of a degree and not its subject."""
    return any(pattern.match(word + " degree") for pattern in _LEVEL.values()) or word.lower() in (
        "university", "college", "first", "second", "relevant", "honours", "doctoral", "higher", "graduate",
        "good",
    )  # fmt: skip


def _strange_school(statement: Statement, sources: Sources, lines: list[str]) -> list[CheckResult]:
    """A school in a sentence on a degree that the resume does not name, or that stands at another degree."""
    match = next(
        (
            m
            for name, p in _LEVEL.items()
            if name in ("doctor", "master", "bachelor", "associate", "diploma")
            and (m := p.search(statement.text))
        ),
        None,
    )
    if match is None or not statement_gives(statement, match.start()):
        return []
    spans = [(m.start("school"), m["school"]) for m in _SCHOOL_NAME.finditer(statement.text)]
    spans += [
        (statement.words[n.first].start, n.text)
        for n in unknown_names(statement, sources)
        if (
            n.organisation
            or (n.uncommon and _AT_SCHOOL.search(statement.text[: statement.words[n.first].start]))
        )
        and not any(p.fullmatch(n.text) for p in _LEVEL.values())
    ]
    folded_lines = [plain(line) for line in lines]
    for start, school in spans:
        if abs(start - match.start()) > 70 and not _SCHOOL_WORD.search(school):
            continue
        told = content_keys(school) - GENERIC_KEYS - _PAPER
        if plain(school) in "".join(folded_lines) or not told:
            continue
        if any(shares(told, content_keys(line)) == told for line in lines):
            continue
        if any(
            m.org.kind in ("employer", "company")
            and statement.words[m.first].start <= start < statement.words[m.end - 1].end
            for m in statement.mentions
        ):
            continue
        if _subject_of(statement.text, match) & told and not _SCHOOL_WORD.search(school):
            continue
        return [found("degree", f"the resume names no school {school!r}", school, statement)]
    return []


_AT_SCHOOL = re.compile(
    r"(?:\b(?:at|from|by|in|of|through|with|and|is)\s(?:the\s)?|[,(:]\s?|^)$", re.IGNORECASE
)
_SCHOOL_WORD = re.compile(
    r"\b(?:University|College|School|Institute?|Academy|Polytechnic|Hochschule|Universit\w+|"
    r"[EÉ]cole|Accademia|Politecnico|TAFE|Akademi\w*|Lyc[eé]e)\b"
)
_SCHOOL_NAME = re.compile(
    r"(?P<school>(?:[A-ZÀ-ÞŠŽČŘ][\w’'.-]*\s(?:(?:of|for|the|de|des|and|&)\s)*)*(?:University|"
    r"College|Institute?|Academy|Polytechnic|Hochschule|Universit\w+|[EÉ]cole|Accademia|"
    r"Politecnico|TAFE|(?:Business |Law |Medical )School)"
    r"(?:\s(?:(?:of|for|the|de|des|di|della|and|&)\s)*[A-ZÀ-ÞŠŽČŘ][\w’'.-]*)*)"
)


_BROAD = frozenset(
    key_of(word) for word in "engineering science technology management administration business".split()
)
_PAPER = frozenset(
    key_of(w)
    for w in (
        "degree certificate certification certified diploma licence license university college "
        "school institute academy "
        "holder course studies study qualified chartered accredited graduate professional "
        "level three two four five six one iii iv "
        "science arts applied technical honours "
        "first-class distinction class hold first second welder engineer"
    ).split()
) - {key_of("engineer"), key_of("welder")}


def _about_a_paper(text: str, match: re.Match[str]) -> bool:
    return bool(
        re.search(r"\b(?:is|are|has been|have been) yours\b", text[match.end() :])
        or re.search(
            r"\b(?:your|you (?:hold|have|are|earned|gained|completed|did)|as a|with)\b[^.;]{0,60}$",
            text[: match.start()],
            re.I,
        )
    )


def _next(lines: list[str], at: int) -> str:
    return lines[at + 1] if at + 1 < len(lines) else ""


def _subject_of(text: str, match: re.Match[str]) -> frozenset[str]:
    behind = text[match.end() :]
    behind = re.sub(r"^(?:’s|'s)?\s?(?:degree|studies)?\s?(?:in|of|on|:)?\s?", "", behind, flags=re.I)
    if cut := _STOP_AT.search(behind):
        behind = behind[: cut.start()]
    return content_keys(" ".join(behind.split()[:6]))


def _words_before(text: str, match: re.Match[str]) -> frozenset[str]:
    return content_keys(
        " ".join(re.split(r"[,.;:]|\b(?:your|a|an|the|with|and)\b", text[: match.start()])[-1].split()[-4:])
    )


def _shown(text: str, match: re.Match[str]) -> str:
    behind = text[match.end() :]
    cut = re.search(r"[,.;:!?–—]|\b(?:and|which|that|from|at|would|will|gives?|makes?)\b", behind)
    return (match.group() + behind[: cut.start() if cut else 40]).strip()


def _school_of(text: str, match: re.Match[str]) -> str:
    school = _SCHOOL.search(text, match.end())
    if (
        not school
        or len(text[match.end() : school.start()]) > 60
        or re.search(r"[,;]\s*(?:you|and|which)", text[match.end() : school.start()])
    ):
        return ""
    return re.sub(r"(?:’s|'s)$", "", school["school"]).strip(" .")


def _school_before(text: str, match: re.Match[str]) -> str:
    """ "X gave you a PhD", "X is where you took your BSc"."""
    for school in _SCHOOL_NAME.finditer(text[: match.start()]):
        if re.fullmatch(
            r",?\s(?:gave|awarded|granted) you (?:an?|your)\s|\s(?:is|was) where (?:you (?:took|got|"
            r"did|earned|made|read for|"
            r"gained) (?:an?|your)|your)\s",
            text[school.end() : match.start()],
        ):
            return re.sub(r"^(?:The|In \d{4} the|At)\s", "", school["school"]).strip()
    return ""


def _loose_degree(statement: Statement, sources: Sources, education: list[str]) -> list[CheckResult]:
    """ "your degree in X", "you studied X at Y", and schools that the resume does not name."""
    text = statement.text
    matches = [match for match in _DEGREE.finditer(text) if statement_gives(statement, match.start())]
    if not matches:
        return []
    match = matches[-1] if matches[-1].group().lower() == "degree" else matches[0]
    if match.group().lower() == "degree" and (
        ahead := re.search(r"\b(?:an?|your) (\w+) $", text[: match.start()], re.I)
    ):
        told = content_keys(ahead[1]) - GENERIC_KEYS - _PAPER - _BROAD
        if told and not is_level(ahead[1]) and not shares(told, content_keys("\n".join(education))):
            return [
                found(
                    "degree", f"the resume holds no degree in {ahead[1]!r}", f"{ahead[1]} degree", statement
                )
            ]
    if match.group().lower() == "degree" or not any(
        pattern.search(text) for name, pattern in _LEVEL.items() if name in ("doctor", "master", "bachelor")
    ):
        behind = re.match(r"\s(?:in|of|from)?\s?(?P<rest>[^.;:!?,]{3,60})", text[match.end() :])
        if behind and re.match(r"\s(?:in|of)\s|\s[A-Z]", text[match.end() :]):
            rest = _STOP_AT.split(behind["rest"])[0]
            told = content_keys(rest) - GENERIC_KEYS - _PAPER
            told = (told - _BROAD) or told
            held = content_keys("\n".join(education)) | content_keys(
                "\n".join(line.text for line in sources.resume_lines if line.post < 0)
            )
            if told and not shares(told, held):
                return [found("degree", f"the resume holds no degree in {rest.strip()!r}", rest, statement)]
    for name in unknown_names(statement, sources):
        left = text[: statement.words[name.first].start]
        if re.search(r"\b(?:from|at)\s(?:the\s)?$", left, re.I) and re.search(
            r"\b(?:degree|graduat\w+|studied|studies|diploma|b\.?sc|m\.?sc|ph\.?d|mba|"
            r"bachelor\S*|master\S*)\b",
            text,
            re.I,
        ):
            return [found("degree", f"the resume names no school {name.text!r}", name.text, statement)]
    return []
