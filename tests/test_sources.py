"""Where weights come from, in which order, and the line that says what to do when they cannot be had.

The hub here is a small server on this machine that answers as the real one does, in processes of their
own: the hub's client reads its settings when it is imported.
"""

import json
import os
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from tiny import make_tiny

from outreach.errors import ModelError
from outreach.models.machines import GIB
from outreach.models.registry import get_spec, shape_of_config
from outreach.models.sources import find_weights, is_model, is_whole

COMMIT = "0123456789abcdef0123456789abcdef01234567"


@pytest.fixture(scope="module")
def tiny(tmp_path_factory):
    return make_tiny("llama", tmp_path_factory.mktemp("weights"))


class Hub(BaseHTTPRequestHandler):
    """/api/models/<id>/revision/<name> lists files, /<id>/resolve/<commit>/<file> gives one."""

    protocol_version = "HTTP/1.1"

    def _answer(self, status, body=b"", headers=()):
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def do_GET(self):
        self.server.asked.append(self.path)
        kind = self.path.split("/api/models/")[-1].strip("/").split("/")[0]
        if kind == "gated":
            self._answer(401, b"{}", [("X-Error-Code", "GatedRepo"), ("X-Error-Message", "restricted")])
        elif kind == "hidden":
            self._answer(401, b"{}", [("X-Error-Code", "RepoNotFound")])
        elif kind == "broken":
            self._answer(503)
        elif "/api/models/" in self.path:
            files = {file.name: file.stat().st_size for file in sorted(self.server.folder.iterdir())}
            files |= {"consolidated.safetensors": 9, "original/params.json": 9, "x.bin": 9}
            listed = [
                {"type": "file", "path": name, "size": size, "oid": name} for name, size in files.items()
            ]
            whole = {"id": "open/tiny", "sha": COMMIT, "siblings": [{"rfilename": name} for name in files]}
            body = json.dumps(listed if "/tree/" in self.path else whole).encode()
            self._answer(200, body, [("Content-Type", "application/json")])
        else:
            name = self.path.split("/resolve/")[-1].split("/", 1)[-1]
            file = self.server.folder / name
            if not file.is_file():
                self._answer(404, b"", [("X-Error-Code", "EntryNotFound")])
                return
            body = file.read_bytes()
            self._answer(200, body, [("ETag", f'"{len(body)}-{name}"'), ("X-Repo-Commit", COMMIT)])

    do_HEAD = do_GET

    def log_message(self, *_):
        """Quiet: what is asked is kept in `server.asked`."""


@pytest.fixture(scope="module")
def hub(tiny):
    server = ThreadingHTTPServer(("127.0.0.1", 0), Hub)
    server.folder, server.asked = tiny, []
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()


ASK = """
import json, sys
from dataclasses import replace
from pathlib import Path
from outreach.errors import ModelError
from outreach.models.registry import get_spec, shape_of_config
from outreach.models.sources import find_weights
shape = shape_of_config(json.loads(sys.argv[1]), "tiny")
for hub_id, free in json.loads(sys.argv[2]):
    spec = replace(get_spec("llama-3-8b-instruct"), hub_id=hub_id, config=shape)
    try:
        found = find_weights(spec, Path("nowhere"), free)
        print(json.dumps([found.route, found.revision, sorted(f.name for f in found.folder.iterdir())]))
    except ModelError as error:
        print(json.dumps(str(error)))
"""


