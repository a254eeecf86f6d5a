"""Words beside a name, in marked text, that offer its place, look back on it, or say what it really is."""

from __future__ import annotations

import re

from outreach.checks.verbs import PAST

_MODAL = r"(?:would|will|could|can|may|might|shall|should|'d|'ll)"
MODAL = re.compile(rf"(?:\b|(?<=\w)(?='))(?:{_MODAL})\b(?! have (?:\w+ed|been|had|known|made|seen)\b)")
_THE = r"(?:the\s)?$"
# One who speaks for a house, or asks for it, names the house that hires.
ALWAYS_LEFT = re.compile(
    rf"\b(?:on behalf of|here at|we at|(?:all of )?us(?: all)? at|we,? at|representing|in the name of|"
    rf"recruiters? (?:at|for|with|of)|"
    rf"(?:shares|a stake|stock) in|(?:hir\w+|recruit\w*|sourc\w+|scout\w*|search\w*|"
    rf"looking)\s(?:for )?(?:[\w'-]+\s|Tjob\s|Theld\s){{0,5}}?(?:for|at|to join|to work (?:at|"
    rf"for)))\s{_THE}"
)
TELL_LEFT = re.compile(
    rf"\b(?:tell|telling|show you|hear|hearing|learn|learning|know|talk|talking|speak|write|read|ask)\s"
    rf"(?:you\s|a little\s|a bit\s|something\s|to you\s|with you\s|more\s|me\s){{0,3}}(?:about|of)\s{_THE}|"
    rf"\b(?:introduc\w+(?: you)?(?: to)?|interest(?:ed)? in|curious about|excite\w* about|open to|"
    rf"consider(?:ing)?|"
    rf"think of|picture yourself at|imagine yourself at|see yourself at|have you at|welcome you (?:at|to)|"
    rf"await(?:s|ing)? you at|"
    rf"waits? for you at|keen on|drawn to|invite you to|bring you to)\s{_THE}"
)
_NOUN = (
    r"(?:role|position|post|posts|job titles?|job|jobs|opening|openings|opportunity|opportunities|"
    r"vacancy|vacancies|"
    r"place|desk|seat|"
    r"bench|career|future|chance|interview|start|step|next step|change|move|switch|chapter|challenge|"
    r"appointment|"
    r"posting|contract|spot|way|application|applications|first (?:day|week|month|year|task)s?)"
)
JOB_NOUN_LEFT = re.compile(
    rf"\b(?P<noun>{_NOUN})(?:\s(?:as|for|of)\s(?:an?\s|the\s)?(?:(?!at\b|with\b)[\w'/-]+\s?){{1,4}}?)?"
    rf"(?:\s(?:that|which))?(?:\s(?:is|are|was|stands|waits|now|open|currently|available|opens|go|goes|"
    rf"comes|in question|sits|lives|belongs|falls|based|situated))*"
    rf"\s(?:at|with|for|of|in|within|from|inside|to|into|here at|back to)\s{_THE}"
)
_TOWARDS = re.compile(r"^(?:move|switch|change|step|next step|way|application|applications|start|first)\b")
JOIN_LEFT = re.compile(
    rf"\b(?P<verb>join|joins|joined|joining|start(?:s|ed|ing)? (?:at|with)|com(?:e|es|"
    rf"ing) to(?: work (?:at|for))?|"
    rf"mov(?:e|es|ed|ing) (?:on )?to|switch(?:es|ed|ing)? to|go(?:ing)? to|work(?:ing)? (?:for|at|with|"
    rf"alongside)|apply(?:ing)? to|apply(?:ing)? (?:at|with)|"
    rf"sign(?:ing)? on with|hired by|employed by|report(?:ing)? to|belongs? to)"
    rf"(?:\s(?:us|me|the team|the \w+ team|a team|the crew|the people|colleagues))?(?:\s(?:at|of|"
    rf"with))?\s{_THE}"
)
_HIRE = (
    r"(?:(?:is|are|has been|have been|was)\s(?:[a-z]+ly\s|now\s|also\s|still\s|again\s|just\s|"
    r"once more\s)*(?:hiring|looking (?:for|to|out)|seeking|searching|"
    r"recruiting|in search of|in need of|opening|growing|expanding|filling|building up|to get|"
    r"where the (?:post|role|job|position|"
    r"work|opening|vacancy) (?:is|stands|lies)|the (?:house|place|firm|name|company|employer)\b)|"
    r"(?:now\s|also\s|still\s|urgently\s|really\s)?(?:needs?(?! not| to (?:know|hear|be told))|seeks?|wants?|"
    r"asks? for|hires|recruits|invites?|hopes? (?:for|to|that)|looks? for|"
    r"searches|requires|expects? (?:of|from)|sounds?|appeals?|interests|is after|could use|has room for|"
    r"welcomes?)\b|the house\b|in your (?:new|next) (?:post|role|job)\b|"
    r"(?:just |recently |has |have |now )*(?:opened|created|advertised|announced) (?:this|the|an?|its|"
    r"their) (?:[\w-]+ )?(?:post|role|position|job|"
    r"vacancy|place)|has (?:[a-z]+ly |now |just )?(?:an?|the|one|this|its) (?:[\w-]+ ){0,3}?(?:opening|"
    r"vacancy|role|position|opportunity|"
    r"place|post|job|desk|seat)\b|(?:'s )?(?:begins|starts|plans|conducts) (?:this|its|the) (?:hiring|"
    r"search|recruitment))"
)
HIRE_RIGHT = re.compile(
    rf"^(?:'s (?:[\w-]+ )?(?:team|office|board|people|"
    rf"crew))?(?: in [\w'-]+(?: [\w'-]+)?)?,?\s(?:(?:(?!name)[^,;]){{0,40}}?,\s)?(?:(?:which|who|where|"
    rf"that)\s)?{_HIRE}|"
    r"^,?\s(?:the|a) (?:[\w-]+ )?(?:company|firm|house|employer|studio|hospital|bank|school|organisation|"
    r"business|place|one)"
    r"(?: in question| (?:that|which|who) (?:is |now )?(?:hir|seek|look|recruit|offer)\w*)|"
    r"^,? (?:where (?:this|the|our) (?:post|job|role|position|work|vacancy) (?:is|stands|lies|would be)|"
    r"where you(?:'d|'ll| would| will| could| might)\b|(?:is |as )?your (?:new|next|future|coming|"
    r"possible) \w+)|"
    r"^'s (?:next|new|open|vacant|future|hiring|opening|vacancy|search|offer|advertisement|job|post|role|"
    r"mission|vision|values|culture)\b"
)
_LETS_GO = re.compile(
    r"^ (?:would|will|may|might|could)\s(?:[a-z]+ly )?(?:miss|lose|be sorry|be sad|let you|understand|"
    r"not like|have to do without|know|remember)"
)
MODAL_RIGHT = re.compile(
    rf"^(?:'s)?(?:,? (?:which|who))?\s?(?:now |then |also |soon )?{_MODAL}\b(?! have (?:\w+ed|been|had|"
    rf"known)\b)"
)
# Looking back.
LIKE_LEFT = re.compile(
    r"\b(?:as|like|unlike|than|just as|much as|similar to|familiar from|known from|from)(?: (?:at|with|in|"
    r"for|those (?:at|of)|that (?:at|of)))\s(?:the\s)?$|"
    r"\b(?:like|unlike|than)\s(?:the\s)?$"
)
AFTER_LEFT = re.compile(
    r"\b(?:after|since|before|beyond|following|despite|besides|leaving|leave|leaves|left|quit\w*|outside|"
    r"departing|exchange|swap|trade|"
    r"miss|replace|instead of|in place of|prior to|out of|former\w*|previously|until|till|recently|so far|"
    r"today|currently|now|already|presently|"
    r"at present|earlier|once|first|then|later|again|both|behind|away from|former employer|old employer|"
    r"present employer|employer|firms?)"
    r"\s(?:at\s|with\s|for\s|in\s|to\s|as\s)?(?:the\s)?$"
)
LEAVING_LEFT = re.compile(
    r"\b(?:leave|leaving|left|exchange|swap|trade|give up|turn your back on|say goodbye to|part from|"
    r"part with)\b(?:(?!\s(?:for|to)\s)[^,;])*$"
)
TIME_LEFT = re.compile(
    r"\b(?:years?|months?|weeks|fortnights|time|days|decades?|spell|stint|tenure|career|background|"
    r"experience|past|history|record|training|"
    r"apprenticeship|internship|nights|seasons|summers?|term|era|chapter|service)\b(?! (?:a|per|"
    r"of holiday|each|off)\b)(?:\s(?!(?:would|will|could|is|are|was|were|can|come|comes|go|goes)\b|Oname|"
    r"Cname)[\w',-]+){0,8}?"
    r"\s(?:at|with|for|in|of|from)\s(?:the\s)?(?:[\w-]+\s(?:of|at)\s(?:the\s)?)?$"
)
_NEW = (
    r"(?:next|new|future|first|possible|move|way|switch|change|step|start|application|interview|place|"
    r"seat|own next)"
)
YOUR = re.compile(rf"\byour\b(?!\s{_NEW}\b)")
YOU = re.compile(r"\byou(?:'ve|'re)?\b")
_OBJECT = re.compile(
    r"\b(?:await|awaits|awaiting|have|see|show|give|gives|giving|offer|offers|for|with|to|let|lets|like|"
    r"introduce|invite|invites|welcome|bring|brings|"
    r"meet|expects? of|of|about|suit|suits|interest|interests|reach|tell|pays?|and|would|help|helps|need|"
    r"needs|want|wants|asks?|send|ask)\s$"
)
_GETS = re.compile(
    r"^ (?:[a-z]+ly )?(?:get|find|meet|apply|join|report to|need|would|will|could|can|may|might|shall|"
    r"should|'d|'ll)\b"
)
_IF_VERB = re.compile(
    r"^ (?:ever |decide[d]? to |want(?:ed)? to |wish(?:ed)? to |chose to )?(?:join|joined|come|came|move|"
    r"moved|start|started|go|went|switch|switched|apply|applied|chose|choose|took|take|consider|"
    r"work(?:ed)? with us)\b"
)
TAUGHT_YOU = re.compile(
    r"^(?:'s)?(?:\s[\w'-]+){0,6}?\s(?:had|knew|knows|took|made|saw|gave|taught|showed|shown|given|taken|"
    r"prepared|brought|kept|let|trusted|hired|"
    r"promoted|sent|has|have|trained|led|served|earned|won|helped|asked|paid|called|introduced|"
    r"carried)\s(?:already\s)?you\b(?!\s(?:would|will))"
)
WHAT_YOU = re.compile(
    r"^[^,;]*?\b(?:is|are|was|were|lie|lies|lay)\s(?:something |exactly |just |already )?(?:what|how|"
    r"where|who|which|behind) you\b(?!\s?(?:would|will|could|can|may|might|'d|'ll))"
)
WHERE_YOU = re.compile(
    r"^(?:'s(?: [\w-]+){1,4})?,?\s(?:where|which|when|while|that|as|whom|for which|for whom|"
    r"with whom) (?:you(?!\s?(?:would|will|could|can|may|might|'d|'ll)\b)|your)\b"
)
DOING_LEFT = re.compile(
    r"^(?:and |but )?(?!joining|starting|working|coming|moving|considering|looking|hiring|reporting|"
    r"being)(?:having|[a-z]+ing)\b"
)
HERE_LEFT = re.compile(
    r"^(?:and |but |so |yet |or |then |also |here |now |in future |from january )?(?:(?:at|in|for|with|"
    r"within|over at|inside|to|by|as)\s(?:the\s)?(?:[\w'-]+\s){0,2}?)?(?:the\s)?$|"
    r"\bTjob\b"
)
SUBJECT_LEFT = re.compile(
    r"^(?:and |but |so |yet |or |then |also |today |here |now |since \d{4} |for decades )?(?:the\s)?$"
)
CLAIMS_RIGHT = re.compile(
    r"^(?:'s\s|,?\s)(?:is|are|was|has|have|had|and|also|now|makes?|builds?|runs?|an?|the|based|with|began|"
    r"started|founded|in|on|[a-z]+s)\b|^'s\b"
)
PLACE_LEFT = re.compile(rf"\b(?:at|with|for|of|by|from|in|inside|to)\s{_THE}")
# What it really is.
KIND_LEFT = re.compile(
    r"\b(?:clients?|customers?|integrators?|partners?|suppliers?|users?|agenc(?:y|ies)|recruiters?|"
    r"boards?|competitors?|rivals?)"
    r"(?:,? (?:such as|like|including|named|called|as|are|is|were))?\s(?:the\s)?(?:Oname(?:,|,? and|"
    r",? or)\s(?:the\s)?)*$|"
    r"\b(?:such as|including|among(?: them)?,?|like)\s(?:the\s)?(?:Oname(?:,|,? and|,? or)\s(?:the\s)?)*$"
)
KIND_RIGHT = re.compile(
    r"^,?\s(?:an?|one of (?:the|our|its)|the|our|its|your|is (?:an?|the|our|your|one of)|are|was your|"
    r"acts? as|serves? as|works? as|as (?:an?|the|our))\s(?:[\w'-]+\s){0,2}?"
    r"(?:clients?|customers?|agency|recruiters?|board|job board|former|supplier|partner|integrator|"
    r"competitor|employer|old|present|current|rival)\b|"
    r"^\s(?:acts?|serves?|works?)\s(?:here )?as\s(?:the|an?|our)\s(?:\w+ )?(?:agency|recruiter|board)\b|"
    r"^\sand (?:others|the like)\b"
)
FOR_COMPANY = re.compile(
    r"\b(?:for|on behalf of|with|by|from|of|helps?|helping|asked|to)\s(?:the\s)?Cname\b|"
    r"^[^.;]{0,60}\bon behalf of\b"
)
BOARD_LEFT = re.compile(
    r"\b(?:on|via|through|over|found|saw|seen|under|thanks to|(?:listed|posted|published|advertised|found|"
    r"seen|sent|forwarded|noticed|"
    r"read|an ad\w*|advert\w*|profile|resume|page|listing|notice|alert) (?:in|by|from|at|with|"
    r"of))\s(?:the\s)?$"
)
BOARD_RIGHT = re.compile(
    r"^\s?(?:lists?|posts?|posted|published|advertis\w+|forwarded|passed|listed|(?:carries|shows|showed|"
    r"put|has) (?:the|this|our) (?:\w+ )?(?:ad|advert\w*|post|job|role|page))\b|^\s(?:and|or)\b|"
    r"^(?:'s)?\s(?:ad|advert\w*|listing|page|posting|profile|notice|entry|account|alert|search)\b"
)
AGENCY_LEFT = re.compile(r"\b(?:i|i'm|my|we|we're|via|through|by|with)\b[^.;]{0,40}$")


