"""Job titles in a sentence: where they stand, whom they are given to, and whether two mean the same post."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from outreach.checks.statements import Statement
from outreach.checks.words import STOP, Word, key_of, words_of
from outreach.inputs.header_words import TITLE_WORD

# Words that set the grade of a post. Those in one group mean the same grade.
_GRADES = {
    "junior": -1, "jr": -1, "trainee": -2, "apprentice": -2, "intern": -3, "graduate": -1, "assistant": -1,
    "senior": 1, "sr": 1, "lead": 2, "principal": 3, "staff": 3, "chief": 5, "head": 4, "director": 5,
    "deputy": 2, "vice": 5, "president": 6, "executive": 3, "sous": -1, "manager": 3, "supervisor": 2,
    "leader": 2, "foreman": 2, "associate": -1, "vp": 5, "group": 4, "global": 4, "cto": 6,
    "ceo": 6, "cfo": 6, "coo": 6, "founder": 6,
}  # fmt: skip
_HEAD_CLASSES = (
    {"engineer", "developer", "programmer", "coder"}, {"chef", "cook"}, {"nurse", "matron"},
    {"teacher", "tutor", "lecturer", "instructor"}, {"manager", "leader"}, {"driver", "courier"},
    {"joiner", "carpenter"}, {"physician", "doctor"}, {"recruiter"}, {"coordinator", "co-ordinator"},
    {"adviser", "advisor"}, {"lawyer", "solicitor", "attorney"}, {"barkeeper", "bartender", "barista"},
    {"clerk", "administrator"}, {"technician", "mechanic", "fitter"}, {"editor", "writer"}, {"vet", "veterinarian"},  # noqa: E501
    {"welder", "fabricator"}, {"carer", "caregiver"}, {"scientist", "researcher"},
)  # fmt: skip
_NOT_A_TITLE = frozenset(
    "lead head host server guide agent reader fellow resident worker leader hand principal partner owner "
    "operator producer guard coach dean captain major associate executive sales docker representative "
    "helper water paper order computer power number matter newsletter center parameter offer "
    "member user customer "
    "master chair bachelor student "
    "container layer printer router scanner trailer freezer server reader counter register".split()
)
_COUNTS = frozenset("two three four five six seven eight nine ten eleven twelve several many".split())
_OF_STUDY = frozenset(["master", "masters", "bachelor", "bachelors"])
_PRAISE = frozenset(
    "talented experienced skilled great strong new next second third fellow good fantastic "
    "driven dedicated motivated "
    "passionate excellent outstanding exceptional accomplished seasoned successful another additional hands-on "  # noqa: E501
    "calm careful curious reliable hiring first true natural better key former current "
    "previous full-time part-time".split()
)


@dataclass(frozen=True)
class Title:
    """A title phrase: words [first, end) of its statement."""

    text: str
    first: int
    end: int
    capital: bool


@lru_cache(maxsize=8192)
def _is_title_word(low: str) -> bool:
    return bool(TITLE_WORD.fullmatch(low))


def _is_head(word: Word) -> bool:
    low = word.low.rstrip(".")
    if low in ("partner", "owner", "founder") and word.text[:1].isupper():
        return True
    if re.search(r"[’']s?$", word.text) and low in _OF_STUDY:
        return False  # "your master's in", "a bachelor's degree"
    return _is_title_word(low) and not (low.endswith("s") and low not in ("sales", "hostess", "waitress"))


def titles_in(statement: Statement) -> tuple[Title, ...]:
    """Every title phrase of a statement: "Senior Software Engineer", "Head of Data", "night nurse"."""
    spans = tuple((mention.first, mention.end) for mention in statement.mentions)
    return _titles_of(statement.text, spans)


@lru_cache(maxsize=2048)
def _titles_of(text: str, spans: tuple[tuple[int, int], ...]) -> tuple[Title, ...]:
    return tuple(
        _find_titles(text, words_of(text), {index for first, end in spans for index in range(first, end)})
    )


def _find_titles(text: str, words: tuple[Word, ...], named: set[int]) -> Iterator[Title]:
    index = 0
    while index < len(words):
        if index in named or not _is_head(words[index]):
            index += 1
            continue
        end = index + 1
        while end < len(words) and _is_head(words[end]) and not words[end].sign and end not in named:
            end += 1
        if end + 1 < len(words) and words[end].low == "de" and words[end + 1].text[:1].isupper():
            end += 2  # "Chef de Partie"
        first = index
        while first > 0 and index - first < 5:
            before, here = words[first - 1], words[first]
            if here.sign not in ("", "-", "/", "&") or first - 1 in named or before.is_number:
                break
            if (
                before.low in STOP
                or before.low in _PRAISE
                or before.low in ("&", *_COUNTS)
                or before.low.endswith("ly")
            ):
                break
            if before.low in (
                "experience",
                "role",
                "position",
                "work",
                "works",
                "worked",
                "hired",
                "hire",
                "need",
                "needs",
                "seek",
                "seeks",
                "seeking",
                "hiring",
                "named",
            ):
                break
            if not before.text[:1].isupper() and here.text[:1].isupper():
                break  # "join Senior Engineer": what stands before the capitals is no part of them
            if (
                before.low.endswith(("ing", "ed"))
                and not before.text[:1].isupper()
                and before.low not in _TRADES
            ):
                break
            first -= 1
        if end < len(words) and words[end].low in ("of", "for") and words[index].low in (
            "head", "director", "vp", "president", "manager", "chief", "professor", "lead", "officer", "supervisor", "teacher",  # noqa: E501
        ):  # fmt: skip
            tail = end + 1
            while (
                tail < len(words)
                and tail not in named
                and not words[tail].sign
                and words[tail].text[:1].isupper()
                and tail - end < 4
            ):
                tail += 1
            end = tail if tail > end + 1 else end
        if end < len(words) and re.fullmatch(r"I{1,3}|IV|V|[1-4]", words[end].text) and not words[end].sign:
            end += 1
        lone = end - first == 1
        capital = all(word.text[:1].isupper() or word.low in ("of", "and") for word in words[first:end])
        if not (lone and (words[first].low in _NOT_A_TITLE or (first == 0 and not capital))):
            yield Title(text[words[first].start : words[end - 1].end], first, end, capital)
        index = end


_TRADES = frozenset(
    "engineering marketing purchasing accounting nursing teaching training manufacturing operating planning building "  # noqa: E501
    "testing cleaning catering recruiting licensing banking pricing reporting editing "
    "publishing sailing mining "
    "welding roofing plumbing visiting acting managing registered certified licensed chartered skilled qualified".split()  # noqa: E501
)


@lru_cache(maxsize=4096)
def _parts(title: str) -> tuple[frozenset[str], frozenset[str], str]:
    """(grade words, stems of the trade, the noun that heads it)."""
    lows = [word.low.rstrip(".") for word in words_of(re.sub(r"\s*\([^)]*\)", "", title))]
    head_end = next((i for i, low in enumerate(lows) if low in ("of", "for", "in")), len(lows))
    head = next(
        (low for low in reversed(lows[:head_end]) if _is_title_word(low)), lows[head_end - 1] if lows else ""
    )
    grades = frozenset(low for low in lows if low in _GRADES and low != head)
    if head in (
        "head",
        "director",
        "chief",
        "president",
        "manager",
        "lead",
        "supervisor",
        "leader",
        "intern",
        "trainee",
        "apprentice",
    ):
        grades |= {head}
    trade = frozenset(
        key_of(low)
        for low in lows
        if low not in _GRADES and low not in STOP and low != head and not re.fullmatch(r"i{1,3}|iv|v|\d", low)
    )
    return grades, trade, head


_SAME_GRADE = {
    "sr": "senior",
    "jr": "junior",
    "leader": "lead",
    "vp": "vice",
    "president": "vice",
    "supervisor": "lead",
}


def _level(grades: frozenset[str]) -> int:
    return max((_GRADES[grade] for grade in grades), key=abs, default=0)


def _same_head(one: str, other: str) -> bool:
    return (
        one == other
        or key_of(one) == key_of(other)
        or any(one in kin and other in kin for kin in _HEAD_CLASSES)
    )


_NEAR = (
    {"full-stack", "fullstack", "full", "stack"}, {"backend", "back-end", "server"}, {"frontend", "front-end", "front"},  # noqa: E501
    {"devop", "platform", "sit", "reliability"}, {"softwar", "web", "application"},
)  # fmt: skip


def _trade_keys(trade: frozenset[str]) -> set[str]:
    return {piece for key in trade for piece in (key, *key.split("-"))}


def difference(title: str, stated: str, *, may_drop_grade: bool = True) -> str:
    """What makes one title another post than the stated one, or "" when it is the same, maybe shortened."""
    grades, trade, head = _parts(title)
    own_grades, own_trade, own_head = _parts(stated)
    if not head:
        return ""
    told, own = _trade_keys(trade), _trade_keys(own_trade)
    if not _same_head(head, own_head):
        if key_of(head) in own or (not trade and key_of(head) in {key_of(word) for word in own_grades}):
            pass  # "the pastry lead" of a "Lead Pastry Chef"
        elif (head in _GRADES and own_head in _GRADES) or not (
            told & own and head in ("lead", "specialist", "professional")
        ):
            return f"{title!r} is not {stated!r}"
    extra = (
        {_SAME_GRADE.get(grade, grade) for grade in grades}
        - {_SAME_GRADE.get(grade, grade) for grade in own_grades}
        - {key_of(own_head), own_head}
    )
    if grades and (
        extra or (_level(grades) != _level(own_grades) and own_grades and len(grades) < len(own_grades))
    ):
        return f"{title!r} is another grade than {stated!r}"
    if (
        title[:1].isupper()
        and told - own
        and (own - told or own_grades - grades)
        and not any(told & group and own & group for group in _NEAR)
    ):
        return f"{title!r} is not {stated!r}"
    if own_grades and not grades and not may_drop_grade and trade:
        return f"{title!r} is another grade than {stated!r}"
    kin = told & own or not told
    kin = kin or any(told & group and (own & group or not own) for group in _NEAR)
    if not kin and own:
        return f"{title!r} is another trade than {stated!r}"
    if told and not own and not kin:
        return f"{title!r} says more than {stated!r}"
    return ""


Giver = Literal["offer", "candidate", ""]
_OFFER_BEFORE = re.compile(
    r"(?:\b(?:role|position|post|job|title)\s(?:is|would be|will be)\s(?:that of\s)?(?:an?\s|"
    r"the\s)?|\b(?:role|position|post|job|opening|opportunity|vacancy|place|"
    r"seat)\s(?:is\s)?(?:of|as|for)\s(?:an?\s|the\s|our\s|its\s|their\s)?(?:new\s|next\s)?|"
    r"\b(?:looking for|looking to hire|hiring|seeking|seeks|needs?|recruiting|searching for|"
    r"search for|in search of|to hire|to fill|want|wants)\s"
    r"(?:an?\s|the\s|our\s|its\s|their\s|another\s|someone as\s|one more\s|a new\s)?(?:\w+\s){0,1}?|"
    r"\b(?:join|joining)\b[^.;]{0,40}\sas\s(?:an?\s|the\s|our\s|its\s|their\s)?(?:new\s|next\s)?|"
    r"\b(?:become|becoming|be|being)\s(?:our|the|its|their|a|an)\s(?:new\s|next\s)?|\b(?:our|"
    r"its|their) (?:new|next|open|vacant|second|first)\s|"
    r"^(?:opportunity|role|position|new role|new opportunity|job|re|invitation|"
    r"join us)\s?[:–-]?\s(?:as\s|for\s)?(?:an?\s|our\s)?)$",
    re.IGNORECASE,
)
_OFFER_AFTER = re.compile(
    r"^\s(?:role|position|opening|opportunity|vacancy|post|job)\b(?!\s(?:you (?:had|held|left|"
    r"hold)|that you))",
    re.IGNORECASE,
)
_AS = re.compile(r"\b(?:as|in the role of)\s(?:an?\s|the\s|our\s|its\s|their\s)?(?:new\s)?$", re.IGNORECASE)
_WOULD = re.compile(
    r"\byou(?:’d|'d|’ll|'ll| (?:\w+ly )?(?:would|will|could|can|may|get))\b(?! have )|"
    r"\bwould you\b|\byour (?:\w+ )?(?:tasks|day|work|role|job)\b[^.]{0,20}\b(?:would|will)\b",
    re.IGNORECASE,
)
_YOURS_BEFORE = re.compile(
    r"\b(?:you(?:’re|'re|’ve been|'ve been| are| were| work(?:ed)?| have(?: been| worked)?|"
    r" serve[ds]?| started| began| became| joined| held| hold| had|"
    r" rose| moved| grew|r)|your|promoted|previously|formerly|once|current(?:ly)?|former|from)\b[^.;]{0,48}$",
    re.IGNORECASE,
)


# What makes a title the reader's own: "rose to", "stopped being", "the title of ... was yours".
_RANK = re.compile(
    r"\b(?:[Yy]ou (?:rose|climbed|moved up|were raised|were promoted|began|started|ended|finished|"
    r"came in|trained) "
    r"(?:to|as|up to|to be|in as)|you (?:used to be|stopped being|ceased to be|became|remain|are "
    r"still|were made)|"
    r"[Pp]romoted to|had you (?:as|for) (?:its|their|a|an)|your (?:rank|grade|badge) of)\s"
    r"(?:an? |the |[A-Z][\w&-]*(?: [A-Z&][\w-]*)*(?:’s|'s) |its |their )?$"
)
_RANK_OF = re.compile(r"\b(?:title|rank|post|grade|position) of (?:an? )?$", re.IGNORECASE)
_AS_THEIRS = re.compile(r"\b[Aa]s [A-Z][\w&-]*(?: [A-Z&][\w-]*)*(?:’s|'s) $")
_OFFERS = re.compile(r"\b(?:would|will|could|next|if)\b", re.IGNORECASE)


def given_to(title: Title, statement: Statement) -> Giver:
    """Whether a title is the offered post's, the reader's own, or somebody else's."""
    text = statement.text
    start, end = statement.words[title.first].start, statement.words[title.end - 1].end
    left, right = text[:start], text[end:]
    if statement.place == "subject":
        return "offer"
    if statement.place != "body":
        return ""
    at_company = re.match(r"^(?:’s|'s)?,?\s(?:at|with|for|of)\s(?:the\s)?", right)
    if (
        at_company
        and statement.type in ("company", "role")
        and any(
            m.org.kind == "company" and statement.words[m.first].start == end + at_company.end()
            for m in statement.mentions
        )
    ):
        return "offer"
    if (
        statement.type in ("company", "role")
        and title.end - title.first > 1
        and not re.search(r"\byou (?:were|are|have|led|had)\b", text, re.I)
    ):
        acts = re.search(
            r"(?:^|[,;:]\s|\b(?:by|because|to|what|and|of|that)\s)(?:the|an?|their|its)\s$", left, re.I
        )
        named = re.search(
            r"\b(?:title|name of the work|post|to get|needs?)\b[^.;]{0,24}$", left, re.I
        ) or re.match(r"^\sis (?:what|the (?:title|post|job|role))\b|^\spost\b", right, re.I)
        if (acts and title.capital) or named:
            return "offer"
    if re.search(
        r"\b(?:other|fellow|two|three|four|five|several|many|with|by|under|for|beside|alongside|"
        r"meet|ask|call|write to|the|every|each|her|his|their|to an?)\s$",
        left,
        re.I,
    ) and not (_OFFER_BEFORE.search(left) or _OFFER_AFTER.match(right) or _AS.search(left)):
        return ""
    was_yours = _RANK_OF.search(left) and re.match(r"^ (?:was|is|has been) yours\b", right)
    as_theirs = _AS_THEIRS.search(left) and re.match(r"^,? you (?!would|will|could|might|may)", right)
    if (_RANK.search(left) and not _OFFERS.search(left)) or was_yours or as_theirs:
        return "candidate"
    if re.search(
        r"\b(?:your promotion|promoted you|you were promoted|made you) (?:to |as )?(?:an? |the )?$",
        left,
        re.I,
    ):
        return "candidate"
    if statement.type == "candidate" and re.search(
        r"\b(?:your|all (?:two|three|four|those)|these) titles\b|\bwhich (?:is|was) you\b", right, re.I
    ):
        return "candidate"
    own = bool(
        re.search(
            r"\b(?:your|you|previous|former|past|current|present|last|first)\b[^.;,]{0,40}$", left, re.I
        )
    )
    new = bool(re.search(r"\byour (?:next|new|future)\b[^.;,]{0,30}$", left, re.I))
    if new:
        return "offer"
    if _OFFER_AFTER.match(right) and not own:
        return "offer"
    if _OFFER_BEFORE.search(left) and not re.search(
        r"\b(?:your|you (?:were|are|have been|held|had))\b[^.;,]{0,40}$", left, re.I
    ):
        return "offer"
    employer_next = next(
        (m for m in statement.mentions if m.org.kind == "employer" and m.first - title.end in (0, 1, 2)), None
    )
    company_next = next(
        (m for m in statement.mentions if m.org.kind == "company" and m.first - title.end in (0, 1, 2)), None
    )
    if _AS.search(left):
        if company_next and not company_next.org.posts and re.match(r"^,?\s(?:at|with|for|of)\b", right):
            return "offer"
        if own and not re.search(
            r"\b(?:would|will|could|join)\b[^.;]{0,40}$|\byou[’'](?:d|ll)\b[^.;]{0,40}$", left, re.I
        ):
            return "candidate"
        if re.search(r"\byears? (?:as|spent as)\s(?:an?\s|the\s)?$", left, re.I):
            return "candidate"
        if company_next or (_WOULD.search(text) and not employer_next):
            return "offer"
        if re.search(r"\b(?:join|interest\w*|consider\w*|welcome|see you)\b[^.;]{0,50}$", left, re.I):
            return "offer"
        return (
            "candidate"
            if employer_next or statement.type == "candidate"
            else "offer"
            if statement.type == "role"
            else ""
        )
    if company_next and re.match(r"^,?\s(?:at|with|for|of)\b", right):
        return "offer"
    if employer_next and re.match(r"^,?\s(?:at|with|for|of)\b", right):
        return "candidate"
    if _YOURS_BEFORE.search(left) and statement.type == "candidate":
        return "candidate"
    if (
        not left.strip()
        and statement.type != "company"
        and not _WOULD.search(text)
        and (
            re.match(r"^[^.;]{0,80}\byou (?:have|are|were|had|led|did|worked)\b", right, re.I)
            or statement.type == "candidate"
        )
    ):
        return "candidate"
    if re.search(
        r"\b(?:worked|working|serv\w+|employed|stint|time|years|began|"
        r"start\w*)\b[^.;]{0,20}\bas\s(?:an?\s)?$",
        left,
        re.I,
    ):
        return "candidate"
    return ""
