"""The lines of a job description, sorted: about the company, duties, requirements, offers, applying."""

from __future__ import annotations

import re

from outreach.inputs.page_text import Block
from outreach.inputs.trades import ROLE_WORD
from outreach.text import contains, join_wrapped, sentences, strip_bullet

_SECTIONS = {
    "about": r"a bit about us|about (?!the (?:role|job|position|team)\b|you\b)|who we are|"
    r"our (?:company|story|mission)"
    r"|the company|company (?:description|overview|profile)|what we do|introduction|^we are\b",
    "duties": r"what you.{0,12}(?:do|be doing|work on|up to)|your (?:shift|week|days?|tasks?)\b|"
    r"what your|the post$|responsibilit|the (?:role|job|position)\b|"
    r"your (?:role|tasks|day|mission|work|impact)|about the (?:role|job|position|team)|duties|tasks|"
    r"job (?:description|summary)|in this role|you will|day[- ]to[- ]day|role overview|the work|"
    r"position (?:summary|overview)|what the job is|accountabilities|examples of work|get up to|all day\b",
    "requirements": r"what you.{0,12}(?:bring|need)|you.ll (?:fit|thrive|love|be right)|fit in if|"
    r"must.haves?|"
    r"what we (?:ask|wish|want|need)|nice (?:extras|if)|require|qualification|who you are|about you|your "
    r"(?:profile|skills|background|experience)|we.{0,12}looking for|you have|must.have|skills|"
    r"nice to have|what we expect|ideal candidate|experience|you bring|essential|desirable|"
    r"the person|what you.{0,3}ll need|what you need|what helps|is this you|are you\?|who are you",
    "offers": r"what you (?:get|receive)|the deal|extras on top|we offer|what you(?:.ll)? get|benefits|perks|"
    r"why (?:join|work|us|you)|in return|"
    r"compensation|salary|pay\b|our offer|what.s in it|what we (?:give|add)|package|on offer|on the table|"
    r"rewards\b|everybody gets",
    "apply": r"how to apply|apply|application|contact|next steps|get in touch|interested|"
    r"hiring process|interview process",
    "legal": r"equal opportunit|diversity|privacy|accommodation|agenc(?:y|ies) notice",
}


def section_of(heading: str) -> str | None:
    text = heading.strip(" :").lower()
    for name, pattern in _SECTIONS.items():
        if re.search(pattern, text):
            return name
    return None


def facts_from_top(lines: list[str]) -> dict[str, str]:
    """Company and role from a document's first lines and its "About ..." heading."""
    facts: dict[str, str] = {}
    top = lines[:8]
    for line in lines:
        if match := re.fullmatch(r"About ([A-ZÀ-Þ][\w&.' -]{1,40})", line.strip(" :")):
            name = match.group(1).strip()
            if name.lower() not in ("us", "you", "the role", "the job", "the company", "the team"):
                facts["company"] = name
                break
    for line in top:
        if match := re.match(r"(?:company|employer|organisation|organization):\s*(.+)", line, re.I):
            facts.setdefault("company", match.group(1).strip())
        if match := re.match(r"(?:job title|title|role|position|vacancy):\s*(.+)", line, re.I):
            facts.setdefault("role", match.group(1).strip())
        if match := re.match(r"(?:location|place):\s*(.+)", line, re.I):
            facts.setdefault("place", match.group(1).strip())
    for line in top:
        if "role" in facts:
            break
        short = len(line.split()) <= 9 and not line.endswith(".")
        if short and ROLE_WORD.search(line):
            text = re.split(r"\s+[|·–—]\s+", line)[0]
            if match := re.match(r"(.+?)\s+(?:at|@)\s+(.+)", text):
                facts["role"] = match.group(1).strip()
                facts.setdefault("company", match.group(2).strip())
            else:
                facts["role"] = text.strip()
    if "role" not in facts and top and len(top[0].split()) <= 6 and not top[0].endswith((".", ":")):
        first = top[0]
        if section_of(first) is None and not contains(first, facts.get("company", "")):
            facts["role"] = first  # a trade in no word list, as the document's title
    return facts


def sorted_lines(blocks: list[Block], company: str) -> dict[str, list[str]]:
    """The sentences of a description by section; before the first heading they are "about"."""
    sorted_lines: dict[str, list[str]] = {name: [] for name in _SECTIONS}
    section = "about"
    for block in blocks:
        heading = block.is_heading or (
            len(block.text.split()) <= 6
            and not block.text.endswith((".", ",", "!"))
            and section_of(block.text) is not None
            and block.tag not in ("li", "td")
        )
        if heading and len(block.text.split()) <= 9:
            named_company = company and contains(block.text, company) and "about" in block.text.lower()
            section = "about" if named_company else section_of(block.text) or section
            continue
        sorted_lines[section] += sentences(block.text)
    if not sorted_lines["about"] and company:  # a page without an "about" heading
        every = [line for lines in sorted_lines.values() for line in lines]
        sorted_lines["about"] = [line for line in every if contains(line, company)][:3]
    return sorted_lines


def blocks_of_text(lines: list[str]) -> list[Block]:
    """Blocks from the lines of a PDF or text file: headings found by form, wrapped lines joined."""
    blocks: list[Block] = []
    paragraph: list[str] = []
    lengths = sorted(map(len, lines))
    width = lengths[int(0.9 * (len(lengths) - 1))] if lengths else 0

    def ends(line: str, following: str) -> bool:
        """Whether a paragraph ends here: well before the text's width, where another could have gone on."""
        goes_on = re.search(
            r"(?:[,;&/(–-]|\b(?:and|or|of|the|a|an|to|for|in|with|on|at|by|from|our|your))$", line
        )
        return len(line) < 0.7 * width and not goes_on and bool(re.match(r"[\"“(]?[A-ZÀ-Þ0-9£$€]", following))

    def flush() -> None:
        if paragraph:
            blocks.append(Block(join_wrapped(paragraph), "p", False))
            paragraph.clear()

    for line in lines:
        bare = line.strip(" :")
        is_heading = (
            len(bare.split()) <= 6
            and not bare.endswith((".", ","))
            and section_of(bare) is not None
            and bare[:1].isupper()
            and (not paragraph or paragraph[-1].rstrip().endswith((".", "!", "?", ":")) or len(blocks) < 1)
        )
        ended = bool(paragraph) and (
            paragraph[-1].rstrip().endswith((".", "!", "?")) or ends(paragraph[-1].rstrip(), line)
        )
        if is_heading:
            flush()
            blocks.append(Block(bare, "h2", True))
        elif strip_bullet(line) != line or (ended and line[:1].isupper()):
            flush()
            paragraph.append(strip_bullet(line))
        else:
            paragraph.append(line)
    flush()
    return blocks
