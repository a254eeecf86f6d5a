"""The table of skills: by which names each is known, and what follows from it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from outreach.kept import kept_by_text


@dataclass(frozen=True)
class Skill:
    """One skill. Forms are lower case; those in `exact` count only as they are written."""

    name: str
    forms: frozenset[str]
    exact: frozenset[str]
    implies: frozenset[str]  # names of other skills


@cache
def skill_table() -> dict[str, Skill]:
    """Every skill by its name. The file beside this module says how a line is read."""
    text = (files("outreach.checks") / "skills.txt").read_text(encoding="utf-8")
    table = {}
    for line in text.split("\n"):
        if not line.strip() or line.startswith("# "):
            continue
        known, _, implied = line.partition(" > ")
        name, _, others = known.partition(" = ")
        forms = [form.strip() for form in (name, *others.split(",")) if form.strip()]
        exact = frozenset(form.rstrip("!") for form in forms if form.endswith("!"))
        loose = frozenset(form.lower() for form in forms if not form.endswith("!"))
        bare = name.strip().rstrip("!")
        table[bare] = Skill(
            bare, loose, exact, frozenset(part.strip() for part in implied.split(",") if part.strip())
        )
    return table


@cache
def skill_forms() -> dict[str, str]:
    """Every form in lower case, and the skill it names."""
    found = {}
    for skill in skill_table().values():
        for form in (*skill.forms, *(form.lower() for form in skill.exact)):
            found.setdefault(form, skill.name)
    return found


@cache
def _pattern() -> re.Pattern[str]:
    """Finds every form in a text of small letters."""
    forms = sorted(
        {form.lower() for skill in skill_table().values() for form in (*skill.forms, *skill.exact)},
        key=len,
        reverse=True,
    )
    by_start: dict[str, list[str]] = {}
    for form in forms:  # grouped by their first letters, so that a place is left after two comparisons
        by_start.setdefault(form[:2].lower(), []).append(form)
    joined = "|".join(
        f"{re.escape(start)}(?:{'|'.join(re.escape(form[2:]) for form in own)})"
        for start, own in sorted(by_start.items(), key=lambda entry: -len(entry[0]))
    )
    return re.compile(rf"(?<![\w.+#/&-])(?:{joined})(?![\w+#]|[-/&](?!js\b)\w)")


_SLASH = re.compile(r"(?<=\w)/(?=\w)")


@kept_by_text()
def named_skills(text: str) -> tuple[tuple[str, int, int], ...]:
    """(skill, start, end) of every skill of the table that a text names."""
    # "React/Redux" names two; the sign is blanked so that places stay the same
    found = {}
    for shown in dict.fromkeys((text, _SLASH.sub(" ", text), text.replace("-", " "))):
        low = shown.lower() if len(shown.lower()) == len(shown) else shown  # else places would move
        for match in _pattern().finditer(low):
            told = shown[match.start() : match.end()]
            name = skill_forms()[told.lower()]
            skill = skill_table()[name]
            if told.lower() in skill.forms or told in skill.exact:
                found.setdefault((match.start(), match.end()), name)
    return tuple((name, *span) for span, name in sorted(found.items()))


@kept_by_text()
def skills_with_implied(text: str) -> frozenset[str]:
    """The skills that a text names, and those that follow from them."""
    todo = [name for name, _, _ in named_skills(text)]
    known: set[str] = set()
    while todo:
        name = todo.pop()
        if name not in known:
            known.add(name)
            todo += [other for other in skill_table()[name].implies if other in skill_table()]
    return frozenset(known)