# Another name between the reader and this one, not joined to it by "and".
_BESIDE = re.compile(r"[OC]name(?!(?:'s)?(?:,\s|\s(?:and|or)\s|,\sand\s)(?:at\s|for\s|with\s|the\s)*$)")
YOU_WOULD = re.compile(r"\byou(?:'d|'ll| (?:[a-z]+ly )?(?:would|will|could))\b|\b(?:would|will|could) you\b")
COULD_BE = re.compile(r"^[^,;]*\b(?:is|are) (?:where|what|who|how|exactly)\b[^,;]*\b(?:would|will|could)\b")
CHANCE_LEFT = re.compile(r"\b(?:chance|opportunity|invitation|occasion|option|time) to\b[^,;]*$")
DATED_RIGHT = re.compile(r"^,?\s(?:from|between|until|till|since|up to)\s(?:[a-z]+\s)?(?:19|20)\d\d\b")
OF_SOMEBODY_LEFT = re.compile(rf"^(?:[a-z]+ly )?(?:[a-z]+ed|{'|'.join(sorted(PAST))})\b")


def towards(noun: str) -> bool:
    """Whether a noun by itself looks ahead: a move, a step, a first week."""
    return bool(_TOWARDS.match(noun))


def lets_go(right: str) -> bool:
    return bool(_LETS_GO.match(right))


