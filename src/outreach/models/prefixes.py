"""Which prompts begin alike: what a batch can read once and keep for all of its rows.

Works on token ids alone and knows nothing of messages or models.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

WORTH_SHARING = 24  # tokens; below this a shared beginning costs more than it saves
Ids = tuple[int, ...]


def common_length(one: Sequence[int], other: Sequence[int]) -> int:
    """How many tokens two sequences begin with alike."""
    length = min(len(one), len(other))
    if one[:length] == other[:length]:
        return length
    low, high = 0, length  # the first `low` are alike, the first `high` are not
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if one[:middle] == other[:middle] else (low, middle)
    return low


@dataclass(frozen=True)
class PrefixGroup:
    """Prompts whose first `length` tokens are the same."""

    length: int  # tokens; 0 when nothing worth it is shared
    members: tuple[int, ...]  # keys of the prompts


def _shared(lengths: Sequence[int]) -> int:
    return min(lengths) if lengths and min(lengths) >= WORTH_SHARING else 0


def group_by_prefix(prompts: Mapping[int, Ids], at_once: int) -> list[PrefixGroup]:
    """Groups of prompts, each with the beginning it shares; `at_once` prompts fill a batch.

    A group is split where its parts share more than the whole does, as long as that makes no more
    batches: a beginning shared within a batch is read once all the same (see `stems`). The last token
    of a prompt is never shared, since its logits are needed.
    """
    order = sorted(prompts, key=lambda key: (prompts[key], key))
    alike = [
        min(common_length(prompts[one], prompts[other]), len(prompts[one]) - 1, len(prompts[other]) - 1)
        for one, other in itertools.pairwise(order)
    ]

    def batches(count: int) -> int:
        return -(-count // at_once)

    def divide(start: int, end: int) -> list[PrefixGroup]:
        inner = alike[start : end - 1]
        whole = PrefixGroup(_shared(inner), tuple(order[start:end]))
        if end - start == 1:
            return [whole]
        least = min(inner)
        cuts = [start, *(start + at + 1 for at, length in enumerate(inner) if length == least), end]
        parts = [(one, other) for one, other in itertools.pairwise(cuts)]
        if sum(batches(other - one) for one, other in parts) > batches(end - start):
            return [whole]
        return [group for one, other in parts for group in divide(one, other)]

    return divide(0, len(order)) if order else []


def stems(rests: Mapping[int, Ids]) -> dict[int, int]:
    """How many first tokens of each prompt of a batch other prompts of it share; 0 for none.

    Prompts with a common stem have the same number, so that the stem is read once and copied.
    """
    order = sorted(rests, key=lambda key: (rests[key], key))
    found = dict.fromkeys(rests, 0)
    start = 0
    while start < len(order):
        end, shared = start + 1, 0
        while end < len(order):
            one, other = rests[order[start]], rests[order[end]]
            length = min(common_length(one, other), len(one) - 1, len(other) - 1)
            # a shorter stem for more prompts is taken only while nothing already shared is given up
            if length < WORTH_SHARING or (shared and length < 0.8 * shared):
                break
            shared = min(shared, length) if shared else length
            end += 1
        if end - start > 1:
            found.update(dict.fromkeys(order[start:end], shared))
        start = end
    return found


def in_batch_order(rests: Mapping[int, Ids]) -> list[int]:
    """The prompts of a group as batches take them: those with a common stem together, like lengths near."""
    lengths = stems(rests)
    families: dict[Ids, list[int]] = {}
    for index, rest in rests.items():
        family = rest[: lengths[index]] if lengths[index] else (-1, index)
        families.setdefault(family, []).append(index)
    ordered = [sorted(members, key=lambda index: (len(rests[index]), index)) for members in families.values()]
    ordered.sort(key=lambda members: (len(rests[members[-1]]), members[0]))
    return [index for members in ordered for index in members]
