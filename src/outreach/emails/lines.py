"""Lines of a job and a resume as a sentence can be made of them: which ones, from which words on.

Real lists have no full stop, begin with a verb, a noun or "You will", and hold two sentences in one item.
Nothing here ranks lines or asks a model.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from outreach.checks.verbs import PAST, SAME_IN_BOTH
from outreach.text import sentences

LEAST_WORDS, MOST_WORDS = 4, 40
_LONG = 14  # words from which an item of several sentences is taken apart
_SIGNS = re.compile(r"[·|@•]|https?:|www\.|\(\s*$")
# Of a list's item without a full stop these say that it has no end, or is a label.
# What points at a sentence before it, which the email does not have.
_POINTS_BACK = re.compile(
    r"\b(?:such|the (?:first|second|former|latter|other) (?:kind|one|sort))\b|"
    r"^(?:one|two|three|\w+teen|\w+ty|some|most|all|none|both) (?:had|have|has|are|were|is|was|of them)\b|"
    r"^(?:\S+ ){1,6}(?:it|them|this|that)\.?$",
    re.IGNORECASE,
)
# Two sentences or a heading run together where a PDF had a line's end: "of census tables Three stories".
_RUN_TOGETHER = re.compile(
    r"[a-z] (?:The|A|An|This|These|It|They|Our|My|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten) [a-z]"
)
_NO_END = re.compile(r"(?:[:,;/&–-]|\b(?:and|or|the|a|of|to|for|with|in))$", re.IGNORECASE)
_TO_WORK = re.compile(
    r"^(?:you(?:[’']ll| will| would|[’']d| are going to)|we(?:[’']d| would) (?:like|love|want) you to|"
    r"we (?:want|need) (?:you|someone|somebody) to|"
    r"(?:the|this) (?:[\w-]+ ){1,4}(?:will|would)|the job is to|your (?:job|task|work) (?:is|will be) to|to)"
    r"(?: also| then)? (?=[a-z])",
    re.IGNORECASE,
)
_YOU = re.compile(r"^You (?:also )?(?=[a-z])")
_OWN = re.compile(r"^(?:I|We) (?:have |also )?(?=[a-z])")
# What follows a verb and hardly a noun: "Own the services", "Plan and book".
_AFTER_VERB = frozenset(
    "the a an our all any your every each both their its his her up out to that how what these those "
    "them".split()
)
_VERBS = frozenset(
    "act advise agree analyse analyze answer apply approve arrange ask assemble assess assist audit "
    "automate bake balance book brief bring build buy calculate calibrate call calm care carry chair "
    "chase check choose clean close coach code collect communicate compare compile complete conduct "
    "configure connect contribute coordinate counsel count cover create cut debug decide define deliver "
    "deploy describe design develop diagnose direct document draft draw drive edit enforce ensure "
    "estimate evaluate examine explain extend feed file find fit fix follow gather get give grade grow "
    "guide handle help hire hold host identify implement improve inspect install interview introduce "
    "investigate join keep know label launch lead learn liaise listen load look maintain make manage map "
    "mark measure meet mentor migrate mix model monitor move negotiate observe open operate order "
    "organise organize oversee own pack pair partner patrol pay perform pick plan port practice practise "
    "prepare present price process produce promote propose protect provide publish raise rank reach read "
    "receive recommend reconcile record recruit reduce refine repair replace report represent research "
    "resolve respond review rotate route run scale schedule see select sell send serve set sew shape "
    "share sign sit solve sort source spend split stand start steer stock store study supervise supply "
    "support take talk teach tell test tidy track train translate travel treat trim turn understand "
    "update use validate visit walk wash watch weigh welcome weld wire work write".split()
)
Shape = Literal["does", "did", "noun", "is", "state"]


@dataclass(frozen=True)
class Told:
    """A line as it is given to a model: what it says, and the kind of words it begins with."""

    line: str  # as the source has it, word for word
    text: str  # without "You will" or "I", with a full stop
    # "does": a verb, "did": its past, "noun": what the work was, "is": a function, "state": a full sentence
    shape: Shape


def statements(lines: tuple[str, ...] | list[str]) -> list[str]:
    """The lines that say something, long items taken apart into their sentences, each once."""
    found: dict[str, None] = {}
    for line in lines:
        pieces = sentences(line) if len(line.split()) > _LONG else [line]
        pieces = [part for piece in pieces for part in piece.split("; ")]
        found.update(dict.fromkeys(piece.strip() for piece in pieces if is_statement(piece.strip())))
    return list(found)


def bare_verbs(text: str) -> bool:
    """Whether a verb after a comma or "and" stands as it did after "we": "sells tents and repair them"."""
    for match in re.finditer(r"(?:,| and| or) ([a-z]+) ([a-z]+)", text):
        if match[1] in _VERBS and match[2] in _AFTER_VERB | {"everything", "them", "what"}:
            return True
    return bool(re.search(r"\b\w+s and (?:have|are|do|" + "|".join(sorted(_VERBS)) + r")\b", text))


def is_statement(line: str) -> bool:
    """Whether a line can be told in one sentence: neither a label nor a piece of one."""
    words = line.split()
    if (
        not LEAST_WORDS <= len(words) <= MOST_WORDS
        or _SIGNS.search(line)
        or line.endswith("?")
        or _POINTS_BACK.search(line)
        or _RUN_TOGETHER.search(line)
    ):
        return False
    if not line[0].isalnum() or line[0].islower():  # the rest of a line that was cut
        return False
    return not _NO_END.search(line.rstrip("."))


# An item that breaks off: the last of a list without "and", as in "Open the store, cash handling, alarm".
_LOOSE_END = re.compile(
    r",\s(?!(?:and|or|but|so|then|not|also|too|which|who|that|where|when|with|without|from|for|to|at|in|on|by|"
    r"of|as|under|over|after|before|since|until|some|most|all|each|both|one|two|three|\d\S*|\w+ly)\b)"
    r"[\w’'-]+(?: [\w’'-]+)?\.?$"
)
_FUNCTION = re.compile(
    r"^(?:(?:lead|design|deputy|safety|technical|project|staff|union|course|team|vice) )?"
    r"(?:head|director|chair|lead|leader|manager|developer|member|mentor|delegate|maintainer|author|editor|"
    r"owner|representative|trainer|coach|secretary|treasurer|engineer|contact) (?:of|for|to|on) "
    r"(?!.*\bsince\b)",
    re.IGNORECASE,
)
_HEAD_ENDS = re.compile(
    r"[,;:(]|\b(?:of|for|with|in|on|at|to|from|that|which|beside|under|by|per|as|after|before|between|"
    r"without|during|than|across)\b"
)
_DETERMINED = frozenset(
    "a an the all every each both one two three four five six seven eight nine ten eleven twelve half some "
    "many several".split()
)
_UNCOUNTED = frozenset(
    "work care dispatch maintenance management payroll support design research development quality health "
    "advice software equipment compliance analysis administration production supervision experience "
    "knowledge insurance breakfast lunch parking holiday pay access".split()
)


def reads_whole(text: str) -> bool:
    """Whether an item goes on to its end as a sentence does: no list that breaks off."""
    return not _LOOSE_END.search(text)


def bears_no_article(text: str) -> bool:
    """Whether a noun's item can stand after "your work covers": "two depots", but not "kitchen of nine"."""
    words = _HEAD_ENDS.split(text.lower())[0].replace(".", "").split()
    if not words:
        return False
    head = re.sub(r"[’']s?$", "", words[-1])
    plural = head.endswith("s") and not head.endswith("ss")
    if words[0] in _DETERMINED or words[0][0].isdigit() or plural:
        return True
    return head.endswith("ing") or head in _UNCOUNTED


