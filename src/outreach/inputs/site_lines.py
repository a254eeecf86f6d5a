"""Lines that a site or a document puts into a description: buttons, notices, captions, rows of facts.

What is cut here is cut by its own words; whether a block looks like description at all is scored
elsewhere (`block_scores`).
"""

from __future__ import annotations

import re

from outreach.inputs.page_text import Block

_CALLS = re.compile(
    r"^(?:apply(?: now| here| for this (?:job|role))?|save(?: (?:this )?job)?|share(?: this job)?|reply|"
    r"report(?: this (?:job|ad|advert))?|back(?: to .*)?|print|sign in.*|log in.*|create (?:an )?account.*|"
    r"upload.*cv.*|view (?:all )?.*jobs?|see (?:all )?.*jobs?|follow us.*|copy (?:the )?link.*|"
    r"posted .*|published .*|job id.*|ref(?:erence)?\.?:? ?[\w/-]+|easy apply|quick apply|"
    r"\d+ (?:applicants?|views?|people).*|©.*|\(c\) ?\d{4}.*|all rights reserved.*)$",
    re.IGNORECASE,
)
_COOKIES = re.compile(r"\bcookies?\b.*\b(?:accept|consent|partners|privacy|settings|policy)\b", re.I)
_BUTTON_WORDS = frozenset(
    "share this job role vacancy page ad advert post posting via on by to with print e-mail email mail "
    "copy link url tweet "
    "facebook linkedin twitter x whatsapp pinterest reddit telegram xing messenger instagram save "
    "favourite favorite "
    "bookmark report flag like follow apply now online here refer a an friend someone download pdf send "
    "the view show more "
    "less all see full read close next previous back top or and easy quick 1-click start application 0 1 2 "
    "3".split()
)
_BUTTON_VERBS = frozenset(
    "share print e-mail email copy tweet save bookmark report flag apply refer download send view show see "
    "read".split()
)
_NOTICE = re.compile(
    r"^see who\b.*\b(?:hired|hiring|know|works?)\b|^be (?:among|one of) the first\b|^referrals? increase|"
    r"^(?:apply|refer|share|save|print|report|flag|e-?mail) (?:for |to )?(?:this|the) (?:job|role|position|"
    r"vacancy|ad|"
    r"advert|post|posting)\b[^.]{0,60}$|"
    r"^principals only\b|^do not contact (?:us|me|this poster)\b.*\b(?:unsolicited|services|offers)\b|"
    r"\bfunction is not working\b|^please refresh\b|^sorry,? (?:the|this) \w+ (?:function|feature)|"
    r"^page \d+(?: (?:of|/) ?\d+)?$|^\d+ / \d+$|^[^.!?]{0,80}[–—|-] ?v(?:ersion)?\.? ?\d[\d.]*$|"
    r"^[^.!?,:]{0,60}\b(?:recruitment|candidate|applicant|application|information) pack\b[^.!?:]{0,24}$|"
    r"\b(?:photo(?:graph)?s?|picture|image)(?: ?: ?| by | © ?|,? courtesy)|^(?:photo|image|picture|video|"
    r"watch|map) ?:|"
    r"^pulled from the full\b|^here[’']s how the job\b|^\+? ?(?:show|read|see|view) (?:more|less|all|"
    r"full\b.*)$|"
    r"^estimated by\b|\bthumbs (?:up|down)\b|^job segment ?:|^(?:\w+ id|position id|req(?:uisition)? id) ?:|"
    r"\(pdf,? ?[\d.,]+ ?[km]b\)|\bopens in (?:a )?new (?:tab|window)\b|^endorsed (?:for|by)\b|\brecently "
    r"active\b|"
    r"^skills to be assessed\b|^this (?:posting|advert|vacancy) may be (?:closed|removed) at any time|"
    r"^thank you for taking the time to apply\b|\bfill in the (?:short )?form below\b|\bai may have been "
    r"used to\b|"
    r"^you can (?:stop|unsubscribe|cancel)\b|\bunsubscribe\b|^this (?:site|website) (?:sets|uses|stores)\b|"
    r"\b(?:cv|r[eé]sum[eé])\b[^.]*\bchecked by\b|^follow (?:along|us|our)\b|^could you spare\b|^donate\b|"
    r"^\d+ backlinks?\b|\bcomments are (?:off|closed)\b|^[★☆⭐ ]{3,}|^\d[.,]\d ?[★⭐]|^last edited\b|"
    r"^(?:get|create|set up|receive) (?:an? )?(?:job )?(?:alerts?|new jobs|e-?mails?)\b[^.]*$|"
    r"^(?:not ready to apply|know someone|interested in this)\b.*\?|^join our talent\b|^sign (?:in|up) to\b",
    re.IGNORECASE,
)
# headings of what a site says of every job, with the text below them
_SITES_HEADING = re.compile(
    r"^(?:disclosure and barring(?: service)?(?: check)?|certificate of sponsorship|share (?:this|the) .*|"
    r"skills to be assessed.*|job segment|attachments?|documents to download|in other languages)\W*$",
    re.IGNORECASE,
)
# and of the lines about the employer that close a site's page
_TAIL_HEADING = re.compile(
    r"^(?:employer details|supporting documents|(?:about|contact) (?:the|this) (?:site|board|recruiter)|"
    r"job documents|"
    r"related (?:documents|links))\W*$",
    re.IGNORECASE,
)
_LABEL = (
    r"date(?: posted)?|locations?|(?:job|work|primary) locations?|company|employer|organi[sz]ation|"
    r"facility|site|base|"
    r"salary|pay(?: scheme| range| rate)?|compensation|remuneration|grade|band|hours?|working pattern|"
    r"schedule|shifts?|"
    r"contract(?: type)?|job|post(?: title)?|job (?:id|type|title|ref\w*|details|number|category|function|"
    r"schedule)|"
    r"position(?: title)?|title|ref\w*|closing(?: date)?|deadline|department|team|division|start(?: date)?|"
    r"posted(?: on)?|"
    r"viewed|industry|category|type|level|experience|req\w* ?(?:id|number|#)?|vacancy (?:id|type|"
    r"reference)|visa sponsorship|"
    r"remote(?: work policy| type)?|employment type|time type|reports to|responsible (?:to|for)|"
    r"accountable to|"
    r"(?:un)?posting date|opening date|job number|status|details|town|city|country|region|duration|"
    r"workload|skills|"
    r"number of (?:posts|positions|openings)|seniority(?: level)?|function|fte|overtime|travel"
)
_LOOSE = (  # labels that stand before their value without a colon
    r"date posted|location|salary|pay(?: scheme)?|hours|contract(?: type)?|job (?:id|type|ref\w*)|ref\w*|"
    r"closing(?: date)?|"
    r"deadline|department|start date|posted|viewed|industry|req\w* ?(?:id|number)|vacancy (?:id|type)|visa "
    r"sponsorship|"
    r"remote work policy|job number|employment type"
)
_ABOVE = re.compile(
    rf"^(?:{_LABEL})\s*(?::.{{0,60}})?$|^(?:{_LOOSE})\s.{{0,60}}$|"
    r"^(?:full|part)[- ]time\b.{0,40}$|^permanent\b.{0,30}$|^(?:hybrid|remote|on-?site|in[- "
    r"]office)\b.{0,30}$|^[£$€]\s?\d.{0,60}$|^\d[\d.,]* ?[£$€].{0,30}$|"
    r"^the closing date is\b.{0,40}$|^.{0,40}\s[·•|]\s.{0,40}$|"
    r"^\d{1,2}[:.]\d\d ?[ap]?m?\b.{0,40}$|^[A-Z]{0,5}[-/]?\d[\d./-]{3,}[\w/. -]{0,12}$|"
    r"^(?:\d{1,2}(?:st|nd|rd|th)? )?(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]* \d.{0,24}$",
    re.IGNORECASE,
)
_ONLY_LABEL = re.compile(rf"^(?:{_LABEL})\s*:?$", re.IGNORECASE)


