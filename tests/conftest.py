"""What the tests share: the sample files and their truth, one loaded model, and a missing browser."""

import json
import os
import shutil
from pathlib import Path

import hypothesis
import pytest

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "data"
MODEL = "smollm2-135m-instruct"

# A slow moment of the machine is no fault of the code under test.
hypothesis.settings.register_profile("patient", deadline=None)
hypothesis.settings.load_profile("patient")

# No test may reach a model hub: what is missing must fail, not download.
os.environ.setdefault("HF_HUB_OFFLINE", "1")
# Two workers on two cores: a thread pool each would only wait for the other's.
if "PYTEST_XDIST_WORKER" in os.environ:
    os.environ.setdefault("OMP_NUM_THREADS", "1")


@pytest.fixture(scope="session")
def truth():
    return json.loads((DATA / "samples.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def jobs(truth):
    from outreach.inputs.job_page import read_job

    return [read_job(DATA / job["file"], f"job{n:02d}") for n, job in enumerate(truth["jobs"], 1)]


@pytest.fixture(scope="session")
def resumes(truth):
    from outreach.inputs.resume import read_resume

    return [
        read_resume(DATA / resume["file"], f"resume{n:02d}") for n, resume in enumerate(truth["resumes"], 1)
    ]


@pytest.fixture(scope="session")
def model():
    """The model that comes with the install, loaded once for all tests."""
    from outreach.models.load import load_model

    return load_model(MODEL)


@pytest.fixture
def settings():
    from outreach.settings import Settings

    return Settings(origin="tests")


def browser_is_there() -> bool:
    return bool(shutil.which("chromedriver") and (shutil.which("chromium") or shutil.which("google-chrome")))


def card_is_there() -> bool:
    """Without importing torch, which takes seconds: the driver's device files."""
    return Path("/dev/nvidia0").exists() or Path("/dev/dxg").exists()


# Files whose tests take minutes: two workers take files as they stand, and these must not come last.
LONG_FILES = (
    "test_interruptions",
    "test_writing",
    "test_dependencies",
    "test_notebooks",
    "test_scale",
    "test_kaggle_session",
    "test_browser",
    "test_review_browser",
    "test_loading",
    "test_pdf",
    "test_share",
    "test_masking",
)


def _length_first(item) -> int:
    return LONG_FILES.index(item.path.stem) if item.path.stem in LONG_FILES else len(LONG_FILES)


def pytest_collection_modifyitems(items):
    """Tests that need a card skip without one, and browser tests without a browser, saying why.

    In CI the browser's fail instead. The longest files come first.
    """
    items.sort(key=_length_first)
    if not card_is_there():
        no_card = pytest.mark.skip(reason="no CUDA card here: run it where torch.cuda.is_available()")
        for item in items:
            if "gpu" in item.keywords:
                item.add_marker(no_card)
    if browser_is_there() or os.environ.get("CI") == "true":
        return
    skip = pytest.mark.skip(reason="no Chromium and chromedriver on the PATH: install both")
    for item in items:
        if "browser" in item.keywords:
            item.add_marker(skip)


def pytest_terminal_summary(terminalreporter):
    """Print the figures that tests recorded: workers have no terminal of their own."""
    for report in terminalreporter.stats.get("passed", []):
        for name, value in report.user_properties:
            terminalreporter.write_line(f"{name}: {value}")
