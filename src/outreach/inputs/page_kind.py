"""What a page is when it is no job posting: expired, a wall, an empty shell, a form, another language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from outreach.inputs.page_text import Block, blocks_in
from outreach.inputs.structured import title_parts
from outreach.inputs.trades import ROLE_WORD
from outreach.text import contains, plain, squash

_PASTE = "Paste the text into a .txt file, or save the page as PDF, and give that."
_EXPIRED = re.compile(
    r"no longer (?:accepting|available|open|active|online|advertised)|has (?:now )?(?:expired|closed|ended)|"
    r"(?:position|vacancy|role|job|posting|opening) (?:has been|was|is) (?:already |now )?"
    r"(?:filled|closed|taken|removed|withdrawn|archived)|"
    r"applications? (?:are|is|have|has) (?:now )?(?:been )?"
    r"closed|(?:job|posting|ad|advert|vacancy) (?:has been |was )?(?:removed|taken down)|"
    r"is not open any ?more|"
    r"we have found (?:somebody|someone)|this (?:job|vacancy|posting) does(?: not|n[’']t) exist any ?more",
    re.IGNORECASE,
)
_CHALLENGE = re.compile(
    r"checking (?:your|if the site|that your) (?:browser|connection)|"
    r"verify(?:ing)? (?:that )?you are (?:a )?human|"
    r"are you a robot|not a robot|captcha|unusual (?:traffic|activity)|enable javascript and cookies|"
    r"checking that you are|security of your connection|one more step|"
    r"just a (?:moment|second)\W|slide (?:the|to)|security check|prove (?:that )?you are",
    re.IGNORECASE,
)
_LOGIN = re.compile(
    r"(?:sign|log) ?in (?:or [\w ]+ )?to (?:see|view|continue|read|access|unlock)|"
    r"(?:join|register|sign up|create an account|members)\b.{0,40}\b"
    r"(?:to (?:see|view|continue|keep|read|unlock)|only)|"
    r"join [A-Z]\w+ to|you (?:must|need to|have to) (?:be (?:signed|logged) in|sign in|log in)|members only|"
    r"welcome back|forgot(?:ten)? (?:your )?password",
    re.IGNORECASE,
)
_COOKIE = re.compile(r"\b(?:cookies?|consent|vendors?|partners|legitimate interest|privacy|tracking)\b", re.I)
_SCRIPT = re.compile(
    r"(?:enable|need|requires?|turn on|without|activate).{0,25}java ?script|^\s*(?:loading|please wait)", re.I
)
_HIRING = re.compile(
    r"\bwe(?:[’']re| are) (?:looking for|hiring|seeking|searching|recruiting)|\bapply\b|"
    r"\byou (?:will|would|bring|have|are|should|need|can|get|do)\b|"
    r"\bresponsibilit|\brequirements?\b|\bqualifications?\b|\bsalary\b|\bfull[- ]time\b|\bpart[- ]time\b|"
    r"\bexperience (?:with|in|of|as)\b|\bjoin (?:us|our)\b|\bvacancy\b|\bthis (?:role|position|job)\b|"
    r"\byour (?:tasks|profile|role|application|week|day)\b|\bis looking for\b|\bwe (?:offer|expect|pay|"
    r"need|give|ask)\b|"
    r"\b(?:duties|tasks)\b|\b(?:must|nice to|good to) have\b|\byou[’'](?:ll|d|ve)\b|"
    r"\b(?:an?|per) (?:hour|annum|year)\b|[£$€]\s?\d|\bpension\b|\bholidays?\b|\bdays[’']? (?:off|of "
    r"leave)\b|"
    r"\bpair of hands\b|\b(?:your )?(?:cv|c\.v\.|r[eé]sum[eé])\b|\bwages?\b|\bshifts?\b|\bdriving "
    r"licen[cs]e\b|"
    r"\binterview|\bneeds an?\b|\bwanted\b|\btrial (?:day|shift)\b|\breferences\b|\bring [A-Z]|\bsend (?:a|"
    r"us|your)\b",
    re.IGNORECASE,
)
_ARTICLE = re.compile(
    r"\b(?:how to|how we|why|tips|guide|blog|news|article|story|ways to|not found|404|welcome|"
    r"couldn[’']t find|cannot find|can[’']t find|oops|missing page|page is missing)\b",
    re.IGNORECASE,
)
_APPLYING = re.compile(
    r"\bappl(?:y|ying|ication|icant)|\bcv\b|\br[eé]sum[eé]\b|cover letter|\bfirst.?name\b|\bsurname\b|"
    r"notice period|right to work",
    re.IGNORECASE,
)
_FUNCTION_WORDS = {
    "English": "the and of to in a is for with you we our your are on will be as at this",
    "German": "und der die das mit für sie wir ein eine zu den in ist ihre von auf bei im du",
    "French": "et le la les des de vous nous votre un une pour dans en du avec est sur au notre",
    "Spanish": "y el la los las de en un una para con tu que por del se nuestro usted como al",
    "Italian": "e il la le di un una per con che del della in sei nostro siamo al si alla tuo",
    "Dutch": "en de het een van je voor met wij in op is aan bij jij ons zijn te als onze",
    "Portuguese": "e o a os as de em um uma para com você que por do da no na nosso se",
    "Polish": "i w z na do oraz się nie o jest dla od po za lub firmy pracy nasz",
}


@dataclass(frozen=True)
class NoPosting:
    """Why a page gives no posting, and what a person can do."""

    kind: str
    what: str
    next_step: str


def language_of(text: str) -> str:
    """The language whose function words fill a text; "English" when too little speaks for another."""
    words = re.findall(r"[^\W\d_]+", text.lower())
    if len(words) < 40:
        return "English"
    shares = {
        name: sum(word in known for word in words) / len(words)
        for name, known in ((name, set(listed.split())) for name, listed in _FUNCTION_WORDS.items())
    }
    best = max(shares, key=lambda name: shares[name])
    return best if shares[best] > 1.3 * shares["English"] + 0.02 else "English"


def other_language(language: str) -> NoPosting:
    """That a posting is in a language no email is written in."""
    return NoPosting(
        "other_language",
        f"the posting is in {language}; emails can only be written in English",
        "Give an English version of the job.",
    )


def _visible(soup: Any) -> str:
    texts = (
        text for text in soup.find_all(string=True) if text.parent.name not in ("script", "style", "noscript")
    )
    return " ".join(" ".join(texts).split())


def _asks_to_apply(form: Any) -> bool:
    """Whether a form is for applying, and not for a search, a newsletter or a login."""
    fields = form.find_all(["input", "textarea", "select"])
    told = " ".join([form.get_text(" "), *(str(field.get("name", "")) for field in fields)])
    return len(fields) >= 3 and bool(_APPLYING.search(told))


_FORM = "the page is an application form without a description"


def _outside(main: list[Block], forms: list[Any]) -> int:
    """Letters of what was found as description that no form holds."""
    inside = squash(" ".join(form.get_text(" ") for form in forms))
    return sum(len(squash(block.text)) for block in main if squash(block.text) not in inside)


def _is_list(main: list[Block], role: str) -> bool:
    """Whether what was found is a list of jobs: titles of several trades and hardly a sentence."""
    titles = {
        plain(block.text)
        for block in main
        if len(block.text.split()) <= 8
        and ROLE_WORD.search(block.text)
        and not block.text.endswith((".", ":", ";"))
        and block.tag not in ("li", "td", "dd")
        and not contains(block.text, role)
    }
    words = sum(len(block.text.split()) for block in main)
    prose = sum(len(block.text.split()) for block in main if len(block.text.split()) > 8)
    return len(titles) >= 4 and prose < 0.35 * words


_OPENINGS = re.compile(
    r"^(?:(?:our|all|see|view|current|open|latest|available|job) )*(?:positions|openings|vacancies|roles|"
    r"jobs|opportunities)"
    r"(?: at .*| \(\d+\))?$",
    re.IGNORECASE,
)


def _is_careers_home(soup: Any, role: str) -> bool:
    """Whether a page offers three trades or more under "Open positions" and its own heading names none."""
    if ROLE_WORD.search(role):
        return False
    blocks = blocks_in(soup.body or soup, links=True)
    start = next(
        (i for i, block in enumerate(blocks) if block.is_heading and _OPENINGS.match(block.text)), len(blocks)
    )
    below = [block for block in blocks[start:] if block.linked > 0.5 and len(block.text.split()) <= 8]
    return len({plain(block.text) for block in below if ROLE_WORD.search(block.text)}) >= 3


def no_posting(
    soup: Any, main: list[Block], role: str, sections: int, is_structured: bool, role_in_title: bool
) -> NoPosting | None:
    """Why this page is no posting that can be written about, or None when it is one.

    `main` is what was found as description of `role`, with so many `sections` of duties, requirements
    or offers; `is_structured`: the page's own data for machines describe one posting.
    """
    text = _visible(soup)
    described = " ".join(block.text for block in main)
    letters = len(squash(described))
    heads = " ".join(h.get_text(" ") for h in soup.find_all(["h1", "h2", "title"]))
    if _EXPIRED.search(f"{heads} {text[:6000]}"):
        return NoPosting("expired", "the posting has expired", "Look for a newer address of this job.")
    if letters >= 200 and language_of(described) != "English":
        return other_language(language_of(described))
    if _is_list(main, role):
        return NoPosting(
            "not_a_job", "the page lists several jobs and describes none", "Open one of its jobs."
        )
    if not is_structured and not role_in_title and _is_careers_home(soup, role):
        return NoPosting(
            "not_a_job", "the page tells about an employer's jobs and describes none", "Open one of them."
        )
    forms = [form for form in soup.find_all("form") if _asks_to_apply(form)]
    if forms and not is_structured and not sections and _outside(main, forms) < 150:
        return NoPosting("application_form", _FORM, "Give the page that describes the job.")
    cookie_share = len(_COOKIE.findall(described)) / max(1, len(described.split()))
    signs = {match.group().lower() for match in _HIRING.finditer(described)}
    items = sum(block.tag in ("li", "td", "dd") for block in main)
    parts = title_parts(soup)
    # the last piece is the site's name, which may well be "... News"
    article = any(_ARTICLE.search(part) for part in (role, *(parts[:-1] or parts)))
    if letters >= 100 and cookie_share < 0.02 and not _LOGIN.search(heads):
        if is_structured or (sections and (role and not article)) or (sections >= 2 and not article):
            return None
        if role_in_title and not article and (items >= 3 or len(signs) >= 2):
            return None
        if letters >= (200 if role else 300) and len(signs) >= (3 if role else 4) and not article:
            return None
    if letters >= 80 and is_structured:
        return None
    inputs = len(soup.find_all(["input", "textarea", "select"]))
    if _CHALLENGE.search(text):
        return NoPosting("challenge", "the site asks for proof that you are human", _PASTE)
    if _LOGIN.search(text) and (inputs or letters < 200):
        return NoPosting("login_wall", "the site shows the job to signed-in visitors only", _PASTE)
    if len(_COOKIE.findall(text)) >= 5:
        return NoPosting("cookie_wall", "a cookie or privacy wall stands before the job", _PASTE)
    if forms or soup.find("input", type="file"):
        return NoPosting("application_form", _FORM, "Give the page that describes the job.")
    if len(squash(text)) < 200 and (soup.find("script") or _SCRIPT.search(text)):
        return NoPosting(
            "script_shell",
            "the page is empty until its scripts run",
            "Give its address, so that a browser opens it, or save the page as PDF.",
        )
    return NoPosting("not_a_job", "the page is no job posting", "Check the address.")
