"""What every model can do, local or remote."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from outreach.records import Completion, GenerateConfig, Prompt

Progress = Callable[[int, int], None]  # (prompts done, prompts in all)


@dataclass(frozen=True)
class LoadReport:
    """How a model was loaded, and why so."""

    model: str
    precision: str  # "16bit" | "4bit"
    compute_dtype: str
    device: str
    reason: str  # why this precision and dtype
    weight_bytes: int  # parameters, buffers and quantisation state
    share_4bit: float  # of the linear weights outside embeddings and lm_head, 0 to 1
    seconds: float


class ChatModel(Protocol):
    """A model that answers prompts."""

    name: str
    report: LoadReport

    def generate(
        self,
        prompts: Sequence[Prompt],
        config: GenerateConfig,
        progress: Progress | None = None,
    ) -> list[list[Completion]]:
        """`config.candidates` completions for each prompt, in the order of the prompts."""
        ...

    def count_tokens(self, text: str) -> int:
        """Tokens of a text in this model's own vocabulary, without control tokens."""
        ...
