"""Render the sample job ad, the sample resumes and samples.json from the texts in data/sources."""

import datetime
import html
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import jinja2
import yaml
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import LETTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import inch
from reportlab.platypus import BaseDocTemplate, Frame, KeepTogether, PageTemplate, Paragraph

DATA = Path(__file__).resolve().parent
SOURCES = DATA / "sources"
EPOCH = int(datetime.datetime(2026, 11, 2, 9, 0, tzinfo=datetime.UTC).timestamp())
PDF_DATE = b"D:20261102090000"
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
DATE_STYLES = {
    "short": ("{mon} {year}", " \u2013 ", "Present"),
    "slash": ("{month:02}/{year}", " - ", "present"),
    "dotted": ("{month:02}.{year}", " \u2013 ", "now"),
    "long": ("{name} {year}", " \u2013 ", "present"),
    "compact": ("{mon} {year}", "\u2013", "today"),
}
TEX_SPECIALS = {c: "\\" + c for c in "&%$#_{}"} | {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
CHROMIUM_FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-pdf-header-footer",
]


def find_tool(*names):
    """Return the first of these programs that is installed, or stop and say what is missing."""
    for name in names:
        if shutil.which(name):
            return name
    sys.exit(f"make_samples: {' or '.join(names)} is not installed; it is needed for these PDFs.")


def run_tool(command, folder):
    """Run a program in a folder with a fixed PDF date; if it fails, stop with its output."""
    env = os.environ | {"SOURCE_DATE_EPOCH": str(EPOCH), "FORCE_SOURCE_DATE": "1", "TZ": "UTC"}
    done = subprocess.run(
        command, cwd=folder, env=env, capture_output=True, text=True, timeout=180, check=False
    )
    if done.returncode:
        sys.exit(f"make_samples: {command[0]} failed:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")


def escape_tex(value):
    """Escape the characters that are special in TeX."""
    return "".join(TEX_SPECIALS.get(char, char) for char in str(value))


def escape_xml(value):
    """Escape the characters that are special in HTML and XML text."""
    return html.escape(str(value), quote=False)


def format_date(value, style):
    """Write '2021-03', '2021' or 'present' in one of the date styles."""
    pattern, _, present = DATE_STYLES[style]
    if value == "present":
        return present
    year, _, month = value.partition("-")
    if not month:
        return year
    name = MONTHS[int(month) - 1]
    return pattern.format(year=year, month=int(month), name=name, mon=name[:3])


def read_resume(path):
    """Read one resume and add the printed period to each employer."""
    resume = yaml.safe_load(path.read_text(encoding="utf-8"))
    style = resume["dates"]
    for job in resume["employers"]:
        job["period"] = DATE_STYLES[style][1].join(format_date(job[end], style) for end in ("from", "to"))
    return resume


def fill_template(name, resume):
    """Fill a template with a resume, escaping every value for the template's language."""
    env = jinja2.Environment(
        loader=jinja2.FileSystemLoader(SOURCES / "templates"),
        block_start_string="[%",
        block_end_string="%]",
        variable_start_string="[[",
        variable_end_string="]]",
        undefined=jinja2.StrictUndefined,
        finalize=escape_tex if name.endswith(".tex") else escape_xml,
        autoescape=False,
    )
    return env.get_template(name).render(resume)


def print_with_chromium(text, folder):
    """Print an HTML page to PDF with headless Chromium."""
    (folder / "page.html").write_text(text, encoding="utf-8")
    program = find_tool("chromium", "chromium-browser", "google-chrome")
    profile = f"--user-data-dir={folder / 'profile'}"
    run_tool([program, *CHROMIUM_FLAGS, profile, "--print-to-pdf=page.pdf", "page.html"], folder)
    return folder / "page.pdf"


def print_with_latex(text, folder):
    """Typeset a LaTeX document with pdflatex."""
    (folder / "page.tex").write_text(text, encoding="utf-8")
    run_tool([find_tool("pdflatex"), "-interaction=batchmode", "page.tex"], folder)
    return folder / "page.pdf"


def print_with_writer(text, folder):
    """Convert a flat OpenDocument text to PDF with LibreOffice Writer."""
    (folder / "page.fodt").write_text(text, encoding="utf-8")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    program = find_tool("soffice", "libreoffice")
    run_tool([program, profile, "--headless", "--convert-to", "pdf", "page.fodt"], folder)
    return folder / "page.pdf"


def paragraph_styles():
    """Return the paragraph styles of the reportlab layout."""
    body = ParagraphStyle("body", fontName="Helvetica", fontSize=11, leading=16.5, spaceAfter=6)
    return {
        "body": body,
        "updated": ParagraphStyle("updated", body, fontSize=8.5, textColor="#666666", alignment=TA_RIGHT),
        "name": ParagraphStyle(
            "name", body, fontName="Helvetica-Bold", fontSize=22, leading=27, textColor="#1d4d2f"
        ),
        "heading": ParagraphStyle(
            "heading",
            body,
            fontName="Helvetica-Bold",
            fontSize=13,
            leading=17,
            spaceBefore=14,
            spaceAfter=6,
            textColor="#1d4d2f",
        ),
        "job": ParagraphStyle(
            "job", body, fontName="Helvetica-Bold", fontSize=12, spaceBefore=12, spaceAfter=1
        ),
        "bullet": ParagraphStyle("bullet", body, leftIndent=15, bulletIndent=4),
    }


