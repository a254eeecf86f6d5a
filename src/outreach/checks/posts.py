"""Whether what an email tells of an employer stands in that employer's record."""

from __future__ import annotations

import re
from collections.abc import Sequence

from outreach.checks.findings import found
from outreach.checks.names import known_names, unknown_names
from outreach.checks.offer_words import part_of
from outreach.checks.offered import is_offered
from outreach.checks.post_facts import facts_of_another, like_then, named_beside
from outreach.checks.skill_table import named_skills, skills_with_implied
from outreach.checks.sources import Sources
from outreach.checks.statements import Mention, Statement
from outreach.checks.support import Support, clause_of, support, support_of_name, window_of
from outreach.checks.verbs import PAST
from outreach.checks.words import DEGREE_WORD
from outreach.records import CheckResult
from outreach.text import plain


def employer(statements: Sequence[Statement], sources: Sources) -> list[CheckResult]:
    """Employers that the resume does not have, and work told of an employer whose record lacks it."""
    results: list[CheckResult] = []
    for statement in statements:
        if statement.place != "body":
            continue
        if statement.type == "courtesy" and not re.search(
            r"\byour (?:\w+ )?(?:work|time|years?|role|post|tenure) (?:\w+ )?(?:at|with|for)\b|"
            r"\byour promotion to\b",
            statement.text,
            re.I,
        ):
            continue
        strange = (
            _unknown_employer(statement, sources)
            or _company_as_employer(statement, sources)
            or _beside(statement, sources)
            or _other_record(statement, sources)
        )
        if strange:
            results.append(strange)
    return results


def _beside(statement: Statement, sources: Sources) -> CheckResult | None:
    """A name told in one breath with the reader's employers that no record has."""
    for first, end in named_beside(statement, sources):
        span = statement.span(first, end)
        return found("employer", f"{span!r} is no employer of the resume", span, statement)
    return None


_SINCE_WHEN = re.compile(
    r"\b(?:since|from|until|between|for|after|in|by|up to)\s(?:\w+\s){0,3}?(?:(?:January|"
    r"February|March|April|May|June|July|August|September|October|November|December)\s)?(?:19|"
    r"20)\d\d\b|"
    r"\byou (?:were|was|led|built|worked|had|wrote|ran|kept|helped|held|took|made|moved|"
    r"have been|set|did|look|have (?:led|run|kept|worked|built))\b|\b(?:years?|months) (?:at|of|"
    r"with|in|on|as)\b|"
    r"\byour (?:work|task|time|job|desk|years?|role|post|team|policies)\b|\b(?:had|knew|took|"
    r"made|gave|taught|saw) you\b|\bby you\b|\byou(?:’ve|'ve)\b|\blies? behind you\b|\b(?:has|"
    r"have) (?:prepared|taught|shown) you\b|\bthink of your\b|\bas you did\b|"
    r"\bis what you (?:know|do|did)\b|\bis how you\b",
    re.IGNORECASE,
)
_NEEDED = re.compile(
    r"\b(?:might|(?-i:may)|like|next|new|interest\w*|join(?:ing|s)?|opportunit\w+|would|will|"
    r"could|needs?|asks?|wants?|looks?|seeks?|offers?|fits?|suits?|helps?|hopes?|is what|"
    r"are what|close to|hires|hiring|prepare[sd]?|expects?|gives?|promises?|ad)\b",
    re.IGNORECASE,
)


def _company_as_employer(statement: Statement, sources: Sources) -> CheckResult | None:
    """The hiring company told as where the reader works or worked."""
    for mention in statement.of("company"):
        if mention.org.posts:
            continue
        span = statement.span(mention.first, mention.end)
        left = statement.text[: statement.words[mention.first].start]
        if _told_as_own(statement, mention):
            return found("employer", f"{span!r} is no employer of the resume", span, statement)
        start, stop = clause_of(
            statement.text, statement.words[mention.first].start, statement.words[mention.end - 1].end
        )
        clause = statement.text[start:stop]
        hangs_on = re.search(
            r"\b(?:at|of|for|with|by|through|from|in|and)\s(?:the\s)?$", left, re.I
        ) or re.match(
            r"^\s(?:had|knew|took|made|saw|gave|taught) you\b",
            statement.text[statement.words[mention.end - 1].end :],
            re.I,
        )
        if not hangs_on or _NEEDED.search(clause) or not _SINCE_WHEN.search(statement.text):
            continue
        near = support_of_name(statement, mention.first, mention.end, sources)
        spent = re.search(r"\b(?:years?|months)\b[^.;]{0,60}$", left, re.I) or re.search(
            r"\b(?:until|since|from) (?:\w+ )?(?:19|20)\d\d\b", statement.text, re.I
        )
        if near.resume >= (1 if spent else 2) and near.resume > near.job:
            return found("employer", f"{span!r} is no employer of the resume", span, statement)
    return None


