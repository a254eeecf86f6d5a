"""Each family's chat format against golden strings that others published, with nothing lost or doubled.

Sources, all public:
  llama.cpp   github.com/ggml-org/llama.cpp, tests/test-chat-template.cpp at 03f94f1 (MIT): what one
              conversation becomes in each format; what is added to it is told at the string.
  Meta        llama.com/docs/model-cards-and-prompt-formats/meta-llama-2 and /meta-llama-3
  Mistral AI  the model card of mistralai/Mixtral-8x7B-Instruct-v0.1, "Instruction format"
  Microsoft   the model card of microsoft/Phi-3-mini-4k-instruct, "Chat Format"
"""

import pytest
from tiny import tiny_tokenizer

from outreach.errors import ModelError
from outreach.models.chat import how_rendered, merge_neighbours, render, told_family
from outreach.models.chat_formats import FORMATS
from outreach.records import Message

# the conversation of llama.cpp's test, its answers without the spaces around them
TALK = (
    Message("system", "You are a helpful assistant"),
    Message("user", "Hello"),
    Message("assistant", "Hi there"),
    Message("user", "Who are you"),
    Message("assistant", "I am an assistant"),
    Message("user", "Another question"),
)
GOLDEN = {
    # llama.cpp, "Llama-3"; BOS in front as Meta's document has it
    "llama-3": "<|begin_of_text|>"
    "<|start_header_id|>system<|end_header_id|>\n\nYou are a helpful assistant<|eot_id|>"
    "<|start_header_id|>user<|end_header_id|>\n\nHello<|eot_id|>"
    "<|start_header_id|>assistant<|end_header_id|>\n\nHi there<|eot_id|>"
    "<|start_header_id|>user<|end_header_id|>\n\nWho are you<|eot_id|>"
    "<|start_header_id|>assistant<|end_header_id|>\n\nI am an assistant<|eot_id|>"
    "<|start_header_id|>user<|end_header_id|>\n\nAnother question<|eot_id|>"
    "<|start_header_id|>assistant<|end_header_id|>\n\n",
    # llama.cpp, "TheBloke/FusionNet_34Bx2_MoE-AWQ", its jinja form; the first BOS as Meta's document has it
    "llama-2": "<s>[INST] <<SYS>>\nYou are a helpful assistant\n<</SYS>>\n\nHello [/INST] Hi there </s>"
    "<s>[INST] Who are you [/INST] I am an assistant </s>"
    "<s>[INST] Another question [/INST]",
    # llama.cpp, "Phi-3-small" and "Phi-3-mini", as its own engine writes them
    "phi-3": "<|system|>\nYou are a helpful assistant<|end|>\n"
    "<|user|>\nHello<|end|>\n<|assistant|>\nHi there<|end|>\n"
    "<|user|>\nWho are you<|end|>\n<|assistant|>\nI am an assistant<|end|>\n"
    "<|user|>\nAnother question<|end|>\n<|assistant|>\n",
    # Mistral AI: "<s> [INST] Instruction [/INST] Model answer</s> [INST] Follow-up instruction [/INST]"
    "mixtral": "<s> [INST] You are a helpful assistant\n\nHello [/INST] Hi there</s>"
    " [INST] Who are you [/INST] I am an assistant</s> [INST] Another question [/INST]",
    # llama.cpp, "teknium/OpenHermes-2.5-Mistral-7B"
    "chatml": "<|im_start|>system\nYou are a helpful assistant<|im_end|>\n"
    "<|im_start|>user\nHello<|im_end|>\n<|im_start|>assistant\nHi there<|im_end|>\n"
    "<|im_start|>user\nWho are you<|im_end|>\n<|im_start|>assistant\nI am an assistant<|im_end|>\n"
    "<|im_start|>user\nAnother question<|im_end|>\n<|im_start|>assistant\n",
}
MODEL_TYPE = {"llama-2": "llama", "mixtral": "mixtral"}
EVERY = pytest.mark.parametrize("family", GOLDEN)


