"""Small models of each architecture through the very loader: 4-bit, kept copies, memory, generation."""

import json
import shutil
import subprocess
import sys

import pytest
from conftest import ROOT
from tiny import FAMILIES, make_tiny

from outreach.errors import ModelError
from outreach.models import copies, machines, sizes
from outreach.models.chat_formats import FORMATS
from outreach.models.load import load_model
from outreach.models.registry import get_spec
from outreach.records import GenerateConfig, Message, Prompt

SPECIAL = {
    "llama": (
        "<|begin_of_text|>",
        "<|start_header_id|>",
        "<|end_header_id|>",
        "<|eot_id|>",
        "<|end_of_text|>",
    ),
    "phi3": ("<|user|>", "<|system|>", "<|assistant|>", "<|end|>", "<|endoftext|>"),
    "mixtral": (),
}
CHAT = {"llama": "llama-3", "phi3": "phi-3", "mixtral": "mixtral"}
EVERY = pytest.mark.parametrize("family", FAMILIES)
IDS = [[5, 17, 80, 201, 33, 42, 150, 99, 64, 7, 12, 250]]


@pytest.fixture(scope="session")
def folders(tmp_path_factory):
    """Each family's weights on disk, and a cache of their own for 4-bit copies.

    Models are loaded in float32, also where the processor computes in bfloat16: tokens can be compared
    only without rounding. `test_bfloat16_on_a_processor...` is about that kind.
    """
    place = tmp_path_factory.mktemp("tiny")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(copies, "cache_folder", lambda: place / "cache")
        patch.setattr(machines, "cpu_dtype", lambda: "float32")
        yield {family: make_tiny(family, place, SPECIAL[family]) for family in FAMILIES}


@pytest.fixture(scope="session")
def loaded(folders):
    """Each family in float32 and in 4-bit, made afresh and read back from its copy."""
    return {
        family: {
            "16bit": load_model(str(folder), "16bit"),
            "4bit": load_model(str(folder), "4bit"),
            "copy": load_model(str(folder), "4bit"),
        }
        for family, folder in folders.items()
    }


def raw_weights(folder):
    from safetensors.torch import load_file

    tensors = {}
    for file in folder.glob("*.safetensors"):
        tensors |= load_file(file)
    return tensors


def logits_of(model, ids=IDS):
    """The last position's logits, by our attention and cache."""
    import torch

    from outreach.models.row_cache import RowCache
    from outreach.models.shared_prefix import forward

    given = torch.tensor(ids)
    return forward(model._model, given, RowCache(torch.zeros_like(given, dtype=torch.bool), given.shape[1]))


# --- 4-bit --------------------------------------------------------------------------------------------


@EVERY
def test_all_linear_weights_are_in_4_bits(loaded, family, record_property):
    report = loaded[family]["4bit"].report
    assert report.precision == "4bit" and report.share_4bit > 0.99
    network = loaded[family]["4bit"]._model
    kinds = [
        type(module).__name__ for name, module in network.named_modules() if "proj" in name or ".w" in name
    ]
    layers = FAMILIES[family]["num_hidden_layers"]
    each = {"llama": 7, "phi3": 4, "mixtral": 4 + 3 * 8}[family]
    assert kinds.count("Linear4bit") == layers * each and set(kinds) == {"Linear4bit"}
    record_property(f"{family}: 4-bit share of the linear weights", f"{report.share_4bit:.1%}")


@EVERY
def test_the_bytes_are_those_of_the_plan(loaded, folders, family, record_property):
    shape = get_spec(str(folders[family])).config
    for precision in ("16bit", "4bit"):
        report = loaded[family][precision].report
        planned = sizes.weight_bytes(shape, precision, 4)  # widened to float32 on this kind of CPU
        if report.compute_dtype != "float32":
            planned = sizes.weight_bytes(shape, precision, 2)
        off = report.weight_bytes / planned - 1
        assert abs(off) < 0.02
        record_property(f"{family} {precision}: loaded bytes against the plan", f"{off:+.2%}")
        assert report.parameters == sizes.parameters(shape)


