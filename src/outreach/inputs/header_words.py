"""The words that tell what a part of a post's heading is: a title, an employer, a place, or none of these."""

from __future__ import annotations

import functools
import re

from outreach.inputs.title_words import SENIORITY, TITLE_END, TITLE_WORD

LEGAL = re.compile(
    r"(?:\b(?:ltd|limited|inc|incorporated|llc|llp|lp|plc|pllc|gmbh|mbh|ag|kg|ohg|ug|e\.?\s?v|"
    r"se|sarl|sas|s\.?a\.?s|"
    r"s\.?\s?a|s\.?l|s\.?p\.?a|s\.?r\.?l|s\.?r\.?o|a\.?s|z\s?o\.?\s?o|b\.?v|n\.?v|oy|oyj|ab|"
    r"aps|a/s|asa|as|kft|zrt|p\.\s?c|s\.\s?c|s\.\s?coop|a\.\s?e|o\.\s?e|u\.\s?a|l\.l\.c|l\.l\.p|c[ií]a|cie|"
    r"s\.?a\.?\s?de\s?c\.?v|s\.?\s?de\s?r\.?l|o[üÜ]|uab|ehf|tbk|sdn\.?\s?bhd|bhd|pte|fze|fzco|w\.?l\.?l|d\.\s?d|"
    r"d\.?o\.?o|pty|pvt|corp|corporation|co|cic|cio|ohg|lda|ltda)\b\.?)+$",
    re.IGNORECASE,
)
ORGANISATION_WORD = re.compile(
    r"\b(limited|incorporated|llc|llp|plc|gmbh|inc|ltd|corporation|company|companies|group|"
    r"holdings?|hospital|"
    r"hospitals|clinic|klinik\w*|bank|school|schools|university|universit\w+|universidad\w*|"
    r"hochschule|college|"
    r"academy|akademi\w*|institute?|institut\w*|labs?|laborator\w+|"
    r"studios?|agency|systems|software|technologies|technology|solutions|services|hotels?|inn|"
    r"bakery|brewery|dairy|dairies|restaurant|cafe|café|taverna?|taberna|pub|bistro|council|"
    r"ministry|ministerio|"
    r"department of|office of|bureau|authority|foundation|association|federation|union|"
    r"telecom|energy|insurance|"
    r"assurance|mutual|brokers|logistics?|logistiek|freight|haulage|transport|shipping|"
    r"airlines?|airways|railways?|"
    r"motors|foods?|media|digital|analytics|consulting|consultants|consultancy|advisors|networks?|"
    r"industries|works|workshop|builders|construction|contractors|engineering|instruments|"
    r"turbines|pumps|castings|"
    r"robotics|electronics|pharma\w*|pharmacy|health|healthcare|medical center|medical centre|care home|"
    r"nursing home|practice|surgery|trust|nhs|museum|museo|musée|library|librairie|gallery|"
    r"theatre|theater|opera|"
    r"orchestra|press|publishers|publishing|books|newspaper|news|magazine|times|gazette|"
    r"estates?|farms?|nursery|"
    r"garden centre|centre|center|partners|associates|ventures|capital|investments|securities|"
    r"stores?|shops?|market|supermarket|retail|wholesale|distribution|warehouse|supplies|"
    r"supply|quarry|mine|mines|"
    r"mill|mills|sawmill|foundry|steel|metals|chemicals|textiles|packaging|plastics|paper|printing|prints|"
    r"navy|army|air force|marines|marine corps|coast guard|police|constabulary|fire department|fire brigade|"
    r"city of|county|borough|district|municipality|government|embassy|church|parish|charity|society|"
    r"port autonome|port of|airport|harbou?r|shipyard|depot|club|resort|spa|casino|cinema|"
    r"cruises?|travel|tours|"
    r"recruitment|staffing|personnel|outsourcing|payments|commerce|games|apps|cloud|data|mobility|"
    r"amusements|landscaping|cleaning|catering|kitchens?|roofing|plumbing|electrical|electric|"
    r"solar|water|gas|oil|"
    r"kindergarten|gymnasium|daycare|childcare|hospice|shelter|zoo|aquarium|observatory|"
    r"apiaries|vineyards?|winery|orchards?|stables|forestry|fisheries|removals|rentals?|rent|couriers?|"
    r"brothers|bros|sons|daughters|co|co-op|cooperative|joiners|masons|printers|watches|clocks|beds|grid|"
    r"gmbh|foundry|forge|ironworks|glassworks|waterworks|shipbuilders|boatyard|marina|ferries|ferry|lines|"
    r"railroad|tramways|buses|coaches|cabs|taxis|garage|tyres|tires|autos?|cars|cycles|bicycles|aviation|"
    r"aerospace|space|satellites?|optics|photonics|semiconductors?|materials|composites|ceramics|glass|"
    r"bricks|timber|lumber|joinery|carpentry|flooring|windows|doors|interiors|architects|surveyors|"
    r"planners|engineers|realty|properties|property|housing|homes|lettings|developments?|"
    r"lawyers|solicitors|chambers|notaries|accountants|auditors|actuaries|finance|financial|wealth|"
    r"trading|traders|exports?|imports?|merchants|butchers|grocers?|greengrocers|fishmongers|delicatessen|"
    r"deli|diner|grill|pizzeria|trattoria|osteria|brasserie|gasthof|gasthaus|hostel|lodge|chalet|"
    r"guest ?house|b&b|roastery|roasters|coffee|tea|chocolates?|confectionery|patisserie|pâtisserie|"
    r"creamery|distillery|cidery|cellars|wines?|spirits|beverages|drinks|"
    r"fitness|gym|yoga|salon|barbers|beauty|cosmetics|perfumes|"
    r"films?|pictures|productions?|broadcasting|radio|television|tv|records|music|conservatoire|"
    r"conservatory|choir|philharmonic|symphony|ballet|dance company|circus|festivals?|"
    r"archives?|heritage|cathedral|abbey|priory|diocese|synagogue|mosque|temple|mission|ministries|"
    r"infirmary|hospitals trust|ambulance|health board|health centre|medical|dialysis|diagnostics|imaging|"
    r"biotech|biosciences|biologics|genomics|therapeutics|biomedical|life sciences|labors?|"
    r"prison|probation|courts?|tribunal|parliament|assembly|senate|congress|commission|agency|agence|"
    r"bundesamt|stadtwerke|stadt|gemeinde|landratsamt|mairie|préfecture|ayuntamiento|comune|kommune|"
    r"kliniken|krankenhaus|spital|ziekenhuis|sjukhus|nemocnice|szpital|clinique|clínica|h[oô]pital|"
    r"grundschule|schule|lycée|liceo|gymnázium|colegio|instituto|istituto|escuela|école|politecnico|"
    r"polytechnic|seminary|kita|crèche|playgroup|preschool|pre-?school|montessori|sixth form|"
    r"werke|werk|verlag|bau|technik|handel|druckerei|bäckerei|metzgerei|brauerei|apotheke|buchhandlung|"
    r"boulangerie|pharmacie|editions|éditions|imprimerie|ateliers?|maison|société|compagnie|usine|"
    r"stichting|vereniging|fondation|fundación|fondazione|stiftung|verein|"
    r"army reserve|national guard|regiment|battalion|brigade|squadron|fleet|coastguard|border force|"
    r"platforms?|interactive|labs|ai|io|saas|telecommunications|telekom|wireless|broadband|hosting|"
    r"security|securitas|safety|rescue|relief|aid|alliance|coalition|network|council of|league|"
    r"athletic|football club|fc|racing|sports?|leisure|holidays|vacations|adventures|expeditions|"
    r"pet|pets|animal|animals|wildlife|gardens?|botanic|botanical|parks?|trees|seeds|growers|produce|"
    r"livestock|ranch|plantation|estate|mining|minerals|resources|petroleum|refinery|power|electricity|"
    r"utilities|renewables|wind|hydro|nuclear|environmental|recycling|waste|sanitation|"
    r"goods|brands|designs|furniture|fashion|jewell?ers|opticians|dental|veterinary|"
    r"veterinarians|sa|ag|kg|sl|bv)\b\.?",
    re.IGNORECASE,
)
_STRONG_ORGANISATION = re.compile(
    r"\b(hospital|h[oô]pital|universit\w+|coll[eè]ge|[eé]cole|school|bank|ltd|limited|inc|llc|gmbh|group|"
    r"council|"
    r"ministry|museum|hotel|"
    r"company|institute|institut|technologies|solutions|navy|army|air force|police|trust|clinic|library|"
    r"society|foundation|laborator\w+|corporation|restaurant|bakery|brewery|pharmacy)\b",
    re.IGNORECASE,
)
UNIT = re.compile(
    r"^(?:department|dept|faculty|division|school|section|team|ward|unit|office|branch|chair|"
    r"laboratory|lab|group|clinic) (?:of|for)\b|"
    r"\b(?:department|division|team|unit|branch|ward \w+)$|"
    r"^\d{1,4}(?:st|nd|rd|th)\s.*\b(?:group|squadron|wing|battalion|regiment|brigade|division|company|corps|fleet)\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\d{1,4}(?:st|nd|rd|th)\s")
