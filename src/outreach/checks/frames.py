"""Frames of a clause that by themselves make a name the house that hires.

Each holds for any name: who speaks for a house, what a sentence asks the reader to do,
what is set equal to a house, what a house is doing. Text is marked as in `clauses`.
"""

from __future__ import annotations

import re

from outreach.checks.clauses import Around
from outreach.checks.known_frames import PAST_VERB as _PAST

_THE = r"(?:the\s)?$"
# We and I speak for the house that we work at: "our team at X", "I run hiring at X", "we are X".
_SPEAKER = re.compile(
    rf"\b(?:(?:we|i|we're|i'm|we've|us|me|myself)\b(?!\s(?:{_PAST}|know|understand|think|see|believe|guess|"
    r"imagine|hear|wonder|admire|like)\b)|(?:our|my) (?:[\w-]+ ){0,3}?(?:team|teams|colleagues?|people|"
    r"manager|director|group|crew|staff|office|department|hiring|house|desk)\b)"
    rf"(?:(?!\byour?\b|\b(?:from|about|of|than|like|unlike|saw|read|noticed|found|used to)\b)[^,;])*"
    rf"\b(?:at|with|for|within|here at|over at|in)\s{_THE}"
)
_WE_ARE = re.compile(rf"\b(?:we are|we're|this is|i call from|i am calling from|i write from)\s{_THE}")
_WE_BEHIND = re.compile(
    r"^,\s(?:we|our|us)\b(?!\s(?:hear|read|understand|gather|know|knew|learned|saw|see|noticed|are "
    r"told|believe|"
    r"think|imagine|suppose)\b)"
)
_AT_ONLY = re.compile(rf"^(?:and |but |so |now |today )?(?:here |over |back )?(?:at|with|within|in)\s{_THE}")
# What the reader is asked to do, and where.
_ASKED = re.compile(
    r"^(?:so |and |please |then |now |just |why not |let's |let us )?(?:come|take|bring|start|join|"
    r"become|make|build|put|"
    r"imagine|picture|discover|explore|apply|grow|continue|begin|consider|choose|move|write to|try|step|"
    r"find|spend|shape|work|help|advance|use|kick off|launch)\b(?P<rest>[^;]*)\b(?:to|at|with|for|"
    r"within|in|inside|"
    rf"towards|into)\s{_THE}"
)
_JOIN_ALONE = re.compile(
    rf"^(?:so |and |please |then |now |why not )?(?:join|choose|consider|meet|try|give|pick|visit|"
    rf"see)\s{_THE}"
)
_YOUR_DEED = re.compile(
    rf"\byou(?:'ve|'re|'d)?\s(?:(?:have|had|already|also|once|first)\s)*(?:{_PAST}|know|do|lead|run|have|work|are)\b"
    r"|\b(?:years|months|time|days|stint|spell) (?:at|with|in|for)\s(?:the\s)?$"
)
# A noun of a house that is set equal to the name: "the firm I have in mind is X".
_HOUSE = (
    r"(?:company|firm|house|employer|place|client|organisation|organization|business|studio|hospital|school|"
    r"team|name|destination|address|stop|home|outfit|shop|kitchen|authority|trust)"
)
_EQUAL_LEFT = re.compile(
    rf"\b(?:the|this|that|a|one|my|our|your (?:next|new|future|possible)) (?:[\w-]+ )?{_HOUSE}\b"
    r"(?P<told>[^;:.]*?)\b(?:is|would be|could be|will be|is called)\s(?:called\s|named\s)?(?:the\s)?$"
)
_OLD = re.compile(
    rf"\b(?:old|former|last|previous|present|current|first|other|where you|that you|you (?:have|had|"
    rf"are|were|{_PAST}))\b"
)
_CLIENT_LEFT = re.compile(rf"\b(?:my|our|the|a) (?:[\w-]+ )?{_HOUSE},\s(?:the\s)?$")
_NEW_RIGHT = re.compile(
    r"^,? (?:as )?your (?:next|new|future|coming|possible|potential|prospective)\b(?! (?:\w+ "
    r")?(?:boss|manager|"
    r"colleagues?))"
)
# The reader and the house side by side.
_PAIR = re.compile(r"\b(?:you and|match for you:)\s(?:the\s)?$")
_PAIR_RIGHT = re.compile(r"^ and you\b(?! (?:have|had|were|are|did)\b)")
# "Who needs a nurse? X does."
_ANSWERS = re.compile(r"^\s(?:does|do|is|has|would|can|will)(?:[.,!]|$)")
_ASKS_WHO = re.compile(r"\b(?:who|which|what|where)\b[^?]*\?\s(?:the\s)?$")
_TALK = re.compile(
    r"\b(?:conversation|chat|talk|call|meeting|coffee|interview|word|appointment|introduction)s? "
    r"(?:with|at|to)\s"
    r"(?:(?:people|somebody|someone|the \w+|a \w+) (?:at|from|of|in)\s)?(?:the\s)?$"
)
# What the house plans with the reader: "what X has in mind for you".
_TELLS = re.compile(
    r"\b(?:tell|show|explain|share|hear|learn|see|say|know|describe|discuss|talk "
    r"about)\b[^.;]*\b(?:what|why|how|"
    r"who|where|that)\s(?:the\s)?$"
)
# What is said of a house that wants somebody, and of no person.
_WANTS = re.compile(
    r"^'s (?:[\w-]+ )?(?:hiring|talent|recruit\w+|hr|human resources)\b|"
    r"^ (?:is|could be|would be|may be|might be|be) (?:where (?:your|you(?!'ve| have| were| did| had| "
    r"are| learned))\b|"
    rf"(?:an?|the|your next|your new) (?:[\w-]+ ){{0,2}}?(?:{_HOUSE}|employer|job|match|fit)\b(?! "
    rf"(?:where|that|in which) you (?!'d|could|would|might|will|can)))|"
    r"^ be (?:of interest|interesting|an option|worth)\b|"
    r"^ (?:offers?|pays?|provides|has to offer|gives) (?!you\b)(?:[\w-]+ ){0,3}?(?:posts?|jobs?|"
    r"roles?|positions?|salary|"
    r"pension|holidays?|training|careers?|contracts?|hours|rota)\b"
)
_SERVES_LEFT = re.compile(
    r"\byou(?:'d|'ll| would| will| could| might) (?:\w+ )?(?:represent|strengthen|reinforce|"
    r"complement)\s(?:the\s)?$"
)
_PLANS = re.compile(
    r"^ (?:has in|wants|plans|needs|hopes|offers|is (?:looking|planning|building|about|hiring)|"
    r"thinks?|works|does|"
    r"could|would|can|will|stands|looks for|does things)\b"
)
# Other ways in which a house is put before the reader.
_PUT_BEFORE = re.compile(
    r"\b(?:have you (?:ever )?(?:heard of|considered|come across|thought (?:of|about)|looked at)|"
    r"you (?:were to |should |ever |would |might |to )?(?:decided?|opt(?:ed)?|went|go|settled?) (?:for|on)|"
    r"(?:if|that|should) you (?:would |should |ever )?(?:considered|chose|choose|joined|join|picked|pick)|"
    r"(?:by|on|when|before) joining|behalf of (?:every\w+|all|my \w+|the \w+) (?:at|of|in)|"
    r"i (?:also )?represent|(?:getting|get) in touch (?:with you )?from|(?:letter|note|message|mail|"
    r"email|greetings?|"
    r"offer|line) (?:is |comes? |reaches you )?from|behind (?:this|the) [\w -]{3,20} (?:stands|is)|"
    r"(?:waits?|waiting|awaits|stands ready|is ready|is open|are open|to be filled) (?:for you "
    r")?(?:at|with|in)|"
    r"look at|look into|read up on|say yes to|say to|room for \w+ (?:at|in))\s(?:the\s)?$"
)
_ROOM = re.compile(r"^there(?:'s| is| are| will be)\b[^;]*\b(?:at|with|in)\s(?:the\s)?$")
_ROOM_RIGHT = re.compile(r"^ (?:for|that|where|and)\b.*\b(?:Tjob|you|somebody|someone)\b")
_TEMPTS = re.compile(r"^(?:and |so |but )?(?:might|could|would|can|does|will|may|should|did|is)\s(?:the\s)?$")
_TEMPTS_RIGHT = re.compile(
    r"^ (?:tempt|appeal|interest|suit|attract|ring a bell|sound|seem|fit|please|mean anything)\b"
)
_IT_WANTS = re.compile(
    r"\bit (?:'s |is |has )?(?:also |now |still )?(?:growing|hiring|looking|expanding|needs|wants|"
    r"seeks|hires)\b|"
    r"\bits (?:next|new|own|first|future|open|vacant)? ?Tjob\b|\bin its search\b"
)
_STAY_TOO = re.compile(
    r"^(?:people|everybody|everyone|colleagues|staff|those|somebody|hardly anybody) .*\b(?:at|with|"
    r"in)\s(?:the\s)?$"
)
_YOU_TOO = re.compile(
    r"\byou(?:'d|'ll| would| could| will| might) (?:too|as well|also|be no|do the same)|\byou would too\b"
)
_BELONG = re.compile(r"^ and your\b[^.;]*\b(?:belong|match|fit|go together|would|suit)\b")
_THOUGHT = re.compile(rf"\b(?:thought|think|thinking|reminded) of (?:a \w+ (?:at|with) )?{_THE}")