@EVERY
def test_logits_are_those_of_the_restored_weights(loaded, folders, family):
    """A float32 model whose matrices went through NF4 and back agrees with the 4-bit one."""
    import torch
    from bitsandbytes.functional import dequantize_4bit, quantize_4bit

    reference = load_model(str(folders[family]), "16bit")
    plain = logits_of(reference)
    linear = {
        name: module
        for name, module in reference._model.named_modules()
        if isinstance(module, torch.nn.Linear)
    }
    del linear["lm_head"]
    with torch.no_grad():
        for module in linear.values():
            packed, state = quantize_4bit(module.weight.data, quant_type="nf4", compress_statistics=True)
            module.weight.copy_(dequantize_4bit(packed, state))
    wanted, found = logits_of(reference), logits_of(loaded[family]["4bit"])
    scale = wanted.abs().max()
    assert (found - wanted).abs().max() < 0.02 * scale
    assert (plain - wanted).abs().max() > 0.05 * scale, "else the comparison would prove nothing"


@EVERY
def test_a_copy_read_back_is_the_same_model(loaded, family):
    import torch

    assert "saved for the next time" in loaded[family]["4bit"].report.copy
    assert loaded[family]["copy"].report.copy == "used"
    assert torch.equal(logits_of(loaded[family]["4bit"]), logits_of(loaded[family]["copy"]))
    assert loaded[family]["4bit"].report.weight_bytes == loaded[family]["copy"].report.weight_bytes


@EVERY
@pytest.mark.parametrize("precision", ["16bit", "4bit"])
def test_bfloat16_on_a_processor_is_the_same_model(loaded, folders, family, precision, tmp_path, monkeypatch):
    """As a processor with bfloat16 instructions loads it; on others the products are only slower.

    bitsandbytes repacks 4-bit weights in place at the first forward pass there: the copy on disk must have
    been written before, and give the same model again.
    """
    import torch

    monkeypatch.setattr(machines, "cpu_dtype", lambda: "bfloat16")
    monkeypatch.setattr(copies, "cache_folder", lambda: tmp_path)
    model = load_model(str(folders[family]), precision)
    assert model.report.compute_dtype == "bfloat16"
    found, wanted = logits_of(model).float(), logits_of(loaded[family][precision])
    assert torch.cosine_similarity(found, wanted).item() > 0.99
    again = load_model(str(folders[family]), precision)
    assert again.report.copy == ("used" if precision == "4bit" else "")
    assert (logits_of(again).float() - found).abs().max() < 0.01 * wanted.abs().max()
    config = GenerateConfig(max_new_tokens=12, temperature=0.9, candidates=2, seed=4)
    (answers,) = model.generate([talk(20, "Who?")], config)
    assert len({answer.text for answer in answers}) == 2


def test_a_half_true_4_bit_load_is_refused(loaded):
    from outreach.models.quantized import guard_4bit

    with pytest.raises(ModelError, match=r"0\.0% of the weights"):
        guard_4bit(loaded["llama"]["16bit"]._model, "sixteen-bit")


def test_weights_that_are_not_the_configurations_are_refused(folders, tmp_path):
    from dataclasses import replace

    from outreach.models.fit import choose_precision
    from outreach.models.machines import this_machine
    from outreach.models.quantized import guard_bytes

    spec = get_spec(str(folders["llama"]))
    choice = choose_precision(spec, "16bit", this_machine())
    model = load_model(str(folders["llama"]), "16bit")
    with pytest.raises(ModelError, match="MiB were planned"):
        guard_bytes(model._model, replace(choice, precision="4bit"), "tiny")