def told_of_reader(left: str, opening: str) -> bool:
    """Whether the words left of a name, in its clause, tell what the reader does or did there."""
    hits = list(YOU.finditer(left))
    for match in reversed(hits):
        behind = left[match.end() :]
        if re.match(r"'(?:d|ll)\b", behind) and not behind.startswith("'d been"):
            return False  # "you'd be working at": what could be
        if _BESIDE.search(behind):
            return False
        if _OBJECT.search(left[: match.start()]) or _GETS.match(behind):
            return False
        if opening in ("if", "when", "should", "unless") and _IF_VERB.match(behind):
            return False
        return not MODAL.search(behind) or bool(re.match(r" used to (?:be|work|run|lead|do)\b", behind))
    for match in reversed(list(YOUR.finditer(left))):
        return (
            not _BESIDE.search(left[match.end() :])
            and not MODAL.search(left[match.end() :])
            and not re.match(rf" (?:[\w-]+ )?{_NEW}\b", left[match.end() :])
        )
    return False


def tells_reader(right: str) -> bool:
    """Whether the words right of a name, in its clause, tell what the reader does or did there."""
    match = re.search(r"\b(?:you(?:'ve|'re)?|your)\b", right)
    if match is None or MODAL.search(right[: match.end() + 12]):
        return False
    before, behind = right[: match.start()], right[match.end() :]
    if match.group() == "your":
        return not re.match(rf" (?:[\w-]+ )?{_NEW}\b", behind)
    return not _GETS.match(behind) and not re.search(r"\b(?:for|to|of|with|about|and|like)\s$", before)