DEGREE = re.compile(
    r"\b(?:b\.?sc|m\.?sc|b\.?a|m\.?a|b\.?eng|m\.?eng|b\.?e|b\.?tech|m\.?tech|ph\.?d|mba|"
    r"ll\.?b|ll\.?m|pgce|hnd|hnc|gcse|"
    r"b\.?ed|m\.?ed|bachelor\S*|master(?:’s|'s|s)?\s(?:of|in|degree|thesis)|master’s|master's|"
    r"doctorate|diploma|degree|abitur|"
    r"baccalaur\w+|a[ -]levels?|licence in|associate of|certificate in|national vocational|high school)\b",
    re.IGNORECASE,
)
GAP = re.compile(
    r"^\W*(?:(?:planned|extended|full-time|family)\s)?(?:cared for\b|(?:parental|maternity|paternity|"
    r"family|medical|sick|carer'?s|"
    r"adoption|compassionate|unpaid|childcare|child-care)[\s-](?:leave|break)|career[\s-](?:break|gap|pause)|"
    r"sabbatical|gap year|year out|break from work|time out|break\b|unemployed|between jobs|job search\w*|"
    r"seeking (?:work|employment)|travell?ing|travels?\b|world trip|relocation|elternzeit|"
    r"stay[\s-]at[\s-]home|"
    r"full-time (?:parent|mother|father|carer)|car(?:ing|ed) for|year off|care of|raising|"
    r"bereavement|recovery|redundan\w+|"
    r"homemaker|household|leave of absence|looking for work|family time|health break)",
    re.IGNORECASE,
)
SELF_EMPLOYED = re.compile(
    r"\bself[\s-]employ(?:ed|ment)\b|\bfree-?lanc(?:e|er|ing)\b|\bsole trader\b|\bown "
    r"business\b|\bselbst(?:st)?ändig\b|"
    r"\bindependent (?:contractor|consultant)\b|\bself\b",
    re.IGNORECASE,
)
UNPAID = re.compile(
    r"\b(?:volunteer\w*|voluntary|unpaid|pro bono|trustee|honorary|charity work|school governor)\b",
    re.IGNORECASE,
)
AGENCY = re.compile(
    r"\b(?:staffing|recruitment|recruiting|recruiters|personnel|temps?|temping|agency|agencies|locums?|"
    r"employment services|manpower|contracting|nursing pool|pool|zeitarbeit)\b",
    re.IGNORECASE,
)
_COUNTRIES = (
    "uk|united kingdom|england|scotland|wales|northern ireland|ireland|usa|u\\.s\\.a?\\.?|"
    "united states|canada|"
    "australia|new zealand|germany|deutschland|france|spain|italy|portugal|netherlands|the "
    "netherlands|belgium|"
    "austria|switzerland|poland|czech republic|czechia|slovakia|hungary|romania|bulgaria|"
    "greece|turkey|norway|"
    "sweden|denmark|finland|iceland|estonia|latvia|lithuania|ukraine|russia|serbia|croatia|slovenia|india|"
    "pakistan|bangladesh|nepal|sri lanka|china|japan|south korea|korea|taiwan|hong kong|singapore|malaysia|"
    "thailand|vietnam|philippines|indonesia|uae|united arab emirates|dubai|saudi arabia|qatar|kuwait|israel|"
    "egypt|morocco|tunisia|nigeria|ghana|kenya|south africa|ethiopia|uganda|senegal|brazil|argentina|chile|"
    "colombia|mexico|peru|oregon|washington|california|texas|florida|georgia|ohio|illinois|new york|london"
)
PLACE = re.compile(
    rf"^(?:{_COUNTRIES}|remote(?:ly)?|hybrid|on-?site|home office|work from home|worldwide|"
    r"[A-Z]{2}(?:\s\d{5})?|[A-Z]{2,3}\s\d{4,5}|\d{4,5}(?:\s?[A-Z]{2})?)$",
    re.IGNORECASE,
)
SMALL = set(
    "of and the for in at on to a an de la le les du des der die das van von den di del "
    "della do da dos das e y et i "
    "und für zu en el al as or with & by og och av för på til i dels".split()
)


