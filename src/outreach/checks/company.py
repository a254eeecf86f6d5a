"""Whether the company and the role that an email offers are the job's: the wrong-company guard.

A name alone says nothing: "after your years at X" and "a role at X" hold the same one. So each mention is
given a part in its sentence, offered or looked back on, by the words around it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from outreach.checks.findings import found
from outreach.checks.names import Name, known_names, unknown_names
from outreach.checks.sources import Sources
from outreach.checks.statements import Statement
from outreach.checks.support import best_coverage, clause_of, support, support_of_name, window_of
from outreach.checks.titles import difference, given_to, titles_in
from outreach.checks.words import DEGREE_WORD
from outreach.records import CheckResult
from outreach.text import contains, plain

Part = Literal["offered", "background", "unclear"]
_OFFER_NOUN = (
    r"(?:role|position|opportunit(?:y|ies)|opening|vacancy|vacancies|job|post|posting|career|"
    r"chapter|future|place|seat|challenge|move|"
    r"life|working|work|start|spot|interview|next step)"
)
_OFFER_LEFT = re.compile(
    rf"\b{_OFFER_NOUN}\b(?:\s(?:as|of|for)\s(?:\w+[\s-]){{1,6}}?|\s(?:that is |now |currently |"
    rf"available |open |\w+ )?)"
    r"(?:at|with|for|within|in|of|here at|from|to|on offer at)\s(?:the\s)?$|"
    r"(?<!since )(?<!before )(?<!after )(?<!when )(?<!upon )(?<!until )(?<!from )\b(?:join|"
    r"joining)\s(?:(?:the|us|our|a|me)\s)?(?:\w+\s){0,3}?(?:at\s|of\s|here at\s)?(?:the\s)?$|"
    r"\b(?:here at|we at|us at|all of us at|on behalf of|representing|hiring for|recruiting for|"
    r"recruit for|recruiter (?:at|for|with)|"
    r"recruiting at|sourcing for|"
    r"talent (?:partner|team|lead|manager|acquisition)?\s?(?:at|for|with)|"
    r"(?:good |great |strong |right |perfect |ideal |natural |real )?(?:fit|match) (?:for|at|"
    r"with|in)|interest(?:ed)? in|contribut(?:e|ing|ion) to|"
    r"(?:would|could|will|to|can) (?:also |really )?(?:help|benefit|serve|strengthen|support)|"
    r"to work (?:at|for|with)|come (?:to|and work at)|switch to|move to|start (?:at|with)|"
    r"learn more about|more about|hear about|introduce|welcome to|colleagues? at|life at|"
    r"addition to|asset (?:to|for|at)|value (?:to|for|at)|"
    r"grow with|grow at|work for|working for|hired by|employed by|reporting to|for the team at|"
    r"the team at|team at|teams at|"
    r"why|mission of|proud of|success of)\s(?:the\s)?$",
    re.IGNORECASE,
)
_LOOKS_BACK = re.compile(
    r"\b(?:your|you(?:’ve|'ve| have| had)?|since|after|before|until|left|leaving|leave|from|"
    r"previously|formerly|earlier|ago|currently|"
    r"previous|former|past|current|present|joined|held|last|first|having|because|now)\s(?:\w+[\s-]){0,3}?$",
    re.IGNORECASE,
)
_AHEAD = re.compile(r"\b(?:next|new|future|possible|potential|fresh)\s(?:\w+\s)?$", re.IGNORECASE)
_BACK_LEFT = re.compile(
    r"\b(?:your|you(?:’ve|'ve)?)\b(?![^.;]{0,80}\b(?:would|will|could|join|joining|next|"
    r"new role)\b)[^.;]{0,80}$|"
    r"\b(?:since|after|before|left|leaving|previously|formerly|earlier|ago|currently|prior to|"
    r"departing|former|current|joined|"
    r"experience|background|years|months|decades?|tenure|stint|time|days|at both|as well as|unlike|both|like|"
    r"outside|beyond|just as|as you (?:did|do))\b[^.;]{0,48}$",
    re.IGNORECASE,
)
_OFFER_RIGHT = re.compile(
    r"^,?\s?(?:who\s|which\s)?(?:is|are|has been|have been|was)?\s?(?:currently |now |also |"
    r"actively |urgently |again )?"
    r"(?:looking|hiring|seeking|searching|recruiting|in search of|in need of|expanding|inviting|"
    r"offering|growing|opening|"
    r"building|planning|launching)\b|"
    r"^,?\s?(?:currently |now |also |today )?(?:offers?|would|will|can|could|needs?|seeks?|"
    r"wants?|invites?|provides?|gives?|hires|recruits?|"
    r"searches|looks|believes?|values|has an? (?:\w+ ){0,3}?(?:opening|vacancy|role|position|"
    r"opportunity|place|post|job)|’d|’ll|'d|'ll)\b(?! have (?:you|known|seen))|"
    r"^(?:’s|'s|’|')?\s(?:next|new|open|vacant|growing|vision|mission|values|culture|search|"
    r"offer|hiring|opening|vacancy|future)\b|"
    r"^,?\s(?:we|our|you(?:’d|'d|’ll|'ll)|you (?:\w+ly )?(?:would|will|can|could|get|may)|"
    r"your (?:role|work|team|day|days|job|first|task|tasks|responsibilit\w+|"
    r"new)\b[^.]{0,30}\b(?:would|will))\b",
    re.IGNORECASE,
)
_BACK_RIGHT = re.compile(
    r"^(?:’s|'s|’|')?(?:\s[\w-]+){0,6}?,?\s(?:where\s|when\s|while\s|that\s|"
    r"which\s)?(?:you(?:’ve|'ve|’re|'re)?|your)\b(?!\s(?:\w+ly\s)?(?:would|will|could|can|may|"
    r"might|get)\b)",
    re.IGNORECASE,
)
_CLAIMS = re.compile(
    r"^,?\s?(?:is|are|was|has|have|had|and|makes?|builds?|runs?|helps?|works?|moves?|serves?|"
    r"sells?|operates?|owns?|keeps?|"
    r"[a-z]{2,}s|began|started|founded|an?|the|based|with)\b",
)
_KIND = {
    "employer": "an employer of the candidate", "agency": "the agency", "board": "the job board",
    "client": "a client of the company", "school": "a school of the candidate",
}  # fmt: skip


_ALWAYS_LEFT = re.compile(
    r"\b(?:here at|we at|us at|on behalf of|representing|hiring for|recruiting for|(?:hiring|"
    r"looking for|seeking|searching for) an? [\w\s-]{3,40} (?:at|for|with))\s(?:the\s)?$",
    re.IGNORECASE,
)


def part_of(statement: Statement, first: int, end: int) -> Part:
    """Whether the name at words [first, end) is offered to the reader or looked back on."""
    left = statement.text[: statement.words[first].start]
    right = statement.text[statement.words[end - 1].end :]
    right = right if not re.search(r"(?:’s|'s)$", statement.words[end - 1].text) else "’s" + right
    if _ALWAYS_LEFT.search(left):
        return "offered"
    if match := _OFFER_LEFT.search(left):
        before = left[: match.start()]
        if _AHEAD.search(before) or not _LOOKS_BACK.search(before):
            if not re.match(r"work|job|post|position|role|career|life", match.group(), re.I):
                return "offered"
            after_you = re.search(r"\byour?\b[^.;,]*$", before, re.I)
            if (
                not after_you
                or _AHEAD.search(before)
                or re.search(
                    r"\b(?:would|will|could|interest|consider|for|to)\b[^.;,]*$", after_you.group(), re.I
                )
            ):
                return "offered"
        return "background"
    modal_before = re.search(r"\b(?:would|will|could|can)\b[^.;,]{0,60}$", left, re.I)
    if _OFFER_RIGHT.search(right) and not _direct_back(left):
        return "offered"
    if _BACK_RIGHT.search(right) and not modal_before:
        return "background"
    if _BACK_LEFT.search(left):
        return "background"
    return "unclear"


def _direct_back(left: str) -> bool:
    """Whether the name hangs on "your years at", "since leaving" and the like."""
    return bool(
        re.search(
            r"\b(?:your|since|after|before|left|leaving|from|previously|formerly|years?|time|"
            r"experience|tenure|stint|background|days|role|work|"
            r"months|decades?|joined|you (?:did|do|have|had|led|learned|built))\b[^.;,]{0,60}$",
            left,
            re.I,
        )
        and not _AHEAD.search(re.sub(r"\S+\s(?:at|with|for|in|of)\s$", "", left))
        and not re.search(r"\b(?:would|will|could)\b[^.;,]{0,60}$", left, re.I)
    )


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
    if _named_for_what_it_is(left, right, kind):
        return False
    if _is_the_one_that_hires(left, right):
        return True
    if _behind_the_job(statement, first, sources, kind):
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
        return _carries_the_job(statement, first, end, sources, kind, least=2.5) and not _holds_you(
            statement, first, end, sources
        )
    if kind in ("agency", "board", "client"):
        subject = not left.strip() and bool(_CLAIMS.match(right))
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
            and _carries_the_job(statement, first, end, sources, kind)
        )
    return _carries_the_job(statement, first, end, sources, kind)


def _named_for_what_it_is(left: str, right: str, kind: str) -> bool:
    """ "clients such as X", "posted on X", "through X": the name's true part is said beside it."""
    if kind == "client" and re.search(
        r"\b(?:clients?|customers?|integrators?|partners?|suppliers?|users?)\b[^.;:]{0,60}$|"
        r"\b(?:such as|for|including|among)\b[^.;:]{0,40}$",
        left,
        re.I,
    ):
        return not _is_the_one_that_hires(left, right)
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


