"""The buttons, boxes and filters of a review, made once: later only their content changes.

What stays on the page keeps the keyboard's focus. Nothing here decides anything.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

import ipywidgets as w

from outreach.review.queue import View
from outreach.review.session import REASONS

Action = Callable[[], str]  # does one thing and tells it in words, or ""
_SHOWN = {
    "open": "no decision yet",
    "all": "all",
    "approved": "approved",
    "edited": "edited",
    "rejected": "rejected",
    "skipped": "skipped",
}


class Actions(Protocol):
    """What the controls call."""

    def do(self, action: Action) -> None: ...
    def on_approve(self) -> str: ...
    def on_edit(self) -> str: ...
    def on_reject(self) -> str: ...
    def on_confirm_reject(self) -> str: ...
    def on_skip(self) -> str: ...
    def on_undo(self) -> str: ...
    def on_move(self, step: int) -> str: ...
    def on_blind(self) -> str: ...
    def on_choice(self, choice: str) -> str: ...
    def on_blind_undo(self) -> str: ...
    def on_blind_stop(self) -> str: ...
    def on_filter(self, name: str, value: str) -> None: ...
    def on_hide(self, value: bool) -> None: ...
    def on_typed(self, box: Box) -> None: ...


class Box:
    """A text box lent to one email, and how that ended: "" while open, saved, left or dropped.

    A page sends what is typed while the kernel is idle and holds the rest back, but a click is sent at
    once: the last letters can come after the click on Save. Several boxes take turns, so that letters
    that come late are known to belong to the email they were typed for.
    """

    def __init__(self) -> None:
        self.field = w.Textarea(continuous_update=True, layout={"display": "none"})
        self.key = ""
        self.end = "dropped"


def set_visible(widget: w.Widget, yes: bool) -> None:
    """Show or hide; says nothing to the page when it is so already."""
    wanted = "" if yes else "none"
    if (widget.layout.display or "") != wanted:
        widget.layout.display = wanted


def row(*children: w.Widget, style: str = "") -> w.HBox:
    """Children side by side, wrapped where the page is narrow."""
    box = w.HBox(children)
    for name in ("rv-tools", style):
        if name:
            box.add_class(name)
    return box


class Controls:
    """Every control of the review, by name."""

    def __init__(self, actions: Actions, choices: dict[str, list[str]], titles: dict[str, str], hide: bool):
        self._actions = actions
        self.quiet = False  # while values are set by code, nobody is told
        self.boxes = [Box() for _ in range(3)]
        for box in self.boxes:
            box.field.observe(lambda _, box=box: None if self.quiet else actions.on_typed(box), "value")
        self.approve = self._button("✓ Approve", actions.on_approve, "rv-go")
        self.edit = self._button("✎ Edit", actions.on_edit)
        self.reject = self._button("✗ Reject…", actions.on_reject, "rv-stop")
        self.skip = self._button("→ Skip", actions.on_skip, tip="Decide later: it comes again at the end")
        self.bar = row(
            self.approve,
            self.edit,
            self.reject,
            self.skip,
            self._button("↶ Undo", actions.on_undo, tip="Take the last decision back"),
            self._button("‹ Back", lambda: actions.on_move(-1), tip="Go back, decide nothing"),
            self._button("Next ›", lambda: actions.on_move(1), tip="Go on, decide nothing"),
        )
        self._make_reasons()
        self._make_filters(choices, titles, hide)
        self._make_blind()

    def _button(self, text: str, action: Action, style: str = "", tip: str = "") -> w.Button:
        button = w.Button(description=text, tooltip=tip or text)
        if style:
            button.add_class(style)
        button.on_click(lambda _: self._actions.do(action))
        return button

    def _make_reasons(self) -> None:
        self.reasons = {code: w.ToggleButton(description=text) for code, text in REASONS.items()}
        for button in self.reasons.values():
            button.add_class("rv-small")
        self.note = w.Text(
            description="Note", placeholder="in your own words, if you like", continuous_update=False
        )
        confirm = self._button("✗ Reject", self._actions.on_confirm_reject, "rv-stop")
        cancel = self._button("Cancel", self._actions.on_reject)
        self.reasons_box = w.VBox(
            [
                w.Label("Why? Choose one or more."),
                row(*self.reasons.values()),
                row(self.note, confirm, cancel),
            ]
        )
        self.reasons_box.add_class("rv-reasons")

    def _make_filters(self, choices: dict[str, list[str]], titles: dict[str, str], hide: bool) -> None:
        options = {
            "job": [("all", ""), *((f"{name} {titles[name]}"[:60], name) for name in choices["job"])],
            "model": [("all", ""), *((name, name) for name in choices["model"])],
            "status": [("all", ""), *((name, name) for name in choices["status"])],
            "show": [(text, name) for name, text in _SHOWN.items()],
        }
        labels = {"job": "Job", "model": "Model", "status": "Draft", "show": "Decision"}
        self.filters = {
            name: w.Dropdown(options=options[name], description=text) for name, text in labels.items()
        }
        for name, dropdown in self.filters.items():
            dropdown.observe(lambda change, name=name: self._filtered(name, change["new"]), "value")
            set_visible(dropdown, len(options[name]) > 2)  # one choice beside "all" is no choice
        self.hide = w.ToggleButton(description="Hide model names", value=hide)
        self.hide.observe(lambda change: self._actions.on_hide(change["new"]), "value")
        begin = self._button("Compare two models blind", self._actions.on_blind, "rv-small")
        self.hide.add_class("rv-small")
        more = [begin] if len(choices["model"]) > 1 else []
        self.filter_bar = row(*self.filters.values(), self.hide, *more, style="rv-filters")

    def _filtered(self, name: str, value: str) -> None:
        if not self.quiet:
            self._actions.on_filter(name, value)

    def _make_blind(self) -> None:
        def choose(choice: str) -> Action:
            return lambda: self._actions.on_choice(choice)

        self.choices = [
            self._button("◀ Left is better", choose("left"), "rv-go"),
            self._button("Both alike", choose("tie")),
            self._button("Right is better ▶", choose("right"), "rv-go"),
            self._button("→ Skip", choose("skipped"), tip="Decide later: it comes again at the end"),
        ]
        self.blind_bar = row(
            *self.choices,
            self._button("↶ Undo", self._actions.on_blind_undo, tip="Take the last choice back"),
            self._button("Stop comparing", self._actions.on_blind_stop, tip="Show the result so far"),
        )

    # --- what code sets ---------------------------------------------------------------------------

    def show_view(self, view: View) -> None:
        """Set the filters to what the session has."""
        self.quiet = True
        for name, dropdown in self.filters.items():
            dropdown.value = getattr(view, name)
        self.quiet = False

    def lend_box(self, key: str, text: str) -> Box:
        """The box that was used longest ago, filled for this email."""
        box = self.boxes.pop(0)
        self.boxes.append(box)
        box.key, box.end = key, ""
        self.quiet = True
        box.field.value = text
        self.quiet = False
        return box

    def chosen_reasons(self) -> list[str]:
        return [code for code, button in self.reasons.items() if button.value]

    def clear_reasons(self) -> None:
        self.note.value = ""
        for button in self.reasons.values():
            button.value = False
