"""The registry's facts, and the plan: what fits where, told before anything is downloaded."""

import json
from dataclasses import asdict, fields, replace

import pytest

from outreach.errors import ModelError
from outreach.models import sizes
from outreach.models.fit import choose_precision, plan
from outreach.models.machines import GIB, Gpu, Machine, get_machine, machine_from_numbers, named_machines
from outreach.models.memory import memory_for
from outreach.models.plan_table import as_rows, as_text, plan_all
from outreach.models.registry import ModelSpec, get_spec, list_models, read_registry

# Exact counts of the releases; GiB in NF4 with double quantisation as computed and checked by hand.
COUNTED = {
    "smollm2-135m-instruct": (134_515_008, 0.104),
    "llama-2-7b-chat": (6_738_415_616, 3.600),
    "llama-3-8b-instruct": (8_030_261_248, 5.311),
    "phi-3-mini-4k-instruct": (3_821_079_552, 2.109),
    "phi-3-mini-128k-instruct": (3_821_079_552, 2.109),
    "mixtral-8x7b-instruct": (46_702_792_704, 22.803),
    "phi-3-small-8k-instruct": (7_392_272_384, 4.122),
}
LOADABLE = [spec.name for spec in list_models() if spec.kind in ("embedded", "hub") and not spec.not_loadable]
CPU = Machine("a computer", 16 * GIB)
T4 = Machine("one T4", 28 * GIB, (Gpu("T4", int(14.4 * GIB), (7, 5), 320e9),))


# --- the registry -------------------------------------------------------------------------------------


def test_the_models_of_the_mission_are_listed():
    assert set(COUNTED) <= {spec.name for spec in list_models()}
    for spec in list_models():
        assert spec.source.startswith("https://")
        assert spec.not_loadable or spec.stop_ids or spec.kind not in ("hub", "embedded")


def test_every_score_names_its_source_and_setting():
    scores = [score for spec in list_models() for score in spec.scores]
    assert scores
    for score in scores:
        assert score.source.startswith("https://") and score.setting
        assert score.name in ("MMLU", "HumanEval", "MT-Bench", "arena")
    assert get_spec("llama-3-8b-instruct").score("MMLU").value == 68.4
    assert get_spec("llama-3-8b-instruct").score("MT-Bench") is None, "none was found at a source"


@pytest.mark.parametrize("name", LOADABLE)
def test_parameters_on_the_meta_device_equal_the_count(name):
    """The configuration values build the very model: counted by Transformers, by us, and by the makers."""
    import torch
    from transformers import AutoConfig, AutoModelForCausalLM

    values = {key: value for key, value in asdict(get_spec(name).config).items() if value or value is False}
    with torch.device("meta"):
        model = AutoModelForCausalLM.from_config(AutoConfig.for_model(**values))
    counted = sum(parameter.numel() for parameter in model.parameters())
    assert counted == get_spec(name).parameters == COUNTED[name][0]


@pytest.mark.parametrize("name", COUNTED)
def test_bytes_follow_from_the_configuration(name):
    spec = get_spec(name)
    assert spec.parameters == COUNTED[name][0]
    assert spec.bytes_16bit == 2 * spec.parameters
    assert spec.bytes_4bit / GIB == pytest.approx(COUNTED[name][1], abs=0.0006)
    shape = spec.config
    heads = shape.num_key_value_heads * shape.hidden_size // shape.num_attention_heads
    assert spec.kv_bytes_per_token == 2 * 2 * shape.num_hidden_layers * heads


def test_a_token_of_mixtral_reads_two_experts_of_eight():
    shape = get_spec("mixtral-8x7b-instruct").config
    read = sizes.read_bytes(shape, "16bit") / 2
    assert read == pytest.approx(12.88e9 - shape.vocab_size * shape.hidden_size, rel=0.002)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("paramters: 3", "unknown keys"),
        ("gated: 1", "gated: is 1"),
        ("stop_ids: [two]", "stop_ids: is"),
        ("config: {model_type: llama}", "missing keys"),
    ],
)
def test_a_wrong_entry_is_named(change, said):
    entry = {f.name: "x" for f in fields(ModelSpec) if f.name in ("name", "kind", "hub_id", "family")}
    text = "\n".join([f"{key}: {value}" for key, value in entry.items()] + ["licence: x", "source: x"])
    config = "config: " + json.dumps(asdict(get_spec("llama-2-7b-chat").config))
    lines = [*text.split("\n"), *([] if change.startswith("config") else [config]), change]
    with pytest.raises(ModelError, match=said) as told:
        read_registry("- " + "\n  ".join(lines))
    assert "registry.yaml, x" in str(told.value)


# --- machines -----------------------------------------------------------------------------------------


