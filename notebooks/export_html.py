"""Exports the notebooks as HTML without code: sanitised, pseudonymous by default, no outside address."""

import argparse
import re
import sys
from pathlib import Path

import nbformat
from bs4 import BeautifulSoup, NavigableString
from nbconvert import HTMLExporter

from outreach.errors import OutreachError
from outreach.inputs.job_page import read_job
from outreach.inputs.resume import read_resume
from outreach.report.pseudonyms import Pseudonymiser

FOLDER = Path(__file__).resolve().parent
ROOT = FOLDER.parent
_POLICY = (
    '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
    "style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'\">"
)
_LEFT_OUT = "(a picture was left out: it may show a person's resume)"


def pseudonymiser(resumes: list[Path], jobs: list[Path]) -> Pseudonymiser:
    """Built from the files whose people the notebooks show; one that cannot be read names nobody."""
    read = []
    for number, path in enumerate(resumes, 1):
        try:
            read.append(read_resume(path, f"resume{number:02d}"))
        except OutreachError as error:
            print(f"not read, so nobody in it is hidden: {error}", file=sys.stderr)
    return Pseudonymiser(read, [read_job(path, f"job{n:02d}") for n, path in enumerate(jobs, 1)])


def _html(text: str, hide: Pseudonymiser) -> str:
    soup = BeautifulSoup(text, "lxml")
    for picture in soup.find_all(["img", "svg"]):
        picture.replace_with(NavigableString(_LEFT_OUT))
    for node in soup.find_all(string=True):
        node.replace_with(NavigableString(hide.text(str(node))))
    for tag in soup.find_all(True):
        tag.attrs = {
            name: value for name, value in tag.attrs.items() if name in ("colspan", "rowspan", "style")
        }
    return "".join(map(str, soup.body.contents)) if soup.body else ""


def _hidden_output(output: nbformat.NotebookNode, hide: Pseudonymiser) -> nbformat.NotebookNode:
    if "text" in output:
        output.text = hide.text(output.text)
    data = output.get("data", {})
    is_figure = str(data.get("text/plain", "")).startswith("Figure(columns=")  # drawn from numbers alone
    for kind in list(data):
        if kind == "text/html":
            data[kind] = _html("".join(data[kind]), hide)
        elif kind == "text/plain":
            data[kind] = hide.text("".join(data[kind]))
        elif not (kind == "image/png" and is_figure):
            del data[kind]
            data.setdefault("text/plain", _LEFT_OUT)
    return output


def prepared(notebook: nbformat.NotebookNode, hide: Pseudonymiser | None) -> nbformat.NotebookNode:
    """A copy without widget state; with `hide`, under pseudonyms and without pictures of pages."""
    copy = nbformat.from_dict(notebook)
    copy.metadata.pop("widgets", None)
    for cell in copy.cells:
        cell.pop("attachments", None)
        if cell.cell_type == "code":
            cell.outputs = [o for o in cell.outputs if o.get("name") != "stderr"]
            for output in cell.outputs:
                for kind in [k for k in output.get("data", {}) if "widget" in k or "javascript" in k]:
                    del output["data"][kind]
                if hide is not None:
                    _hidden_output(output, hide)
        elif hide is not None:
            cell.source = hide.text(cell.source)
    return copy


def as_html(notebook: nbformat.NotebookNode, title: str, hide: Pseudonymiser | None) -> str:
    """The page: no code, no script, no outside address."""
    exporter = HTMLExporter(
        exclude_input=True, sanitize_html=True, embed_images=True, mathjax_url="", require_js_url=""
    )
    exporter.exclude_input_prompt = exporter.exclude_output_prompt = True
    page, _ = exporter.from_notebook_node(prepared(notebook, hide), {"metadata": {"name": title}})
    page = re.sub(r"<script\b.*?</script\s*>", "", page, flags=re.DOTALL | re.IGNORECASE)
    page = re.sub(r"@import\s+[^;]+;|url\(\s*['\"]?https?:[^)]*\)", "", page)
    told = "Names of candidates and employers are pseudonyms here." if hide else "This page names candidates."
    page = page.replace("<head>", f"<head>{_POLICY}", 1)
    return re.sub(r"(<main>|<body[^>]*>)", rf"\1<p><em>{told} Nothing was sent.</em></p>", page, count=1)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "dist" / "notebooks")
    parser.add_argument("--with-names", action="store_true", help="keep names and pictures of pages")
    parser.add_argument(
        "--resumes", type=Path, nargs="*", help="whose people are hidden (default: all in data/)"
    )
    chosen = parser.parse_args(arguments)
    folders = ("resumes", "examples", "private")
    found = chosen.resumes or sorted(p for f in folders for p in (ROOT / "data" / f).rglob("*.pdf"))
    jobs = sorted(p for p in (ROOT / "data" / "jobs").iterdir() if p.suffix in (".pdf", ".html"))
    hide = None if chosen.with_names else pseudonymiser(found, jobs)
    chosen.out.mkdir(parents=True, exist_ok=True)
    for path in sorted(FOLDER.glob("[0-9][0-9]_*.ipynb")):
        target = chosen.out / f"{path.stem}.html"
        target.write_text(as_html(nbformat.read(path, as_version=4), path.stem, hide), encoding="utf-8")
        print(f"{target.name}: {target.stat().st_size // 1024} KiB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
