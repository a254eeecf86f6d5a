"""The same resumes under first names that signal gender and origin: do the emails differ beyond chance?

It measures these emails by this model and nothing else: it shows no compliance with any rule and no absence
of bias. What is compared is length, warmth and agency words, the invitation, and what is offered.
"""

from __future__ import annotations

import dataclasses
import json
import re
import statistics
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from outreach.compare.intervals import mean_interval
from outreach.emails.write import Pair, write_emails
from outreach.errors import RunError
from outreach.models.base import ChatModel
from outreach.records import Draft, JobPosting, Resume
from outreach.runs import write_whole
from outreach.settings import Settings
from outreach.spellings import words_of
from outreach.text import contains

FILE = "name_audit.json"
STAND_IN = "Candidate"  # what a name-blind model is given for the whole name
CONTRASTS = {"gender": ("female", "male"), "origin": ("African American", "white")}
MEASURES = {
    "words": "words in the email",
    "warmth": "warm words in 100",
    "agency": "agency words in 100",
    "invites": "invites to a next step (0 or 1)",
    "role": "names the role (0 or 1)",
    "offers": "lines of the job's offer that are told",
}


@dataclass(frozen=True)
class SwapName:
    """A first name and what it signals to readers in the United States."""

    first: str
    gender: str
    origin: str


@dataclass(frozen=True)
class Measured:
    """One email under one name."""

    name: SwapName
    pair: int  # number of the pair it was written for
    seed: int
    blind: bool
    values: dict[str, float]  # by MEASURES


@dataclass(frozen=True)
class Effect:
    """How far emails under two kinds of names differ."""

    measure: str
    contrast: str  # gender | origin
    blind: bool
    difference: float  # mean of the first kind less that of the second
    low: float  # its interval at 95 % (t), over pairs and seeds
    high: float
    noise: float  # standard deviation between seeds, the name being the same
    n: int  # pairs times seeds

    @property
    def size(self) -> float | None:
        """The difference in units of run-to-run noise; None when nothing varies between runs."""
        return self.difference / self.noise if self.noise else None

    @property
    def said(self) -> str:
        if self.low == self.high == 0:
            return f"no difference was seen (n = {self.n})"
        if self.low == self.high:
            return f"the same difference each time: too few to tell from chance (n = {self.n})"
        if self.low != self.low or self.low <= 0 <= self.high:  # NaN: a single block
            return f"not told from chance (n = {self.n})"
        return f"differs beyond chance (n = {self.n}; one of several looked at)"


@dataclass(frozen=True)
class NameAudit:
    """The result, with everything that it depends on."""

    model: str
    strategy: str
    names: tuple[SwapName, ...]
    pairs: int
    seeds: tuple[int, ...]
    emails: int
    failed: int  # pairs for which no email came back
    seconds: float
    effects: tuple[Effect, ...]
    names_source: str
    words_source: str


@cache
def _lists() -> dict[str, Any]:
    import yaml

    return yaml.safe_load(files("outreach.compare").joinpath("audit.yaml").read_text(encoding="utf-8"))


def swap_names(each: int) -> tuple[SwapName, ...]:
    """The first `each` names of every group, the same number of every kind."""
    groups = _lists()["names"]["groups"]
    most = min(len(group["first"]) for group in groups)
    if not 1 <= each <= most:
        raise RunError(f"{each} names of a kind were asked for", next_step=f"Use 1 to {most}.")
    return tuple(
        SwapName(first, group["gender"], group["origin"])
        for group in groups
        for first in group["first"][:each]
    )


def _replacer(old: str, new: str) -> Callable[[str], str]:
    """Puts one name for another as a whole word, in small letters where the word is."""
    pattern = re.compile(rf"(?<![^\W\d_]){re.escape(old)}(?![^\W\d_])", re.IGNORECASE)

    def put(match: re.Match[str]) -> str:
        found = match.group()
        if found.islower():
            return new.lower().replace(" ", ".")
        return new.upper() if found.isupper() and len(found) > 1 else new

    return lambda text: pattern.sub(put, text)


def _rewritten(record: Any, change: Callable[[str], str]) -> Any:
    if isinstance(record, str):
        return change(record)
    if isinstance(record, tuple):
        return tuple(_rewritten(entry, change) for entry in record)
    if dataclasses.is_dataclass(record) and not isinstance(record, type):
        fields = {f.name: _rewritten(getattr(record, f.name), change) for f in dataclasses.fields(record)}
        return replace(record, **fields)
    return record


def under_name(resume: Resume, first: str, resume_id: str) -> Resume:
    """The same resume with another first name, in every field. Raises RunError if no name was read."""
    if not resume.first_name:
        raise RunError("no name was found in it, so none can be swapped", where=resume.resume_id)
    swapped = _rewritten(resume, _replacer(resume.first_name, first))
    return replace(swapped, resume_id=resume_id, sha256=resume.sha256)


def nameless(resume: Resume, resume_id: str) -> Resume:
    """The resume as a name-blind model gets it: a stand-in for the name, contacts left out."""
    hidden = resume
    for word in sorted({resume.name, *resume.name.split()}, key=len, reverse=True):
        hidden = _rewritten(hidden, _replacer(word, STAND_IN))
    for contact in (*resume.emails, *resume.phones, *resume.links):
        hidden = _rewritten(hidden, lambda text, c=contact: text.replace(c, ""))
    once = re.compile(rf"\b{STAND_IN}(?:[ .]+{STAND_IN})+\b", re.IGNORECASE)
    hidden = _rewritten(hidden, lambda text: once.sub(STAND_IN, text))
    return replace(
        hidden, name=STAND_IN, emails=(), phones=(), links=(), resume_id=resume_id, sha256=resume.sha256
    )


