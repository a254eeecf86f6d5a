"""What sentences and headings ask for: "We are looking for a joiner", "Could you be our next Head Chef?"."""

from __future__ import annotations

import re

from outreach.inputs.page_text import Block
from outreach.inputs.trades import ROLE_WORD, TRADE_ENDING
from outreach.text import plain

_WHO = (
    r"(?:(?:an?|our|another|one(?: more)?|the|its|their|two|three|four|some|my)(?: (?:next|new|first|"
    r"second|third))? |"
    r"(?<=(?:post|role) of ))"
)
_HOW = (
    r"(?P<how>(?:(?:full|part)[- ]time|experienced|skilled|talented|passionate|motivated|friendly|dedicated|"
    r"enthusiastic|permanent|temporary|reliable|qualified|great|good|committed|dynamic|bright|new|ambitious|"
    r"exceptional|outstanding|creative|conscientious|hard-?working|proactive|self-motivated|highly|remote|"
    r"additional|"
    r"capable|careful|cheerful|kind|strong|seasoned|hands-on)(?:,| and)? )*"
)
_WORD = r"\.?[A-Za-zÀ-ž+#&’'-]+(?:[./][A-Za-zÀ-ž+#&’'-]+)*"
_ROLE = (
    rf"(?P<role>{_WORD}(?: (?!to\b|who\b|for\b|from\b|in\b|with\b|at\b|that\b|and\b|or\b|on\b|as\b|you\b|"
    rf"we\b|"
    rf"by\b|is\b|will\b|based\b|our\b|the\b){_WORD}){{0,5}})"
)
# what follows a trade and is of the post: "Clerk to the Council", "Assistant to the CEO"
_BELONGS = re.compile(r" (?:to|of) (?:the )?[A-ZÀ-Þ][\w’'-]*(?: (?:and |of |& )?[A-ZÀ-Þ][\w’'-]*)*")
_ASKED = re.compile(
    r"\b(?:looking for|looking to (?:hire|appoint|recruit|add|employ)|(?:are|is|am|now|[’']re) (?:hiring|"
    r"recruiting|"
    r"seeking|after|adding)|seeks?|needs?|wants?|would like|search(?:ing)? for|to appoint|to fill|"
    r"recruit(?:ing)?(?: for)?|hir(?:e|ing) for|hire|"
    r"vacancy (?:has (?:arisen|come up) )?for|arisen for|position (?:of|for)|post (?:of|for)|role (?:of|"
    r"for)|job (?:of|"
    r"for)|(?:post|position|role|job|vacancy) (?:is|as)|as|room for|place for|(?:[Yy]ou(?:[’']ll|[’']d|"
    r" will| would)|"
    r"to|[Cc]ould you|[Cc]an you) (?:be|become)|applications? (?:from|for)|"
    rf"opening for|opportunity for|require[sd]?|wanted:?|short of) {_WHO}{_HOW}{_ROLE}"
)
_IN_HEADING = re.compile(
    r"^(?:.{2,60}? (?:is|are) (?:(?:now|currently|also) )?(?:looking for|hiring|recruiting|seeking|"
    r"searching for)|"
    r"(?:(?:we|I) (?:are |[’']re |am )?(?:(?:now|currently|also) )?|we[’']re (?:now )?)(?:looking for|"
    r"hiring|recruiting|"
    r"seeking|need|want|searching for)|.*\b(?:looking for|hiring|recruiting)|"
    r"(?:could|can|might|would) you be|are you|come (?:and|to) be|(?:be|become)|join (?:us|.{2,40}?|"
    r"our .{2,30}) as|"
    r"(?:new |job |exciting |current )?(?:vacancy|opening|opportunity|position|job|"
    r"role) (?:available )?(?:for|as)|"
    r"wanted:?|help wanted:?|now hiring:?|an opportunity for) "
    r"(?:(?:an?|our|the|my|another|one|your)(?: (?:next|new|first|second|third))? )"
    r"(?P<role>[^.!?:|]{3,70}?)(?: (?:to join|to work|who|in (?=[A-ZÀ-Þ])|for our|at (?=[A-ZÀ-Þ])|"
    r"based)\b.*)?[.!?]*$",
    re.IGNORECASE,
)
# "Larkfield Choir seeks Musical Director": no article behind the verb
_SEEKS = re.compile(
    r"^(?P<name>[A-ZÀ-Þ\d].{1,50}?) (?:seeks|(?:is|are) (?:now |currently )?(?:seeking|recruiting|hiring|"
    r"looking for)|needs)"
    r" (?:an? )?(?P<role>[A-ZÀ-Þ][^.!?:|]{2,70}?)(?: in [A-ZÀ-Þ].*)?[.!?]*$"
)


def _to_the_trade(text: str) -> str:
    """A phrase up to its last trade and what belongs to that: "joiner who" is "joiner"; "" without one."""
    trades = list(ROLE_WORD.finditer(text))
    if not trades:
        return ""
    end = trades[-1].end()
    belongs = _BELONGS.match(text, end)
    return text[: belongs.end() if belongs else end]


def asked_for(blocks: list[Block]) -> list[tuple[float, str]]:
    """(score, role) of what sentences ask for: "We are looking for a joiner", "X needs a Boat Varnisher"."""
    found: dict[str, tuple[float, str]] = {}
    for block in blocks:
        if block.linked > 0.5:
            continue
        for match in _ASKED.finditer(block.text):
            told = re.sub(r"^(?:post|role|position|job) of (?:an? |the )?", "", match["role"].strip(" .,-"))
            text = _to_the_trade(told)
            if not text:
                continue
            start = match.start("role") + match["role"].find(text)
            belongs = _BELONGS.match(block.text, start + len(text))
            text += belongs.group() if belongs and text.split()[-1][0].isupper() else ""
            before = found.get(plain(text), (1.0, text))
            found[plain(text)] = (before[0] + 0.5, before[1])
    return list(found.values())


def asked_by(heading: str) -> str:
    """The post that a heading asks for, or "": "Are you our new Gardener?", "Vacancy for a Parish Clerk"."""
    match = _IN_HEADING.match(heading) or _SEEKS.match(heading)
    if not match:
        return ""
    text = match["role"].strip(" ,-–—")
    return text if ROLE_WORD.search(text) or (TRADE_ENDING.search(text) and len(text.split()) <= 4) else ""
