"""One company's name in its forms, which are counted together."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from outreach.inputs.company_names import name_key, without_site_word, without_suffix


@dataclass
class Candidate:
    """A name and its witnesses."""

    key: str
    witnesses: Counter[str] = field(default_factory=Counter)
    forms: Counter[str] = field(default_factory=Counter)
    labels: Counter[str] = field(default_factory=Counter)  # those forms that stand outside of sentences
    features: dict[str, float] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return self.forms.most_common(1)[0][0]


def count_of(name: str, text: str) -> int:
    """How often a name stands in a text as words of its own, in its own case."""
    return len(re.findall(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text))


def join_articles(found: dict[str, Candidate]) -> None:
    """ "theslowflorist" is "the slow florist"."""
    for joined in list(found.values()):
        spaced = found.get(joined.key[3:]) if joined.key.startswith("the") else None
        if spaced is not None:
            spaced.witnesses += joined.witnesses
            del found[joined.key]


def join_site_words(found: dict[str, Candidate]) -> None:
    """ "Odd Jobs" is a name where data or sentences say so: then "Odd" of "Odd | Jobs" is no other."""
    for long in list(found.values()):
        short = found.get(name_key(without_site_word(long.name)))
        if short is not None and short is not long:
            long.witnesses += short.witnesses
            del found[short.key]


def join_short_forms(found: dict[str, Candidate], visible: str) -> None:
    """A name that only machines are told is counted for its beginning, where the page shows that.

    "Saltmarsh Health Services, Inc." in the page's data is "Saltmarsh Health" where a reader sees no more.
    """
    for long in list(found.values()):
        words = without_suffix(long.name).split()
        if not set(long.witnesses) <= {"JSON-LD JobPosting", "microdata"} or count_of(
            " ".join(words), visible
        ):
            continue
        for size in range(len(words) - 1, 0, -1):
            short = found.get(name_key(" ".join(words[:size])))
            if (
                short is not None
                and short is not long
                and count_of(" ".join(words[:size]).rstrip(","), visible)
            ):
                short.witnesses += long.witnesses
                del found[long.key]
                break