@pytest.fixture(scope="module")
def tokenizer_of(tmp_path_factory):
    """A tokenizer of bytes with a family's control tokens, and a chat template if one is given."""
    from transformers import AutoTokenizer

    def make(family, template=""):
        form = FORMATS[family]
        folder = tmp_path_factory.mktemp("tokenizer")
        special = dict.fromkeys([*form.tokens, *form.ends, form.bos, "<|system|>", "<|end_header_id|>"])
        ordinary = ("", "<s>", "</s>")
        tiny_tokenizer(folder, tuple(token for token in special if token not in ordinary), template)
        tokenizer = AutoTokenizer.from_pretrained(folder)
        tokenizer.bos_token = form.bos or None
        return tokenizer

    return make


@EVERY
def test_a_familys_own_format_is_the_golden_one(tokenizer_of, family):
    tokenizer = tokenizer_of(family)
    assert told_family(tokenizer, MODEL_TYPE.get(family, "")) == family
    assert render(tokenizer, TALK, family=family) == GOLDEN[family]
    assert FORMATS[family].source in how_rendered(tokenizer, family)


@EVERY
def test_no_message_is_lost_whatever_the_conversation(tokenizer_of, family):
    tokenizer = tokenizer_of(family)
    talks = [TALK, TALK[1:], TALK[:2], TALK[1:2], (*TALK, Message("user", "Twice in a row")), TALK[:1]]
    for talk in talks:
        text = render(tokenizer, talk, family=family)
        for message in talk:
            assert text.count(message.content) == 1, (message, text)


@EVERY
def test_there_is_one_bos_and_the_tokens_have_it_once(tokenizer_of, family):
    tokenizer, form = tokenizer_of(family), FORMATS[family]
    text = render(tokenizer, TALK, family=family)
    ids = tokenizer(text, add_special_tokens=False).input_ids
    if not form.bos:
        assert "<s>" not in text
        return
    bos = tokenizer.convert_tokens_to_ids(form.bos)
    assert ids[0] == bos
    # Meta's Llama 2 opens each of the three exchanges with one; all others only the conversation
    assert ids.count(bos) == (3 if family == "llama-2" else 1)
    assert form.bos * 2 not in text


@EVERY
def test_every_stop_token_of_the_registry_is_known_to_the_family(family):
    """The registry's ids are these tokens: 128001 and 128009, 32000, 32001 and 32007, and 2."""
    from outreach.models.registry import list_models

    specs = [spec for spec in list_models() if spec.family == family and not spec.not_loadable]
    assert specs and all(len(spec.stop_ids) == len(FORMATS[family].ends) for spec in specs)


@EVERY
def test_the_start_of_a_conversation_is_the_start_of_the_whole(tokenizer_of, family):
    """Else nothing could be shared between prompts."""
    tokenizer = tokenizer_of(family)
    whole = render(tokenizer, TALK, family=family)
    assert whole.startswith(render(tokenizer, TALK[:-1], answer=False, family=family))


# --- templates that a tokenizer brings -----------------------------------------------------------------

# All written for this test. The first behaves as the template of Phi-3-mini's first release: it drops the
# system turn and opens an answer after each user turn.
DROPS = (
    "{{ bos_token }}{% for m in messages %}"
    "{% if m.role == 'user' %}<|user|>\n{{ m.content }}<|end|>\n<|assistant|>\n{% endif %}"
    "{% if m.role == 'assistant' %}{{ m.content }}<|end|>\n{% endif %}{% endfor %}"
)
# As Mixtral's of 2023: it refuses a system role and turns that do not alternate.
REFUSES = (
    "{{ bos_token }}{% for m in messages %}{% if (m.role == 'user') != (loop.index0 % 2 == 0) %}"
    "{{ raise_exception('roles must alternate') }}{% endif %}{% if m.role == 'user' %}"
    "{{ '[INST] ' + m.content + ' [/INST]' }}{% else %}{{ m.content + eos_token }}{% endif %}{% endfor %}"
)
DOUBLES = (
    "{{ bos_token }}{{ bos_token }}"
    "{% for m in messages %}{{ '[INST] ' + m.content + ' [/INST]' }}{% endfor %}"
)
FORGETS = "{% for m in messages %}{{ '<|' + m.role + '|>\n' + m.content + '<|end|>\n' }}{% endfor %}"


