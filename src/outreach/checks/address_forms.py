"""How addresses, links, handles, telephone numbers and bare sums are written, also in disguise."""

from __future__ import annotations

import re

_AT = r"(?:@|＠|\(\s?(?:at|@)\s?\)|\[\s?(?:at|@)\s?\]|\{\s?at\s?\})"
_DOT = r"(?:\.|\(\s?(?:dot|\.)\s?\)|\[\s?(?:dot|\.)\s?\]|\{\s?dot\s?\})"
# Endings of hosts that are no English word, and two that a sentence may begin with are kept in lower case.
_TOP = (
    r"(?:com|org|net|io|dev|co|uk|de|fr|es|nl|eu|ai|app|info|site|page|tech|ru|cn|xyz|biz|example|test|"
    r"invalid|us|link|click|top|shop|online|jobs|careers|gov|edu|mil|int|ca|ch|pl|se|dk|fi|ie|au|nz|jp|br|"
    r"za|pt|cz|ro|hu|gr|kr|sg|hk|tv|gg|gle|ly|cc|mobi|cloud|store|blog|email|agency|recruiting|recruitment|"
    r"(?-i:it|me|work|team|world|life|group|pro|news|live|zone|one))"
)
_PLAIN_TOP = r"(?:com|org|net|io|co|uk|de|ai|app|dev|eu|info|example|test|jobs|careers)"
ADDRESS = re.compile(
    rf"[\w.+%-]+\s?{_AT}\s?[\w-]+(?:\s?{_DOT}\s?[\w-]+)+|"
    rf"\b[\w.+%-]+ at (?:[a-z0-9-]+ dot )+{_PLAIN_TOP}\b|"
    r"\bmailto:\S+",
    re.IGNORECASE,
)
LINK = re.compile(
    r"\b(?:https?|ftp|hxxps?|sftp|tel|sms|tg|whatsapp)\s?:\s?/\s?/\s?\S+|\bwww\s?\.\s?\S+|"
    rf"(?<![\w@.])(?:[a-z0-9][a-z0-9-]*\.)+{_TOP}(?![\w@])(?:[:/]\S*)?|"
    r"(?<![\w@./])(?:[a-z0-9][a-z0-9-]+\.)+[a-z]{2,12}/(?=\S*\w)\S+|"  # any host with a path: "forms.gle/x"
    r"(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.]*\d)(?::\d+)?(?:/\S*)?|"
    rf"\b[a-z0-9-]{{2,}}(?:\s?[\[({{]\s?(?:dot|\.)\s?[\])}}]\s?|\sdot\s|\s\.\s?){_PLAIN_TOP}\b(?:\sslash\s\S+)?",
    re.IGNORECASE,
)
# What has a stop before "net", "js" or "io" and is no host.
TECHNOLOGY = re.compile(
    r"(?:[A-Z][A-Za-z]*\.NET|[\w-]+\.js|(?i:socket\.io|draw\.io|fast\.ai|h2o\.ai|swagger\.io))\b"
)
HANDLE = re.compile(
    r"(?<![\w@.])@[A-Za-z_]\w{2,}|\b\w{2,}#\d{4}\b|"
    r"\b(?:skype|discord|insta(?:gram)?|facebook|linkedin|wechat|line id|telegram|twitter|tiktok|mastodon|"
    r"threads|snapchat|viber)\s?(?::|id|name|handle|user ?name|(?:is|as|under)\s(?=\S*[\w][._\d-]\w))\s?\S+",
    re.IGNORECASE,
)
_DIGIT = r"(?:zero|oh|nought|one|two|three|four|five|six|seven|eight|nine|double|triple)"
PHONE = re.compile(
    r"(?<![\w/.,£$€-])(?:\+\s?\d|\(\d|0\d|1[-.\s]\d{3}[-.\s]|\d{3}[-.\s]\d)[\d\s().–-]{5,17}\d(?![\w%])|"
    r"\b\d{3,}(?:\s(?:dot|dash|point)\s\d{2,})+\b|"
    rf"\b{_DIGIT}(?:[\s,-]+{_DIGIT}){{4,}}\b",
    re.IGNORECASE,
)
SHORT_PHONE = re.compile(r"(?<![\w/.,£$€-])\d{3}[ -]\d{4}(?![\w%-]|[.,]?\s?\d)")
_PAYMENT = (
    r"(?:bonus|allowance|payment|voucher|grant|stipend|cheque|fee|refund|reward|top-up|premium|salary|"
    r"wages?|gift card|fuel card|sign-on|budget|pay|compensation|package|remuneration|relocation sum|"
    r"(?:rail|train|travel|bus) pass|"
    r"loan|gift|prize|bursary|scholarship|(?:holiday|lunch|travel|pocket) money|costs|expenses|subsidy)"
)
SUM = re.compile(
    rf"\b{_PAYMENT}\b(?: (?:is|was|of|worth|up to|about|at|starts at|begins at|comes to|around|with|"
    r"to the value of|from|for)){1,3} (?P<sum>\d[\d,.]*\d|\d+k)\b(?!\s?(?:%|per ?cent|days?|weeks?|months?|"
    r"years?|hours?|minutes?|people|staff|times))|"
    r"\b(?:give|add|pay|receive|get|and|are|is|plus) (?!(?:19|20)\d\d\b)(?:you )?(?P<bare>\d[\d,]*\d\d) "
    r"(?:towards?|on top|extra|every month|each month|for (?:an?|your|every|each))\b|"
    r"\b(?P<grand>\d+) grand\b|\b(?:first |next )?(?:hundred|thousand) (?:pounds|euros|dollars)\b|"
    r"\b(?:five|six|seven)[- ]figure (?:salary|sum|package|pay|bonus|income)\b|"
    r"\b(?:pays?|earn|get|offers?|receive) (?:you )?(?P<short>\d[\d.]*k)\b",
    re.IGNORECASE,
)
# What a text must hold for one of the longer patterns to be worth a search.
NEEDS = {
    ADDRESS: re.compile(r"[@＠]|[(\[{]\s?at|\sdot\s|mailto", re.IGNORECASE),
    LINK: re.compile(r"\w\.\w|://|www|\bdot\b|\s\.\s|:\s/|\[\.\]|\(\.\)", re.IGNORECASE),
    PHONE: re.compile(rf"\d{{3}}|\d[\s.–-]\d|\b{_DIGIT}[\s,-]+{_DIGIT}\b", re.IGNORECASE),
}
