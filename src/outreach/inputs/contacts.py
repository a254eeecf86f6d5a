"""The email addresses, phone numbers and links of a resume."""

from __future__ import annotations

import itertools
import re

from outreach.inputs.dates import find_date_range

_EMAIL = re.compile(r"(?<![\w.+%-])[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}")
_SPACED = re.compile(r"(?<![\w.+%-])([\w.+%-]{1,64})\s?@\s?([\w-]{1,63}(?:\.[\w-]{1,63}){1,6})")
_AT = r"\s?(?:[\[({<]\s?(?:at|@)\s?[\])}>]|\bat\b)\s?"
_DOT = r"\s?(?:[\[({<]\s?(?:dot|\.|punkt)\s?[\])}>]|\bdot\b|\.)\s?"
_OBFUSCATED = re.compile(
    rf"(?<![\w.+%-])(?P<local>[\w+%-]{{1,40}}(?:{_DOT}[\w+%-]{{1,40}}){{0,3}}){_AT}"
    rf"(?P<domain>[\w-]{{1,40}}(?:{_DOT}[\w-]{{2,20}}){{1,3}})(?![\w@])",
    re.IGNORECASE,
)
_MARKED = re.compile(r"[\[({<]\s?(?:at|@|dot|punkt)\s?[\])}>]|\w dot \w", re.IGNORECASE)
_BROKEN_END = re.compile(
    r"[\w.+%-]+@[\w.-]*[-.]$|[\w+%-]+(?:\.[\w+%-]+)*[._-]$|[\w.+%-]+@$|[\w.+%-]+@[\w-]+$"
)
_BROKEN_START = re.compile(
    r"^[\w-]+(?:\.[\w-]+)+(?!\S)|^@[\w-]+(?:\.[\w-]+)+|^[\w.-]*@[\w-]+(?:\.[\w-]+)+|^\.[\w.-]+"
)
_PIECE = re.compile(r"[\w.+%@-]{1,60}")  # of an address
_PHONE = re.compile(
    r"(?<![\w@/.,+(-])(?:\+\s?\d|\(\+?\d|\d)(?:[\d().\-–−‑]|\s(?!/)|/(?=\d)){5,21}\d(?![\w@]|[.,]\d)",
    re.UNICODE,
)
_PHONE_LABEL = re.compile(
    r"(?:\b(?:tele?phone|tele?fon|phone|mobile|mob|cell|tel|fax|call|handy|whatsapp|contact|ph|home|work)\b"
    r"(?:\(s\))?|[☎📞📱]|\b[TMPt]\b)[.:)\s]{0,4}$",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"(?<![\w@.])(?:https?://[^\s|,;<>]{3,200}|www\.[^\s|,;<>]{3,200}|"
    r"(?:[a-z0-9-]{1,40}\.){1,3}(?:com|org|net|io|dev|me|co|uk|de|fr|es|it|nl|eu|app|info|"
    r"site|page|tech|design|"
    r"example)(?:/[^\s|,;<>()]{0,120})?)(?![\w@.-])"
)


def _whole_lines(lines: list[str]) -> list[str]:
    """The lines, and for an address broken at a line's end also the two parts as one."""
    text = list(lines)
    for line, following in itertools.pairwise(lines):
        if not line.split() or not following.split():
            continue
        left, right = line.split()[-1][-80:], following.split()[0][:80]
        if ("@" in left) + ("@" in right) != 1 or len(left) < 3:
            continue
        if "@" in right and not (left[-1] in "._-" or right[0] == "@"):
            continue  # the next line has an address of its own
        if "@" in right and right[0] != "@" and (len(line.split()) > 3 or left[:1].isupper()):
            continue  # "Bakes." ends a sentence, and an address follows it
        if _EMAIL.fullmatch(left) and right[0] != ".":
            continue
        if right[0] == "@" and _EMAIL.fullmatch(left.lstrip("(<[") + right.rstrip(".,;)>]")):
            text.append(left + right)  # broken before its sign, whatever stands before it
        elif _BROKEN_END.search(left) and _BROKEN_START.search(right):
            text.append(left + right)
    return text + _narrow(lines)


