"""Which prompts are read together: what they share is found, and no batch is wasted on it."""

from hypothesis import given
from hypothesis import strategies as st

from outreach.models.prefixes import (
    WORTH_SHARING,
    common_length,
    group_by_prefix,
    in_batch_order,
    stems,
)

TOKENS = st.integers(0, 2)
# few tokens and repeated beginnings, so that prompts share a lot
PROMPTS = st.lists(
    st.tuples(st.integers(0, 3), st.integers(0, 3), st.lists(TOKENS, min_size=1, max_size=5)),
    min_size=1,
    max_size=12,
).map(
    lambda made: {
        key: (*[10 + one] * 30, *[20 + two] * 30, *last) for key, (one, two, last) in enumerate(made)
    }
)


@given(st.lists(TOKENS), st.lists(TOKENS))
def test_the_common_length_is_where_two_sequences_part(one, other):
    length = common_length(one, other)
    assert one[:length] == other[:length]
    assert length in (len(one), len(other)) or one[length] != other[length]


@given(PROMPTS, st.integers(1, 8))
def test_every_prompt_is_in_one_group_and_begins_as_its_group(prompts, at_once):
    groups = group_by_prefix(prompts, at_once)
    assert sorted(key for group in groups for key in group.members) == sorted(prompts)
    for group in groups:
        heads = {prompts[key][: group.length] for key in group.members}
        assert len(heads) == 1
        assert group.length == 0 or group.length >= WORTH_SHARING
        assert all(len(prompts[key]) > group.length for key in group.members), "a last token is left"


@given(PROMPTS, st.integers(1, 8))
def test_groups_make_no_more_batches_than_need_be(prompts, at_once):
    groups = group_by_prefix(prompts, at_once)
    assert sum(-(-len(group.members) // at_once) for group in groups) <= -(-len(prompts) // at_once)


@given(PROMPTS)
def test_a_stem_belongs_to_at_least_two_prompts(prompts):
    found = stems(prompts)
    for key, length in found.items():
        assert length < len(prompts[key])
        if length:
            others = [other for other in prompts if other != key and found[other] == length]
            assert any(prompts[other][:length] == prompts[key][:length] for other in others)
    assert sorted(in_batch_order(prompts)) == sorted(prompts)


def test_two_jobs_that_fill_batches_are_kept_apart():
    prompts = {n: (*[1] * 50, *[2 + n // 8] * 100, n) for n in range(16)}
    assert [group.length for group in group_by_prefix(prompts, 8)] == [150, 150]
    assert [group.length for group in group_by_prefix(prompts, 16)] == [50], "one batch instead of two"
    rests = {key: ids[50:] for key, ids in prompts.items()}
    assert set(stems(rests).values()) == {100}, "what each half shares is still read once"
