"""A run folder: one JSONL a stage, one text file an email, a manifest; written whole or not at all."""

from __future__ import annotations

import contextlib
import datetime
import json
import os
import platform
import tempfile
import threading
import time
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from outreach.errors import RunError
from outreach.records import (
    Draft,
    JobPosting,
    Resume,
    draft_from_dict,
    job_from_dict,
    resume_from_dict,
    to_dict,
)
from outreach.settings import Settings

_APPENDING = threading.Lock()  # models elsewhere and on this machine write at the same time
_SYNCED: dict[Path, float] = {}  # when what was appended to a file was last made durable
SYNC_SECONDS = 1.0  # of a run's work that a power cut may cost: every line by itself costs as much as a check
FORGOTTEN = "forgotten"  # stands in place of a removed resume's hash
REVIEW_LOCK = ".review.lock"  # held while a person reviews; says who and since when
_PACKAGES = (
    "outreach",
    "torch",
    "transformers",
    "accelerate",
    "bitsandbytes",
    "pypdf",
    "pypdfium2",
    "google-generativeai",
    "google-genai",
)


def write_whole(path: Path, text: str | Iterable[str], *, durable: bool = True) -> None:
    """Write a file through a temporary one beside it and a rename: never seen half written.

    A text may come in pieces. Without `durable` a power cut may leave it empty.
    """
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-", suffix=".part")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.writelines([text] if isinstance(text, str) else text)
            file.flush()
            if durable:
                os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def append_line(path: Path, record: dict[str, Any], *, within: float = 0.0) -> int:
    """Append one JSON line and make it durable; returns the place in the file where it begins.

    A torn last line of an earlier stop is cut first. With `within` lines are made durable once in so many
    seconds, and by `make_durable`; that the process is killed costs none of them.
    """
    line = json.dumps(record, ensure_ascii=False) + "\n"
    with _APPENDING, path.open("a+b") as file:
        size = file.seek(0, os.SEEK_END)
        if size:
            file.seek(size - 1)
            if file.read(1) != b"\n":
                file.seek(0)
                file.truncate(file.read().rfind(b"\n") + 1)
        start = file.seek(0, os.SEEK_END)
        file.write(line.encode())
        file.flush()
        if time.monotonic() - _SYNCED.get(path, -within) >= within:
            os.fsync(file.fileno())
            _SYNCED[path] = time.monotonic()
    return start


def make_durable(path: Path) -> None:
    """Make what was appended to a file durable."""
    if path.exists():
        with path.open("ab") as file:
            os.fsync(file.fileno())
    _SYNCED.pop(path, None)


def read_lines(path: Path) -> list[dict[str, Any]]:
    """The records of a JSONL file; a last line torn by a stop is left out."""
    return [record for _, record in each_line(path)]


