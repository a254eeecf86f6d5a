"""How a text speaks of a reader's age, sex, family, health, origin, belief, looks, or a career break."""

from __future__ import annotations

import re
from functools import cache

from outreach.inputs.header_words import TITLE_WORD

TRAITS = {
    "age": "the reader’s age", "gender": "the reader’s gender", "family": "the reader’s family",
    "health": "the reader’s health", "origin": "the reader’s origin",
    "belief": "what the reader believes or belongs to",
    "looks": "the reader’s looks", "break": "a break in the career",
}  # fmt: skip
_TENS = (
    r"(?:twenty|thirty|forty|fifty|sixty|seventy|[2-7]\d)(?:-(?:one|two|three|four|five|six|seven|"
    r"eight|nine))?"
)
_NATION = (
    r"(?:afghan|african|african american|albanian|algerian|american|arab|arabic|argentinian|armenian|"
    r"asian|australian|austrian|balkan|bangladeshi|"
    r"belgian|black|brazilian|british|bulgarian|cameroonian|canadian|caribbean|catalan|chilean|chinese|"
    r"colombian|croatian|cuban|czech|danish|dutch|"
    r"eastern european|egyptian|english|ethiopian|european|filipino|finnish|french|georgian|german|"
    r"ghanaian|greek|haitian|hispanic|hungarian|"
    r"icelandic|indian|indonesian|iranian|iraqi|irish|israeli|italian|jamaican|japanese|jordanian|kenyan|"
    r"korean|kurdish|latin\w*|latvian|lebanese|lithuanian|"
    r"malay\w*|mediterranean|mexican|moroccan|nepali|nigerian|nordic|norwegian|pakistani|peruvian|persian|"
    r"polish|portuguese|roma|romanian|russian|"
    r"scandinavian|scots|scottish|senegalese|serbian|sicilian|slav\w*|slovak\w*|slovenian|somali|southern|"
    r"spanish|sri lankan|sudanese|swedish|swiss|syrian|"
    r"taiwanese|tamil|thai|tunisian|turkish|ugandan|ukrainian|venezuelan|vietnamese|welsh|white|yoruba|"
    r"gypsy)"
)
_COUNTRYMAN = (
    r"(?:scots?(?:m[ae]n|wom[ae]n)?|welshm[ae]n|welshwoman|englishm[ae]n|englishwoman|irishm[ae]n|"
    r"irishwoman|frenchm[ae]n|frenchwoman|dutchm[ae]n|dutchwoman|"
    r"swedes?|danes?|finns?|poles?|turks?|spaniards?|brits?|kurds?|serbs?|croats?|slavs?|arabs?|jews?|"
    r"latin[aox]s?|germans?|italians?|czechs?|indians?|"
    r"nigerians?|mexicans?|africans?|asians?|koreans?|brazilians?|americans?|russians?|ukrainians?|"
    r"hungarians?|romanians?|greeks?|europeans?|"
    r"foreigners?|immigrants?|migrants?|refugees?|expat\w*|newcomers? to (?:this|the) country|"
    r"(?:non-)?native speakers?|outsiders?)"
)
_FAITH = (
    r"(?:religious|christian|catholic|protestant|orthodox|muslim|islamic|jewish|jew|hindu|buddhist|sikh|"
    r"mormon|evangelical|atheist|agnostic|believer|"
    r"churchgoer|pious|devout|godly|quaker|methodist|baptist|lutheran)"
)
_PARENT = (
    r"(?:mother|father|mum|mom|mummy|mama|dad|daddy|papa|parent|grandmother|grandfather|grandparent|"
    r"grandma|granddad|wife|husband|housewife|widow(?:er)?|stepmother|stepfather|bachelor(?! of|"
    r" degree|['’]s)|spinster|bride|groom)s?"
)
_WOMAN = (
    r"(?:wom[ae]n|m[ae]n|lady|ladies|girls?|guys?|lads?|lass(?:es)?|gentlem[ae]n|boys?|females?|"
    r"males?|blokes?|chaps?|dudes?)"
)
_ILL = (
    r"(?:illness|disabilit\w+|disease|sickness|diagnosis|depression|burn-?out|anxiety|cancer|diabetes|"
    r"asthma|allerg\w+|wheelchair|handicap|impairment|"
    r"hearing(?: aid| loss| problem)|eyesight|crutch\w*|prosthe\w+|injur\w+|surgery|stutter|stammer|limp|"
    r"dyslexia|autism|adhd|epilepsy|migraines?|"
    r"heart attack|stroke|back pain|chronic \w+|medication|mental health|covid)"
)
_ARE = (
    r"\byou(?:'re| are| were|'ve been| have been| look| seem| feel| must be| may be| might be| being|"
    r" were once|, being|, as)"
    r"(?:\s(?:an?|the|one of the|still|now|also|rather|quite|very|so|too|no longer|not|such|already|only|"
    r"first|few|both|\w+ly|again|after all|all))*\s"
)
_AS = (
    r"\b(?:as|being|like|for|because you are|being such|and)(?:\s(?:an?|the|all|most|every|any|only|"
    r"first|such|one of the few|fellow|other|so many|few))*\s(?:[a-z]+\s){0,2}?"
)
_LIKE_YOU = r"(?:\s(?:like|such as|as) you(?:rself)?\b)"
_MODIFIED = r"(?:(?!own career\b)[\w-]+\s){0,2}?"


