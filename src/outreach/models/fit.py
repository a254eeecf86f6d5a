"""What fits where: the memory a model needs, against what a machine has, as a verdict with its reason."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from outreach.errors import ModelError
from outreach.models import sizes
from outreach.models.machines import GIB, Machine, get_machine, in_words
from outreach.models.registry import ModelSpec

PRECISIONS = ("auto", "16bit", "4bit")
CONTEXT = 2048  # tokens of prompt and answer; a condensed resume and job ad with an email take about 1,800
MOST_ROWS = 64  # answers at once that a plan offers at most
_ALL_ROWS = 1024  # the largest batch that settings allow
CHUNK = 256  # tokens of a prompt read in one pass (shared_prefix.forward)
# Scores of one pass are held below this by reading fewer tokens at once (shared_prefix.forward).
SCORES_BYTES = {"cpu": GIB, "cuda": GIB // 8}
# "auto" takes 16-bit only where this many answers at once have room: one at a time is several times slower.
ROOM_ROWS = 4
# Measured on a CPU: the interpreter with torch, transformers and bitsandbytes takes 0.37 GiB. A card's
# context, its libraries and what its allocator leaves unused are assumed at 0.5 GiB a card.
PROCESS_BYTES, CARD_BYTES = int(0.5 * GIB), int(0.5 * GIB)
DISK_MARGIN = GIB


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


@dataclass(frozen=True)
class Verdict:
    """Whether and how one model runs on one machine."""

    model: str
    machine: str
    kind: str  # "fits" | "offload" | "no"
    precision: str  # "16bit" | "4bit" | ""
    compute_dtype: str
    batch: int  # answers at once; 0 when it does not fit
    context: int  # tokens of prompt and answer together
    layers_on_cpu: int
    seconds_per_token: float | None  # for one answer, at least: the time to read the weights once
    memory: Memory | None  # all devices together
    device_map: dict[str, int | str] = field(default_factory=dict)  # module -> card number or "cpu"
    download: int = 0  # bytes
    reason: str = ""
    instead: str = ""  # what to do when it does not fit

    @property
    def fits(self) -> bool:
        return self.kind != "no"

    @property
    def said(self) -> str:
        """The verdict in one short line."""
        if self.kind == "no":
            return f"no: {self.reason}. {self.instead}".strip()
        speed = f"at least {self.seconds_per_token:.2g} s a token"
        start = f"{self.precision.replace('bit', '-bit')}, {self.batch} at once of {self.context:,} tokens"
        if self.kind == "offload":
            return f"{start}, {self.layers_on_cpu} layers on the CPU, {speed}"
        return f"{start}, {speed}"


@dataclass(frozen=True)
class Precision:
    """How a model is to be loaded."""

    precision: str  # "16bit" | "4bit"
    compute_dtype: str  # "float32" | "bfloat16" | "float16"
    device: str  # "cpu" | "cuda:0"
    reason: str
    device_map: dict[str, int | str] = field(default_factory=dict)  # {}: all on `device`
    rows: int = MOST_ROWS  # answers at once that fit


def memory_for(spec: ModelSpec, precision: str, dtype: str, context: int, batch: int, cards: int) -> Memory:
    """Bytes needed for `batch` answers of `context` tokens, prompt included.

    weights: counted matrix by matrix (sizes.py), quantisation state included.
    kv_cache: batch x context x layers x key-value heads x head size x 2 x bytes of a number, the formula
      of Pope et al. 2022 (arXiv 2211.05102, section 2); our cache keeps what a sliding window has passed.
      One layer's share is counted twice: it is copied when finished rows leave.
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


def _spread(spec: ModelSpec, machine: Machine, precision: str, context: int, batch: int) -> list[int] | None:
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


def _device_map(spec: ModelSpec, taken: list[int], on_cpu: int = 0) -> dict[str, int | str]:
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


def _fits(spec: ModelSpec, machine: Machine, precision: str, context: int, batch: int) -> bool:
    if machine.gpus:
        return _spread(spec, machine, precision, context, batch) is not None
    need = memory_for(spec, precision, machine.compute_dtype[0], context, batch, 0)
    return need.total <= machine.free_ram


