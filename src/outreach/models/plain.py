"""One answer by the library's own `generate`, with the choice of each token left to us."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import torch
from transformers import LogitsProcessor, LogitsProcessorList, StoppingCriteria, StoppingCriteriaList

from outreach.models import attention


class _Choice(LogitsProcessor):
    def __init__(self, pick: Callable[[Any], int]):
        self._pick = pick

    def __call__(self, input_ids: torch.Tensor, scores: torch.Tensor) -> torch.Tensor:
        only = torch.full_like(scores, float("-inf"))
        only[0, self._pick(scores)] = 0
        return only


class _Stop(StoppingCriteria):
    def __init__(self, stopped: Callable[[], bool]):
        self._stopped = stopped

    def __call__(self, input_ids: torch.Tensor, scores: torch.Tensor, **_: Any) -> torch.Tensor:
        return torch.full((input_ids.shape[0],), self._stopped(), device=input_ids.device)


@torch.inference_mode()
def generate(
    model: Any,
    ids: Sequence[int],
    max_new_tokens: int,
    pick: Callable[[Any], int],
    stopped: Callable[[], bool],
) -> None:
    """Write one answer: `pick` gets the logits [1, vocabulary] of each step, `stopped` is asked after it."""
    was = model.config._attn_implementation
    if was == attention.NAME:  # ours reads a cache of its own
        model.set_attn_implementation("sdpa")
    try:
        given = torch.tensor([list(ids)], device=model.device)
        model.generate(
            input_ids=given,
            attention_mask=torch.ones_like(given),
            max_new_tokens=max_new_tokens,
            do_sample=False,
            eos_token_id=None,
            logits_processor=LogitsProcessorList([_Choice(pick)]),
            stopping_criteria=StoppingCriteriaList([_Stop(stopped)]),
        )
    finally:
        if was == attention.NAME:
            model.set_attn_implementation(was)
