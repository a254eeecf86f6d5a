"""Reversible placeholders for whoever a text is about, and the check that nothing of them is left.

A prompt is masked right before a model gets it and its answer unmasked right after (emails/blind.py),
so everything between works with the real words. Placeholders are numbered within one prompt.
Not covered: what a text tells of a person without their name, contacts, address or present employer,
such as a rare mix of past posts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from outreach.errors import PrivacyError
from outreach.identity import Identity
from outreach.models.chat import strip_control_strings
from outreach.records import Mark, Message, Prompt
from outreach.text import sentences
from outreach.traces import Span, find_spans

_ROUNDS = 3
KINDS = ("NAME", "EMAIL", "PHONE", "ADDRESS", "LINK", "EMPLOYER", "TEXT")
_KINDS_LOW = tuple(kind.lower() for kind in KINDS)
_EXACT = re.compile(rf"\[({'|'.join(KINDS)})_(\d{{1,4}})\]")
# What a model makes of a placeholder: other brackets, case, spaces, emphasis, a lost number.
_MANGLED = re.compile(
    rf"(?P<open>[\[({{<*_]{{0,6}}(?:(?<=[\[({{<])\s)?)(?<![^\W_])(?P<kind>{'|'.join(KINDS)})"
    rf"(?:(?P<sign>[\s_\-#]{{0,2}})(?P<number>\d{{1,4}}))?(?![^\W_])(?P<close>(?:\s(?=[\])}}>]))?[\])}}>*_]{{0,6}})",
    re.IGNORECASE,
)


@dataclass
class Table:
    """The placeholders of one prompt and the exact text each stands for."""

    texts: dict[str, str] = field(default_factory=dict)  # "[NAME_1]" -> "Will Rose"
    first: int = 1  # number of the first placeholder of each kind: tables that meet in one text differ
    _given: dict[tuple[str, str], str] = field(default_factory=dict)

    def placeholder(self, kind: str, text: str) -> str:
        """The placeholder of a text: the same for the same text."""
        if (kind, text) not in self._given:
            number = sum(known == kind for known, _ in self._given) + self.first
            self._given[kind, text] = f"[{kind}_{number}]"
            self.texts[f"[{kind}_{number}]"] = text
        return self._given[kind, text]

    def count(self, kind: str) -> int:
        return sum(known == kind for known, _ in self._given)

    def in_words(self) -> str:
        """What was masked, without telling it: "2 NAME, 1 EMPLOYER"."""
        counts = [f"{self.count(kind)} {kind}" for kind in KINDS if self.count(kind)]
        return ", ".join(counts) or "nothing to mask"


@dataclass(frozen=True)
class Restored:
    """A model's answer with the real words, and what could not be restored with certainty."""

    text: str
    notes: tuple[str, ...] = ()


def _is_placeholder_like(match: re.Match[str]) -> bool:
    """Whether a mangled form is meant: "Name 1" and "[name]" are, "name" and "address 5" in prose are not."""
    bracketed = bool(set(match["open"]) & set("[({<")) and bool(set(match["close"]) & set("])}>"))
    if match["number"] is None:
        return bracketed
    return bracketed or match["kind"][0].isupper() or (match["sign"] or " ")[0] == "_"


def _may_hold_placeholder(text: str) -> bool:
    """Whether a text has the word of a placeholder in it, in any case: most have not, and need no search."""
    low = text.casefold().replace("ı", "i")  # which a pattern that ignores case takes for an i
    return any(kind in low for kind in _KINDS_LOW)


def _protected(gap: str, table: Table) -> str:
    """A piece of the text itself that reads like a placeholder gets one of its own."""
    if not _may_hold_placeholder(gap):
        return gap
    return _MANGLED.sub(
        lambda m: table.placeholder("TEXT", m.group()) if _is_placeholder_like(m) else m.group(), gap
    )


def mask_text(text: str, spans: list[Span], table: Table) -> str:
    """The text with a placeholder for each span. `unmask` gives the same text back, to the letter."""
    pieces, at = [], 0
    for span in spans:
        pieces += [_protected(text[at : span.start], table)]
        pieces += [table.placeholder(span.kind, text[span.start : span.end])]
        at = span.end
    return "".join([*pieces, _protected(text[at:], table)])


def _closest(match: re.Match[str], table: Table) -> tuple[str | None, str]:
    """(text, note) for a mangled placeholder; None when nothing can be filled in."""
    kind = match["kind"].upper()
    known = [placeholder for placeholder in table.texts if placeholder.startswith(f"[{kind}_")]
    exact = f"[{kind}_{int(match['number'])}]" if match["number"] else ""
    if exact in table.texts:
        return table.texts[exact], ""
    if len(known) == 1 and kind in ("NAME", "EMPLOYER"):
        return table.texts[known[0]], "" if not exact else f"a placeholder came back as {match.group()!r}"
    if kind == "NAME" and known:
        return table.texts[known[0]], f"a placeholder for the name came back as {match.group()!r}"
    return None, f"a sentence with {match.group()!r}, which nothing fills, was left out"