def test_a_system_turn_that_a_template_drops_is_folded(tokenizer_of):
    """The expected text is llama.cpp's jinja form of "Phi-3-mini", with our blank line after the fold."""
    text = render(tokenizer_of("phi-3", DROPS), TALK, family="phi-3")
    assert text == (
        "<|user|>\nYou are a helpful assistant\n\nHello<|end|>\n<|assistant|>\nHi there<|end|>\n<|user|>\n"
        "Who are you<|end|>\n<|assistant|>\nI am an assistant<|end|>\n<|user|>\nAnother question<|end|>\n"
        "<|assistant|>\n"
    )


def test_a_system_turn_that_a_template_refuses_is_folded(tokenizer_of):
    """The expected text is llama.cpp's "mistralai/Mistral-7B-Instruct-v0.2", with BOS and our blank line."""
    tokenizer = tokenizer_of("mixtral", REFUSES)
    assert render(tokenizer, TALK, family="mixtral") == (
        "<s>[INST] You are a helpful assistant\n\nHello [/INST]Hi there</s>[INST] Who are you [/INST]"
        "I am an assistant</s>[INST] Another question [/INST]"
    )
    twice = (*TALK, Message("user", "And one more"))
    assert "Another question\n\nAnd one more" in render(tokenizer, twice, family="mixtral")


def test_a_doubled_bos_is_written_once(tokenizer_of):
    text = render(tokenizer_of("mixtral", DOUBLES), TALK[1:2], family="mixtral")
    assert text == "<s>[INST] Hello [/INST]"


def test_a_template_that_forgets_to_ask_for_an_answer_is_completed(tokenizer_of):
    tokenizer = tokenizer_of("phi-3", FORGETS)
    assert render(tokenizer, TALK[:2], family="phi-3").endswith("Hello<|end|>\n<|assistant|>\n")
    assert render(tokenizer, TALK[:2], answer=False, family="phi-3").endswith("Hello<|end|>\n")


def test_without_a_template_or_a_family_the_error_says_what_to_add(tokenizer_of):
    with pytest.raises(ModelError, match=r"chat_template\.jinja"):
        render(tokenizer_of("llama-2"), TALK)


@EVERY
def test_control_strings_in_outside_text_open_no_turn(tokenizer_of, family):
    """A resume that holds the family's own control strings adds not one control token."""
    tokenizer, form = tokenizer_of(family), FORMATS[family]
    strings = [
        *form.tokens,
        *form.ends,
        form.bos,
        "[INST]",
        "[/INST]",
        "<<SYS>>",
        "<|system|>",
        "<|im_start|>",
    ]
    evil = Message("user", "Hello " + " ".join(string for string in strings if string))
    clean, attacked = (render(tokenizer, (*TALK[:1], turn), family=family) for turn in (TALK[1], evil))
    special = set(tokenizer.all_special_ids)

    def controls(text):
        return [i for i in tokenizer(text, add_special_tokens=False).input_ids if i in special]

    assert controls(attacked) == controls(clean)
    assert attacked.count("INST]") == clean.count("INST]")


def test_joining_neighbours_keeps_the_order():
    talk = (Message("user", "a"), Message("user", "b"), Message("assistant", "c"), Message("user", "d"))
    assert [m.content for m in merge_neighbours(talk)] == ["a\n\nb", "c", "d"]