_FUNCTION = set(
    "growth marketing operations community content finance sales support everything design product research "
    "logistics people hr it admin administration communications strategy procurement purchasing production "
    "engineering development recruiting pr quality training nursing icu operating room "
    "surgery radiology pharmacy "
    "platform infrastructure security mobile web frontend backend data analytics r&d "
    "accounts payroll legal customer success service services care quality assurance growth talent "
    "acquisition "
    "business development public affairs front back house goods in out stock night day shift shop floor "
    "retail "
    "catering housekeeping reception dispatch shipping receiving planning purchasing compliance risk "
    "audit tax "
    "treasury partnerships community culture events media social brand creative editorial maintenance "
    "facilities estates transport fleet insights ledger control accounts payable receivable ward theatre "
    "emergency paediatrics pediatrics cardiology oncology".split()
)


def is_function(text: str) -> bool:
    """Whether a text only names a kind of work: "Nursing", "Community & Content"."""
    return all(word.lower() in _FUNCTION | SMALL | {"&"} for word in text.split())


def head_of(title: str) -> str:
    """The noun phrase that heads a title: "Director of Sales, North" -> "Director"."""
    return re.split(r"\s(?:of|for|in|to|on|at|with)\s|\s[–—-]\s|[,(/|:]", title, maxsplit=1)[0].strip()


