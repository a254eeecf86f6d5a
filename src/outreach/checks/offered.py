"""Whether a name stands where the hiring company belongs: its clause is read, else the clause's content."""

from __future__ import annotations

import re
from functools import cached_property

from outreach.checks import placing
from outreach.checks.clauses import Around, around
from outreach.checks.frames import hires_by_frame
from outreach.checks.known_frames import known_by_frame
from outreach.checks.sources import Sources
from outreach.checks.statements import Statement
from outreach.checks.support import Support, support
from outreach.checks.words import DEGREE_WORD, GENERIC_KEYS, content_keys


def is_offered(statement: Statement, first: int, end: int, kind: str, sources: Sources) -> bool:
    """Whether the name at words [first, end) stands in the place of the company that hires."""
    return bool(reason_of_offer(statement, first, end, kind, sources))


def reason_of_offer(statement: Statement, first: int, end: int, kind: str, sources: Sources) -> str:
    """Why a name is read as the place of the offer: "told", or its "content"; "" where it is not."""
    if statement.place == "greeting":
        return ""
    if statement.place == "sign_off":
        return "told" if kind == "employer" else ""
    if statement.place == "subject":
        left = statement.text[: statement.words[first].start]
        back = re.search(r"\b(?:your|after|from|since|beyond|following|leaving|background)\b", left, re.I)
        return "" if back else "told"
    here = around(statement, first, end, sources)
    if known_by_frame(here, kind):
        return ""
    if hires_by_frame(here, kind):
        return "told"
    if _named_for_what_it_is(here, kind):
        return ""
    if _hires(here, kind):
        return "told"
    if kind == "school" and DEGREE_WORD.search(statement.text.replace(statement.span(first, end), "")):
        return ""
    held = _held_there(statement, first, sources) if kind == "employer" else ()
    if (known := _job_at(here, held)) is not None:
        return "told" if known else ""
    content = _Content(statement, here, first, sources, kind)
    if back := _looks_back(here):
        return (
            "content" if back == "beside" and "Cname" not in here.text and content.is_job(least=2.5) else ""
        )
    if placing.MODAL_RIGHT.match(here.right) and not placing.lets_go(here.right):
        return "told"
    if placing.MODAL.search(here.main):
        return _in_a_possibility(here, kind, content)
    return _in_a_statement(here, kind, content)


def _sentence_of(here: Around) -> str:
    """The sentence with the name, where two stand in one."""
    return re.split(r"[.?!]\s", here.before)[-1] + here.text[len(here.before) :]


def _named_for_what_it_is(here: Around, kind: str) -> bool:
    """ "clients such as X", "posted on X", "through X": the name's true part is said beside it."""
    if placing.KIND_RIGHT.match(here.after) and not placing.HIRE_RIGHT.match(here.right):
        return True
    if (
        kind in ("agency", "board")
        and placing.FOR_COMPANY.search(here.after)
        and not placing.ALWAYS_LEFT.search(here.before)
    ):
        return True
    if (
        placing.ALWAYS_LEFT.search(here.before)
        or placing.HIRE_RIGHT.match(here.right)
        or placing.HIRE_RIGHT.match(here.after)
    ):
        return False
    noun = placing.JOB_NOUN_LEFT.search(here.before) or placing.TELL_LEFT.search(here.before)
    if kind == "board":
        if placing.BOARD_RIGHT.match(here.after):
            return not here.left.strip() or not re.match(r"^\sand\b", here.after)
        return bool(placing.BOARD_LEFT.search(here.before)) and not re.search(
            r"\b(?:team|colleagues|people|job|role|work) from (?:the )?$", here.before
        )
    if kind == "client":
        if re.search(r"\bCname\b[^,;]*\bwork(?:s|ed|ing)? (?:for|with)\s(?:the\s)?$", here.left):
            return True
        if placing.KIND_LEFT.search(here.left) and not noun:
            return True
        return (
            "Cname" in _sentence_of(here)
            and not noun
            and not placing.JOIN_LEFT.search(here.left)
            and not placing.MODAL_RIGHT.match(here.right)
        )
    if kind == "agency":
        return (
            bool(placing.AGENCY_LEFT.search(here.left))
            and not noun
            and not re.search(r"\bat (?:the )?$", here.left)
        ) or (placing.SUBJECT_LEFT.match(here.left) is not None and "Cname" in here.main)
    return bool(
        kind in ("employer", "name")
        and placing.KIND_LEFT.search(here.left)
        and re.search(r"\b(?:clients?|customers?|suppliers?|competitors?|rivals?)\b", here.left)
    )


