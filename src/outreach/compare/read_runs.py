"""What a run folder tells of each of its models, read tolerantly: an absent file is "not measured"."""

from __future__ import annotations

import json
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from outreach.checks.format import CHECK_NAMES as FORMAT_CHECKS
from outreach.compare.intervals import Rate, rate
from outreach.compare.rows import CheckError, Criterion, Human
from outreach.errors import RunError
from outreach.records import Draft
from outreach.runs import Run

LABELS = {
    "candidate_named": "Names the candidate",
    "company_named": "Names the hiring company",
    "company_pitch": "Company pitch of 2 to 3 sentences",
    "opportunity": "Opportunity in 2 to 3 sentences",
    "candidate_pitch": "Speaks of the candidate's own work",
    "call_to_action": "Invites to a next step",
    "plain_text": "No bullet points",
    "no_leftovers": "No placeholders or leftovers",
    "complete": "Not cut off",
    "no_repetition": "Says nothing twice",
    "wrong_company": "No other company as the hiring one",
    "wrong_role": "No other role than the job's",
}


@dataclass(frozen=True)
class Licence:
    """What a licence says of fine-tuning."""

    licence: str
    tuning: str
    score: float
    source: str


@cache
def licences() -> dict[str, Licence]:
    """By name, from licences.yaml."""
    import yaml

    text = files("outreach.compare").joinpath("licences.yaml").read_text(encoding="utf-8")
    return {entry["licence"]: Licence(**entry) for entry in yaml.safe_load(text)}


def tolerant_lines(path: Path) -> list[dict[str, Any]]:
    """The records of a JSONL file that others write; lines that are no record are left out."""
    if not path.exists():
        return []
    found = []
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        try:
            record = json.loads(line)
        except ValueError:
            continue
        if isinstance(record, dict):
            found.append(record)
    return found


def group_of(check: Any) -> str:
    """The group of a check; those of form are known by name."""
    told = getattr(check, "group", "")
    if check.check in FORMAT_CHECKS or not told:
        return "format" if check.check in FORMAT_CHECKS else "other"
    return told


def facts_checked(draft: Draft) -> bool:
    """Whether a draft was checked for facts, too: runs of earlier versions were for form alone."""
    return any(group_of(check) == "grounding" for check in draft.checks)


def keeps(draft: Draft, name: str) -> bool:
    """Whether no result of one check is a failure."""
    return all(check.passed for check in draft.checks if check.check == name)


def keeps_form(draft: Draft) -> bool:
    """Whether a draft keeps to every criterion of form."""
    own = [check for check in draft.checks if group_of(check) == "format"]
    return bool(own) and all(check.passed for check in own)


def criteria_of(drafts: Sequence[Draft], errors: dict[str, CheckError]) -> tuple[Criterion, ...]:
    """One criterion a check, in the order of the drafts, each beside its own error rate."""
    seen: dict[str, str] = {}
    for draft in drafts:
        for check in draft.checks:
            seen.setdefault(check.check, group_of(check))
    found = []
    for name, group in seen.items():
        having = [draft for draft in drafts if any(check.check == name for check in draft.checks)]
        counted = rate(sum(keeps(draft, name) for draft in having), len(having))
        label = LABELS.get(name, name.replace("_", " ").capitalize())
        found.append(Criterion(name, label, group, counted, errors.get(name)))
    return tuple(found)


def _flagged(drafts: Sequence[Draft], wanted: set[str]) -> Rate | None:
    """Emails in which a check of these names failed; None when no draft has such a check."""
    having = [draft for draft in drafts if any(check.check in wanted for check in draft.checks)]
    if not having:
        return None
    return rate(sum(any(not c.passed and c.check in wanted for c in d.checks) for d in having), len(having))


def wrong_company_rate(drafts: Sequence[Draft]) -> Rate | None:
    return _flagged(drafts, {"wrong_company"})


def unfounded_rate(drafts: Sequence[Draft]) -> Rate | None:
    """Emails with a fact that no source holds, by the checks of facts."""
    names = {check.check for draft in drafts for check in draft.checks if group_of(check) == "grounding"}
    return _flagged(drafts, names)


