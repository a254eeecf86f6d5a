"""Real PDFs, damaged at random: a reader gives text or one clear error, in time."""

import json
import random
import time

from conftest import ROOT

from outreach.errors import InputError
from outreach.inputs.pdf import PdfText, read_pdf

RESUMES = ROOT / "tests" / "fixtures" / "resumes"
FILES = [
    RESUMES / case["file"]
    for case in json.loads((RESUMES / "truth.json").read_text())
    if case["half"] == "work"
]
SECONDS = 20.0  # for the whole test
LONGEST = 10.0  # for one file


def damage(content, chance):
    """One of the ways in which files break: bits, cuts, doubled and swapped parts, wrong tables."""
    data = bytearray(content)
    kind = chance.randrange(6)
    if kind == 0:
        for _ in range(chance.randrange(1, 40)):
            data[chance.randrange(len(data))] = chance.randrange(256)
    elif kind == 1:
        del data[chance.randrange(len(data)) :]
    elif kind == 2:
        start = chance.randrange(len(data))
        del data[start : start + chance.randrange(1, 2000)]
    elif kind == 3:
        start, other = sorted(chance.randrange(len(data)) for _ in range(2))
        data[start:start] = data[other : other + chance.randrange(1, 3000)]
    elif kind == 4:
        for word in (b"endobj", b"stream", b"/Length", b"/Kids", b"/Type", b"xref"):
            if chance.random() < 0.4 and (at := data.find(word, chance.randrange(len(data)))) >= 0:
                data[at : at + len(word)] = bytes(chance.randrange(256) for _ in word)
    else:
        digits = [at for at in range(len(data)) if 48 <= data[at] <= 57]
        for at in chance.sample(digits, min(len(digits), chance.randrange(1, 60))):
            data[at] = 48 + chance.randrange(10)
    return bytes(data)


def test_damaged_files_give_text_or_one_clear_error(tmp_path, record_property, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))  # without OCR, which takes its own time
    seed = random.SystemRandom().randrange(10**6)
    chance = random.Random(seed)
    started, tried, read, longest = time.monotonic(), 0, 0, 0.0
    file = tmp_path / "damaged.pdf"
    while time.monotonic() - started < SECONDS:
        file.write_bytes(damage(chance.choice(FILES).read_bytes(), chance))
        begun = time.monotonic()
        try:
            assert isinstance(read_pdf(file), PdfText)
            read += 1
        except InputError as error:
            assert "\n" not in str(error) and error.kind, f"seed {seed}"
        longest = max(longest, time.monotonic() - begun)
        tried += 1
        assert longest < LONGEST, f"seed {seed}, file {tried}: {longest:.1f} s"
    record_property("damaged PDFs", f"{tried} tried, {read} read, longest {longest:.2f} s, seed {seed}")
