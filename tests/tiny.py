"""A Llama of a few thousand random weights, for tests of everything around a model."""

from pathlib import Path

TINY = "tiny-llama"


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
