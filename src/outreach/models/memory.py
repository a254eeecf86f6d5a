"""The memory a model needs, and how its layers are laid out over cards and main memory."""

from __future__ import annotations

from dataclasses import dataclass

from outreach.models import sizes
from outreach.models.machines import GIB, Machine
from outreach.models.registry import ModelSpec

CONTEXT = 2048  # tokens of prompt and answer; a condensed resume and job ad with an email take about 1,800
MOST_ROWS = 64  # answers at once that a plan offers at most
ALL_ROWS = 1024  # the largest batch that settings allow
CHUNK = 256  # tokens of a prompt read in one pass (shared_prefix.forward)
# Scores of one pass are held below this by reading fewer tokens at once (shared_prefix.forward).
SCORES_BYTES = {"cpu": GIB, "cuda": GIB // 8}
# "auto" takes 16-bit only where this many answers at once have room: one at a time is several times slower.
ROOM_ROWS = 4
# Measured on a CPU: the interpreter with torch, transformers and bitsandbytes takes 0.37 GiB. A card's
# context, its libraries and what its allocator leaves unused are assumed at 0.5 GiB a card.
PROCESS_BYTES, CARD_BYTES = int(0.5 * GIB), int(0.5 * GIB)


@dataclass(frozen=True)
class Memory:
    """Bytes that a model needs at once."""

    weights: int
    kv_cache: int
    activations: int
    overhead: int

    @property
    def total(self) -> int:
        return self.weights + self.kv_cache + self.activations + self.overhead


def memory_for(spec: ModelSpec, precision: str, dtype: str, context: int, batch: int, cards: int) -> Memory:
    """Bytes needed for `batch` answers of `context` tokens, prompt included.

    weights: counted matrix by matrix (sizes.py), quantisation state included.
    kv_cache: batch x context x layers x key-value heads x head size x 2 x bytes of a number, the formula
      of Pope et al. 2022 (arXiv 2211.05102, section 2); our cache keeps what a sliding window has passed.
      One layer's share is counted twice: it is copied when rows leave and when its buffers grow.
    activations: the largest step of our own forward pass (shared_prefix.py): attention scores, which the
      pass holds below SCORES_BYTES; the feed-forward network's inner values, three times, of a chunk of
      every row; the last position's logits in two precisions; and with 4-bit weights the one matrix that
      bitsandbytes restores at a time to multiply with it.
    overhead: the process, or for each card its context (constants above, with their origin).
    """
    shape, item = spec.config, 4 if dtype == "float32" else 2
    cache = batch * context * sizes.kv_bytes(shape, item)
    cache += cache // shape.num_hidden_layers
    tokens = batch * min(CHUNK, context)
    scores = 4 * batch * shape.num_attention_heads * min(CHUNK, context) * context * item
    activations = min(scores, SCORES_BYTES["cuda" if cards else "cpu"])
    activations += tokens * (3 * shape.intermediate_size + 4 * shape.hidden_size) * item
    activations += batch * shape.vocab_size * (item + 4)
    if precision == "4bit":
        activations += sizes.largest_matrix(shape) * item
    return Memory(
        weights=sizes.weight_bytes(shape, precision, item),
        kv_cache=cache,
        activations=activations,
        overhead=CARD_BYTES * cards if cards else PROCESS_BYTES,
    )


def spread(spec: ModelSpec, machine: Machine, precision: str, context: int, batch: int) -> list[int] | None:
    """How many layers each card takes, in order, filled evenly; None when they do not fit.

    The first card also holds the embeddings, the last one the norm and the head; every card needs room
    for its own activations.
    """
    shape, cards = spec.config, len(machine.gpus)
    whole = memory_for(spec, precision, machine.compute_dtype[0], context, batch, cards)
    layer = sizes.layer_bytes(shape, precision, 2) + whole.kv_cache // shape.num_hidden_layers
    outside = sizes.outside_weights(shape) * 2
    room = []
    for index, gpu in enumerate(machine.gpus):
        free = gpu.free_bytes - CARD_BYTES - whole.activations
        if cards == 1 or (shape.tie_word_embeddings and index == 0):
            share = outside
        else:
            share = outside // 2 if index in (0, cards - 1) and not shape.tie_word_embeddings else 0
        room.append(max(0, (free - share) // layer))
    wanted, taken = shape.num_hidden_layers, [0] * cards
    if sum(room) < wanted:
        return None
    for _ in range(wanted):  # to the emptiest card that has room, relative to what it can take
        best = min((i for i in range(cards) if taken[i] < room[i]), key=lambda i: (taken[i] / room[i], i))
        taken[best] += 1
    return taken


def device_map_of(spec: ModelSpec, taken: list[int], on_cpu: int = 0) -> dict[str, int | str]:
    """Module names to cards. bitsandbytes needs a dict: "auto" leaves a fifth of a card unused."""
    if len(taken) == 1 and not on_cpu:
        return {"": 0}
    places: list[int | str] = [card for card, count in enumerate(taken) for _ in range(count)]
    places += ["cpu"] * on_cpu
    last = len(taken) - 1
    outside: dict[str, int | str] = {"model.embed_tokens": 0, "model.rotary_emb": 0}
    layers = {f"model.layers.{index}": place for index, place in enumerate(places)}
    return {
        **outside,
        **layers,
        "model.norm": last,
        "lm_head": 0 if spec.config.tie_word_embeddings else last,
    }


def fits(spec: ModelSpec, machine: Machine, precision: str, context: int, batch: int) -> bool:
    if machine.gpus:
        return spread(spec, machine, precision, context, batch) is not None
    need = memory_for(spec, precision, machine.compute_dtype[0], context, batch, 0)
    return need.total <= machine.free_ram


def most_rows(spec: ModelSpec, machine: Machine, precision: str, context: int, most: int = MOST_ROWS) -> int:
    """The most answers at once that fit, at most `most`; 0 when not even one does."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if fits(spec, machine, precision, context, middle):
            low = middle
        else:
            high = middle - 1
    return low


def least_seconds(spec: ModelSpec, machine: Machine, precision: str, on_cpu: int = 0) -> float:
    """Seconds a token at least: decoding one answer reads every weight it uses once.

    The bound by memory bandwidth of Pope et al. 2022 (arXiv 2211.05102, section 2). Layers on the CPU
    are kept in 16 bits and copied to the card for every token.
    """
    shape, item = spec.config, 4 if machine.compute_dtype[0] == "float32" else 2
    if not machine.gpus:
        return sizes.read_bytes(shape, precision, item) / machine.ram_bandwidth
    moved = on_cpu * sizes.layer_bytes(shape, "16bit", 2)
    kept = sizes.read_bytes(shape, precision) * (1 - on_cpu / shape.num_hidden_layers)
    return kept / min(gpu.bandwidth for gpu in machine.gpus) + moved / machine.link_bandwidth


def fewest_on_cpu(spec: ModelSpec, machine: Machine, context: int, batch: int) -> int | None:
    """The fewest layers on the CPU with which a 4-bit model fits one card; None when none does."""
    if len(machine.gpus) != 1:
        return None
    shape = spec.config
    whole = memory_for(spec, "4bit", machine.compute_dtype[0], context, batch, 1)
    layer, wide = sizes.layer_bytes(shape, "4bit", 2), sizes.layer_bytes(shape, "16bit", 2)
    # the cache of every layer stays on the card; accelerate copies one matrix at a time there, into the
    # room that is counted for the one matrix bitsandbytes restores
    fixed = CARD_BYTES + whole.activations + sizes.outside_weights(shape) * 2 + whole.kv_cache
    for on_cpu in range(1, shape.num_hidden_layers):
        if fixed + (shape.num_hidden_layers - on_cpu) * layer <= machine.gpus[0].free_bytes:
            reading = 2 * 2 * sizes.largest_matrix(shape)  # the next matrices, while they are loaded
            return on_cpu if PROCESS_BYTES + on_cpu * wide + reading <= machine.free_ram else None
    return None
