"""Reads files in processes of their own: a model can load meanwhile, and a crash costs one file.

Workers are started anew (spawn), so that it is the same on every system and beside the threads of a
notebook; they do not run the caller's script again. Addresses and pasted text are read by the caller.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import sys
import threading
import traceback
import types
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from typing import Literal

from outreach.errors import InputError, MissingDependency
from outreach.records import JobPosting, Resume

# Starting a process takes as long as reading 20 files: it pays for few while a model loads beside it
# (benchmarks/first_email.py), and for many without.
FEW_BESIDE_MODEL, FEW = 4, 64
FILES_A_WORKER = 12  # at least
MOST = 8  # workers: each holds about 90 MB
_CRASHED = InputError(
    "crashed the process that read it",
    next_step="Open it in a viewer, print it to a new PDF, and give that one.",
    kind="crashed",
)
_SWAPPING = threading.Lock()


@dataclass(frozen=True)
class InputFile:
    """A file to be read."""

    kind: Literal["job", "resume"]
    source: str
    record_id: str  # what the record is called


@dataclass(frozen=True)
class Outcome:
    """What came of reading one file: a record, or why there is none."""

    record: JobPosting | Resume | None
    told: str = ""  # why it could not be read, for a person; "" for a fault of ours
    fault: str = ""  # the type of an error that nobody foresaw
    trace: str = ""  # where it was raised


@dataclass(frozen=True)
class Readers:
    """How many processes read, and why."""

    count: int  # 0: the caller's own
    reason: str


def choose_readers(
    files: int, wanted: int | None = None, *, beside_model: bool = False, cores: int | None = None
) -> Readers:
    """How many processes read so many files, when a model loads meanwhile (`beside_model`) and when not.

    One core is left to the model. `wanted` is what a person asked for, 0 for the caller's own process.
    """
    cores = cores or _cores()
    if wanted is not None:
        return Readers(
            wanted, f"{wanted} processes, as was asked for" if wanted else "this process, as asked"
        )
    free = cores - 1 if beside_model else cores
    if free < 1:
        return Readers(0, "this process: the only core is the model's")
    if files < (FEW_BESIDE_MODEL if beside_model else FEW):
        return Readers(0, f"this process: it has read {files} before another one is up")
    count = max(1, min(free, MOST, files // FILES_A_WORKER))
    kept = ", one is left to the model" if beside_model else ""
    return Readers(count, f"{count} of {cores} cores for {files} files{kept}")


def _cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def attempt(read: Callable[[], JobPosting | Resume]) -> Outcome:
    """The outcome of reading once; no error of a file gets out."""
    try:
        return Outcome(read())
    except (InputError, MissingDependency) as error:
        return Outcome(None, told=str(error), trace=traceback.format_exc())
    except Exception as error:  # noqa: BLE001  told to a person, with its trace in the log
        return Outcome(None, fault=type(error).__name__, trace=traceback.format_exc())


def read_file(file: InputFile) -> Outcome:
    """Read one file, in whichever process this is."""
    if file.kind == "job":
        from outreach.inputs.job_page import read_job

        return attempt(lambda: read_job(file.source, file.record_id))
    from outreach.inputs.resume import read_resume

    return attempt(lambda: read_resume(file.source, file.record_id))


class ReadingApart:
    """Files that are being read by other processes from the moment this is made; close it in the end."""

    def __init__(
        self, files: Sequence[InputFile], workers: int, read: Callable[[InputFile], Outcome] = read_file
    ):
        self._files = list(files)
        self._workers = workers
        self._read = read
        self._pool, self._futures = self._start(self._files, workers)

    def _start(
        self, files: Sequence[InputFile], workers: int
    ) -> tuple[ProcessPoolExecutor, list[Future[Outcome]]]:
        context = multiprocessing.get_context("spawn")
        pool = ProcessPoolExecutor(workers, mp_context=context, initializer=_begin_worker)
        futures: list[Future[Outcome]] = []
        with _without_main():
            for file in files:
                try:
                    futures.append(pool.submit(self._read, file))
                except BrokenProcessPool as error:  # a worker is gone before all is handed out
                    futures.append(Future())
                    futures[-1].set_exception(error)
        return pool, futures

    def outcomes(self) -> Iterator[Outcome]:
        """The outcome of each file in their order, as soon as it and those before it are there."""
        todo = self._files
        while todo:
            for done, future in enumerate(self._futures):
                try:
                    yield future.result()
                except BrokenProcessPool:
                    todo = todo[done:]
                    break
            else:
                return
            # a worker is gone, and with it all that was under way: those are read again, one at a time
            ready = [_result(future) for future in self._futures[done:]]
            under_way = 2 * self._workers + 1  # what a pool may have handed out
            for file, outcome in zip(todo[:under_way], ready[:under_way], strict=True):
                yield outcome or self._alone(file)
            todo = todo[under_way:]
            if todo:
                self._pool.shutdown(wait=False, cancel_futures=True)
                self._pool, self._futures = self._start(todo, self._workers)

    def _alone(self, file: InputFile) -> Outcome:
        """Read one file with nothing beside it, so that a crash is known to be its own."""
        pool, (future,) = self._start([file], 1)
        try:
            return future.result()
        except BrokenProcessPool:
            name = os.path.basename(file.source)
            return Outcome(None, told=f"{name}: {_CRASHED}")
        finally:
            pool.shutdown(wait=False, cancel_futures=True)

    def close(self) -> None:
        """Let the workers go; what is not read yet is not read."""
        self._pool.shutdown(wait=False, cancel_futures=True)


def _result(future: Future[Outcome]) -> Outcome | None:
    """What was read before a worker was lost, if it was."""
    return future.result() if future.done() and not future.exception() else None


@contextlib.contextmanager
def _without_main() -> Iterator[None]:
    """Workers that are started in here do not run the caller's script or notebook again.

    They would run it from its top, and a script without `if __name__ == "__main__"` would start all anew.
    """
    with _SWAPPING:
        main = sys.modules["__main__"]
        sys.modules["__main__"] = types.ModuleType("__main__")
        try:
            yield
        finally:
            sys.modules["__main__"] = main


def _begin_worker() -> None:
    """In a worker: leave Ctrl+C to the parent, and end when it is gone, however it went."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()

    def follow() -> None:
        if parent is not None:
            parent.join()
        os._exit(1)

    threading.Thread(target=follow, daemon=True).start()
