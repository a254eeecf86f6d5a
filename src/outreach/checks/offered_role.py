"""Whether the role that an email offers is the job's."""

from __future__ import annotations

import re
from collections.abc import Sequence

from outreach.checks.findings import found
from outreach.checks.sources import Sources
from outreach.checks.statements import Statement
from outreach.checks.titles import difference, given_to, titles_in
from outreach.records import CheckResult
from outreach.text import contains, plain


def wrong_role(statements: Sequence[Statement], sources: Sources) -> list[CheckResult]:
    """Every title but the job's that is offered as the job."""
    job = sources.job
    if not job.title:
        return []
    results = []
    own = {plain(post.title): post for post in sources.resume.employment if post.title}
    for statement in statements:
        if statement.place not in ("subject", "body"):
            continue
        for title in titles_in(statement):
            if given_to(title, statement) != "offer":
                continue
            if contains(job.title, title.text) and not title.capital:
                continue
            why = difference(title.text, job.title, may_drop_grade=plain(title.text) not in own)
            if why and (
                _said_in_the_ad(title.text, sources)
                or ((plain(title.text) in sources.plain_job) and plain(title.text) not in own)
            ):
                continue
            if why:
                results.append(found("wrong_role", f"offers {why}", title.text, statement, group="company"))
    return results


def _said_in_the_ad(title: str, sources: Sources) -> bool:
    """Whether the ad itself calls the post so: "We are looking for a senior engineer"."""
    pattern = (
        rf"\b(?:looking for|hiring|seek\w*|need\w*|search\w*|recruit\w*|as|want\w*)\s(?:an?|our|"
        rf"the)?\s?(?:\w+\s)?{re.escape(title)}\b"
    )
    return bool(re.search(pattern, sources.job_text, re.IGNORECASE))