@pytest.mark.parametrize("precision", ["16bit", "4bit"])
def test_files_that_are_cut_short_or_lack_a_weight_cost_one_line(folders, tmp_path, monkeypatch, precision):
    from safetensors.torch import load_file, save_file

    monkeypatch.setattr(copies, "cache_folder", lambda: tmp_path / "cache")
    cut = shutil.copytree(folders["llama"], tmp_path / "cut")
    weights = cut / "model-00001-of-00002.safetensors"
    weights.write_bytes(weights.read_bytes()[:-1000])
    with pytest.raises(ModelError, match=r"cannot be loaded.*Download or copy them again"):
        load_model(str(cut), precision)
    lacking = shutil.copytree(folders["llama"], tmp_path / "lacking")
    tensors = load_file(lacking / weights.name)
    gone = next(name for name in tensors if "down_proj" in name)
    del tensors[gone]
    save_file(tensors, lacking / weights.name, {"format": "pt"})
    with pytest.raises(ModelError, match=rf"lack 1 weights, such as {gone}"):
        load_model(str(lacking), precision)


# --- kept copies --------------------------------------------------------------------------------------


@pytest.fixture
def own_copy(folders, tmp_path, monkeypatch):
    """A 4-bit copy of the small Llama that a test may damage."""
    monkeypatch.setattr(copies, "cache_folder", lambda: tmp_path)
    model = load_model(str(folders["llama"]), "4bit")
    (folder,) = (tmp_path / "models-4bit").iterdir()
    return folder, logits_of(model)


def damage(folder, kind):
    weights = folder / "model.safetensors"
    if kind == "a flipped byte":
        contents = bytearray(weights.read_bytes())
        contents[-100] ^= 1
        weights.write_bytes(contents)
    elif kind == "cut short":
        weights.write_bytes(weights.read_bytes()[:-10])
    elif kind == "a missing file":
        (folder / "config.json").unlink()
    elif kind == "no seal":
        (folder / copies.SEAL).unlink()
    elif kind == "other versions":
        seal = json.loads((folder / copies.SEAL).read_text())
        seal["made_by"]["bitsandbytes"] = "0.1"
        (folder / copies.SEAL).write_text(json.dumps(seal))


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("a flipped byte", "model.safetensors is damaged"),
        ("cut short", "model.safetensors is damaged"),
        ("a missing file", "config.json is damaged or missing"),
        ("no seal", "not finished"),
        ("other versions", "other versions"),
    ],
)
def test_a_damaged_copy_is_seen_and_made_anew(own_copy, folders, kind, said):
    import torch

    folder, logits = own_copy
    damage(folder, kind)
    again = load_model(str(folders["llama"]), "4bit")
    assert said in again.report.copy and "saved for the next time" in again.report.copy
    assert torch.equal(logits_of(again), logits)
    assert load_model(str(folders["llama"]), "4bit").report.copy == "used"


def test_other_weights_get_another_copy(own_copy, folders, tmp_path):
    changed = shutil.copytree(folders["llama"], tmp_path / "changed" / folders["llama"].name)
    assert load_model(str(changed), "4bit").report.copy == "used", "the same weights elsewhere"
    weights = changed / "model-00002-of-00002.safetensors"
    contents = bytearray(weights.read_bytes())
    contents[-1] ^= 1
    weights.write_bytes(contents)
    assert "there is none yet" in load_model(str(changed), "4bit").report.copy
    assert len(list((tmp_path / "models-4bit").glob("tiny-llama-*"))) == 2


def test_a_full_disk_costs_the_copy_and_not_the_run(folders, tmp_path, monkeypatch):
    monkeypatch.setattr(copies, "cache_folder", lambda: tmp_path)
    monkeypatch.setattr(copies, "free_disk", lambda folder: 1000)
    report = load_model(str(folders["llama"]), "4bit").report
    assert "not kept: it needs" in report.copy and report.share_4bit > 0.99
    assert not (tmp_path / "models-4bit").exists()


# --- memory -------------------------------------------------------------------------------------------

