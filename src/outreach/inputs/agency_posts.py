"""Posts that an agency placed somebody in, listed below one heading with the dates of all."""

from __future__ import annotations

import re

from outreach.inputs.dates import find_date_range
from outreach.inputs.header_pieces import agency_in, pieces_of, without_place
from outreach.inputs.header_rows import cut_at_word
from outreach.inputs.header_words import title_weight
from outreach.text import has_bullet, strip_bullet

_PLACED = re.compile(
    r"\b(?:contract|temporary|temp|interim|agency|locum|supply)\s"
    r"(?:posts?|work|assignments?|roles?|placements?|jobs|positions|contracts)\b",
    re.IGNORECASE,
)


def one_line_each(lines: list[str]) -> list[str]:
    """The lines; posts listed below an agency's heading each get its dates:
    ("2016 Contract posts through Brook Interim", "• PMO Lead for Kestrel") -> "2016 PMO Lead at Kestrel…".
    """
    out: list[str] = []
    index = 0
    while index < len(lines):
        line, index = lines[index], index + 1
        dates = find_date_range(line) if _PLACED.search(line) and not has_bullet(line) else None
        listed = []
        while dates and index + len(listed) < len(lines):
            other = lines[index + len(listed)]
            post = _title_and_employer(strip_bullet(other)) if has_bullet(other) else None
            if not post or find_date_range(other):
                break
            listed.append(post)
        if not dates or not listed:
            out.append(line)
            continue
        when = line[dates.span[0] : dates.span[1]].strip(" \t|,")
        heading = f"{line[: dates.span[0]]} | {line[dates.span[1] :]}"
        agency = re.sub(r"^the\s(?:agency\s)?", "", agency_in(heading)).strip()
        via = f" via {agency}" if agency else ""
        out += [f"{when}\t{title} at {employer}{via}" for title, employer in listed]
        index += len(listed)
    return out


def _title_and_employer(line: str) -> tuple[str, str] | None:
    """The two of "PMO Lead for Thames Lighterage, ten months" or "Cook at Grand Hotel"; None otherwise."""
    cut = cut_at_word(line)
    pieces = pieces_of(line)
    if not cut and len(pieces) > 1 and pieces[1][0] == "at":
        cut = pieces[0][1], pieces[1][1]
    if not cut or title_weight(cut[0]) < 2 or len(cut[0].split()) > 5:
        return None
    employer = without_place(cut[1])[0].rstrip(" .")
    return (cut[0], employer) if employer and len(employer.split()) <= 7 else None
