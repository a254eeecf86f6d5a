"""Whether a name stands where the hiring company belongs, by the words beside it or by whose work is told."""

from __future__ import annotations

import re

from outreach.checks.offer_words import CLAIMS, part_of
from outreach.checks.sources import Sources
from outreach.checks.statements import Statement
from outreach.checks.support import best_coverage, support, support_of_name, window_of
from outreach.checks.titles import difference, titles_in
from outreach.checks.words import DEGREE_WORD
from outreach.text import contains

_TIME_AT = re.compile(
    r"\b(?:years?|months|decades?|time|days|since|after|before|leaving|left|former|until|stint|"
    r"tenure)\b[^.;,]{0,40}$",
    re.IGNORECASE,
)


def is_offered(statement: Statement, first: int, end: int, kind: str, sources: Sources) -> bool:
    """Whether a name stands in the place of the company that hires."""
    left = statement.text[: statement.words[first].start]
    right = statement.text[statement.words[end - 1].end :]
    if statement.place == "subject":
        return not re.search(r"\b(?:your|after|from|since|beyond|following|leaving|background)\b", left, re.I)
    if statement.place == "greeting":
        return False
    if statement.place == "sign_off":
        return kind == "employer"
    if named_for_what_it_is(left, right, kind):
        return False
    if is_the_one_that_hires(left, right):
        return True
    if stands_behind_the_job(statement, first, sources, kind):
        return True
    part = part_of(statement, first, end)
    if part == "offered":
        return not (part == "offered" and _only_told_to(statement, first, end, sources, kind))
    if kind in ("school", "name") and DEGREE_WORD.search(statement.text):
        return False
    if part == "background" and _TIME_AT.search(left):
        return False
    if (
        part == "background"
        and re.search(r"\byour?\b", statement.text, re.I)
        and kind in ("employer", "school", "name")
    ):
        return carries_the_job(statement, first, end, sources, kind, least=2.5) and not _holds_you(
            statement, first, end, sources
        )
    if kind in ("agency", "board", "client"):
        subject = not left.strip() and bool(CLAIMS.match(right))
        if subject and re.match(
            r"^\s?(?:lists?|posts?|posted|published|advertis\w+|shows|forwarded|passed|put)\b|"
            r"^\s(?:and|or|, )",
            right,
            re.I,
        ):
            return False
        return (
            subject
            and statement.type in ("company", "role")
            and carries_the_job(statement, first, end, sources, kind)
        )
    return carries_the_job(statement, first, end, sources, kind)


def named_for_what_it_is(left: str, right: str, kind: str) -> bool:
    """ "clients such as X", "posted on X", "through X": the name's true part is said beside it."""
    if kind == "client" and re.search(
        r"\b(?:clients?|customers?|integrators?|partners?|suppliers?|users?)\b[^.;:]{0,60}$|"
        r"\b(?:such as|for|including|among)\b[^.;:]{0,40}$",
        left,
        re.I,
    ):
        return not is_the_one_that_hires(left, right)
    if re.match(
        r"^,?\s(?:an?|one of (?:the|our|its)|the|our|its|your) (?:\w+ ){0,2}?(?:client|customer|"
        r"agency|recruiter|board|job board|former|supplier|partner|integrator|competitor|"
        r"employer|old|present|current)\b",
        right,
        re.I,
    ):
        return True
    if re.match(r"^[^.;]{0,50}\bon behalf of\b", right, re.I) and kind in ("agency", "board", "name"):
        return True
    if re.match(
        r"^\s(?:acts?|serves?|works?) (?:here )?as (?:the|an?|our) (?:\w+ )?(?:agency|recruiter|"
        r"board)\b|^\sand others\b",
        right,
        re.I,
    ):
        return True
    if (
        kind == "board"
        and re.search(r"\b(?:on|via|through|over|by|from|at|of|found|saw|seen|in)\s(?:the\s)?$", left, re.I)
        and not re.search(r"\bbehalf of\s$", left, re.I)
    ):
        return not re.match(
            r"^,?\s(?:you would|you will|we|is hiring|which is hiring)", right, re.I
        ) and not re.search(r"\b(?:team|role|job|position|join\w*|work|career)\b[^.;,]{0,16}$", left, re.I)
    return kind == "agency" and bool(
        re.search(r"\b(?:i|i’m|i'm|my|we|we’re|via|through|by|with)\b[^.;]{0,40}$", left, re.I)
    )


def is_the_one_that_hires(left: str, right: str) -> bool:
    """ "X, which is hiring", "X, the firm that hires", "X is where the post is"."""
    return bool(
        re.match(
            r"^,?\s(?:(?:which|who) (?:is|are) (?:now |currently )?(?:hiring|looking|searching|"
            r"seeking|recruiting)|(?:the|a) (?:\w+ )?(?:company|firm|house|employer|studio|"
            r"hospital|bank|school) (?:that|which|who) (?:is |now )?(?:hir|seek|look|recruit|"
            r"offer)\w*|"
            r"(?:is|are) (?:now |currently |the one )?(?:hiring|where the (?:post|role|job|"
            r"position|work) is|the (?:company|employer|firm) that hires)|(?:is|"
            r"are) the (?:house|place|firm|name|employer)\b|(?:would|will) have you\b|(?:would|"
            r"will) (?:give|offer|bring|pay|welcome|have|like) you\b|"
            r"the house\b|(?:has |have )?(?:just |recently )?(?:opened|advertised|created|"
            r"posted) (?:this|the|a|its) (?:new )?(?:post|role|position|job|vacancy)|"
            r"in your (?:new|next) (?:post|role|job))",
            right,
            re.I,
        )
    )