def test_the_named_machines_are_there():
    names = {machine.name for machine in named_machines()}
    assert names == {
        "laptop-rtx3050ti-4gb", "kaggle-t4x2", "kaggle-p100", "colab-t4", "cpu-8gb", "cpu-16gb",
    }  # fmt: skip
    assert all(machine.note for machine in named_machines())


@pytest.mark.parametrize(
    ("capability", "dtype", "why"),
    [((8, 6), "bfloat16", "8.6"), ((7, 5), "float16", "7.5 has no bfloat16"), ((9, 0), "bfloat16", "9.0")],
)
def test_the_number_format_follows_the_compute_capability(capability, dtype, why):
    card = replace(T4, gpus=(Gpu("card", 8 * GIB, capability, 300e9),))
    assert card.compute_dtype[0] == dtype and why in card.compute_dtype[1]


def test_two_cards_compute_in_what_the_older_one_has():
    both = replace(T4, gpus=(Gpu("new", 8 * GIB, (8, 0), 1e12), T4.gpus[0]))
    assert both.compute_dtype[0] == "float16"


def test_a_machine_in_numbers():
    machine = machine_from_numbers("gpu=24+24, ram=64, disk=200, capability=8.9")
    assert [gpu.free_bytes for gpu in machine.gpus] == [24 * GIB] * 2
    assert (machine.free_ram, machine.free_disk) == (64 * GIB, 200 * GIB)
    assert machine_from_numbers("ram=8").gpus == ()


@pytest.mark.parametrize(
    "text", ["gpu=8", "ram=lots", "ram=-4", "ram=8,cores=4", "kaggle", "gpu=0,ram=8", ""]
)
def test_an_unknown_machine_gets_the_names(text):
    with pytest.raises(ModelError, match=r"kaggle-t4x2.*gpu=8,ram=16"):
        get_machine(text)


def test_this_machine_is_detected():
    machine = get_machine("this")
    assert machine.free_ram > GIB // 4 and machine.free_disk > 0


# --- verdicts -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", COUNTED)
def test_a_p100_runs_nothing_and_the_reason_is_told(name):
    verdict = plan(get_spec(name), get_machine("kaggle-p100"))
    assert not verdict.fits and verdict.batch == 0
    assert "6.0" in verdict.reason or "cannot be loaded" in verdict.reason
    assert not plan(get_spec("llama-2-7b-chat"), machine_from_numbers("gpu=16,ram=32,capability=6.0")).fits


def test_a_4_gb_laptop_holds_phi_3_mini_alone_of_the_mission():
    laptop = get_machine("laptop-rtx3050ti-4gb")
    kinds = {name: plan(get_spec(name), laptop).kind for name in COUNTED}
    whole = {name for name, kind in kinds.items() if kind == "fits"}
    assert whole == {"smollm2-135m-instruct", "phi-3-mini-4k-instruct", "phi-3-mini-128k-instruct"}
    llama_3 = plan(get_spec("llama-3-8b-instruct"), laptop)
    assert llama_3.kind == "no" and "phi-3-mini" in llama_3.instead and "GGUF" in llama_3.instead


def test_mixtral_takes_two_t4s_half_of_the_layers_each():
    verdict = plan(get_spec("mixtral-8x7b-instruct"), get_machine("kaggle-t4x2"))
    assert (verdict.kind, verdict.precision, verdict.compute_dtype) == ("fits", "4bit", "float16")
    places = verdict.device_map
    assert [places[f"model.layers.{i}"] for i in range(32)] == [0] * 16 + [1] * 16
    assert (places["model.embed_tokens"], places["model.norm"], places["lm_head"]) == (0, 1, 1)
    assert verdict.download == 0, "the weights are attached there"
    assert verdict.batch >= 1 and verdict.seconds_per_token > 0


def test_layers_go_to_the_cpu_with_their_price():
    machine = machine_from_numbers("gpu=4,ram=24,capability=8.6")
    verdict = plan(get_spec("llama-3-8b-instruct"), machine)
    assert verdict.kind == "offload" and 0 < verdict.layers_on_cpu < 32
    on_cpu = [name for name, place in verdict.device_map.items() if place == "cpu"]
    assert len(on_cpu) == verdict.layers_on_cpu
    whole = plan(get_spec("llama-3-8b-instruct"), machine_from_numbers("gpu=12,ram=24,capability=8.6"))
    assert verdict.seconds_per_token > 5 * whole.seconds_per_token
    assert "10 GB/s" in verdict.reason, "the assumed bandwidth is told"


