"""What a page is when it is no job posting: expired, a wall, an empty shell, a form, a list of jobs.

A page is refused for what its site says of the job (gone, behind a sign-in), or because it lacks what a
posting has; a page that has that is never refused for a banner, a sign-in or a form beside it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from outreach.inputs import page_notices as notices
from outreach.inputs.hiring_speech import is_advice, presents_company, speech_of
from outreach.inputs.job_lists import FEWEST, is_list_heading, listed, parts_a_text
from outreach.inputs.page_language import language_of
from outreach.inputs.page_text import Block
from outreach.inputs.shown_page import Shown, is_consent, letters_of, shown_of
from outreach.inputs.structured import title_parts
from outreach.inputs.trades import ROLE_WORD, TRADE_ENDING
from outreach.text import contains, sentences, squash

_PASTE = "Paste the text into a .txt file, or save the page as PDF, and give that."
_APPLYING = re.compile(
    r"\bappl(?:y|ying|ication|icant)|\bcv\b|\br[eé]sum[eé]\b|cover letter|\bfirst.?name\b|\bsurname\b|"
    r"notice period|right to work|talent (?:pool|community|network)",
    re.IGNORECASE,
)
_CONSENT_HEADING = re.compile(
    r"\bbefore (?:you|we) (?:continue|go|proceed)|\bprivacy\b|\bcookies?\b|\byour choices?\b|\bconsent\b|"
    r"\bread(?: on)? with advertising|privatsphäre|datenschutz|vie privée|privacidad|privacidade|prywatno\w+",
    re.IGNORECASE,
)
_ENOUGH = 5  # of the evidence that one page shows for being a posting
_PLAIN = 8  # evidence that outweighs what the site says beside it
_NEAR_NOTHING = 60  # letters


@dataclass(frozen=True)
class NoPosting:
    """Why a page gives no posting, and what a person can do."""

    kind: str
    what: str
    next_step: str


_EXPIRED = NoPosting("expired", "the posting has expired", "Look for a newer address of this job.")
_LOGIN = NoPosting("login_wall", "the site shows the job to signed-in visitors only", _PASTE)
_CHALLENGE = NoPosting("challenge", "the site asks for proof that you are human", _PASTE)
_CONSENT = NoPosting("cookie_wall", "a cookie or privacy wall stands before the job", _PASTE)
_FORM = NoPosting(
    "application_form",
    "the page is an application form without a description",
    "Give the page that describes the job.",
)
_LIST = NoPosting(
    "job_list",
    "the page lists several openings and describes none",
    "Open one of them and give its address, or save that page.",
)
_SHELL = NoPosting(
    "script_shell",
    "the page is empty until its scripts run",
    "Give its address, so that a browser opens it, or save the page as PDF.",
)
_NOT_FOUND = NoPosting("not_a_job", "the site found no page at this address", "Check the address.")
_NO_JOB = NoPosting("not_a_job", "the page is no job posting", "Check the address.")
_ARTICLE = replace(_NO_JOB, what="the page is an article about jobs, and no job posting")


def other_language(language: str) -> NoPosting:
    """That a posting is in a language no email is written in."""
    return NoPosting(
        "other_language",
        f"the posting is in {language}; emails can only be written in English",
        "Give an English version of the job.",
    )


def _names_a_trade(role: str) -> bool:
    words = role.split()
    return 1 <= len(words) <= 14 and bool(ROLE_WORD.search(role) or TRADE_ENDING.search(words[-1]))


def _is_gone(shown: Shown, main: list[Block], titles: list[str]) -> bool:
    """Whether the page says that its job is gone: in a notice of its own, a badge, a status or its title."""
    pieces = [piece.strip() for title in titles for piece in re.split(r"\s[-–—:]\s|[|()\[\]•·]|:\s", title)]
    if any(notices.EXPIRED_ALONE.fullmatch(piece) or notices.is_expired(piece) for piece in pieces):
        return True
    described = {block.text for block in main}
    before = ""
    for block, elsewhere in zip(shown.blocks, shown.under_others, strict=True):
        text, words = block.text, len(block.text.split())
        label, before = before, text.strip(" :").lower()
        if elsewhere or shown.within(block, "nav", "footer") or (block.tag in ("li", "td") and block.linked):
            continue
        if text in described and (words > 30 or block.tag in ("li", "td", "dd")):
            continue
        status = re.sub(r"^(?:job |vacancy |posting )?status:?\s*", "", text, flags=re.I)
        if (status != text or label.endswith("status")) and notices.EXPIRED_ALONE.fullmatch(status):
            return True
        if words <= 5 and notices.EXPIRED_BADGE.fullmatch(text):
            return True
        if words <= 60 and any(notices.is_expired(sentence) for sentence in sentences(text)):
            return True
    return False


def _heads(shown: Shown, titles: list[str]) -> list[str]:
    """The page's title and its large headings outside menus and windows."""
    large = [block for block in shown.subject() if block.tag in ("h1", "h2")]
    return [*titles, *(block.text for block in large)]


