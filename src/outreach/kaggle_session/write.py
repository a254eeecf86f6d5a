"""Writes the packed run's emails in a session, one model after another, and stops in time to keep them."""

from __future__ import annotations

import contextlib
import signal
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from outreach.kaggle_session.places import open_session_run
from outreach.packing import PRECISION, Package
from outreach.pipeline import write_records
from outreach.report.html import save_report
from outreach.runs import Run


@dataclass(frozen=True)
class Written:
    """What a session came to."""

    run: Run
    rows: tuple[tuple[str, int, int, int], ...]  # model, emails there, errors, emails wanted
    in_time: bool  # False: the time was up, and the same package goes on from the run


class TimeIsUp(BaseException):
    """The session's time is used. Like KeyboardInterrupt it is no Exception: nothing swallows it."""


@contextlib.contextmanager
def stopping_after(seconds: float) -> Iterator[list[bool]]:
    """Stop what runs inside after this time; the list it gives says afterwards whether that happened.

    What a run has finished is on disk at every moment, so it may be stopped anywhere. Only in the main
    thread, where notebooks run cells; elsewhere nothing is stopped.
    """
    stopped: list[bool] = []
    if threading.current_thread() is not threading.main_thread():
        yield stopped
        return

    def ring(*_: Any) -> None:
        raise TimeIsUp

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, max(seconds, 0.001))
    try:
        yield stopped
    except TimeIsUp:
        stopped.append(True)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _same_batch(run: Run, batch: int) -> None:
    """Rows at once change no email: a run goes on with another number of them."""
    manifest = run.manifest
    if manifest:
        manifest["fingerprint"]["settings"]["writing"]["batch_size"] = batch
        run.write_manifest(manifest)


def write_session(
    package: Package,
    models: Sequence[str],
    *,
    hours: float = 11.0,
    batch: int | None = None,
    say: Callable[[str], None] = print,
) -> Written:
    """Write an email for every pair of the package with each model, into the working folder's run.

    What is there, or attached from an earlier session, is not written again. `hours` from now on it stops
    by itself, as Kaggle keeps what a session leaves only when that ends on its own. `batch` is rows at
    once, None as in the run at home.
    """
    settings = package.settings
    if batch is not None:
        settings = replace(settings, writing=replace(settings.writing, batch_size=batch))
    run = open_session_run(package)
    _same_batch(run, settings.writing.batch_size)
    started = time.monotonic()
    with stopping_after(hours * 3600) as stopped:
        write_records(
            list(package.jobs),
            list(package.resumes),
            models=models,
            out=run.folder,
            settings=settings,
            left_out=package.left_out,
            precision=PRECISION,
            say=say,
        )
    drafts = run.drafts()
    if stopped:
        hours_used = (time.monotonic() - started) / 3600
        say(f"Stopped after {hours_used:.1f} hours: what is finished is in the output.")
        say("To go on: start the notebook again with this output as an input (Add Input > Your Work).")
        if drafts:
            save_report(run)
    wanted = len(package.pairs)
    rows = [
        (
            model,
            sum(draft.model == model and draft.email is not None for draft in drafts),
            sum(draft.model == model and draft.status == "error" for draft in drafts),
            wanted,
        )
        for model in models
    ]
    return Written(run, tuple(rows), not stopped)
