"""A real JupyterLab on this machine and a Chromium that looks at one of its notebooks."""

import contextlib
import json
import os
import secrets
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

import nbformat
from selenium.common.exceptions import TimeoutException
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from outreach.inputs.browser import _browser

SOURCE = os.path.join(os.path.dirname(__file__), "..", "..", "src")


def write_notebook(path, *cells):
    """A notebook of code cells, ready to open."""
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    notebook.metadata["kernelspec"] = {"display_name": "Python 3", "language": "python", "name": "python3"}
    nbformat.write(notebook, path)


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Lab:
    """A running server: its address, its token, and its kernels."""

    def __init__(self, folder, port, token):
        self.folder, self.port, self.token = folder, port, token

    def api(self, path, method="GET"):
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.port}/api/{path}",
            headers={"Authorization": f"token {self.token}"},
            method=method,
        )
        with urllib.request.urlopen(request, timeout=10) as answer:
            return json.loads(answer.read() or "null")

    def end_kernels(self):
        for session in self.api("sessions"):
            self.api(f"sessions/{session['id']}", "DELETE")

    def kernel_processes(self):
        """Process ids of this server's kernels, by their connection files."""
        ids = [kernel["id"] for kernel in self.api("kernels")]
        found = []
        for entry in os.listdir("/proc"):
            if entry.isdigit():
                with contextlib.suppress(OSError), open(f"/proc/{entry}/cmdline", "rb") as file:
                    line = file.read().decode(errors="replace")
                    if "ipykernel_launcher" in line and any(name in line for name in ids):
                        found.append(int(entry))
        return found


@contextlib.contextmanager
def jupyter_lab(folder):
    """A JupyterLab with a token over `folder`, on loopback; it ends with the block."""
    port, token = _free_port(), secrets.token_hex(16)
    private = folder / ".jupyter"
    settings = private / "settings" / "@jupyterlab" / "apputils-extension"
    settings.mkdir(parents=True)
    quiet = '{"fetchNews": "false", "checkForUpdates": false}'
    (settings / "notification.jupyterlab-settings").write_text(quiet)
    environment = {
        **os.environ,
        "PYTHONPATH": os.path.abspath(SOURCE),
        "JUPYTER_TOKEN": token,
        "JUPYTER_CONFIG_DIR": str(private),
        "JUPYTER_RUNTIME_DIR": str(private / "runtime"),
        "JUPYTERLAB_SETTINGS_DIR": str(private / "settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(private / "workspaces"),
        "IPYTHONDIR": str(private / "ipython"),
    }
    root = ["--allow-root"] if os.geteuid() == 0 else []
    command = [
        sys.executable, "-m", "jupyterlab", "--no-browser", "--ip=127.0.0.1", f"--port={port}",
        "--ServerApp.port_retries=0", f"--ServerApp.root_dir={folder}", "--LabApp.extension_manager=readonly",
        "--LabApp.news_url=", *root,
    ]  # fmt: skip
    with (folder / "lab.log").open("wb") as log:
        server = subprocess.Popen(command, env=environment, stdout=log, stderr=subprocess.STDOUT, cwd=folder)
        try:
            lab = Lab(folder, port, token)
            deadline = time.monotonic() + 60
            while True:
                try:
                    lab.api("status")
                    break
                except OSError:
                    if time.monotonic() > deadline or server.poll() is not None:
                        raise AssertionError((folder / "lab.log").read_text()[-2000:]) from None
                    time.sleep(0.2)
            yield lab
        finally:
            server.terminate()
            try:
                server.wait(15)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()


class Page:
    """One notebook in the browser."""

    def __init__(self, driver):
        self.driver = driver

    def wait(self, look, seconds=40):
        return WebDriverWait(self.driver, seconds, poll_frequency=0.05).until(lambda _: look())

    def open(self, lab, name):
        """Open a notebook and wait for its kernel, which is there later than the page says."""
        self.reopen(lab, name)
        self.wait_for_kernel()

    def reopen(self, lab, name):
        """Load the page of a notebook."""
        self.lab = lab
        self.driver.get(f"http://127.0.0.1:{lab.port}/lab/tree/{name}?token={lab.token}&reset")
        self.wait(lambda: self.find(".jp-Notebook .jp-CodeCell"))

    def wait_for_kernel(self):
        def ready():
            try:
                kernels = self.lab.api("kernels")
            except urllib.error.HTTPError:  # while a kernel ends, the list of them fails
                return False
            idle = kernels and kernels[0]["execution_state"] == "idle" and kernels[0]["connections"]
            return idle and "Idle" in self.text("#jp-main-statusbar")

        self.wait(ready)

    def find(self, css):
        return self.driver.find_elements(By.CSS_SELECTOR, css)

    def text(self, css):
        """The text of the first match, read at one moment: the page may replace it at any time."""
        look = "const e = document.querySelector(arguments[0]); return e ? e.innerText : ''"
        return self.driver.execute_script(look, css)

    def run_until(self, look):
        """Run all cells through the menu, as a person does, and again if a kernel that starts drops it."""
        for _ in range(5):
            self.click_menu("Run", "Run All Cells")
            with contextlib.suppress(TimeoutException):
                return self.wait(look, seconds=12)
        raise AssertionError("the notebook does not run")

    def alive(self):
        """Whether a review is shown whose kernel is there: the page marks what has lost its kernel."""
        return self.find(".outreach-review .rv-head") and not self.find(".jupyter-widgets-disconnected")

    def click_menu(self, menu, entry):
        def label(css, words):
            return next((e for e in self.find(css) if e.text.strip().startswith(words)), None)

        self.wait(lambda: label(".lm-MenuBar-itemLabel", menu)).click()
        self.wait(lambda: label(".lm-Menu-itemLabel", entry)).click()

    def button(self, words):
        """The first button in sight that says this."""
        found = self.find(".outreach-review button")
        return next((button for button in found if words in button.text and button.is_displayed()), None)

    def press(self, words):
        """Click the button that says this."""
        self.wait(lambda: self.button(words)).click()


@contextlib.contextmanager
def page(width=1400, height=1300):
    with _browser(60) as driver:
        driver.set_window_size(width, height)
        yield Page(driver)