def _shape(text: str) -> Shape:
    words = [word.strip(",.;:").lower() for word in text.split()]
    first, second = words[0], words[1] if len(words) > 1 else ""
    if first in _DONE_TO_ONE or (second == "by" and first.endswith("ed")):
        return "state"
    if _FUNCTION.match(text):
        return "is"
    if first in PAST or (first.endswith("ed") and first not in ("need", "speed", "feed", "seed")):
        return "did"
    if first in _VERBS or first in SAME_IN_BOTH:
        named = second in _PEOPLE or second == "of" or second.endswith("ing")  # "Design lead for", "Chair of"
        named = named or (first in ("code", "design", "stock", "price", "work") and second.endswith("s"))
        return "noun" if named and second not in ("everything", "anything") else "does"
    if first.endswith("ing"):
        return "noun"
    if not first.isalpha() or first in _FINITE or _SUBJECT.match(text):
        return "noun"
    if second in _AFTER_VERB and first not in _NO_VERBS and not first.endswith(_OF_NOUNS):
        return "does"
    return "noun"


# What was done to the writer and not by them: "Promoted after a year".
_DONE_TO_ONE = frozenset(
    "discharged promoted hired mentioned awarded nominated elected certified selected invited appointed "
    "chosen named licensed honoured honored seconded based employed asked".split()
)
_OF_NOUNS = ("ion", "ment", "ity", "ness", "s", "ly")
_PEOPLE = frozenset("lead developer engineer manager designer author editor officer planner owner".split())
_NO_VERBS = frozenset(
    "responsible experience one two three four five six member part head lead-in author editor assistant "
    "somewhere nobody somebody everybody "
    "everything all most some both work head not only just".split()
)
_SUBJECT = re.compile(r"^(?:we|our|you|your|this|the|it|there|they|as|if|in|on|at|i|my)\b", re.IGNORECASE)
_FINITE = PAST - {"set", "lost", "left"} | frozenset("is are was were will has have now".split())


