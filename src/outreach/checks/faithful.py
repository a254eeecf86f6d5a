"""Whether one sentence keeps to the one line it was written from.

Strict on purpose: it chooses among many cheap candidates, so that refusing a good one costs little
and letting a false one through costs an email. Not covered: a change of meaning made only of the
line's own words in their own order.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from outreach.checks.words import IRREGULAR
from outreach.prompts.relevance import stem

_WORD = re.compile(r"[£$€]?\d[\d,.]*\d%?|[£$€]?\d%?|[A-Za-zÀ-ž][\w+#./&’'-]*[\w+#]|[A-Za-zÀ-ž]")
_NUMBER_WORDS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty thirty forty fifty sixty hundred thousand million billion "
    "half third quarter dozen double twice".split()
)
# Words a sentence may add without saying anything new. No "by", "not", "all", "only", "most":
# these change who did what, or how much.
_FREE = frozenset(
    "a an the and which that who is are was were has have had be been being its it you your would "
    "also in this role with as of to for on at their from there where while when such well".split()
)
_RELATIVE = frozenset(["where", "who", "whose", "when", "while"])
_FOREIGN_VOICE = re.compile(
    r"\b(i|i'm|i’m|me|my|mine|we|we're|we’re|us|our|ours|he|him|his|she|her|hers|the candidate|"
    r"the applicant)\b"
)


@dataclass(frozen=True)
class Verdict:
    """What was found of one sentence. `coverage`: share of the line's content it tells, 0 to 1."""

    faithful: bool
    reason: str
    coverage: float


def _words(text: str) -> list[str]:
    return [word.rstrip(".,").replace("’", "'") for word in _WORD.findall(text)]


def _key(word: str) -> str:
    low = word.lower().removesuffix("'s")
    return IRREGULAR.get(low) or stem(low)


def _is_number(word: str) -> bool:
    return any(char.isdigit() for char in word) or word.lower() in _NUMBER_WORDS


_ANCHORS = frozenset("from to of by within under over than until since at in up down per after".split())


def _moved_number(words: list[str], line_words: list[str]) -> str:
    """A number that is not in the line or stands beside other words there, or "".

    One neighbour must be the line's; a preposition before it must be the line's own, so that "from
    29% to 22%" never becomes "to 29%".
    """
    line_keys = [_key(word) for word in line_words]
    keys = [_key(word) for word in words]
    for at, word in enumerate(words):
        if not _is_number(word):
            continue
        places = [i for i, key in enumerate(line_keys) if key == keys[at]]
        left = keys[at - 1] if at else ""
        right = keys[at + 1] if at + 1 < len(keys) else ""
        for place in places:
            line_left = line_keys[place - 1] if place else ""
            line_right = line_keys[place + 1] if place + 1 < len(line_keys) else ""
            same_anchor = left == line_left or not {left, line_left} & _ANCHORS
            if same_anchor and (left == line_left or right == line_right):
                break
        else:
            return word
    return ""


def _moved_clause(words: list[str], line_words: list[str]) -> str:
    """A "where" or "who" that follows another content word than in the line, or ""."""

    def heads(text: list[str]) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        last = ""
        for word in text:
            low = word.lower()
            if low in _RELATIVE:
                found.setdefault(low, set()).add(last)
            elif low not in _FREE:
                last = _key(word)
        return found

    own, source = heads(words), heads(line_words)
    return next((w for w, last in own.items() if w in source and not last <= source[w]), "")


def _in_order(keys: list[str], line_keys: list[str]) -> float:
    """Share of the sentence's content words that follow the order of the line."""
    positions = [line_keys.index(key) for key in keys if key in line_keys]
    if not positions:
        return 1.0
    tails: list[int] = []  # longest non-decreasing run, by patience
    for position in positions:
        at = next((i for i, tail in enumerate(tails) if tail > position), len(tails))
        tails[at : at + 1] = [position]
    return len(tails) / len(positions)


def judge_sentence(
    sentence: str,
    line: str,
    context: tuple[str, ...] = (),
    first_words: str = "",
    verb: bool = False,
) -> Verdict:
    """Compare a sentence with its line.

    `context` holds further text it may use (names, the opening). With `verb`, the line's first word
    must be kept in its own form, so that the tense of a resume's line is the tense of the sentence.
    """

    def refuse(reason: str) -> Verdict:
        return Verdict(False, reason, 0.0)

    if not sentence.rstrip().endswith((".", "!", "?")):
        return refuse("it is cut off")
    if sentence.count("(") != sentence.count(")") or re.search(r"[\[\]{}<>*#|“”\"]", sentence):
        return refuse("it has stray signs")
    if loose := [span for span in re.findall(r"\([^()]*\)", sentence) if span not in line]:
        return refuse(f"it changes the bracket {loose[0]}")
    opening = first_words.strip()
    body = sentence[len(opening) :] if sentence.startswith(opening) else sentence
    words, line_words = _words(body), _words(line)
    if not len(words) >= 4 or len(_words(sentence)) > 48:
        return refuse(f"it has {len(_words(sentence))} words")
    if match := _FOREIGN_VOICE.search(sentence.lower()):
        return refuse(f"it speaks as or of someone else ({match.group()!r})")
    allowed = {_key(word) for text in (line, *context) for word in _words(text)}
    added = [w for w in words if w.lower() not in _FREE and _key(w) not in allowed]
    if added:
        return refuse(f"it adds {', '.join(repr(word) for word in added[:3])}")
    if moved := _moved_number(words, line_words):
        return refuse(f"the number {moved} stands elsewhere in the line")
    if moved := _moved_clause(words, line_words):
        return refuse(f"the clause with {moved!r} hangs on another word")
    keys = [_key(word) for word in words]
    runs = list(zip(keys, keys[1:], keys[2:], strict=False))
    if len(set(runs)) < len(runs):
        return refuse("it repeats itself")
    owners = {word.lower() for word in line_words} & {"my", "our", "your", "we", "i"}
    if "your" in {word.lower() for word in words} and not owners:
        return refuse("it makes something the reader's own")
    negations = {"no", "not", "never", "without", "nor"}
    lowered = {word.lower() for word in words}
    if {w.lower() for w in line_words} & negations - lowered:
        return refuse("it drops a negation")
    line_content = [_key(w) for w in line_words if w.lower() not in _FREE]
    content = [_key(w) for w in words if w.lower() not in _FREE]
    if _in_order(content, line_content) < 0.85:
        return refuse("it changes the order of the line")
    if verb and line_words and line_words[0].lower() not in lowered:
        return refuse(f"it does not keep the verb {line_words[0]!r}")
    told = set(content) & set(line_content)
    coverage = len(told) / max(1, len(set(line_content)))
    if coverage < 0.45:
        return refuse(f"it tells {coverage:.0%} of the line")
    return Verdict(True, f"keeps to its line ({coverage:.0%} of it)", coverage)
