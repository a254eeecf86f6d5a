"""What no recruiting email speaks of: age, gender, family, health, origin, belief, and breaks in a career."""

from __future__ import annotations

import re
from collections.abc import Sequence

from outreach.checks.findings import found
from outreach.checks.sources import Sources
from outreach.checks.statements import Statement
from outreach.records import CheckResult
from outreach.text import plain

_ABOUT = {
    "age": r"\bat an age\b|\bretir(?:e|es|ing|ement)\b(?! (?:plan|scheme|savings|benefit|fund|account|"
        r"home|village))|\b(?:end|close|autumn|evening) of (?:a|your) (?:long )?career\b|"
        r"\b(?:twentieth|thirtieth|fortieth|fiftieth|sixtieth|\d0th) birthday\b|\b(?:at|past|over|"
        r"nearly|almost|turned) (?:thirty|forty|fifty|sixty|\d0)(?=,| you| and| with|$)|\b(?:man|"
        r"woman|person|mother|father) (?:past|over|of) (?:thirty|forty|fifty|sixty|\d0)\b|"
        r"\b(?:stage|time) of (?:your )?life\b|\bat your stage\b|\b(?:at|for|despite|given) (?:your|"
        r"his|her) (?:young |old |advanced |current )?age\b|\byour age\b|\byou(?:’re|'re|"
        r" are) (?:\w+ )?(?:\d\d|young|old|older|younger|youthful|elderly|middle-aged|mature|"
        r"a (?:young|mature|older)|in your (?:\w+ )?(?:twenties|thirties|forties|fifties|sixties|"
        r"\d0s)|close to retirement|nearing retirement)\b|"
           r"\b(?:young|youthful|mature|older|elderly|middle-aged) (?:engineer|developer|"
               r"professional|person|candidate|talent|woman|man|nurse|chef|teacher|worker|colleague|"
               r"mother|father|lady|parent)\b|"
           r"\bin your (?:early |late |mid[- ]?)?(?:twenties|thirties|forties|fifties|sixties|"
               r"\d0s)\b|\b\d\d[- ]year[- ]old\b|\byears old\b|\byears young\b|\byour (?:youth|"
               r"youthful\w*|retirement|generation|maturity|birth(?:day|date)?|year of birth|"
               r"date of birth)\b|\bdigital native\b|\bborn in (?:19|20)\d\d\b|"
           r"\b(?:as|being) (?:a |an )?(?:young|older|mature|youthful|senior citizen|millennial|"
               r"baby boomer|gen[ -]?[xyz])\b|\b(?:millennial|baby boomer|gen z)\b",
    "gender": r"\b(?:man|woman|lady|girl|guy|gentleman)s? like you\b|\b(?:gifted|lovely|strong|young|"
        r"clever) (?:man|woman|lady|girl)\b|\blike every (?:man|woman|mother|father)\b|"
        r"\bfor an? (?:\w+ )?(?:man|woman|lady|girl|guy)\b|\ba (?:man|woman|lady|girl|"
        r"guy) like you\b|\b(?:man|woman)’s (?:job|work|touch)\b|\bas an? (?:\w+ )?(?:woman|man|"
        r"female|male|lady|gentleman|girl|guy|transgender|trans|queer|gay|lesbian)\b|"
        r"\byour (?:gender|sex|sexual|sexuality|orientation|pronouns|femin\w+|mascul\w+)\b|"
              r"\b(?:women|woman|female|girl|ladies|female[s]?)(?:’s|'s)? (?:like you|"
                  r"such as you|in (?:tech|engineering|your|stem|the (?:trade|industry|team|kitchen|"
                  r"field)))\b|\b(?:female|male|woman|women|lady) (?:engineer|developer|leader|"
                  r"candidate|colleague|chef|driver|nurse|professional|scientist|manager|welder|"
                  r"applicant|voice|role model|hire)s?\b|"
              r"\byou(?:’re|'re| are) (?:an? |one of the few |the (?:first|"
                  r"only) )(?:\w+ )?(?:woman|women|man|men|female|male|lady)\b|\bgender\b",
    "family": r"\b(?:unmarried|childless|newlywed)\b|\bchildren (?:in bed|at home|asleep)\b|\b(?:patience|"
        r"love|care|instinct) of a (?:mother|father)\b|\bwhat (?:mothers|fathers|parents) (?:look|"
        r"want|need)\b|\bwith a family\b|\byour (?:\w+ )?(?:family(?! name)|children|child|kids?|"
        r"baby|babies|sons?\b|daughters?|wife|husband|spouse|marriage|marital|partner(?!ship)|"
        r"mother(?:hood)?|father(?:hood)?|parenthood|parents|"
              r"pregnan\w+|maternity|paternity|parental leave|wedding|divorce|home life|"
                  r"household|twins)\b|\bas (?:a |an )?(?:\w+ )?(?:mother|father|mum|mom|dad|parent|"
                  r"wife|husband|single|widow\w*)\b|\byou(?:’re|'re| are) (?:\w+ )?(?:married|"
                  r"single|pregnant|expecting|divorced|engaged|a (?:mother|father|mum|mom|dad|"
                  r"parent|wife|husband))\b|"
              r"\b(?:young|working|new|single|proud) (?:mother|father|parent|mum|mom|dad)\b|"
                  r"\bmother of\b|\bfather of\b|\braising (?:a |your |two |three )?(?:family|"
                  r"children|kids|daughters?|sons?)\b|\b(?:planning|start|starting) a family\b|"
                  r"\b(?:small|young) children at home\b",
    "health": r"\bin (?:poor|good|bad|perfect|ill) health\b|\bthe disabled\b|\byour (?:own )?(?:allerg\w+|"
        r"asthma|diabetes)\b|\byour (?:bad |weak |sore |injured |broken |good )?(?:knees?|back|"
        r"heart|eyes?|legs?|hips?|shoulders?|ears|lungs?|nerves)\b(?= (?:failed|hurt|gave|was|is|"
        r"are|pain|problem|allow|trouble|let|recover|heal)|,|\.)|\bfailed you\b|"
        r"\byour (?:\w+ )?(?:health(?! ?care|[- ]?tech| data| and safety| service| work| record|"
        r" visit| education| promotion)|disabilit\w+|illness|sickness|sick leave|injur\w+|"
        r"condition\b|disease|diagnosis|recovery|mental health(?! (?:work|nurs|ward|care))|"
        r"operation\b(?= last| this)|burn-?out|depression|cancer|wheelchair|surgery(?= last|"
        r" in (?:19|20))|fitness|medical (?:history|leave|condition))\b|"
              r"\bdespite (?:your|the) (?:\w+ )?(?:disabilit\w+|illness|injury|condition)\b|"
                  r"\byou(?:’re|'re| are| were|’ve been|'ve been| have been) (?:\w+ )?(?:disabled|"
                  r"ill\b|sick\b|blind|deaf|unwell|in (?:good|perfect|poor) health|autistic|"
                  r"dyslexic|recovering|physically fit|healthy|fit and healthy|off sick)\b|"
                  r"\bfully recovered\b|\bregained (?:your )?health\b|\bwith a disability\b|"
                  r"\bas (?:a|an) (?:\w+ )?(?:disabled|deaf|blind|autistic)\b",
    "origin": r"\b(?:foreigners?|immigrants?|Nigerian|Indian|Scots?|Swede|German|Pole|Czech|Turk|Italian|"
        r"Spaniard|Mexican|African|Asian|Korean|Brazilian|Dutchman|Frenchman|Irishman)s? like you\b|"
        r"\bfor an? (?:Nigerian|Indian|Scottish|Swedish|German|Polish|Czech|Turkish|Italian|Spanish|"
        r"Mexican|African|Asian|Korean|Brazilian|Dutch|French|Irish|Chinese|Vietnamese|Japanese|"
        r"Russian) (?:engineer|nurse|chef|cook|developer|woman|man|candidate|planner|analyst|"
        r"designer|driver)\b|\ba (?:Dutchman|Frenchman|Englishman|Irishman|Scotsman|Welshman) (?:at|"
        r"in|on|like)\b|\byou are (?:Swedish|German|Polish|Czech|Turkish|Italian|Spanish|Mexican|"
        r"African|Asian|Korean|Brazilian|Dutch|French|Irish|Indian|Nigerian|Chinese|Vietnamese|"
        r"Japanese|Russian|Scottish|Welsh|English|American)\b|\b(?:like|as|being) (?:all |most |"
        r"every |a |an |any )?(?:\w+ )?(?:Scots?|Italians?|Germans?|French|Frenchm[ae]n|Poles?|"
        r"Czechs?|Indians?|Nigerians?|Turks?|Dutch|Irish|Spaniards?|Mexicans?|Asians?|Africans?|"
        r"Americans?|Brits?|Europeans?|Koreans?|Vietnamese|Portuguese|Brazilians?|Welsh|Swedes?|"
        r"Chinese|Japanese)\b(?! (?:at|to|and|or|beside|in|speak|skills?))|\b(?:Scots|Italians|"
        r"Germans|Poles|Czechs|Indians|Nigerians|Turks|Spaniards|Mexicans|Asians|Africans|Koreans|"
        r"Brazilians|Swedes) (?:learn|work|are|like|have|know|cook|love)\b|"
        r"\byour (?:\w+ )?(?:Scottish|Italian|German|Polish|Czech|Indian|Nigerian|Turkish|Irish|"
        r"Spanish|Mexican|Asian|African|Korean|Brazilian|Welsh|Swedish|Chinese|Japanese|French|"
        r"Dutch|Vietnamese|Portuguese) (?:home|blood|soul|temperament|name|mother|passport|people|"
        r"cooking)\b|\byour (?:\w+ )?(?:nationality|ethnic\w*|race\b(?!s)|racial|skin|accent|"
        r"citizenship|immigra\w+|immigration status|visa|work permit|heritage|ancestry|roots\b|"
        r"homeland|home country|native (?:country|land|tongue|language)|mother tongue|"
        r"country of (?:birth|origin)|passport|foreign (?:name|origin|background)|"
        r"cultural background|migration|origins?|surname|birthplace|"
              r"(?:african|asian|indian|chinese|czech|polish|german|french|nigerian|irish|"
                  r"italian|spanish|turkish|arab|mexican|latin\w*|hispanic|jewish|russian|ukrainian|"
                  r"korean|japanese|vietnamese|brazilian|british|american|european|caribbean|welsh|"
                  r"scottish) (?:background|heritage|roots|origins?|family|name|accent|upbringing|"
                  r"descent|culture))\b|"
              r"\bas an? (?:\w+ )?(?:immigrant|foreigner|migrant|refugee|expat\w*|"
                  r"person of colou?r|black|asian|latin[aox]|hispanic|muslim|jewish|christian|hindu|"
                  r"native speaker|"
              r"african|indian|chinese|czech|pole|polish|german|french\w*|nigerian|irish\w*|"
                  r"italian|spaniard|spanish|turk\w*|mexican|russian|ukrainian|korean|japanese|"
                  r"brazilian|european|american|welsh\w*|scot\w*)\b|\byou(?:’re|'re|"
                  r" are) (?:originally )?(?:from (?!the\b)[A-Z]\w+|an? (?:immigrant|foreigner|"
                  r"migrant|refugee))|\bborn (?:and (?:raised|bred) )?in [A-Z]\w+|\bethnic\w*\b|"
                  r"\bimmigrant\b|\bfor a foreigner\b|\bpeople from your (?:country|part)\b|"
                  r"\bcoming from (?:your|a) (?:country|culture)\b|\byour (?:\w+ )?culture\b(?! of)",
    "belief": r"\bprayer room\b|\byour (?:\w+ )?(?:religio\w+|faith|church|mosque|synagogue|temple|"
        r"beliefs|christian\w*|muslim|islam\w*|jewish|hindu|buddhist|catholic\w*|prayers?|"
        r"politic\w+|party membership|union (?:membership|work|card|activit\w+|role)|trade union|"
        r"voting)\b|\bas an? (?:\w+ )?(?:christian|muslim|catholic|protestant|jew|hindu|buddhist|"
        r"atheist|believer|trade unionist|union (?:member|rep\w*)|conservative|socialist|democrat|"
        r"republican|liberal)\b|"
              r"\b(?:headscarf|hijab|sabbath|ramadan)\b|\byou(?:’re|'re|"
                  r" are) (?:an? )?(?:\w+ )?(?:religious|christian|muslim|catholic|jewish|hindu|"
                  r"buddhist|union (?:member|rep)|politically)\b|\bunion (?:member|steward|rep\w*)\b",
    "break": r"\b(?:before|after|during|since) your (?:\w+ )?break\b|\b(?:career|employment|work|"
        r"c\.?v\.?|resume|résumé) (?:breaks?|gaps?|pause)\b|\b(?:gap|break|hole|pause)s? (?:in|of|"
        r"from|between) (?:your |the )?(?:career|employment|resume|résumé|c\.?v\.?|work|history|"
        r"jobs|posts|two|\w+ (?:and|years))\b|\b(?:your|the|a|this) (?:\w+ ){0,2}?(?:gap|time off|"
        r"time out|break from|leave of absence|sabbatical|unemployment|redundancy|lay-?off|"
        r"parental break|year off|years off|gap year|absence|out of work)\b|"
             r"\b(?:despite|after|during|since) (?:your |a |the )?(?:\w+ ){0,2}?(?:career break|"
                 r"time off|break(?! of dawn)|sabbatical|unemployment|redundancy|layoff|"
                 r"being (?:laid off|unemployed|out of work|made redundant)|absence)\b|\byou(?:’re|"
                 r"'re| are| were|’ve been|'ve been| have been) (?:\w+ )?(?:unemployed|out of work|"
                 r"laid off|made redundant|jobless|between jobs|let go|fired|not (?:working|"
                 r"employed))\b|\bout of (?:work|a job) (?:for|since)\b|\breturn(?:ing)? (?:to work|"
                 r"after (?:a|your))\b|\btook (?:time|a year|two years|some years) (?:off|out)\b|"
                 r"\b(?:months?|years?) (?:without (?:work|a job)|out of (?:work|the trade))\b",
}  # fmt: skip
_PATTERNS = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in _ABOUT.items()}
_OF_OTHERS = re.compile(
    r"\b(?:insurance|cover|benefit\w*|leave for|parental leave|pension|we offer|offers?|ward|"
    r"clinic|patients?|pupils?|children’s|children's|"
    r"employer|opportunit\w+ employer|regardless|without regard)\b",
    re.IGNORECASE,
)


