"""The lines of a post before and after reading: broken date ranges made whole, its text as statements."""

from __future__ import annotations

import re

from outreach.inputs.dates import find_date_range, join_broken_range
from outreach.text import has_bullet, join_wrapped, strip_bullet


def statements(lines: list[str]) -> tuple[str, ...]:
    """The lines of a post as statements; wrapped lines are joined."""
    groups: list[list[str]] = []
    bullets = any(has_bullet(line) for line in lines)
    prose = sum(line.rstrip().endswith(".") for line in lines) * 3 >= len(lines)
    for line in lines:
        last = groups[-1][-1].rstrip() if groups else ""
        ended = last.endswith((".", "!", "?"))
        # A reader may have lost the bullets: then a capital begins a statement, unless a word is awaited.
        lost = (
            not bullets
            and not prose
            and not re.search(r"(?:,|-|\b(?:and|or|of|the|for|with|in|to|a|at))$", last)
        )
        if not groups or has_bullet(line) or ((ended or lost) and line[:1].isupper()):
            groups.append([strip_bullet(line)])
        else:
            groups[-1].append(strip_bullet(line))
    return tuple(text for group in groups if (text := join_wrapped(group).replace("\t", " ").strip()))


_EARLIER = re.compile(
    r"^(?:earlier|previous|prior|other|further|before)(?:\s(?:posts?|roles?|jobs?|positions?|employment|career|"
    r"experience|that))*\s*:\s*",
    re.IGNORECASE,
)


def one_post_a_line(lines: list[str]) -> list[str]:
    """The lines, those cut that list several posts: "Cook at A, 2011 – 2015; Porter at B, 2009 – 2011"."""
    cut: list[str] = []
    for line in lines:
        bare = _EARLIER.sub("", line) if len(line) < 400 else line
        parts = (
            [part.strip() for part in re.split(r";\s+|(?<=\)),\s+(?=[A-ZÀ-Þ])", bare)]
            if ";" in bare or ")," in bare
            else []
        )
        if len(parts) > 1 and all(find_date_range(part) and len(part) < 160 for part in parts):
            cut += parts
        elif bare != line and find_date_range(bare):
            cut.append(bare)
        else:
            cut.append(line)
    return cut


_REASON = re.compile(r"[\s|;,(–—-]*\bReason (?:for|of) leaving\b.*$", re.IGNORECASE)
_NUMBERED = re.compile(r"^(?:\(?\d{1,2}[.)]|#\d{1,2})\s+(?=[^\W\d_])")
_GOES_ON = re.compile(r"\b(?:and|of|for|the|&)$")


def tidied(lines: list[str]) -> list[str]:
    """The lines without numbers before posts and reasons for leaving; a heading that goes on is one line."""
    numbered = sum(bool(_NUMBERED.match(line)) for line in lines) >= 2
    out: list[str] = []
    for whole in lines:
        line = _REASON.sub("", whole) if "eason " in whole else whole
        line = _NUMBERED.sub("", line) if numbered else line
        before = out[-1] if out else ""
        heads = before and not has_bullet(before) and not find_date_range(before) and len(before.split()) >= 4
        if (
            heads
            and _GOES_ON.search(before)
            and _is_named(before)
            and line[:1].isupper()
            and find_date_range(line)
        ):
            out[-1] = (
                f"{before} {line}"  # "Joint Committee on Coasts and" over "Ports, Lowestoft, 2019 – 2021"
            )
        elif line:
            out.append(line)
    return out


def _is_named(line: str) -> bool:
    """Whether most of a line's longer words have a capital."""
    words = [word for word in line.split() if len(word) > 3]
    return bool(words) and sum(word[0].isupper() for word in words) >= 0.75 * len(words)


def whole_ranges(lines: list[str]) -> tuple[list[str], list[list[str]]]:
    """The lines with broken date ranges made whole, and for each the lines of the page it came from."""
    text, raw = [], []
    index = 0
    while index < len(lines):
        line = lines[index]
        following = lines[index + 1] if index + 1 < len(lines) else ""
        joined = join_broken_range(line, following) if following else None
        if joined:
            text += [joined[0]] + [joined[1]] * bool(joined[1])
            raw += [[line, following]] if not joined[1] else [[line], [following]]
            index += 2
        else:
            text.append(line)
            raw.append([line])
            index += 1
    return text, raw