def hires_by_frame(here: Around, kind: str, *, may_be_person: bool = False) -> bool:
    """Whether a frame makes this name the house that hires, whatever name it is.

    With `may_be_person`, frames that hold for a colleague as well do not count: "a call with X".
    """
    left, right = here.left, here.right
    if _is_put_before(here, kind):
        return True
    if may_be_person:
        return bool(
            (_SPEAKER.search(left) and not re.search(r"\b(?:with|for)\s$", left))
            or re.search(r"\bwe(?: are|'re)\s$", left)
            or (_WE_BEHIND.match(here.after) and _AT_ONLY.match(left))
            or _NEW_RIGHT.match(here.after)
            or ((match := _EQUAL_LEFT.search(here.before)) and not _OLD.search(match.group()))
            or (_CLIENT_LEFT.search(here.before) and not _OLD.search(here.before[-30:]))
            or ((match := _ASKED.match(left)) and not _YOUR_DEED.search(match["rest"] + left[-30:]))
            or re.match(r"^(?:so |and |please )?join\s$", left)
            or _WANTS.match(right)
            or _SERVES_LEFT.search(left)
        )
    before = here.before
    if kind in ("agency", "board"):
        if (
            _SPEAKER.search(left)
            or _WE_ARE.search(left)
            or _TALK.search(left)
            or _WE_BEHIND.match(here.after)
        ):
            return kind == "board" and not re.search(r"\b(?:posted|found|saw|listed|advertis\w+)\b", left)
        if _CLIENT_LEFT.search(before):
            return False
    elif (
        _SPEAKER.search(left)
        or _WE_ARE.search(left)
        or (_TALK.search(left) and not re.search(r"\byour (?:\w+ )?\w+ (?:with|at|to)\s(?:the\s)?$", left))
        or (_WE_BEHIND.match(here.after) and _AT_ONLY.match(left))
    ):
        return True
    if _NEW_RIGHT.match(here.after) or _NEW_RIGHT.match(right):
        return True
    if (match := _EQUAL_LEFT.search(before)) and not _OLD.search(match.group()):
        return kind != "client" or "client" not in match.group()
    if kind != "client" and _CLIENT_LEFT.search(before) and not _OLD.search(before[-30:]):
        return bool(re.match(r"^(?:,[^,]*)?,\s?[a-z]", here.after))
    if _WANTS.match(right) and not (kind == "employer" and "Cname" in here.text):
        return True
    if _SERVES_LEFT.search(left):
        return True
    if _PAIR.search(before) or (_PAIR_RIGHT.match(right) and not left.strip(" the")):
        return True
    if _ANSWERS.match(here.after) and _ASKS_WHO.search(before):
        return True
    if _JOIN_ALONE.match(left):
        return True
    if (match := _ASKED.match(left)) and not _YOUR_DEED.search(match["rest"] + left[-30:]):
        return True
    if _THOUGHT.search(left):
        return True
    return bool(_TELLS.search(before) and _PLANS.match(right) and "you've" not in right)


def _wants_by_pronoun(right: str, after: str) -> bool:
    """ "X isn't large, but it needs a cook"; not "X had you as its cook"."""
    return bool(_IT_WANTS.search(after)) and not re.match(
        r"^(?: has| have)? (?:had|has|kept|made|"
        r"took|hired) you\b",
        right,
    )


def _is_put_before(here: Around, kind: str) -> bool:
    """Whether a name is put before the reader as a house to think of: "Might X tempt you?"."""
    left, right, after = here.left, here.right, here.after
    if _PUT_BEFORE.search(left):
        return kind not in ("agency", "board") or not re.search(
            r"\b(?:from|represent|look at|say to)\s$", left
        )
    if _TEMPTS.match(left) and _TEMPTS_RIGHT.match(right):
        return True
    subject = not left.strip(" the")
    if subject and (
        re.match(r"^:\s.*\bTjob\b", after) or (_wants_by_pronoun(right, after) and kind != "agency")
    ):
        return True
    if _ROOM.match(left) and _ROOM_RIGHT.match(right):
        return True
    return bool(
        (_STAY_TOO.match(left) and _YOU_TOO.search(after))
        or (_BELONG.match(after) and not re.search(r"\b(?:was|were|had|have)\b", after[:40]))
    )