def ask(tiny, cache, endpoint, wishes, **environment):
    """What find_weights says of each (hub id, free bytes), against a hub at `endpoint`."""
    settings = {
        **os.environ,
        "HF_HOME": str(cache),
        "HF_ENDPOINT": endpoint,
        "HF_HUB_OFFLINE": "0",
        **environment,
    }
    settings |= {
        "HF_HUB_DISABLE_XET": "1",
        "HF_HUB_DISABLE_PROGRESS_BARS": "1",
        "HF_HUB_DISABLE_TELEMETRY": "1",
    }
    settings.pop("HF_TOKEN", None)
    config = (tiny / "config.json").read_text()
    done = subprocess.run(
        [sys.executable, "-c", ASK, config, json.dumps(wishes)],
        capture_output=True, text=True, check=False, env=settings, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_a_hub_that_refuses_or_fails_costs_one_line_each(tiny, hub, tmp_path):
    endpoint = f"http://127.0.0.1:{hub.server_address[1]}"
    plenty = 100 * GIB
    gated, hidden, broken, tight = ask(
        tiny, tmp_path, endpoint,
        [*((f"{kind}/llama", plenty) for kind in ("gated", "hidden", "broken")), ("open/tiny", GIB // 2)],
    )  # fmt: skip
    assert "accepted licence and a token" in gated
    assert "huggingface.co/meta-llama/Meta-Llama-3-8B-Instruct" in gated and "hf auth login" in gated
    assert "does not show hidden/llama" in hidden and "hf auth whoami" in hidden
    assert "status 503" in broken and "Try again later" in broken
    assert "needs 1.0 GiB of disk and 0.5 GiB are free" in tight and "HF_HOME" in tight
    assert not any("open/tiny" in path for path in hub.asked), "disk is looked at before anything is asked"


def test_a_download_holds_what_loading_needs_and_the_cache_is_next(tiny, hub, tmp_path):
    endpoint = f"http://127.0.0.1:{hub.server_address[1]}"
    first, second = ask(tiny, tmp_path, endpoint, [("open/tiny", None), ("open/tiny", 0)])
    assert first[0] == "downloaded from open/tiny" and first[1] == COMMIT
    assert first[2] == sorted(file.name for file in tiny.iterdir()), "no other formats of the same weights"
    assert second[0] == "the hub's cache on this machine", "no room is needed for what is here"
    (again,) = ask(tiny, tmp_path, "http://127.0.0.1:9", [("open/tiny", 0)])
    assert again[0] == "the hub's cache on this machine", "no network is needed either"


def test_no_network_says_so_and_what_needs_none(tiny, tmp_path):
    (offline,) = ask(tiny, tmp_path / "a", "http://127.0.0.1:9", [("open/tiny", None)])
    assert "cannot be reached" in offline and "smollm2-135m-instruct comes with the install" in offline
    (told_to,) = ask(tiny, tmp_path / "b", "http://127.0.0.1:9", [("open/tiny", None)], HF_HUB_OFFLINE="1")
    assert "cannot be reached" in told_to


def test_an_unfinished_download_is_gone_on_with(tiny, hub, tmp_path):
    endpoint = f"http://127.0.0.1:{hub.server_address[1]}"
    ask(tiny, tmp_path, endpoint, [("open/tiny", None)])
    (snapshot,) = (tmp_path / "hub" / "models--open--tiny" / "snapshots").iterdir()
    (snapshot / "model-00002-of-00002.safetensors").unlink()
    (again,) = ask(tiny, tmp_path, endpoint, [("open/tiny", None)])
    assert again[0] == "downloaded from open/tiny" and is_whole(snapshot)


# --- on this machine ----------------------------------------------------------------------------------


@pytest.fixture
def llama_3(tiny):
    """The registry's Llama 3, with the sizes of the small one: so its files can stand for it."""
    from dataclasses import replace

    config = json.loads((tiny / "config.json").read_text())
    return replace(get_spec("llama-3-8b-instruct"), config=shape_of_config(config, "tiny"))


def copy_to(tiny, folder):
    import shutil

    return shutil.copytree(tiny, folder)


@pytest.mark.parametrize(
    "place",
    [
        "llama-3/transformers/8b-chat-hf/1",  # as mounts were
        "models/metaresearch/llama-3/transformers/8b-chat-hf/1",  # as they are now
    ],
)
def test_an_attached_copy_is_found_by_looking(tiny, llama_3, tmp_path, place):
    copy_to(tiny, tmp_path / "input" / place)
    # beside it: another model, a base model of the same sizes, a broken file, a pre-quantised copy
    other = copy_to(tiny, tmp_path / "input" / "a-chat-of-other-sizes")
    config = json.loads((other / "config.json").read_text())
    (other / "config.json").write_text(json.dumps({**config, "hidden_size": 256}))
    copy_to(tiny, tmp_path / "input" / "a-base" / "8b-hf")
    ready = copy_to(tiny, tmp_path / "input" / "a-chat-in-4-bit")
    (ready / "config.json").write_text(json.dumps({**config, "quantization_config": {"bits": 4}}))
    (tmp_path / "input" / "a-set").mkdir()
    (tmp_path / "input" / "a-set" / "config.json").write_text("{")
    found = find_weights(llama_3, tmp_path / "input")
    assert found.folder == tmp_path / "input" / place
    assert found.route == f"attached on Kaggle: {place}"


def test_an_attached_copy_that_lacks_a_file_is_passed_over(tiny, llama_3, tmp_path):
    copy = copy_to(tiny, tmp_path / "llama-3" / "8b-chat-hf")
    (copy / "model-00001-of-00002.safetensors").unlink()
    with pytest.raises(ModelError, match=r"needs .* of disk"):
        find_weights(llama_3, tmp_path, free=0)


def test_an_own_folder_comes_first_and_must_be_whole(tiny, llama_3, tmp_path, monkeypatch):
    monkeypatch.setenv("OUTREACH_MODELS", str(tmp_path))
    copy_to(tiny, tmp_path / "input" / "8b-chat")
    own = copy_to(tiny, tmp_path / "llama-3-8b-instruct")
    found = find_weights(llama_3, tmp_path / "input")
    assert found.folder == own and "OUTREACH_MODELS" in found.route
    (own / "model-00001-of-00002.safetensors").unlink()
    with pytest.raises(ModelError, match="Complete it, or remove it"):
        find_weights(llama_3, tmp_path / "input")


def test_a_named_folder_with_a_missing_file_says_so(tiny, tmp_path):
    copy = copy_to(tiny, tmp_path / "mine")
    (copy / "model-00002-of-00002.safetensors").unlink()
    with pytest.raises(ModelError, match=r"missing.*Complete the folder"):
        find_weights(get_spec(str(copy)))


def test_a_model_is_told_by_its_sizes_window_and_context():
    four_k, long = get_spec("phi-3-mini-4k-instruct"), get_spec("phi-3-mini-128k-instruct")
    from dataclasses import asdict

    config = {**asdict(four_k.config), "rope_scaling": None}
    assert is_model(four_k, config, "here") and not is_model(long, config, "here")
    assert not is_model(four_k, {"model_type": "resnet"}, "here")


def test_memory_is_looked_at_before_anything_is_fetched(monkeypatch):
    """A model that cannot run here must not cost a download of 87 GiB first."""
    from outreach.models import machines, sources
    from outreach.models.load import load_model

    asked = []
    monkeypatch.setattr(sources, "find_weights", lambda *_: asked.append(1))
    monkeypatch.setattr(machines, "this_machine", lambda: machines.Machine("small", 4 * GIB))
    with pytest.raises(ModelError, match=r"it needs .* GiB and there are 4\.0 GiB"):
        load_model("mixtral-8x7b-instruct")
    assert not asked
