"""The JobPosting record from a description's blocks and the facts that were found about it."""

from __future__ import annotations

import shlex
from dataclasses import replace

from outreach.errors import InputError
from outreach.inputs.cleaning import Cleaning
from outreach.inputs.job_lines import sorted_lines
from outreach.inputs.page_text import Block
from outreach.records import JobFacts, JobPosting

_FEWEST_LETTERS = 40  # a card in a window says what is wanted in two sentences


def make_posting(
    blocks: list[Block],
    known: dict[str, tuple[str, str]],
    *,
    source: str,
    job_id: str,
    sha256: str,
    route: str,
    clients: tuple[str, ...] = (),
) -> JobPosting:
    """The record. `known` maps company, role and place to (value, where it was found)."""
    value = {name: text for name, (text, _) in known.items()}
    lines = sorted_lines(blocks, value.get("company", ""))
    facts = JobFacts(
        company=value.get("company", ""),
        role=value.get("role", ""),
        place=value.get("place", ""),
        agency=value.get("agency", ""),
        board=value.get("board", ""),
        clients=clients,
        about=tuple(lines["about"]),
        duties=tuple(lines["duties"]),
        requirements=tuple(lines["requirements"]),
        offers=tuple(lines["offers"]),
        apply=tuple(lines["apply"]),
        routes={name: where for name, (_, where) in known.items()},
    )
    text = "\n".join(block.text for block in blocks)
    warnings = []
    for name in ("company", "role"):
        if not value.get(name):
            warnings.append(
                f"the {name} was not found: give it with `outreach card {shlex.quote(source)} --{name} ...`"
            )
    if sum(char.isalpha() for char in text) < _FEWEST_LETTERS:
        raise InputError(
            "no job description found",
            where=source,
            next_step="Give the job as a PDF or a text file with the description in it.",
            kind="no_description",
        )
    return JobPosting(job_id, source, text, facts, sha256, route, tuple(warnings))


def with_cleaning_told(job: JobPosting, cleaning: Cleaning | None) -> JobPosting:
    """The job with a warning when a model's cleaning was not taken."""
    if cleaning is None or cleaning.by != "rules":
        return job
    return replace(job, warnings=(*job.warnings, cleaning.reason))
