"""How a text speaks of a job: it calls for somebody, says what they do and have, and on what terms."""

from __future__ import annotations

import re
from dataclasses import dataclass

_CALLS = re.compile(
    r"\b(?:we(?:[’']re| are)|(?:is|are) (?:currently |now |always )?)\b ?(?:currently |now )?(?:looking "
    r"for|looking to (?:hire|"
    r"appoint|recruit)|hiring|seeking|searching for|recruiting|short of)|\b(?:looking for|in search of) "
    r"(?:an?|our|the|"
    r"some(?:body|one)|people|two|three)\b|"
    r"\bappl(?:y|ying|ications?|icants?)\b|\bcandidates?\b|\b(?:cv|c\.v\.|r[eé]sum[eé])s?\b|"
    r"\bcover(?:ing)? letter|"
    r"\bvacanc(?:y|ies)\b|\bjoin (?:us|our|the|a)\b|\binterviews?\b|\bwanted\b|\bneeded\b|\brequired "
    r"immediately|"
    r"\b(?:this|the) (?:role|position|post|job|vacancy|opportunity)\b|\bsuccessful (?:applicant|person)|"
    r"\bneeds? (?:an?|"
    r"two|three|our)\b|\bseeks\b|\bis (?:hiring|recruiting)\b|\btrial (?:day|shift)|\breferences\b|\bwe "
    r"need\b|"
    r"\bto appoint\b|\b(?:your|the) (?:role|tasks|duties|profile)\b|\bpair of hands\b|\bemployment\b|"
    r"\bopening\b|"
    r"\b(?:ask for|ring|phone|call|text|write to|e-?mail|contact) (?:[A-Z][\w’']+|me|us)\b|"
    r"\bwe (?:expect|ask|want) |\bwants \w+ (?:staff|help)\b|\bask (?:at|in|for) |\bsought\b|\bstaff\b|"
    r"\bis looking for\b|\bcome (?:in|by)\b|\bthe next one\b",
    re.IGNORECASE,
)
_TASKS = re.compile(
    r"\byou(?:[’'](?:ll|d|ve|re)| will| would| should| need| bring| have| are| know| can| do| like| want| "
    r"enjoy| write|"
    r" report| work| love| speak| hold)\b|\bresponsib\w+|\brequire(?:d|ments?)\b|\bqualifi\w+|\bduties\b|"
    r"\btasks\b|"
    r"\bexperience (?:with|in|of|as|needed|required|working|managing)\b|\byears?[’']? (?:of "
    r")?(?:experience|in|on|as)\b|"
    r"\b(?:must|nice to|good to) have\b|\bability to\b|\bknowledge of\b|\bskills\b|\bwilling\w*\b|\bfluent\b|"
    r"\bdegree in\b|\bdriving licen[cs]e|\bdriver[’']?s?[’']? licen[cs]e|\bno experience\b|\breports? to\b|"
    r"\bessential\b|\bdesirable\b|\bassist(?:s|ing)? with\b|\baccountab\w+",
    re.IGNORECASE,
)
_TERMS = re.compile(
    r"\bsalary\b|\bwages?\b|\bpay\b|\bpaid\b|[£$€]\s?\d[\d,.]*k?\b|\b(?:full|part)[- ]time\b|\bpermanent\b|"
    r"\bcontract\b|"
    r"\bshifts?\b|\bhours\b|\bpension\b|\bholidays?\b|\bannual leave\b|\bpto\b|\b401\b|\bdays[’']? (?:off|"
    r"of leave|leave)\b|"
    r"\bprobation\b|\bstart date\b|\bclosing date\b|\bdeadline\b|\bper (?:hour|annum|year|day|week)\b|\ban "
    r"hour\b|\ba year\b|"
    r"\btips\b|\bbonus\b|\bhybrid\b|\bremote\b|\bbenefits\b|\bevenings\b|\bweekends?\b|\bovertime\b|"
    r"\binsurance\b|"
    r"\bvisa\b|/h(?:r|our)?\b|\brota\b|\bmondays?\b|\bfridays?\b",
    re.IGNORECASE,
)
# what other pages say: reports, shops, courses, advice
_REPORTS = re.compile(
    r"\b(?:said|says|told|announced|according to|spokes\w+|reported|analysts?|shares (?:rose|fell)|quarter|"
    r"last year|"
    r"the (?:firm|company) (?:said|employs))\b|^by [A-Z][\w.]+ [A-Z]",
    re.MULTILINE,
)
_SELLS = re.compile(
    r"\b(?:free trial|try (?:it )?free|book a demo|request a demo|get started|start now|start free|add to "
    r"(?:basket|cart|bag)|"
    r"pricing|no card needed|no credit card|our (?:products|customers|clients|plans)|plans from|buy now|"
    r"get a quot\w+|"
    r"customers say|owners say|what (?:clients|customers|owners) say|book your (?:place|seat)|tuition|on "
    r"this course|"
    r"entry requirements|enrol\w*|course fees?|fees)\b",
    re.IGNORECASE,
)
_ADVISES = re.compile(
    r"^(?:how (?:to|we|i)\b|why |what (?:is|are|does|do)\b|when to |where to |everything you|guide to |"
    r"tips for |"
    r"\d+ (?:ways|tips|things|reasons|questions|signs|best)\b|the (?:best|top|ultimate|complete) |a "
    r"(?:complete |short )?guide\b)|"
    r"\b(?:salary|salaries) (?:in|for|guide|of)\b|\bsalar(?:y|ies)$|\b(?:job|career|cv|interview|"
    r"r[eé]sum[eé]) (?:tips|advice|"
    r"guide|description template|questions)\b|\bjob description\b.*\b(?:template|sample|example|salary|"
    r"skills)|"
    r"\bto (?:hire|create|cut|add|recruit)\b.{0,20}(?:\d|\bjobs\b|\bstaff\b|\bpeople\b|\bworkers\b)|"
    r"\b(?:hires|appoints|announces|cuts) |\b(?-i:names [A-Z])",
    re.IGNORECASE,
)
_PRESENTS = re.compile(
    r"^(?:life|working|careers|our (?:culture|values|people|benefits)) ?(?:at|with|$)|^(?:meet|about) |"
    r"\bcompany profile\b|"
    r"\b(?:company|employee) reviews\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Speech:
    """How many different words of each kind a text has."""

    calls: int  # for somebody to come: "we are looking for", "apply", "this position"
    tasks: int  # what somebody does or must have: "you will", "requirements"
    terms: int  # pay, hours, leave
    reports: int  # of a newspaper: "said", "according to"
    sells: int  # of a shop or a school: "free trial", "entry requirements"


def speech_of(text: str) -> Speech:
    """The signs of a posting, and of pages that look like one, in a text whose lines are its blocks."""

    def different(pattern: re.Pattern[str]) -> int:
        return len({match.group().lower() for match in pattern.finditer(text)})

    return Speech(*(different(pattern) for pattern in (_CALLS, _TASKS, _TERMS, _REPORTS, _SELLS)))


def is_advice(title: str) -> bool:
    """Whether a title is that of an article, a salary page or a guide: "How to become a baker"."""
    return bool(_ADVISES.search(title))


def presents_company(title: str) -> bool:
    """Whether a title is that of a page about an employer as such: "Life at Acme"."""
    return bool(_PRESENTS.search(title))