def _is_the_one_that_hires(left: str, right: str) -> bool:
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


def _behind_the_job(statement: Statement, first: int, sources: Sources, kind: str) -> bool:
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


def _carries_the_job(
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
        and bool(_CLAIMS.match(right))
        and near.resume <= near.job + 0.5
        and mine < 3
        and not _speaks_of_you(statement)
        and kind in ("employer", "name")
    )


def wrong_company(statements: Sequence[Statement], sources: Sources) -> list[CheckResult]:
    """Every name but the hiring company's that stands where that one belongs."""
    results: list[CheckResult] = []
    company = sources.job.company
    for statement in statements:
        for mention in statement.mentions:
            kind = mention.org.kind
            if kind == "company" or not is_offered(statement, mention.first, mention.end, kind, sources):
                continue
            span = statement.span(mention.first, mention.end)
            told = f"{span!r} is {_KIND[kind]}, not {company!r}, the company that hires"
            results.append(found("wrong_company", told, span, statement, group="company"))
        for name in (*unknown_names(statement, sources), *known_names(statement, sources)):
            if _takes_the_place(statement, name, sources):
                told = f"{name.text!r} stands in the place of {company!r}, the company that hires"
                results.append(found("wrong_company", told, name.text, statement, group="company"))
    return results


_COMPANY_PLACE = re.compile(
    r"\b(?:here at|we at|us at|on behalf of|representing|recruiter (?:at|for|with)|hiring for|"
    r"team at|role at|position at|job at|post at|"
    r"opening at|opportunity at|opportunity with|career at|future at|role with|position with|"
    r"work for|working for|working at|work at)\s(?:the\s)?$",
    re.IGNORECASE,
)