def is_call(line: str) -> bool:
    """Whether a line is a button or notice of the site: "Apply now", "Save", "Accept cookies"."""
    return bool(_CALLS.match(line) or _COOKIES.search(line))


def is_site_line(block: Block) -> bool:
    """Whether a block is a site's button, notice or caption, or a document's page number or head."""
    if is_call(block.text):
        return True
    words = [word.strip(".,:;|/·()") for word in block.text.lower().split()]
    words = [word for word in words if word]
    if block.tag == "figcaption" and len(words) <= 20:
        return True
    if words and len(words) <= 16 and words[0] in _BUTTON_VERBS and set(words) <= _BUTTON_WORDS:
        return True
    return len(words) <= 60 and bool(_NOTICE.search(block.text))


def without_site_sections(blocks: list[Block]) -> list[Block]:
    """Without what stands below headings under which sites say the same of every job."""
    total = sum(len(block.text.split()) for block in blocks)
    kept: list[Block] = []
    skipping = False
    for at, block in enumerate(blocks):
        short = len(block.text.split()) <= 8
        left = sum(len(rest.text.split()) for rest in blocks[at:])
        if short and _TAIL_HEADING.match(block.text) and left < 0.25 * total:
            break
        if block.is_heading:
            skipping = short and bool(_SITES_HEADING.match(block.text))
        if not skipping:
            kept.append(block)
    return kept