_TOWARDS = re.compile(
    r"\bfrom (?:the )?(?:[\w'-]+ ){0,4}?Oname\b.*\bto\s(?:the\s)?(?:[\w'-]+ (?:at|of|with) (?:the )?)?$"
)
_STEP = re.compile(
    r"^(?!.*\byou(?:'ve)? (?:went|moved|came|took|rose|have)\b).*\b(?:would|will|could|is|be|step|way)\b"
)


def _hires(here: Around, kind: str) -> bool:
    """ "on behalf of X", "X is hiring", "X, the firm that hires", "X is where the post is"."""
    if placing.ALWAYS_LEFT.search(here.left):
        return not re.search(r"\byou(?:'ve|'re)? (?!would|will|could|may|might)[^,;]*$", here.left)
    if re.search(r"\b(?:nobody|no one|none)\b", here.left):
        return False
    if placing.COULD_BE.match(here.after) or (_TOWARDS.search(here.before) and _STEP.search(here.text)):
        return True
    if (
        here.opening == "what"
        and not here.left.strip()
        and re.match(r"^(?: now| also)? [a-z]{2,}s\b(?!.*\byou)", here.right)
    ):
        return True  # "windows are what X makes"
    after = here.after if len(here.right) < 5 or here.after.startswith(",") else here.right
    if re.search(r"\bit is\s(?:the\s)?$", here.left) and re.match(
        r"^,?\s(?:that|which|who)\s(?!you)", here.after
    ):
        return True
    return bool(placing.HIRE_RIGHT.match(after) or placing.HIRE_RIGHT.match(here.right))


def _held_there(statement: Statement, first: int, sources: Sources) -> tuple[str, ...]:
    posts = [post for m in statement.mentions if m.first == first for post in m.org.posts]
    return tuple(sources.post(post).title for post in posts if sources.post(post).title)


def _job_at(here: Around, held: tuple[str, ...]) -> bool | None:
    """ "the Tjob at X", "a role at X", "join X": True when it offers, False when it looks back, else None."""
    left = here.left
    back = placing.told_of_reader(left, here.opening) or bool(placing.TAUGHT_YOU.match(here.right))
    modal = bool(placing.MODAL.search(here.main))
    if match := re.search(
        r"\bTjob(?:'s)?(?:\s(?:post|role|position|job|vacancy|opening|desk))?(?:,|\s)\s?(?:at|of|for|with|"
        r"in|from|here at)\s(?:the\s)?$",
        left,
    ):
        ahead = left[: match.start()].replace("used to", "")
        yours = re.search(r"\b(?:you|your|you're|you've)\b[^,;]*$", ahead)
        if yours and not re.search(
            r"\b(?:would|will|could|like|interest|ask|see|for|to|offer\w*|next)\b", ahead
        ):
            return False
        back = back or placing.tells_reader(here.right)
        if here.hangs and not modal:
            return False if re.search(r"\byou(?:r|'ve|'re)?\b", here.main) else None
        return bool(yours) or not back or modal
    if match := placing.JOB_NOUN_LEFT.search(left):
        if placing.towards(match["noun"]) and not re.search(
            r"\byour? (?:first|old|last)\b[^,;]*$", left[: match.start() + 6]
        ):
            return True
        return None if back else True
    if match := placing.JOIN_LEFT.search(left):
        since = re.search(
            r"\b(?:since|after|before|upon|when|by|from)\s(?:[\w']+\s){0,2}?$", left[: match.start()]
        )
        return not (since or (back and here.opening not in ("if", "should")))
    if placing.TELL_LEFT.search(left) or (placing.CHANCE_LEFT.search(left) and not back):
        return True
    if re.match(r"^,? (?:the|an?) Tjob\b", here.right) and re.search(r"\bat (?:the )?$", left) and not back:
        return True
    return None