def _finite(text: str) -> bool:
    """Whether it has a subject and a verb of its own: "Late deliveries fell", but not "Kitchen of nine"."""
    # "Food cost down from 34 to 27 percent", "Wharfe Water, 2021: leak detection"
    if re.search(r"\b(?:down|up) (?:from|by|to)\b|[:;]|\b(?:19|20)\d\d\b", text):
        return True
    head = re.split(r"[,;:(]|\b(?:that|which|who|where|what|when)\b", text)[0].lower().split()
    if _SUBJECT.match(text) or any(word.strip(".") in _FINITE for word in head[1:]):
        return True
    # "One lorry reported four degrees", but not "Signs printed in braille"
    following = head[2:]
    return any(
        word.endswith("ed") and (after in _AFTER_VERB or after in _DETERMINED or after[0].isdigit())
        for word, after in zip(head[1:], following, strict=False)
    )


def whole_lines(lines: tuple[str, ...] | list[str]) -> list[str]:
    """The lines of a post up to one that runs into another part of a resume: the rest is not of the post."""
    end = next((at for at, line in enumerate(lines) if _RUN_TOGETHER.search(line)), len(lines))
    return list(lines[:end])


def _joined(text: str) -> str:
    """The last of two things done, with "and" where an item has a comma alone: "opened the shop, counted"."""
    before, comma, last = text.rpartition(", ")
    first, second = [*last.lower().split(), "", ""][:2]
    plain_list = comma and "," not in before and not re.search(r"\b(?:which|who|that)\b", before)
    done = first in PAST or first.endswith("ed")
    if plain_list and done and (second in _AFTER_VERB or second[:1].isdigit()):  # but "…, used by 640 shops"
        return f"{before} and {last}"
    return text


def told(line: str) -> Told:
    """The line as a model should get it, beginning with what the sentence goes on with after its opening."""
    text = line.strip()
    stripped = _TO_WORK.sub("", text, count=1)
    if stripped == text:
        stripped = _OWN.sub("", text, count=1)
    if (
        stripped == text
        and (match := _YOU.match(text))
        and _shape(text[match.end() :].capitalize()) == "does"
    ):
        stripped = text[match.end() :]
    taken = stripped != text
    stripped = stripped[0].upper() + stripped[1:]
    shape = _shape(stripped)
    if not taken and shape == "noun" and _finite(stripped):
        shape = "state"
    if shape == "did":
        stripped = _joined(stripped)
    if taken and shape == "noun" and not stripped.split()[0].endswith("ing"):
        shape = "does"  # what stands after "you will" is a verb
    if taken:  # "You steer the budget, and you explain it" goes on as it began
        stripped = re.sub(r"(,? and|,? or|;|,) you(?:[’']ll| will| would)? (?=[a-z])", r"\1 ", stripped)
    if not stripped.endswith((".", "!", "…")):
        stripped += "."
    return Told(line, stripped, shape)