def _told_as_own(statement: Statement, mention: Mention) -> bool:
    """Whether the words beside the company's name say that the reader works or worked there."""
    left = statement.text[: statement.words[mention.first].start]
    right = statement.text[statement.words[mention.end - 1].end :]
    if re.search(
        r"\byour (?:current|present|last|previous|former|past|old) (?:role|position|job|post|"
        r"work|employer) (?:at|with|for) (?:the )?$|"
        r"\byour (?:\w+ )?(?:time|years?|work|tenure|stint|career|months|days) (?:\w+ )?(?:at|"
        r"with|for) (?:the )?$|"
        r"\b(?:since|after) (?:leaving|joining) (?:the )?$|\byou (?:joined|left|worked (?:at|"
        r"for)|work (?:at|for)|led \w+ at) (?:the )?$|"
        r"\byou(?:’ve|'ve| have)? [^.,;]{0,60}\b(?:years?|months) (?:at|with) (?:the )?$",
        left,
        re.I,
    ):
        return not re.search(r"\b(?:would|will|could)\b", statement.text, re.I)
    if re.match(r"^(?: (?:has|have))? (?:had|employed|kept|paid) you\b", right) and not _WOULD_BE.search(
        statement.text
    ):
        return True
    if re.search(r"\byour promotion to [^.,;]{2,50} at (?:the )?$", left, re.I):
        return True
    past = re.match(r",? (?:where )?you (?:\w+ly |also |have )?(?P<verb>\w+)\b", right, re.I)
    if past and re.search(r"\bat (?:the )?$", left, re.I):
        verb = past["verb"].lower()
        return verb.endswith("ed") or verb in PAST or verb in ("were", "had")
    return False


_THERE_LEFT = re.compile(
    r"^(?:After|With|Following|In|For|Over|Since)\b[^,;]{0,45}\b(?:years?|months|decade)\b[^,;]{0,20}\b(?:at|with|in|of)\s(?:the\s)?$|"
    r"\b(?:on the payroll of|when you (?:came|went|moved) to|since you (?:came to|joined)|you (?:came|"
    r"went|moved) to|"
    r"you (?:have been|were) (?:at|with))\s(?:the\s)?$",
    re.IGNORECASE,
)
_THERE_RIGHT = re.compile(
    r"^\s(?:is|was) (?:no stranger|nothing new|familiar) to you\b|^\s(?:has|had) you (?:now|until|since)\b"
)


def _was_there(statement: Statement, mention: Mention) -> bool:
    """Whether a name is told as a house where the reader was: "on the payroll of X"."""
    left = statement.text[: statement.words[mention.first].start]
    right = statement.text[statement.words[mention.end - 1].end :]
    return bool(_THERE_LEFT.search(left) or _THERE_RIGHT.match(right))


_WOULD_BE = re.compile(r"\b(?:would|will|could)\b")
_NO_EMPLOYER = re.compile(r"^(?:State|City|County|Republic|Kingdom) of\b|^(?:North|South|East|West)\b")


