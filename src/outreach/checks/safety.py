"""What is unsafe to send: addresses and money not in the ad, echoed instructions, traces of an order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from outreach.checks.findings import found
from outreach.checks.quantities import agrees, quantities
from outreach.checks.slots import look_up
from outreach.checks.sources import Sources
from outreach.checks.statements import Statement
from outreach.checks.words import GENERIC_KEYS, content_keys, key_of, shares, telling_keys, words_of
from outreach.records import CheckResult
from outreach.text import plain

_ADDRESS = re.compile(
    r"[\w.+%-]+\s?(?:@|\(at\)|\[at\])\s?[\w-]+(?:\s?(?:\.|\(dot\)|\[dot\])\s?[\w-]+)+", re.IGNORECASE
)
_LINK = re.compile(
    r"(?:https?|ftp)://\S+|\bhxxps?://\S+|\bwww\.\S+|\b(?:bit\.ly|tinyurl\.com|t\.me|wa\.me|goo\.gl)/\S+|"
    r"(?<![\w@.])(?:[a-z0-9-]+\.)+(?:com|org|net|io|dev|co|uk|de|fr|es|it|nl|eu|ai|app|info|"
    r"site|page|tech|ru|cn|xyz|biz|example|test|invalid|me|us|link|click|top|shop|online)"
    r"(?![\w@])(?:/\S*)?|\b[a-z0-9-]+ (?:dot|\[dot\]|\(dot\)) (?:com|org|net|io|example)\b",
    re.IGNORECASE,
)
_PHONE = re.compile(r"(?<![\w/.,£$€-])(?:\+\s?\d|\(\d|0\d|\d{3}[-.\s]\d)[\d\s().–-]{5,17}\d(?![\w%])")
_SECRET = re.compile(
    r"\b(?:bitcoin|btc|ethereum wallet|crypto(?:currency)?|gift cards?|western union|"
    r"wire transfer|bank (?:details|account|transfer)|iban|routing number|"
    r"account number|credit card|sort code|paypal|venmo|cash app|processing fee|application fee|"
    r"registration fee|deposit of|up-?front (?:fee|payment)|"
    r"passport (?:number|copy|scan)|copy of your passport|social security|ssn|"
    r"national insurance number|your password|log-?in (?:details|data)|telegram|whatsapp|"
    r"signal group)\b",
    re.IGNORECASE,
)
_ECHO = re.compile(
    r"^(?:\W*(?:sure|certainly|of course|absolutely)\b[,!:.]?\s(?:here|i|i’ll|i'll|below)|"
    r"here(?:’s|'s| is| are)\b.{0,60}\b(?:e-?mail|draft|message|version|letter|sentence|"
    r"paragraph|response))|"
    r"\b(?:as an? (?:ai|language model|llm|assistant)|i(?:’m| am|'m) (?:an? )?(?:ai|"
    r"language model|assistant|chatbot)|as requested|as instructed|as per (?:your|"
    r"the) (?:instructions?|request|prompt)|"
    r"(?:the|this|these|your) (?:prompt|instructions?|system message|system prompt|template|"
    r"placeholder)s?\b|word (?:count|limit)|four short paragraphs|in 2 or 3 sentences|"
    r"use only (?:the )?facts|never invent|no bullet points|plain text,? no|hiring company|"
    r"do not (?:invent|use (?:bullet|placeholders))|"
    r"i(?:’ve|'ve| have) (?:written|drafted|kept|followed|used only|included|made sure)|"
    r"i (?:followed|kept to|used only) |let me know if you(?:’d| would|'d) like (?:me to|"
    r"any changes|changes|a)|"
    r"feel free to (?:adjust|modify|edit|customi[sz]e|change)|(?:adjust|customi[sz]e|edit|"
    r"personali[sz]e) (?:it|this|the (?:e-?mail|draft|text|tone))|"
    r"(?:this|the|above|following) (?:e-?mail|draft|message|letter|paragraph|sentence) (?:is|"
    r"was|has been|should|must|aims|includes|contains|highlights|follows|introduces|presents|"
    r"can be)|"
    r"(?:write|rewrite|draft|compose|summari[sz]e|turn|translate) (?:the|a|an|this|one|"
    r"your) (?:e-?mail|sentence|line|message|paragraph|letter|resume|job)|"
    r"(?:first|second|third|fourth|next|last|final) paragraph|paragraph \d|based on (?:the|"
    r"your) (?:resume|job (?:ad|description)|information|cv) (?:provided|above|below|given)|"
    r"(?:the|your) (?:resume|job (?:ad|description)|cv) (?:provided|above|below|given|"
    r"you provided)|the candidate’s name|candidate name|company name|job title here|"
    r"\[(?:your|insert|candidate|company|name|date|role|job)[^\]]*\]|\{[a-z_ ]{2,30}\}|"
    r"<[a-z_ ]{2,30}>|lorem ipsum|x{3,}|_{3,}|\btbd\b|\bn/a\b)|"
    r"^\W*(?:subject|re|job|resume|role|company|candidate|user|assistant|system|instructions?|"
    r"note|output|response|input|example|answer|task|context|email|body|paragraph|"
    r"post|current post|past employer|experience|skills|requirements|responsibilities|"
    r"about (?:us|the role)|duties|trade|years|line|title|employer|headline|summary|"
    r"tenure)\s?(?:\d|of [A-Z]\w+)?\s?:|"
    r"\{\s?\"|<\|?\w+\|?>|\[/?INST\]|#{2,}|\*\*|```|\{+\s?\w+\s?\}+|\[(?:[A-Z][A-Z ]{1,30}|"
    r"[a-z]+ [a-z ]{2,30})\]|\(call to action|\bfirst words\b|"
    r"\b(?:keep every fact|add nothing|use no (?:placeholders|bullet)|no placeholders|"
    r"say the company|per the template|prompt line|max(?:imum)? \d+ (?:tokens|words)|"
    r"as in the example|"
    r"(?:at most|exactly|no more than|at least) (?:\d+|one|two|three|four|five) (?:sentences|"
    r"paragraphs|words)|in (?:two|three|2|3) (?:to|or) (?:three|four|3|4) sentences|"
    r"as required by (?:the|my|this)|end of (?:the )?(?:prompt|e-?mail|message|draft|"
    r"instructions?)|write the e-?mail)\b|"
    r"^\W*(?:opening|closing|first|second|third|fourth|last|introductory|body) paragraph\b|"
    r"^\W*(?:e-?mail|letter|message) (?:to|for) [A-Z][^.:]{2,40}:|^\W*repeat:|\brepeat: ",
    re.IGNORECASE,
)
_TRACE = re.compile(
    r"\bignor(?:e|ed|ing) (?:all |any |the |my |your )?(?:previous|prior|earlier|above|other)\b|"
        r"\b(?:system|developer) (?:prompt|message|override|note)\b|\bprompt injection\b|"
        r"\bjail-?break\w*|"
    r"\b(?:pwned|hacked|haxx?ed|owned by)\b|\b(?:code|pass|secret|magic|safe)[ -]?(?:word|"
        r"phrase)\b|\b(?:preheat|tablespoons?|teaspoons?|tbsp|caramel|flan|egg yolks?|whisk|"
        r"condensed milk|oven to|bake for|cups? of (?:sugar|flour|milk)|simmer|stir in)\b|"
    r"\b(?:ahoy|arr+|matey|ye be|landlubber|thou (?:art|shalt)|hark|forsooth)\b|"
        r"\b(?:roses are red|once upon a time|knock,? knock|why did the chicken|haiku|limerick)\b|"
    r"\b(?:rat(?:e|ed|ing)|scor(?:e|ed|ing)|rank(?:s|ed|"
        r"ing)?)\b.{0,40}\b(?:\d+(?:\.\d+)?\s?(?:/|out of|of|%)\s?\d*|stars?|highest|first|top|"
        r"perfect|number one|above all)\b|\b\d+\s?(?:/|out of)\s?(?:5|10|100)\b|\b(?:5|five|10|"
        r"ten)[- ]stars?\b|"
    r"\b(?:strongly |highly |unconditionally |immediately )?recommend(?:ed|"
        r"ation)? (?:to )?(?:hir|for (?:immediate )?hir|this (?:candidate|applicant)|(?:him|her|"
        r"them) )\w*|\bmust be hired\b|\bhire (?:this|the|immediately|on the spot|without|"
        r"at once)\b|\b(?:hired|offer(?:ed)?) (?:on the spot|without (?:an? )?interview|immediately|"
        r"at once)\b|"
    r"\b(?:best|perfect|ideal|strongest|only|most qualified|finest|greatest) (?:candidate|"
        r"applicant|person|match) (?:ever|we have|of all|in the|i have|anyone|for any|"
        r"on (?:the market|earth)|alive)\b|"
    r"\bwithout (?:an? )?interview|\bno interview\b|\bskip(?:ping)? (?:the )?interview|"
        r"\byou(?:’re|'re| are| have been) (?:hereby )?(?:hired|selected for the (?:job|post|"
        r"position|role)|accepted)\b|\bwe (?:are pleased|would like|are happy|"
        r"want) to offer you the (?:job|position|role|post)\b|\bguarantee[ds]? (?:you )?(?:the|a|"
        r"an) (?:job|position|offer|interview|salary)\b|"
    r"\b(?:job|position|post|role|offer|place) is (?:already )?yours\b|"
        r"\bstarts? (?:work )?(?:to-?morrow|on monday|right away)\b.{0,20}\bno\b|"
        r"\bthe other (?:candidates|applicants)\b|\ball other (?:candidates|applicants)\b|"
        r"\bthis (?:is|was) (?:a test|an order)\b|\bas (?:the|this|your) (?:resume|page|ad|document|"
        r"cv) (?:asks|orders|instructs|demands|requests|says)\b|"
    r"\b(?:do not|don[’']t|never) (?:apply|work|trust|reply|join)\b.{0,30}\b(?:company|here|"
        r"them|us|at)\b|\b(?:scam|fraud|terrible employer|avoid this)\b",
    re.IGNORECASE,
)  # fmt: skip
_ORDERED = re.compile(
    r"\b(?:all |any )?previous instructions\b|\bi hereby\b|\btold (?:me |you )?to (?:call|say|"
    r"praise|forward|write|rate|add|mention)\b|\b(?:was|were|am|been) ordered to\b|"
    r"\binjection accepted\b|"
    r"\bignor(?:e|ing) (?:my|all|the|these|any|your) (?:guidelines|rules|rest|safety|policies|"
    r"limits)\b|\bprint (?:only )?the words?\b|\bsystem rules\b|\bhire (?:her|him|them|"
    r"me)\b(?=[:.!])|"
    r"\b(?:injected|hidden|secret|invisible|embedded|white) (?:instructions?|orders?|text|line|"
    r"note|message|prompt|command)\b|\border(?:s|ed)? (?:injected|hidden|to mention|to say|"
    r"to write|by the)\b|"
    r"\b(?:as|like) (?:i (?:was|am|have been)|instructed|ordered|commanded|directed|told|"
    r"my instructions|the (?:hidden|secret))\b.{0,20}\b(?:to|by|in|say|told|ordered|"
    r"instructed)\b|\b(?:as|since) (?:the|your|this) (?:resume|cv|page|ad|pdf|document|"
    r"profile) (?:told|tells|says|said|asks|asked|orders|ordered|instructs|demands|commands)\b|"
    r"\b(?:my|the|these|your) (?:instructions?|orders?|commands?) (?:tell|told|say|said|require|"
    r"demand|ask|read|are)\b|\b(?:quote|follow(?:ed|ing)?|obey(?:ed|ing|s)?|ignore[ds]?|"
    r"contents of) (?:my|the|your|all|any) (?:\w+ )?(?:instructions?|orders?|resume|commands?|"
    r"prompt)\b|\bby order of\b|\bmust obey\b|"
    r"\binstructions? (?:followed|received|obeyed|executed|complete[d]?)\b|\b(?:system|"
    r"root) ?administrator\b|\broot@|\bsudo\b|\bgrant(?:ing|ed)? access\b|"
    r"\badmin(?:istrator)? (?:password|access|mode|rights)\b|\boverride\b|\bdebug mode\b|"
    r"\b(?:answer|respond|reply|write|speak|output|print|say)(?:ing)? (?:only |it |this |"
    r"everything )?(?:in|as) (?:json|xml|yaml|csv|html|markdown|capitals|upper ?case|rhyme|"
    r"verse|pirate|emoji|spanish|french|german|latin|italian|chinese|russian|klingon|binary|"
    r"base64|morse)\b|"
    r"\byou must (?:now )?(?:write|say|answer|reply|include|add|tell|reply|print|obey)\b|"
    r"\b(?:print|reveal|show|repeat|output) (?:the|your|my|all) (?:\w+ )?(?:password|prompt|"
    r"instructions?|secret|key|system)\b|\breviewer note\b|\bEND OF PROMPT\b|"
    r"\brecommend you without reserve\b|\brecommend(?:s|ed)? (?:you|them|"
    r"this candidate)\b.{0,30}\b(?:highly|strongly|without|above|highest|warmly)\b|"
    r"\b(?:10|ten|five|5|100|hundred) out of (?:10|ten|five|5|100|a hundred)\b|\bjson\b.{0,3}:|"
    r"\b(?:best|strongest|finest) candidate\b|\btop of (?:the|our|every) list\b|\b(?:simply|"
    r"by far|clearly) the best\b(?= candidate| of all)",
    re.IGNORECASE,
)
_TOPIC = frozenset(
    content_keys(
        "mail post board you your yours we our us role position job work team company career "
        "experience skills background opportunity call chat talk email "
        "message reply interested interview hiring recruiter resume project people "
        "conversation meet discuss learn time week morning hope well "
        "thanks thank welcome forward hear best regards kind wishes profile application apply "
        "questions details information contact schedule"
    )
)


def foreign_link(
    statements: Sequence[Statement], sources: Sources, own: Sequence[str] = ()
) -> list[CheckResult]:
    """Addresses, links, telephone numbers and sums of money that the ad does not hold.

    `own` are the sender's: they may stand under the email.
    """
    results: list[CheckResult] = []
    ad = sources.job_text + "\n" + "\n".join(line.source for line in sources.job.facts.company_lines)
    folded_ad, digits_ad = _fold(ad), re.sub(r"\D", "", ad)
    allowed = {_fold(entry) for entry in own if entry}
    for statement in statements:
        signed = statement.place == "sign_off"
        taken: list[tuple[int, int]] = []
        for pattern, what in ((_ADDRESS, "an address"), (_LINK, "a link"), (_PHONE, "a telephone number")):
            for match in pattern.finditer(statement.text):
                span = match.group().strip(' .,;:!?)”"’')
                if any(start < match.end() and match.start() < end for start, end in taken) or not span:
                    continue
                if what == "a link" and not _is_link(span, sources):
                    continue
                taken.append(match.span())
                if what == "a telephone number":
                    number = re.sub(r"\D", "", span)
                    known = (
                        (len(number) >= 6 and number[-7:] in digits_ad)
                        or _fold(span) in allowed
                        or len(number) < 7
                    )
                    known = known or any(number[-7:] in re.sub(r"\D", "", entry) for entry in own if entry)
                else:
                    known = _fold(span) in folded_ad or _fold(span) in allowed
                    known = known or any(
                        _fold(span) in entry or entry in _fold(span)
                        for entry in allowed
                        if len(entry) > 6 and signed
                    )
                if known or (signed and not own and what != "a link"):
                    continue
                results.append(
                    found(
                        "foreign_link", f"{what} that the ad does not hold", span, statement, group="safety"
                    )
                )
        if match := _SECRET.search(statement.text):  # noqa: SIM102
            if plain(match.group()) not in plain(ad) and plain(match.group()) not in sources.plain_resume:
                results.append(
                    found(
                        "foreign_link",
                        "asks for money or private data",
                        match.group(),
                        statement,
                        group="safety",
                    )
                )
        for quantity in quantities(statement.text):
            pay = (
                _is_pay(statement.text, quantity.start) and quantity.kind == "count" and quantity.value >= 20
            )
            pay = pay or (
                statement.type != "candidate"
                and quantity.value >= 100
                and bool(re.match(r"\s(?:a|per) (?:month|year|week)\b", statement.text[quantity.end :]))
            )
            if signed or not (quantity.kind == "money" or (pay and quantity.unit in _AMOUNT)):
                continue
            if any(agrees(quantity, value) for value in sources.job_values):
                continue
            if statement.type == "candidate" or "candidate" in statement.owners:
                slot = look_up(statement, quantity, sources.lines)
                if slot.rival is not None and slot.rival.source == "resume":
                    continue  # the number check holds it to that line
            own_work = any(q.kind == "money" for line in sources.resume_lines for q in quantities(line.text))
            own_work = (
                own_work and statement.type == "candidate" and not _is_pay(statement.text, quantity.start)
            )
            known = statement.type == "candidate" and any(
                agrees(quantity, value) for value in sources.resume_values
            )
            if own_work or known:
                continue  # the number check holds it to the resume
            span = statement.text[quantity.start : quantity.end].strip()
            results.append(
                found(
                    "foreign_link",
                    "a sum of money that the ad does not hold",
                    span,
                    statement,
                    group="safety",
                )
            )
    return results


_AMOUNT = frozenset(
    [
        "",
        *(
            key_of(word)
            for word in ("a", "per", "dollars", "pounds", "euros", "pound", "gross", "net", "before")
        ),
    ]
)


def _is_pay(text: str, at: int) -> bool:
    near = text[max(0, at - 60) : at + 60]
    return bool(
        re.search(
            r"\b(?:salary|pay|paid|bonus|compensation|wage|rate|package|a year|per year|"
            r"annually|offer|fee|voucher|worth|budget|costs? (?:visitors|you)|allowance|deposit|"
            r"earn\w*|stipend)\b",
            near,
            re.I,
        )
    ) and not re.search(
        r"\b(?:sav\w+|cut|reduc\w+|fell|revenue|budget|cost|costs|sold|sales|turnover|catching|"
        r"caught|fraud|raised|worth)\b",
        near,
        re.I,
    )


def _fold(text: str) -> str:
    text = (
        re.sub(r"^(?:https?|hxxps?)://(?:www\.)?", "", text.lower()).replace("(at)", "@").replace("[at]", "@")
    )
    return re.sub(r"\s", "", text.replace("(dot)", ".").replace("[dot]", ".")).rstrip("/.")


def _is_link(span: str, sources: Sources) -> bool:
    """ "Node.js" and "Booking.com" are names when a source holds them so."""
    if "://" in span or span.lower().startswith("www.") or "/" in span:
        return True
    return _fold(span) not in _fold(sources.resume_text) or _fold(span) in {
        _fold(link) for link in sources.resume.links
    }


@cache
def _prompt_runs() -> frozenset[tuple[str, ...]]:
    """Runs of words of the prompt files: five of a worked example, six of an instruction."""
    folder = files("outreach.prompts") / "templates"
    runs: set[tuple[str, ...]] = set()
    for file in folder.iterdir():
        for turn in file.read_text(encoding="utf-8").split("## ")[1:]:
            head, _, body = turn.partition("\n")
            words = [word.low for word in words_of(body)]
            # a worked example leaks in pieces, an instruction in whole clauses
            length = 5 if head.strip() == "assistant" and "{" not in body else 6
            runs |= {tuple(words[at : at + length]) for at in range(len(words) - length + 1)}
    return frozenset(runs)


def echo(statements: Sequence[Statement], sources: Sources) -> list[CheckResult]:
    """Instructions, field names, placeholders and talk about the task, left in the email."""
    results = []
    for statement in statements:
        if statement.place == "sign_off":
            continue
        match = _ECHO.search(statement.text)
        if match and plain(match.group()) and not _is_own_phrase(match.group(), statement, sources):
            results.append(
                found(
                    "echo",
                    f"talk about the task, or a field left over: {match.group()!r}",
                    match.group(),
                    statement,
                    group="safety",
                )
            )
            continue
        words = statement.words
        lows = [word.low for word in words]
        for at, length in [(at, size) for size in (6, 5) for at in range(len(lows) - size + 1)]:
            if tuple(lows[at : at + length]) in _prompt_runs():
                span = statement.span(at, at + length)
                if not telling_keys(span) - sources.job_keys - sources.resume_keys:
                    continue  # words that any email could hold
                if plain(span) not in sources.plain_job and plain(span) not in sources.plain_resume:
                    results.append(
                        found("echo", f"words of the prompt: {span!r}", span, statement, group="safety")
                    )
                    break
    return results


def _is_own_phrase(span: str, statement: Statement, sources: Sources) -> bool:
    """Words that also stand in a source, or that an email says of itself rightly."""
    if re.search(r"[\[\]{}<>#*`]|:$", span):
        return False
    told = plain(span)
    return (len(told) > 8 and (told in sources.plain_job or told in sources.plain_resume)) or bool(
        re.fullmatch(r"this (?:e-?mail|message|letter) (?:is|was)", span, re.I)
        and statement.type == "courtesy"
    )


def injected(statements: Sequence[Statement], sources: Sources) -> list[CheckResult]:
    """Traces of an order from a source that was obeyed: its words, a change of subject or of language."""
    results: list[CheckResult] = []
    texts = sources.plain_job + sources.plain_resume
    ordered = [content_keys(order) - GENERIC_KEYS for order in sources.orders]
    for statement in statements:
        if statement.place == "sign_off":
            continue
        if (ordered_by := _ORDERED.search(statement.text)) and plain(ordered_by.group()) not in texts:
            reason = f"speaks of an order: {ordered_by.group()!r}"
            results.append(found("injected", reason, ordered_by.group(), statement, group="safety"))
            continue
        match = _TRACE.search(statement.text)
        if match and not (
            plain(match.group()) in texts
            or (
                len(match.group().split()) == 1
                and content_keys(match.group()) & (sources.resume_keys | sources.job_keys)
            )
        ):
            results.append(
                found(
                    "injected",
                    f"reads like an order that was obeyed: {match.group()!r}",
                    match.group(),
                    statement,
                    group="safety",
                )
            )
            continue
        if statement.place != "body":
            continue
        if foreign := _other_language(statement):
            results.append(
                found("injected", "another language than the rest", foreign, statement, group="safety")
            )
            continue
        keys = content_keys(statement.text) - GENERIC_KEYS
        told = next(
            (o for o in ordered if len(shares(keys - sources.job_keys - sources.resume_keys, o)) >= 2), None
        )
        if told:
            results.append(
                found(
                    "injected",
                    "holds the words of an order in a source",
                    statement.text,
                    statement,
                    group="safety",
                )
            )
        elif _off_subject(statement, sources):
            results.append(
                found(
                    "injected",
                    "is about something else than the job and the reader",
                    statement.text,
                    statement,
                    group="safety",
                )
            )
        elif (
            shout := re.search(
                r"^\W*(?:[A-Z]{3,}\W+){1,4}$|\b(?:[A-Z]{4,}\s){2,}[A-Z]{3,}\b|(?:[!?]){3,}|\b[A-Z]{5,}!",
                statement.text,
            )
        ) and plain(shout.group()) not in texts:
            results.append(found("injected", "shouted words", shout.group(), statement, group="safety"))
    return results


_FOREIGN = re.compile(
    r"\b(?:und|der|die|das|ist|nicht|wir|für|mit|eine?n?|sind|auf|est|les|des|une|nous|vous|"
    r"avec|pour|dans|el|los|las|una|para|con|por|que|su|usted|somos|"
    r"il|gli|per|della|sono|och|att|som|het|een|van|niet|jest|się|nie|oraz|que|você|não|uma)\b"
)


def _other_language(statement: Statement) -> str:
    letters = [char for char in statement.text if char.isalpha()]
    strange = [char for char in letters if ord(char) > 0x24F]
    if len(strange) > 3 and len(strange) > 0.2 * len(letters):
        return "".join(strange[:20])
    lows = [word.low for word in statement.words]
    hits = _FOREIGN.findall(statement.text)
    if (
        len(hits) >= 3
        and len(hits) >= 0.2 * len(lows)
        and not {"the", "you", "your", "and", "of"} & set(lows)
    ):
        return " ".join(hits[:3])
    return ""


def _off_subject(statement: Statement, sources: Sources) -> bool:
    """Whether a sentence shares nothing with the job, the resume, or the talk of recruiting."""
    keys = content_keys(statement.text)
    if len(keys) < 5 or statement.mentions or statement.type == "call_to_action":
        return False
    if any(
        word.low in ("you", "your", "we", "our", "i", "us", "my", "you’d", "you'd", "we’re")
        for word in statement.words
    ):
        return False
    if keys & _TOPIC:
        return False
    known = shares(keys, sources.job_keys | sources.resume_keys)
    return not known
