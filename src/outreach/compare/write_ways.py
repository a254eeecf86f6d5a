"""One model written with in several ways, each into a run folder of its own, for a comparison."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path

from outreach.emails.write import Pair, write_emails
from outreach.models.load import load_model, unload
from outreach.runs import Run, new_run
from outreach.settings import Settings


def write_ways(
    pairs: Sequence[Pair], model: str, ways: Sequence[tuple[str, str]], settings: Settings, out: str | Path
) -> list[Run]:
    """Runs of the same pairs, one for each (precision, strategy), as folders in `out`.

    A folder that is there already is kept beside the new one. Raises ModelError where a way does not fit.
    """
    jobs = list({job.job_id: job for job, _ in pairs}.values())
    resumes = list({resume.resume_id: resume for _, resume in pairs}.values())
    found: list[Run] = []
    for precision, strategy in ways:
        own = replace(settings, writing=replace(settings.writing, strategy=strategy))
        loaded = load_model(model, precision)
        try:
            run = new_run(Path(out) / f"{strategy}-{precision}")
            run.start({"pairs": len(pairs), "precision": precision, "strategy": strategy}, own)
            run.save_inputs(jobs, resumes, [])
            run.add_to_manifest(models=[loaded.name], loads=[asdict(loaded.report)], strategy=strategy)
            for draft in write_emails(pairs, loaded, own):
                run.save_draft(draft)
        finally:
            unload(loaded)
        found.append(run)
    return found
