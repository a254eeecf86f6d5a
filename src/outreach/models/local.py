"""A model on this machine: prompts to completions in batches that share what they have in common."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from outreach.models.base import LoadReport, Progress, answer_all
from outreach.models.chat import render
from outreach.records import Completion, GenerateConfig, Prompt
from outreach.text import sentences

_WORTH_SHARING = 24  # tokens; below this a shared prefix costs more than it saves
_TOP_K = 50


def _sentence_ended(text: str) -> bool:
    return "\n" in text or len(sentences(text)) > 1


@dataclass
class _Row:
    """One answer being written."""

    index: int  # of its prompt
    prompt: Prompt
    prompt_tokens: int
    noise: Any  # [max_new_tokens, top k], its own: the batch it runs in changes nothing
    new_ids: list[int] = field(default_factory=list)
    stopped: bool = False


class LocalModel:
    """A loaded Transformers model and its tokenizer. See `ChatModel`."""

    def __init__(self, model: Any, tokenizer: Any, report: LoadReport):
        from outreach.models.shared_prefix import install

        self.name = report.model
        self.report = report
        self._model = model
        self._tokenizer = tokenizer
        install(model)
        ends = model.generation_config.eos_token_id
        self._stop_ids = set(ends if isinstance(ends, list) else [ends]) - {None}
        self._stop_ids.add(tokenizer.eos_token_id)

    def count_tokens(self, text: str) -> int:
        return len(self._ids(text))

    def _ids(self, text: str) -> list[int]:
        return self._tokenizer(text, add_special_tokens=False).input_ids

    def _split(self, prompt: Prompt) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """A prompt's tokens as (what comes before the last message, the rest).

        The first part is empty when splitting there would change the tokens or is not worth it.
        """
        whole = render(self._tokenizer, prompt.messages) + prompt.first_words
        whole_ids = self._ids(whole)
        if len(prompt.messages) > 1:
            head = render(self._tokenizer, prompt.messages[:-1], answer=False)
            if whole.startswith(head):
                head_ids, rest_ids = self._ids(head), self._ids(whole[len(head) :])
                if len(head_ids) >= _WORTH_SHARING and head_ids + rest_ids == whole_ids:
                    return tuple(head_ids), tuple(rest_ids)
        return (), tuple(whole_ids)

    def answer(
        self, prompts: Sequence[Prompt], config: GenerateConfig
    ) -> Iterator[tuple[int, list[Completion]]]:
        """See `ChatModel.answer`. Rows of one batch share a prefix and have like lengths.

        A prompt is read once however many candidates are asked of it.
        """
        split = [self._split(prompt) for prompt in prompts]
        groups: dict[tuple[int, ...], list[int]] = {}
        for index, (head, _) in enumerate(split):
            groups.setdefault(head, []).append(index)
        at_once = max(1, config.batch_size // config.candidates)
        for head, members in groups.items():
            prefix = self._read_prefix(head) if head else None
            members.sort(key=lambda index: (len(split[index][1]), index))
            for start in range(0, len(members), at_once):
                rests = {index: split[index][1] for index in members[start : start + at_once]}
                yield from self._batch(prefix, head, rests, prompts, config)

    def generate(
        self, prompts: Sequence[Prompt], config: GenerateConfig, progress: Progress | None = None
    ) -> list[list[Completion]]:
        """All completions at once, in the order of the prompts."""
        return answer_all(self, prompts, config, progress)

    def _read_prefix(self, head: tuple[int, ...]) -> Any:
        import torch

        from outreach.models.shared_prefix import RowCache, forward

        ids = torch.tensor([head], device=self._model.device)
        cache = RowCache(torch.zeros_like(ids, dtype=torch.bool), len(head))
        forward(self._model, ids, cache)
        return cache

    def _batch(
        self,
        prefix: Any,
        head: tuple[int, ...],
        rests: dict[int, tuple[int, ...]],
        prompts: Sequence[Prompt],
        config: GenerateConfig,
    ) -> Iterator[tuple[int, list[Completion]]]:
        """The prompts of one batch with all their candidates."""
        import torch

        from outreach.models.shared_prefix import RowCache, forward

        started = time.perf_counter()
        device = self._model.device
        longest = max(map(len, rests.values()))
        pad_id = self._tokenizer.pad_token_id
        ids = torch.tensor(
            [[*[pad_id] * (longest - len(rest)), *rest] for rest in rests.values()], device=device
        )
        pad = torch.tensor(
            [[True] * (longest - len(rest)) + [False] * len(rest) for rest in rests.values()],
            device=device,
        )
        cache = RowCache(pad, longest, prefix)
        logits = forward(self._model, ids, cache)
        rows = [
            _Row(
                index,
                prompts[index],
                len(head) + len(rest),
                _noise(config, (*head, *rest), candidate),
            )
            for index, rest in rests.items()
            for candidate in range(config.candidates)
        ]
        spread = torch.arange(len(rests), device=device).repeat_interleave(config.candidates)
        cache.take_rows(spread, longest + config.max_new_tokens)
        logits = logits[spread]
        running = rows
        for step in range(config.max_new_tokens):
            for row, token in zip(running, _sample(logits, running, step, config), strict=True):
                self._add_token(row, token)
            keep = [at for at, row in enumerate(running) if not row.stopped]
            if not keep or step + 1 == config.max_new_tokens:
                break
            if len(keep) <= 0.8 * len(running):  # finished rows leave once it is worth the copy
                cache.take_rows(torch.tensor(keep, device=device))
                running = [running[at] for at in keep]
            last = [[row.new_ids[-1]] for row in running]
            logits = forward(self._model, torch.tensor(last, device=device), cache)
        seconds = (time.perf_counter() - started) / len(rows)
        for index in rests:
            yield index, [self._completion(row, seconds) for row in rows if row.index == index]

    def _add_token(self, row: _Row, token: int) -> None:
        if row.stopped:
            return
        row.new_ids.append(token)
        if token in self._stop_ids:
            row.stopped = True
        elif row.prompt.stop_after == "sentence":
            text = row.prompt.first_words + self._tokenizer.decode(row.new_ids)
            row.stopped = _sentence_ended(text)

    def _completion(self, row: _Row, seconds: float) -> Completion:
        written = row.new_ids[:-1] if row.new_ids[-1] in self._stop_ids else row.new_ids
        text = row.prompt.first_words + self._tokenizer.decode(written, skip_special_tokens=True)
        if row.prompt.stop_after == "sentence":
            text = next(iter(sentences(text.split("\n")[0])), "")
        return Completion(
            text=text.strip(),
            model=self.name,
            first_words=row.prompt.first_words,
            prompt_tokens=row.prompt_tokens,
            completion_tokens=len(row.new_ids),
            seconds=seconds,
            stop_reason="stop" if row.stopped else "length",
        )


def _noise(config: GenerateConfig, ids: tuple[int, ...], candidate: int) -> Any:
    """Gumbel noise of one answer, from its own prompt, number and the seed; None without sampling."""
    import torch

    if config.temperature == 0:
        return None
    digest = hashlib.sha256(repr((config.seed, candidate, ids)).encode()).digest()
    generator = torch.Generator().manual_seed(int.from_bytes(digest[:8], "big") >> 1)
    uniform = torch.rand(config.max_new_tokens, _TOP_K, generator=generator).clamp_min(1e-20)
    return -torch.log(-torch.log(uniform))


def _sample(logits: Any, rows: list[_Row], step: int, config: GenerateConfig) -> list[int]:
    """The next token of each row: top-k, top-p and temperature, drawn with the row's own noise."""
    import torch

    if config.temperature == 0:
        return logits.argmax(-1).tolist()
    values, tokens = logits.float().topk(min(_TOP_K, logits.shape[-1]), dim=-1)
    logprobs = torch.log_softmax(values / config.temperature, dim=-1)
    probabilities = logprobs.exp()
    # a token stays while what stands before it has less than top_p; the first always stays
    outside = probabilities.cumsum(-1) - probabilities >= config.top_p
    noise = torch.stack([row.noise[step] for row in rows]).to(logits.device)
    drawn = (logprobs + noise[:, : logprobs.shape[1]]).masked_fill(outside, float("-inf")).argmax(-1)
    return tokens.gather(-1, drawn[:, None])[:, 0].tolist()
