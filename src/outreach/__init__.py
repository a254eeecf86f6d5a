"""Recruiting emails from job descriptions and resumes, written by open models that you run yourself.

Importing this package is cheap: each name below is loaded from the stage that owns it on first use,
so that listing models or reading help never loads torch.
"""

from importlib import import_module

__version__ = "0.1.0"

_OWNER = {
    "JobPosting": "outreach.records",
    "JobFacts": "outreach.records",
    "Resume": "outreach.records",
    "Email": "outreach.records",
    "CheckResult": "outreach.records",
    "OutreachError": "outreach.errors",
    "load_settings": "outreach.settings",
    "read_job": "outreach.inputs.job_page",
    "read_pasted_job": "outreach.inputs.job_page",
    "correct": "outreach.inputs.fact_card",
    "confirm": "outreach.inputs.fact_card",
    "save_card": "outreach.inputs.fact_card",
    "with_card": "outreach.inputs.fact_card",
    "propose_company_lines": "outreach.inputs.fact_card",
    "add_company_lines": "outreach.inputs.fact_card",
    "extract_text_from_page": "outreach.inputs.browser",
    "extract_text_from_pdf": "outreach.inputs.pdf",
    "read_resume": "outreach.inputs.resume",
    "list_models": "outreach.models.registry",
    "load_model": "outreach.models.load",
    "plan_all": "outreach.models.plan_table",
    "prompt_for_email": "outreach.prompts.email",
    "write_emails": "outreach.emails.write",
    "run_checks": "outreach.checks",
    "open_run": "outreach.runs",
    "ReviewSession": "outreach.review.session",
    "ReviewWidget": "outreach.review.widget",
    "export_reviews": "outreach.review.export",
    "compare_models": "outreach.compare.table",
    "recommend": "outreach.compare.recommend",
    "audit_names": "outreach.compare.name_swap",
    "save_comparison": "outreach.report.share",
    "save_report": "outreach.report.html",
}

__all__ = [*_OWNER, "__version__"]  # noqa: PLE0604


def __getattr__(name: str):
    if name not in _OWNER:
        raise AttributeError(f"module 'outreach' has no attribute {name!r}")
    return getattr(import_module(_OWNER[name]), name)


def __dir__() -> list[str]:
    return __all__