def test_the_way_out_that_is_told_is_one():
    """Every "with --context N it fits" and "use M here" holds when it is tried."""
    import re

    tried = set()
    for machine in named_machines():
        for spec in list_models():
            for context in (2048, min(16384, spec.context)):
                told = plan(spec, machine, context).instead
                if found := re.search(r"--context (\d+) it fits", told):
                    assert plan(spec, machine, int(found[1])).fits, told
                    tried.add("context")
                if found := re.search(r"Use (\S+) here", told):
                    other = get_spec(found[1])
                    assert plan(other, machine, min(context, other.context)).fits, told
                    tried.add("model")
    assert tried == {"context", "model"}


def test_disk_is_a_reason_of_its_own_and_memory_comes_first():
    spec = get_spec("llama-3-8b-instruct")
    verdict = plan(spec, replace(T4, free_disk=10 * GIB))
    assert not verdict.fits and "16.0 GiB of disk" in verdict.reason and "10.0 GiB" in verdict.reason
    assert "in memory" in verdict.reason
    small = plan(spec, replace(CPU, free_ram=4 * GIB, free_disk=10 * GIB))
    assert "disk" not in small.reason


def test_more_context_or_more_rows_never_fit_where_less_did_not():
    spec = get_spec("llama-2-7b-chat")
    batches = [plan(spec, T4, context=context, precision="4bit").batch for context in (256, 1024, 2048, 4096)]
    assert batches == sorted(batches, reverse=True) and batches[0] > batches[-1] >= 1
    assert plan(spec, T4, context=2048, batch=batches[2], precision="4bit").fits
    more = plan(spec, T4, context=2048, batch=batches[2] + 1, precision="4bit")
    assert not more.fits and f"At most {batches[2]} at once" in more.instead
    assert "4,096" in plan(spec, T4, context=5000).reason


def test_memory_grows_as_its_formula_says():
    spec = get_spec("llama-3-8b-instruct")
    one = memory_for(spec, "16bit", "float16", 1024, 1, 1)
    eight = memory_for(spec, "16bit", "float16", 1024, 8, 1)
    wide = memory_for(spec, "16bit", "float32", 1024, 1, 0)
    assert one.weights == eight.weights == spec.bytes_16bit and wide.weights == 2 * one.weights
    assert eight.kv_cache == pytest.approx(8 * one.kv_cache, rel=1e-6)
    assert one.kv_cache == pytest.approx(spec.kv_bytes_per_token * 1024 * 33 / 32, rel=1e-6)


def test_auto_takes_the_highest_precision_with_room_to_work():
    spec = get_spec("llama-3-8b-instruct")
    big = replace(T4, gpus=(Gpu("card", 24 * GIB, (8, 9), 1e12),))
    assert choose_precision(spec, "auto", big).precision == "16bit"
    choice = choose_precision(spec, "auto", T4)
    assert (choice.precision, choice.compute_dtype, choice.device) == ("4bit", "float16", "cuda:0")
    assert "16-bit weights need" in choice.reason and "7.5 has no bfloat16" in choice.reason
    with pytest.raises(ModelError, match=r"it needs .* GiB and there are .*Use phi-3-mini"):
        choose_precision(spec, "auto", replace(CPU, free_ram=5 * GIB))
    with pytest.raises(ModelError, match="--precision 4bit"):
        choose_precision(spec, "16bit", T4)
    with pytest.raises(ModelError, match="unknown precision"):
        choose_precision(spec, "8bit", T4)


def test_the_embedded_model_runs_in_16_bit_and_says_why():
    choice = choose_precision(get_spec("smollm2-135m-instruct"), "auto", CPU)
    assert choice.precision == "16bit" and choice.rows > 64
    assert "truer than 4-bit" in choice.reason and "bfloat16" in choice.reason


# --- the table ----------------------------------------------------------------------------------------


def test_the_table_has_every_model_on_every_machine():
    plans = plan_all()
    assert len(plans) == 7 and all(len(verdicts) == len(list_models()) for _, verdicts in plans)
    text = as_text(plans)
    assert all(spec.name in text for spec in list_models())
    assert all(len(line) <= 104 for line in text.splitlines())
    rows = json.loads(json.dumps(as_rows(plans)))
    assert len(rows) == 7 * len(list_models())
    assert {"model", "machine", "kind", "batch", "context", "seconds_per_token", "said"} <= set(rows[0])


def test_the_command_prints_it(capsys):
    from outreach.cli import main

    arguments = ["plan", "--machine", "cpu-16gb", "gpu=8,ram=16", "--model", "llama-3-8b-instruct"]
    assert main([*arguments, "--context", "1024", "--batch", "2"]) == 0
    out = capsys.readouterr().out
    assert "cpu-16gb" in out and out.count("4-bit, 2 at once of 1,024 tokens") == 2
    assert main([*arguments, "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)) == 2
    assert main(["plan", "--machine", "toaster"]) == 1
    assert "kaggle-t4x2" in capsys.readouterr().err
    assert main(["plan", "--batch", "0"]) == 1
    assert "above zero" in capsys.readouterr().err
