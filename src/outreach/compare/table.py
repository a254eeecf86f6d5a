"""The comparison of the models of some runs: a row each, and paired tests on the pairs they share."""

from __future__ import annotations

import itertools
import platform
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from outreach.compare.intervals import adjusted, compare_paired, compare_unpaired, rate
from outreach.compare.read_runs import (
    criteria_of,
    facts_checked,
    human_of,
    keeps_form,
    licences,
    read_check_errors,
    unfounded_rate,
    what_left,
    wrong_company_rate,
)
from outreach.compare.rows import CheckError, Comparison, Fit, ModelRow, PairTest
from outreach.errors import ModelError, RunError
from outreach.models.fit import plan
from outreach.models.machines import GIB, named_machines
from outreach.models.registry import ModelSpec, get_spec, list_models
from outreach.records import Draft
from outreach.runs import Run, open_run

_MEASURES = {
    "ready": "ready to send as it is, by all checks",
    "format": "passes every check of form (facts were not checked in every run, so nothing counts as ready)",
}


def _spec(model: str) -> ModelSpec | None:
    """What the registry knows of a model; None for one it does not."""
    try:
        return get_spec(model)
    except ModelError:
        return None


def _fits(spec: ModelSpec | None, precision: str) -> tuple[Fit, ...]:
    """How a known model runs on each named machine, in the precision it was run in."""
    if spec is None:
        return ()
    found = []
    for machine in named_machines():
        verdict = plan(spec, machine, precision=precision or "auto")
        if machine.refused or verdict.kind == "no":
            said = "no"
        else:
            on_cpu = f", {verdict.layers_on_cpu} layers on the CPU" if verdict.layers_on_cpu else ""
            said = f"{verdict.precision.replace('bit', '-bit')}, {verdict.batch} at once{on_cpu}"
        found.append(Fit(machine.name, "no" if said == "no" else verdict.kind, said))
    return tuple(found)


def _machine(manifest: dict[str, Any], load: dict[str, Any]) -> str:
    told = manifest.get("machine", {})
    where = f"{told.get('system', platform.system())}, {told.get('architecture', '?')}"
    device = str(load.get("device", ""))
    return f"{where}, {told.get('cores', '?')} cores{', ' + device if device else ''}"


def _ready(drafts: Sequence[Draft]) -> Any:
    """The rate of drafts that are ready; None when their facts were never checked."""
    if not drafts or not all(facts_checked(draft) for draft in drafts):
        return None
    return rate(sum(draft.status == "ready" for draft in drafts), len(drafts))


def _row(run: Run, model: str, drafts: list[Draft], errors: dict[str, CheckError]) -> ModelRow:
    manifest = run.manifest
    load = next((entry for entry in manifest.get("loads", []) if entry.get("model") == model), {})
    written = [draft for draft in drafts if draft.email is not None]
    spec = _spec(model)
    seconds = sum(draft.seconds for draft in written)
    tokens = sum(draft.completion_tokens for draft in written)
    precision = str(load.get("precision", ""))
    privacy, privacy_score = what_left(run, model, spec is not None or bool(load.get("weight_bytes")))
    terms = licences().get(spec.licence) if spec else None
    jobs = {job.job_id: job.sha256 for job in run.jobs()}
    resumes = {resume.resume_id: resume.sha256 for resume in run.resumes()}
    ready = _ready(written)
    return ModelRow(
        label=model,
        run=run.name,
        model=model,
        strategy=written[0].strategy if written else "",
        precision=precision,
        candidates=round(sum(draft.candidates for draft in written) / len(written), 1) if written else 0,
        written=len(written),
        errors=sum(draft.status == "error" for draft in drafts),
        skipped=sum(draft.status == "skipped" for draft in drafts),
        criteria=criteria_of(written, errors),
        all_format=rate(sum(map(keeps_form, written)), len(written)),
        ready=ready,
        needs_human=rate(sum(draft.status == "needs_human" for draft in written), len(written)),
        wrong_company=wrong_company_rate(written),
        unfounded=unfounded_rate(written),
        human=human_of(run, model),
        seconds_each=seconds / len(written) if written and seconds else None,
        tokens_per_second=tokens / seconds if seconds else None,
        load_seconds=load.get("seconds"),
        weight_gib=load["weight_bytes"] / GIB if load.get("weight_bytes") else None,
        machine=_machine(manifest, load),
        fits=_fits(spec, precision),
        privacy=privacy,
        privacy_score=privacy_score,
        licence=spec.licence if spec else "not in the registry",
        tuning=terms.tuning if terms else "not known",
        tuning_score=terms.score if terms else None,
        context=spec.context if spec else None,
        scores=spec.scores if spec else (),
        outcomes={
            (jobs.get(d.job_id, d.job_id), resumes.get(d.resume_id, d.resume_id)): {
                "format": keeps_form(d),
                "ready": d.status == "ready",
            }
            for d in written
        },
    )


