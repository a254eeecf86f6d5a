"""Where a hiring company's name stands on a job page or in a job's text: every place is a witness.

Weighs none of them (see `company_scores`). A name may come back many times, from places that
contradict one another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlparse

from outreach.inputs.company_names import NAME, clean_name, is_name
from outreach.inputs.known_sites import is_known_host
from outreach.inputs.labels import labelled
from outreach.inputs.structured import site_names
from outreach.inputs.trades import ROLE_WORD
from outreach.text import plain, sentences

_VERBS = (
    r"is|are|was|were|has|have|had|makes?|builds?|runs?|helps?|works?|provides?|develops?|designs?|"
    r"operates?|sells?|"
    r"offers?|owns?|keeps?|moves?|serves?|produces?|delivers?|manages?|supports?|creates?|connects?|"
    r"publishes|teaches|repairs?|inspects?|brings?|grows?|bakes?|brews?|prints?|ships?|seeks?|needs?|began|"
    r"started|employs?|models?|trains?|cleans?|maintains?|invites|wishes|became|grew|does|will|exists?|"
    r"believes?|"
    r"looks after|[a-z]{3,}(?<!u)s"
)
SUBJECT = re.compile(
    rf"^(?:The )?(?P<name>{NAME})(?:\s*\([^)]{{2,30}}\))?(?:,(?: (?:in|of|near))? {NAME},)?(?:,? "
    rf"(?:{_VERBS})\b|, (?:we|an?|the)\b|,? based in\b)"
)
AT_WE = re.compile(
    rf"(?:^|[.,;:–—] )(?:[Hh]ere )?(?:At|at|Within|Here at) (?:the )?(?P<name>{NAME}|[a-z][\w.-]{{2,20}}),? "
    r"(?:we|you|our|an?|the|every|each|no|nobody|everyone|people|it|there|your)\b"
)
LOOKING = re.compile(
    rf"(?P<name>{NAME})(?:,(?: (?:in|of|near))? {NAME},)? (?:(?:is|are) (?:currently |now |also |once "
    rf"again )?"
    r"(?:looking (?:for|to)|hiring|seeking|searching|recruiting|growing|expanding)|seeks|needs|wants|"
    r"wishes to|"
    r"invites applications|has an (?:opening|opportunity|exciting)|requires)\b"
)
_JOINING = re.compile(
    r"\b(?:join(?:ing)?|[Ww]ork(?:ing)? (?:at|for|with)|[Cc]areers? (?:at|with)|(?:team|role|life|job|jobs|"
    r"people|"
    r"colleagues|opportunit(?:y|ies)|position|place|interest|employment|start) (?:at|with|in)|employed by|"
    r"welcome to|"
    r"behind|hired by|employees of|[Aa]pply to|come to|[Ww]hy|[Aa]bout|mission of|values of|part of|"
    r"located (?:with|at|in|within)|(?:[Rr]ing|[Cc]all|[Ww]rite to|[Cc]ontact|[Ee]mail|[Aa]sk for|[Mm]y "
    r"name is|I am|I[’']m) "
    r"[A-Z]\w+(?: [A-Z]\w+)? (?:at|from|of)|[Mm]y (?:studio|company|shop|firm|team at)) "
    rf"(?:the )?(?P<name>{NAME})"
)
_HEADING = re.compile(
    r"^(?:(?:a (?:bit|little) )?(?:more )?about|why(?: (?:join|work (?:at|for|with)))?|life (?:at|with)|"
    r"working (?:at|for|with)|"
    r"work (?:at|for|with)|join(?: us at)?|welcome to|who (?:is|are)|what is|inside|meet|careers? (?:at|"
    r"with)|"
    r"already working at|the story of|what makes|benefits (?:at|of)|this is|diversity (?:at|in)|culture at|"
    rf"equal opportunity at|our life at|discover|get to know)\s+(?P<name>{NAME}|[a-z][\w.]+)(?:\W*|"
    rf"\s+(?:different|special|tick).*)$",
    re.IGNORECASE,
)
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


@dataclass(frozen=True)
class JobText:
    """What is known of a job before its company is: `soup` is None for a plain text."""

    role: str
    near: tuple[str, ...]  # the short lines around the role
    headings: tuple[str, ...]  # of the description
    text: str  # the description
    soup: Any = None
    lines: tuple[str, ...] = ()  # all lines of the page or text
    titles: tuple[str, ...] = ()  # of the page, or the lines of a text that name the role
    address: str = ""  # where the page was found, if it was
    structured: tuple[tuple[str, str], ...] = field(default=())  # (name, where) from data for machines


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
            if match := _TITLE_HIRING.match(piece):
                yield match["name"], "the title: who hires"
                continue
            if re.search(
                r"\b(?:built|made|created|powered|hosted|published) (?:with|by|on|at)\b", piece, re.IGNORECASE
            ):
                continue  # the tool that made the page
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
                    if not re.match(r"\s*(?:in|job|jobs|ref)\b", bit):
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
                yield bit, where


def _sentence_names(job: JobText) -> Iterator[tuple[str, str]]:
    spoken = [s for line in job.text.split("\n") for s in sentences(line)]
    for at, sentence in enumerate(spoken):
        if match := LOOKING.search(sentence):
            yield match["name"], "who looks for someone"
        if match := AT_WE.search(sentence):
            yield match["name"], "at whom we are"
        if match := SUBJECT.match(sentence):
            yield match["name"], "the subject of a sentence" if at > 2 else "the subject of a first sentence"
            if at == 0 and len(match["name"].split()) > 1 and len(sentence.split()) > 6:
                yield match["name"], "the subject of the first sentence of all"
        for match in _JOINING.finditer(sentence):
            yield match["name"], "whom one joins"
        # somewhere inside a sentence, in any role
        for match in re.finditer(rf"(?<=[a-z,] )(?P<name>{NAME})", sentence):
            yield match["name"], "inside a sentence"


def own_domains(job: JobText) -> list[str]:
    """Labels that addresses use for the company: of mail, of the page itself, of apply links; boards' hosts out."""
    hosts: list[str] = re.findall(r"[\w.+-]+@([\w.-]+\.\w+)", " ".join(job.lines) or job.text)
    hosts += re.findall(r"(?:https?://|www\.)([\w.-]+\.\w+)", job.text)
    paths: list[str] = []
    links = [job.address]
    if job.soup is not None:
        for tag in job.soup.find_all("link", rel="canonical"):
            links.append(str(tag.get("href") or ""))
        for tag in job.soup.find_all("meta", property="og:url"):
            links.append(str(tag.get("content") or ""))
        for tag in job.soup.find_all("a", href=re.compile(r"^mailto:", re.I)):
            hosts += re.findall(r"@([\w.-]+\.\w+)", str(tag["href"]))
    for link in links:
        parsed = urlparse(link) if link.startswith("http") else None
        if parsed and parsed.hostname:
            hosts.append(parsed.hostname)
            paths += parsed.path.split("/")[1:3]
    labels = []
    for host in hosts:
        pieces = host.lower().rstrip(".").split(".")
        labels += pieces[:-2] if is_known_host(host) else pieces[:-1]
    out = {
        "www",
        "jobs",
        "careers",
        "career",
        "apply",
        "boards",
        "job",
        "mail",
        "en",
        "us",
        "uk",
        "co",
        "com",
        "hr",
        "recruiting",
        "join",
    }
    return [
        label
        for label in dict.fromkeys(map(plain, [*labels, *paths]))
        if len(label) >= 3 and label not in out
    ]


