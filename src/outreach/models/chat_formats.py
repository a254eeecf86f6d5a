"""The chat formats that model makers have published, for tokenizers that come without a template.

Written from the documents named at each, not from the template code of any release.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from outreach.records import Message


@dataclass(frozen=True)
class ChatFormat:
    """How one family writes a conversation."""

    family: str
    source: str
    bos: str  # "" when the format starts without one
    tokens: tuple[str, ...]  # special tokens that tell the family from a vocabulary
    ends: tuple[str, ...]  # tokens that end an answer
    system: str  # {text}; "" when there is no system turn and its text goes before the first user turn
    user: str
    assistant: str  # as a finished turn
    opening: str  # what asks for an answer


_FORMATS = (
    ChatFormat(
        family="llama-3",
        source="https://www.llama.com/docs/model-cards-and-prompt-formats/meta-llama-3/",
        bos="<|begin_of_text|>",
        tokens=("<|start_header_id|>", "<|eot_id|>"),
        ends=("<|eot_id|>", "<|end_of_text|>"),
        system="<|start_header_id|>system<|end_header_id|>\n\n{text}<|eot_id|>",
        user="<|start_header_id|>user<|end_header_id|>\n\n{text}<|eot_id|>",
        assistant="<|start_header_id|>assistant<|end_header_id|>\n\n{text}<|eot_id|>",
        opening="<|start_header_id|>assistant<|end_header_id|>\n\n",
    ),
    ChatFormat(
        family="phi-3",
        source="https://huggingface.co/microsoft/Phi-3-mini-4k-instruct#chat-format",
        bos="",  # its tokenizer adds none since July 2024
        tokens=("<|user|>", "<|assistant|>", "<|end|>"),
        ends=("<|end|>", "<|endoftext|>", "<|assistant|>"),
        system="<|system|>\n{text}<|end|>\n",
        user="<|user|>\n{text}<|end|>\n",
        assistant="<|assistant|>\n{text}<|end|>\n",
        opening="<|assistant|>\n",
    ),
    ChatFormat(
        family="chatml",
        source="https://huggingface.co/HuggingFaceTB/SmolLM2-135M-Instruct",
        bos="",
        tokens=("<|im_start|>", "<|im_end|>"),
        ends=("<|im_end|>",),
        system="<|im_start|>system\n{text}<|im_end|>\n",
        user="<|im_start|>user\n{text}<|im_end|>\n",
        assistant="<|im_start|>assistant\n{text}<|im_end|>\n",
        opening="<|im_start|>assistant\n",
    ),
    ChatFormat(
        family="llama-2",
        source="https://www.llama.com/docs/model-cards-and-prompt-formats/meta-llama-2/",
        bos="<s>",
        tokens=(),
        ends=("</s>",),
        system="",
        user="[INST] {text} [/INST]",
        assistant=" {text} </s>",
        opening="",
    ),
    ChatFormat(
        family="mixtral",
        source="https://huggingface.co/mistralai/Mixtral-8x7B-Instruct-v0.1#instruction-format",
        bos="<s>",
        tokens=(),
        ends=("</s>",),
        system="",
        user=" [INST] {text} [/INST]",
        assistant=" {text}</s>",
        opening="",
    ),
)
FORMATS = {form.family: form for form in _FORMATS}


def family_of(vocabulary: Sequence[str] | dict[str, int], model_type: str) -> str:
    """The family whose control tokens a vocabulary holds; "" when none can be told.

    Llama 2 and Mixtral mark turns with ordinary text: the model's type tells them apart.
    """
    for form in _FORMATS:
        if form.tokens and all(token in vocabulary for token in form.tokens):
            return form.family
    if "<s>" in vocabulary and "</s>" in vocabulary:
        return {"llama": "llama-2", "mixtral": "mixtral", "mistral": "mixtral"}.get(model_type, "")
    return ""


def write(form: ChatFormat, messages: Sequence[Message], *, answer: bool = True) -> str:
    """A conversation in a family's format. Where there is no system turn, its text must be folded before.

    Llama 2 has its own way of folding, <<SYS>>, and each of its exchanges starts with a BOS.
    """
    text, turns = form.bos, list(messages)
    if form.family == "llama-2" and turns and turns[0].role == "system":
        system = turns.pop(0).content.strip()
        first = turns.pop(0).content.strip() if turns and turns[0].role == "user" else ""
        turns.insert(0, Message("user", f"<<SYS>>\n{system}\n<</SYS>>\n\n{first}"))
    for number, message in enumerate(turns):
        template = {"system": form.system, "user": form.user, "assistant": form.assistant}[message.role]
        if not template:
            raise ValueError(f"{form.family} has no {message.role} turn")  # a bug: fold first
        if form.family == "llama-2" and message.role == "user" and number:
            text += form.bos
        text += template.replace("{text}", message.content.strip())
    return text + (form.opening if answer else "")
