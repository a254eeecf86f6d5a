"""Hides every word of a text about candidates that is not known to be harmless: what nobody recognised, too.

Pseudonyms rest on what was read in a resume; this does not. A word stays when the job ad has it, when it is a
skill, or when it is common English and stands as no name. A common word that is written as a name (a capital
inside a sentence) becomes "[…]" where the resume writes it so (see `written_names`) or the sentence does
("at Salt", "Salt’s"), and is written small elsewhere. Not covered: a name that is a common word in small
letters, and of which no line of the resume says that it is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from outreach.checks.skill_table import named_skills
from outreach.checks.words import STOP, common_words, is_common
from outreach.inputs.header_words import SMALL, TITLE_WORD, is_function, title_weight
from outreach.inputs.title_words import SENIORITY
from outreach.records import JobPosting, Resume
from outreach.spellings import ABBREVIATIONS, fold
from outreach.written_names import (
    ALWAYS,
    CALENDAR,
    DAYS,
    LEGAL,
    STRONGLY_TOLD,
    TOLD,
    Token,
    Written,
    begins,
    is_capital,
    tokens_of,
    written_names,
)

HIDDEN = "[…]"
STAND_IN = re.compile(
    r"\[(?:email|phone|link|address|file|…)\]|\[file of Candidate \d+\]|\bCandidate \d+\b|"
    r"\bEmployer [A-Z]{1,3}\b|\bA candidate\b"
)
_HOST = re.compile(r"(?<![\w@])[\w-]+(?:\.[\w-]+)*\.[^\W\d_]{2,}\b(?:/\S*)?")
_EMAIL = re.compile(r"[^\s<>(),;:|\"]+@[^\s<>(),;:|\"]*[^\s<>(),;:|\".]")
_DIGITS = re.compile(r"(?<![\w.,])\+?\(?\d(?:[\s()./–−‑·-]{0,3}\d){6,}(?!\w)")
_DATE = r"(?:\d{1,2}[./-]){0,2}(?:19|20)\d\d(?:[./-]\d{1,2}){0,2}"
_DATES = re.compile(rf"(?:\d{{1,2}}\s)?(?:{_DATE}(?:\s?[–/-]\s?|\s|$))+(?:\d{{1,2}})?")
_JOINED = re.compile(
    r"(?:[ ]|[ ]?(?:&|\+)[ ]?|,[ ]|[-‐‑–/.]|"
    r"[ ](?:of|de|du|des|der|la|le|y|e|et|und|for|and|the|og|van|von)(?:[ ](?:the|la|los))?[ ])"
)
_OWNS = re.compile(r"[’']s?(?![^\W\d_])")
_AS = re.compile(r"\ban?\s$", re.IGNORECASE)  # "as a Designer"
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_MODAL = re.compile(r"\s(?:you|we|i|they|he|she|it|this|that|there|be|have|not|your|our|the)\b", re.I)
_MODALS = frozenset("will may can might must would".split())


def _is_common(word: str) -> bool:
    return len(word) > 1 and is_common(word)


def _together(written: Iterable[Written]) -> Written:
    """What all of some resumes write: a report speaks of everybody."""
    every = list(written)
    return Written(
        *(frozenset().union(*(getattr(one, name) for one in every)) for name in Written.__annotations__)
    )


def _any_of(phrases: Iterable[str], *, exactly: bool = False) -> re.Pattern[str]:
    """Finds any of some phrases as whole words, whatever their case unless `exactly`; the longest first."""
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    told = "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in ordered)
    return re.compile(rf"(?<!\w)(?:{told})(?!\w)" if told else r"(?!)", 0 if exactly else re.IGNORECASE)


def _stands_as_name(text: str, match: re.Match[str]) -> bool:
    """Whether words of titles are written as a name where they stand."""
    return (
        is_capital(match.group())
        or bool(STRONGLY_TOLD.search(text[: match.start()]))
        or bool(_OWNS.match(text, match.end()))
    )


def _apart(spans: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Spans without those that overlap a longer one."""
    kept: list[tuple[int, int, str]] = []
    for span in sorted(spans, key=lambda s: (s[0] - s[1], s[0])):
        if not any(span[0] < end and start < span[1] for start, end, _ in kept):
            kept.append(span)
    return kept


