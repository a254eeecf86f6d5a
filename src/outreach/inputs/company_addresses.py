"""Companies that addresses spell: of a posting's page, of its mail, of the links in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlparse

from outreach.inputs.company_names import NAME
from outreach.inputs.known_sites import is_known_host
from outreach.inputs.posting_text import JobText
from outreach.text import plain


def own_domains(job: JobText) -> list[str]:
    """Labels of the hosts and paths of mail, links and the page itself; hosts of boards are left out."""
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


def domain_names(job: JobText, labels: Sequence[str]) -> Iterator[str]:
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
