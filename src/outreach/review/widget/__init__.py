"""The review in a notebook: the only place that imports ipywidgets."""

from outreach.errors import MissingDependency

try:
    import ipywidgets  # noqa: F401
except ModuleNotFoundError as missing:
    raise MissingDependency(
        "ipywidgets is not installed", next_step="pip install ipywidgets, or use `outreach review RUN`."
    ) from missing

from outreach.review.widget.face import ReviewWidget

__all__ = ["ReviewWidget"]