LOADS = """
import gc, json, sys
from pathlib import Path
import psutil, torch
from outreach.models import copies
copies.cache_folder = lambda: Path(sys.argv[1]).parent
from outreach.models.load import load_model, unload
from outreach.records import GenerateConfig, Message, Prompt

def live():
    gc.collect()
    found = [t for t in gc.get_objects() if issubclass(type(t), torch.Tensor) and t.device.type == "cpu"]
    return sum({t.untyped_storage().data_ptr(): t.untyped_storage().nbytes() for t in found}.values())

for precision in ("16bit", "4bit"):
    resident, tensors = [], []
    for number in range(10):
        model = load_model(sys.argv[1], precision)
        model.generate([Prompt((Message("user", "Who?"),))], GenerateConfig(max_new_tokens=2, temperature=0))
        size = model.report.weight_bytes
        unload(model)
        memory = psutil.Process().memory_info()
        resident.append(memory.rss - getattr(memory, "shared", 0))  # without the files it has mapped
        if number in (1, 9):
            tensors.append(live())
    print(json.dumps([precision, size, resident, tensors]))
"""


def test_ten_loads_and_unloads_leave_nothing_behind(folders, tmp_path, record_property):
    """In a process of its own; the model stands out from it (37 MB in float32, 8 MB in 4-bit)."""
    wide = {"hidden_size": 512, "intermediate_size": 2048, "num_hidden_layers": 2, "vocab_size": 1024}
    folder = make_tiny("llama", tmp_path, SPECIAL["llama"], **wide)
    done = subprocess.run(
        [sys.executable, "-c", LOADS, str(folder)], capture_output=True, text=True, check=False, timeout=300
    )
    assert done.returncode == 0, done.stderr[-2000:]
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line[0] for line in lines] == ["16bit", "4bit"]
    for precision, size, resident, (early, late) in lines:
        # the least of three each: what the allocator holds back at one moment is no growth
        grown = (min(resident[7:]) - min(resident[2:5])) / size
        record_property(f"{precision}: growth over five loads", f"{grown:.3f} of a model")
        assert late - early < 0.01 * size
        assert grown < 1, "five loads would leave five models behind"


# --- Mixtral ------------------------------------------------------------------------------------------


def test_routing_and_experts_equal_the_reference(loaded, folders):
    """Transformers' own router and stacked experts, given the same weights, choose and answer the same."""
    import torch
    from transformers.models.mixtral.modeling_mixtral import MixtralExperts, MixtralTopKRouter

    model = loaded["mixtral"]["16bit"]._model
    raw = {name: tensor.float() for name, tensor in raw_weights(folders["mixtral"]).items()}
    states = torch.randn(60, model.config.hidden_size, generator=torch.Generator().manual_seed(1))
    for layer, block in enumerate(module.mlp for module in model.model.layers):
        start = f"model.layers.{layer}.block_sparse_moe"
        router, experts = MixtralTopKRouter(model.config), MixtralExperts(model.config)
        with torch.no_grad():
            router.weight.copy_(raw[f"{start}.gate.weight"])
            for number in range(8):
                w1, w2, w3 = (raw[f"{start}.experts.{number}.{name}.weight"] for name in ("w1", "w2", "w3"))
                experts.gate_up_proj[number].copy_(torch.cat([w1, w3]))
                experts.down_proj[number].copy_(w2)
            _, shares, chosen = router(states)
            _, our_shares, our_chosen = block.gate(states)
            assert torch.equal(chosen, our_chosen) and torch.equal(shares, our_shares)
            assert len(chosen.unique()) == 8, "every expert is asked"
            wanted = experts(states, chosen, shares)
            assert torch.allclose(block(states[None])[0], wanted, rtol=1e-5, atol=1e-6 * wanted.abs().max())


