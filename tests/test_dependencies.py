"""pyproject, constraints and environment.yml agree, and what environment.yml names installs."""

import os
import re
import subprocess
import sys
import tomllib
import venv

import pytest
import yaml
from conftest import ROOT

PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
CONSTRAINTS = {
    name.lower().replace("_", "-"): version
    for name, version in re.findall(
        r"^([\w.-]+)==(\S+)$", (ROOT / "constraints.txt").read_text(encoding="utf-8"), re.MULTILINE
    )
}
CARD = (
    "jupyter", "transformers", "bitsandbytes", "accelerate", "torch", "pypdf", "selenium",
    "google-generativeai", "ipywidgets",
)  # fmt: skip


def requirements():
    from packaging.requirements import Requirement

    project = PYPROJECT["project"]
    return [Requirement(r) for r in (*project["dependencies"], *project["optional-dependencies"]["test"])]


def test_every_range_holds_its_pin():
    for requirement in requirements():
        pin = CONSTRAINTS[requirement.name.lower()]
        assert requirement.specifier.contains(pin), f"{requirement} does not admit {pin}"


def test_the_installed_versions_are_the_pins():
    from importlib.metadata import version

    for requirement in requirements():
        assert version(requirement.name).split("+")[0] == CONSTRAINTS[requirement.name.lower()]


def test_the_packages_the_project_is_built_on_are_there():
    assert set(CARD) <= {requirement.name for requirement in requirements()}


def test_every_dependency_has_its_reason():
    lines = (ROOT / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    for requirement in requirements():
        line = next(line for line in lines if re.match(rf'\s*"{re.escape(requirement.name)}[\[><=]', line))
        assert "#" in line, line


def pip_section():
    environment = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))
    return next(entry["pip"] for entry in environment["dependencies"] if isinstance(entry, dict))


def test_environment_yml_leads_to_the_same_files():
    assert pip_section() == ["-c constraints.txt", "-e .[test]"]


@pytest.mark.timeout(900)
def test_the_pip_section_of_environment_yml_installs(tmp_path):
    """In CI into a fresh environment; elsewhere resolved against this one, which takes seconds."""
    section = tmp_path / "pip-section.txt"
    section.write_text(
        "\n".join(pip_section()).replace("constraints.txt", str(ROOT / "constraints.txt")) + "\n"
    )
    if os.environ.get("CI") == "true":
        venv.create(tmp_path / "fresh", with_pip=True)
        python, extra = str(tmp_path / "fresh" / "bin" / "python"), []
    else:
        python, extra = sys.executable, ["--dry-run"]
    command = [python, "-m", "pip", "install", "--quiet", *extra, "-r", str(section)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    if not extra:
        check = [python, "-c", "import outreach, torch, bitsandbytes; print(outreach.__version__)"]
        assert subprocess.run(check, capture_output=True, text=True, check=True).stdout.strip() == "0.1.0"
