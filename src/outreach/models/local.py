"""A model on this machine: prompts to completions in batches that share what they have in common."""

from __future__ import annotations

import hashlib
import logging
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from outreach.errors import ModelError
from outreach.models.base import LoadReport, Progress, answer_all
from outreach.models.chat import how_rendered, render, stop_ids, told_family
from outreach.models.memory import CONTEXT
from outreach.models.prefixes import group_by_prefix, in_batch_order, stems
from outreach.records import Completion, GenerateConfig, Prompt
from outreach.text import sentences

_TOP_K = 50


def _sentence_ended(text: str) -> bool:
    return "\n" in text or len(sentences(text)) > 1


def _is_out_of_memory(error: Exception) -> bool:
    """Whether a card's or the main memory ran out; torch tells the latter as a plain RuntimeError."""
    import torch

    if isinstance(error, (MemoryError, torch.OutOfMemoryError)):
        return True
    return "can't allocate memory" in str(error) or "not enough memory" in str(error)


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

    destination = ""  # prompts stay on this machine

    def __init__(
        self,
        model: Any,
        tokenizer: Any,
        report: LoadReport,
        family: str = "",
        known_stops: Sequence[int] = (),
    ):
        from outreach.models import attention, shared_prefix

        self._model = model
        self._tokenizer = tokenizer
        model_type = model.config.model_type
        self._family = family or told_family(tokenizer, model_type)
        self._stop_ids = stop_ids(tokenizer, model, self._family, known_stops)
        self._border = shared_prefix.long_rope_from(model.config)
        self._shares = model_type in attention.CHECKED
        self._is_packed = False
        if self._shares:
            attention.install(model)
            engine = "our own loop: batches share what prompts have in common"
        else:
            engine = f"plain generate, one answer at a time: our own loop is not tested with {model_type!r}"
        self.name = report.model
        self.report = replace(
            report,
            chat=how_rendered(tokenizer, self._family),
            engine=engine,
            stop_ids=tuple(sorted(self._stop_ids)),
        )

    def close(self) -> None:
        """Let go of the weights; the model cannot answer afterwards."""
        from outreach.models.quantized import release

        self._model = None
        release()

    def count_tokens(self, text: str) -> int:
        return len(self._ids(text))

    def _ids(self, text: str) -> list[int]:
        return self._tokenizer(text, add_special_tokens=False).input_ids

    def text_of(self, prompt: Prompt) -> str:
        """The text a model is given for a prompt, control tokens and first words included."""
        text = render(self._tokenizer, prompt.messages, family=self._family)
        # [/INST] is followed by a space in the formats that use it
        apart = " " if prompt.first_words and not text[-1:].isspace() else ""
        return text + apart + prompt.first_words

    def answer(
        self, prompts: Sequence[Prompt], config: GenerateConfig
    ) -> Iterator[tuple[int, list[Completion]]]:
        """See `ChatModel.answer`. What prompts share is read once, however many candidates are asked.

        Rows of one batch share a prefix and have like lengths. A batch that memory has no room for is
        cut in half and tried again.
        """
        yield from self.answer_missing(prompts, config, frozenset(range(len(prompts))))

    def answer_missing(
        self, prompts: Sequence[Prompt], config: GenerateConfig, missing: frozenset[int]
    ) -> Iterator[tuple[int, list[Completion]]]:
        """Answers to the prompts whose indexes are `missing`, the same as if all had been asked.

        In 16 bits a near tie can fall either way with the shape of a batch: so the batches are those of all
        prompts, and one with nothing missing is left out.
        """
        if not self._is_packed:  # as late as this, so that who loads a model to read its weights finds them
            from outreach.models.packed import pack

            pack(self._model)
            self._is_packed = True
        if not self._shares:
            yield from self._one_by_one(sorted(missing), prompts, config)
            return
        ids = [tuple(self._ids(self.text_of(prompt))) for prompt in prompts]
        sides: dict[bool, dict[int, tuple[int, ...]]] = {}
        crossing = []
        for index, given in enumerate(ids):
            is_long = self._border is not None and len(given) > self._border
            if self._border is not None and not is_long and len(given) + config.max_new_tokens > self._border:
                crossing.append(index)
            else:
                sides.setdefault(is_long, {})[index] = given
        for is_long, members in sides.items():
            for index, completions in self._answer_side(members, missing, prompts, config, is_long=is_long):
                if index in missing:
                    yield index, completions
        if left := [index for index in crossing if index in missing]:
            yield from self._one_by_one(left, prompts, config)

    def _answer_side(
        self,
        ids: dict[int, tuple[int, ...]],
        missing: frozenset[int],
        prompts: Sequence[Prompt],
        config: GenerateConfig,
        *,
        is_long: bool,
    ) -> Iterator[tuple[int, list[Completion]]]:
        """Answers of the batches with a missing one, of prompts on one side of a rope's border.

        `ids` are the tokens of all prompts there.
        """
        from outreach.models.shared_prefix import rope_side

        longest = max(map(len, ids.values())) + config.max_new_tokens
        # the plan's answers at once are of CONTEXT tokens each; the cache grows with the length
        rows = max(1, min(config.batch_size, self.report.rows * CONTEXT // longest))
        for group in group_by_prefix(ids, max(1, rows // config.candidates)):
            if missing.isdisjoint(group.members):
                continue
            head = ids[group.members[0]][: group.length]
            rests = {index: ids[index][group.length :] for index in group.members}
            waiting = in_batch_order(rests)
            with rope_side(self._model, is_long=is_long):
                prefix = self._read_prefix(head) if head else None
                while waiting:
                    now = waiting[: max(1, rows // config.candidates)]
                    if missing.isdisjoint(now):
                        waiting = waiting[len(now) :]
                        continue
                    try:
                        done = self._answer_batch(
                            prefix, head, {index: rests[index] for index in now}, prompts, config, rows
                        )
                    except (MemoryError, RuntimeError) as error:
                        if not _is_out_of_memory(error):
                            raise
                        if rows == 1:
                            raise ModelError(
                                f"memory ran out over one answer of {longest} tokens",
                                where=self.name,
                                next_step="Close other programs, shorten the inputs, or use a smaller model.",
                            ) from error
                        rows = max(1, rows // 2)
                        logging.getLogger("outreach").warning("memory ran out: %d answers at once now", rows)
                        continue
                    waiting = waiting[len(now) :]
                    yield from done.items()

    def _answer_batch(
        self,
        prefix: Any,
        head: tuple[int, ...],
        rests: dict[int, tuple[int, ...]],
        prompts: Sequence[Prompt],
        config: GenerateConfig,
        rows: int,
    ) -> dict[int, list[Completion]]:
        """Every candidate of these prompts; more of them than fit at once come in turns."""
        done: dict[int, list[Completion]] = {index: [] for index in rests}
        for first in range(0, config.candidates, rows):
            numbers = range(first, min(first + rows, config.candidates))
            for index, completions in self._batch(prefix, head, rests, prompts, config, numbers):
                done[index] += completions
        return done

    def _one_by_one(
        self, indexes: Iterable[int], prompts: Sequence[Prompt], config: GenerateConfig
    ) -> Iterator[tuple[int, list[Completion]]]:
        """Answers by the library's own `generate`: for models and prompts our loop is not made for.

        Such a prompt starts before a border where the model makes all its keys anew (long rope), or
        belongs to a model type that our attention is not tested with.
        """
        from outreach.models.plain import generate

        for index in indexes:
            ids = self._ids(self.text_of(prompts[index]))
            completions = []
            for candidate in range(config.candidates):
                started = time.perf_counter()
                row = _Row(index, prompts[index], len(ids), _noise(config, tuple(ids), candidate))

                def pick(logits: Any, row: _Row = row) -> int:
                    token = _sample(logits, [row], len(row.new_ids), config)[0]
                    self._add_token(row, token)
                    return token

                generate(self._model, ids, config.max_new_tokens, pick, lambda row=row: row.stopped)
                completions.append(self._completion(row, time.perf_counter() - started))
            yield index, completions

    def generate(
        self, prompts: Sequence[Prompt], config: GenerateConfig, progress: Progress | None = None
    ) -> list[list[Completion]]:
        """All completions at once, in the order of the prompts."""
        return answer_all(self, prompts, config, progress)

    def _read_prefix(self, head: tuple[int, ...]) -> Any:
        import torch

        from outreach.models.row_cache import RowCache
        from outreach.models.shared_prefix import forward

        ids = torch.tensor([head], device=self._model.device)
        cache = RowCache(torch.zeros_like(ids, dtype=torch.bool), len(head))
        forward(self._model, ids, cache)
        return cache

    def _read_rests(self, prefix: Any, rests: dict[int, tuple[int, ...]]) -> tuple[Any, Any]:
        """(the cache of a batch, logits of each prompt's last token).

        What some of the prompts share beyond the prefix is read once and its keys copied.
        """
        import torch

        from outreach.models.row_cache import RowCache
        from outreach.models.shared_prefix import forward

        device = self._model.device
        lengths = stems(rests)
        first = list(dict.fromkeys(rest[: lengths[index]] for index, rest in rests.items()))
        tails = [rest[lengths[index] :] for index, rest in rests.items()]
        ids, pad = self._padded(first)
        further = max(map(len, tails)) if len(first) == len(rests) else 0
        cache = RowCache(pad, ids.shape[1] + further, prefix)
        if ids.shape[1]:
            forward(self._model, ids, cache)
        if len(first) < len(rests):
            number = {stem: at for at, stem in enumerate(first)}
            owners = [number[rest[: lengths[index]]] for index, rest in rests.items()]
            cache.take_rows(torch.tensor(owners, device=device))
        ids, pad = self._padded(tails)
        cache.add_part(pad)
        return cache, forward(self._model, ids, cache)

    def _padded(self, rows: Sequence[Sequence[int]]) -> tuple[Any, Any]:
        """(token ids [B, longest], which of them are pads), padded on the left."""
        import torch

        longest = max(map(len, rows))
        fill = self._tokenizer.pad_token_id
        ids = [[*[fill] * (longest - len(row)), *row] for row in rows]
        pad = [[True] * (longest - len(row)) + [False] * len(row) for row in rows]
        device = self._model.device
        shape = (len(rows), longest)
        return (
            torch.tensor(ids, dtype=torch.long, device=device).view(shape),
            torch.tensor(pad, dtype=torch.bool, device=device).view(shape),
        )

    def _batch(
        self,
        prefix: Any,
        head: tuple[int, ...],
        rests: dict[int, tuple[int, ...]],
        prompts: Sequence[Prompt],
        config: GenerateConfig,
        numbers: range,
    ) -> list[tuple[int, list[Completion]]]:
        """The prompts of one batch with these of their candidates."""
        import torch

        from outreach.models.shared_prefix import forward

        started = time.perf_counter()
        device = self._model.device
        cache, logits = self._read_rests(prefix, rests)
        rows = [
            _Row(
                index,
                prompts[index],
                len(head) + len(rest),
                _noise(config, (*head, *rest), candidate),
            )
            for index, rest in rests.items()
            for candidate in numbers
        ]
        spread = torch.arange(len(rests), device=device).repeat_interleave(len(numbers))
        if len(numbers) > 1:
            cache.take_rows(spread)
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
        return [
            (index, [self._completion(row, seconds) for row in rows if row.index == index]) for index in rests
        ]

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
