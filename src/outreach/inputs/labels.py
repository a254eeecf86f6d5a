"""Facts that a page gives with their label: "Employer: X", a table of two columns, a definition list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

LABELS = {
    "company": r"company(?: name)?|employer(?: name)?|organi[sz]ation(?: name)?|business(?: name)?|school|"
    r"hiring (?:company|organi[sz]ation)|institution|firm|client name|name of (?:the )?employer",
    "part": r"facility(?: name)?|property|brand|practice|hotel|restaurant|dealership|salon|venue|vessel|"
    r"operating "
    r"company|operating unit|subsidiary|member (?:company|firm)|trading name",
    "state": r"agency|department|ministry|(?:hiring )?agency/department|department/agency|state agency|"
    r"department name|agency name",
    "role": r"job title|position(?: title)?|post(?: title)?|vacancy|role(?: title)?|title|job",
    "place": r"(?:job |work |primary |office |main |advertised )?(?:locations?|place(?: of work)?|"
    r"workplace)|town|city|where|"
    r"based in|based at|base|duty station|site|campus|position location|location of (?:post|job|position|"
    r"work)",
}
_ANY = {
    name: re.compile(rf"^(?:{words})\s*(?:[:–-]\s*(?P<value>\S.*))?:?\s*$", re.IGNORECASE)
    for name, words in LABELS.items()
}
_OTHER_LABEL = re.compile(
    r"^(?:address|salary|pay|hours?|contract(?: type)?|(?:job )?ref(?:erence)?|clos(?:es|ing)(?: date)?|"
    r"phone|telephone|contact|name|department|team|(?:job |employment |position )?type|category|posted|date|"
    r"details?|e-?mail|website|industry|size|start|deadline|requisition id|view .*|see .*|all .*):?$",
    re.IGNORECASE,
)
_LABEL_LIKE = re.compile(r"^[A-Z][\w /]{1,24}:$")


def labelled(lines: Sequence[str], name: str) -> Iterator[str]:
    """Values that the lines of a page label as `name` ("company", "role", "place").

    The value stands behind the label's colon or on the next line; a label alone without a colon needs a
    value that is short and no label itself.
    """
    for at, line in enumerate(lines):
        match = _ANY[name].match(line)
        if not match:
            continue
        value = match["value"] or (lines[at + 1] if at + 1 < len(lines) else "")
        is_label = _LABEL_LIKE.match(value) or _OTHER_LABEL.match(value)
        is_label = is_label or any(pattern.match(value) for pattern in _ANY.values())
        if value and len(re.findall(r"\w+", value)) <= 10 and not is_label:
            yield value.strip()