class Screen:
    """Hides what is not known to be harmless in texts about some candidates."""

    def __init__(self, resumes: Iterable[Resume], jobs: Sequence[JobPosting] = (), keep: Iterable[str] = ()):
        """`keep` are texts whose words may stand, such as the sender's name and the settings' own phrases."""
        self._written = _together(written_names(resume) for resume in resumes)
        self._names = self._written.names
        texts = [*(f"{job.text}\n{job.company}\n{job.title}" for job in jobs), *keep]
        self._small = {t.low for text in texts for t in tokens_of(text) if not is_capital(t.text)}
        self._capital = {t.low for text in texts for t in tokens_of(text) if is_capital(t.text)}
        phrases = {job.company for job in jobs} | {job.title for job in jobs} | set(keep)
        phrases |= {
            match.group()
            for text in texts
            for match in re.finditer(r"(?:[A-Z][\w&’'-]+\s){1,4}[A-Z][\w’'-]+", text)
        }
        phrases |= set(
            re.findall(r"\S+@\S+\w|(?:https?://|www\.)\S+\w|\b[\w-]+(?:\.[\w-]+)+\b", "\n".join(texts))
        )
        self._phrases = {phrase for phrase in phrases if len(fold(phrase)) > 1}
        self._phrase = _any_of(self._phrases, exactly=True)

        self._small_phrase = _any_of(self._written.phrases)
        self._title_phrase = _any_of(self._written.titles)

    def shown(self, text: str) -> str:
        """The text with "[…]" for every word that is not known to be harmless; stand-ins stay."""
        if not text.strip():
            return text
        kept = [match.span() for match in STAND_IN.finditer(text)]
        kept += [match.span() for match in self._phrase.finditer(text)]
        hidden: list[tuple[int, int, str]] = []

        def free(start: int, end: int) -> bool:
            return not any(s < end and start < e for s, e in kept)

        for match in _EMAIL.finditer(text):
            if free(*match.span()):
                hidden.append((*match.span(), "[email]"))
        kept += [(start, end) for start, end, _ in hidden]
        phrases = list(self._small_phrase.finditer(text))
        phrases += [m for m in self._title_phrase.finditer(text) if _stands_as_name(text, m)]
        hidden += _apart([(*m.span(), HIDDEN) for m in phrases if free(*m.span())])
        kept += [(start, end) for start, end, _ in hidden]
        for match in _HOST.finditer(text):
            skill = any(s <= match.start() and match.end() <= e for _, s, e in named_skills(text))
            if free(*match.span()) and not skill and not self._is_run_on(match.group()):
                hidden.append((*match.span(), "[link]"))
        for match in _DIGITS.finditer(text):
            if free(*match.span()) and not _DATES.fullmatch(match.group()):
                hidden.append((*match.span(), "[phone]"))
        kept += [(start, end) for start, end, _ in hidden]
        tokens = [token for token in tokens_of(text) if free(token.start, token.end)]
        verdicts = self._judged(text, tokens)
        pieces, at = [], 0
        cuts = [*hidden, *_joined(text, tokens, verdicts)]
        for start, end, word in sorted(cuts):
            pieces += [text[at:start], word]
            at = end
        return "".join([*pieces, text[at:]])

    def says_nothing(self, slug: str) -> bool:
        """Whether every word of a slug is common and written as a name by nobody, whatever its case."""
        taken = (
            self._names
            | self._written.small
            | {fold(word) for p in self._written.phrases for word in p.split()}
        )
        words = re.findall(r"[^\W_]+", slug)
        plain = all(fold(w) not in taken and (w.isdigit() or w in STOP or _is_common(w)) for w in words)
        return plain and sum(map(str.isdigit, slug)) < 15

    def _is_run_on(self, text: str) -> bool:
        """Whether what looks like an address is two sentences without a space, or "e.g"."""
        parts = re.split(r"[./]", text)
        return all(len(part) < 2 or is_common(part) for part in parts) and (
            all(len(part) < 2 for part in parts) or parts[-1][:1].isupper()
        )

    def _judged(self, text: str, tokens: list[Token]) -> list[str]:
        """For each word what becomes of it: "keep", "hide", "small" (written so), "with" its neighbours."""
        skills = [(start, end) for _, start, end in named_skills(text)]
        verdicts = []
        for token in tokens:
            skill = any(start <= token.start and token.end <= end for start, end in skills)
            verdicts.append(self._verdict(text, token, skill))
        return self._by_neighbours(text, tokens, verdicts)

    def _verdict(self, text: str, token: Token, skill: bool) -> str:
        low, word = token.low, token.text
        if not low or not any(map(str.isalpha, word)):
            return "keep"
        if word[0].isdigit():  # "3rd", "24x7", "5G": a number with its unit
            return "keep" if len(word.lstrip("0123456789")) <= 3 or skill else "hide"
        known = low in self._small or low in self._capital or _is_common(word) or low in STOP or low in ALWAYS
        known = known or bool(TITLE_WORD.fullmatch(word)) or low in CALENDAR
        before, after = text[: token.start], text[token.end :]
        owns, told = bool(_OWNS.match(after)), bool(TOLD.search(before))
        starts = begins(text, token.start)
        if not is_capital(word):
            if low in self._written.small and (low not in self._small or told or owns or starts):
                return "hide"
            in_slug = before[-1:] in ("-", "_", "/", "@") or after[:1] in ("-", "_", "@")
            if low in self._names and low not in STOP and (in_slug or low not in common_words()):
                return "hide"
            known = known or skill or low in self._written.prose or len(word) < 3
            return "keep" if known else "hide"
        if low in CALENDAR and (low not in self._names or (low not in DAYS and _is_dated(before, after))):
            return "keep"
        suspect = low in self._names
        strongly = bool(STRONGLY_TOLD.search(before)) or owns
        if low == "i":
            return "keep"
        if starts and (low in STOP or low in SMALL or low in ALWAYS):
            if word.isupper() and len(word) > 1 and suspect and not text.isupper():
                return "hide"
            if low in _MODALS and suspect and not _MODAL.match(after):
                return "hide"
            return "keep"
        if low in self._capital:
            return "hide" if suspect and strongly else "with"
        if skill:
            heading = low in self._written.alone and _YEAR.search(text)
            return "hide" if suspect and (strongly or heading or low not in self._written.used) else "with"
        if not suspect and (low in ALWAYS or (word.isupper() and low in ABBREVIATIONS)):
            return "with"
        if TITLE_WORD.fullmatch(word) and _AS.search(before) and not owns:
            return "small"
        if not known or (word.isupper() and low in self._written.small):
            return "hide"
        if not starts and low not in common_words() and not TITLE_WORD.fullmatch(word):
            return "hide"
        if suspect or LEGAL.match(after) or (owns and low not in STOP and not starts):
            return "hide"
        if starts:
            return "hide" if owns and not _everyday(low) else "first"
        if told and not (_in_title(text, token) and not strongly):
            return "hide"
        return "small"

    def _by_neighbours(self, text: str, tokens: list[Token], verdicts: list[str]) -> list[str]:
        """A run of capitals that holds a hidden word goes whole, as does one with "&" in it."""
        told = list(verdicts)
        at = 0
        while at < len(tokens):
            stop = at + 1
            if not is_capital(tokens[at].text):
                at = stop
                continue
            while (
                stop < len(tokens)
                and is_capital(tokens[stop].text)
                and _JOINED.fullmatch(text[tokens[stop - 1].end : tokens[stop].start])
                and not (text[tokens[stop - 1].end] == "." and len(tokens[stop - 1].text) > 3)
            ):
                stop += 1
            run = range(at, stop)
            between = text[tokens[at].start : tokens[stop - 1].end]
            listed = "," in between and "&" not in between
            firm = "&" in between and any(told[n] in ("small", "first", "hide") for n in run)
            for n in run:
                beside = [m for m in (n - 1, n + 1) if m in run]
                glued = [
                    m for m in beside if "," not in text[tokens[min(m, n)].end : tokens[max(m, n)].start]
                ]
                near = any(verdicts[m] == "hide" for m in (glued if listed else run))
                function = told[n] == "keep" and (tokens[n].low in STOP or tokens[n].low in SMALL)
                if (near or firm) and not function and told[n] != "keep":
                    told[n] = "hide"
            at = stop
        return told