def _unknown_employer(statement: Statement, sources: Sources) -> CheckResult | None:
    """A name that no record holds, told as where the reader works or worked."""
    if DEGREE_WORD.search(statement.text) or re.search(
        r"\b(?:graduat\w+|studied|subject|(?:course|module|class|seminar)s? (?:at|in|from))\b",
        statement.text,
        re.I,
    ):
        return None
    known = [
        name for name in known_names(statement, sources) if name.organisation or name.end - name.first > 1
    ]
    for name in (*unknown_names(statement, sources), *known):
        if name.known and not _SINCE_WHEN.search(statement.text):
            continue
        start, stop = statement.words[name.first].start, statement.words[name.end - 1].end
        left, right = statement.text[:start], statement.text[stop:]
        if statement.owners[name.first] == "writer" or not (
            name.uncommon or name.organisation or name.end - name.first > 1
        ):
            continue
        if _NO_EMPLOYER.match(name.text) and not name.organisation:
            continue
        spent = re.search(
            r"\b(?:years?|months|time|days|work|working|worked|since|left|"
            r"leaving)\b[^.;,]{0,30}\b(?:at|with|for)\s(?:the\s)?$",
            left,
            re.I,
        )
        if (
            not spent
            and part_of(statement, name.first, name.end) == "offered"
            and not re.match(r"^\s(?:gives|gave) you\b", right)
            and not (re.match(r"\W*From\b.*\bat\s$", left) and re.match(r"^\sto\b", right))
        ):
            continue
        at_home = _THERE_RIGHT.match(right) and re.search(r"\byou (?:were|have been|led|worked|did)\b", right)
        if (_THERE_LEFT.search(left) or at_home) and (
            not name.known or plain(name.text) not in sources.plain_resume + sources.plain_job
        ):
            return found("employer", f"no record of the resume names {name.text!r}", name.text, statement)
        hangs_on = re.search(
            r"\b(?:at|for|with|from|joined|joining|left|leaving|by|of|and|both)\s(?:the\s)?$|"
            r"\byour (?:\w+ )?(?:employer|company|house|firm),?\s(?:the\s)?$",
            left,
            re.I,
        )
        subject = (
            not left.strip()
            or left.rstrip().endswith(",")
            or re.search(r"\b(?:where|when|that|while|as)\s(?:the\s)?$", left, re.I)
        )
        if not (
            hangs_on
            or (
                subject
                and re.match(
                    r"^\s(?:(?:has|have) )?(?:had|knew|known|took|made|saw|gave|gives|taught|"
                    r"hired|kept|promoted) you\b",
                    right,
                    re.I,
                )
            )
        ) and not (name.organisation and re.search(r"\bthe\s$|\bin\s$", left, re.I)):
            continue
        if (
            hangs_on
            and re.search(
                r"\b(?:experience|skills?|expertise|proficien\w+|knowledge|familiar\w*|fluen\w+|"
                r"certified|pipelines?|work\w*|service|built)\s(?:with|in|from|for|of)\s$",
                left,
                re.I,
            )
            and not name.organisation
        ):
            continue
        if (
            re.search(r"\b(?:with|for|and|by|of)\s$", left, re.I)
            and not name.organisation
            and not _SINCE_WHEN.search(statement.text)
        ):
            continue
        near = support_of_name(statement, name.first, name.end, sources)
        if (
            not name.known
            and near.resume >= 1
            and re.match(r"^\s(?:gives|gave|brought|paid|taught|showed) you\b", right)
        ):
            return found("employer", f"no record of the resume names {name.text!r}", name.text, statement)
        told = bool(_SINCE_WHEN.search(statement.text))
        if name.known and (
            plain(name.text) in sources.plain_resume
            or not (
                near.resume >= 2
                and near.resume > near.job
                and re.search(r"\b(?:at|by)\s(?:the\s)?$", left, re.I)
            )
        ):
            continue
        if near.job > near.resume + 1 and not told:
            continue
        if (
            spent
            or near.resume >= 2
            or (told and "candidate" in statement.owners)
            or (told and near.resume >= 1)
            or statement.type == "candidate"
        ):
            return found("employer", f"no record of the resume names {name.text!r}", name.text, statement)
    return None


