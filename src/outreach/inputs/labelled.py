"""Employment written as a form: "Employer: …", "Position held …", "Dates …", one label a line."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from outreach.inputs.dates import DateRange, find_date_range, find_single_date
from outreach.inputs.header_pieces import agency_in, pieces_of, without_place
from outreach.text import strip_bullet

_KINDS = {
    "employer": r"name(?: and address)? of (?:the )?employer|employer(?:['’]s name| name|/company)?|"
    r"company(?: name)?|"
    r"organi[sz]ation(?: name)?|name of organi[sz]ation|firm|business name|institution|agency/employer",
    "title": r"occupation or position held|position held|position(?: title)?|job title|title|role|"
    r"designation|post|"
    r"occupation|job|function|rank",
    "dates": r"dates? employed|dates? of employment|employment dates|employment period|dates?(?: "
    r"\(from.{0,8}to\))?|"
    r"period|duration|tenure|time|from ?[-–/] ?to|years?",
    "start": r"start(?:ing)? date|date started|from|started",
    "end": r"end(?:ing)? date|date (?:left|ended)|to|left|ended|until",
    "place": r"location|place|city|address|employer address|city and country",
    "duties": r"main activities and responsibilities|main activities|main duties|duties and responsibilities|"
    r"duties|responsibilities|activities|tasks|description|key duties|job description|main tasks|what i "
    r"did|tasks and duties|work done|projects?",
    "education": r"qualification|title of qualification awarded|degree(?: awarded)?|diploma|field of study|"
    r"name and type of organi[sz]ation providing education(?: and training)?|major|school",
    "ignored": r"type of business or sector|business or sector|sector|industry|hours per week|hours|"
    r"salary|pay|grade|"
    r"supervisor|manager|line manager|reporting to|reason for leaving|reason|department|may "
    r"we contact|contact|"
    r"phone|website|team size|series|employment type|type",
}
_LABEL = re.compile(
    "^(?:"
    + "|".join(f"(?P<{kind}>{words})" for kind, words in _KINDS.items())
    + r")(?P<colon>\s*:\s*|\s+(?=\S)|$)",
    re.IGNORECASE,
)


@dataclass
class Entry:
    """What the labels of one post said; `body` holds indexes of lines."""

    first: int
    last: int
    values: dict[str, str] = field(default_factory=dict)
    body: list[tuple[int, str]] = field(default_factory=list)

    @property
    def dates(self) -> DateRange | None:
        if "dates" in self.values:
            return find_date_range(self.values["dates"]) or find_single_date(self.values["dates"])
        if "start" in self.values:
            return find_date_range(f"{self.values['start']} – {self.values.get('end') or 'present'}")
        return None

    @property
    def employer(self) -> str:
        if "education" in self.values:
            return ""
        return self._split("employer")[0] or self._in_title()[1]

    @property
    def title(self) -> str:
        return "" if "education" in self.values else self._in_title()[0]

    @property
    def via(self) -> str:
        return agency_in(self.values.get("title", "")) if "education" not in self.values else ""

    @property
    def place(self) -> str:
        return self.values.get("place") or self._split("employer")[1]

    def _in_title(self) -> tuple[str, str]:
        """(title, employer) where the label of the title holds both: "Role: Cook at Grand Hotel"."""
        value = self.values.get("title", "").strip(" ,;")
        pieces = pieces_of(value)
        named = next((piece for mark, piece in pieces if mark in ("at", "employer")), "")
        if "employer" in self.values or not (named or len(pieces) == 2):
            return (value, "") if not named else (pieces[0][1], "")
        return pieces[0][1], named or (pieces[1][1] if not pieces[1][0] else "")

    def _split(self, kind: str) -> tuple[str, str]:
        return without_place(self.values.get(kind, "").strip(" ,;"))


def _label_of(line: str, *, colon_needed: bool) -> tuple[str, str, bool] | None:
    """(kind, value, with a colon) of a line that begins with a label."""
    match = _LABEL.match(line[:300])
    if not match or not line[:1].isupper():
        return None
    if "\t" in line and "\t" not in line[: match.end()]:
        return None  # the cell goes on behind the label: "Dates of travel"
    value = line[match.end() :].strip()
    with_colon = ":" in match["colon"] or "\t" in match["colon"]
    shown = strip_bullet(value)
    if not with_colon and (colon_needed or not shown or not (shown[0].isupper() or shown[0].isdigit())):
        return None
    return match.lastgroup if match.lastgroup != "colon" else _kind(match), value, with_colon


def _kind(match: re.Match[str]) -> str:
    return next(kind for kind in _KINDS if match[kind] is not None)


def find_labelled(lines: list[str]) -> list[Entry] | None:
    """The posts of a section that is written as a form, or None if it is not.

    A form names each employer behind a label, and dates or titles too; labels without a colon count
    only if they come back in a regular way.
    """
    lines = _whole_labels(lines)
    for colon_needed in (True, False):
        labels = [_label_of(line, colon_needed=colon_needed) for line in lines]
        counts = Counter(label[0] for label in labels if label)
        dated = counts["dates"] or counts["start"]
        named = counts["employer"] and (counts["title"] or counts["employer"] > 1)
        if dated and (named or (counts["title"] > 1 and dated > 1)):
            entries = _entries(lines, labels)
            if not counts["employer"]:
                _take_lines_above(lines, entries)
            sound = [entry for entry in entries if entry.dates and entry.employer]
            if sound and len(sound) * 2 >= (counts["employer"] or counts["title"]):
                return entries
    return None


def _whole_labels(lines: list[str]) -> list[str]:
    """The lines with labels made whole that a narrow column broke: "Name and address of ⇥ Acme", "employer".

    The rest of the label stays as an empty line, so that indexes hold.
    """
    whole = list(lines)
    for at in range(len(lines) - 1):
        label, tab, value = lines[at].partition("\t")
        rest = lines[at + 1]
        if tab and len(rest.split()) <= 4 and "\t" not in rest:
            found = _LABEL.match(f"{label} {rest}:")
            if found and found.end() == len(label) + len(rest) + 2 and not _LABEL.match(f"{label}:"):
                whole[at], whole[at + 1] = f"{label} {rest}\t{value}", ""
    return whole


_NUMBER = re.compile(r"^\(?\d{1,2}[.)]\s+")


def _take_lines_above(lines: list[str], entries: list[Entry]) -> None:
    """Where no label names the employers, the line over the first label of each post may do."""
    above = [entry.first - 1 for entry in entries]
    if any(at < 0 or not _looks_like_name(lines[at]) for at in above):
        return
    if any(entry.employer for entry in entries):
        return
    for at, entry, before in zip(above, entries, [None, *entries], strict=False):
        entry.values["employer"] = _NUMBER.sub("", lines[at])
        if before:
            before.body = [(index, line) for index, line in before.body if index != at]


def _looks_like_name(line: str) -> bool:
    words = _NUMBER.sub("", line).split()
    return 0 < len(words) <= 8 and words[0][0].isupper() and not line.rstrip().endswith((".", ";", ":"))


def _entries(lines: list[str], labels: list[tuple[str, str, bool] | None]) -> list[Entry]:
    opener = next(label[0] for label in labels if label)
    entries: list[Entry] = []
    waiting = ""
    for index, (line, label) in enumerate(zip(lines, labels, strict=True)):
        if label:
            kind, value, _ = label
            if kind == opener or not entries or (kind == "employer" and "employer" in entries[-1].values):
                entries.append(Entry(index, index))
            entry = entries[-1]
            waiting = kind if not value else ""
            if kind == "duties":
                entry.body += [(index, value)] if value else []
            elif kind != "ignored":
                entry.values.setdefault(kind, value)
            waiting = waiting or ("duties" if kind == "duties" else "")
        elif entries and line:
            entry = entries[-1]
            if waiting and waiting not in ("duties", "ignored") and not entry.values.get(waiting):
                entry.values[waiting] = line
            elif waiting != "ignored":
                entry.body.append((index, line))
            waiting = "duties"
        if entries:
            entries[-1].last = index
    return entries