def protected(statements: Sequence[Statement], sources: Sources) -> list[CheckResult]:
    """Sentences that speak of a protected trait of the reader, or of a break in the career."""
    results = []
    for statement in statements:
        if statement.place not in ("body", "subject", "greeting"):
            continue
        for what, pattern in _PATTERNS.items():
            match = pattern.search(statement.text)
            if not match:
                continue
            told = match.group()
            if (
                len(told.split()) >= 2
                and (plain(told) in sources.plain_job)
                and statement.type in ("company", "role")
            ):
                continue
            if (
                _OF_OTHERS.search(statement.text)
                and what in ("family", "health", "gender", "age")
                and "offer" in statement.owners
                and statement.owner_at(match.start()) == "offer"
            ):
                continue
            if (
                what == "family"
                and re.search(r"\bfor (?:you and )?your (?:family|children|partner)\b", statement.text, re.I)
                and re.search(r"famil|child|partner", sources.job_text, re.I)
            ):
                continue
            if (
                what == "health"
                and re.search(r"your health\b", told, re.I)
                and re.match(
                    r"\s(?:\w+ )?(?:centre|center|board|informatics|products?|app)",
                    statement.text[match.end() :],
                )
            ):
                continue
            results.append(found("protected", f"speaks of {_NAMES[what]}", told, statement, group="safety"))
            break
    return results


_NAMES = {
    "age": "the reader’s age", "gender": "the reader’s gender", "family": "the reader’s family",
    "health": "the reader’s health", "origin": "the reader’s origin", "belief": "what the reader believes or belongs to",  # noqa: E501
    "break": "a break in the career",
}  # fmt: skip