def _other_record(statement: Statement, sources: Sources) -> CheckResult | None:
    """Work that stands in another record than that of the employer it is told of."""
    mentions = [
        m for m in statement.mentions
        if m.org.kind in ("employer", "company") and m.org.posts and not is_offered(statement, m.first, m.end, m.org.kind, sources)  # noqa: E501
    ]  # fmt: skip
    for mention in statement.mentions:
        if mention.org.kind not in ("client", "agency", "board", "school") or DEGREE_WORD.search(
            statement.text
        ):
            continue
        if mention.org.kind != "school" and (
            _told_as_own(statement, mention) or _was_there(statement, mention)
        ):
            span = statement.span(mention.first, mention.end)
            if not any(plain(span) in plain(line.text) for line in sources.resume_lines):
                return found("employer", f"{span!r} is no employer of the resume", span, statement)
        left = statement.text[: statement.words[mention.first].start]
        if (
            re.search(r"\bat\s(?:the\s)?$", left, re.I)
            and _SINCE_WHEN.search(statement.text)
            and not any(
                mention.org.name in line.text
                for line in sources.resume_lines
                if line.kind in ("post", "heading")
            )
        ):
            near = support_of_name(statement, mention.first, mention.end, sources)
            if near.resume >= 2 and near.resume > near.job:
                span = statement.span(mention.first, mention.end)
                return found(
                    "employer", f"no record of the resume names {span!r} as an employer", span, statement
                )
    if not mentions and statement.carried:
        return _compare(statement, statement.posts, support(statement.text, sources), statement.text, sources)
    for mention in mentions:
        near = support_of_name(statement, mention.first, mention.end, sources)
        span = statement.span(mention.first, mention.end)
        if result := _compare(statement, mention.org.posts, near, span, sources):
            return result
        if why := _since_another(statement, mention, near, sources):
            return found("employer", why, span, statement)
        if (
            re.search(r"\byou did (?:it|that|so|this)\b", statement.text, re.I)
            and mention.org.kind == "employer"
        ):
            whole = support(statement.text, sources)
            if result := _compare(statement, mention.org.posts, whole, span, sources):
                return result
        if why := facts_of_another(statement, mention, sources):
            return found("employer", why, span, statement)
        if like_then(statement, mention, sources):
            return found("employer", "the record of this employer holds nothing of it", span, statement)
        if result := _tools_of_others(statement, sources, mention, span):
            return result
    return None


_SINCE = re.compile(r"\b(?:since|from)\s(?P<month>[A-Z][a-z]{2,8})\s(?P<year>(?:19|20)\d\d)\b", re.IGNORECASE)
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()


def _since_another(statement: Statement, mention: Mention, near: Support, sources: Sources) -> str:
    """Why work that began on the very day of another post, and stands there, is not this employer's."""
    match = _SINCE.search(statement.text)
    if not match or match["month"][:3].lower() not in _MONTHS:
        return ""
    stamp = f"{match['year']}-{_MONTHS.index(match['month'][:3].lower()) + 1:02d}"
    starts = {index: post.start for index, post in enumerate(sources.resume.employment)}
    if stamp in {starts[index] for index in mention.org.posts}:
        return ""
    for index, start in starts.items():
        if start == stamp and near.posts.get(index, 0.0) > max(
            (near.posts.get(post, 0.0) for post in mention.org.posts), default=0.0
        ):
            return f"the record of {sources.post(index).employer} begins then and holds it"
    return ""


def _compare(
    statement: Statement, named: tuple[int, ...], near: Support, span: str, sources: Sources
) -> CheckResult | None:
    mine = max((near.posts.get(post, 0.0) for post in named), default=0.0)
    for post, theirs in near.posts.items():
        if post in named:
            continue
        if theirs >= 2.5 and theirs >= mine + 2 and theirs > 1.6 * mine:
            told_of = " and ".join(dict.fromkeys(sources.post(index).employer for index in named))
            reason = f"told of {told_of}; it stands in the record of {sources.post(post).employer}"
            return found("employer", reason, span, statement)
    return None


def _tools_of_others(
    statement: Statement, sources: Sources, mention: Mention, span: str
) -> CheckResult | None:
    """A tool told of one employer that only another one's record holds."""
    own = skills_with_implied(
        " ".join(line.text for post in mention.org.posts for line in sources.post_lines(post))
    )
    pieces = window_of(statement, mention.first, mention.end)
    for skill, start, end in named_skills(statement.text):
        if not any(low <= start and end <= high for low, high in pieces) or skill in own:
            continue
        between = statement.text[
            min(start, statement.words[mention.first].start) : max(
                start, statement.words[mention.first].start
            )
        ]
        if "," in between or statement.owner_at(start) != "candidate":
            continue
        for post in range(len(sources.resume.employment)):
            theirs = " ".join(line.text for line in sources.post_lines(post))
            if post not in mention.org.posts and skill in skills_with_implied(theirs):
                told_of = sources.post(mention.org.posts[0]).employer
                reason = f"{statement.text[start:end]!r} told of {told_of}; it stands in the record of {sources.post(post).employer}"  # noqa: E501
                return found("employer", reason, span, statement)
    return None
