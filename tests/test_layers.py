"""Data goes one way: a module imports only what stands above it, and heavy imports have one owner."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parent.parent / "src" / "outreach"
ORDER = [
    "errors", "kept", "text", "spellings", "records", "settings", "runs", "models", "prompts",
    "inputs", "checks", "perhaps_employers", "written_names", "present_employers", "identity", "traces",
    "masking", "emails", "compare", "report", "review", "forget", "reading", "pipeline", "packing", "merge",
    "kaggle_session", "dry_run", "ask", "cli_card", "cli_review", "cli_compare", "cli",
]  # fmt: skip
OWNERS = {
    "torch": {"models"},
    "transformers": {"models"},
    "bitsandbytes": {"models"},
    "selenium": {"inputs"},
    "pypdf": {"inputs"},
    "pypdfium2": {"inputs"},
    "jinja2": {"report", "models"},
    "matplotlib": {"compare"},
    "ipywidgets": {"review"},
    "rapidfuzz": {"review"},
    "httpx": {"models"},
    "google": {"models"},
    "statsmodels": {"compare"},
    "scipy": {"compare"},
}
MODULES = sorted(SOURCE.rglob("*.py"))


def layer_of(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def imports_of(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_module_imports_only_what_stands_above_it(path):
    layer = layer_of(path)
    if layer == "__init__":
        return
    for name in imports_of(path):
        if name.startswith("outreach."):
            other = name.split(".")[1]
            assert ORDER.index(other) <= ORDER.index(layer), f"{layer} imports {name}"


@pytest.mark.parametrize("package", OWNERS)
def test_a_heavy_package_has_one_owner(package):
    users = {layer_of(path) for path in MODULES if package in {n.split(".")[0] for n in imports_of(path)}}
    assert users <= OWNERS[package]
    assert users, f"{package} is listed here and used nowhere"


def test_only_one_module_imports_googles_libraries():
    users = {path.name for path in MODULES if any(n.startswith("google.") for n in imports_of(path))}
    users |= {path.name for path in MODULES if "google" in imports_of(path)}
    assert users == {"gemini.py", "keys.py"}, "keys.py asks Colab's own module for its secrets"


def test_every_layer_is_listed():
    layers = {layer_of(path) for path in MODULES} - {"__init__"}
    assert layers == set(ORDER)


def test_every_module_tells_its_job_in_its_first_line():
    for path in MODULES:
        first = (ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "").split("\n")[0]
        assert first.endswith((".", "?")), path


def test_importing_the_package_loads_nothing_heavy():
    code = (
        "import sys, outreach; "
        "from outreach import list_models, load_settings; list_models(); load_settings(); "
        "from outreach.models.load import check_name as c; c('gemini-3.8-flash'); c('ollama/phi3'); "
        "heavy = {'torch', 'transformers', 'selenium', 'pandas', 'ipywidgets', 'pypdf', 'httpx'}; "
        "heavy |= {'google.generativeai', 'google.genai'}; "
        "print(sorted(heavy & set(sys.modules)))"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"
