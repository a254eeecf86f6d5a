"""Small models of the real architectures with random weights, written to disk in the hub's layout."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

TINY = "tiny-llama"
# Sizes are multiples of 64, as 4-bit matrices on a CPU need; the vocabulary is small, so that what stays in
# 16 bits does not outweigh what is quantised.
_SIZES = {
    "hidden_size": 128, "intermediate_size": 256, "num_hidden_layers": 3, "num_attention_heads": 4,
    "max_position_embeddings": 512, "vocab_size": 320, "initializer_range": 0.08,
}  # fmt: skip
FAMILIES = {
    "llama": {**_SIZES, "num_key_value_heads": 2, "bos_token_id": 1, "eos_token_id": 2},
    # as in the release: window, long rope under its old name, and code that must not be run
    "phi3": {
        **_SIZES,
        "num_key_value_heads": 4,
        "sliding_window": 40,
        "original_max_position_embeddings": 192,
        "rope_scaling": {
            "type": "su",
            "short_factor": [1.0] * 16,
            "long_factor": [1.0 + k / 4 for k in range(16)],
        },
        "auto_map": {"AutoModelForCausalLM": "modeling_phi3.Phi3ForCausalLM"},
        "bos_token_id": 1,
        "eos_token_id": 2,
        "pad_token_id": 2,
    },
    "mixtral": {
        **_SIZES,
        "num_key_value_heads": 2,
        "num_local_experts": 8,
        "num_experts_per_tok": 2,
        "bos_token_id": 1,
        "eos_token_id": 2,
    },
}  # fmt: skip


def make_tiny_llama(folder: Path) -> Path:
    """Write the model with the embedded model's tokenizer; its text is noise, but always the same."""
    import torch
    from transformers import AutoTokenizer, LlamaConfig, LlamaForCausalLM

    from outreach.models.embedded import embedded_folder

    tokenizer = AutoTokenizer.from_pretrained(embedded_folder())
    config = LlamaConfig(
        vocab_size=len(tokenizer), hidden_size=32, intermediate_size=64, num_hidden_layers=2,
        num_attention_heads=4, num_key_value_heads=2, max_position_embeddings=4096,
        bos_token_id=1, eos_token_id=2, pad_token_id=2, tie_word_embeddings=True,
    )  # fmt: skip
    torch.manual_seed(11)
    target = folder / TINY
    LlamaForCausalLM(config).to(torch.bfloat16).save_pretrained(target)
    tokenizer.save_pretrained(target)
    return target


def tiny_tokenizer(folder: Path, special: tuple[str, ...] = (), template: str = "") -> None:
    """A tokenizer of single bytes with a family's control tokens, written as tokenizer.json."""
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers
    from transformers import PreTrainedTokenizerFast

    letters = sorted(pre_tokenizers.ByteLevel.alphabet())
    tokens = ["<unk>", "<s>", "</s>", *special]
    vocabulary = {token: number for number, token in enumerate([*tokens, *letters])}
    inner = Tokenizer(models.BPE(vocab=vocabulary, merges=[], unk_token="<unk>"))
    inner.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    inner.decoder = decoders.ByteLevel()
    inner.add_special_tokens(tokens)
    tokenizer = PreTrainedTokenizerFast(
        tokenizer_object=inner, bos_token="<s>", eos_token="</s>", unk_token="<unk>"
    )
    if template:
        tokenizer.chat_template = template
    tokenizer.save_pretrained(folder)


def make_tiny(family: str, folder: Path, special: tuple[str, ...] = (), **changes: Any) -> Path:
    """Write a small model of a family: configuration as the release has it, bfloat16 weights in two files.

    Weights are drawn tensor by tensor under the hub's own names: no model class of Transformers is asked,
    so a wrong idea of the layout there would show.
    """
    import torch
    from safetensors.torch import save_file

    values = {**FAMILIES[family], **changes}
    target = folder / f"tiny-{family}"
    target.mkdir(parents=True)
    architecture = {"llama": "Llama", "phi3": "Phi3", "mixtral": "Mixtral"}[family]
    config = {
        "architectures": [f"{architecture}ForCausalLM"],
        "model_type": family,
        "torch_dtype": "bfloat16",
        "hidden_act": "silu",
        "rms_norm_eps": 1e-5,
        "rope_theta": 10000.0,
        **values,
    }
    (target / "config.json").write_text(json.dumps(config))
    (target / "generation_config.json").write_text(json.dumps({"eos_token_id": values["eos_token_id"]}))
    hidden, inner = values["hidden_size"], values["intermediate_size"]
    heads, key_heads = values["num_attention_heads"], values["num_key_value_heads"]
    size = hidden // heads
    tensors = {
        "model.embed_tokens.weight": (values["vocab_size"], hidden),
        "model.norm.weight": (hidden,),
        "lm_head.weight": (values["vocab_size"], hidden),
    }
    for layer in range(values["num_hidden_layers"]):
        start = f"model.layers.{layer}"
        tensors[f"{start}.input_layernorm.weight"] = (hidden,)
        tensors[f"{start}.post_attention_layernorm.weight"] = (hidden,)
        tensors[f"{start}.self_attn.o_proj.weight"] = (hidden, heads * size)
        if family == "phi3":
            tensors[f"{start}.self_attn.qkv_proj.weight"] = ((heads + 2 * key_heads) * size, hidden)
            tensors[f"{start}.mlp.gate_up_proj.weight"] = (2 * inner, hidden)
            tensors[f"{start}.mlp.down_proj.weight"] = (hidden, inner)
            continue
        tensors[f"{start}.self_attn.q_proj.weight"] = (heads * size, hidden)
        tensors[f"{start}.self_attn.k_proj.weight"] = (key_heads * size, hidden)
        tensors[f"{start}.self_attn.v_proj.weight"] = (key_heads * size, hidden)
        if family == "llama":
            tensors[f"{start}.mlp.gate_proj.weight"] = (inner, hidden)
            tensors[f"{start}.mlp.up_proj.weight"] = (inner, hidden)
            tensors[f"{start}.mlp.down_proj.weight"] = (hidden, inner)
            continue
        tensors[f"{start}.block_sparse_moe.gate.weight"] = (values["num_local_experts"], hidden)
        for expert in range(values["num_local_experts"]):
            experts = f"{start}.block_sparse_moe.experts.{expert}"
            tensors[f"{experts}.w1.weight"] = (inner, hidden)
            tensors[f"{experts}.w2.weight"] = (hidden, inner)
            tensors[f"{experts}.w3.weight"] = (inner, hidden)
    generator = torch.Generator().manual_seed(3)
    files: list[dict[str, Any]] = [{}, {}]
    where = {}
    for number, (name, shape) in enumerate(tensors.items()):
        drawn = torch.randn(shape, generator=generator) * values["initializer_range"]
        drawn = drawn if len(shape) > 1 else 1 + drawn
        part = 0 if number < len(tensors) // 2 else 1
        files[part][name] = drawn.to(torch.bfloat16)
        where[name] = f"model-{part + 1:05d}-of-00002.safetensors"
    for part, contents in enumerate(files):
        save_file(contents, target / f"model-{part + 1:05d}-of-00002.safetensors", {"format": "pt"})
    (target / "model.safetensors.index.json").write_text(json.dumps({"metadata": {}, "weight_map": where}))
    tiny_tokenizer(target, special)
    return target