def test_logits_equal_stock_transformers(loaded, folders):
    """Against the untouched library, in a process of its own (the stock class cannot read rope type "su")."""
    import torch

    code = (
        "import sys, json, torch, warnings\n"
        "from transformers import AutoModelForCausalLM, AutoConfig\n"
        "ids = torch.tensor(json.loads(sys.argv[1]))\n"
        "for folder in sys.argv[2:]:\n"
        "    model = AutoModelForCausalLM.from_pretrained(folder, dtype=torch.float32).eval()\n"
        "    with torch.no_grad(): print(json.dumps(model(ids).logits[0, -1].tolist()))\n"
    )
    places = [str(folders[family]) for family in ("llama", "mixtral")]
    done = subprocess.run(
        [sys.executable, "-c", code, json.dumps(IDS), *places], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    for family, line in zip(("llama", "mixtral"), done.stdout.splitlines(), strict=True):
        wanted = torch.tensor(json.loads(line))
        found = logits_of(loaded[family]["16bit"])[0]
        assert torch.allclose(found, wanted, atol=1e-4 * wanted.abs().max()), family


# --- generation ---------------------------------------------------------------------------------------


def talk(length, last):
    """A conversation with a shared start of about `length` tokens (one a letter)."""
    words = "the quick brown fox jumps over the lazy dog and "
    start = (words * (length // len(words) + 1))[:length]
    return Prompt((Message("user", start), Message("assistant", "Yes."), Message("user", last)))


def greedy_by_the_library(model, prompts, count):
    """Plain `generate`, one prompt at a time, with the library's own attention and cache."""
    import torch

    from outreach.models.attention import install

    network, tokenizer = model._model, model._tokenizer
    network.set_attn_implementation("sdpa")
    try:
        texts = []
        for prompt in prompts:
            ids = tokenizer(model.text_of(prompt), add_special_tokens=False, return_tensors="pt").input_ids
            out = network.generate(
                input_ids=ids,
                attention_mask=torch.ones_like(ids),
                max_new_tokens=count,
                do_sample=False,
                eos_token_id=sorted(model.report.stop_ids),
                pad_token_id=2,
            )
            texts.append(out[0, ids.shape[1] :].tolist())
        return texts
    finally:
        install(network)


def greedy_by_us(model, prompts, count, monkeypatch, batch_size=16):
    """Our loop's token ids, as they are before decoding."""
    from outreach.models import local

    rows = []
    real = local.LocalModel._completion
    monkeypatch.setattr(
        local.LocalModel, "_completion", lambda self, row, s: (rows.append(row), real(self, row, s))[1]
    )
    config = GenerateConfig(max_new_tokens=count, temperature=0, batch_size=batch_size)
    model.generate(prompts, config)
    monkeypatch.setattr(local.LocalModel, "_completion", real)
    return [row.new_ids for row in sorted(rows, key=lambda row: row.index)]


LASTS = ("Who?", "And why is that so, do you think?", "Name three.")


@EVERY
@pytest.mark.parametrize(
    "length",
    [10, 100, 160, 400],
    ids=["within the window", "past the window", "over the rope's border", "beyond the rope's border"],
)
def test_tokens_equal_plain_generate(loaded, family, length, monkeypatch):
    """Three prompts that share their start, as one batch; Phi-3's window is 40, its border 192 here."""
    model = loaded[family]["16bit"]
    prompts = [talk(length, last) for last in LASTS]
    ours = greedy_by_us(model, prompts, 30, monkeypatch)
    assert ours == greedy_by_the_library(model, prompts, 30)
    assert any(len(set(ids)) > 3 for ids in ours), "a model that repeats itself would prove nothing"


@EVERY
def test_the_matrix_products_give_the_same_tokens(loaded, family, monkeypatch):
    """The way of cards, and of few queries; the blocks are that of prompts read by a processor."""
    from outreach.models import attention

    model = loaded[family]["16bit"]
    prompts = [talk(length, last) for length in (30, 100) for last in LASTS]
    by_blocks = greedy_by_us(model, prompts, 20, monkeypatch)
    monkeypatch.setattr(attention, "MANY_QUERIES", 10**6)
    assert greedy_by_us(model, prompts, 20, monkeypatch) == by_blocks


def family_tree(jobs, people, lasts):
    """One message each: instructions for all, a job for its candidates, a candidate for its paragraphs."""
    start = "You write to people about work they may like. " * 2
    letters = "abcdefghij"
    return [
        Prompt(
            (Message("user", f"{start}{letters[job] * 40} {letters[9 - person] * (30 + 7 * person)} {last}"),)
        )
        for job in range(jobs)
        for person in range(people)
        for last in lasts
    ]


@EVERY
@pytest.mark.parametrize("rows", [3, 7, 64])
def test_what_only_some_prompts_share_is_read_once(loaded, family, rows, monkeypatch):
    """Beginnings within beginnings, in batches of any size: tokens as by plain `generate`, and less read."""
    from outreach.models import local

    model = loaded[family]["16bit"]
    prompts = family_tree(2, 2, LASTS)
    read = []
    real = local.LocalModel._padded

    def padded(self, rows):
        read.append(sum(map(len, rows)))
        return real(self, rows)

    monkeypatch.setattr(local.LocalModel, "_padded", padded)
    ours = greedy_by_us(model, prompts, 10, monkeypatch, batch_size=rows)
    assert ours == greedy_by_the_library(model, prompts, 10)
    in_all = sum(len(model._ids(model.text_of(prompt))) for prompt in prompts)
    if rows == 64:
        assert sum(read) < 0.5 * in_all


def test_a_batch_that_memory_has_no_room_for_is_halved(loaded, monkeypatch, caplog):
    import torch

    from outreach.models import local

    model = loaded["llama"]["16bit"]
    prompts = family_tree(1, 3, LASTS)
    config = GenerateConfig(max_new_tokens=6, temperature=0.9, candidates=2, seed=4, batch_size=16)
    wanted = [[c.text for c in row] for row in model.generate(prompts, config)]
    real = local.LocalModel._batch
    tried = []

    def small_memory(self, prefix, head, rests, prompts, config, numbers):
        tried.append(len(rests) * len(numbers))
        if tried[-1] > most:
            raise RuntimeError("[enforce fail] . DefaultCPUAllocator: can't allocate memory: you tried")
        return real(self, prefix, head, rests, prompts, config, numbers)

    monkeypatch.setattr(local.LocalModel, "_batch", small_memory)
    most = 5
    assert [[c.text for c in row] for row in model.generate(prompts, config)] == wanted
    assert max(tried) == 16 and "answers at once now" in caplog.text
    most = 0
    with pytest.raises(ModelError, match="memory ran out over one answer"):
        model.generate(prompts, config)
    monkeypatch.setattr(
        local.LocalModel, "_batch", lambda *_: (_ for _ in ()).throw(torch.OutOfMemoryError())
    )
    with pytest.raises(ModelError, match="memory ran out"):
        model.generate(prompts, config)


def test_prompts_on_both_sides_of_the_border_in_one_call(loaded, monkeypatch):
    model = loaded["phi3"]["16bit"]
    prompts = [talk(length, last) for length in (20, 130, 300) for last in LASTS]
    assert greedy_by_us(model, prompts, 24, monkeypatch) == greedy_by_the_library(model, prompts, 24)


def test_a_long_prompt_read_in_pieces_stays_on_the_long_side(loaded):
    """The first pieces lie before the border: by themselves they would be read with the short factors."""
    import torch

    from outreach.models.attention import install
    from outreach.models.row_cache import RowCache
    from outreach.models.shared_prefix import forward, rope_side

    network = loaded["phi3"]["16bit"]._model
    ids = torch.randint(10, 250, (1, 205), generator=torch.Generator().manual_seed(2))
    network.set_attn_implementation("sdpa")
    with torch.no_grad():
        wanted = network(ids).logits[:, -1]
    install(network)

    def in_pieces(*, is_long):
        with rope_side(network, is_long=is_long):
            return forward(network, ids, RowCache(torch.zeros_like(ids, dtype=torch.bool), 205), chunk=16)

    scale = wanted.abs().max()
    assert (in_pieces(is_long=True) - wanted).abs().max() < 1e-4 * scale
    assert (in_pieces(is_long=False) - wanted).abs().max() > 1e-2 * scale, "the sides differ here"


@EVERY
def test_candidates_do_not_depend_on_how_many_fit_at_once(loaded, family, monkeypatch):
    from dataclasses import replace

    model = loaded[family]["16bit"]
    config = GenerateConfig(max_new_tokens=10, temperature=1.0, candidates=5, seed=3)
    prompts = [talk(30, last) for last in LASTS]
    together = [[c.text for c in row] for row in model.generate(prompts, config)]
    monkeypatch.setattr(model, "report", replace(model.report, rows=2))
    assert [[c.text for c in row] for row in model.generate(prompts, config)] == together
    assert all(len(row) == 5 and len(set(row)) > 1 for row in together)


@EVERY
def test_a_family_our_loop_is_not_made_for_goes_through_plain_generate(loaded, family, monkeypatch):
    """The same texts, sampled too: only the way there differs."""
    model = loaded[family]["16bit"]
    prompts = [talk(20, last) for last in LASTS]
    config = GenerateConfig(max_new_tokens=8, temperature=0.9, candidates=2, seed=4)
    ours = [[c.text for c in row] for row in model.generate(prompts, config)]
    monkeypatch.setattr(model, "_shares", False)
    assert [[c.text for c in row] for row in model.generate(prompts, config)] == ours


def test_the_record_says_which_way_and_why(loaded, monkeypatch):
    from outreach.models import attention
    from outreach.models.local import LocalModel

    model = loaded["llama"]["16bit"]
    assert model.report.engine.startswith("our own loop")
    monkeypatch.setattr(attention, "CHECKED", ("phi3",))
    other = LocalModel(model._model, model._tokenizer, model.report)
    assert "plain generate" in other.report.engine and "'llama'" in other.report.engine


@EVERY
def test_generation_stops_on_each_stop_id(loaded, family):
    """The head is bent so that one stop id is always the likeliest: the answer must end there at once."""
    import torch

    model = loaded[family]["16bit"]
    vocabulary = model._tokenizer.get_vocab()
    wanted = {vocabulary[token] for token in FORMATS[CHAT[family]].ends if token in vocabulary} | {2}
    assert set(model.report.stop_ids) == wanted
    head = model._model.lm_head.weight
    kept = head.detach().clone()
    try:
        for stop in sorted(wanted):
            with torch.no_grad():
                head.copy_(kept)
                head[stop] = 0
                # logits of the others pulled to one side and the stop id's to the other by the same state
                state = last_state(model)
                head.sub_(torch.outer(torch.ones(len(head)), state) * 10)
                head[stop] = state * 10
            (answer,) = model.generate([talk(10, "Who?")], GenerateConfig(max_new_tokens=9, temperature=0))[0]
            assert (answer.completion_tokens, answer.stop_reason, answer.text) == (1, "stop", "")
    finally:
        with torch.no_grad():
            head.copy_(kept)


def last_state(model):
    """The direction of the last hidden state of the prompt that is asked."""
    import torch

    seen = []
    hook = model._model.lm_head.register_forward_pre_hook(lambda _, given: seen.append(given[0][0, -1]))
    try:
        model.generate([talk(10, "Who?")], GenerateConfig(max_new_tokens=1, temperature=0))
    finally:
        hook.remove()
    return torch.nn.functional.normalize(seen[-1], dim=0)


# --- what never happens -------------------------------------------------------------------------------


def test_code_from_a_model_folder_is_never_run(folders, tmp_path):
    """The small Phi-3 names code of its own, as the release does; here it would leave a file behind."""
    folder = shutil.copytree(folders["phi3"], tmp_path / "tiny-phi3")
    trap = tmp_path / "ran"
    (folder / "modeling_phi3.py").write_text(f"open({str(trap)!r}, 'w').close()\n")
    assert load_model(str(folder), "16bit").report.parameters > 0
    assert not trap.exists()
    sources = (ROOT / "src" / "outreach").rglob("*.py")
    assert not any("trust_remote_code=True" in file.read_text(encoding="utf-8") for file in sources)


@pytest.mark.gpu
@EVERY
def test_on_a_card_4_bit_takes_the_planned_bytes(folders, family):
    report = load_model(str(folders[family]), "4bit").report
    assert report.device == "cuda:0" and report.share_4bit > 0.99 and report.peak_bytes > 0