def is_wordy(block: Block) -> bool:
    """Whether a block is prose and not a label, a value or a heading."""
    return len(block.text.split()) > 9 or block.text.rstrip().endswith((".", "!", "?", ";"))


_FACTS_HEADING = re.compile(
    r"^(?:(?:job |key |role |vacancy )?(?:details|facts|information|overview)|at a glance|in brief)\W*$",
    re.IGNORECASE,
)
_FEWEST_LABELS = 3  # in a row, each with its value, that make a table of facts


def without_fact_tables(blocks: list[Block]) -> list[Block]:
    """Without rows of labels and values, wherever a site has put them: "Contract", "Permanent", "Grade"."""
    dropped: set[int] = set()
    at = 0
    while at < len(blocks):
        labels, end = 0, at
        while end < len(blocks) and _ONLY_LABEL.match(blocks[end].text):
            labels, end = labels + 1, end + 1
            values = 0
            while end < len(blocks) and values < 2 and _is_value(blocks[end], blocks[at]):
                values, end = values + 1, end + 1
        if labels >= _FEWEST_LABELS:
            dropped.update(range(at, end))
            if at and _FACTS_HEADING.match(blocks[at - 1].text):
                dropped.add(at - 1)
        at = max(end, at + 1)
    return [block for at, block in enumerate(blocks) if at not in dropped]


def _is_value(block: Block, label: Block) -> bool:
    long = len(block.text.split()) > 12 or (is_wordy(block) and block.text.endswith("."))
    heading = block.is_heading and block.tag in ("h1", "h2", "h3", "h4", "h5", "h6")
    item = block.tag == "li" and label.tag != "li"
    return not (long or heading or item or _ONLY_LABEL.match(block.text))


def without_facts_above(blocks: list[Block]) -> list[Block]:
    """A description without the short facts that stand above it: date, pay, contract, "Town · Full time"."""
    first = 0
    while first < len(blocks) and not (is_wordy(blocks[first]) and not _ABOVE.match(blocks[first].text)):
        block = blocks[first]
        if (
            block.tag == "li"
            and not _ABOVE.match(block.text)
            and first
            and not _ABOVE.match(blocks[first - 1].text)
        ):
            break
        first += 1
    facts = [at for at, block in enumerate(blocks[:first]) if _ABOVE.match(block.text)]
    if not facts or (facts[0] > 1 and len(facts) <= 2):
        return blocks
    # what stands between two facts, a label's value say, goes with them
    end = facts[-1] + 1
    if _ONLY_LABEL.match(blocks[facts[-1]].text) and end < first and not blocks[end].is_heading:
        end += 1
    return blocks[end:]