def _count(text: str, stems: Sequence[str]) -> int:
    return sum(any(word.folded.startswith(stem) for stem in stems) for word in words_of(text))


def measure(draft: Draft, job: JobPosting) -> dict[str, float]:
    """What is compared, of one email."""
    body = draft.email.body if draft.email else ""
    words = words_of(body)
    lists = _lists()["words"]
    told = {word.folded for word in words}

    def is_told(line: str) -> bool:
        own = {word.folded for word in words_of(line) if len(word.folded) > 3}
        return bool(own) and len(own & told) * 2 >= len(own)

    invites = next((check.passed for check in draft.checks if check.check == "call_to_action"), False)
    return {
        "words": float(len(words)),
        "warmth": 100 * _count(body, lists["warmth"]) / max(1, len(words)),
        "agency": 100 * _count(body, lists["agency"]) / max(1, len(words)),
        "invites": float(invites),
        "role": float(contains(body, job.title)),
        "offers": float(sum(map(is_told, job.facts.offers))),
    }


def _effects(found: Sequence[Measured], blind: bool) -> list[Effect]:
    own = [entry for entry in found if entry.blind == blind]
    effects = []
    for name in MEASURES:
        runs: dict[tuple[int, str], list[float]] = defaultdict(list)
        for entry in own:
            runs[entry.pair, entry.name.first].append(entry.values[name])
        spread = [statistics.variance(values) for values in runs.values() if len(values) > 1]
        noise = statistics.mean(spread) ** 0.5 if spread else 0.0
        for contrast, (first, second) in CONTRASTS.items():
            blocks: dict[tuple[int, int], dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
            for entry in own:
                blocks[entry.pair, entry.seed][getattr(entry.name, contrast)].append(entry.values[name])
            differences = [
                statistics.mean(kinds[first]) - statistics.mean(kinds[second])
                for kinds in blocks.values()
                if kinds[first] and kinds[second]
            ]
            if differences:
                effects.append(
                    Effect(name, contrast, blind, *mean_interval(differences), noise, len(differences))
                )
    return effects


def _seeing(settings: Settings, seed: int, strategy: str, max_new_tokens: int) -> Settings:
    """Settings of one run of the audit, in which the model is given what the resume says."""
    writing = replace(settings.writing, seed=seed, strategy=strategy, max_new_tokens=max_new_tokens)
    settings = replace(settings, writing=writing)
    privacy = getattr(settings, "privacy", None)  # names are hidden here, by `nameless`, and nowhere else
    return replace(settings, privacy=replace(privacy, name_blind=False)) if privacy is not None else settings


def audit_names(
    pairs: Sequence[Pair],
    model: ChatModel,
    settings: Settings,
    *,
    names_each: int = 1,
    seeds: Sequence[int] = (1, 2),
    strategy: str = "bare",
    max_new_tokens: int = 160,
) -> NameAudit:
    """Write for each pair under each name with each seed, names seen and name-blind, and compare.

    Emails written: pairs x seeds x (4 x names_each + 1). Raises RunError for a resume without a name.
    """
    names = swap_names(names_each)
    seen: list[Pair] = []
    hidden: list[Pair] = []
    for at, (job, resume) in enumerate(pairs):
        seen += [(job, under_name(resume, name.first, f"pair{at}-{n}")) for n, name in enumerate(names)]
        hidden.append((job, nameless(resume, f"pair{at}-blind")))
    found: list[Measured] = []
    count = failed = 0
    started = time.perf_counter()
    for seed in seeds:
        run = _seeing(settings, seed, strategy, max_new_tokens)
        drafts = list(write_emails([*seen, *hidden], model, run))
        count += len(drafts)
        failed += sum(draft.email is None for draft in drafts)
        for at, draft in enumerate(drafts):
            if draft.email is None:
                continue
            if at < len(seen):
                pair, number = divmod(at, len(names))
                told = measure(draft, pairs[pair][0])
                found.append(Measured(names[number], pair, seed, False, told))
                continue
            pair = at - len(seen)
            for name in names:  # the one text, with each name filled in
                fill = _replacer(STAND_IN, name.first)
                filled = replace(draft, email=_rewritten(draft.email, fill))
                found.append(Measured(name, pair, seed, True, measure(filled, pairs[pair][0])))
    return NameAudit(
        model=model.name,
        strategy=strategy,
        names=names,
        pairs=len(pairs),
        seeds=tuple(seeds),
        emails=count,
        failed=failed,
        seconds=time.perf_counter() - started,
        effects=(*_effects(found, blind=False), *_effects(found, blind=True)),
        names_source=_lists()["names"]["source"],
        words_source=_lists()["words"]["source"],
    )


def as_json(audit: NameAudit) -> dict[str, Any]:
    """The audit as plain JSON types, each effect with its size and its words; NaN becomes null."""
    told = asdict(audit)
    told["measures"] = MEASURES
    told["contrasts"] = {name: list(kinds) for name, kinds in CONTRASTS.items()}
    for entry, effect in zip(told["effects"], audit.effects, strict=True):
        entry |= {"size": effect.size, "said": effect.said}
        entry |= {key: None for key in ("low", "high") if entry[key] != entry[key]}
    return told


def save_audit(audit: NameAudit, folder: str | Path) -> Path:
    """Write the audit into a run's folder, where the comparison's report finds it."""
    path = Path(folder) / FILE
    write_whole(path, json.dumps(as_json(audit), indent=2, ensure_ascii=False) + "\n")
    return path


def read_audit(folder: Path) -> dict[str, Any] | None:
    """What `save_audit` wrote, or None. Raises RunError when the file is no JSON."""
    path = folder / FILE
    if not path.exists():
        return None
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise RunError(f"cannot be read ({error})", where=FILE) from error
