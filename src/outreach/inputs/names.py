"""The candidate's name: which line, or which part of one, and why."""

from __future__ import annotations

import re

from outreach.inputs.cities import is_city
from outreach.inputs.header_words import DEGREE, ORGANISATION_WORD, PLACE
from outreach.inputs.name_lines import respaced, stacked, unbroken
from outreach.inputs.sections import section_of, unspace
from outreach.inputs.title_words import SENIORITY, TITLE_WORD
from outreach.text import plain

_NOT_A_NAME = re.compile(
    r"curriculum|vitae|r[eé]sum[eé]|last updated|updated|page \d|confidential|@|\d|https?:|www\.|"
    r"\.(?:com|org|net|example)\b|^(?:mr|mrs|ms)\.?$|\b(?:references?|available|request|native|fluent|street|"
    r"road|avenue|lane|phone|email|address|birth|nationality|remote|university|college|school)\b",
    re.IGNORECASE,
)
# Words of trades and organisations that many people are called by, too.
_SURNAMES = set(
    "abbot archer bailey bailiff baker banks bank barber bell bishop bookman bowman brewer bridges "
    "brooks builder "
    "burns butcher butler cantor carpenter carter carver castle chamberlain chambers chandler chaplain "
    "chapman "
    "church clark clerk coleman collier constable cook cooper cotton court cutter day deacon dean "
    "draper driver "
    "dyer farmer farms field fields fisher fishman fletcher ford forest forester forge foreman foster fowler "
    "franklin freeman friend fuller gardener gardens garden gilder glazier glover goldsmith grange "
    "granger grocer "
    "guard gunner hall hawker herder hill hooper house hunter inn jenner jewell joiner judge keeper "
    "king knight "
    "lake lane law lawman leader lines lister lodge lord lumber major market marsh marshal marshall "
    "mason master "
    "masters mercer merchant messenger miller mills mill miner model monk moss musician nurse officer "
    "page painter "
    "palmer park parker parks parson parsons pastor piper pitman plumber poole pope porter post potter "
    "press price "
    "priest prince prior proctor provost ranger reader reeve rivers roper sadler saddler sailor sales "
    "sargent "
    "sawyer school seaman sellers sergeant server sexton shepherd shields shoemaker silversmith singer "
    "skinner "
    "skipper slater smith society spencer spicer squire stables steel steward stone stores sawmill student "
    "tailor tanner taylor temple thatcher tiler toll trader trust turner tyler usher vicar walker "
    "waller ward "
    "warden waters weaver webster wells wheeler winder winds wood woods woodman works wright writer "
    "yeoman young "
    "aa coach page host guide chef power glass may mark mayer maker rose field bloom lee fox wolf hart "
    "ai sa co ab as se ag".split()
)
_PARTICLES = set(
    "van von der den de la le las los da das do dos du di del della dello degli bin bint ibn al el y e i ten "
    "ter te zu zur zum af av ap ben st the o' d' san santa".split()
)
_LETTERS = re.compile(
    r"(?:,|\s|\(|^)\s*\(?(?:ph\.?\s?d|m\.?\s?d|d\.?phil|mba|m\.?sc|b\.?sc|m\.?eng|b\.?eng|"
    r"p\.?\s?eng|m\.?a|b\.?a|"
    r"ll\.?[bm]|rn|bsn|msn|lpn|cna|cpa|acca|aca|cfa|pmp|c\.?eng|frcs|mrcp|dipl?\.?-?ing|esq|"
    r"pe|dds|dvm|rgn|frsa|"
    r"phr|shrm-cp|scm|csm|cissp|ed\.?d|m\.?ed|jd|facs|aprn|fnp(?:-c|-bc)?|he/him|she/her|they/them|she/they|"
    r"a?(?:m|f)(?:rics|ciob|ciht|iet|ice|rsc|rsb|rse|cipd|cipr|cim|bcs|iod|cmi|cips|rtpi|rcvs|ciarb|csp|rcp|rcgp|rcog|rca|"
    r"cibse|iosh|iba|imeche|ima|inst[pd]|landinst|aat|cst)|cmiosh|acma|cgma|c(?:phys|chem|sci|biol|geol|math|mgr|env|"
    r"mktr|wem|itp)|eur\s?ing|cfe|cisa|crisc|cisp|chartered mcipd|assocrics|aciob|qts|rdn|lcsw|lmft|"
    r"lpc|rph|pharmd|dnp|pa-c|ccc-slp|otr/l|rrt|fache|leed ap|six sigma|pmi-acp|itil|psyd|scd|dsc|"
    r"he/they|hons|obe|mbe|cscp|cipd|mcips|fcca|riba|aia|pt|dpt|ot|emt)\.?\)?(?![\w])",
    re.IGNORECASE,
)
_GLUED_DEGREE = re.compile(r",\s*(?:PhD|MBA|MSc|BSc|MD|RN|CPA|MA|BA|MEng|PE)(?=[A-ZÀ-Þ][a-z])")
_HONORIFIC = re.compile(
    r"^(?:(?:dr|prof|professor|mr|mrs|ms|miss|mx|mag|dipl\.?-?ing|ing|ir|rev|sir|dame|capt|mgr|doc|herr|frau|"
    r"sra?|eng)(?:\.\s*|\s+))+(?=\S)",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^(?:full\s)?(?:surname\(?s?\)?\s?(?:/|and|,)\s?(?:first|given)\s?names?\(?s?\)?|"
    r"(?:first|given)\s?names?\(?s?\)?\s?(?:/|and|,)\s?(?:surname|last\sname|family\sname)\(?s?\)?|"
    r"name(?:\sand\ssurname)?|candidate(?:\sname)?|applicant(?:\sname)?)\s*[:–-]?\s+(?P<name>\S.{2,60})$",
    re.IGNORECASE,
)
_PART_LABEL = re.compile(
    r"^(?P<which>first|given|fore|middle|last|family|sur)\s?name\(?s?\)?\s*[:–-]?\s+(?P<name>\S.{0,40})$",
    re.IGNORECASE,
)
_BANNER = re.compile(
    r"^(?:(?:curriculum vitae|c\.?v\.?|r[eé]sum[eé])\s*(?:of|for|[:–—|-])\s*)|"
    r"\s*(?:[–—|,:’'-]s?\s*)?(?:curriculum vitae|\bCV|r[eé]sum[eé])$",
    re.IGNORECASE,
)
_NICKNAME = re.compile(r"\s*[\"“”„(‘'][^\W\d_][\w .-]{0,20}[\"“”)’'](?=\s|$)")
_NEVER = 50.0
_CONTACT_START = re.compile(r"\S+@|\(?\+?\d{3}|https?:|www\.")


def tidy_name(text: str) -> str:
    """A name without titles, degrees and nicknames; capitals and glued initials set right."""
    text = _GLUED_DEGREE.sub(", ", text)
    text = _NICKNAME.sub("", re.sub(r"\s+", " ", text))
    text = _HONORIFIC.sub("", text.strip(" ,;|·•–—-:"))
    previous = None
    while previous != text:
        previous = text
        stripped = _LETTERS.sub(" ", text).strip(" ,;()–—-")
        if len(stripped.split()) >= 2:
            text = re.sub(r"\s+", " ", stripped)
    text = re.sub(r"(?<=\b[A-ZÀ-Þ]\.)(?=[A-ZÀ-Þ])", " ", text)
    first, *others = text.split() or [""]
    if first.isupper() and len(first) > 2 and "." not in first and others and not others[-1].isupper():
        text = " ".join([*others, first.capitalize()])  # "DUPONT Jean": capitals mark a surname put first
    if text.isupper() and len(text) > 4:
        text = " ".join(_title_case(word) for word in text.split())
    return text.strip(" ,")


def _title_case(word: str) -> str:
    if len(word.strip(".")) <= 1 or "." in word:
        return word
    if plain(word) in _PARTICLES and len(word) <= 3:
        return word.lower()
    return re.sub(r"[^\W\d_]+", lambda m: m.group().capitalize(), re.sub(r"(?<=\w)[’'](?=S\b)", "’", word))


def looks_like_name(text: str, *, lower: bool = False) -> bool:
    """Two to six words of letters, each with a capital unless it is a particle."""
    words = text.split()
    if not 2 <= len(words) <= 6 or len(text) > 48 or _NOT_A_NAME.search(text):
        return False
    if section_of(text) or re.search(r"[|:;/•()&,+]", text):
        return False
    if _doubt(words) >= _NEVER:
        return False
    if not all(re.fullmatch(r"[^\W\d_][\w.’'`־‐-−-]{0,24}", word) for word in words):
        return False
    named = [word for word in words if plain(word) not in _PARTICLES]
    if len(named) < 1 or sum(len(plain(word)) > 1 for word in words) < 1:
        return False
    return lower or all(not word[0].islower() for word in named)


def _doubt(words: list[str]) -> float:
    """How much words of trades and organisations speak against a name: "Ada Baker" may be one, "Head Baker"
    and "Harbour Bakery" are none.
    """
    if SENIORITY.match(" ".join(words)):
        return _NEVER
    doubt = 0.0
    placed = [len(word) > 3 and bool(PLACE.match(word) or is_city(word)) for word in words]
    if is_city(" ".join(words)) or sum(placed) > 1 or (len(words[-1]) > 3 and PLACE.match(words[-1])):
        return _NEVER
    if DEGREE.search(" ".join(words)):
        return _NEVER
    for word in words:
        bare = word.strip(".,").lower()
        if "-" in bare.strip("-"):
            continue  # "Baker-Finch" is no baker
        if TITLE_WORD.fullmatch(bare) or ORGANISATION_WORD.fullmatch(bare):
            known = bare in _SURNAMES or bare.endswith(("smith", "wright"))
            doubt += 1.0 if known else _NEVER
    whole = " ".join(words)
    if not doubt and (ORGANISATION_WORD.search(whole) or TITLE_WORD.search(whole)):
        spaced = [m.group() for p in (ORGANISATION_WORD, TITLE_WORD) for m in p.finditer(whole)]
        doubt += _NEVER if any(" " in found for found in spaced) else 0.0
    return doubt


def _candidates(line: str, following: str) -> list[tuple[str, float, str]]:
    """(name, extra score, how) for what may be a name in one line."""
    line = line[:160]
    if len(line.split()) > 14:
        return []  # a sentence
    if match := _LABEL.match(line):
        return [(_turned(match["name"], "surname" in line.lower()[:12]), 4.0, "behind a label")]
    found = []
    text = unspace(_BANNER.sub("", line).strip())
    if contact := _CONTACT_START.search(text):
        text = text[: contact.start()]
    head = re.split(r"\s+[|·•–—-]\s+|\s*[|·•\t]\s*|\s{3,}|;", text.strip(" |·•–—-"))[0]
    found.append((tidy_name(head), 0.0, ""))
    if "," in head:
        first, rest = (part.strip() for part in head.split(",", 1))
        if rest and len(first.split()) <= 3 and len(rest.split()) <= 3:
            found.append((_turned(head, False), -0.5, "surname first"))
        found.append((tidy_name(first), -0.2, ""))
    first, then = text.split(), following.split()
    following = following.split("\t", maxsplit=1)[0]
    then = following.split()
    alone = len(first) == 1 and (len(then) == 1 or (1 < len(then) <= 4 and plain(then[0]) in _PARTICLES))
    if alone and not section_of(following) and not section_of(text):
        found.append((tidy_name(f"{text} {following}"), -0.1, "over two lines"))
    return found


def _turned(text: str, surname_first: bool) -> str:
    """ "Surname, First" as "First Surname"."""
    text = text.strip()
    if text.count(",") == 1:
        surname, first = (part.strip() for part in text.split(","))
        if not _LETTERS.fullmatch(" " + first):
            return tidy_name(f"{first} {tidy_name(surname)}")
    return tidy_name(text)


def _from_parts(lines: list[str]) -> str:
    """A name given as "First name: Ada" and "Last name: Byron"."""
    parts: dict[str, str] = {}
    for line in lines[:40]:
        if match := _PART_LABEL.match(line[:80]):
            last = match["which"].lower() in ("last", "family", "sur")
            parts.setdefault("last" if last else match["which"].lower()[:3], match["name"].strip(" :"))
    last = parts.pop("last", "")
    return f"{' '.join(parts.values())} {last}".strip() if parts and last else ""


def _may_agree(line: str, local: str, stem: str) -> bool:
    """Whether a line far down may hold the name: it says so, or shares a word with the address or file."""
    if re.search(r"name|candidate|applicant", line[:40], re.IGNORECASE):
        return True
    words = (plain(word) for word in re.split(r"[\s-]+", line[:160]))
    return any(len(word) > 1 and (word in local or word in stem) for word in words)


def _single_name(lines: list[str], local: str, stem: str) -> str:
    """A name of one word, alone on one of the first lines and part of the address or the file's name."""
    for line in lines[:3]:
        word = line.strip()
        if re.fullmatch(r"[^\W\d_]{3,24}", word) and word[0].isupper() and not section_of(word):
            told = plain(word) in local or plain(word) in stem
            if told and _doubt([word]) < _NEVER and not _NOT_A_NAME.search(word):
                return tidy_name(word)
    return ""


def _initials(name: str) -> str:
    return "".join(plain(word)[:1] for word in re.split(r"[\s-]+", name))


def find_name(
    lines: list[str], emails: tuple[str, ...], file_stem: str, *, column: int | None = None
) -> tuple[str, str]:
    """The candidate's name and how it was chosen, "sure: …" or "unsure: …"; ("", reason) without one.

    A line scores by its place and by sharing words with the email address and the file name, since
    "the first line is the name" fails on every seventh resume. At line `column` another column begins.
    """
    if (whole := _from_parts(lines)) and looks_like_name(whole):
        return tidy_name(whole), "sure: first and last name stand behind labels"
    local = plain(" ".join(emails))
    local_parts = {re.sub(r"[\W\d_]", "", address.split("@")[0].lower()) for address in emails}
    stem = plain(file_stem)
    stem_parts = [re.split(r"[\W\d_]+", text) for text in (file_stem, *(a.split("@")[0] for a in emails))]
    lines = [respaced(line, stem_parts) for line in unbroken(lines)]
    contact_at = [n for n, line in enumerate(lines) if "@" in line]
    best: tuple[float, str, str] = (0.0, "", "")
    for index, line in enumerate(lines[:400]):
        following = lines[index + 1] if index + 1 < len(lines) else ""
        down = index if column is None or index < column else index - column
        if down > 11 and index < len(lines) - 6 and not _may_agree(line, local, stem):
            continue
        cells = line.split("\t")
        found = [
            entry for cell in cells for entry in _candidates(cell, following if cell is cells[0] else "")
        ]
        if whole := stacked(lines, index, " ".join(local_parts)):
            found.append((tidy_name(whole), 0.6, "over two lines"))
        for name, extra, how in found:
            if not 2 <= len(name.split()) <= 6:
                continue
            words = [word for raw in re.split(r"[\s-]+", name) if len(word := plain(raw)) > 1]
            in_email = sum(word in local for word in words)
            in_file = sum(word in stem for word in words)
            near = any(abs(index - at) <= 3 for at in contact_at)
            place = max(0.0, 2.0 - 0.3 * down)
            agrees = in_email or in_file or extra > 0
            if not agrees and down > 11 and not (near and index >= len(lines) - 6):
                continue  # far down, only a line that agrees with something may be the name
            if not looks_like_name(name, lower=in_email + in_file >= min(2, len(words))):
                continue
            score = 3.0 * min(in_email, 2) + 2.0 * min(in_file, 2) + place + near + extra
            score += 0.5 * (line.strip() == name or line.isupper()) - _doubt(name.split())
            initials = not in_email and _initials(name) in local_parts
            score += 2.0 * initials
            told = [f"line {index + 1}"] + [how] * bool(how)
            told += ["agrees with the email address"] * bool(in_email or initials)
            told += ["agrees with the file name"] * bool(in_file)
            if score > best[0]:
                best = (score, name, ", ".join(told))
    score, name, told = best
    if (not name or score < 4) and (single := _single_name(lines, local.split("example")[0], stem)):
        return single, "sure: the only word of one of the first lines, which the address or file also has"
    if not name:
        return "", "no line looks like a name"
    return name, f"{'sure' if score >= 4 else 'unsure'}: {told}"