def _lines(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    """One pattern a trait, over text with straight quotes."""
    return {
        "age": _lines(
            r"\b(?:young|old|older|younger) as (?:you are|she is|he is)\b",
            rf"\b(?:your|his|her) {_MODIFIED}(?:age(?! groups?)|youth\w*|birthdays?|birth(?!place)|"
            rf"date of birth|year of birth|generation|retirement|maturity|grey hair\w*|"
            r"(?:advanced|tender|young|golden|best|younger|early|later|remaining) years(?! (?:as|at|in|"
            r"of))|childhood|boyhood|girlhood|school days|old age)\b",
            rf"{_ARE}(?:young|old|older|younger|youthful|elderly|middle-aged|mature|grown up|"
            rf"{_TENS}(?= years (?:old|young|of age)|[,.!]| and |$)|past {_TENS}|over {_TENS}|"
            rf"close to retire\w*|near\w* retire\w*|too (?:young|old)|aged|ageing)\b(?! (?:hands?|"
            rf"friends?) )",
            r"\bin (?:your|his|her) (?:early |late |mid[- ]?)?(?:twenties|thirties|forties|fifties|"
            r"sixties|seventies|teens|\d0s)\b",
            r"\b(?:at|for|given|despite|considering|of) (?:your|this|that|his|her|such an?|an|"
            r"somebody your|someone your) (?:\w+ )?age\b",
            r"\bof your (?:age|years|generation|vintage)\b|\b(?:time|stage|season|spring|summer|autumn|"
            r"winter|evening|prime|phase|point) (?:of|in) (?:your |a )?life\b|\bat your stage\b",
            rf"\b(?:at|past|turned|turning|not yet|barely) {_TENS}(?=,? (?:you|he|she)\b)|^(?:at|past|"
            rf"nearing|just over|not yet) {_TENS},|\b(?:man|woman|person|mother|father|lady) (?:past|over|"
            rf"of|in (?:his|her)) {_TENS}\b|"
            rf"\b(?:past|turned|turning|just|over) {_TENS}(?=,? (?:you|and|with)\b)(?! and)",
            rf"\b{_TENS}[- ]year[- ]olds?\b(?=\s(?:like|such|you|with|who|would|can)|[,.!?]|$|"
            rf"\s(?:{TITLE_WORD.pattern}))|\b(?:{_TENS}) years (?:old|young|of age)\b",
            rf"\b(?:young|younger|youthful|elderly|middle-aged|mature|ageing|aging|"
            rf"older) (?:[a-z]+ )?(?:{TITLE_WORD.pattern}|professional|person|talent|wom[ae]n|m[ae]n|lady|"
            rf"girl|boy|"
            r"blood|face|eyes|heart|mind|spirit|soul|workers?|applicants?|colleagues?|mother|father|"
            r"parents?|hands?|generation|candidates?)\b(?! (?:sleep|rest|patients?))",
            r"\byoung at heart\b|\bfresh blood\b|\bdigital native|\bmillennials?\b|\b(?:baby )?boomers?\b|"
            r"\bgen(?:eration)?[ -][xyz]\b|\bpensioners?\b|\bretirees?\b|\bsenior citizen|"
            r"\byoungster|\bgrandm\w+|\bgrandf\w+|\bteenager",
            r"\bborn in (?:the )?(?:19|20)\d\d|\byou were born\b|\b(?:when|"
            r"since) you were (?:an? )?(?:child|young|boy|girl|little|small|kid|teenager|\w+teen)\b",
            r"\bretir(?:e|es|ing|ement)\b(?! (?:plan|scheme|savings|benefit|fund|account|home|village|"
            r"pension|age pension|contribution))(?<!\w-retire)|"
            r"\b(?:end|close|autumn|evening|twilight|last years|sunset) of (?:a|your|"
            r"the) (?:\w+ )?(?:career|working life)\b|\bcareer(?:'s)? (?:end|evening|twilight)\b",
            r"\b(?:twentieth|thirtieth|fortieth|fiftieth|sixtieth|\d0th) birthday\b|\bhow old\b|"
            r"\byears ahead of you\b|\bmore years behind\b|\bwisdom of (?:age|years)\b|"
            r"\bold hand\b(?= like| of)",
        ),
        "gender": _lines(
            rf"(?:{_ARE}|\b(?:as|being|for|like) (?:an?|the only|the first|one of the few|such an?|every|"
            rf"any|so many) )(?:[a-z]+ ){{0,2}}?{_WOMAN}\b(?! (?:pages?|years?|hours?|days?|"
            rf"in the (?:middle|street)))",
            rf"\b{_WOMAN}{_LIKE_YOU}|\b(?:wom[ae]n|ladies|girls|females?)(?:'s)? (?:in|on) (?:tech|data|"
            rf"stem|engineering|your|the|this|our|science|it)\b",
            r"\b(?:more|few|fewer|only|first|other|fellow|bright|strong|young|lovely|clever|gifted|"
            r"beautiful|pretty|smart|charming|nice|brilliant|good) (?:wom[ae]n|lady|ladies|girls?|"
            r"gentlem[ae]n)\b|\b(?:gifted|clever|talented|brilliant|charming|young|strong|splendid|"
            r"fine) m[ae]n\b",
            r"\bsee(?:ing)? (?:a|more|such a) (?:\w+ )?(?:woman|women|girl|girls|lady|man|men)\b|\b(?:the|"
            r"our) (?:lads|girls|ladies|boys|guys) (?:would|will|in|at|here|of)\b",
            rf"\b(?:female|male|feminine|masculine|manly|womanly|motherly|fatherly|ladylike|girly|woman|"
            rf"women|lady) (?:{TITLE_WORD.pattern}|touch|voice|view|perspective|energy|lead|"
            rf"leaders?(?:hip)?|"
            r"colleagues?|hires?|talent|role models?|candidates?|applicants?|professionals?|intuition|eye|"
            r"hands?|side|quota|mind)\b(?! (?:of patients|ward))",
            r"\b(?:woman|man|lady|girl|women|men)'s (?:touch|job|work(?! wear)|view|world|eye|hand|"
            r"intuition|perspective|business|trade)\b",
            r"\byour (?:\w+ )?(?:gender|sex\b|sexual\w*|orientation(?! course)|pronouns|femin\w+|"
            r"mascul\w+|womanhood|manhood|hormones)",
            r"(?<!regardless of )(?<!of )\bgender\b(?! (?:studies|equality|pay))|\b(?:gay|lesbian|"
            r"bisexual|transgender|transsexual|queer|lgbt\w*|non-?binary|homosexual|heterosexual)\b|"
            r"\b(?:being|as a|a) trans\b",
            r"^\W*(?:se[ñn]orita|se[ñn]ora|signorina|signora|fr[äa]ulein|mademoiselle|madam|miss\b|milady|"
            r"my lady|darling|honey|sweetheart|my dear\b|young man|young lady|good sir)|"
            r",\s(?:darling|honey|sweetheart|my dear|young man|young lady|madam|my lady|se[ñn]orita|"
            r"old boy)\b",
            r"\b(?:he or she|man or woman), you\b|\bmanpower like yours\b|\bwomanly\b|\bladylike\b",
        ),
        "family": _lines(
            r"^\W*(?:newly |recently |happily |long )?(?:divorced|married|widowed|single|unmarried|"
            r"pregnant)\b[^.;]*\byou|"
            r"\ba bachelor\b(?! of| degree|[’']s)|\b(?:maternity|paternity|"
            r"parental) leave (?:notwithstanding|aside|or not)|"
            r"\b(?:your|the|a) baby (?:came|arrived|was born)\b",
            rf"\byour {_MODIFIED}(?:family(?! name| business| firm| law)|children|child\b(?! care work)|"
            rf"kids?|little ones?|baby|babies|sons?\b|daughters?(?! compan)|wife|husband|spouse|"
            r"(?:life )?partner(?!s?hip| compan| firm| team|s\b| network)|fianc\w+|boyfriend|girlfriend|"
            r"marriage|marital|wedding|divorce|mother(?:hood|'s)?(?! tongue)|father(?:hood)?|mum|mom|dad|"
            r"parents|"
            r"parenthood|parenting|grandchild\w*|grandparents|in-laws|twins|toddler|newborn|pregnan\w+|"
            r"maternity|paternity|parental leave|home life|household|loved ones|domestic|siblings|"
            r"brothers?|better half|nest)\b(?!['’]s? (?:ward|hospital|books))",
            rf"{_ARE}(?:married|single(?!-| point| handed)|pregnant|expecting|divorced|separated|widowed|"
            rf"engaged(?= to|,|\.|$)|childless|unmarried|newlywed|{_PARENT})\b(?! (?:of (?:this|"
            rf"the) (?:idea|project))| plant| to (?:hear|see))",
            rf"\b(?:as|like|being|for|every|any|from|what) (?:an?|the|all|every|most|new|"
            rf"other) (?:[a-z]+ ){{0,2}}?{_PARENT}\b(?! compan| node| class| of the (?:idea|project))|"
            rf"\b(?:what|like) {_PARENT} (?:look|want|need|know|do)\b",
            rf"\b(?:single|working|young|new|proud|busy|devoted|expectant|loving|happy|tired) {_PARENT}\b|"
            rf"\b(?:mother|father|mum|dad|parent)s? of (?:an?|one|two|three|four|five|six|\d|twins|small|"
            rf"young)\b|\b{_PARENT}{_LIKE_YOU}",
            r"\b(?:newly|recently|just|happily|not) (?:married|wed|divorced)\b|\bnewlyweds?\b|"
            r"\bunmarried\b|\bchildless\b|\b(?:single|married|unmarried) (?:people|folk|persons?|life|"
            r"status)\b|\bmarital\b|\bpregnan\w+",
            r"\b(?:start|starts|starting|plan|plans|planning|raise|raising|have|having|found|founding|"
            r"want|grow|growing|feed|feeding|expect|expecting) (?:a |any |your |more |no |small |young |"
            r"little |own |two |three |four )*(?:family|children|kids|sons?|daughters?|baby|"
            r"babies)\b(?!['’]| business|-| house| compan| firm| doctor| room)",
            r"\b(?:young|small|little|growing) (?:children|kids|ones|family)(?: at home)?\b(?= (?:at home|"
            r"to|of your)|[,.?]|$)|\bchildren (?:in bed|at home|asleep|of your own|at school)|"
            r"\bwith (?:a family|children|kids)(?=[,.?]| at| you| to|$)|\bbabysit\w*|\bschool run\b|"
            r"\blittle ones\b|\bbreast-?feed\w*",
            r"\b(?:after|since|before|during|from|return\w* from|back from|on|while on) (?:your |the |"
            r"a )?(?:\w+ )?(?:maternity|paternity|parental|family|baby|carer'?s?) (?:leave|break|pause|"
            r"time)\b|\bmaternity\b(?= (?:cover|leave|gap|break)[^.]*\byou)",
            r"\bcar(?:e|ing|ed) for (?:your |a |an |his |her )?(?:\w+ )?(?:parents?|mother|father|"
            r"relatives?|wife|husband|child\w*|son|daughter|family)\b|\b(?:patience|love|care|instinct|"
            r"heart|hands) of an? (?:mother|father|parent)\b|\bbiological clock\b|\bfamily (?:man|woman|"
            r"planning|duties|commitments|situation|reasons|life)\b",
        ),
        "health": _lines(
            r"\b(?:deaf|blind|lame) in (?:one|the|an?)\b|\b(?:with|despite) (?:a|your) (?:bad|weak|sore|"
            r"broken|stiff) (?:back|"
            r"heart|knee|hip|leg|eye|ear|shoulder)s?\b|^\W*(?:disabled|deaf|blind|ill)\b[^.;,]*, you",
            rf"\b(?:your|his|her) {_MODIFIED}(?:{_ILL}|health(?! ?care|[- ]?tech| data| and safety|"
            rf" service| work| record| visit| education| promotion| cent| product| app| board| informatics|"
            rf" polic| trust| system| insur)|sick leave|condition\b(?= (?:is|was|would|does|need)|,|\.|$)|"
            rf"recovery|fitness|stamina|operation\b(?= last| this| in (?:19|20)|,|\.)|doctor|doctors|"
            rf"therap(?:y|ist)|"
            r"knees?|(?:bad|weak|sore|broken|injured|poor|stiff|aching) (?:back|heart|eyes?|legs?|hips?|"
            r"shoulders?|ears?|lungs?|nerves|arm|hand|leg|foot|feet|hearing|sight)|weight\b(?= (?:is|"
            r"would|loss|problem))|pain\b|wounds?|sleep problems?|addiction|drinking|sobriety|handicap)\b",
            r"\byour (?:back|heart|eyes?|legs?|hips?|shoulders?|ears|lungs?|nerves|hands|body|joints|"
            r"bones)(?= (?:failed|hurt|hurts|gave|is bad|are bad|pain|problems?|trouble|allows?|lets?|"
            r"recover|heal|will thank|would thank|would be spared|permits?|ache|aches)\b)",
            rf"{_ARE}(?:disabled|ill|sick|blind|deaf|hard of hearing|lame|autistic|dyslexic|recover\w+|"
            rf"healthy|unwell|physically fit|fit(?= (?:for your age|and (?:well|healthy)|again)|[.,])|"
            rf"in (?:good|perfect|poor|ill|bad|excellent) health|off sick|cured|well again|in a wheelchair|"
            rf"overweight|obese|slim|handicapped|impaired|frail|epileptic|diabetic|bipolar|depressed|"
            rf"a cancer \w+|sober)\b",
            rf"\b(?:despite|given|after|in spite of|with|because of|considering|since|living with|"
            rf"battle with|fight against|history of|even with) (?:your |the |an? |his |"
            rf"her )?(?:[a-z]+ )?{_ILL}\b(?! (?:patients?|care|ward|nurs\w+|research|clinic|unit|service|"
            rf"work|screening))(?=[^.]*\byou|,|\.)",
            r"\b(?:in a|uses? a|your) wheelchair\b|\bwheelchair users?\b|\bwith a disability\b|"
            r"\bdisabled (?:people|person|colleague|applicant|engineer|candidate|"
            r"worker)s?\b(?=[^.]*\byou)|\bthe disabled\b(?=[,.!?]| (?:are|is|in|at|like|who)\b)|"
            r"\bhandicapped\b|\bspecial needs\b(?=[^.]*\byou)|\bas (?:a|an) (?:\w+ )?(?:disabled|deaf|"
            r"blind|autistic|dyslexic)\b",
            r"\b(?:recover(?:ed|y|ing)?|healed|cured|back on your feet)\b(?= (?:from|after|your|since)|"
            r"[,.])(?=[^.]*\b(?:you|illness|operation|surgery|injury|accident))|\bfully recovered\b|"
            r"\bregained (?:your )?health\b|\bsick (?:leave|note|days? (?:of yours|"
            r"you took))\b(?=[^.]*\byou)|\bmedical (?:history|leave|condition)\b|\bin (?:poor|good|bad|"
            r"perfect|ill|excellent) health\b|\bfailed you\b|\bhealth (?:problems?|issues?|"
            r"reasons)\b(?=[^.]*\byou)",
        ),
        "origin": _lines(
            rf"\byou, an? (?:{_NATION}|{_COUNTRYMAN})\b",
            rf"{_ARE}(?:originally )?(?:{_NATION}|{_COUNTRYMAN})\b(?! (?:speak\w*|teacher|at (?:level|c1|"
            rf"b2)|cuisine|law|and \w+[- ]speaking))",
            rf"\b(?:as|being|like|for) (?:an? |all |most |every |any |so many |other |"
            rf"fellow )(?:[a-z]+ )?(?:{_COUNTRYMAN}|(?:{_NATION}) (?:{TITLE_WORD.pattern}|wom[ae]n|m[ae]n|"
            rf"person|native|national|citizen|candidate|professional|people|origin))\b|\b(?:as|being|for|"
            rf"like) an? {_NATION}\b(?=[,.?]| you| in | at | and)|\blike (?:the |all |"
            rf"most )?(?:{_COUNTRYMAN}|french|dutch|irish|welsh|chinese|japanese|portuguese|vietnamese|"
            rf"swiss)\b(?! (?:to|cuisine|sauce))",
            rf"\b(?:{_COUNTRYMAN}|people of colou?r){_LIKE_YOU}|\ban? (?:{_NATION}){_LIKE_YOU}|\bto (?:a|"
            rf"an) {_COUNTRYMAN}\b(?! (?:client|customer))|\b(?:a|an) (?:welsh|irish|scots|dutch|french|"
            rf"english)(?:man|woman)\b",
            rf"\byour {_MODIFIED}(?:{_NATION})(?:-\w+)? (?:charm|blood|soul|temper\w*|name|roots?|accent|"
            rf"passport|heart|home|people|cooking|sense|humou?r|ways?|discipline|thoroughness|punctuality|"
            rf"backgrounds?|heritage|famil\w+|origins?|culture|upbringing|descent|mentality|pride|nature|"
            rf"warmth|fire|precision|work ethic|citizenship|childhood|looks|mother|father|birth|ancest\w+|"
            rf"identity|compatriots|community)\b",
            r"\b(?:scots|italians|germans|poles|czechs|indians|nigerians|turks|spaniards|mexicans|asians|"
            r"africans|koreans|brazilians|swedes|danes|finns|greeks|americans|brits|russians|"
            r"(?:the )?(?:french|dutch|irish|welsh|chinese|japanese|portuguese|vietnamese|"
            r"swiss)) (?:learn|are|like|have|know|cook|love|tend|always|never|do|make)\b",
            r"\byour (?:[\w-]+ ){0,2}?(?:nationality|ethnic\w*|race\b(?!s| condition)|racial|skin\w*|"
            r"complexion|accent|citizenship|immigra\w+|visa|work permit|residence permit|residency|"
            r"green card|heritage|ancest\w+|forebears|roots\b|homeland|home country|mother country|"
            r"fatherland|native (?:country|land|tongue|language|city|town|village)|mother tongue|"
            r"country of (?:birth|origin)|passport|foreign (?:name|origin|background|accent|degree)|"
            r"origins?|surname|last name|family name|birthplace|descent|migration|cultural \w+|"
            r"culture\b(?! of)|tribe|clan|dialect|country\b(?! manager| head))",
            r"\bname like (?:yours|that|this|\w+)\b|\bsound of your name\b|\byour name (?:sounds|tells|"
            r"suggests|looks)\b|\b(?:need|needs|require|hold|get|have|on|without|sponsor) (?:an? |your |"
            r"no )?(?:work |residence |valid )?(?:visa|permit|green card|work permit)\b(?=[^.]*\byou|"
            r"[^.]*\?)|\byou\b[^.]{0,30}\b(?:visa|work permit|residence permit)\b(?! cards?)|"
            r"\ballowed to (?:stay|work|live) in\b|\bwhere (?:are you|do you come|you come|"
            r"you are) (?:really |originally |actually )?from\b|\byou (?:come|came|hail|are|"
            r"stem) (?:originally )?from (?:abroad|overseas|another country|far away|africa|asia|europe|"
            r"india|china|nigeria|poland|turkey|mexico|brazil|vietnam|korea|ireland|scotland|wales|italy|"
            r"spain|france|germany|russia|ukraine|syria|iran|ghana|kenya|pakistan)\b",
            r"\b(?:foreigner|immigrant|migrant|refugee|asylum)\b(?=[^.]*\byou|[^.]*\bwelcome)|"
            r"\bnon-native\b|\bpeople of colou?r\b|\bskin colou?r\b|\bcolou?r of (?:your|her|his) skin\b|"
            r"\bethnic\w*\b|\bborn (?:and (?:raised|bred) )?in (?-i:[A-Z])\w+|\byou (?:grew up|"
            r"were raised) in\b|\b(?:people|someone|somebody|those) from your (?:country|part|homeland|"
            r"culture)\b|\bcoming from (?:your|a|another) (?:country|culture)\b|\bmust be from\b|"
            r"\bfrom (?:ireland|your homeland|abroad), you\b|\bafrican american\b",
        ),
        "belief": _lines(
            r"\b(?:green|labour|conservative|republican|democratic|social democratic|socialist|liberal|"
            r"communist) party\b",
            r"\byour (?:[\w-]+ ){0,2}?(?:religio\w+|faith\b|church|mosque|synagogue|temple|parish|god\b|"
            r"beliefs?\b|creed|christian\w*|muslim|islam\w*|jewish|hindu|buddhis\w+|catholic\w*|prayers?|"
            r"worship|politic\w+|party (?:membership|card|book)|union (?:membership|work|card|activit\w+|"
            r"role|duties)|trade union|voting|vote|activism|convictions|world ?view)\b",
            rf"{_ARE}(?:[a-z]+ )?(?:{_FAITH}|in (?:a|the|any) (?:trade )?union|(?:a )?union (?:member|"
            rf"rep\w*|man)|politically|(?:left|right)[- ]wing|conservative(?= like|,|\.)|socialist|"
            rf"liberal(?= like|,|\.)|a (?:democrat|republican|socialist|communist|vegan|feminist|"
            rf"union\w+))\b|\bare you in (?:a|the|any) (?:trade )?union\b",
            rf"\b(?:as|being|like|for) an? (?:\w+ )?(?:{_FAITH}|trade unionist|union (?:member|rep\w*)|"
            rf"conservative|socialist|democrat|republican|liberal|communist|feminist|activist)\b|\b(?:of|"
            rf"from) your (?:faith|religion|church|party|union)\b|\b{_FAITH}s?{_LIKE_YOU}|\b(?:fellow|good|"
            rf"practising) {_FAITH}s?\b",
            r"\b(?:go|goes|went|going) to (?:church|mosque|mass|temple|synagogue)\b|\bprayer (?:room|"
            r"times?)\b|\bpray(?:ing|ers?)?\b|\bheadscarf|\bhijab|\bturban|\bsabbath|\bramadan|"
            r"\b(?:trade )?union (?:member\w*|steward|rep\w*|work|card)\b|\bshop steward|\bmember of (?:a|"
            r"the|your) (?:trade |works )?union\b|\btrade union\w*|\byou vote\b|"
            r"\bvoted? for\b(?=[^.]*\byou)|\bpolitical (?:views?|beliefs?|party|leanings?|opinions?|"
            r"past)\b",
        ),
        "looks": _lines(
            rf"\byour {_MODIFIED}(?:looks|smile|photo(?!\w*s? of)|photograph\b|picture\b(?! book)|portrait|"
            rf"appearance|face\b|hair\w*|figure\b|beauty|beard|tattoos?|height|body|outfit|dress sense|"
            rf"good looks|eyes(?= (?:are|look|tell|say)))\b",
            rf"{_ARE}(?:beautiful|handsome|attractive|good-looking|gorgeous|cute|pretty(?=[,.!]| and )|"
            rf"tall|slim|slender|ugly|sexy|well dressed|well-groomed|photogenic|easy on the eye)\b",
            r"\b(?:pretty|beautiful|handsome|attractive|good-looking|gorgeous|cute|charming|sexy|"
            r"lovely) (?:woman|man|lady|girl|person|face|smile|eyes)\b|\b(?:pretty|beautiful|handsome|"
            r"attractive) like you\b|\bgood-looking\b",
        ),
        "break": _lines(
            r"\b(?:before|after|during|since|despite|following) your (?:\w+ ){0,2}?(?:break|pause|absence|"
            r"time off|time out|leave|sabbatical|unemployment|redundancy|dismissal|lay-?off)\b(?! of dawn)",
            r"\b(?:career|employment|work) (?:breaks?|gaps?|pauses?|interruption)\b|\b(?:c\.?v\.?|resume|"
            r"résumé) (?:gaps?|holes?|breaks?)\b",
            r"\b(?:gap|break|hole|pause|blank|interruption|silence|void)s? (?:in|of|from|between|on|"
            r"that) (?:your |the |you(?:r)? |one'?s )?(?:\w+ )?(?:career|employment|resume|résumé|"
            r"c\.?v\.?|work(?:ing)? (?:life|history)|history|jobs|posts|two|record|(?:19|20)\d\d|took|"
            r"years?)\b",
            r"\b(?:your|the|a|this|that|some|two|three|several|long) (?:\w+ ){0,2}?(?:career gap|time off|"
            r"time out|break from|leave of absence|unemployment|redundancy|lay-?off|parental break|"
            r"years? off|gap year|years? out|years? away|months? off|months? out|spell without|"
            r"out of work)\b(?! (?:for|to) (?:all|every))",
            r"\b(?:despite|after|during|since|following|because of) (?:your |a |the |"
            r"an? )?(?:\w+ ){0,2}?(?:career break|time off|sabbatical|unemployment|redundancy|layoff|"
            r"(?:long|short) (?:absence|break|pause)|being (?:laid off|unemployed|out of work|"
            r"made redundant|let go|fired|dismissed))\b",
            rf"{_ARE}(?:unemployed|out of (?:work|a job|the (?:trade|market|workforce))|laid off|"
            rf"made redundant|jobless|between jobs|without (?:work|a job)|let go|fired|sacked|dismissed|"
            rf"not (?:working|employed)|idle|away from work|at home (?:for|with)|looking for work)\b",
            r"\bout of (?:work|a job) (?:for|since|in|between)\b|\byou were out of work\b|\breturn(?:ing|"
            r"ed|s|er)? (?:to work|after (?:a|an|your|some|so)|to the (?:trade|workforce|"
            r"labour market))\b|\bback to work\b|\bre-?enter(?:ing)? (?:the )?(?:work\w*|job market|"
            r"labour market)\b|\b(?:took|taking|take|taken) (?:\w+ )?(?:time|an? (?:[\w-]+ )?(?:year|"
            r"break|pause|sabbatical)|(?:two|three|some|several|\w+) (?:years|months)) (?:off|out|away|"
            r"for yourself)\b|\btook a (?:career )?(?:break|pause|sabbatical)\b",
            r"\b(?:months?|years?|time|spell|period) (?:without (?:work|a job|employment)|out of (?:work|"
            r"the trade)|at home|of (?:unemployment|idleness|no work)|in which you (?:did not|"
            r"didn't) work|(?:that |when )?you (?:did not|didn't) work)\b|\bnot (?:worked|been working|"
            r"been employed) (?:since|for)\b|\bunemployed\b(?=[^.]*\byou)|"
            r"\bstayed (?:at )?home\b(?=[^.]*\byou|.*)",
        ),
    }


# One of these words must stand in a sentence before any pattern is asked.
TRIGGER = re.compile(
    r"\b(?:ag(?:e|ed|eing|ing)|young\w*|youth\w*|old|older|elder\w*|middle-aged|matur\w+|birth\w*|born|"
    r"generation\w*|retire\w*|years?|t(?:wenties|hirties|eens)|"
    r"(?:for|fif|six|seven)ties|\d0s|life|twenty|thirty|forty|fifty|sixty|seventy|[2-7]\d|blood|"
    r"millennials?|boomers?|gen|pension\w*|senior|child\w*|girl\w*|boy\w*|"
    r"career\w*|wom[ae]n\w*|m[ae]n|lad\w*|guys?|lass|gentlem[ae]n|females?|males?|femin\w+|mascul\w+|"
    r"manly|blokes?|chaps?|dudes?|gender|sex\w*|orientation|pronouns|gay|lesbian|bisexual|"
    r"trans\w*|queer|lgbt\w*|homo\w+|hetero\w+|non-?binary|se[ñn]or\w+|signor\w+|fr[äa]ulein|mademoiselle|"
    r"madam|miss|milady|darling|honey|sweetheart|dear|sir|famil\w+|kids?|little|bab\w+|"
    r"sons?|daughters?|wife|husband|spouse|partner|fianc\w+|\w+friend|marri\w+|marital|wed\w*|divorc\w+|"
    r"mother\w*|father\w*|mum|mom|mama|dad|papa|parent\w*|grand\w+|in-laws|twins|toddler|newborn|"
    r"pregnan\w+|maternity|paternity|home|household|loved|siblings|brothers?|single|expecting|separated|"
    r"widow\w*|engaged|unmarried|newlyweds?|bachelor|breast\w*|school|car(?:e|ing|ed)|biological|"
    r"bad|ill\w*|disab\w+|disease|sick\w*|diagnosis|depress\w+|burn-?out|anxiety|cancer|diabet\w+|asthma|"
    r"allerg\w+|wheelchair|handicap\w*|impair\w+|hearing|eyesight|crutch\w*|prosthe\w+|injur\w+|"
    r"surgery|stutter|stammer|limp|dyslex\w+|autis\w+|adhd|epilep\w+|migraines?|heart|stroke|back|chronic|"
    r"medic\w+|mental|covid|health\w*|condition|recover\w*|fitness|fit|stamina|operation|doctors?|"
    r"therap\w+|knees?|eyes?|legs?|hips?|shoulders?|ears?|lungs?|nerves|hands?|body|joints|bones|weight|"
    r"pain|wounds?|addiction|sob\w+|blind|deaf|lame|unwell|cured|overweight|slim|frail|healed|"
    rf"{_NATION}|{_COUNTRYMAN}|{_FAITH}s?|\w+(?:man|woman|men|women)|nation\w*|ethnic\w*|race|racial|"
    rf"skin\w*|colou?r|complexion|accent|citizen\w*|immigra\w+|migra\w+|visa|permit|green|heritage|"
    rf"ancest\w+|roots?|"
    r"homeland|country|native|non-native|tongue|passport|foreign\w*|origin\w*|surname|name|descent|"
    r"cultur\w+|tribe|dialect|from|allowed|religio\w+|faith|church|mosque|synagogue|temple|parish|god|"
    r"beliefs?|"
    r"creed|islam\w*|pray\w*|worship|politic\w+|party|union\w*|vot\w+|steward|headscarf|hijab|turban|"
    r"sabbath|ramadan|mass|looks?|smile|photo\w*|picture|portrait|appearance|face|hair\w*|figure|beauty|"
    r"beautiful|beard|tattoos?|height|outfit|handsome|attractive|good-looking|gorgeous|cute|pretty|tall|"
    r"sexy|charming|lovely|breaks?|gaps?|holes?|pauses?|absence|off|out|leave|sabbatical|"
    r"unemploy\w+|redundan\w+|dismiss\w*|lay-?off|laid|jobless|between|without|fired|sacked|idle|"
    r"return\w*|re-?enter\w*|stayed|activism|wise|wisdom)\b",
    re.IGNORECASE,
)