def unmask(text: str, table: Table) -> Restored:
    """The text with every placeholder filled in, mangled ones too; a sentence with an unknown one goes."""
    if not _may_hold_placeholder(text):
        return Restored(text)
    notes: dict[str, None] = {}
    everything = text + "".join(table.texts.values())
    # stands where nothing could be filled in, until its sentence is taken out
    cut = next(char for char in map(chr, range(0xE000, 0xF8FF)) if char not in everything)

    def mend(match: re.Match[str]) -> str:
        if not _is_placeholder_like(match):
            return match.group()
        filled, note = _closest(match, table)
        if note:
            notes[note] = None
        # emphasis or a bracket that belongs to the sentence and not to the placeholder stays
        before = match["open"] if match["open"].count("(") and not match["close"].count(")") else ""
        return before + (cut if filled is None else filled)

    def between(piece: str) -> str:
        return _MANGLED.sub(mend, piece)

    restored, at = [], 0
    for match in _EXACT.finditer(text):
        if match.group() in table.texts:
            restored += [between(text[at : match.start()]), table.texts[match.group()]]
            at = match.end()
    joined = "".join([*restored, between(text[at:])])
    if cut in joined:
        joined = "\n".join(_without(cut, line) for line in joined.split("\n"))
    return Restored(joined, tuple(notes))


def _without(cut: str, line: str) -> str:
    if cut not in line:
        return line
    return " ".join(sentence for sentence in sentences(line) if cut not in sentence)


def _blanked(masked: str) -> str:
    """A masked text with every placeholder blanked to the same length, so that places stay the same."""
    return _EXACT.sub(lambda match: "\n" + "|" * (len(match.group()) - 2) + "\n", masked)


def _mask_more(masked: str, spans: list[Span], table: Table) -> str:
    for span in reversed(spans):
        text = masked[span.start : span.end]
        if not _EXACT.search(text):  # one across a placeholder is left for the check to refuse
            masked = f"{masked[: span.start]}{table.placeholder(span.kind, text)}{masked[span.end :]}"
    return masked


class Masker:
    """Masks prompts that are written for one person.

    With `employers`, present employers go too: for what leaves this machine.
    """

    def __init__(self, identity: Identity, *, employers: bool):
        self._identity = identity
        self._employers = employers
        self._spans: dict[str, list[Span]] = {}  # of texts seen before: examples come with every prompt

    def spans(self, text: str) -> list[Span]:
        if text not in self._spans:
            self._spans[text] = find_spans(text, self._identity, employers=self._employers)
        return self._spans[text]

    def mask(self, prompt: Prompt) -> tuple[Prompt, Table]:
        """The prompt with placeholders, unmarked, and the table that undoes them."""
        table = Table()
        # control strings go first: taking one out later could join what stands around it to a name
        turns = [(turn.role, strip_control_strings(turn.content)) for turn in prompt.messages]
        messages = tuple(Message(role, self.masked(text, table)) for role, text in turns)
        first = self.masked(strip_control_strings(prompt.first_words), table)
        return replace(prompt, messages=messages, first_words=first, mark=None), table

    def masked(self, text: str, table: Table) -> str:
        """One text, masked until a new search finds nothing: what is left may read differently."""
        spans = self.spans(text)
        if not spans and not _may_hold_placeholder(text):
            return text
        masked = mask_text(text, spans, table)
        for _ in range(_ROUNDS):
            left = self.spans(_blanked(masked))
            if not left:
                break
            masked = _mask_more(masked, left, table)
        return masked

    def mask_to_send(self, prompt: Prompt) -> tuple[Prompt, Table]:
        """Like `mask`, checked and marked. Raises PrivacyError, and then nothing may be sent."""
        if not self._identity.name:
            raise PrivacyError(
                "no name was found in the resume, so it cannot be taken out of what would be sent",
                next_step="Use a model on this machine, or give the resume a line with the name alone.",
            )
        if self._employers and self._identity.employer_unknown:
            raise PrivacyError(
                f"{self._identity.employer_unknown}, so it cannot be taken out of what would be sent",
                next_step="Use a model on this machine, or name the employer beside these dates in the resume.",  # noqa: E501
            )
        masked, table = self.mask(prompt)
        for text in (*(message.content for message in masked.messages), masked.first_words):
            self.check(text)
        return replace(masked, mark=Mark("masked", table.in_words(), masked.digest)), table

    def check(self, masked: str) -> None:
        """Search a masked text anew, placeholders blanked. Raises PrivacyError if anything is left."""
        left = self.spans(_blanked(masked))
        if left:
            kinds = ", ".join(sorted({span.kind for span in left}))
            raise PrivacyError(
                f"after masking something identifying is still in the text ({kinds}), so nothing was sent",
                next_step="Use a model on this machine for this person, and report it.",
            )
