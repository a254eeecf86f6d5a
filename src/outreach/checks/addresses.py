"""Addresses, links, telephone numbers and sums of money that the ad does not hold."""

from __future__ import annotations

import re
from collections.abc import Sequence

from outreach.checks.address_forms import ADDRESS, HANDLE, LINK, NEEDS, PHONE, SHORT_PHONE, SUM, TECHNOLOGY
from outreach.checks.findings import found
from outreach.checks.quantities import agrees, quantities
from outreach.checks.skill_table import named_skills
from outreach.checks.slots import look_up
from outreach.checks.sources import Sources
from outreach.checks.statements import Statement
from outreach.checks.words import key_of
from outreach.kept import kept_by_text
from outreach.records import CheckResult
from outreach.text import plain

_SHARE_OF_PAY = re.compile(
    r"\b(?:bonus|pension|raise|rise|equity|commission|discount|shares?|increase|"
    r"contribution)\b[^.;]{0,25}?"
    r"(?P<share>\d[\d.,]*\s?(?:%|per ?cent))|(?P<before>\d[\d.,]*\s?(?:%|per ?cent))[^.;]{0,12}?"
    r"\b(?:bonus|pension|raise|equity|commission|discount)\b",
    re.IGNORECASE,
)
_SUM_IN_WORDS = re.compile(
    r"(?<![\w.,])\d[\d,.]*\s?(?:pounds|euros?|dollars?|quid|francs|crowns|rupees|zloty)\b", re.I
)
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
    folded_ad, digits_ad = _fold(ad), _digits(ad)
    allowed = {_fold(entry) for entry in own if entry}
    for statement in statements:
        signed = statement.place == "sign_off"
        taken: list[tuple[int, int]] = []
        for pattern, what in ((ADDRESS, "an address"), (LINK, "a link"), (PHONE, "a telephone number")):
            if not NEEDS[pattern].search(statement.text):
                continue
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
                        or 0 < len(number) < 7
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
        results += _further(statement, sources, ad, folded_ad, allowed)
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
            pays = _is_pay(statement.text, quantity.start)
            if statement.type == "candidate" or "candidate" in statement.owners or not pays:
                slot = look_up(statement, quantity, sources.lines)
                if slot.rival is not None and slot.rival.source == "resume":
                    continue  # the number check holds it to that line
            own_work = any(q.kind == "money" for line in sources.resume_lines for q in quantities(line.text))
            own_work = own_work and statement.type == "candidate" and not pays
            told_of_reader = statement.type == "candidate" or (
                not pays and re.search(r"\byour?\b", statement.text, re.I)
            )
            known = told_of_reader and any(agrees(quantity, value) for value in sources.resume_values)
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


def _further(
    statement: Statement, sources: Sources, ad: str, folded_ad: str, allowed: set[str]
) -> list[CheckResult]:
    """Handles, short numbers to call, shares of pay and sums told in words that the ad does not hold."""
    results: list[CheckResult] = []
    if statement.place == "sign_off":
        return results
    kinds = [(HANDLE, "a handle"), (SUM, "a sum of money")]
    if statement.type != "candidate" or _CALLS.search(statement.text):
        kinds.append((SHORT_PHONE, "a telephone number"))
    if statement.type != "candidate":
        kinds.append((_SUM_IN_WORDS, "a sum of money"))
    for pattern, what in kinds:
        for match in pattern.finditer(statement.text):
            told = _fold(match.group())
            digits = re.sub(r"\D", "", told)
            known = (
                told in folded_ad
                or told in allowed
                or (
                    what == "a sum of money"
                    and digits
                    and bool({digits, f"{digits}000"} & _stated_to(statement, sources, ad))
                )
            )
            if not known:
                told = f"{what} that the ad does not hold"
                results.append(found("foreign_link", told, match.group().strip(), statement, group="safety"))
    if statement.type != "candidate" and (match := _SHARE_OF_PAY.search(statement.text)):
        share = match["share"] or match["before"]
        known = float(re.sub(r"[^\d.]", "", share).strip(".") or 0) in sources.job_values
        if not known and re.sub(r"\D", "", share) not in _numbers(ad):
            told = "a share of pay that the ad does not hold"
            results.append(found("foreign_link", told, share, statement, group="safety"))
    return results


def _stated_to(statement: Statement, sources: Sources, ad: str) -> set[str]:
    return _numbers(ad if statement.type != "candidate" else f"{ad}\n{sources.resume_text}")


_CALLS = re.compile(r"\b(?:call|ring|phone|dial|text|tel|mobile|my number|reach me)\b", re.IGNORECASE)


@kept_by_text()
def _numbers(text: str) -> set[str]:
    return {re.sub(r"\D", "", number) for number in re.findall(r"\d[\d.,]*", text)}


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
            r"\b(?:salary|pays?|paid|bonus|compensation|wage|rate|package|a year|per year|"
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


@kept_by_text()
def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


_SAID_AT = re.compile(r"[(\[{]\s?(?:at|@)\s?[)\]}]|\sat\s|＠")
_SAID_DOT = re.compile(r"[(\[{]\s?(?:dot|\.)\s?[)\]}]|\sdot\s")
_SCHEME = re.compile(r"^(?:(?:https?|hxxps?)\s?:\s?/\s?/\s?(?:www\.)?|mailto:|tel:(?://)?)")


@kept_by_text()
def _fold(text: str) -> str:
    """An address without its scheme and disguise: "jobs [at] firm dot example" is "jobs@firm.example"."""
    text = _SAID_DOT.sub(".", _SAID_AT.sub("@", _SCHEME.sub("", text.lower())))
    return re.sub(r"\s", "", text).rstrip("/.")


_SURE_LINK = re.compile(r"[a-z]+\s?:\s?/|www\s?\.", re.IGNORECASE)
_VERSION = re.compile(r"^\d+(?:\.\d+){3}$")  # four numbers alone may count a version


def _is_link(span: str, sources: Sources) -> bool:
    """ "Node.js" and "Booking.com" are names when a source holds them so; "ASP.NET" is a technology."""
    if _SURE_LINK.match(span):
        return True
    host = re.split(r"[/:]", span)[0]
    if TECHNOLOGY.fullmatch(host) or (host == span and named_skills(span)):
        return False
    if "/" in span or re.search(r"\s|[\[({]|^[\d.]+", span):
        return not _VERSION.search(span)
    return _fold(span) not in _fold(sources.resume_text) or _fold(span) in {
        _fold(link) for link in sources.resume.links
    }