def _looks_back(here: Around) -> str:
    """ "told" when the words beside a name say that the reader was there, "beside" when they may."""
    left, right = here.left, here.right
    if _TOWARDS.search(here.before):
        return "" if _STEP.search(here.text) else "told"
    if (
        placing.LIKE_LEFT.search(here.before)
        or placing.AFTER_LEFT.search(left)
        or placing.LEAVING_LEFT.search(left)
        or placing.DATED_RIGHT.match(here.after)
        or (
            placing.TIME_LEFT.search(left)
            and not re.search(r"\b(?:(?:your|the|an?) (?:next|new|first)|a few)\b", left)
        )
    ):
        return "told"
    if re.search(r"\bfrom\s(?:the\s)?(?:[\w'-]+\s(?:at|of|with|in)\s(?:the\s)?)?$", left) and re.search(
        r"\bto\b", here.after
    ):
        return "told"
    if here.opening == "who" and placing.OF_SOMEBODY_LEFT.match(left) and not placing.MODAL.search(left):
        return "told"
    gives = placing.MODAL_RIGHT.match(right) is not None
    if placing.told_of_reader(left, here.opening) or (placing.TAUGHT_YOU.match(right) and not gives):
        return "told"
    if (
        placing.WHAT_YOU.match(here.after)
        or placing.WHERE_YOU.match(here.after)
        or re.match(r"^[^,;]*\b(?:is|are|was) yours\b", here.after)
    ):
        return "told"
    if here.hangs:
        front = here.main[: here.main.find("Xname")]
        if placing.DOING_LEFT.match(left) or placing.told_of_reader(front, ""):
            return "told"
        right = here.main[here.main.find("Xname") + 5 :]
    return "beside" if placing.tells_reader(right) and not gives else ""


class _Content:
    """Whose work is told around a name, asked for only where the words alone do not say."""

    def __init__(self, statement: Statement, here: Around, first: int, sources: Sources, kind: str) -> None:
        self._sources, self._kind = sources, kind
        self._posts = [post for m in statement.mentions if m.first == first for post in m.org.posts]
        self._text = (
            statement.text if here.opening in ("what", "that", "how", "where", "which") else here.main
        )
        if not here.hangs and "you" not in here.tail:
            self._text += here.tail
        if _SUMS_UP.match(here.left.lstrip()):
            self._text = _MARKS.sub(" ", here.text)

    @cached_property
    def _near(self) -> Support:
        return support(_MARKS.sub(" ", self._text), self._sources)

    @cached_property
    def mine(self) -> float:
        """What its own record holds of it; of a name without a record, what the resume holds alone."""
        near = self._near
        return (
            max((near.posts.get(post, 0.0) for post in self._posts), default=0.0)
            if self._posts
            else near.resume
        )

    @cached_property
    def _lines(self) -> tuple[int, int]:
        """The most words that one line of the ad shares with the clause, and one line of its record."""
        keys = content_keys(_MARKS.sub(" ", self._text)) - GENERIC_KEYS - self._sources.name_keys
        ad = self._sources.job_body_index.counts(keys).values()
        own = self._sources.resume_index.counts(keys)
        lines = self._sources.resume_lines
        told = (own[at] for at in own if not self._posts or lines[at].post in self._posts)
        return max(ad, default=0), max(told, default=0)

    def is_job(self, least: float = 1.0) -> bool:
        if self._near.job >= least and self._near.job > self.mine:
            return True
        ad, own = self._lines
        return ad >= 2 * least and ad > own

    def is_own(self, least: float = 1.0) -> bool:
        return self.mine >= least and self.mine > self._near.job and not self.is_job()

    @property
    def says_nothing(self) -> bool:
        return self.mine < 1 and self._near.resume <= self._near.job


_SUMS_UP = re.compile(r"(?:and |so )?(?:that|this|such|these|those|all this)(?:'s| is| are| was| were)\b")
_MARKS = re.compile(r"\b(?:Xname|Cname|Oname|Tjob|Theld)\b(?:'s)?")


def _in_a_possibility(here: Around, kind: str, content: _Content) -> str:
    """A name in a clause with "would": the place of what could be, unless the reader was there."""
    if here.hangs and not placing.HERE_LEFT.search(here.left) and kind in ("employer", "name", "school"):
        return "content" if content.is_job(2) else ""
    if kind == "employer" and not placing.MODAL.search(here.left) and content.is_own(2):
        return "told" if re.search(r"\bXname,?\syou(?:'d|'ll|\s(?:would|will|could))", here.main) else ""
    return "told"


def _in_a_statement(here: Around, kind: str, content: _Content) -> str:
    """A name in a plain statement: the one that hires if the ad says so of its company."""
    if "Cname" in _sentence_of(here):
        return ""  # the company is named already: what is told of another name accuses nobody
    if content.is_job():
        return "content"
    subject = bool(placing.SUBJECT_LEFT.match(here.left)) and bool(placing.CLAIMS_RIGHT.match(here.right))
    if kind in ("employer", "school"):
        inherits = placing.YOU_WOULD.search(here.before) and content.says_nothing
        return "content" if inherits or (subject and content.says_nothing) else ""
    if kind == "name" and content.is_own():
        return ""
    return "content" if subject or placing.PLACE_LEFT.search(here.left) else ""