def read_check_errors(path: Path | None) -> dict[str, CheckError]:
    """Each check's own error rate from a file of measured ones; {} without it.

    It is what `benchmarks/quality.py --gold` writes, whose frozen half is taken; or JSON with a table or
    list under "checks", where "precision" and "recall" of each are [right, n] or {"right": ..., "n": ...}.
    Raises RunError when it is no JSON.
    """
    if path is None or not path.is_file():
        return {}
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise RunError(f"is not JSON ({error})", where=path.name) from error
    if isinstance(told, dict) and "frozen" in told:
        measured = told["frozen"]["corruption"]["checks"]
        told = {
            name: {"precision": [entry["hit"], entry["found"]], "recall": [entry["hit"], entry["bad"]]}
            for name, entry in measured.items()
        }
    table = told.get("checks", told) if isinstance(told, dict) else told
    entries = (
        table.items() if isinstance(table, dict) else ((e.get("check", e.get("name")), e) for e in table)
    )
    found = {}
    for name, entry in entries:
        if not isinstance(entry, dict) or not isinstance(name, str):
            continue
        precision, recall = (_counted(entry.get(key)) for key in ("precision", "recall"))
        if precision or recall:
            found[name] = CheckError(precision, recall, path.name)
    return found


def _counted(told: Any) -> Rate | None:
    if isinstance(told, list | tuple) and len(told) >= 2 and all(type(part) is int for part in told[:2]):
        right, n = told[:2]
    elif isinstance(told, dict) and type(told.get("n")) is int:
        right = next((told[k] for k in ("right", "passed", "hits", "successes", "k") if k in told), None)
        n = told["n"]
    else:
        return None
    return rate(right, n) if type(right) is int and 0 <= right <= n and n else None


def _standing(lines: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    lines = list(lines)
    undone = {line.get("undoes") for line in lines if line.get("kind") == "undo"}
    return [line for line in lines if line.get("entry") is None or line.get("entry") not in undone]


def human_of(run: Run, model: str) -> Human | None:
    """What people decided on a model's drafts; None when nobody has looked at any."""
    lines = _standing(tolerant_lines(run.folder / "reviews.jsonl"))
    last: dict[str, dict[str, Any]] = {}
    for line in lines:
        is_review = line.get("kind", "review") == "review" and "decision" in line
        if is_review and line.get("model") == model and line["decision"] != "skipped":
            last[str(line.get("key"))] = line
    wins = _blind_wins(lines, model)
    if not last and wins is None:
        return None
    decisions = [line["decision"] for line in last.values()]
    edits = [line["edit_distance"] for line in last.values() if line["decision"] == "edited"
             and isinstance(line.get("edit_distance"), int | float)]  # fmt: skip
    seconds = [line["seconds"] for line in last.values() if isinstance(line.get("seconds"), int | float)]
    return Human(
        reviewed=len(last),
        unedited=rate(decisions.count("approved"), len(last)),
        edited=decisions.count("edited"),
        rejected=decisions.count("rejected"),
        median_edit=statistics.median(edits) if edits else None,
        median_seconds=statistics.median(seconds) if seconds else None,
        blind_wins=wins,
    )


def _blind_wins(lines: Sequence[dict[str, Any]], model: str) -> Rate | None:
    chosen = [
        line
        for line in lines
        if line.get("kind") == "preference"
        and model in (line.get("left"), line.get("right"))
        and line.get("choice") in ("left", "right", "tie")
        and not line.get("repeat")
    ]
    if not chosen:
        return None
    won = sum(line["choice"] != "tie" and line.get(line["choice"]) == model for line in chosen)
    return rate(won, len(chosen))


def what_left(run: Run, model: str, is_local: bool) -> tuple[str, float | None]:
    """(in words, score) what of a model's requests left the machine, from sent.jsonl."""
    sent = [line for line in tolerant_lines(run.folder / "sent.jsonl") if line.get("model") == model]
    if not sent:
        if is_local:
            return "nothing left the machine: the model ran on it", 1.0
        return "not recorded", None
    places = sorted({str(line.get("destination", "elsewhere")) for line in sent})
    clear = sum(line.get("mark") != "masked" for line in sent)
    if clear:
        told = f"{len(sent)} requests went to {', '.join(places)}, {clear} of them not masked"
        return told, 0.0
    return f"{len(sent)} requests went to {', '.join(places)}, names and contacts masked", 0.5