@functools.lru_cache(maxsize=4096)
def title_weight(text: str) -> float:
    """How much a text looks like a job title by its words alone."""
    head = head_of(text)
    words = head.split()
    if not words:
        return 0.0
    last = words[-1].strip(".)")
    weight = 0.0
    tail = " ".join(words[-2:])
    if TITLE_WORD.search(last) or TITLE_WORD.fullmatch(tail):
        weight = 3.0
    elif TITLE_WORD.search(text):
        weight = 2.0
    elif len(last) > 4 and TITLE_END.search(last) and not ORGANISATION_WORD.fullmatch(last):
        weight = 1.0
    if not weight and is_function(text):
        weight = 1.0  # "Community & Content"
    if SENIORITY.match(text):
        weight += 0.8
    return weight


@functools.lru_cache(maxsize=4096)
def organisation_weight(text: str) -> float:
    """How much a text looks like an organisation by its words alone."""
    weight = 0.0
    head = head_of(text)
    tail = text[len(head) :]
    of_what = re.match(r"\s+(?:of|for)\s", tail) and not LEGAL.search(text)
    if head and of_what and TITLE_WORD.search(head.split()[-1]):
        text = head  # "Director of Surgical Services" is no service
    if LEGAL.search(text) and len(text.split()) > 1:
        weight = 3.5
    elif len(head.split()) > 1 and TITLE_WORD.fullmatch(head.split()[-1].strip(".)")):
        weight = 0.0  # "Hotel Receptionist", "Data Analyst"
    elif _STRONG_ORGANISATION.search(text):
        weight = 3.0
    elif ORGANISATION_WORD.search(text):
        weight = 2.0
    if re.search(r"\w\s?&\s?\w", text):
        weight += 0.7
    if UNIT.search(text):  # "77th Airlift Group" stands under the service it belongs to
        weight -= 6.5 if _NUMBERED.match(text) else 2.5
    return weight
