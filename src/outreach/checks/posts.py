"""Whether what an email tells of an employer stands in that employer's record: work, title, and tense."""

from __future__ import annotations

import re
from collections.abc import Sequence

from outreach.checks.company import is_offered, part_of
from outreach.checks.evidence import tie
from outreach.checks.findings import found
from outreach.checks.names import known_names, unknown_names
from outreach.checks.skill_table import named_skills, skills_with_implied
from outreach.checks.sources import Sources
from outreach.checks.statements import Mention, Statement
from outreach.checks.support import Support, clause_of, support, support_of_name, window_of
from outreach.checks.titles import difference, given_to, titles_in
from outreach.checks.words import DEGREE_WORD, GENERIC_KEYS, IRREGULAR, key_of
from outreach.records import CheckResult
from outreach.text import contains, plain


def _looked_back_on(statement: Statement) -> list[Mention]:
    """The employers of the resume that a sentence speaks of as such."""
    return [
        mention
        for mention in statement.mentions
        if mention.org.posts and part_of(statement, mention.first, mention.end) != "offered"
    ]


def employer(statements: Sequence[Statement], sources: Sources) -> list[CheckResult]:
    """Employers that the resume does not have, and work told of an employer whose record lacks it."""
    results: list[CheckResult] = []
    for statement in statements:
        if statement.place != "body":
            continue
        if statement.type == "courtesy" and not re.search(
            r"\byour (?:\w+ )?(?:work|time|years?|role|post|tenure) (?:\w+ )?(?:at|with|for)\b",
            statement.text,
            re.I,
        ):
            continue
        strange = (
            _unknown_employer(statement, sources)
            or _company_as_employer(statement, sources)
            or _other_record(statement, sources)
        )
        if strange:
            results.append(strange)
    return results


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
    past = re.match(r",? (?:where )?you (?:\w+ly |also |have )?(?P<verb>\w+)\b", right, re.I)
    if past and re.search(r"\bat (?:the )?$", left, re.I):
        verb = past["verb"].lower()
        return verb.endswith("ed") or verb in _PAST or verb in ("were", "had")
    return False


_NO_EMPLOYER = re.compile(r"^(?:State|City|County|Republic|Kingdom) of\b|^(?:North|South|East|West)\b")