def each_line(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """(place in the file, record) of each line of a JSONL file, one in memory at a time."""
    if not path.exists():
        return
    with path.open("rb") as file:
        at = 0
        for line in file:
            if line.endswith(b"\n") and len(line) > 1:
                yield at, json.loads(line)
            at += len(line)


def line_at(path: Path, place: int) -> dict[str, Any]:
    """The record whose line begins at a place that `each_line` or `append_line` told."""
    with path.open("rb") as file:
        file.seek(place)
        return json.loads(file.readline())


def package_versions() -> dict[str, str]:
    """Installed versions of the packages that decide a result."""
    found = {"python": platform.python_version()}
    for name in _PACKAGES:
        with contextlib.suppress(PackageNotFoundError):
            found[name] = version(name)
    return found


def machine_kind() -> dict[str, Any]:
    """What kind of machine this is, without its name, user or addresses."""
    return {
        "system": platform.system(),
        "architecture": platform.machine(),
        "cores": os.cpu_count(),
    }


class Run:
    """One run folder, open for reading and adding to."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.emails = folder / "emails"
        self._changing = threading.RLock()
        self._places: tuple[tuple[int, ...], dict[str, int]] | None = None  # see _draft_places

    @property
    def name(self) -> str:
        return self.folder.name

    # --- manifest -------------------------------------------------------------------------------

    @property
    def manifest(self) -> dict[str, Any]:
        file = self.folder / "manifest.json"
        return json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}

    def changes(self, fingerprint: dict[str, Any]) -> list[str]:
        """What differs from what this run was begun with, in words; empty for a new or equal run.

        Resumes and jobs that were only added are no change: what stands stays right.
        """
        before = self.manifest.get("fingerprint")
        return _differences(before, fingerprint) if before is not None else []

    def start(self, fingerprint: dict[str, Any], settings: Settings) -> None:
        """Begin or continue. Raises RunError when the folder was made from something else."""
        if changed := self.changes(fingerprint):
            raise RunError(
                f"was made with something else: {'; '.join(changed)}",
                where=f"run {self.name}",
                next_step="Add --start-over (the old run is kept beside it), choose another --out, "
                "or give the same as before to go on.",
            )
        manifest = self.manifest
        forgotten = {
            name: FORGOTTEN
            for name, mark in manifest.get("fingerprint", {}).get("resumes", {}).items()
            if mark == FORGOTTEN
        }
        if forgotten:
            fingerprint = {**fingerprint, "resumes": {**fingerprint.get("resumes", {}), **forgotten}}
        begun = {
            "settings": asdict(settings),
            "seed": settings.writing.seed,
            "versions": package_versions(),
            "machine": machine_kind(),
            "started": utc_now(),
        }
        self.write_manifest({**begun, **manifest, "fingerprint": fingerprint})

    def forgotten(self) -> set[str]:
        """Ids of resumes that were removed from this run."""
        marks = self.manifest.get("fingerprint", {}).get("resumes", {})
        return {name for name, mark in marks.items() if mark == FORGOTTEN}

    def add_to_manifest(self, **entries: Any) -> None:
        with self._changing:
            self.write_manifest({**self.manifest, **entries})

    def add_load(self, model: str, load: dict[str, Any], strategy: str) -> None:
        """Note in the manifest how a model was loaded or reached, in place of what stood there of it."""
        with self._changing:
            before = self.manifest
            loads = [entry for entry in before.get("loads", []) if entry["model"] != model]
            names = dict.fromkeys([*before.get("models", []), model])
            self.add_to_manifest(models=list(names), loads=[*loads, load], strategy=strategy)

    def write_manifest(self, manifest: dict[str, Any]) -> None:
        text = json.dumps(manifest, indent=2, ensure_ascii=False, sort_keys=True)
        write_whole(self.folder / "manifest.json", text + "\n")

    # --- stages ---------------------------------------------------------------------------------

    def save_inputs(self, jobs: list[JobPosting], resumes: list[Resume], unread: list[str]) -> None:
        """Write the records of all inputs; `unread` are the lines on inputs that could not be read."""
        for file_name, records in (("jobs.jsonl", jobs), ("resumes.jsonl", resumes)):
            lines = (json.dumps(to_dict(record), ensure_ascii=False) + "\n" for record in records)
            write_whole(self.folder / file_name, lines)
        self.add_to_manifest(unread=unread)

    def jobs(self) -> list[JobPosting]:
        return [job_from_dict(line) for line in read_lines(self.folder / "jobs.jsonl")]

    def resumes(self) -> list[Resume]:
        return [resume_from_dict(line) for line in read_lines(self.folder / "resumes.jsonl")]

    def drafts(self) -> list[Draft]:
        """All drafts in the order of their keys; of two with one key the later."""
        return list(self.each_draft())

    @property
    def drafts_file(self) -> Path:
        return self.folder / "drafts.jsonl"

    def each_draft(self) -> Iterator[Draft]:
        """The same as `drafts`, one in memory at a time."""
        places = self._draft_places()
        if not places:
            return
        with self.drafts_file.open("rb") as file:
            for key in sorted(places):
                file.seek(places[key])
                yield draft_from_dict(json.loads(file.readline()))

    def _draft_places(self) -> dict[str, int]:
        """Key of each draft, and where its last record begins; found once for a file that has not changed."""
        if not self.drafts_file.exists():
            return {}
        now = self.drafts_file.stat()
        state = (now.st_ino, now.st_size, now.st_mtime_ns)
        if self._places is None or self._places[0] != state:
            lines = each_line(self.drafts_file)
            keys = {f"{line['job_id']}_{line['resume_id']}_{line['model']}": at for at, line in lines}
            self._places = (state, keys)
        return self._places[1]

    def statuses(self) -> dict[str, str]:
        """Key of each draft, and what came of it."""
        found = {}
        for _, line in each_line(self.drafts_file):
            found[f"{line['job_id']}_{line['resume_id']}_{line['model']}"] = line["status"]
        return found

    def save_draft(self, draft: Draft) -> None:
        """Write the email's text file, then the record that says it is finished."""
        if draft.email is not None:
            self._save_text(draft)
        append_line(self.drafts_file, to_dict(draft), within=SYNC_SECONDS)

    def _save_text(self, draft: Draft) -> None:
        self.emails.mkdir(exist_ok=True)
        # not durable by itself, as it can be made again from the record: see `mend_texts`
        write_whole(self.emails / f"{draft.key}.txt", draft.email.as_text(), durable=False)

    def make_durable(self) -> None:
        """Make what was written so far outlast a power cut."""
        for name in ("drafts.jsonl", "completions.jsonl"):
            make_durable(self.folder / name)

    def mend_texts(self) -> int:
        """Write the text files that a power cut took or left empty; returns how many."""
        mended = 0
        for draft in self.each_draft():
            file = self.emails / f"{draft.key}.txt"
            if draft.email is not None and not (file.exists() and file.stat().st_size):
                self._save_text(draft)
                mended += 1
        return mended

    @property
    def sent_file(self) -> Path:
        """What left this machine, text for text, with the mark that let it go."""
        return self.folder / "sent.jsonl"

    def what_left(self) -> list[dict[str, Any]]:
        """What was sent off this machine, by model, host and mark: numbers of requests, no text."""
        names = ("model", "destination", "mark", "reason")
        counts: dict[tuple[str, ...], int] = {}
        for _, line in each_line(self.sent_file):
            key = tuple(
                line[name] if name != "reason" or line["mark"] == "in_clear" else "" for name in names
            )
            counts[key] = counts.get(key, 0) + 1
        return [dict(zip(names, key, strict=True)) | {"requests": count} for key, count in counts.items()]

    def log(self, line: str) -> None:
        """Add a line to run.log. Callers pass ids, counts and file kinds, never personal data."""
        with (self.folder / "run.log").open("a", encoding="utf-8") as file:
            file.write(f"{utc_now()} {line}\n")

    # --- one process at a time -------------------------------------------------------------------

    @contextlib.contextmanager
    def locked(self) -> Iterator[Run]:
        """Hold the run for this process. Raises RunError if another one holds it or a person reviews it."""
        file = take_lock(self.folder / ".lock")
        if file is None:
            who = who_reviews(self.folder)
            raise RunError(
                who or "another process is working on it",
                where=f"run {self.name}",
                next_step="Close that review first (in a notebook: restart or shut down its kernel)."
                if who
                else "Wait for it to finish, or choose another --out.",
            )
        try:
            yield self
        finally:
            file.close()


def _differences(before: Any, after: Any, path: str = "") -> list[str]:
    """The values that changed, as "resumes, resume02" or "settings, writing, seed: 7 -> 8"."""
    if before in (after, FORGOTTEN):
        return []
    if isinstance(before, dict) and isinstance(after, dict):
        found = []
        for key in before:
            where = f"{path}, {key}" if path else key
            if key not in after:
                found.append(f"{where} is gone")
            else:
                found += _differences(before[key], after[key], where)
        added = [key for key in after if key not in before and path not in ("resumes", "jobs")]
        return found + [f"{path}, {key} is new" for key in added]
    if isinstance(before, str) and len(before) >= 16:
        return [f"{path} has other content"]
    return [f"{path}: {before!r} -> {after!r}"]


def set_aside(run: Run) -> Path:
    """Move a run's folder to the first free NAME.1, NAME.2, ...; returns where it is now."""
    number = 1
    while (target := run.folder.with_name(f"{run.folder.name}.{number}")).exists():
        number += 1
    return run.folder.rename(target)


def take_lock(path: Path, *, shared: bool = False) -> Any | None:
    """An open file that holds a lock until it is closed; None when another process holds it.

    The system lets go of it when the process ends, however it ends.
    """
    file = path.open("a+", encoding="utf-8")
    try:
        import fcntl
    except ModuleNotFoundError:  # Windows: its open files cannot be renamed over, which protects too
        return file
    try:
        fcntl.flock(file, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
    except OSError:
        file.close()
        return None
    return file


def who_reviews(folder: Path) -> str:
    """Who has a review of this run open, and since when, as half a sentence; "" when nobody has."""
    path = folder / REVIEW_LOCK
    if not path.exists():
        return ""
    file = take_lock(path, shared=True)
    if file is not None:
        file.close()
        return ""
    holder = read_lines(path)
    if not holder:
        return "somebody is reviewing it"
    return f"{holder[-1]['reviewer']} has been reviewing it since {holder[-1]['since']}"


def utc_now() -> str:
    """This moment, ISO 8601 to the second."""
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")


def open_run(folder: str | Path, *, must_exist: bool = False) -> Run:
    """A run by its folder; created if need be. Raises RunError if missing or not writable."""
    path = Path(folder)
    if must_exist and not (path / "manifest.json").is_file():
        raise RunError(
            "is not a run (it has no manifest.json)",
            where=str(folder),
            next_step="Give a folder that `outreach run` made, such as runs/demo.",
        )
    try:
        (path / "emails").mkdir(parents=True, exist_ok=True)
        probe = path / ".writable"
        probe.write_text("")
        probe.unlink()
    except OSError as error:
        raise RunError(
            f"cannot be written to ({error.strerror})",
            where=str(folder),
            next_step="Choose another folder with --out.",
        ) from error
    return Run(path)


def new_run(folder: str | Path) -> Run:
    """An empty run in this folder; one that is there already is set aside as NAME.1, NAME.2, ..."""
    run = open_run(folder)
    if run.manifest:
        set_aside(run)
        run = open_run(folder)
    return run
