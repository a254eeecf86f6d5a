"""Each notebook runs in a real kernel, and its stored outputs belong to its source and code."""

import re
import sys

import nbformat
import pytest
from conftest import DATA, ROOT
from prepared import MODELS, prepare_run

from outreach.runs import read_lines

sys.path.insert(0, str(ROOT / "notebooks"))
import run_all

NOTEBOOKS = run_all.notebooks()
# One pair, one seed; the kernel runs beside the tests, so both share the converted model on disk.
SMALL = {
    "01_collect_jobs.ipynb": "CARDS = {out!r} + '/cards.json'",
    "02_read_resumes.ipynb": "BUDGETS = (80,)",
    "03_load_models_in_4bit.ipynb": "MACHINES = ['kaggle-t4x2']",
    "04_write_emails.ipynb": "PAIRS = 1\nOUT = {out!r}",
    "05_review_emails.ipynb": "RUN = {out!r}",
    "06_compare_models.ipynb": "RESUMES = RESUMES[:1]\nWAYS = WAYS[:2]\nTOKENS = 30\nSEEDS = (1,)\n"
    "OUT = {out!r}",
}


def read(path):
    return nbformat.read(path, as_version=4)


def ids(path):
    return path.stem


@pytest.mark.notebook
@pytest.mark.parametrize("path", NOTEBOOKS, ids=ids)
def test_it_runs_from_top_to_bottom(path, tmp_path, jobs, resumes):
    if path.name.startswith("05"):  # a run to review, as notebook 04 leaves it
        prepare_run(tmp_path / "run", jobs, resumes, MODELS)
    small = SMALL[path.name].format(out=str(tmp_path / "run"))
    notebook = run_all.execute(run_all.with_parameters(read(path), small), timeout=500)
    outputs = [o for cell in notebook.cells if cell.cell_type == "code" for o in cell.outputs]
    assert outputs and not [o for o in outputs if o.output_type == "error"]
    if path.name.startswith("04"):
        assert len(list((tmp_path / "run" / "emails").iterdir())) == 1
    if path.name.startswith("05"):
        assert any("application/vnd.jupyter.widget-view+json" in o.get("data", {}) for o in outputs)
        kinds = {line["kind"] for line in read_lines(tmp_path / "run" / "reviews.jsonl")}
        assert kinds == {"blind"}, "its trials are made on a copy; of a comparison the seed is kept"


@pytest.mark.parametrize("path", NOTEBOOKS, ids=ids)
def test_its_outputs_are_not_stale(path):
    notebook = read(path)
    stored = notebook.metadata.get("outreach", {}).get("hash")
    assert stored == run_all.source_hash(notebook, path.name), f"run: make notebooks ({path.name})"
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert all(cell.execution_count for cell in code), "every cell was run"


@pytest.mark.parametrize("path", NOTEBOOKS, ids=ids)
def test_it_keeps_the_rhythm(path):
    cells = read(path).cells
    assert cells[0].cell_type == "markdown" and "At the end you hold" in cells[0].source
    tagged = [cell for cell in cells if "parameters" in cell.metadata.get("tags", [])]
    assert len(tagged) == 1
    assert "**Next:**" in cells[-1].source
    for cell in cells:
        if cell.cell_type == "code":
            lines = [line for line in cell.source.splitlines() if line.strip()]
            assert len(lines) <= 10, cell.source
            assert "def " not in cell.source and "!pip" not in cell.source


def _text_of(output):
    return str(output.get("text", "")) + str(output.get("data", ""))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=ids)
def test_its_outputs_hold_nobody_but_the_samples(path, truth):
    """No email or phone that is not from the samples, no path of a machine, no widget state."""
    notebook = read(path)
    assert "widgets" not in notebook.metadata
    text = " ".join(_text_of(o) for c in notebook.cells if c.cell_type == "code" for o in c.outputs)
    allowed = {resume["email"] for resume in truth["resumes"]}
    for address in set(re.findall(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", text)):
        assert address in allowed or address.endswith(".example"), address
    files = [*(DATA / "sources").rglob("*.yaml"), *DATA.rglob("*.html")]
    samples = "".join(re.sub(r"\D", "", file.read_text(encoding="utf-8")) for file in files)
    for phone in re.findall(r"(?<![\w.])\+?\(?\d{2,4}\)?[ .-]\d{3}[ .-]\d{3,4}(?!\w)", text):
        assert re.sub(r"\D", "", phone) in samples, phone
    assert not re.search(r"/(?:home|root|Users|tmp|work)/", text)