def _unknown_employer(statement: Statement, sources: Sources) -> CheckResult | None:
    """A name that no record holds, told as where the reader works or worked."""
    if DEGREE_WORD.search(statement.text) or re.search(
        r"\b(?:graduat\w+|studied|subject)\b", statement.text, re.I
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
        ):
            continue
        hangs_on = re.search(
            r"\b(?:at|for|with|from|joined|joining|left|leaving|by|of|and|both)\s(?:the\s)?$", left, re.I
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
        if result := _tools_of_others(statement, sources, mention, span):
            return result
    return None


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
                if contains(resume.headline, told.text) or any(
                    contains(line, told.text) for line in resume.summary
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


_PAST = frozenset(
    "led built wrote ran made brought kept grew taught sold gave took chose won found did "
    "drove spent held oversaw left got had were was "
    "went came saw knew began became spoke fought caught sent met paid said told thought "
    "bought stood understood rose fell drew flew "
    "threw shrank swept laid dealt meant lost shot sat slept hung dug bound wove wound rewrote "
    "rebuilt undertook withdrew overhauled "
    "redid oversold foresaw strove bore tore broke spun fed bred".split()
)
_SAME_IN_BOTH = frozenset(
    "forecast broadcast cut put set read spread let hit cost split shut reset cast bet quit "
    "hurt rid shed upset offset beat".split()
)
_ADVERB = (
    r"(?:also|now|currently|still|already|then|first|later|both|again|today|mainly|even|once|"
    r"personally|presently|regularly|always|often|\w+ly)"
)
_VERB = re.compile(
    rf"\byou(?P<be>’re|'re)?\s(?:{_ADVERB}\s){{0,2}}(?P<verb>[a-z]+)(?:\s(?P<next>[a-z]+))?", re.IGNORECASE
)
_NO_VERB = frozenset(
    "would will could can may might shall should must have had did do and or to in at on for "
    "with from by who that which as if are were "
    "been being know see want need like love look bring offer deserve enjoy seem understand "
    "might've gain get think believe feel made the a an".split()
)


def _verbs(statement: Statement) -> list[tuple[int, str, str]]:
    """(place, tense, verb) of each "you" with its verb: "present", "past" or "" when it cannot be told."""
    found_verbs = []
    for match in _VERB.finditer(statement.text):
        if re.search(
            r"\b(?:taught|gave|had|made|took|knew|saw|brought|of|for|with|by|to|let|from|like|"
            r"helps?|gives?|teaches|makes|shows?|and|as|that)\s$",
            statement.text[: match.start()],
            re.I,
        ) and not re.search(r"\b(?:and|as|that)\s$", statement.text[: match.start()], re.I):
            continue
        verb = match["verb"].lower()
        if match["be"] or verb in ("are", "were"):
            tense = "past" if verb == "were" and not match["be"] else "present"
            found_verbs.append((match.start(), tense, match.group()))
            continue
        if verb in ("work", "worked"):
            found_verbs.append((match.start(), "past" if verb == "worked" else "present", match.group()))
            continue
        if verb in _NO_VERB or verb in _SAME_IN_BOTH:
            continue
        if verb.endswith("ed") or verb in _PAST:
            found_verbs.append((match.start(), "past", match.group()))
        elif not verb.endswith(("ing", "ly")):
            found_verbs.append((match.start(), "present", match.group()))
    return found_verbs


def tense(statements: Sequence[Statement], sources: Sources) -> list[CheckResult]:
    """Past posts told as present ones, present ones as past, a finished study as going on."""
    results: list[CheckResult] = []
    for statement in statements:
        if statement.place != "body":
            continue
        result = _tense_of(statement, sources) or _study(statement, sources)
        if result:
            results.append(result)
    return results


def _tense_of(statement: Statement, sources: Sources) -> CheckResult | None:
    text = statement.text
    mentions = _looked_back_on(statement)
    for mention in mentions:
        current = [sources.post(post).is_current for post in mention.org.posts]
        if not current or any(current) != all(current):
            continue
        name = statement.span(mention.first, mention.end)
        left, right = (
            text[: statement.words[mention.first].start],
            text[statement.words[mention.end - 1].end :],
        )
        if all(current):
            gone = re.search(
                r"\b(?:since|after|before) leaving\s(?:the\s)?$|\byou(?:’ve|'ve|"
                r" have)? left\s(?:the\s)?$|\b(?:ex|former|previous|past|last|old|"
                r"earlier)[\s-](?:\w+\s){0,3}"
                r"(?:(?:at|with|for|as \w+ at)\s)?(?:the\s)?$|\b(?:formerly|previously|once|"
                r"earlier|used to work|until recently)\b[^.;]{0,40}$|"
                r"\byou (?:worked|were|served)\s[^.;,]{0,40}(?:at|with|for)\s(?:the\s)?$|"
                r"\bfinished (?:at|with)\s$",
                left,
                re.I,
            )
            if (gone and not re.search(r"\b(?:before|after|from)\b[^.;]{0,30}$", gone.group()[:-1])) or (
                gone and re.search(r"leaving|left", gone.group(), re.I)
            ):
                return found(
                    "tense",
                    f"{name} is the present post, told as past",
                    gone.group().strip() + " " + name,
                    statement,
                )
            until = re.match(
                r"^\s(?:until|till|from \S+ to|between)\s(?!now|today|present)[^.,;]*\d{4}", right, re.I
            )
            if until:
                return found(
                    "tense", f"{name} is the present post, told as past", until.group().strip(), statement
                )
            past = re.search(
                r"\bused to\b|\bin former (?:days|times|years)\b|\b(?:years|months) ago\b|"
                r"\bback then\b|\buntil (?:19|20)\d\d\b",
                text,
                re.I,
            )
            if past and len(mentions) == 1:
                return found("tense", f"{name} is the present post, told as past", past.group(), statement)
            ran = re.search(
                r"\bsince (?:\w+ )?(?:19|20)\d\d,? you (?:ran|led|worked|managed|were|taught|"
                r"built|kept|ran|oversaw|served|handled|planned|looked)\b",
                text,
                re.I,
            )
            if ran and len(mentions) == 1:
                return found("tense", f"{name} is the present post, told as past", ran.group(), statement)
            were = re.search(r"\byou were (?:an? |the )?(?:[A-Z]\w+)", text)
            if (
                were
                and len(mentions) == 1
                and not re.search(r"\b(?:before|when|while)\b", text[: were.end()], re.I)
            ):
                return found("tense", f"{name} is the present post, told as past", were.group(), statement)
        else:
            now = re.search(
                r"\b(?:is|are)\s(?:now |still |currently )?(?:your (?:work|task|job|post|team|"
                r"desk|daily|role)|the (?:task|work|job)\b(?! here))|\bstill\s[a-z]+s?\b|"
                r"\bknows you\b|\bhas you\b|\bis yours\b(?! to)|\bin your work of today\b|"
                r"\b(?:has|have) you as\b|\byour present\b|\bits present\b|\btoday you\b|"
                r"\bto this day\b",
                text,
                re.I,
            )
            if now and len(mentions) == 1 and statement.owner_at(now.start()) != "offer":
                return found("tense", f"{name} is a past post, told as present", now.group(), statement)
            still = re.search(
                r"\b(?:current(?:ly)?|present(?:ly)?|now|today|"
                r"still)\s(?:\w+[\s-]){0,5}?(?:(?:at|with|for|of)\s)?(?:the\s)?$|"
                r"\byou (?:work|are working|are)\s[^.;,]{0,40}(?:at|with|for)\s(?:the\s)?$|"
                r"\byou(?:’re|'re)\s[^.;,]{0,40}(?:at|with|for)\s(?:the\s)?$|"
                r"\bsince you joined\s$",
                left,
                re.I,
            )
            if still and not re.search(
                r"\b(?:before|after|until|left|from|was|were|as)\b", still.group(), re.I
            ):
                return found(
                    "tense",
                    f"{name} is a past post, told as present",
                    still.group().strip() + " " + name,
                    statement,
                )
    posts = (
        tuple(dict.fromkeys(post for mention in mentions for post in mention.org.posts)) or statement.posts
    )
    if not posts:
        return _tense_by_line(statement, sources)
    states = {sources.post(post).is_current for post in posts}
    if len(states) != 1:
        return None
    current = states.pop()
    for place, when, verb in _verbs(statement):
        if statement.owner_at(place) == "offer":
            continue
        employer_near = _clause_has_mention(statement, place, mentions) or statement.carried
        if not employer_near:
            continue
        if when == "present" and not current and not _of_the_reader_now(verb):
            return found(
                "tense", f"{sources.post(posts[0]).employer} is a past post, told as present", verb, statement
            )
        if when == "past" and current and _line_is_present(statement, sources, posts, verb):
            return found(
                "tense",
                f"{sources.post(posts[0]).employer} is the present post, told as past",
                verb,
                statement,
            )
    return None


def _of_the_reader_now(verb: str) -> bool:
    """ "you are the kind of person", "you already know": true of the reader whatever the post."""
    return bool(
        re.search(
            r"\b(?:know|understand|bring|have|remember|are (?:well|no|used|a (?:good|rare))|see|"
            r"recogni[sz]e)\b",
            verb,
            re.I,
        )
    )


def _clause_has_mention(statement: Statement, place: int, mentions: list[Mention]) -> bool:
    """Whether an employer stands in the clause of a verb: none of "and you", ";", "before" lies between."""
    for mention in mentions:
        start, end = statement.words[mention.first].start, statement.words[mention.end - 1].end
        between = statement.text[end:place] if end <= place else statement.text[place:start]
        if len(between) < 130 and not re.search(
            r"[;:]|\b(?:before|after|while|because|but|whereas|(?:until|"
            r"since)(?! (?:\w+ )?(?:19|20)\d\d)|so)\b|, and\b|\bwhat\b|\bthat you\b",
            between,
        ):
            return True
    return False


def _line_is_present(statement: Statement, sources: Sources, posts: tuple[int, ...], verb: str) -> bool:
    """Whether the record tells this work as going on: its line begins with the present form of the verb."""
    told = verb.rsplit(maxsplit=1)[-1].lower() if not verb.lower().endswith(("were",)) else "were"
    words = verb.lower().split()
    told = next((word for word in reversed(words) if word.endswith("ed") or word in _PAST), told)
    if told in ("worked", "were", "served"):
        return "led" not in statement.text.lower() and told != "were"
    stem = IRREGULAR.get(told, key_of(told))
    for post in posts:
        for line in sources.post_lines(post):
            first = line.text.split()[0].lower() if line.text.split() else ""
            for word in re.findall(r"(?:^|; |, and |, | and )([A-Za-z]+)", line.text):
                low = word.lower()
                if low.endswith("ed") or low in _PAST or key_of(low) != stem:
                    continue
                if first.endswith("ed") or first in _PAST:
                    continue
                if len(tie(statement, line).shared - GENERIC_KEYS) >= 2 and low != told:
                    return True
    return False


def _tense_by_line(statement: Statement, sources: Sources) -> CheckResult | None:
    """Without an employer: the line that the sentence rests on tells whether the work goes on."""
    if statement.type != "candidate":
        return None
    best = max(
        (tie(statement, line) for line in sources.resume_lines if line.kind == "post"),
        key=lambda t: t.score,
        default=None,
    )
    if best is None or len(best.shared - GENERIC_KEYS) + len(best.numbers) < 3:
        return None
    post = sources.post(best.line.post)
    for _, when, verb in _verbs(statement):
        last = verb.lower().split()
        told = {key_of(word) for word in last[1:]}
        first = best.line.text.split()[0]
        same = key_of(first) in told
        if when == "present" and not post.is_current and same:
            return found("tense", f"{post.employer} is a past post, told as present", verb, statement)
        if (
            when == "past"
            and post.is_current
            and same
            and not (first.lower().endswith("ed") or first.lower() in _PAST | _SAME_IN_BOTH)
        ):
            return found("tense", f"{post.employer} is the present post, told as past", verb, statement)
    return None


def _study(statement: Statement, sources: Sources) -> CheckResult | None:
    match = re.search(
        r"\byou(?:’re|'re| are)\s(?:currently\s|now\s|still\s)?(?:studying|finishing|completing|"
        r"pursuing|reading for|working (?:on|towards) (?:your|a)|"
        r"doing (?:your|a|an))\s[^.;]{0,60}",
        statement.text,
        re.I,
    )
    if not match or not re.search(
        r"\b(?:degree|bachelor|master|ph\.?d|b\.?sc|m\.?sc|diploma|university|college|studies|"
        r"certificate|mba)\b|studying",
        match.group(),
        re.I,
    ):
        return None
    going_on = any(
        re.search(r"\b(?:present|ongoing|expected|current|now|in progress|since)\b", line.text, re.I)
        for line in sources.resume_lines
        if line.kind == "education"
    )
    return (
        None if going_on else found("tense", "a finished study, told as going on", match.group(), statement)
    )
