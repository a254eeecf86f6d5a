"""Messages to the text a model was trained on, with nothing lost and nothing smuggled in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from outreach.errors import ModelError
from outreach.records import Message

# Control strings of every family we load: in outside text they could end a turn or open another.
_CONTROL = re.compile(
    r"<\|[^|<>\n]{1,40}\|>|\[/?INST\]|<</?SYS>>|</?s>|<unk>|<pad>|<bos>|<eos>|"
    r"\[/?(?:SYSTEM_PROMPT|AVAILABLE_TOOLS|TOOL_CALLS|TOOL_RESULTS)\]",
    re.IGNORECASE,
)


def strip_control_strings(text: str) -> str:
    """A text without any family's control strings; repeated, as removal can make a new one."""
    while (stripped := _CONTROL.sub("", text)) != text:
        text = stripped
    return text


def fold_system(messages: Sequence[Message]) -> tuple[Message, ...]:
    """The same conversation with the system text in front of the first user turn."""
    if not messages or messages[0].role != "system":
        return tuple(messages)
    system, *rest = messages
    for index, message in enumerate(rest):
        if message.role == "user":
            rest[index] = Message("user", f"{system.content}\n\n{message.content}")
            return tuple(rest)
    return (Message("user", system.content), *rest)


def _apply(tokenizer: Any, messages: Sequence[Message], *, answer: bool) -> str:
    turns = [{"role": m.role, "content": strip_control_strings(m.content)} for m in messages]
    return tokenizer.apply_chat_template(turns, tokenize=False, add_generation_prompt=answer)


def render(tokenizer: Any, messages: Sequence[Message], *, answer: bool = True) -> str:
    """The prompt text of a conversation in the model's own chat format, BOS included.

    A template that refuses a system role, or drops it in silence, gets the system text in front of
    the first user turn. Raises ModelError if a message is still lost.
    """
    from jinja2.exceptions import TemplateError

    def complete(text: str, wanted: Sequence[Message]) -> bool:
        return all(strip_control_strings(m.content).strip() in text for m in wanted)

    try:
        text = _apply(tokenizer, messages, answer=answer)
        if complete(text, messages):
            return text
    except TemplateError:
        pass  # "System role not supported": folded below
    folded = fold_system(messages)
    text = _apply(tokenizer, folded, answer=answer)
    if not complete(text, folded):
        raise ModelError(
            "the chat template drops a message",
            where=getattr(tokenizer, "name_or_path", "tokenizer"),
            next_step="Use the tokenizer files of the model's own release.",
        )
    return text