def _takes_the_place(statement: Statement, name: Name, sources: Sources) -> bool:
    """Whether a name that is no company of the sources is offered as one."""
    if statement.place == "sign_off" or plain(name.text) in plain(sources.job.title):
        return False
    left = statement.text[: statement.words[name.first].start]
    right = statement.text[statement.words[name.end - 1].end :]
    if statement.place == "subject":
        return bool(re.search(r"\b(?:at|with|join|for)\s(?:the\s)?$", left, re.I))
    if (
        re.match(
            r"^\s(?:team|platform|product|office|project|group|department|division|server|"
            r"cluster|certificat\w+)\b",
            right,
        )
        and not name.organisation
    ):
        return False
    if left.rstrip().endswith(",") and re.match(r"^[,.]", right) and not name.organisation:
        return False  # spoken to
    if re.search(r"\bin\s(?:the\s)?[A-Z][\w-]+(?:,|\sand|\sor)\s$", left):
        return False  # one of two towns
    if (
        re.match(r"^,", right)
        and not left.strip()
        and not name.organisation
        and not re.match(r"^,\s(?:which|who|the|we|an?)\b", right)
    ):
        return False  # "Gareth, councillors are ...": a person who is spoken to
    if _named_for_what_it_is(left, right, "name") or re.search(
        r"\b(?:in|near|outside|around)\s(?:the\s)?$", left, re.I
    ):
        return False
    if (
        name.known
        and not name.organisation
        and not re.search(r"\b(?:at|with|join|joining|for|of|by)\s(?:the\s)?$", left, re.I)
        and left.strip()
    ):
        return False
    if _is_the_one_that_hires(left, right):
        return True
    if _behind_the_job(statement, name.first, sources, "name"):
        return True
    if name.known:
        return bool(_COMPANY_PLACE.search(left)) and part_of(statement, name.first, name.end) == "offered"
    at_place = bool(_COMPANY_PLACE.search(left)) or bool(
        re.search(r"\b(?:at|with|join|joining|by|of|from)\s(?:the\s)?$", left, re.I)
    )
    if _ALWAYS_LEFT.search(left):
        return True
    if at_place and re.search(r"\bat\s(?:the\s)?$", left, re.I) and _direct_back(left):
        return False
    if DEGREE_WORD.search(statement.text) or re.search(r"\bby\s$", left, re.I):
        return False
    if at_place:
        part = part_of(statement, name.first, name.end)
        if part == "offered" and not re.search(r"\b(?:by|of|from)\s(?:the\s)?$", left, re.I):
            return True
        return (
            part != "background"
            and (name.organisation or name.uncommon)
            and _carries_the_job(statement, name.first, name.end, sources, "name")
        )
    starts = (
        not left.strip()
        or left.strip().lower() in ("the", "at", "here at", "and")
        or bool(
            re.search(
                r"[;:]\s(?:and\s|but\s)?$|^(?:Based|Founded|Located|Headquartered|From|In|With|"
                r"Since)\b[^.;]{2,60},\s$",
                left,
            )
        )
    )
    if starts and name.end - name.first > 1 and _OFFER_RIGHT.search(right):
        return True
    if name.uncommon or name.organisation:
        if starts and _OFFER_RIGHT.search(right):
            return True
        if re.search(
            r"\byour?\b",
            statement.text[
                clause_of(
                    statement.text, statement.words[name.first].start, statement.words[name.end - 1].end
                )[0] :
            ],
            re.I,
        ) and not re.search(r"\byou (?:would|will|could)\b|\bhave you\b", statement.text, re.I):
            return False
        claims = bool(_CLAIMS.match(right)) or bool(
            re.search(r"(?:’s|'s)$", statement.words[name.end - 1].text)
        )
        return (claims or starts) and _carries_the_job(statement, name.first, name.end, sources, "name")
    return False


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
