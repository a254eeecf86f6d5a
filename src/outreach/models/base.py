"""What every model can do, local or remote."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from outreach.records import Completion, GenerateConfig, Prompt

Progress = Callable[[int, int], None]  # (prompts done, prompts in all)


@dataclass(frozen=True)
class LoadReport:
    """How a model was loaded, and why so."""

    model: str
    precision: str  # "16bit" | "4bit" | "served": what runs elsewhere decides
    compute_dtype: str
    device: str
    reason: str  # why this precision and dtype
    parameters: int
    weight_bytes: int  # parameters, buffers and quantisation state
    share_4bit: float  # of the linear weights outside embeddings and lm_head, 0 to 1
    seconds: float
    source: str = ""  # where the weights came from, with the hub's commit where it is known
    copy: str = ""  # the 4-bit copy on disk: used, saved, or why not
    chat: str = ""  # which chat format is used, and why
    engine: str = ""  # how it generates, and why
    stop_ids: tuple[int, ...] = ()  # every id that ends an answer
    rows: int = 64  # answers at once that fit in memory, by the plan
    layers_on_cpu: int = 0  # of a model whose other layers are on a card
    peak_bytes: int = 0  # on the cards while loading; without one, the process's own so far
    registry_name: str = ""  # the model of the registry that a server's model is, as far as names tell


class ChatModel(Protocol):
    """A model that answers prompts."""

    name: str
    report: LoadReport
    destination: str  # host that gets the prompts; "" when they stay on this machine

    def answer(
        self, prompts: Sequence[Prompt], config: GenerateConfig
    ) -> Iterator[tuple[int, list[Completion]]]:
        """(index of a prompt, its `config.candidates` completions) as they are finished, in any order.

        A model elsewhere takes only prompts that are marked (see records.Mark), and gives completions
        with a `failure` for what it could not get. A prompt's completions depend on the prompt, the
        settings and the seed, not on its neighbours.
        """
        ...

    def count_tokens(self, text: str) -> int:
        """Tokens of a text in this model's own vocabulary, without control tokens."""
        ...


def answer_all(
    model: ChatModel,
    prompts: Sequence[Prompt],
    config: GenerateConfig,
    progress: Progress | None = None,
) -> list[list[Completion]]:
    """The completions of every prompt, in the order of the prompts."""
    answers: list[list[Completion]] = [[] for _ in prompts]
    for done, (index, completions) in enumerate(model.answer(prompts, config), 1):
        answers[index] = completions
        if progress:
            progress(done, len(prompts))
    return answers