def _narrow(lines: list[str]) -> list[str]:
    """Addresses that a narrow column broke into two to four lines, at a sign, a dot or a hyphen."""
    found = []
    pieces = [line.split() for line in lines]
    for start, first in enumerate(pieces):
        if not first or not _PIECE.fullmatch(first[-1]) or len(first) > 3:
            continue
        whole = first[-1][-80:]
        for words in pieces[start + 1 : start + 4]:
            if len(words) != 1 or not _PIECE.fullmatch(words[0]):
                break
            word = words[0]
            if not (whole[-1] in "@.-_+" or word[0] in "@.-_+"):
                break
            if _EMAIL.fullmatch(whole) and not (word[0] == "." or whole[-1] == "-"):
                break  # a whole address; what follows is another matter
            if "@" in word and "@" in whole:
                break
            whole += word
            if _EMAIL.fullmatch(whole) and (whole[:1].islower() or "@" in first[-1] or word[0] == "@"):
                found.append(whole)
    return found


def find_emails(lines: list[str]) -> tuple[str, ...]:
    """Every address, in order; also "jane [at] mail [dot] example" and one broken over two lines."""
    found: dict[str, None] = {}
    broken: set[str] = set()
    for line in (whole[:2000] for whole in _whole_lines(lines)):
        for match in _EMAIL.finditer(line):
            found.setdefault(match.group().strip("."))
        if "@" in line:
            for match in _SPACED.finditer(line):
                address = f"{match[1]}@{match[2]}".strip(".")
                if match.group() != address and not any(address.endswith(known) for known in found):
                    found.setdefault(address)
        if _MARKED.search(line):
            for match in _OBFUSCATED.finditer(line):
                if _MARKED.search(match.group()):
                    undotted = re.sub(_DOT, ".", match["domain"], flags=re.IGNORECASE)
                    local = re.sub(_DOT, ".", match["local"], flags=re.IGNORECASE)
                    found.setdefault(f"{local}@{undotted}".lower())
    for address in found:  # a piece of a broken address is no address of its own
        broken |= {
            other
            for other in found
            if other != address and (address.endswith(other) or address.startswith(other + "."))
        }
    return tuple(address for address in found if address not in broken)


def find_phones(lines: list[str]) -> tuple[str, ...]:
    """Every phone number as written. A bare number counts only in a phone's form or behind a label."""
    found: dict[str, None] = {}
    for line in (whole[:2000] for whole in lines):
        found_here = list(_PHONE.finditer(line))
        dates = find_date_range(line) if found_here else None
        for match in found_here:
            for piece in re.split(r"\s+/\s+|\s{2,}|\s[–-]\s(?=[+(0])|\.\s", match.group()):
                number = piece.strip(" -–./")
                digits = sum(char.isdigit() for char in number)
                if not 7 <= digits <= 15 or (dates and dates.span[0] <= match.start() < dates.span[1]):
                    continue
                if _is_phone(number, line[max(0, match.start() - 25) : match.start()]):
                    opened = number.count("(") > number.count(")")
                    found.setdefault(number.replace("(", "", 1) if opened else number)
    return tuple(found)


def _is_phone(number: str, before: str) -> bool:
    if re.search(r"(?:19|20)\d\d\s?[-–−]\s?(?:19|20)\d\d|^\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d$", number):
        return False  # years and dates
    if re.fullmatch(r"(?:19|20)\d\d[-./]\d\d[-./]\d\d", number):
        return False
    if number[0] in "+(0" or _PHONE_LABEL.search(before):
        return True
    groups = [len(group) for group in re.split(r"[ ()./\-–−‑]+", number)]
    return (groups[:2] == [3, 3] and 3 <= len(groups) <= 5) or groups == [1, 3, 3, 4]


def find_links(lines: list[str]) -> tuple[str, ...]:
    """Addresses of pages among the given lines, as written."""
    found: dict[str, None] = {}
    for line in lines:
        for match in _LINK.finditer(line[:2000]):
            if "@" not in line[max(0, match.start() - 1) : match.end() + 1]:
                found.setdefault(match.group().rstrip(".,)"))
    return tuple(found)