def _labelled(rows: list[ModelRow]) -> list[ModelRow]:
    """Rows with labels that tell them apart: precision and strategy always, the run where it is needed."""
    labels = [
        ", ".join(part for part in (r.model, r.precision.replace("bit", "-bit"), r.strategy) if part)
        for r in rows
    ]
    return [
        replace(row, label=label if labels.count(label) == 1 else f"{label} (run {row.run})")
        for row, label in zip(rows, labels, strict=True)
    ]


def _tests(rows: Sequence[ModelRow], measure: str) -> tuple[PairTest, ...]:
    """Every two rows, on the pairs that both wrote if there are any; p values are raised for their number."""
    found = []
    for first, second in itertools.combinations(rows, 2):
        shared = sorted(set(first.outcomes) & set(second.outcomes))
        outcomes = [(first.outcomes[pair][measure], second.outcomes[pair][measure]) for pair in shared]
        if outcomes:
            found.append((first.label, second.label, compare_paired(outcomes)))
            continue
        counted = [
            rate(sum(told[measure] for told in row.outcomes.values()), len(row.outcomes))
            for row in (first, second)
        ]
        found.append((first.label, second.label, compare_unpaired(*counted)))
    raised = adjusted([result.p for _, _, result in found])
    return tuple(
        PairTest(first, second, result, p) for (first, second, result), p in zip(found, raised, strict=True)
    )


def compare_models(runs: Sequence[Run | str | Path], check_errors: str | Path | None = None) -> Comparison:
    """Compare the models of run folders. `check_errors` is a file with the checks' own error rates.

    Several folders may hold the same jobs and resumes: pairs are told by their files' contents. Raises
    RunError for a folder that is no run, or when there is no email at all.
    """
    errors = read_check_errors(Path(check_errors) if check_errors else None)
    opened = [run if isinstance(run, Run) else open_run(run, must_exist=True) for run in runs]
    rows: list[ModelRow] = []
    for run in opened:
        drafts: dict[str, list[Draft]] = {}
        for draft in run.drafts():
            drafts.setdefault(draft.model, []).append(draft)
        rows += [_row(run, model, found, errors) for model, found in drafts.items()]
    rows = _labelled([row for row in rows if row.written or row.errors])
    if not rows:
        raise RunError(
            "there is no email to compare",
            where=", ".join(run.name for run in opened),
            next_step="Finish a run with `outreach run`.",
        )
    judged = [row for row in rows if row.written]
    measure = "ready" if judged and all(row.ready is not None for row in judged) else "format"
    known = {row.model for row in rows}
    return Comparison(
        rows=tuple(rows),
        measure=measure,
        measure_said=_MEASURES[measure],
        tests=_tests(judged, measure),
        manifests=tuple(run.manifest for run in opened),
        runs=tuple(run.name for run in opened),
        not_run=tuple(s.name for s in list_models() if s.name not in known and not s.not_loadable),
    )