def _is_dated(before: str, after: str) -> bool:
    """Whether a month or a season has its number: "May 2020", "12 May", "spring 2016 – summer 2020"."""
    return bool(re.match(r"[\s,.’']{1,2}\d", after) or re.search(r"\d\s?$", before))


def _everyday(low: str) -> bool:
    return low in STOP or low in {
        "today", "everyone", "everybody", "somebody", "someone", "nobody", "company", "team", "world", "year",
        "industry", "market", "candidate", "job", "let",
    }  # fmt: skip


def _in_title(text: str, token: Token) -> bool:
    """Whether a word stands in a job's title: "for Head of Growth"."""
    line_after = re.match(r"(?:[\s-](?:of\s)?[A-Z][\w-]*){0,4}", text[token.end :])
    run = token.text + (line_after.group() if line_after else "")
    words = run.split()
    return len(words) > 1 and (title_weight(run) >= 2 or bool(SENIORITY.match(run))) and not is_function(run)


def _joined(text: str, tokens: list[Token], verdicts: list[str]) -> list[tuple[int, int, str]]:
    """The pieces to replace: neighbours that are hidden become one."""
    found: list[tuple[int, int, str]] = []
    for token, verdict in zip(tokens, verdicts, strict=True):
        if verdict == "hide":
            start = found[-1][1] if found else 0
            if found and found[-1][2] == HIDDEN and _JOINED.fullmatch(text[start : token.start]):
                found[-1] = (found[-1][0], token.end, HIDDEN)
            else:
                found.append((token.start, token.end, HIDDEN))
        elif verdict == "small":
            found.append((token.start, token.end, token.text.lower()))
    return found