def mail_domains(job: JobText) -> set[str]:
    """Labels of the domains that the description's mail addresses have, providers and boards left out."""
    hosts = re.findall(r"[\w.+-]+@([\w.-]+\.\w+)", job.text)
    return {plain(host.split(".")[-2]) for host in hosts if not is_known_host(host) and host.count(".")} - {
        "co",
        "com",
    }


def _domain_names(job: JobText, labels: Sequence[str]) -> Iterator[str]:
    """Names in the text that such a label spells without spaces."""
    whole = "\n".join((*job.lines, job.text))
    for label in labels:
        for match in re.finditer(NAME, whole):
            words = match.group().split()
            for start in range(len(words)):
                for end in range(len(words), start, -1):
                    if plain("".join(words[start:end])) == label:
                        yield " ".join(words[start:end])
        # "the slow florist", "Hobart & Sneed": the label's letters with spaces or signs between
        spaced = r"[ .’'-]?".join(map(re.escape, label)).replace(
            "a[ .’'-]?n[ .’'-]?d", r"(?:a[ .’'-]?n[ .’'-]?d|&)"
        )
        for match in (
            re.finditer(rf"(?<![\w@./]){spaced}(?![\w@/]|\.\w)", whole, re.IGNORECASE)
            if len(label) > 5
            else ()
        ):
            yield match.group()
        if match := re.search(rf"(?<![\w@./]){re.escape(label)}(?![\w@/]|\.\w)", whole):
            yield match.group()


def _page_names(job: JobText) -> Iterator[tuple[str, str]]:
    soup = job.soup
    for name in _named_elements(soup):
        yield name, "an element named company"
    yield from site_names(soup)
    meta = soup.find("meta", attrs={"name": "description"}) or soup.find("meta", property="og:description")
    for sentence in sentences(str(meta.get("content") or "")) if meta else ():
        if (match := LOOKING.search(sentence) or _JOINING.search(sentence) or AT_WE.search(sentence)) or (
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
    header = soup.find("header")
    for element in (header or soup).find_all(class_=re.compile(r"site-?title|brand|logo", re.I))[:3]:
        yield " ".join(element.get_text(" ").split()), "the site's title"


def _all_names(job: JobText) -> Iterator[tuple[str, str]]:
    yield from job.structured
    for at, name in enumerate(_bylines(job.near)):
        # "Baker & Sons" beside "Baker": a trade alone or with a rank is a role, with a sign it is a name
        if not ROLE_WORD.search(name) or re.search(r"&|\+| and |\b(?:Ltd|GmbH|Inc)\b", name):
            yield name, "the line beside the role" if at else "the line next to the role"
    for name in labelled(job.lines, "company"):
        yield name, "a line that is labelled so"
    for heading in job.headings:
        if match := _HEADING.match(heading):
            yield match["name"], "a heading"
    for line in job.lines:
        if len(line.split()) <= 7 and (match := _HEADING.match(line)):
            yield match["name"], "a heading anywhere"
    yield from _sentence_names(job)
    yield from _title_names(job.titles, job.role)
    if job.soup is not None:
        yield from _page_names(job)
    for name in _domain_names(job, own_domains(job)):
        yield name, "the address of mail or page"


_LOWER = (
    "the title", "the logo", "og:site_name", "a line that is", "an element", "JSON-LD", "microdata", "the address",
    "at whom", "the site", "a heading", "the line beside", "the line next", "the first picture", "the copyright",
)  # fmt: skip


def witnesses(job: JobText) -> Iterator[tuple[str, str]]:
    """(name, where it stands) of everything that may be a company, once for each place."""
    for raw, where in _all_names(job):
        name = clean_name(raw)
        if is_name(name, job.role, lower=where.startswith(_LOWER)):
            yield name, where
