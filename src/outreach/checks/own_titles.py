"""Whether the resume gives the titles that an email gives the reader, and for that post."""

from __future__ import annotations

import re
from collections.abc import Sequence

from outreach.checks.findings import found
from outreach.checks.skill_table import named_skills
from outreach.checks.sources import Sources
from outreach.checks.statements import Statement
from outreach.checks.titles import difference, given_to, titles_in
from outreach.records import CheckResult
from outreach.text import contains, plain


def title(statements: Sequence[Statement], sources: Sources) -> list[CheckResult]:
    """Titles given to the reader that the resume does not give, or not for that post."""
    results = []
    resume = sources.resume
    for statement in statements:
        if statement.place != "body":
            continue
        for told in titles_in(statement):
            if given_to(told, statement) != "candidate" or (
                told.end - told.first == 1 and named_skills(told.text)
            ):
                continue
            before = statement.text[: statement.words[told.first].start]
            if not told.capital and re.search(
                r"\b(?:by|with|from|to|of|for) (?:an?|the) (?:\w+ )?$", before, re.I
            ):
                continue  # somebody else
            if (
                plain(told.text) == plain(sources.job.title)
                and re.search(
                    r"\b(?:hiring|looking for|is the title|for the|seeking)\b|\bas\s(?:an?\s)?$",
                    statement.text[: statement.words[told.end - 1].end + 14],
                    re.I,
                )
                and not any(m.org.posts for m in statement.mentions)
            ):
                continue
            near = _posts_near(statement, told.first, told.end)
            posts = near or (statement.posts if statement.carried else ())
            stated = [resume.employment[post].title for post in posts if resume.employment[post].title]
            if not posts:
                stated = [post.title for post in resume.employment if post.title] + [resume.headline]
                if (
                    contains(resume.headline, told.text)
                    or any(contains(line, told.text) for line in resume.summary)
                    or any(contains(line.text, told.text) for line in sources.resume_lines if line.post < 0)
                ):
                    continue
            if not stated or any(
                contains(one, told.text) and not _drops_grade(told.text, one, told.capital, posts, sources)
                for one in stated
            ):
                continue
            exact = {plain(post.title) for at, post in enumerate(resume.employment) if at not in posts}
            strict = told.capital and plain(told.text) in exact and bool(posts)
            whys = [difference(told.text, one, may_drop_grade=not strict) for one in stated if one]
            if whys and all(whys):
                lines = [line.text for post in posts for line in sources.post_lines(post)]
                if any(contains(line, told.text) for line in lines):
                    continue
                at = f" for {resume.employment[posts[0]].employer}" if posts else ""
                results.append(
                    found("title", f"the resume does not say so{at}: {whys[0]}", told.text, statement)
                )
    return results


def _drops_grade(told: str, stated: str, capital: bool, posts: tuple[int, ...], sources: Sources) -> bool:
    """Whether a title leaves out the grade and so is that of another of the reader's posts."""
    others = {plain(post.title) for at, post in enumerate(sources.resume.employment) if at not in posts}
    return capital and bool(posts) and plain(told) != plain(stated) and plain(told) in others


def _posts_near(statement: Statement, first: int, end: int) -> tuple[int, ...]:
    """The records of the employer that stands nearest to a title, in its clause."""
    mentions = [m for m in statement.mentions if m.org.posts]
    if not mentions:
        return ()
    behind = [m for m in mentions if m.first >= end]
    ahead = [m for m in mentions if m.end <= first]
    text = statement.text
    if behind:
        between = text[statement.words[end - 1].end : statement.words[behind[0].first].start]
        if re.fullmatch(r",?\s(?:at|with|for|of|in)\s(?:the\s)?", between) or (
            len(between) < 40 and not re.search(r"[,;]", between)
        ):
            return behind[0].org.posts
    if ahead:
        return ahead[-1].org.posts
    return behind[0].org.posts if behind else ()
