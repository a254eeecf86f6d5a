"""The same writing on Ray: groups of pairs go to models that live in workers, drafts come back.

Ray schedules, ships, and starts lost workers again; nothing of that is done here. Each group is written
as in one process, with the same batches and seed, so that it does not matter which worker has it. Ray is
an optional extra: pip install "outreach[ray]".
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from outreach.checks import Others, others_of
from outreach.emails.write import PAIRS_AT_ONCE, Pair, write_emails
from outreach.errors import MissingDependency, ModelError
from outreach.models.base import LoadReport
from outreach.records import Draft, draft_from_dict, job_from_dict, resume_from_dict, to_dict
from outreach.settings import Settings


@dataclass(frozen=True)
class Workers:
    """How many models are loaded, and what each is given."""

    count: int
    cpus: float  # processors for each
    gpus: float  # cards for each
    reason: str


def choose_workers(wanted: int, cpus: float, gpus: float) -> Workers:
    """`wanted` workers over the cards of a cluster, or over its processors where there are no cards.

    With `wanted` 0 there is one for each card, or one in all without cards: a model on a processor
    uses all of its cores.
    """
    if gpus:
        count = wanted or max(1, int(gpus))
        return Workers(count, 1, gpus / count, f"{count} models on {gpus:g} cards")
    count = wanted or 1
    return Workers(count, max(1.0, cpus // count), 0, f"{count} models on {cpus:g} processors")


class _Writer:
    """One loaded model in a worker. Called with a group of pairs, gives their drafts as plain types."""

    def __init__(self, model: str, precision: str, settings: Settings, others: Others, threads: int):
        os.environ.setdefault("OMP_NUM_THREADS", str(threads))
        from outreach.models.load import load_model

        self._model = load_model(model, precision)
        self._settings = settings
        self._others = others

    def __call__(self, row: dict[str, Any]) -> dict[str, Any]:
        pairs = [(job_from_dict(job), resume_from_dict(resume)) for job, resume in row["pairs"]]
        finished = frozenset(row["finished"])
        drafts = write_emails(pairs, self._model, self._settings, finished=finished, others=self._others)
        return {"drafts": [to_dict(draft) for draft in drafts], "report": asdict(self._model.report)}


def _groups(
    pairs: Sequence[Pair], model: str, finished: frozenset[str]
) -> Iterator[tuple[list[Pair], list[str]]]:
    """(pairs that share batches, keys of those that are written already), as `write_emails` groups them."""
    for start in range(0, len(pairs), PAIRS_AT_ONCE):
        group = list(pairs[start : start + PAIRS_AT_ONCE])
        keys = {f"{job.job_id}_{resume.resume_id}_{model}" for job, resume in group}
        if not keys <= finished:
            yield group, sorted(keys & finished)


def write_on_ray(
    pairs: Sequence[Pair],
    model: str,
    name: str,
    settings: Settings,
    *,
    precision: str = "auto",
    workers: int = 0,
    finished: frozenset[str] = frozenset(),
    tell: Callable[[str], None] = lambda line: None,
    loaded: Callable[[LoadReport], None] = lambda report: None,
) -> Iterator[Draft]:
    """Drafts for `pairs` as groups of them are done, in any order; see `write_emails`.

    `model` is what `load_model` takes, `name` what drafts call it. Uses the Ray cluster that is there
    (RAY_ADDRESS), else starts one on this machine. A worker that dies is started again and its group
    written anew; a group that is lost three times raises ModelError. Raises MissingDependency without Ray.
    `tell` is given how many workers there are and why, `loaded` once how a worker loaded the model.
    """
    try:
        import ray
        import ray.data
    except ModuleNotFoundError as error:
        raise MissingDependency(
            "Ray is not installed", next_step='Install it: pip install "outreach[ray]"'
        ) from error
    began = not ray.is_initialized()
    if began:
        # a worker sees the same folders and settings as this process
        ray.init(include_dashboard=False, log_to_driver=False, logging_level="ERROR")
    try:
        ray.data.DataContext.get_current().enable_progress_bars = False
        there = ray.cluster_resources()
        share = choose_workers(workers, there.get("CPU", 1), there.get("GPU", 0))
        rows = [
            {"pairs": [[to_dict(job), to_dict(resume)] for job, resume in group], "finished": done}
            for group, done in _groups(pairs, name, finished)
        ]
        if not rows:
            return
        written = ray.data.from_items(rows, override_num_blocks=len(rows)).map(
            _Writer,
            fn_constructor_args=(model, precision, settings, others_of(pairs), max(1, int(share.cpus))),
            compute=ray.data.ActorPoolStrategy(size=share.count),
            num_cpus=share.cpus,
            num_gpus=share.gpus or None,
            max_restarts=-1,
            max_task_retries=3,
        )
        tell(f"  workers: {share.reason}")
        known = False
        for row in written.iter_rows():
            if not known:
                loaded(LoadReport(**{**row["report"], "stop_ids": tuple(row["report"]["stop_ids"])}))
                known = True
            for draft in row["drafts"]:
                yield draft_from_dict(draft)
    except ray.exceptions.RayError as error:
        raise ModelError(
            f"Ray could not finish ({type(error).__name__}: {str(error).splitlines()[0][:200]})",
            where=name,
            next_step="What is written is kept: the same command goes on from here.",
        ) from error
    finally:
        if began:
            ray.shutdown()