def _evidence(text: str, role: str, sections: int, titles: list[str]) -> int:
    """How much a text and its heading have of a posting; an ordinary one has 8 or more."""
    speech, trade = speech_of(text), _names_a_trade(role)
    found = min(speech.calls, 3) + min(speech.tasks, 3) + min(speech.terms, 2) + 2 * min(sections, 2)
    found += 2 * trade + bool(role and any(contains(title, role) for title in titles))
    found -= 0 if trade else 2 * min(speech.sells, 2)
    if speech.tasks <= 1 and not sections and (speech.reports >= 3 or not trade):
        found -= 2 * min(speech.reports, 3)
    # the last piece of a title is the site's name, which may well be "... Reviews"
    said = [role, *(titles[:-1] or titles)]
    if not (trade or speech.calls or sections):
        found -= 2
    return found - 12 * any(map(is_advice, said)) - 4 * any(map(presents_company, said))


def _is_list(
    shown: Shown, main: list[Block], role: str, heads: list[str], page_titles: list[str], evidence: int
) -> bool:
    titles = [title for _, title in listed(shown)]
    if len(titles) >= FEWEST and parts_a_text(shown, main):
        return True
    announced = any(is_list_heading(head) for head in heads)
    headed = [block for block in shown.subject() if block.is_heading and block.linked < 0.5]
    own = _names_a_trade(role) and any(
        contains(block.text, role) and not is_list_heading(block.text) for block in headed
    )
    titled = bool(role) and any(contains(t, role) and not is_list_heading(t) for t in page_titles)
    if own or evidence >= _PLAIN or (titled and evidence >= _ENOUGH):
        return False
    return len(titles) >= FEWEST or (announced and len(titles) >= 2 and evidence < _ENOUGH)


def _fields(root: Any) -> list[Any]:
    hidden = ("hidden", "submit", "button", "search", "checkbox")
    return [f for f in root.find_all(["input", "textarea", "select"]) if f.get("type") not in hidden]


def _applications(soup: Any) -> list[Any]:
    """The forms of a page for applying, and not for a search, a newsletter or a login."""
    found = []
    for form in soup.find_all("form") or [soup.body or soup]:
        fields = _fields(form)
        told = " ".join([form.get_text(" "), *(str(field.get("name", "")) for field in fields)])
        if len(fields) >= 3 and _APPLYING.search(told):
            found.append(form)
    return found


def _outside(main: list[Block], forms: list[Any]) -> int:
    """Letters of what was found as description that no form holds."""
    held = [form for form in forms if form.name == "form"]
    inside = squash(" ".join(form.get_text(" ") for form in held))
    return sum(len(squash(block.text)) for block in main if squash(block.text) not in inside)


