"""A model that never writes the same answer twice: finished completions are kept in the run.

What a stopped run had generated is on disk, so that starting again costs only what was not finished.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from outreach.models.base import ChatModel
from outreach.records import Completion, GenerateConfig, Prompt, to_dict
from outreach.runs import SYNC_SECONDS, append_line, each_line, line_at


def _key(model: str, prompt: Prompt, config: GenerateConfig) -> str:
    """What decides a prompt's completions: not the size of the batch, nor whom a prompt is about."""
    settings = {**asdict(config), "batch_size": None}
    asked = {name: value for name, value in to_dict(prompt).items() if name not in ("about", "mark")}
    text = json.dumps([model, asked, settings], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


class RememberingModel:
    """A ChatModel in front of another, with the completions of a run's `completions.jsonl`."""

    def __init__(self, model: ChatModel, file: Path):
        self.name = model.name
        self.report = model.report
        self.destination = model.destination
        self._model = model
        self._file = file
        # where each stands in the file: the texts of a thousand emails are not held in memory
        self._known = {line["key"]: at for at, line in each_line(file)}

    def _again(self, place: int) -> list[Completion]:
        return [
            Completion(**{**fields, "notes": tuple(fields.get("notes", ()))})
            for fields in line_at(self._file, place)["completions"]
        ]

    def count_tokens(self, text: str) -> int:
        return self._model.count_tokens(text)

    def close(self) -> None:
        """Let the model behind it go."""
        from outreach.models.load import unload

        unload(self._model)

    def answer(
        self, prompts: Sequence[Prompt], config: GenerateConfig
    ) -> Iterator[tuple[int, list[Completion]]]:
        keys = [_key(self.name, prompt, config) for prompt in prompts]
        todo = []
        for index, key in enumerate(keys):
            if key in self._known:
                yield index, self._again(self._known[key])
            else:
                todo.append(index)
        for index, completions in self._missing(prompts, config, todo):
            key = keys[index]
            if not any(completion.failure for completion in completions):  # else it is asked again
                fields = [to_dict(completion) for completion in completions]
                self._known[key] = append_line(
                    self._file, {"key": key, "completions": fields}, within=SYNC_SECONDS
                )
            yield index, completions

    def _missing(
        self, prompts: Sequence[Prompt], config: GenerateConfig, todo: Sequence[int]
    ) -> Iterator[tuple[int, list[Completion]]]:
        """Answers to what is to do. A model that batches is told of all: its batches stay as they were."""
        if in_batches := getattr(self._model, "answer_missing", None):
            yield from in_batches(prompts, config, frozenset(todo)) if todo else ()
            return
        for at, completions in self._model.answer([prompts[i] for i in todo], config):
            yield todo[at], completions