def stands_behind_the_job(statement: Statement, first: int, sources: Sources, kind: str) -> bool:
    """ "Night Planner at X", where that is the job's title and not one the reader held at X."""
    for title in titles_in(statement):
        between = statement.text[statement.words[title.end - 1].end : statement.words[first].start]
        if title.end > first or not re.fullmatch(
            r"(?:’s|'s)?\s(?:at|of|with|for|in|from)\s(?:the\s)?", between
        ):
            continue
        if difference(title.text, sources.job.title, may_drop_grade=True) or not sources.job.title:
            return False
        if (
            kind == "employer"
            and _holds_you(statement, first, first + 1, sources)
            and not re.search(r"\byou(?:’d|'d|’ll|'ll| would| will)\b", statement.text, re.I)
        ):
            return False
        if kind == "employer":
            span = [m for m in statement.mentions if m.first == first]
            own = [sources.post(post).title for mention in span for post in mention.org.posts]
            if any(not difference(title.text, one) for one in own if one):
                return bool(
                    re.search(
                        r"\bthe\s(?:\w+\s)?$", statement.text[: statement.words[title.first].start], re.I
                    )
                ) and not _speaks_of_you(statement)
        return True
    if sources.job.title:
        left = statement.text[: statement.words[first].start]
        behind = re.search(rf"{re.escape(sources.job.title)}\s(?:at|of|with|for)\s(?:the\s)?$", left, re.I)
        held = [sources.post(p).title for m in statement.mentions if m.first == first for p in m.org.posts]
        return bool(behind) and not any(contains(one, sources.job.title) for one in held)
    return False


def _speaks_of_you(statement: Statement) -> bool:
    return bool(
        re.search(r"\byou\b(?! would| will| could| can|’d|'d|’ll|'ll)|\byour\b", statement.text, re.I)
    )


def _names_of_reader(sources: Sources) -> list[str]:
    return [part for part in sources.resume.name.split() if len(part) > 2]


def _holds_you(statement: Statement, first: int, end: int, sources: Sources) -> bool:
    """Whether the clause of a name speaks of what the reader did or does."""
    for start, stop in window_of(statement, first, end):
        if any(
            part and re.search(rf"\b{re.escape(part)}\b", statement.text[start:stop])
            for part in _names_of_reader(sources)
        ):
            return True
        if re.search(
            r"\byou\b(?!(?:’d|'d|’ll|'ll| (?:\w+ly )?(?:would|will|could|can|may|might|get)))|\byour\b",
            statement.text[start:stop],
            re.I,
        ):
            return not re.search(
                r"\b(?:would|will|could)\b[^.;]{0,30}\byou\b", statement.text[start:stop], re.I
            )
    return False


def _only_told_to(statement: Statement, first: int, end: int, sources: Sources, kind: str) -> bool:
    """A name in offering words whose own record the rest speaks of: "where X gives you 85 trailers"."""
    if kind != "employer":
        return False
    near = support_of_name(statement, first, end, sources)
    posts = [post for m in statement.mentions if m.first == first for post in m.org.posts]
    mine = max((near.posts.get(post, 0.0) for post in posts), default=0.0)
    right = statement.text[statement.words[end - 1].end :]
    if re.match(
        r"^\s(?:would|will|is (?:looking|hiring|seeking)|seeks|needs|is searching|offers you|could)\b",
        right,
        re.I,
    ):
        return False
    return mine >= 1.5 and near.job < mine


def carries_the_job(
    statement: Statement, first: int, end: int, sources: Sources, kind: str, least: float = 2.0
) -> bool:
    """Whether what is told of a name is what the ad says of the company that hires."""
    near = support_of_name(statement, first, end, sources)
    posts = [post for m in statement.mentions if m.first == first for post in m.org.posts]
    mine = max((near.posts.get(post, 0.0) for post in posts), default=0.0)
    if kind != "employer":
        mine = near.resume
    if near.job >= least and near.job > mine + near.resume * 0.5:
        return True
    left = statement.text[: statement.words[first].start]
    right = statement.text[statement.words[end - 1].end :]
    modal = re.search(r"\b(?:would|will|could)\b", statement.text, re.I)
    if _holds_you(statement, first, end, sources):
        return False
    if (
        modal
        and not mine
        and near.job >= 1
        and re.search(r"\b(?:at|with|for|of|by|from|in)\s(?:the\s)?$", left, re.I)
        and not _speaks_of_you(statement)
    ):
        return True
    told = " ".join(statement.text[a:b] for a, b in window_of(statement, first, end))
    job_line, resume_line = best_coverage(told, sources)
    if (
        job_line >= 0.55
        and job_line > resume_line + 0.15
        and not _speaks_of_you(statement)
        and len(statement.mentions) <= 2
    ):
        return True
    whole = support(statement.text, sources)
    if near.job >= 1 and near.job > mine and whole.job > whole.resume and not _speaks_of_you(statement):
        return True
    subject = not left.strip() or left.strip().lower() in ("the", "at", "and", "here at")
    return (
        subject
        and bool(CLAIMS.match(right))
        and near.resume <= near.job + 0.5
        and mine < 3
        and not _speaks_of_you(statement)
        and kind in ("employer", "name")
    )