def _most(spec: ModelSpec, machine: Machine, precision: str, context: int, most: int = MOST_ROWS) -> int:
    """The most answers at once that fit, at most `most`; 0 when not even one does."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if _fits(spec, machine, precision, context, middle):
            low = middle
        else:
            high = middle - 1
    return low


def _seconds(spec: ModelSpec, machine: Machine, precision: str, on_cpu: int = 0) -> float:
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


def _offload(spec: ModelSpec, machine: Machine, context: int, batch: int) -> int | None:
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


def download_bytes(spec: ModelSpec, machine: Machine | None = None) -> int:
    """Bytes to download at most: nothing for the embedded model, a folder, or an attached copy."""
    attached = machine is not None and machine.mounts and spec.kaggle
    return 0 if spec.kind != "hub" or attached else spec.bytes_16bit


def _instead(spec: ModelSpec, machine: Machine, context: int, batch: int | None) -> str:
    """What to do when a model does not fit."""
    from outreach.models.registry import list_models

    if batch and batch > 1 and (most := _most(spec, machine, "4bit", context)):
        return f"At most {most} at once fit"
    shorter = context // 2
    while shorter >= 512:
        if _fits(spec, machine, "4bit", shorter, 1):
            return f"With --context {shorter} it fits"
        if on_cpu := _offload(spec, machine, shorter, 1):
            slow = _seconds(spec, machine, "4bit", on_cpu)
            cost = f"{on_cpu} layers on the CPU, at least {slow:.2g} s a token"
            return f"With --context {shorter} it fits, {cost}"
        shorter //= 2
    smaller = [
        other
        for other in list_models()
        if not other.not_loadable and other.parameters < spec.parameters and other.kind == "hub"
        if _most(other, machine, "4bit", min(context, other.context))
    ]
    best = f"Use {max(smaller, key=lambda s: s.parameters).name} here" if smaller else ""
    kaggle = get_machine("kaggle-t4x2")
    fits_there = machine.name != kaggle.name and _fits(spec, kaggle, "4bit", context, 1)
    elsewhere = "Kaggle's two T4s (`outreach plan`)" if fits_there else ""
    local = "a local server with a GGUF file"
    ways = [way for way in (elsewhere, local) if way]
    return f"{best}, or " * bool(best) + ("run it" if best else "Run it") + f" on {' or '.join(ways)}"


def plan(
    spec: ModelSpec,
    machine: Machine,
    context: int | None = None,
    batch: int | None = None,
    precision: str = "auto",
) -> Verdict:
    """Whether a model runs on a machine: 16-bit, 4-bit, with layers on the CPU, or not.

    `context` is prompt and answer in tokens (2,048, or the model's own if that is less); without `batch`
    the most answers at once are told. `auto` takes the highest precision that fits with room to work.
    """
    verdict = _plan_memory(spec, machine, context, batch, precision)
    room, download = machine.free_disk, verdict.download
    if not verdict.fits or room is None or not download or download + DISK_MARGIN <= room:
        return verdict
    return replace(
        verdict,
        kind="no",
        batch=0,
        seconds_per_token=None,
        reason=f"it would fit in memory, but its download needs {in_words(download + DISK_MARGIN)} "
        f"of disk and {in_words(room)} are free",
        instead="Free disk, attach the weights, or give a folder that holds them",
    )


def _plan_memory(
    spec: ModelSpec, machine: Machine, context: int | None, batch: int | None, precision: str
) -> Verdict:
    if precision not in PRECISIONS:
        raise ModelError(f"unknown precision {precision!r}", next_step=f"Use {', '.join(PRECISIONS)}.")
    context = context or min(CONTEXT, spec.context)
    dtype, why = machine.compute_dtype
    download = download_bytes(spec, machine)
    blank = Verdict(spec.name, machine.name, "no", "", dtype, 0, context, 0, None, None, download=download)
    if spec.not_loadable:
        return replace(blank, reason=f"it cannot be loaded at all: {spec.not_loadable}")
    if machine.refused:
        return replace(blank, reason=machine.refused)
    if context > spec.context:
        told = f"its context is {spec.context:,} tokens"
        return replace(blank, reason=told, instead=f"Use --context {spec.context} or less")
    computes = f"computes in {dtype}: {why}"
    for option in ("16bit", "4bit") if precision == "auto" else (precision,):
        most = _most(spec, machine, option, context)
        cramped = option == "16bit" and precision == "auto" and most < ROOM_ROWS
        if most < (batch or 1) or (cramped and not batch and _most(spec, machine, "4bit", context) > most):
            continue
        rows = batch or most
        taken = _spread(spec, machine, option, context, rows) if machine.gpus else []
        need = memory_for(spec, option, dtype, context, rows, len(machine.gpus))
        weights = f"{option.replace('bit', '-bit')} weights take {in_words(need.weights)}"
        split = ""
        if taken and len(taken) > 1:
            split = f", layers split {' + '.join(map(str, taken))} over the cards"
        truer = " and are truer than 4-bit" if option == "16bit" and precision == "auto" else ""
        return replace(
            blank,
            kind="fits",
            precision=option,
            batch=rows,
            memory=need,
            seconds_per_token=_seconds(spec, machine, option),
            device_map=_device_map(spec, taken) if taken else {"": "cpu"},
            reason=f"{weights}{truer}, {in_words(need.total)} with room to work{split}; {computes}",
        )
    # fewer answers at once are better than layers on the CPU: those are only for what fits in no other way
    alone = precision == "16bit" or _most(spec, machine, "4bit", context) > 0
    if not alone and (on_cpu := _offload(spec, machine, context, batch or 1)):
        shape = spec.config
        need = memory_for(spec, "4bit", dtype, context, batch or 1, 1)
        wide, narrow = (sizes.layer_bytes(shape, p, 2) for p in ("16bit", "4bit"))
        need = replace(need, weights=need.weights + on_cpu * (wide - narrow))
        return replace(
            blank,
            kind="offload",
            precision="4bit",
            batch=batch or 1,
            layers_on_cpu=on_cpu,
            memory=need,
            seconds_per_token=_seconds(spec, machine, "4bit", on_cpu),
            device_map=_device_map(spec, [shape.num_hidden_layers - on_cpu], on_cpu),
            reason=f"{on_cpu} of {shape.num_hidden_layers} layers stay in memory in 16 bits and are copied "
            f"to the card for every token, at {machine.link_bandwidth / 1e9:.0f} GB/s; {computes}",
        )
    least = "16bit" if precision == "16bit" else "4bit"
    need = memory_for(spec, least, dtype, context, batch or 1, len(machine.gpus))
    free = sum(g.free_bytes for g in machine.gpus) or machine.free_ram
    where = " + ".join(g.name for g in machine.gpus) or "memory"
    return replace(
        blank,
        reason=f"in {least.replace('bit', '-bit')} it needs {in_words(need.total)} and there are "
        f"{in_words(free)} free ({where})",
        instead=_instead(spec, machine, context, batch),
    )


def choose_precision(spec: ModelSpec, wanted: str, machine: Machine) -> Precision:
    """How to load a model here: the highest precision that fits, or the one asked for if it fits.

    In "16bit" on a CPU without 16-bit arithmetic the stored 16-bit values are widened to float32,
    which changes no value and costs twice the memory. Raises ModelError if it cannot fit. Disk is not
    looked at here: the weights may be on this machine already (sources.py).
    """
    verdict = plan(spec, replace(machine, free_disk=None), precision=wanted)
    if not verdict.fits:
        smaller = "Try --precision 4bit. " if wanted == "16bit" else ""
        instead = f"{smaller}{verdict.instead or 'Try a smaller model (`outreach models`)'}."
        raise ModelError(verdict.reason, where=spec.name, next_step=instead)
    asked = "" if wanted == "auto" else f"{wanted} was asked for; "
    why = verdict.reason
    if wanted == "auto" and verdict.precision == "4bit":
        cards = len(machine.gpus)
        need = memory_for(spec, "16bit", verdict.compute_dtype, verdict.context, ROOM_ROWS, cards).total
        free = sum(gpu.free_bytes for gpu in machine.gpus) or machine.free_ram
        short = f"16-bit weights need {in_words(need)} for {ROOM_ROWS} at once"
        why = f"{short} and there are {in_words(free)} free; {why}"
    device = "cuda:0" if machine.gpus else "cpu"
    places = verdict.device_map
    return Precision(
        precision=verdict.precision,
        compute_dtype=verdict.compute_dtype,
        device=device,
        reason=f"{asked}{why}",
        device_map=places if len(places) > 1 else {},
        # beyond what a plan offers: a batch is only to be cut where memory wants it, as another batch can
        # flip a token where two are as good as equally likely
        rows=max(verdict.batch, _most(spec, machine, verdict.precision, verdict.context, _ALL_ROWS)),
    )
