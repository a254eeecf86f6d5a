"""Settings: every key typed, an unknown one refused, a missing file is said aloud."""

import tomllib

import pytest
from conftest import ROOT

from outreach.errors import SettingsError
from outreach.settings import Settings, load_settings


def write(tmp_path, text):
    file = tmp_path / "outreach.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_the_example_holds_every_key_with_its_default():
    settings = load_settings(ROOT / "outreach.example.toml")
    tables = ("sender", "texts", "writing", "pages", "privacy", "gemini", "server")
    for name in tables:
        assert getattr(settings, name) == getattr(Settings(), name)
    table = tomllib.loads((ROOT / "outreach.example.toml").read_text(encoding="utf-8"))
    for name in tables:
        assert set(table[name]) == set(vars(getattr(Settings(), name)))


def test_a_missing_file_means_defaults_and_says_so(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert "there is no outreach.toml" in load_settings().origin


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[sender]\nnmae = 'A'", "unknown key 'nmae'"),
        ("[writing]\nseed = 'x'", "expected a whole number"),
        ("[writing]\nseed = true", "expected a whole number"),
        ("[writing]\nstrategy = 'clever'", "strategy is 'clever'"),
        ("[writing]\ncandidates = 0", "candidates is 0"),
        ("[pages]\nallow_hosts = '127.0.0.1'", "expected a list of str"),
        ("sender = 3", "expected a table"),
        ("[texts]\ngreeting = 'Hi {nickname}'", "placeholder that nothing fills"),
        ("[privacy]\nsend_in_clear = 'yes'", "expected true or false"),
        ("[gemini]\nlibrary = 'requests'", "library is 'requests'"),
        ("[gemini]\nkey = 'AIza'", "unknown key 'key'"),
        ("[gemini]\nrequests_per_minute = 0", "requests_per_minute is 0"),
        ("[gemini.safety]\nharassment = 'SOME'", "harassment is 'SOME'"),
        ("[server]\ncontext = 10", "context is 10"),
        ("[server]\nurl = 'https://me:secret@models.example'", "holds a password or key"),
        ("not toml at all", "cannot be read as TOML"),
    ],
)
def test_a_mistake_costs_one_clear_line(tmp_path, text, told):
    with pytest.raises(SettingsError) as caught:
        load_settings(write(tmp_path, text))
    assert told in str(caught.value) and "outreach.toml" in str(caught.value)
    assert "\n" not in str(caught.value)
