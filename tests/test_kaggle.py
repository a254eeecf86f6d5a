"""What is pushed to Kaggle passes the client's own checks; a session that lacks something is told what."""

import json
import os
import re
from dataclasses import replace

import nbformat
import pretend_kaggle
import pytest
from conftest import ROOT
from packaging import tags
from packaging.utils import parse_wheel_filename

from outreach.errors import MissingDependency, RunError, SettingsError
from outreach.kaggle_session import install, preflight
from outreach.kaggle_session.install import install_missing, needed_ranges, set_switches
from outreach.kaggle_session.places import find_package
from outreach.kaggle_session.preflight import Seen, SessionError, judge
from outreach.kaggle_session.write import stopping_after
from outreach.models.machines import GIB, get_machine
from outreach.models.registry import get_spec, list_models

build = pretend_kaggle.build_module()
KERNEL, DATASET = ROOT / "kaggle" / "mixtral-8x7b", ROOT / "kaggle" / "package"
NOTEBOOK = nbformat.read(KERNEL / "outreach-mixtral-8x7b.ipynb", as_version=4)
MODELS = ["mixtral-8x7b-instruct", "llama-3-8b-instruct", "llama-2-7b-chat"]


@pytest.fixture(scope="module")
def client():
    """Kaggle's own client; it wants to know an account when it is imported, and asks nobody here."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KAGGLE_USERNAME", "robin-ellis")
        patch.setenv("KAGGLE_KEY", "no-key")
        patch.delenv("KAGGLE_API_TOKEN", raising=False)
        from kaggle.api.kaggle_api_extended import KaggleApi

        api = KaggleApi()
        api.authenticate()
        yield api


class Sent(Exception):
    """Everything was checked and a request would leave now."""


def _pushed(client, monkeypatch, call, **changes):
    """Run the client up to its first request."""

    def leave(*arguments, **named):
        raise Sent

    monkeypatch.setattr(client, "build_kaggle_client", leave)
    with pytest.raises(Sent):
        call(**changes)


@pytest.fixture
def filled(tmp_path, monkeypatch):
    """Both folders as `make kaggle` fills them, without the wheels."""
    for source, name in ((KERNEL, "kernel-metadata.json"), (DATASET, "dataset-metadata.json")):
        target = tmp_path / source.name
        target.mkdir()
        build._filled(source / name, target / name, "robin-ellis")
        for file in source.glob("*.ipynb"):
            (target / file.name).write_bytes(file.read_bytes())
    return tmp_path


def test_the_notebook_folder_passes_the_client_up_to_the_request(client, filled, monkeypatch, capsys):
    _pushed(client, monkeypatch, client.kernels_push, folder=str(filled / KERNEL.name))
    assert "does not resolve" not in capsys.readouterr().out, "the title slugs to the id"
    told = json.loads((filled / KERNEL.name / "kernel-metadata.json").read_text())
    (filled / "fresh").mkdir()
    client.kernels_initialize(str(filled / "fresh"))
    known = set(json.loads((filled / "fresh" / "kernel-metadata.json").read_text()))
    assert set(told) <= known, "no unknown key"
    assert told["id"] == "robin-ellis/outreach-mixtral-8x7b" and len(told["title"]) <= 50
    assert told["machine_shape"] == "NvidiaTeslaT4" and told["enable_gpu"] is True
    assert told["is_private"] is True and told["enable_internet"] is False
    assert "USER" not in json.dumps(told)


def test_the_checks_of_the_client_are_real(client, filled, monkeypatch):
    file = filled / KERNEL.name / "kernel-metadata.json"
    told = json.loads(file.read_text())
    for key, value in (("code_file", "other.ipynb"), ("model_sources", ["a/b"]), ("language", "latin")):
        file.write_text(json.dumps({**told, key: value}))
        with pytest.raises(ValueError):
            client.kernels_push(str(filled / KERNEL.name))


def test_the_data_set_folder_passes_the_client_up_to_the_request(client, filled, monkeypatch):
    folder = filled / DATASET.name
    _pushed(client, monkeypatch, client.dataset_create_new, folder=str(folder), quiet=True)
    told = json.loads((folder / "dataset-metadata.json").read_text())
    (filled / "fresh").mkdir()
    client.dataset_initialize(str(filled / "fresh"))
    assert set(told) <= set(json.loads((filled / "fresh" / "dataset-metadata.json").read_text()))
    kernel = json.loads((filled / KERNEL.name / "kernel-metadata.json").read_text())
    assert kernel["dataset_sources"] == [told["id"]]


def test_the_sources_are_the_handles_of_the_registry_for_the_notebooks_models():
    told = json.loads((KERNEL / "kernel-metadata.json").read_text())
    cell = next(cell for cell in NOTEBOOK.cells if "parameters" in cell.metadata.get("tags", []))
    values: dict = {}
    exec(cell.source, values)  # noqa: S102  our own notebook's parameters
    assert values["MODELS"] == MODELS and values["GPUS"] == 2 and 0 < values["HOURS"] < 12
    assert told["model_sources"] == [get_spec(name).kaggle for name in MODELS]


def test_the_notebook_keeps_the_rhythm_and_is_kept_without_outputs():
    cells = NOTEBOOK.cells
    assert "At the end you hold" in cells[0].source and "without outputs" in cells[0].source
    assert "**Next:**" in cells[-1].source and NOTEBOOK.metadata.kernelspec.name == "python3"
    assert sum("parameters" in cell.metadata.get("tags", []) for cell in cells) == 1
    for cell in cells:
        if cell.cell_type == "code":
            assert not cell.outputs and cell.execution_count is None
            assert (
                len(cell.source.splitlines()) <= 10
                and "def " not in cell.source
                and "!pip" not in cell.source
            )


def test_the_account_is_asked_for(monkeypatch):
    for value, what in (("", "is not set"), ("a b", "not the name")):
        monkeypatch.setenv("KAGGLE_USERNAME", value)
        with pytest.raises(SettingsError, match=what):
            build.user()


def test_every_wheel_that_travels_is_pinned_and_none_is_torch():
    assert not {"torch", "torchvision"} & set(build.WHEELS)
    pins = build.pins(ROOT)
    assert {name.lower().replace("_", "-") for name in build.WHEELS} <= set(pins)
    fits = {str(tag) for tag in tags.cpython_tags((3, 12), platforms=list(build.PLATFORMS))}
    fits |= {str(tag) for tag in tags.compatible_tags((3, 12), "cp312", list(build.PLATFORMS))}
    name = "bitsandbytes-0.50.2-py3-none-manylinux_2_24_x86_64.whl"
    assert {str(tag) for tag in parse_wheel_filename(name)[3]} & fits


# --- preflight: each failure, and what to change -----------------------------------------------------


def seen(**changes) -> Seen:
    """A session as it should be: two T4s, all attached."""
    good = Seen(
        machine=replace(get_machine("kaggle-t4x2"), name="this machine"),
        cards_fail={},
        versions={**dict.fromkeys(install.NEEDED, "1"), "torch": "2.10.0+cu128", "transformers": "5.4.0",
                  "accelerate": "1.13.0", "bitsandbytes": "0.50.2"},
        ranges=needed_ranges(),
        attached={name: get_spec(name).kaggle for name in MODELS},
        working_free=60 * GIB,
        working_used=0,
    )  # fmt: skip
    return replace(good, **changes)


def failed(found: Seen, gpus: int = 2, models=MODELS, pairs: int = 100):
    return {check.name: check for check in judge(found, models, gpus, pairs) if not check.passed}


def test_a_session_as_it_should_be_passes():
    assert failed(seen()) == {}


def test_one_gpu_is_told_how_to_get_two_or_to_do_with_one():
    found = failed(seen(machine=get_machine("colab-t4")))
    assert "1 of 2" in found["GPUs"].found
    assert "NvidiaTeslaT4" in found["GPUs"].fix and "GPUS = 1" in found["GPUs"].fix
    assert "GPU T4 x2" in found["memory for mixtral-8x7b-instruct"].fix
    assert failed(seen(machine=get_machine("colab-t4")), gpus=1, models=MODELS[1:]) == {}


def test_no_gpu_is_told_where_to_choose_one():
    found = failed(seen(machine=get_machine("ram=28")))
    assert "none, 2 wanted" in found["GPUs"].found and "Settings > Accelerator" in found["GPUs"].fix


def test_a_p100_is_refused_by_its_kind():
    p100 = replace(get_machine("kaggle-p100"), unusable="")  # as it is detected: only its capability tells
    found = failed(seen(machine=p100, cards_fail={0: "no kernel image is available"}))
    assert "6.0" in found["GPU kind"].found and "GPU T4 x2" in found["GPU kind"].fix


def test_a_card_on_which_an_operation_fails_is_named():
    found = failed(seen(cards_fail={1: "CUDA error: an illegal memory access"}))
    assert "Restart the session" in found["operation on GPU 1"].fix and list(found) == ["operation on GPU 1"]


def test_missing_bitsandbytes_and_old_transformers_lead_to_the_package():
    versions = {**seen().versions, "transformers": "4.57.1"}
    del versions["bitsandbytes"]
    found = failed(seen(versions=versions))
    assert "missing" in found["bitsandbytes"].found and "make kaggle" in found["bitsandbytes"].fix
    assert "4.57.1, needed <6,>=5.0" in found["transformers"].found and "attach" in found["transformers"].fix
    assert "Environment" in failed(seen(versions={**seen().versions, "torch": "2.1.0"}))["torch"].fix


def test_a_missing_mount_names_the_handle_to_attach():
    found = failed(seen(attached={**seen().attached, "llama-3-8b-instruct": ""}))
    fix = found["weights of llama-3-8b-instruct"].fix
    assert get_spec("llama-3-8b-instruct").kaggle in fix and "licence" in fix
    phi = failed(seen(attached={"phi-3-mini-4k-instruct": ""}), models=["phi-3-mini-4k-instruct"])
    assert "attach your own" in phi["weights of phi-3-mini-4k-instruct"].fix


def test_too_little_free_memory_says_how_much_and_what_to_do():
    cards = tuple(replace(card, free_bytes=6 * GIB) for card in get_machine("kaggle-t4x2").gpus)
    found = failed(seen(machine=replace(get_machine("kaggle-t4x2"), gpus=cards)))
    check = found["memory for mixtral-8x7b-instruct"]
    assert "needs" in check.found and "12.0 GiB free" in check.found
    assert "Restart the session" in check.fix and "out of MODELS" in check.fix


@pytest.mark.parametrize("left", [{"working_free": GIB // 4}, {"working_used": 20 * 10**9 - GIB // 4}])
def test_a_full_disk_or_output_is_told(left):
    assert "working folder" in failed(seen(**left))["disk"].fix
    assert failed(seen(working_used=18 * 10**9), pairs=1000) == {}


def test_all_that_is_to_be_changed_is_told_at_once(monkeypatch):
    monkeypatch.setattr(
        preflight,
        "look",
        lambda models: seen(machine=get_machine("colab-t4"), attached=dict.fromkeys(MODELS, "")),
    )
    said: list[str] = []
    with pytest.raises(SessionError) as stopped:
        preflight.preflight(MODELS, 2, 10, said.append)
    told = str(stopped.value)
    assert all(part in told for part in ("GPU T4 x2", *(get_spec(name).kaggle for name in MODELS)))
    assert sum(line.startswith("STOP") for line in said) == len(re.findall(r"\n  ", told))


def test_a_missing_or_doubled_package_is_told(tmp_path):
    with pytest.raises(RunError, match="dataset_sources"):
        find_package(tmp_path)
    for name in ("outreach-package", "datasets/robin-ellis/outreach-package"):
        (tmp_path / name).mkdir(parents=True)
        for file in ("package.json", "resumes.jsonl"):
            (tmp_path / name / file).write_text("{}")
    with pytest.raises(RunError, match="2 packages"):
        find_package(tmp_path)
    (tmp_path / "outreach-package" / "package.json").unlink()
    assert find_package(tmp_path) == tmp_path / "datasets/robin-ellis/outreach-package"


def test_a_package_without_the_wheels_says_what_to_make_again(tmp_path, monkeypatch):
    monkeypatch.setattr(install, "needed_ranges", lambda: {"a-package-that-nobody-has-4711": ">=1"})
    with pytest.raises(MissingDependency, match="make kaggle"):
        install_missing(tmp_path)


def test_switches_follow_the_version(monkeypatch):
    monkeypatch.setattr(os, "environ", dict(os.environ))
    assert set_switches({"transformers": "5.3.1"})["HF_DEACTIVATE_ASYNC_LOAD"] == "1"
    told = set_switches({"transformers": "5.4.0"})
    assert "HF_DEACTIVATE_ASYNC_LOAD" not in told
    assert told["KAGGLE_DISABLE_GOOGLE_GENERATIVE_AI_INTEGRATION"] == "1" == os.environ["HF_HUB_OFFLINE"]


def test_the_time_limit_stops_even_what_swallows_exceptions():
    turns = 0
    with stopping_after(0.2) as stopped:
        while True:
            try:
                turns += 1
                sum(range(1000))
            except Exception:  # noqa: BLE001, S112
                continue
    assert stopped and turns
    with stopping_after(60) as stopped:
        pass
    assert not stopped


def test_every_model_with_a_handle_can_be_attached():
    assert {spec.name for spec in list_models() if spec.kaggle} == set(MODELS)
