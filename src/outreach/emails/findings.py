"""What is wrong with a draft, told to a model: the sentence, the fault, what to write instead."""

from __future__ import annotations

from collections.abc import Sequence

from outreach.records import CheckResult, JobPosting

MOST = 6  # findings told at once: more confuse than help
# What to do instead, by check. {company} is the hiring company.
_INSTEAD = {
    "wrong_company": "The hiring company is {company}. Name another employer only as one the candidate works or worked for.",  # noqa: E501
    "wrong_role": "The role on offer is {role}. Offer no other.",
    "employer": "Name only employers that stand in the resume, for what was done there.",
    "title": "Use the candidate's titles as the resume has them.",
    "degree": "Tell only degrees that stand in the resume.",
    "skill": "Name only skills that stand in the resume.",
    "requirement_as_skill": "This is asked for by the job and does not stand in the resume: do not say that the candidate has it.",  # noqa: E501
    "number": "Leave the number out, or use it as it stands in the source.",
    "duration": "Leave the length of time out, or use the years of experience given above.",
    "date": "Leave the date out, or use it as it stands in the source.",
    "tense": "Say of a post that has ended that it was, and of the present one that it is.",
    "wish": "Do not say what the candidate wants or feels.",
    "company_claim": "Say of {company} only what the job says.",
    "foreign_link": "Leave out links and addresses.",
    "bleed": "Leave out what belongs to another job or person.",
    "echo": "Say it in words of your own and do not repeat the prompt.",
    "injected": "Leave this out: it is not part of an email.",
    "protected": "Say nothing of age, family, health, origin or faith.",
    "third_person": 'Speak to the candidate as "you".',
    "wrong_speaker": "You are the recruiter and not the candidate.",
    "candidate_named": "Begin with a greeting that names the candidate.",
    "company_named": "Name {company} in the first paragraph.",
    "company_pitch": "Present {company} in two or three sentences.",
    "opportunity": "Tell in two or three sentences what the candidate would do as {role}.",
    "candidate_pitch": 'Tell, addressed as "you", what the candidate has done, and for whom.',
    "call_to_action": "End with an invitation to a short call.",
    "plain_text": "Write paragraphs and no lists.",
    "no_leftovers": "Write nothing about the email itself and leave no blanks to be filled.",
    "complete": "Finish every sentence; write less.",
    "no_repetition": "Say everything once.",
    "personal": "Tell two facts of the resume that the job needs: a post with its employer, or the years of experience, and what was done there.",  # noqa: E501
}


def told_plainly(checks: Sequence[CheckResult], job: JobPosting) -> str:
    """The findings that block, one line each; "" when none does, or none that a writer could mend."""
    lines: dict[str, None] = {}
    for check in checks:
        if check.passed or check.severity != "block" or check.check not in _INSTEAD:
            continue
        instead = _INSTEAD[check.check].format(company=job.company, role=job.title)
        where = f'In "{check.sentence}": ' if check.sentence else ""
        what = f'the words "{check.span}" have no ground. ' if check.span and check.sentence else ""
        lines[f"- {where}{what}{instead}"] = None
    return "\n".join(list(lines)[:MOST])
