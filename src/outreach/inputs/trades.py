"""Words that name what somebody does for a living: "engineer", "nurse", and endings such as "-smith"."""

from __future__ import annotations

import re

ROLE_WORD = re.compile(
    r"\b(engineer|developer|manager|scientist|analyst|designer|architect|administrator|lead|head|"
    r"director|officer|specialist|consultant|coordinator|assistant|nurse|teacher|accountant|"
    r"technician|representative|executive|recruiter|editor|writer|researcher|chef|driver|operator|"
    r"planner|buyer|programmer|supervisor|mechanic|electrician|therapist|pharmacist|lawyer|intern|"
    r"associate|advisor|adviser|clerk|controller|auditor|baker|cook|fellow|lecturer|professor|"
    r"bookkeeper|carpenter|joiner|plumber|welder|surveyor|curator|librarian|physician|doctor|vet|"
    r"midwife|paralegal|solicitor|apprentice|trainee|trainer|marketer|conductor|inspector|estimator)s?\b",
    re.IGNORECASE,
)
TRADE_ENDING = re.compile(r"(?:keeper|maker|smith|wright|worker|er|or|ist|ian|ant)s?\b", re.IGNORECASE)
