"""The notebooks as pages: no code, no script, no outside address, nobody's name."""

import re
import sys

import nbformat
import pytest
from conftest import DATA, ROOT
from corpus import Known, leaks
from test_report import HOSTILE

sys.path.insert(0, str(ROOT / "notebooks"))
import export_html


@pytest.fixture(scope="module")
def hide():
    jobs = sorted((DATA / "jobs").iterdir())
    return export_html.pseudonymiser(sorted((DATA / "resumes").glob("*.pdf")), jobs)


def test_a_hostile_output_becomes_text(hide):
    widget = {
        "application/vnd.jupyter.widget-view+json": {"model_id": "1"},
        "text/plain": "IntProgress(Maya)",
    }
    outputs = [
        nbformat.v4.new_output(
            "display_data", {"text/html": f"<b onclick=x>Maya Okafor</b><script>x()</script>{HOSTILE}"}
        ),
        nbformat.v4.new_output("display_data", widget),
        nbformat.v4.new_output("stream", text="maya.okafor@inkmail.example at Cartlight Commerce"),
        nbformat.v4.new_output(
            "display_data", {"image/png": "iVBORw0KGgo=", "text/plain": "<Image of Maya>"}
        ),
    ]
    cells = [
        nbformat.v4.new_code_cell("secret = 1", outputs=outputs),
        nbformat.v4.new_markdown_cell("Maya’s page"),
    ]
    notebook = nbformat.v4.new_notebook(cells=cells, metadata={"widgets": {"state": {"x": "Maya Okafor"}}})
    page = export_html.as_html(notebook, "t", hide)
    page = re.sub(r"<style.*?</style>", "", page, flags=re.S)
    assert not re.search(
        r"maya|okafor|cartlight|secret = 1|<script|onclick|onerror|widget-view|iVBOR", page, re.I
    )
    assert "Candidate 3" in page and "[email]" in page


@pytest.mark.parametrize(
    "path", sorted((ROOT / "notebooks").glob("[0-9]*.ipynb")), ids=lambda path: path.stem
)
def test_a_notebooks_page_asks_for_nothing_and_names_nobody(path, hide, truth):
    page = export_html.as_html(nbformat.read(path, as_version=4), path.stem, hide)
    assert not re.search(
        r"""<script|(?:src|href)\s*=\s*["']?(?:https?:)?//|@import|url\(["']?http""", page, re.I
    )
    text = re.sub(r"data:image/png;base64,[\w+/=\s]+", "", page)
    for entry in truth["resumes"]:
        employers = tuple(post["name"] for post in entry["employers"])
        person = Known(
            entry["name"], (entry["email"],), (entry["phone"],), employers, entry["file"].split("/")[-1], None
        )
        assert leaks(re.sub(r"<style.*?</style>", "", text, flags=re.S), person) == []
