"""Whether a line tells what somebody did, and so names no employer."""

from __future__ import annotations

import re

from outreach.inputs.header_words import LEGAL, title_weight

_DONE = re.compile(
    r"^(?!(?:registered|certified|licensed|chartered|qualified|skilled|retired|accredited|united|allied|limited|"
    r"advanced|applied|associated|incorporated|integrated|unified|mixed|supervised|employed|seconded|contracted)\b)"
    r"(?:\w{2,}[^\Wea]ed|\w+(?:ied|ated)|wrote|rewrote|built|rebuilt|led|ran|kept|taught|made|took|won|cut|brought|"
    r"bought|found|grew|drew|held|set|sold|gave|got|began|oversaw|sped|spent|drove|shot|hired|put|saw|wove|chose|"
    r"fed|met|sent|spoke|became|rose|saved|raised|closed|halved|moved|used|served|joined|designed)\s+(?-i:(?=[a-zß-ÿ\d$£€]))",
    re.IGNORECASE,
)


def is_duty(line: str) -> bool:
    """Whether a line begins with what somebody did: "Rotated through three banks", "wrote the handbook"."""
    found = _DONE.match(line)
    return bool(found) and not LEGAL.search(line) and title_weight(line) < 3
