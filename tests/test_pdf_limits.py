"""Every kind of bad PDF gives text or one clear error within ten seconds, in bounded memory."""

import io
import json
import os
import subprocess
import sys
import zlib

import pypdf
import pytest
from conftest import ROOT
from pypdf.generic import DictionaryObject, NameObject, NumberObject, StreamObject

from outreach.inputs.resume import read_resume

ODD = ROOT / "tests" / "fixtures" / "resumes" / "odd"
SECONDS, MEBIBYTES = 10.0, 700
LINE = b"BT /F1 11 Tf 60 700 Td (Ada Marlowe baked bread at Crumb Ltd from March 2019 to May 2021) Tj ET\n"
# Reads one file in a process of its own and tells how it went: what the process held at most is all its own.
READ = """
import json, sys, time
from pathlib import Path
from outreach.errors import InputError
from outreach.inputs.resume import read_resume
started = time.monotonic()
try:
    told = "read: " + read_resume(sys.argv[1]).reader
except InputError as error:
    told = error.kind
# not ru_maxrss: a process begins with that of the one it was forked from
peak = [line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM")]
most = int(peak[0].split()[1]) // 1024
print(json.dumps([told, time.monotonic() - started, most]))
"""


def read_apart(file):
    """(kind or reader, seconds, MiB at most) of reading a file in a new process, without OCR."""
    source = os.pathsep.join([str(ROOT / "src"), os.environ.get("PYTHONPATH", "")])
    done = subprocess.run(
        [sys.executable, "-c", READ, str(file)], capture_output=True, text=True, timeout=60, check=False,
        env={**os.environ, "PATH": "", "PYTHONPATH": source},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout)


def packed(content, **entries):
    stream = StreamObject()
    stream._data = zlib.compress(content, 9)
    stream[NameObject("/Filter")] = NameObject("/FlateDecode")
    for name, value in entries.items():
        stream[NameObject(f"/{name}")] = NameObject(value) if isinstance(value, str) else NumberObject(value)
    return stream


def one_page(content, *, width=595, height=842, picture=None):
    writer = pypdf.PdfWriter()
    page = writer.add_blank_page(width=width, height=height)
    names = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"}
    font = DictionaryObject({NameObject(key): NameObject(value) for key, value in names.items()})
    given = {NameObject("/Font"): DictionaryObject({NameObject("/F1"): font})}
    if picture is not None:
        given[NameObject("/XObject")] = DictionaryObject({NameObject("/I"): writer._add_object(picture)})
    page[NameObject("/Resources")] = DictionaryObject(given)
    page[NameObject("/Contents")] = writer._add_object(packed(content))
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def huge_picture():
    side = 20_000
    return packed(
        bytes(side // 8 * side), Type="/XObject", Subtype="/Image", Width=side, Height=side,
        BitsPerComponent=1, ColorSpace="/DeviceGray",
    )  # fmt: skip


HOSTILE = {
    "content that unpacks to 100 MB": lambda: one_page(LINE + b" " * 100_000_000),
    "a picture of 400 million points": lambda: one_page(
        LINE + b"q 400 0 0 400 50 100 cm /I Do Q\n", picture=huge_picture()
    ),
    "a page of five metres": lambda: one_page(LINE, width=14_400, height=14_400),
    "twenty thousand words": lambda: one_page(
        b"".join(b"BT /F1 8 Tf %d %d Td (word%d) Tj ET\n" % (n % 500, n * 7 % 800, n) for n in range(20_000))
    ),
    "a hundred thousand lines drawn": lambda: one_page(
        LINE + b"".join(b"%d %d m %d %d l S\n" % (n % 590, n % 800, n % 580, n % 810) for n in range(100_000))
    ),
}  # fmt: skip


@pytest.mark.parametrize("file", sorted(path.name for path in ODD.glob("*.pdf")))
def test_an_odd_file_is_done_in_time_and_memory(file):
    told, seconds, most = read_apart(ODD / file)
    assert told and seconds < SECONDS and most < MEBIBYTES, (told, seconds, most)


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_file_is_done_in_time_and_memory(kind, tmp_path):
    file = tmp_path / "hostile.pdf"
    file.write_bytes(HOSTILE[kind]())
    told, seconds, most = read_apart(file)
    assert told and seconds < SECONDS and most < MEBIBYTES, (told, seconds, most)


def test_a_blank_password_opens():
    assert read_apart(ODD / "owner-password.pdf")[0].startswith("read: ")


def test_letters_from_right_to_left_are_kept():
    resume = read_resume(ODD / "right-to-left.pdf")
    assert resume.name == "נועה בן־ארי" and resume.emails == ("noa@benari.example",)
