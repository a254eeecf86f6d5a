"""Messages to the text a model was trained on, with nothing lost and nothing smuggled in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from outreach.errors import ModelError
from outreach.models.chat_formats import FORMATS, family_of, write
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


def merge_neighbours(messages: Sequence[Message]) -> tuple[Message, ...]:
    """The same conversation with turns of one role in a row joined, so that roles alternate."""
    merged: list[Message] = []
    for message in messages:
        if merged and merged[-1].role == message.role:
            merged[-1] = Message(message.role, f"{merged[-1].content}\n\n{message.content}")
        else:
            merged.append(message)
    return tuple(merged)


def has_template(tokenizer: Any) -> bool:
    """Whether a tokenizer brings a chat template of its own."""
    return bool(getattr(tokenizer, "chat_template", True))


def told_family(tokenizer: Any, model_type: str = "") -> str:
    """The family a tokenizer's control tokens belong to; "" when none can be told."""
    return family_of(tokenizer.get_vocab(), model_type)


def how_rendered(tokenizer: Any, family: str) -> str:
    """Which format is used and why, for the record of a load."""
    if has_template(tokenizer):
        return "the chat template of the model's own tokenizer"
    if family in FORMATS:
        return f"its tokenizer brings no chat template: the format of {FORMATS[family].source}"
    return "its tokenizer brings no chat template and its family cannot be told"


def _apply(tokenizer: Any, messages: Sequence[Message], family: str, *, answer: bool) -> str:
    turns = [Message(m.role, strip_control_strings(m.content)) for m in messages]
    if not has_template(tokenizer):
        return write(FORMATS[family], turns, answer=answer)
    told = [{"role": turn.role, "content": turn.content} for turn in turns]
    return tokenizer.apply_chat_template(told, tokenize=False, add_generation_prompt=answer)


def _with_one_bos(text: str, tokenizer: Any, family: str) -> str:
    """Exactly one BOS in front where the family wants one; some templates write two, some none."""
    bos = getattr(tokenizer, "bos_token", None)
    if not bos:
        return text
    had = text.startswith(bos)
    while text.startswith(bos):
        text = text[len(bos) :]
    wanted = family in FORMATS and FORMATS[family].bos == bos
    return bos + text if had or wanted else text


def _opened(text: str, family: str) -> str:
    """A template that ignores the wish for an answer leaves the model to write the person's next turn."""
    form = FORMATS.get(family)
    if form and form.opening and not text.rstrip().endswith(form.opening.rstrip()):
        return text + form.opening
    return text


def render(tokenizer: Any, messages: Sequence[Message], *, answer: bool = True, family: str = "") -> str:
    """The prompt text of a conversation in the model's own chat format, BOS included.

    A template that refuses a system role, or drops it in silence, gets the system text in front of
    the first user turn; one that wants turns to alternate gets neighbours joined. `family` gives the
    format where a tokenizer brings no template. Raises ModelError if a message is still lost.
    """
    from jinja2.exceptions import TemplateError

    where = getattr(tokenizer, "name_or_path", "tokenizer")
    if not has_template(tokenizer) and family not in FORMATS:
        raise ModelError(
            "its tokenizer brings no chat template and its family cannot be told",
            where=where,
            next_step="Add the chat_template.jinja of the model's own release to the folder.",
        )

    def complete(text: str, wanted: Sequence[Message]) -> bool:
        return all(strip_control_strings(m.content).strip() in text for m in wanted)

    folded = fold_system(messages)
    form = FORMATS.get(family)
    folds_itself = has_template(tokenizer) or bool(form and form.system) or family == "llama-2"
    attempts = [tuple(messages)] if folds_itself else []
    refused = ""
    for attempt in (*attempts, folded, merge_neighbours(folded)):
        try:
            text = _apply(tokenizer, attempt, family, answer=answer)
        except TemplateError as error:  # "System role not supported", "roles must alternate"
            refused = f": {error}"
            continue
        if complete(text, attempt):
            text = _with_one_bos(text, tokenizer, family)
            return _opened(text, family) if answer else text
    raise ModelError(
        f"the chat template drops a message{refused}",
        where=where,
        next_step="Use the tokenizer files of the model's own release.",
    )


def stop_ids(tokenizer: Any, model: Any, family: str, known: Sequence[int] = ()) -> frozenset[int]:
    """Every token id that ends an answer: the registry's, the release's, the tokenizer's, the family's.

    Releases forget some: Llama 3 ends with 128009, and its first configuration named only 128001.
    """
    named = model.generation_config.eos_token_id
    found = {tokenizer.eos_token_id, *(named if isinstance(named, list) else [named]), *known}
    vocabulary = tokenizer.get_vocab()
    found |= {vocabulary.get(token) for token in (FORMATS[family].ends if family in FORMATS else ())}
    return frozenset(found - {None})
