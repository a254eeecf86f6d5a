"""Whether a piece of a title tells terms and no trade: hours, contract, pay, grade, reference, years."""

from __future__ import annotations

import re

_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*"
_WORDS = re.compile(
    # hours and days
    r"\b(?:full|part)[- ]?time\b|\bterm[- ]time\b|\b(?:hours?|hrs?|hpw|fte|wte)\b|\b\d[\d.]*\s?(?:hours?|"
    r"hrs?|h|days?)\b|"
    r"\bdays? (?:a|per) week\b|\d days?/w|\b\d on \d off\b|\b(?:1st|2nd|3rd|first|second|third|night|late|"
    r"early|day|evening|"
    r"weekend|rotating) shifts?\b|\bshift \w$|\ball year\b|\bp\.?w\.?$|\d\s?%|\b\d+ pas?\b|"
    # contract
    r"\bpermanent\b|\btemporary\b|\bfixed[- ]term\b|\bftc\b|\b(?:maternity|paternity|parental|sickness) "
    r"(?:cover|leave)\b|"
    r"\bsecondment\b|\bfreelance\b|\bseasonal\b|\bzero[- ]hours?\b|\bper diem\b|\bprn\b|\bself[- "
    r"]employed\b|\bir35\b|"
    r"\bcasual\b|\bcontract to\b|\b(?:temp|perm) to (?:temp|perm)\b|\b\d+[- ](?:months?|mths?|years?|"
    r"yrs?)\b|\buntil \w|"
    # where one works
    r"\b(?:fully )?remote\b|\bhybrid\b|\bon-?site\b|\bhome[- ]based\b|\bwork(?:ing)? from home\b|\bwfh\b|"
    r"\blive[- ]in\b|"
    r"\bhome (?:daily|weekly)\b|\brelocation\b|\bvisa\b|\bsponsorship\b|"
    # pay
    r"[£$€]\s?\d|\b\d{2,3}k\b|\bote\b|\bsalary\b|\bcompetitive\b|\bper (?:hour|annum|day|month)\b|"
    r"\bp\.?a\.?$|\bbonus\b|"
    # grade and number
    r"\b(?:band|grade|scale|spine|pay) ?\w{0,2}\d*\b|\blevel [\dA-Z]\b|\btlr\b|\b(?:ref|reference|req|"
    r"requisition|vacancy|job)"
    r"\.?(?: ?(?:id|no|number))?[ .:#]*[\w/-]*\d|#\s?\d|\bid:? ?\d|\bpqe\b|"
    # years, dates and calls
    rf"\b20[23]\d\b|\b{_MONTH} 20[23]\d\b|\b(?:start|starting|starts|deadline|closing|closes)\b|"
    rf"\bimmediate\b|\burgent|"
    r"\bsign(?:ing)?[- ]?on\b|\bearn (?:up to|from)\b|\binterviews?\b|\brequired\b|\bneeded\b|\bjob share\b|"
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|\bmornings?\b|\bdays? (?:and|&|/) nights?\b|"
    r"\bnights? (?:and|&|/) days?\b|\bapply (?:by|today|before)\b|"
    r"\b(?:non-?)?exempt\b|\b(?:un)?classified\b|\bhourly\b|\bsalaried\b|"
    r"\bexperience\b|\bapply now\b|\b\d+ (?:posts|positions|vacancies|roles|openings)\b|\bmultiple "
    r"(?:posts|positions)\b|"
    r"\bstore #?\d|\bbranch #?\d|\btraining (?:given|provided)\b",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"^(?:nights?|days|evenings|weekends?|shifts?|bank|interim|contract|perm|temp|pt|ft|locum|agency|new|"
    r"urgent|hot job|"
    r"job post|job|vacancy|careers?|jobs|cis|umbrella|x ?\d+|[\d/.-]+|\d[\d.]*|immediate start!?|"
    r"internship|apprenticeship)$",
    re.IGNORECASE,
)
# "(North)", "- South West": the beat of a job and no part of its name
_BEAT = re.compile(
    r"^(?:north|south|east|west|central|mid)(?:[ -]?(?:north|south|east|west|england|wales|coast|region))*$|"
    r"^(?:nationwide|national|uk wide|worldwide|various (?:locations|sites)|multiple (?:locations|sites))$",
    re.IGNORECASE,
)
_CODE = re.compile(r"^[A-Z]{1,5}[- ]?\d{1,7}[A-Z]?(?:[-/]\w+)*$|^[A-Z]{1,4}[-/]\d[\w/-]*$")
_ABBREVIATIONS = re.compile(
    r"^[A-Z]{2,5}(?:-[A-Z]{1,5})?(?:\s*[/,+]\s*[A-Z]{1,5}(?:-[A-Z]{1,5}|\s?\d\w?)?)*$"
)


def is_terms(piece: str, *, in_brackets: bool = False) -> bool:
    """Whether a piece behind a title is no part of it; abbreviations count only `in_brackets`."""
    piece = piece.strip(" .,:;!–—-")
    if _WORDS.search(piece) or _WHOLE.match(piece) or _CODE.match(piece) or _BEAT.match(piece):
        return True
    return in_brackets and bool(_ABBREVIATIONS.match(piece))
