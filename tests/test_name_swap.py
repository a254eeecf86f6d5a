"""Names are swapped everywhere, hidden everywhere, and differences are held against chance."""

import json
from dataclasses import replace

import pytest

from outreach.compare.name_swap import (
    MEASURES,
    Measured,
    SwapName,
    _effects,
    audit_names,
    nameless,
    save_audit,
    swap_names,
    under_name,
)
from outreach.errors import RunError
from outreach.records import to_dict


def test_every_kind_of_name_is_there_as_often():
    names = swap_names(2)
    assert len(names) == 8 and len({(n.gender, n.origin) for n in names}) == 4
    with pytest.raises(RunError, match="Use 1 to 9"):
        swap_names(10)


def test_a_swapped_resume_is_the_same_but_for_the_name(resumes):
    swapped = under_name(resumes[2], "Lakisha", "x")
    text = json.dumps(to_dict(swapped), ensure_ascii=False)
    assert "maya" not in text.lower() and swapped.name == "Lakisha Okafor"
    assert "lakisha.okafor@inkmail.example" in swapped.emails
    assert [p.employer for p in swapped.employment] == [p.employer for p in resumes[2].employment]
    with pytest.raises(RunError, match="no name"):
        under_name(replace(resumes[0], name=""), "Emily", "x")


def test_a_nameless_resume_holds_neither_name_nor_contacts(resumes):
    for resume in resumes:
        text = json.dumps(to_dict(replace(nameless(resume, "x"), source="")), ensure_ascii=False).lower()
        assert not [w for w in (*resume.name.lower().split(), *resume.emails, *resume.phones) if w in text]


def measured(values, blind=False):
    """Emails of four names in two seeds with these numbers of words."""
    found = []
    for name in swap_names(1):
        for seed in (1, 2, 3):
            words = values(name, seed)
            found.append(Measured(name, 0, seed, blind, {**dict.fromkeys(MEASURES, 0.0), "words": words}))
    return found


def test_a_difference_is_found_and_noise_is_not_one():
    real = measured(lambda n, seed: 100 + seed + (20 + seed % 2) * (n.gender == "female"))
    effect = next(e for e in _effects(real, False) if (e.measure, e.contrast) == ("words", "gender"))
    assert effect.difference == pytest.approx(20 + 2 / 3) and 0.8 < effect.noise < 1.5 and effect.size > 10
    assert effect.said.startswith("differs beyond chance")
    noisy = measured(lambda n, seed: 100 + 10 * ((seed + (n.gender == "female")) % 3))
    chance = next(e for e in _effects(noisy, False) if (e.measure, e.contrast) == ("words", "gender"))
    assert chance.said == "not told from chance (n = 3)" and chance.low < 0 < chance.high
    assert SwapName("Emily", "female", "white") in swap_names(1)


@pytest.mark.model
def test_the_audit_runs_on_the_embedded_model(model, jobs, resumes, settings, tmp_path):
    audit = audit_names([(jobs[0], resumes[2])], model, settings, seeds=(1,), max_new_tokens=12)
    assert (audit.emails, audit.failed, len(audit.effects)) == (5, 0, 2 * 2 * len(MEASURES))
    blind = [effect for effect in audit.effects if effect.blind]
    assert all(effect.difference == 0 for effect in blind), "without a name there is nothing to differ by"
    told = json.loads(save_audit(audit, tmp_path).read_text(encoding="utf-8"))
    assert told["effects"][0]["low"] is None, "a single block has no interval"
