"""Words of praise and of hard facts that only a company's own ad may tell of it."""

from __future__ import annotations

import re

# Praise of a company that only its ad may give it.
PRAISE = re.compile(
    r"\b(?:(?:a |the |one of the |an |as a )?(?:global(?:ly)?|world|industry|market|national|"
    r"regional|recogni[sz]ed|undisputed|european|proven)?[\s-]?(?:leading|leaders?)(?!\s(?:to|"
    r"from|a team|the team|up|teams|into|people|edge of the))|"
    r"award[\s-]winning|(?:fast(?:est)?|rapidly|quickly|steadily)[\s-](?:growing|expanding|"
    r"scaling)|cutting[\s-]edge|state[\s-]of[\s-]the[\s-]art|world[\s-]class|"
    r"best[\s-]in[\s-]class|"
    r"top[\s-](?:tier|rated|ranked|performing|notch)|renowned|prestigious|premier|pioneer(?:ing|"
    r"s)?|groundbreaking|ground-breaking|revolutioni[sz]\w+|"
    r"innovative|innovation|innovator|dynamic|vibrant|thriving|unique|exciting|"
    r"forward[\s-]thinking|disruptive|disrupting|unparalleled|"
    r"(?:most|highly|well)[\s-](?:respected|trusted|admired|regarded|known|established|loved)|"
    r"reputation for|famous|celebrated|"
    r"fortune \d+|unicorn|number one|no\. ?1|#1|the (?:largest|biggest|best|oldest|fastest|"
    r"most \w+)|best places? to work|great place to work|"
    r"excellen(?:ce|t)|outstanding|exceptional|unrivalled|unrivaled|unmatched|"
    r"next[\s-]generation|game[\s-]chang\w+|transform(?:ing|ative)\b|"
    r"leading[\s-]edge|at the forefront|prominent|distinguished|elite|cutting edge|reputable|"
    r"acclaimed|trailblaz\w+|booming|top employer|fantastic|amazing|brilliant|"
    r"(?:the )?(?:world|country|nation|region|continent|industry|market|city|town|europe|"
    r"britain|america|germany)(?:’s|'s) \w+(?:est|st)\b|better than (?:anybody|anyone|any other|"
    r"all|everyone)|never fails?|like (?:no|nobody) (?:other|else)|"
    r"legendary|second to none|unusually \w+|highly successful|successful)\b",
    re.IGNORECASE,
)
# Hard facts of a company or a job: kinds of benefit, of standing, of place.
_HARD = {
    "remote": r"\b(?:fully |100 ?% )?remote(?:ly)?\b|\bwork(?:ing)? from (?:home|anywhere)\b|\bhome office\b",
    "hybrid": r"\bhybrid\b",
    "flexible": r"\bflexib\w+ (?:working |work )?(?:hours?|schedules?|time|working|arrangements?)\b|"
        r"\bflexitime\b",
    "bonus": r"\bbonus(?:es)?\b|\bcommission\b|\bprofit[- ]shar\w+|\bsign(?:ing)?[- ](?:on )?bonus\b",
    "shares": r"\b(?:stock options?|equity|share options?|company shares|shares in)\b",
    "unlimited": r"\bunlimited\b",
    "insurance": r"\b(?:health|dental|medical|life|vision|private) (?:insurance|cover|care)\b|"
        r"\bhealthcare (?:plan|cover|benefits)\b",
    "pension": r"\b(?:pension|401\(?k\)?|retirement)\b",
    "leave": r"\b(?:paid (?:leave|time off|holiday)|unlimited (?:pto|holidays?|leave|vacation)|pto\b|"
        r"holidays?|vacation|sabbatical|parental leave|maternity|paternity)\b",
    "four-day": r"\b(?:four|4)[- ]day (?:working )?week\b",
    "relocation": r"\brelocat\w+|\bmoving costs\b|\bvisa\b|\bsponsor\w*",
    "car": r"\bcompany car\b|\bcar allowance\b|\bcompany (?:phone|laptop|bike)\b",
    "food": r"\bfree (?:lunch|food|meals?|snacks?|coffee|gym|parking|beer|fruit)\b|\bcanteen\b|\bgym\b|"
        r"\bkindergarten\b|\bcr[eè]che\b",
    "training": r"\btraining budget\b|\bconference budget\b|\blearning budget\b|\beducation budget\b|"
        r"\bpaid (?:training|courses)\b|\bcareer (?:ladder|progression|development|advancement)\b|"
        r"\bpromotions?\b",
    "ipo": r"\b(?:ipo|publicly (?:traded|listed)|listed (?:company|on)|stock exchange|nasdaq|nyse|ftse)\b",
    "funding": r"\bseries [a-e]\b|\b(?:venture|vc)[- ](?:backed|funded)\b|\bfunding\b|\binvestors?\b|"
        r"\bprofitab\w+|\bbootstrapped\b",
    "award": r"\bawards?\b|\bprizes?\b|\bcertified (?:b corp|great)\b|\bb[ -]corp\b",
    "family": r"\bfamily[- ](?:owned|run|friendly)\b|\bemployee[- ]owned\b|\bowner[- ]managed\b|"
        r"\bstart-?up\b|\bscale-?up\b|\bnon-?profit\b|\bcharity\b",
    "global": r"\b(?:global(?:ly)?|international(?:ly)?|multinational|worldwide|across the (?:globe|world|"
        r"country|nation)|nationwide|around the world|across (?:europe|america|asia|"
        r"five continents))\b",
    "offices": r"\b(?:offices|branches|subsidiar\w+|headquarter\w*|sister company|parent company|acquired|"
        r"merged|acquisition|merger)\b",
    "expanding": r"\b(?:expand(?:ing|s|ed)?|doubl(?:ed|ing)|tripl(?:ed|ing)|opening (?:new|a|an) \w+|"
        r"moving into|entering|grown by|growing)\b",
    "sustain": r"\b(?:carbon[- ](?:neutral|free)|net[- ]zero|sustainab\w+|climate|solar panels|"
        r"green energy|organic|fair[- ]?trade)\b",
    "diverse": r"\b(?:diversity|diverse|inclusive|inclusion)\b",
    "culture": r"\b(?:collaborative|supportive|inclusive|fast-paced|creative|fun|friendly|relaxed|"
        r"innovative|positive|agile) (?:work )?(?:environment|culture|atmosphere|workplace|"
        r"setting)\b",
    "salary": r"\b(?:competitive|generous|attractive|excellent|above[- ]average|top) (?:salary|pay|"
        r"compensation|benefits|package|remuneration|wages?)\b|\bbenefits package\b",
    "rank": r"\b(?:oldest|largest|biggest|smallest|first|only|youngest|busiest|tallest|"
        r"newest) (?:\w+ ){0,2}?(?:company|firm|bakery|brewery|hospital|employer|supplier|maker|"
        r"producer|provider|bank|hotel|school|in (?:the|town|europe|britain|america|germany|its))\b",
}  # fmt: skip
HARD_FACTS = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in _HARD.items()}
