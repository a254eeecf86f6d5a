"""PDF to text: every sample is read, every kind of bad file is named."""

import io
import os
import shutil
import time

import pypdf
import pytest
from conftest import DATA, ROOT

from outreach.errors import InputError
from outreach.inputs.page_choice import choose_reader
from outreach.inputs.pdf import extract_text_from_pdf, page_picture, read_pdf, two_readings
from outreach.inputs.resume import read_resume
from outreach.text import contains


def test_every_sample_resume_gives_its_facts(truth):
    for resume in truth["resumes"]:
        text = extract_text_from_pdf(DATA / resume["file"])
        for fact in (resume["name"], resume["email"], resume["phone"], *resume["skills"]):
            assert contains(text, fact), (resume["file"], fact)
        for post in resume["employers"]:
            assert contains(text, post["name"]) and contains(text, post["title"])


def test_the_samples_come_from_at_least_three_producers(truth):
    producers = {
        str(pypdf.PdfReader(DATA / resume["file"]).metadata.producer).split()[0].split("/")[0]
        for resume in truth["resumes"]
    }
    assert len(producers) >= 3, producers


def test_ligatures_are_letters(truth):
    text = extract_text_from_pdf(DATA / "resumes/fionnuala-griffin.pdf")
    assert "Griffin" in text and "efficient" in text
    assert not any(0xFB00 <= ord(char) <= 0xFB06 for char in text)


@pytest.fixture
def odd():
    return ROOT / "tests" / "fixtures" / "resumes" / "odd"


@pytest.mark.parametrize(
    ("file", "kind"),
    [
        ("no-unicode-table.pdf", "mojibake"),
        ("scanned.pdf", "no_text"),
        ("many-pages.pdf", "too_long"),
        ("page-tree-loop.pdf", "unreadable"),
        ("zero-pages.pdf", "unreadable"),
        ("user-password.pdf", "encrypted"),
        ("unfilled-template.pdf", "unfilled_template"),
        ("job-ad.pdf", "job_ad"),
    ],
)
def test_a_file_that_is_no_resume_is_named_as_what_it_is(odd, file, kind, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))  # without OCR, wherever this runs
    started = time.monotonic()
    with pytest.raises(InputError) as caught:
        read_resume(odd / file)
    assert caught.value.kind == kind and "\n" not in str(caught.value)
    assert time.monotonic() - started < 10


@pytest.mark.parametrize(
    "file", ["attachment-and-script.pdf", "half-scanned.pdf", "large-image.pdf", "owner-password.pdf"]
)
def test_an_odd_file_still_gives_its_resume(odd, file):
    started = time.monotonic()
    resume = read_resume(odd / file)
    assert resume.name == "Tessa Brightwell" and len(resume.employment) == 2
    assert "script" not in resume.text.lower() or file != "attachment-and-script.pdf"
    assert time.monotonic() - started < 10


def test_without_ocr_a_scan_is_named_with_what_to_install(odd, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(InputError, match="ocrmypdf is not installed"):
        read_resume(odd / "scanned.pdf")


def test_ocr_that_fails_is_told(odd, tmp_path, monkeypatch):
    command = tmp_path / "ocrmypdf"
    command.write_text("#!/bin/sh\necho 'no language pack' >&2\nexit 3\n")
    command.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    with pytest.raises(InputError, match="no language pack"):
        read_resume(odd / "scanned.pdf")


@pytest.mark.skipif(
    shutil.which("ocrmypdf") is None, reason="ocrmypdf is not installed (apt-get install ocrmypdf)"
)
@pytest.mark.parametrize("file", ["scanned.pdf", "no-unicode-table.pdf"])
def test_what_has_no_text_layer_of_use_is_read_by_ocr(odd, file):
    resume = read_resume(odd / file)
    assert resume.name == "Tessa Brightwell" and "OCR" in resume.reader
    assert any("letters may be wrong" in warning for warning in resume.warnings)
    posts = [(post.employer, post.start, post.end) for post in resume.employment]
    assert posts == [
        ("Larch Lane Nursery", "2019-03", "present"),
        ("Otter Valley Farm", "2014-05", "2019-02"),
    ]


def test_the_better_reading_is_taken_with_a_reason():
    assert choose_reader("same text", "same text")[0] == "pypdf"
    assert choose_reader("ab", "a much longer reading of it")[0] == "pypdfium2"
    glued = "aworldwithoutanyspacesbetweenthewords"
    name, reason = choose_reader(glued, "a world without any spaces between the words")
    assert name == "pypdfium2" and "glued" in reason


def _pdf(encrypt: str | None = None) -> bytes:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(200, 200)
    if encrypt is not None:
        writer.encrypt(encrypt, "owner", algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("empty.pdf", b"", "empty_file"),
        ("letter.pdf", b"Dear all, this is plain text.", "not_a_pdf"),
        ("broken.pdf", b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog", "unreadable"),
        ("locked.pdf", _pdf(encrypt="secret"), "encrypted"),
        ("scan.pdf", _pdf(), "no_text"),
    ],
)
def test_bad_files_are_named(tmp_path, name, content, kind):
    file = tmp_path / name
    file.write_bytes(content)
    with pytest.raises(InputError) as caught:
        read_pdf(file)
    assert caught.value.kind == kind
    assert name in str(caught.value) and "\n" not in str(caught.value)


def test_a_missing_file_and_a_folder_are_named(tmp_path):
    with pytest.raises(InputError) as missing:
        read_pdf(tmp_path / "nowhere.pdf")
    with pytest.raises(InputError) as folder:
        read_pdf(tmp_path)
    assert (missing.value.kind, folder.value.kind) == ("missing", "not_a_file")


def test_a_truncated_sample_is_read_or_named(truth, tmp_path):
    content = (DATA / truth["resumes"][0]["file"]).read_bytes()
    for share in (0.2, 0.5, 0.9):
        file = tmp_path / "cut.pdf"
        file.write_bytes(content[: int(len(content) * share)])
        try:
            assert read_pdf(file).text
        except InputError as error:
            assert error.kind in ("unreadable", "no_text")


def test_a_page_can_be_looked_at_and_both_readings_compared():
    file = DATA / "resumes/fionnuala-griffin.pdf"
    assert page_picture(file, width=200).startswith(b"\x89PNG")
    with pytest.raises(InputError, match="page 99 cannot be drawn"):
        page_picture(file, 99)
    for page in two_readings(file):
        assert page.taken in ("pypdf", "pypdfium2") and page.reason
        assert contains(page.pypdfium2, "Griffin") or page.page > 1