def _is_consent_wall(shown: Shown, heads: list[str]) -> bool:
    """Whether a notice about cookies is what the page is about, and not a bar beside it."""
    if len(notices.COOKIE.findall(shown.text())) < 4:
        return False
    asked = any(_CONSENT_HEADING.search(block.text) for block in shown.blocks if block.is_heading)
    rest = [block for block in shown.subject() if not block.is_heading and len(block.text.split()) > 2]
    large = [block for block in shown.subject() if block.tag in ("h1", "h2")]
    if large and not _CONSENT_HEADING.search(large[0].text):
        return False
    consent = [block for block in shown.blocks if is_consent(block) or shown.within(block, "consent")]
    headed = asked or any(_CONSENT_HEADING.search(head) for head in heads)
    return letters_of(rest) < _NEAR_NOTHING or (headed and letters_of(consent) > 0.5 * letters_of(rest))


def _wall(soup: Any, shown: Shown, heads: list[str]) -> NoPosting | None:
    """What stands before a job that the page does not show."""
    subject = "\n".join(block.text for block in shown.subject())
    told, letters = "\n".join([*heads, shown.whole]), len(squash(subject))
    if letters < 700 and notices.CHALLENGE.search(told):
        return _CHALLENGE
    asks = bool(soup.find("input", type="password"))
    headed = any(notices.LOGIN.search(head) for head in heads)
    if asks and letters < 200:
        return _LOGIN
    if notices.LOGIN.search(f"{subject}\n{told if asks else ''}") and (asks or headed or letters < 300):
        return _LOGIN
    if _applications(soup) or soup.find("input", type="file"):
        return _FORM
    return _CONSENT if _is_consent_wall(shown, heads) else None


def _is_shell(soup: Any, shown: Shown) -> bool:
    rest = [block for block in shown.subject() if not block.is_heading and block.linked < 1]
    if notices.SCRIPT.search("\n".join(block.text for block in rest)) and letters_of(rest) < 200:
        return True
    return letters_of(rest) < _NEAR_NOTHING and bool(soup.find(["script", "iframe"]))


def no_posting(
    soup: Any, main: list[Block], role: str, sections: int, is_structured: bool
) -> NoPosting | None:
    """Why this page is no posting that can be written about, or None when it is one.

    `main` is what was found as description of `role`, with so many `sections` of duties, requirements
    or offers; `is_structured`: the page's own data for machines describe one posting.
    """
    shown, titles = shown_of(soup), title_parts(soup)
    heads = _heads(shown, titles)
    described = "\n".join(block.text for block in main)
    letters = letters_of(main)
    evidence = _evidence(described, role, sections, titles)
    told = is_structured and letters >= 80
    if _is_gone(shown, main, titles):
        return _EXPIRED
    if (
        evidence < _PLAIN
        and letters < 500
        and any(
            len(block.text.split()) <= 30 and notices.LOGIN_FOR_JOB.search(block.text)
            for block in shown.blocks
        )
    ):
        return _LOGIN
    about_cookies = len(notices.COOKIE.findall(described)) > 0.02 * len(described.split())
    if evidence < (_PLAIN if about_cookies else _ENOUGH) and not told and _is_consent_wall(shown, heads):
        return _CONSENT
    if (language := language_of(described)) != "English":
        return other_language(language)
    first = [block.text for block in shown.subject() if block.linked < 1 and len(block.text.split()) <= 30][
        :3
    ]
    if not told and evidence < _PLAIN and any(notices.NOT_FOUND.search(text) for text in [*heads, *first]):
        return _NOT_FOUND
    if not told and _is_list(shown, main, role, heads, titles, evidence):
        return _LIST
    forms = _applications(soup)
    if forms and not told and evidence < _PLAIN and _outside(main, forms) < 150:
        return _FORM
    if told or evidence >= _ENOUGH:
        return None
    if evidence == _ENOUGH - 1 and letters >= 80 and (_names_a_trade(role) or not sections):
        return None
    if any(is_advice(text) for text in (role, *titles[:1])) and letters >= 200:
        return _ARTICLE
    if notices.NO_OPENINGS.search(shown.text()):
        return replace(_NO_JOB, what="the page says that there are no openings")
    if wall := _wall(soup, shown, heads):
        return wall
    if _is_shell(soup, shown):
        return _SHELL
    language = language_of("\n".join(block.text for block in shown.subject()))
    return _NO_JOB if language == "English" else other_language(language)
