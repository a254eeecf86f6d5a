"""Whether the words beside a name offer it to the reader, or look back on it."""

from __future__ import annotations

import re
from typing import Literal

from outreach.checks.statements import Statement

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
OFFER_RIGHT = re.compile(
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

ALWAYS_LEFT = re.compile(
    r"\b(?:here at|we at|us at|on behalf of|representing|hiring for|recruiting for|(?:hiring|"
    r"looking for|seeking|searching for) an? [\w\s-]{3,40} (?:at|for|with))\s(?:the\s)?$",
    re.IGNORECASE,
)


def part_of(statement: Statement, first: int, end: int) -> Part:
    """Whether the name at words [first, end) is offered to the reader or looked back on."""
    left = statement.text[: statement.words[first].start]
    right = statement.text[statement.words[end - 1].end :]
    right = right if not re.search(r"(?:’s|'s)$", statement.words[end - 1].text) else "’s" + right
    if ALWAYS_LEFT.search(left):
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
    if OFFER_RIGHT.search(right) and not looks_straight_back(left):
        return "offered"
    if _BACK_RIGHT.search(right) and not modal_before:
        return "background"
    if _BACK_LEFT.search(left):
        return "background"
    return "unclear"


def looks_straight_back(left: str) -> bool:
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
