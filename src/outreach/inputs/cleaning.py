"""Cleans a job page with a language model, and keeps of its answer only what the page says.

The rules of `main_text` need no model and are the default. A model may know better where a
description begins and ends; it may also leave half of it out or write lines of its own. So its
answer passes `extractive`, and too much of either brings the rules' text back, with the reason.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from outreach.errors import ModelError, OutreachError
from outreach.inputs.extractive import Extract, keep_found
from outreach.inputs.page_text import Block
from outreach.models.base import ChatModel, answer_all
from outreach.prompts.template import load_template
from outreach.records import GenerateConfig, in_clear
from outreach.text import squash

MAX_ADDED = 0.2  # of the answer's lines that the page does not have
MIN_KEPT = 0.5  # of the letters that the rules keep
_PART_TOKENS = 700  # of the page in one prompt: small enough for the smallest model's attention


@dataclass(frozen=True)
class Cleaning:
    """The description's blocks, who chose them, and why."""

    blocks: list[Block]
    by: str  # "rules" or the model's name
    reason: str


def _parts(lines: Sequence[str], count_tokens: Callable[[str], int]) -> list[list[str]]:
    """The page's lines in groups of at most `_PART_TOKENS` tokens; a longer line is a group alone."""
    parts: list[list[str]] = []
    size = 0
    for line in lines:
        tokens = count_tokens(line + "\n")
        if not parts or size + tokens > _PART_TOKENS:
            parts.append([])
            size = 0
        parts[-1].append(line)
        size += tokens
    return parts


def _ask(lines: Sequence[str], role: str, model: ChatModel) -> str:
    """The model's answers to every part of a page, one after another."""
    template = load_template("clean")
    parts = ["\n".join(part) for part in _parts(lines, model.count_tokens)]
    filled = [template.fill(role=role or "(no title found)", page=part) for part in parts]
    prompts = [in_clear(prompt, "the text of a job page; it names no candidate") for prompt in filled]
    longest = max(model.count_tokens(part) for part in parts)
    # a copy is no longer than what it copies; a model that runs on is cut off and judged by what stands
    config = GenerateConfig(max_new_tokens=longest + 20, temperature=0.0, batch_size=8)
    answers = answer_all(model, prompts, config)
    if failures := [completions[0].failure for completions in answers if completions[0].failure]:
        raise ModelError(failures[0].what)  # half a description would read as a whole one
    texts = [completions[0].text.strip() for completions in answers]
    return "\n".join(text for text in texts if text.strip(" .").upper() != "NONE")


def _kept_share(rules: Sequence[Block], extract: Extract) -> float:
    """The share of the rules' letters that an extract keeps."""
    kept = squash(" ".join(text for _, text in extract.lines))
    total = sum(len(squash(block.text)) for block in rules)
    there = sum(len(squash(block.text)) for block in rules if squash(block.text) in kept)
    return there / total if total else 1.0


def judge_cleaning(page: Sequence[Block], rules: list[Block], answer: str, by: str) -> Cleaning:
    """The blocks of a page that a model's answer keeps, or the rules' with what was wrong with it."""
    extract = keep_found([block.text for block in page], answer)
    lines = extract.found + len(extract.added)
    kept = _kept_share(rules, extract)
    if not extract.lines:
        return Cleaning(rules, "rules", f"{by} gave no line of the page back, so the rules' text is used")
    if len(extract.added) > MAX_ADDED * lines:
        return Cleaning(
            rules, "rules", f"{by} added {len(extract.added)} lines of {lines}, so the rules' text is used"
        )
    if kept < MIN_KEPT:
        return Cleaning(
            rules, "rules", f"{by} kept {kept:.0%} of the description, so the rules' text is used"
        )
    blocks = [
        page[index] if text == page[index].text else replace(page[index], text=text)
        for index, text in extract.lines
    ]
    left_out = len(page) - len({index for index, _ in extract.lines})
    return Cleaning(
        blocks,
        by,
        f"cleaned by {by}: {len(blocks)} lines of the page kept, {left_out} left out, "
        f"{len(extract.added)} added lines dropped",
    )


def clean_with(page: Sequence[Block], rules: list[Block], role: str, model: ChatModel) -> Cleaning:
    """A job page's description as `model` sees it, held to the page's own lines.

    `page` is every visible block, `rules` those that the rules take. A model that fails costs
    nothing but the reason.
    """
    try:
        answer = _ask([block.text for block in page], role, model)
    except OutreachError as error:
        return Cleaning(rules, "rules", f"{model.name} failed ({error}), so the rules' text is used")
    return judge_cleaning(page, rules, answer, model.name)
