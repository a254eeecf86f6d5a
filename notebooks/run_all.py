"""Runs the notebooks in a real kernel and stores their outputs, with a hash of what they depend on."""

import hashlib
import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

FOLDER = Path(__file__).resolve().parent
ROOT = FOLDER.parent
SOURCE = ROOT / "src" / "outreach"
# What each notebook's outputs depend on, besides its own cells: folders and files of the package.
_READING = ("inputs", "text.py", "records.py", "errors.py", "report/tables.py", "report/templates/table.html")
CODE = {
    "01_collect_jobs.ipynb": _READING,
    "02_read_resumes.ipynb": (*_READING, "prompts/condense.py", "prompts/relevance.py"),
    "03_load_models_in_4bit.ipynb": ("models", "compare", "text.py", "records.py", "report/tables.py"),
    "04_write_emails.ipynb": ("",),
    "05_review_emails.ipynb": ("",),
    "06_compare_models.ipynb": ("",),
}
_WIDGET = "application/vnd.jupyter.widget-view+json"
_TEXT = {".py", ".yaml", ".txt", ".html", ".css"}


def notebooks() -> list[Path]:
    return sorted(FOLDER.glob("[0-9][0-9]_*.ipynb"))


def _files(name: str) -> list[Path]:
    found: list[Path] = []
    for entry in CODE[name]:
        path = SOURCE / entry
        found += [path] if path.is_file() else [p for p in path.rglob("*") if p.suffix in _TEXT]
    found += [
        p for part in ("jobs", "resumes", "pages", "examples") for p in (ROOT / "data" / part).iterdir()
    ]
    return sorted(set(found))


def source_hash(notebook: nbformat.NotebookNode, name: str) -> str:
    """A hash of a notebook's cells and of the code and data behind it."""
    digest = hashlib.sha256()
    for cell in notebook.cells:
        digest.update(f"{cell.cell_type}\0{cell.source}\0".encode())
    for path in _files(name):
        digest.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


def with_parameters(notebook: nbformat.NotebookNode, code: str) -> nbformat.NotebookNode:
    """The notebook with a cell of other values behind the one tagged `parameters`."""
    at = next(i for i, c in enumerate(notebook.cells) if "parameters" in c.metadata.get("tags", []))
    notebook.cells.insert(at + 1, nbformat.v4.new_code_cell(code))
    return notebook


def execute(notebook: nbformat.NotebookNode, timeout: int = 1200) -> nbformat.NotebookNode:
    """Run every cell, in the notebooks' folder."""
    client = NotebookClient(
        notebook, timeout=timeout, kernel_name="python3", resources={"metadata": {"path": str(FOLDER)}}
    )
    client.execute()
    return notebook


def tidy(notebook: nbformat.NotebookNode, name: str) -> nbformat.NotebookNode:
    """Leave out what changes with every run or belongs to this machine; add the hash."""
    language = {"name": "python"}
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    notebook.metadata = nbformat.from_dict({"kernelspec": kernel, "language_info": language})
    for cell in notebook.cells:
        tags = cell.metadata.get("tags")
        cell.metadata = nbformat.from_dict({"tags": tags} if tags else {})
        if cell.cell_type == "code":  # progress bars say nothing afterwards
            cell.outputs = [o for o in cell.outputs if o.get("name") != "stderr"]
            # a widget is dead without its kernel; what it leaves behind is in the output beside it
            cell.outputs = [o for o in cell.outputs if _WIDGET not in o.get("data", {})]
    notebook.metadata["outreach"] = {"hash": source_hash(notebook, name)}
    return notebook


def main() -> int:
    chosen = sys.argv[1:]
    for path in notebooks():
        if chosen and path.name[:2] not in chosen:
            continue
        print(f"running {path.name}", flush=True)
        notebook = execute(nbformat.read(path, as_version=4))
        nbformat.write(tidy(notebook, path.name), path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
