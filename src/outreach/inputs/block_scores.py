"""How much each block of a job page looks like its description, and the stretch of blocks that does most.

A description is one stretch of a page, so the stretch with the greatest sum of scores is taken
(maximum subsequence segmentation: Pasternack and Roth, "Extracting article text from the web with
maximum subsequence segmentation", WWW 2009). The scores are log-odds of a logistic regression over
the features below, fitted on the working fixture pages by benchmarks/fit_blocks.py.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from importlib.resources import files

from outreach.inputs.hiring_speech import speech_of
from outreach.inputs.page_text import OTHERS, Block
from outreach.text import contains, plain, squash

FEATURES = (
    "always", "kept_by_the_rules", "in_the_rules_region", "words", "a_sentence", "list_item", "heading",
    "linked", "heading_of_others", "under_others", "posting_heading", "under_posting_heading", "we", "you",
    "before_the_role", "far_from_the_role", "site_words", "in_the_text_part", "few_words",
    "many_digits", "names_the_company", "call_to_act", "under_site_heading", "colon", "small_heading",
    "beside_text", "runs_on", "beside_the_region", "like_the_region", "speaks_of_hiring", "tasks", "terms",
)  # fmt: skip
_WE = re.compile(r"\b(?:we|our|us)\b|\bthe team\b", re.IGNORECASE)
_YOU = re.compile(r"\byou(?:r|rs|[’']ll|[’']re|[’']ve)?\b", re.IGNORECASE)
_SITE = re.compile(
    r"\bcookies?\b|\bsign (?:in|up)\b|\blog ?in\b|\bcreate (?:an )?(?:account|alert)\b|"
    r"\bjob alerts?\b|\bnewsletter\b|\bunsubscribe\b|\bestimate[ds]?\b|\breviews?\b|\bratings?\b|"
    r"\bfollowers\b|\bprofile match|\bmatch(?:es)? your\b|"
    r"\bsalar(?:y|ies) (?:for|in|near|check|insight)|\baverage (?:salary|pay|hourly)|"
    r"\bjobs? (?:near|in|like|posted|by|nearby)\b|\bsimilar\b|\bapplicants?\b|\bposted\b|"
    r"\bday(?:s)? ago\b|\bthis (?:site|website|browser)\b|\bprivacy\b|\bterms\b|\ball rights\b|©|"
    r"\bpowered by\b|\bregistered in\b|\bquiz\b|\btips\b|\badvice\b|\bapp\b|\bdownload\b|\bshare\b|"
    r"\bfollow us\b|\breport (?:this|job)\b|\bjob id\b|\breq(?:uisition)?\.? ?(?:id|number|#)|"
    r"\bupload\b|\bcv builder\b|\bresume builder\b|\bequal (?:opportunity )?notice\b|\bback to\b|"
    r"\bfirst name\b|\bphone\b|\btalent (?:pool|community|network)\b|\bcandidate notice\b|"
    r"\bsend this\b|\bscam\b|\bbank (?:or|details)\b|\bpartners use\b|\bstay safe\b|"
    r"\bfrequently asked\b|\binterview (?:tips|questions)\b|\bcompany (?:info|size|rating|profile)\b|"
    r"\bperks and benefits:|\bemployees$|\bfounded:?\b|\bteam size\b|\bview all\b|\bsee all\b|"
    r"\bread more\b",
    re.IGNORECASE,
)
_SITE_HEADING = re.compile(
    r"\binsights?\b|\bhow you match\b|\bprofile\b|\bcompany (?:info|rating|size|overview)\b|"
    r"\bemployer questions\b|\bwhat can i earn\b|\bsalary\b.*\b(?:estimate|range|compare)|"
    r"\bfeatured\b|\bbe careful\b|\bstay safe\b|\bnearby\b|\bin your inbox\b|"
    r"\balso (?:applied|searched|viewed)\b|\bquestions\b|\bnext job\b|\bapply (?:for|to|now)\b|"
    r"\bjob (?:details|information|overview|facts|segment)\b|\bmeet the\b|\bfounders\b|"
    r"\bskills you\b|\btechnology\b|\bcomments?\b|\bshare\b|\brefer\b|\bread(?:ers)?\b|"
    r"\bcontact person\b|\bcookies?\b|\bprivacy\b|\babout (?:the )?(?:site|board)\b|\bhow to get\b|"
    r"\bmap\b|\bgallery\b|\bvideos?\b",
    re.IGNORECASE,
)
_ACT = re.compile(
    r"^(?:apply|save|share|print|reply|report|follow|back|show|see|view|copy|send|refer|get|easy apply|"
    r"quick apply|upload|start|continue|next|previous|search|menu|skip)\b.{0,40}$",
    re.IGNORECASE,
)


@cache
def weights() -> dict[str, float]:
    """The coefficient of each feature, in natural-log odds."""
    text = files("outreach.inputs").joinpath("block_weights.json").read_text(encoding="utf-8")
    return json.loads(text)["weights"]


def is_wordy(block: Block) -> bool:
    """Whether a block is more than a label and no link."""
    return block.linked < 0.5 and len(block.text.split()) >= 4


def _text_part(blocks: Sequence[Block], start: int) -> int:
    """The mark of the smallest element around most of the prose that follows the role; 0 without prose."""
    sizes: dict[int, int] = {}
    depth: dict[int, int] = {}
    total = 0
    for block in blocks[start:]:
        if not is_wordy(block):
            continue
        total += len(block.text)
        for level, mark in enumerate(block.path):
            sizes[mark] = sizes.get(mark, 0) + len(block.text)
            depth[mark] = level
    enough = [mark for mark, size in sizes.items() if size >= 0.6 * total]
    return max(enough, key=lambda mark: depth[mark], default=0)


def _running_on(blocks: Sequence[Block], kept: set[str], region: set[str]) -> tuple[list[bool], list[bool]]:
    """For each block, whether it follows the rules' region without a break, and whether it stands beside it.

    A break is a link of its own, a heading of other things, or what the rules cut out. Beside it is what
    stands in the element around the element that holds the region.
    """
    inside = [squash(block.text) in region for block in blocks]
    last = max((at for at, is_in in enumerate(inside) if is_in), default=-1)
    first = next((at for at, is_in in enumerate(inside) if is_in), 0)
    runs = [False] * len(blocks)
    for at in range(last + 1 if last >= 0 else len(blocks), len(blocks)):
        block = blocks[at]
        short = len(block.text.split()) <= 9
        if block.linked > 0.9 or squash(block.text) not in kept or (short and OTHERS.search(block.text)):
            break
        runs[at] = True
    paths = [block.path for block, is_in in zip(blocks, inside, strict=True) if is_in]
    common = 0
    while paths and all(len(path) > common and path[common] == paths[0][common] for path in paths):
        common += 1
    around = paths[0][common - 2] if common >= 2 else 0
    beside = [
        at >= first and not is_in and around != 0 and around in block.path
        for at, (block, is_in) in enumerate(zip(blocks, inside, strict=True))
    ]
    return runs, beside


def features_of(
    blocks: Sequence[Block],
    kept: set[str],
    region: set[str],
    anchor: int,
    company: str,
    section_of: Callable[[str], str | None],
) -> list[list[float]]:
    """One row of `FEATURES` for each block.

    `kept` holds the squashed texts that the rules for noise leave, `region` those of the part that the
    rules would take, `anchor` the index of the role's
    heading (-1 without one), `section_of` names the section a heading opens.
    """
    part = _text_part(blocks, max(0, anchor))
    runs, aside = _running_on(blocks, kept, region)
    tags = [block.tag for block in blocks if squash(block.text) in region]
    rows = []
    others = posting = site = False
    level = ""
    for at, block in enumerate(blocks):
        text, words = block.text, block.text.split()
        short = len(words) <= 9
        is_others = short and bool(OTHERS.search(text))
        is_site = short and bool(_SITE_HEADING.search(text))
        opens = section_of(text) if short and not is_others else None
        if block.is_heading or is_others:
            ranked = block.tag if block.tag[:1] == "h" and block.tag[1:].isdigit() else "h7"
            if is_others:
                others, posting, site, level = True, False, False, ranked
            elif not others or ranked <= level or opens:
                others, posting, site = False, opens not in (None, "legal"), is_site and opens is None
        beside = [blocks[i] for i in (at - 1, at + 1) if 0 <= i < len(blocks)]
        speech = speech_of(text)
        digits = sum(char.isdigit() for char in text) / max(1, len(text))
        row = {
            "always": 1.0,
            "kept_by_the_rules": float(squash(text) in kept),
            "in_the_rules_region": float(squash(text) in region),
            "words": math.log1p(len(words)),
            "a_sentence": float(text.rstrip().endswith((".", "!", "?", ";")) and len(words) > 3),
            "list_item": float(block.tag == "li"),
            "heading": float(block.is_heading),
            "linked": block.linked,
            "heading_of_others": float(is_others),
            "under_others": float(others),
            "posting_heading": float(opens is not None and opens != "legal" and block.linked < 0.5),
            "under_posting_heading": float(posting),
            "we": float(bool(_WE.search(text))),
            "you": float(bool(_YOU.search(text))),
            "before_the_role": float(0 <= at < anchor),
            "far_from_the_role": max(0, at - max(0, anchor)) / max(1, len(blocks)),
            "site_words": float(bool(_SITE.search(text))),
            "in_the_text_part": float(part != 0 and part in block.path),
            "few_words": float(len(words) <= 3),
            "many_digits": float(digits > 0.15),
            "names_the_company": float(bool(company) and contains(text, company) and len(words) > 4),
            "call_to_act": float(bool(_ACT.match(text)) and short),
            "under_site_heading": float(site),
            "colon": float(text.rstrip().endswith(":")),
            "small_heading": float(block.is_heading and block.tag not in ("h1", "h2")),
            "beside_text": sum(is_wordy(other) for other in beside) / 2,
            "runs_on": float(runs[at]),
            "like_the_region": tags.count(block.tag) / max(1, len(tags)),
            "speaks_of_hiring": float(speech.calls > 0),
            "tasks": float(speech.tasks > 0),
            "terms": float(speech.terms > 0),
            "beside_the_region": float(aside[at]),
        }
        rows.append([row[name] for name in FEATURES])
    return rows


def log_odds(rows: Sequence[Sequence[float]]) -> list[float]:
    """The score of each block: above 0 it is rather description than not."""
    table = weights()
    column = [table[name] for name in FEATURES]
    return [sum(w * x for w, x in zip(column, row, strict=True)) for row in rows]


LARGEST_ISLAND = 3.0  # the most that such a box costs, however long it is
ISLAND = 0.4  # of its score counts for a block that the rules cut out as a box of the site


def best_stretch(
    scores: Sequence[float],
    sizes: Sequence[int],
    islands: Sequence[bool] = (),
    inside: Sequence[bool] = (),
) -> tuple[int, int]:
    """(first, last + 1) of the stretch with the greatest sum; (0, 0) when no score is above 0.

    A score counts by the root of its block's words, and never for more than 3 in either direction, so
    that one sure block does not outweigh all others. `islands` are blocks that stand in boxes of the
    site: a description may go on behind one, so they part it less; one `inside` what the rules take for
    the description, with a heading of a posting to come, never costs more than `LARGEST_ISLAND`.
    """
    best = (0.0, 0, 0)
    total, start, box = 0.0, 0, 0.0
    for at, (score, size) in enumerate(zip(scores, sizes, strict=True)):
        gain = max(-3.0, min(3.0, score)) * math.sqrt(min(size, 40))
        if islands and islands[at]:
            gain *= ISLAND
            if inside and inside[at] and gain < 0:
                gain = max(gain, min(0.0, box - LARGEST_ISLAND))
                box -= gain
        else:
            box = 0.0
        total += gain
        if total <= 0:
            total, start = 0.0, at + 1
        elif total > best[0]:
            best = (total, start, at + 1)
    return best[1], best[2]


MARGIN = 2.4  # log-odds; the corpora left out in turn are read best from 2.2 to 2.8
RUNS_ON = -0.7  # log-odds; what the rules take right behind the stretch belongs to it down to that


def relative(scores: Sequence[float], sizes: Sequence[int], region: Sequence[bool]) -> list[float]:
    """Scores against what is usual on this page.

    Pages differ as a whole: on one every line of the description is short, on another none is in an
    element of its own. So a block counts against the middle score (by words) of the rules' region,
    most of which is description, less a margin.
    """
    inside = sorted((score, size) for score, size, is_in in zip(scores, sizes, region, strict=True) if is_in)
    total, seen = sum(size for _, size in inside), 0
    for score, size in inside:
        seen += size
        if seen >= total / 2:
            return [value - min(0.0, score - MARGIN) for value in scores]
    return list(scores)


def _words(blocks: Iterable[Block]) -> int:
    return sum(len(block.text.split()) for block in blocks)


def described(
    blocks: Sequence[Block],
    rows: Sequence[Sequence[float]],
    scores: Sequence[float],
    least: float = -1.5,
) -> list[Block]:
    """The blocks of the best stretch without those in it that are surely something else."""
    sizes = [len(block.text.split()) for block in blocks]
    region = [row[FEATURES.index("in_the_rules_region")] > 0 for row in rows]
    kept = [row[FEATURES.index("kept_by_the_rules")] > 0 for row in rows]
    scores = relative(scores, sizes, region)
    start = next((at for at, is_in in enumerate(region) if is_in), len(region))
    opens = [row[FEATURES.index("posting_heading")] > 0 for row in rows]
    last = max((at for at, is_in in enumerate(region) if is_in and opens[at]), default=-1)
    inside = [start <= at <= last for at in range(len(region))]
    first, end = best_stretch(scores, sizes, [not is_kept for is_kept in kept], inside)
    while first < end < len(blocks) and region[end] and kept[end] and scores[end] > RUNS_ON:
        end += 1
    # what stands under a heading of other things, apart from the text, is left out however it scores
    at = {
        name: FEATURES.index(name)
        for name in ("under_others", "heading_of_others", "in_the_text_part", "heading")
    }
    under = [
        row[at["heading_of_others"]] * row[at["heading"]]
        + row[at["under_others"]] * (1 - row[at["in_the_text_part"]])
        > 0
        for row in rows
    ]
    good = [
        (block, other)
        for block, score, other in zip(blocks[first:end], scores[first:end], under[first:end], strict=True)
        if score > least
    ]
    chosen = [block for block, other in good if not other]
    if _words(chosen) < 0.5 * _words(block for block, _ in good):
        chosen = [block for block, _ in good]
    while chosen and chosen[-1].is_heading and not plain(chosen[-1].text).isdigit():
        chosen.pop()
    return chosen
