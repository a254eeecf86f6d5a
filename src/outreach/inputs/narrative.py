"""Employment told in sentences, such as "From 2016 to 2020 I worked as a brewer for Wharf Street Ales".

A post is taken only where a sentence has a date range, a word of working, and a capitalised name behind
"at", "for" or "with". All else stays as it is.
"""

from __future__ import annotations

import re

from outreach.inputs.date_words import YEAR, read_point
from outreach.inputs.dates import find_date_range
from outreach.records import Employment
from outreach.text import join_wrapped, sentences

_WORD = r"[A-ZÀ-Þ0-9][\w’'.&-]*"
_LIST = rf"(?:{_WORD}, ){{1,3}}{_WORD} & {_WORD}(?: {_WORD})*"
_NAME = rf"(?:{_LIST}|(?:[Tt]he )?{_WORD}(?:(?: (?:of|and|the|de|du|for|&))* {_WORD})*)"
_WORKED = (
    r"(?:I|I[’']ve|have|had|has) ?(?:have |had |has )?(?:been|was|am|worked|work|served|serve|spent|"
    r"joined|ran|led|started|began|"
    r"held|became)|(?:^|, )(?:worked|served|joined|employed|was|been|am)"
)
_POST = re.compile(rf"(?:{_WORKED})\b(?P<title>[^.;:]{{0,70}}?)\s(?:at|for|with|by)\s(?P<employer>{_NAME})")
_EMPLOYED = re.compile(
    rf"^(?:(?:I )?[Ww]as )?(?:[Ee]mployed|[Ww]orked|[Ss]erved)\s(?:by|at|for|"
    rf"with)\s(?P<employer>{_NAME})\s(?:in [A-Z]\w+ )?"
    r"as\s(?P<title>[^.;:,]{3,50})"
)
_JOINED = re.compile(
    rf"\b(?:I )?joined (?P<employer>{_NAME}) in (?P<from>(?:\w+ )?{YEAR})(?:,? as "
    rf"(?P<title>[^.;:,]{{3,40}}?)(?= and |[.,;]))?"
)
_BEFORE_TITLE = re.compile(
    r"^[^.;]{0,24}?\bas\s+(?:an?|the|their|its)\s+|^[\s,]*(?:working\s)?(?:as|the post of|"
    r"the role of)?\s*(?:an?|the|their|its|my)?\s*",
    re.IGNORECASE,
)


def find_narrated(lines: list[str]) -> list[Employment]:
    """The posts that sentences tell of, in their order; none where no sentence says who and when."""
    posts = []
    told = sentences(join_wrapped(lines))
    for sentence, after in zip(told, [*told[1:], ""], strict=False):
        dates = find_date_range(sentence)
        if not dates:
            if joined := _JOINED.search(sentence):
                held = bool(re.search(r"\b(?:still|to this day|since then|today)\b", f"{sentence} {after}"))
                title = (joined["title"] or "").removeprefix("an ").removeprefix("a ").removeprefix("the ")
                posts.append(
                    Employment(
                        joined["employer"].rstrip(" .,"),
                        title,
                        read_point(joined["from"]),
                        "present" if held else "",
                        lines=(sentence,),
                    )
                )
            continue
        start, end = dates.span
        rest = f"{sentence[:start]} {sentence[end:]}" if start else sentence[end:].strip(" ,")
        rest = re.sub(r"\s(?:from|since)\s*(?=[.,]|$)", "", " ".join(rest.split()))
        found = _EMPLOYED.search(rest) or _POST.search(rest)
        if not found:
            continue
        title = _BEFORE_TITLE.sub("", found["title"]).strip(" ,")
        employer = found["employer"].rstrip(" .,")
        posts.append(Employment(employer, title, dates.start, dates.end, lines=(sentence,)))
    return posts
