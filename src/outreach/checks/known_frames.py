"""Frames of a clause that by themselves make a name one where the reader works or worked."""

from __future__ import annotations

import re

from outreach.checks.clauses import Around
from outreach.checks.verbs import PAST

PAST_VERB = rf"(?:[a-z]+ed|{'|'.join(sorted(PAST))})"
# What a house is set against, and what is said of the one where the reader works.
_AGAINST = re.compile(
    r"\b(?:in contrast to|as opposed to|compared (?:with|to)|apart from|different (?:[\w-]+ "
    r"){0,4}?from|far from|"
    r"another (?:[\w-]+ ){0,2}?than|other than|a long way from|not|isn't|aren't|no longer at|already "
    r"(?:at|with|in)|"
    r"away from|elsewhere than (?:at|in)|besides|next to|nobody (?:at|in|of)|no one (?:at|in|of)|none "
    r"(?:at|of))\s(?:the\s)?$"
)
_STAYS = re.compile(
    r"\byou(?:'ll)? (?:may|might|must|will) (?:well |already |also |still |indeed )*(?:be (?!an?\b|"
    r"the\b|join|work)|"
    r"have (?:been|enjoyed|had)|enjoy (?:it|life|your)|stay|remain|want to stay|feel)\b[^,;]*$"
)
_IF_THERE = re.compile(
    r"^(?!.*\b(?:join|come|move|start|work(?:ed)? with us)\b)[^,;]*\b(?:at|with|in|of)\s(?:the\s)?$"
)
_FROM_TO = re.compile(r"\b(?:from|between)\s(?:the\s)?$")
_IS_KEPT = re.compile(
    r"^ (?:keeps?|must|may well|surely|probably|no doubt|is (?:lucky|fortunate)|has you|holds you|relies)\b"
)


# "you will know from X", "people who come from X", "your first post after X", "stay with X".
_KNOWN_LEFT = re.compile(
    r"\b(?:know|knew|known|learn|learned|learnt|remember|recall|familiar|brought)(?: \w+)? from\s(?:the\s)?$|"
    r"\b(?:come|came|comes|coming|arrived|moved over) from\s(?:the\s)?$|"
    r"\b(?:after|beyond|on from|away from|owe (?:some |much |a lot )?(?:of that )?to|thanks to|out "
    r"of)\s(?:the\s)?$|"
    r"\b(?:you|you'll|to|you'd) (?:would |will |want to |plan to |still |rather )*(?:stay|remain|"
    r"stick|be staying) "
    r"(?:on )?(?:at|with|in)\s(?:the\s)?$|"
    r"\byour title (?:at|with)\s(?:the\s)?$"
)
_KNOWN_RIGHT = re.compile(
    r"^ (?:can|could|must|may|might|will) (?:not |hardly |surely |well )*have\b|"
    r"^ (?:are|is|were|was) (?:now )?(?:long |far )?(?:past|over|behind|gone|history|done)\b|"
    r"^[^.;]{0,40}\b(?:on (?:the|your|a) (?:page|resume|cv|list)|to have on)\b|"
    r"^ (?:has|have) (?:had|seen) (?:you|your|the benefit|the best)\b|"
    r"^ (?:ever |one day )?(?:lets|let) you go\b|^ (?:still )?surprises? you\b"
)


def known_by_frame(here: Around, kind: str) -> bool:
    """Whether a frame makes this name one that the reader knows already: where he or she works or worked."""
    left = here.left
    if _AGAINST.search(left) and not re.match(r"^ (?:is|would|could|will) (?:hir|look)", here.right):
        return True
    if kind != "employer":
        return False
    if _KNOWN_LEFT.search(left) or _KNOWN_RIGHT.match(here.right) or _KNOWN_LEFT.search(here.before):
        return True
    if _STAYS.search(left) or (_IS_KEPT.match(here.right) and re.search(r"\byou\b", here.right)):
        return True
    if here.opening in ("if", "when", "unless", "whether") and _IF_THERE.match(left):
        return not re.search(r"\byou\b|\ba (?:role|job|post|position|place)\b", left)
    return bool(_FROM_TO.search(left) and re.search(r"\b(?:to|and)\s(?:the\s)?Cname\b", here.after))
