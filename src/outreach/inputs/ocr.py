"""Reads the letters of a scan with `ocrmypdf`, where that command is installed. It is optional."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

COMMAND = "ocrmypdf"
SECONDS = 180.0  # for one file


def with_text_layer(content: bytes, *, replace_text: bool = False) -> tuple[bytes | None, str]:
    """(the PDF with a text layer, how) or (None, why not).

    Pages that have text already are left alone, unless `replace_text` says that it is of no use.
    """
    command = shutil.which(COMMAND)
    if command is None:
        return None, f"{COMMAND} is not installed (Debian, Ubuntu: apt-get install {COMMAND})"
    with tempfile.TemporaryDirectory(prefix="outreach-ocr-") as folder:
        before, after = Path(folder) / "in.pdf", Path(folder) / "out.pdf"
        before.write_bytes(content)
        try:
            which = "--force-ocr" if replace_text else "--skip-text"
            plain = ("--quiet", "--output-type", "pdf", "--optimize", "0")  # quick: the result is only read
            done = subprocess.run(
                [command, which, *plain, str(before), str(after)],
                capture_output=True,
                text=True,
                timeout=SECONDS,
                check=False,
            )
        except (subprocess.TimeoutExpired, OSError) as error:
            return None, f"{COMMAND} did not finish ({type(error).__name__})"
        if done.returncode or not after.is_file():
            told = (done.stderr.strip().splitlines() or ["it says nothing"])[-1]
            return None, f"{COMMAND} failed: {told[:160]}"
        return after.read_bytes(), f"read by {COMMAND} (OCR): letters may be wrong"
