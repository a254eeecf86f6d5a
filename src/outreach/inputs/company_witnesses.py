"""Where a hiring company's name stands on a job page or in a job's text: every place is a witness.

Weighs none of them (see `company_scores`). A name may come back many times, from places that
contradict one another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from outreach.inputs.company_addresses import domain_names, own_domains
from outreach.inputs.company_names import BODY_OF_STATE, KIND_OF_COMPANY, NAME, OWN_KIND, clean_name, is_name
from outreach.inputs.company_sentences import AT_WE, HEADING, JOINING, LOOKING, sentence_names
from outreach.inputs.job_terms import is_terms
from outreach.inputs.labels import labelled
from outreach.inputs.posting_text import JobText
from outreach.inputs.role_tidy import is_generic
from outreach.inputs.structured import site_names
from outreach.inputs.trades import ROLE_WORD
from outreach.text import plain, sentences

_LOGO_WORDS = re.compile(r"^logo(?: of)?:? |\s+(?:logo|home(?: ?page)?)$", re.IGNORECASE)
_LINK = re.compile(
    r"^(?:(?:view|see|browse|show|explore|find|more|all|other)(?: (?:all|more|other|open))*(?: \d+)? ?"
    r"(?:jobs?|roles|openings|vacancies|positions|opportunities|careers)? ?(?:at|from|by|with) |"
    r"(?:learn more )?about |visit |follow |connect with |read about |more about |why |life at |"
    rf"back to )(?P<name>{NAME})(?:['’]s)?(?: (?:website|home ?page|profile|page|jobs|careers))?$|"
    rf"^(?P<home>{NAME}) (?:home ?page|website|careers|company (?:page|profile))$",
    re.IGNORECASE,
)
POWERED = re.compile(
    r"\b(?:[Pp]owered|[Hh]iring|[Bb]uilt|[Mm]ade|[Cc]reated|[Hh]osted|[Cc]areers? (?:site|page)|[Jj]obs? "
    r"(?:site|page)|"
    rf"[Ss]oftware|[Pp]ublished|[Rr]ecruitment(?: software| site)?) (?:by|with|on|using|through) "
    rf"(?P<name>{NAME})"
)
_ELEMENT_WORDS = frozenset(
    "company companyname employer employername organization organisation advertiser hirer recruiter org "
    "orgname hiringorganization".split()
)
_OTHER_WORDS = frozenset(
    "similar related card cards size rating ratings review reviews info about description jobs search "
    "list other industry type website benefits overview profile insights location nav footer recommended "
    "department unit address url link_text search-results".split()
)
_TITLE_AT = re.compile(
    r"^(?P<before>.*?)(?:\b(?:at|bei|chez|with|bij)|@)\s+(?P<name>[^|–—@]{2,60}?)(?:\s+in\s+[A-Z].*|"
    r"\s*\(.*)?$"
)
_TITLE_HIRING = re.compile(
    r"^(?P<name>.{2,60}?)\s+(?:(?:is|are)\s+)?(?:now\s+|currently\s+)?(?:hiring|recruiting|looking for|"
    r"seeks|seeking)\b"
)
_TITLE_CAREERS = re.compile(
    r"^(?P<name>.{2,60}?)[\s:,–—-]+(?:careers?|jobs?|vacanc(?:y|ies)|job (?:board|openings)|"
    r"current openings|career (?:site|page|portal))$",
    re.IGNORECASE,
)
_BEFORE_NAME = re.compile(
    r"^(?:(?:posted|advertised|published|added)(?: .{0,20})? by|by|at|@|with|for|company:?|employer:?|"
    r"organi[sz]ation:?|hiring:)\s+",
    re.IGNORECASE,
)


def _bylines(near: Sequence[str]) -> Iterator[str]:
    """Names in the short lines beside the role: "by X in Y", "X · Y", "X - Y", "X"."""
    for line in near:
        if len(line.split()) > 12 or (line.endswith((".", "!", "?")) and len(line.split()) > 5):
            yield ""
            continue
        text = _BEFORE_NAME.sub("", line)
        yield re.split(r"\s+in\s+(?=[A-Z])|\s*[·|•,]\s*|\s+[–—-]\s+|\s*\(|\s+/\s+", text)[0]


def _named_elements(soup: Any) -> Iterator[str]:
    """Texts of elements that a page calls its company ("company-name", "employer"), when they agree.

    Cards of other jobs call theirs the same: more than two different ones say nothing.
    """
    found: dict[str, None] = {}
    for element in soup.find_all("a span div p h1 h2 h3 h4 h5 dd li td strong b".split()):
        marks = [*(element.get("class") or []), element.get("id") or ""]
        marks += [
            str(v) for k, v in element.attrs.items() if k.startswith("data-") or k in ("itemprop", "property")
        ]
        marks += [k for k in element.attrs if k.startswith("data-")]
        tokens = set(re.split(r"[^a-z]+", re.sub(r"([a-z])([A-Z])", r"\1 \2", " ".join(marks)).lower()))
        if not tokens & _ELEMENT_WORDS or tokens & _OTHER_WORDS:
            continue
        text = " ".join(element.get_text(" ").split())
        if 0 < len(text.split()) <= 8:
            found[_BEFORE_NAME.sub("", text)] = None
    if len(found) <= 3:
        yield from found


def _title_names(titles: Sequence[str], role: str) -> Iterator[tuple[str, str]]:
    """(name, witness) of what titles say beside the role."""
    for title in titles:
        pieces = [
            p
            for p in re.split(r"\s*[|·•»~]\s*|\s+[–—-]+\s+|\s+::?\s+|:\s+|\s+/\s+", title)
            if p.strip(" -–—")
        ]
        at_role = [i for i, piece in enumerate(pieces) if role and plain(role) in plain(piece)]
        for at, piece in enumerate(pieces):
            if match := re.match(rf"Join (?P<name>{NAME}) as\b", piece):
                yield match["name"], "the title: who hires"
                continue
            if match := _TITLE_HIRING.match(piece):
                yield match["name"], "the title: who hires"
                continue
            if re.search(
                r"\b(?:built|made|created|powered|hosted|published) (?:with|by|on|at)\b", piece, re.IGNORECASE
            ):
                continue  # the tool that made the page
            if (match := _TITLE_AT.match(piece)) and match["name"].startswith("the ") and is_generic(piece):
                continue  # "Vacancy at the forge"
            if (match := _TITLE_AT.match(piece)) and not re.search(r"\bat (?:home|sea|night|scale)\b", piece):
                yield re.split(r",\s+", match["name"])[0], "the title: at whom"
                yield match["name"], "the title: at whom"
                continue
            if match := _TITLE_CAREERS.match(piece):
                yield match["name"], "the title: whose careers"
                continue
            if at in at_role:
                rest = re.sub(re.escape(role), " · ", piece, flags=re.IGNORECASE)
                for bit in re.split(r"\s*[·,()]\s*", rest):
                    if not is_terms(bit) and not re.match(r"\s*(?:in|job|jobs|ref)\b", bit):
                        yield bit, "the title: in the role's piece"
                continue
            last = at == len(pieces) - 1
            beside = any(abs(at - i) == 1 for i in at_role)
            if len(pieces) == 2 and at_role:
                where = "the title: the other half"
            elif last and len(pieces) > 2:
                where = "the title: its last piece"
            elif beside:
                where = "the title: beside the role"
            else:
                where = "the title: elsewhere"
            for bit in dict.fromkeys((piece, re.split(r",\s+|\s*\(", piece)[0])):
                if not is_terms(bit):
                    yield bit, where


def _page_names(job: JobText) -> Iterator[tuple[str, str]]:
    soup = job.soup
    for name in _named_elements(soup):
        yield name, "an element named company"
    yield from site_names(soup)
    meta = soup.find("meta", attrs={"name": "description"}) or soup.find("meta", property="og:description")
    for sentence in sentences(str(meta.get("content") or "")) if meta else ():
        if (match := LOOKING.search(sentence) or JOINING.search(sentence) or AT_WE.search(sentence)) or (
            match := re.search(rf"\bat (?P<name>{NAME})", sentence)
        ):
            yield match["name"], "the page's summary"
    for link in soup.find_all("a"):
        text = " ".join(link.get_text(" ").split())
        if len(text.split()) <= 9 and (match := _LINK.match(text)):
            yield match["name"] or match["home"], "a link to the company"
    for image in soup.find_all("img", alt=True)[:1]:  # a banner may carry the name and no word "logo"
        yield (
            re.split(r",\s|\s[–—|-]\s|:\s", " ".join(str(image["alt"]).split()))[0],
            "the first picture's text",
        )
    for image in soup.find_all("img", alt=True)[:12]:
        home = image.find_parent("a", href=re.compile(r"^(?:https?://[^/]+)?/?(?:index\.\w+|home|en)?/?$"))
        if home is not None or image.find_parent("header") is not None:
            yield _LOGO_WORDS.sub("", str(image["alt"])), "the logo in the header"
            break
    for drawing in soup.find_all("svg")[:6]:
        named = drawing.find("title")
        text = str(drawing.get("aria-label") or (named.get_text(" ") if named else ""))
        link = drawing.find_parent("a")
        if text and (link is not None or drawing.find_parent("header") is not None):
            yield _LOGO_WORDS.sub("", " ".join(text.split())), "the logo in the header"
            break
    header = soup.find("header")
    for element in (header or soup).find_all(class_=re.compile(r"site-?title|brand|logo", re.I))[:3]:
        yield " ".join(element.get_text(" ").split()), "the site's title"


def _rows(job: JobText) -> Iterator[tuple[str, str]]:
    """Names that open a row: "Seawall Maps | Engineer | Leith | Full-time", as people post in threads."""
    for line in (*job.titles, *job.lines):
        pieces = [piece.strip() for piece in line.split("|")]
        behind = bool(job.role) and plain(job.role) in plain(" ".join(pieces[1:3]))
        if len(pieces) >= 3 and behind and plain(job.role) not in plain(pieces[0]):
            yield re.sub(r"\s*\([^)]*\)$", "", pieces[0]), "the first of a row"


def _all_names(job: JobText) -> Iterator[tuple[str, str]]:
    yield from job.structured
    for at, name in enumerate(_bylines(job.near)):
        # "Baker & Sons" beside "Baker": a trade alone or with a rank is a role, with a sign it is a name
        if not ROLE_WORD.search(name) or re.search(r"&|\+| and |\b(?:Ltd|GmbH|Inc)\b", name):
            yield name, "the line beside the role" if at else "the line next to the role"
    for name in labelled(job.lines, "company"):
        yield name, "a line that is labelled so"
    for name in labelled(job.lines, "part"):
        yield name, "a brand or facility by its label"
    for name in labelled(job.lines, "state"):
        if BODY_OF_STATE.search(name):
            yield name, "a line that is labelled so"
    yield from _rows(job)
    head = plain(job.role)
    heads = [
        i for i, line in enumerate(job.lines) if head and head in plain(line) and len(line.split()) <= 16
    ]
    if heads and heads[0] and OWN_KIND.search(job.lines[heads[0] - 1]):
        yield job.lines[heads[0] - 1], "the line above the role, of a school or the like"
    for heading in job.headings:
        if match := HEADING.match(heading):
            yield match["name"], "a heading"
    for line in job.lines:
        if len(line.split()) <= 7 and (match := HEADING.match(line)):
            yield match["name"], "a heading anywhere"
    yield from sentence_names(job.text)
    yield from _title_names(job.titles, job.role)
    if job.soup is not None:
        yield from _page_names(job)
    for name in domain_names(job, own_domains(job)):
        yield name, "the address of mail or page"


_LOWER = (
    "the title",
    "the logo",
    "og:site_name",
    "a line that is",
    "an element",
    "JSON-LD",
    "microdata",
    "the address",
    "at whom",
    "the site",
    "a heading",
    "the line beside",
    "the line next",
    "the first picture",
    "the copyright",
)


def witnesses(job: JobText) -> Iterator[tuple[str, str]]:
    """(name, where it stands) of everything that may be a company, once for each place."""
    for raw, where in _all_names(job):
        name = clean_name(raw)
        of_role = bool(job.told_role) and plain(name) in plain(job.told_role)
        if where.startswith("the title") and of_role and not KIND_OF_COMPANY.search(name):
            continue  # "Adjuster - Bodily Injury" is what data for machines call the whole role
        if is_name(name, job.role, lower=where.startswith(_LOWER)):
            yield name, where
