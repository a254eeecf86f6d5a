"""Names that a person gave for resumes whose own could not be read for sure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from outreach.errors import SettingsError
from outreach.records import Resume


def parse_names(entries: Sequence[str]) -> dict[str, str]:
    """Names by resume id or file name, from entries such as "resume03=Ada Byron".

    Raises SettingsError for an entry without both sides.
    """
    names = {}
    for entry in entries:
        key, _, name = entry.partition("=")
        key, name = key.strip(), " ".join(name.split())
        if not key or not name or not any(char.isalpha() for char in name):
            raise SettingsError(
                f"expected RESUME=NAME, got {entry!r}",
                where="name",
                next_step='Write the id or the file, such as resume03="Ada Byron".',
            )
        names[key] = name
    return names


def with_given_name(resume: Resume, names: dict[str, str]) -> Resume:
    """The resume under the name that a person gave for its id or file, if one did."""
    name = names.get(resume.resume_id) or names.get(resume.source) or names.get(Path(resume.source).stem)
    if not name:
        return resume
    warnings = tuple(line for line in resume.warnings if not line.startswith("no name found"))
    return replace(resume, name=name, name_reason="sure: given by a person", warnings=warnings)


def is_unsure(resume: Resume) -> bool:
    return not resume.name or resume.name_reason.startswith("unsure")


def how_to_give(resume: Resume) -> str:
    """What to tell a person about a name that is unsure; "" when it is not."""
    if not is_unsure(resume):
        return ""
    found = f"{resume.name_reason}; is it {resume.name}?" if resume.name else resume.name_reason
    return f'{found} Give the name with --name {resume.resume_id}="First Last"'