def resume_story(resume):
    """Return the reportlab paragraphs of a resume."""
    styles = paragraph_styles()

    def text(value, style="body"):
        bullet = "•" if style == "bullet" else None
        return Paragraph(escape_xml(value), styles[style], bulletText=bullet)

    contact = [resume["city"], resume["phone"], resume["email"]]
    story = [
        text(resume["updated"], "updated"),
        text(resume["name"], "name"),
        text(resume["title"]),
        text("  |  ".join(contact)),
        text("  |  ".join(resume["links"])),
        text("Summary", "heading"),
        text(resume["summary"]),
        text("Core skills", "heading"),
        text(", ".join(resume["skills"])),
        text("Professional experience", "heading"),
    ]
    for job in resume["employers"]:
        bullets = [text(bullet, "bullet") for bullet in job["bullets"]]
        top = [text(f"{job['title']}, {job['name']}", "job")]
        top.append(text(f"{job['place']}, {job['period']}"))
        story.append(KeepTogether([*top, *bullets]))
    story.append(text("Education", "heading"))
    story += [text(f"{item['what']}, {item['where']}, {item['when']}") for item in resume["education"]]
    story.append(text(resume["extras"]["heading"], "heading"))
    story += [text(item, "bullet") for item in resume["extras"]["items"]]
    return story


def print_with_reportlab(resume, folder):
    """Lay out a resume with reportlab, with the name and the page number at the foot."""

    def draw_foot(canvas, document):
        line = f"{resume['name']} - page {document.page}"
        canvas.setFont("Helvetica", 8)
        canvas.drawCentredString(LETTER[0] / 2, 0.5 * inch, line)

    target = folder / "page.pdf"
    width, height = LETTER
    frame = Frame(inch, 0.9 * inch, width - 2 * inch, height - 1.8 * inch, 0, 0, 0, 0)
    document = BaseDocTemplate(
        str(target),
        pagesize=LETTER,
        pageTemplates=[PageTemplate(frames=[frame], onPageEnd=draw_foot)],
        title=resume["name"],
        author=resume["name"],
        invariant=1,
    )
    document.build(resume_story(resume))
    return target


def freeze(pdf):
    """Replace the dates and random identifiers in a PDF by fixed ones of the same length."""
    pdf = re.sub(rb"D:20\d{12}", PDF_DATE, pdf)
    pdf = re.sub(rb"(?<=/DocChecksum /)[0-9A-F]{32}", b"0" * 32, pdf)
    return re.sub(
        rb"/ID\s*\[\s*<[0-9A-Fa-f]{32}>\s*<[0-9A-Fa-f]{32}>\s*\]",
        lambda match: re.sub(rb"[0-9A-Fa-f]{32}", b"0" * 32, match[0]),
        pdf,
    )


def save_pdf(target, printer, content):
    """Print the content in a temporary folder and save the frozen PDF."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        made = printer(content, Path(folder))
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(freeze(made.read_bytes()))
    print(target.relative_to(DATA), target.stat().st_size, "bytes")


def make_job(job):
    """Make the PDF of a job ad; a job without a source is a page that is kept as it is."""
    if "source" in job:
        text = (SOURCES / "jobs" / job["source"]).read_text(encoding="utf-8")
        save_pdf(DATA / job["file"], print_with_chromium, text)


def make_resume(target, resume):
    """Make the PDF of a resume with the tool that its layout needs."""
    layout = resume["layout"]
    if layout == "reportlab":
        save_pdf(target, print_with_reportlab, resume)
        return
    printers = {
        ".html": print_with_chromium,
        ".tex": print_with_latex,
        ".fodt": print_with_writer,
    }
    save_pdf(target, printers[Path(layout).suffix], fill_template(layout, resume))


def resume_truth(name, resume):
    """Return what a test may expect to find in one resume."""
    current = next(job for job in resume["employers"] if job["to"] == "present")
    return {
        "file": name,
        "name": resume["name"],
        "email": resume["email"],
        "phone": resume["phone"],
        "city": resume["city"],
        "current_employer": current["name"],
        "current_title": current["title"],
        "employers": [
            {key: job[key] for key in ("name", "title", "from", "to")} for job in resume["employers"]
        ],
        "fits": resume["fits"],
        "skills": resume["skills"],
    }


def main():
    """Make every sample file again."""
    jobs = yaml.safe_load((SOURCES / "jobs" / "jobs.yaml").read_text(encoding="utf-8"))
    for job in jobs:
        make_job(job)
    resumes = []
    for path in sorted((SOURCES / "resumes").glob("*.yaml")):
        resume = read_resume(path)
        name = f"resumes/{path.stem}.pdf"
        make_resume(DATA / name, resume)
        resumes.append(resume_truth(name, resume))
    truth = {
        "jobs": [{k: v for k, v in job.items() if k != "source"} for job in jobs],
        "resumes": resumes,
    }
    text = json.dumps(truth, ensure_ascii=False, indent=2) + "\n"
    (DATA / "samples.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
