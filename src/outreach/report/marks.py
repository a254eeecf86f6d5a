"""Where in an email's text its failed checks stand: pieces of text, each with what was found there."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from outreach.records import CheckResult


@dataclass(frozen=True)
class Piece:
    """A run of text and the findings about it; a reader sees it marked when there are any."""

    text: str
    findings: tuple[CheckResult, ...] = ()

    @property
    def severity(self) -> str:
        """ "block" when one of the findings blocks, "advise", or "" """
        kinds = {finding.severity for finding in self.findings}
        return "block" if "block" in kinds else "advise" if kinds else ""

    @property
    def reasons(self) -> str:
        return "; ".join(f"{finding.check}: {finding.reason}" for finding in self.findings)


def _place(text: str, finding: CheckResult) -> tuple[int, int] | None:
    """Where a finding's words stand in a text: inside its sentence when that stands there."""
    if not finding.span:
        return None
    sentence = text.find(finding.sentence) if finding.sentence else 0
    if sentence < 0:
        return None
    stop = sentence + len(finding.sentence) if finding.sentence else len(text)
    at = text.find(finding.span, sentence, stop)
    if at < 0 and finding.sentence:
        return sentence, stop
    return (at, at + len(finding.span)) if at >= 0 else None


def marked(text: str, findings: Iterable[CheckResult]) -> tuple[Piece, ...]:
    """A text as pieces, cut wherever a finding begins or ends; together they are the text."""
    places = [(place, finding) for finding in findings if (place := _place(text, finding))]
    cuts = sorted({0, len(text), *(edge for place, _ in places for edge in place)})
    pieces = []
    for first, end in itertools.pairwise(cuts):
        own = tuple(finding for (start, stop), finding in places if start <= first and end <= stop)
        pieces.append(Piece(text[first:end], own))
    return tuple(pieces)


def failed_of(checks: Sequence[CheckResult]) -> tuple[CheckResult, ...]:
    return tuple(check for check in checks if not check.passed)
