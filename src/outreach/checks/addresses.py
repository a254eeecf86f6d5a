"""Addresses, links, telephone numbers and sums of money that the ad does not hold."""

from __future__ import annotations

import re
from collections.abc import Sequence

from outreach.checks.findings import found
from outreach.checks.quantities import agrees, quantities
from outreach.checks.slots import look_up
from outreach.checks.sources import Sources
from outreach.checks.statements import Statement
from outreach.checks.words import key_of
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
