"""A review inside a notebook: a thin face on a ReviewSession, made of standard widgets.

No script of our own: what lights up is chosen by the style sheet. Everything shown comes escaped from
`review.draw`; everything done is a call of the session, which has written it before the next email shows.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

try:
    import ipywidgets as w
except ModuleNotFoundError as missing:
    from outreach.errors import MissingDependency

    raise MissingDependency(
        "ipywidgets is not installed", next_step="pip install ipywidgets, or use `outreach review RUN`."
    ) from missing

from outreach.errors import OutreachError
from outreach.records import Review
from outreach.review import draw
from outreach.review.edited import email_from_text, well_formed
from outreach.review.session import REASONS, ReviewSession

Action = Callable[[], str | None]  # does one thing and tells it in words
_numbers = itertools.count(1)
_SHOWN = {
    "open": "no decision yet",
    "all": "all",
    "approved": "approved",
    "edited": "edited",
    "rejected": "rejected",
    "skipped": "skipped",
}


class _Box:
    """A text box lent to one email, and how that ended: "" while open, saved, left or dropped.

    A page sends what is typed while the kernel is idle and holds the rest back, but a click is sent at
    once: the last letters can come after the click on Save. Several boxes take turns, so that letters
    that come late are known to belong to the email they were typed for.
    """

    def __init__(self) -> None:
        self.field = w.Textarea(continuous_update=True, layout={"display": "none"})
        self.key = ""
        self.end = "dropped"


def _visible(widget: w.Widget, yes: bool) -> None:
    wanted = "" if yes else "none"
    if (widget.layout.display or "") != wanted:
        widget.layout.display = wanted


class ReviewWidget(w.VBox):
    """The email beside its sources, and what a person can do with it.

    `hide_models` keeps model names out of what is shown, which can be changed while reviewing. `blind`
    names two models to compare without knowing which is which. Where no kernel runs, a plain table of
    the queue stands in its place.
    """

    def __init__(
        self, session: ReviewSession, *, hide_models: bool = False, blind: tuple[str, str] | None = None
    ):
        self.session = session
        self._uid = f"{id(self):x}{next(_numbers)}"
        self._hide_models = hide_models
        self._blind: Any = None  # a BlindQueue while two models are compared
        self._rejecting = self._setting = False
        self._box: _Box | None = None  # the box that is open
        self._handle: Any = None  # of the table that stands in where no kernel runs
        self._focus: Any = None  # where the keyboard goes once it can be seen
        self._sources_of = ""  # key of the draft whose sources are shown
        self._make()
        super().__init__(
            [
                w.HTML(draw.style(self._uid)), self._head, self._filters, self._bar, self._blind_bar,
                self._reasons_box, self._message, self._about, self._columns, self._two, self._below,
            ]
        )  # fmt: skip
        self.add_class("outreach-review")
        self.add_class(f"rv-{self._uid}")
        if blind:
            self._start_blind(blind)
        self._show(f"Reviewing as {session.reviewer}. Every decision is in the run's folder at once.")

    # --- parts, made once: what changes later is their content, so that the focus stays -----------

    def _button(
        self, text: str, action: Callable[[], str | None], style: str = "", tip: str = ""
    ) -> w.Button:
        button = w.Button(description=text, tooltip=tip or text)
        if style:
            button.add_class(style)
        button.on_click(lambda _: self._do(action))
        return button

    def _make(self) -> None:
        self._head, self._message, self._about = w.HTML(), w.HTML(), w.HTML()
        self._letter, self._sources, self._below = w.HTML(), w.HTML(), w.HTML()
        self._left_letter, self._right_letter = w.HTML(), w.HTML()
        self._boxes = [_Box() for _ in range(3)]
        for box in self._boxes:
            box.field.observe(lambda _, box=box: self._typed(box), "value")
        self._approve = self._button("✓ Approve", self._on_approve, "rv-go")
        self._edit = self._button("✎ Edit", self._on_edit)
        self._reject = self._button("✗ Reject…", self._on_reject, "rv-stop")
        self._skip = self._button("→ Skip", self._on_skip, tip="Decide later: it comes again at the end")
        self._undo = self._button("↶ Undo", self._on_undo, tip="Take the last decision back")
        self._back = self._button("‹ Back", lambda: self._on_move(-1), tip="Go back, decide nothing")
        self._next = self._button("Next ›", lambda: self._on_move(1), tip="Go on, decide nothing")
        self._bar = w.HBox(
            [self._approve, self._edit, self._reject, self._skip, self._undo, self._back, self._next]
        )
        self._make_reasons()
        self._make_filters()
        self._make_blind()
        self._left = w.VBox([*(box.field for box in self._boxes), self._letter])
        self._left.add_class("rv-left")
        self._columns = w.HBox([self._left, self._sources])
        self._columns.add_class("rv-columns")
        for bar in (self._bar, self._filters, self._blind_bar, self._reason_row, self._reject_row):
            bar.add_class("rv-tools")
        self._filters.add_class("rv-filters")

    def _make_reasons(self) -> None:
        self._reason_buttons = {code: w.ToggleButton(description=text) for code, text in REASONS.items()}
        for button in self._reason_buttons.values():
            button.add_class("rv-small")
        self._note = w.Text(
            description="Note", placeholder="in your own words, if you like", continuous_update=False
        )
        confirm = self._button("✗ Reject", self._on_confirm_reject, "rv-stop")
        self._reason_row = w.HBox(list(self._reason_buttons.values()))
        self._reject_row = w.HBox([self._note, confirm, self._button("Cancel", self._on_reject)])
        self._reasons_box = w.VBox([w.Label("Why? Choose one or more."), self._reason_row, self._reject_row])
        self._reasons_box.add_class("rv-reasons")

    def _make_filters(self) -> None:
        choices = self.session.choices
        titles = {item.draft.job_id: item.job.title for item in self.session.items()}
        options = {
            "job": [("all", ""), *((f"{name} {titles[name]}"[:60], name) for name in choices["job"])],
            "model": [("all", ""), *((name, name) for name in choices["model"])],
            "status": [("all", ""), *((name, name) for name in choices["status"])],
            "show": [(text, name) for name, text in _SHOWN.items()],
        }
        labels = {"job": "Job", "model": "Model", "status": "Draft", "show": "Decision"}
        self._filter = {
            name: w.Dropdown(options=options[name], value=getattr(self.session.view, name), description=text)
            for name, text in labels.items()
        }
        for name, dropdown in self._filter.items():
            dropdown.observe(lambda change, name=name: self._on_filter(name, change["new"]), "value")
        for name in ("job", "status"):
            _visible(self._filter[name], len(choices[name]) > 1)
        self._hide = w.ToggleButton(description="Hide model names", value=self._hide_models)
        self._hide.observe(lambda change: self._on_hide(change["new"]), "value")
        self._hide.add_class("rv-small")
        models = choices["model"]
        begin = self._button("Compare two models blind", lambda: self._start_blind((models[0], models[1])))
        begin.add_class("rv-small")
        blind = [begin] if len(models) > 1 else []
        self._filters = w.HBox([*self._filter.values(), self._hide, *blind])

    def _make_blind(self) -> None:
        def choose(choice: str) -> Callable[[], str]:
            return lambda: self._on_choice(choice)

        self._choices = [
            self._button("◀ Left is better", choose("left"), "rv-go"),
            self._button("Both alike", choose("tie")),
            self._button("Right is better ▶", choose("right"), "rv-go"),
            self._button("→ Skip", choose("skipped"), tip="Decide later: it comes again at the end"),
        ]
        others = [
            self._button("↶ Undo", self._on_blind_undo, tip="Take the last choice back"),
            self._button("Stop comparing", self._on_blind_stop, tip="Show the result so far"),
        ]
        self._blind_bar = w.HBox([*self._choices, *others])
        self._two = w.HBox([self._left_letter, self._right_letter])
        self._two.add_class("rv-two")

    # --- what a person does -----------------------------------------------------------------------

    def _do(self, action: Callable[[], str | None]) -> None:
        """Carry out one action; what goes wrong is told in place, and nothing moves on."""
        try:
            told = action()
        except OutreachError as error:
            self._message.value = draw.message(str(error), wrong=True)
            return
        except OSError as error:  # a full disk: the decision is not in the file, so it does not stand
            text = f"Not saved: {error.strerror or error}. Make room and do it again."
            self._message.value = draw.message(text, wrong=True)
            return
        self._show(told or "")

    def _told(self, review: Review) -> str:
        item = self.session.item(review.key)
        who = item.resume.name or item.draft.resume_id
        more = f", {review.edit_distance} characters changed" if review.decision == "edited" else ""
        return f"{review.decision.capitalize()}: {who}, {item.job.title}{more}. Undo takes it back."

    def _close(self, end: str) -> None:
        """Close the text box and the reasons; `end` says what becomes of what was typed."""
        if self._box is not None:
            self._box.end = end
            self._box = None
        self._rejecting = False
        self._note.value = ""
        for button in self._reason_buttons.values():
            button.value = False

    def _on_approve(self) -> str:
        review = self.session.edit(self._box.field.value) if self._box else self.session.approve()
        self._close("saved")
        return self._told(review)

    def _on_edit(self) -> str:
        if self._box is not None:
            self.session.drop_typed()
            self._close("dropped")
            return "What was typed is dropped; the draft stands."
        item = self.session.current
        if item is not None:
            self._rejecting = False
            self._focus = self._lend_box(item.key, self.session.typed() or item.text).field
        return "Type in the box: it is kept as you type, and the checks run on it below."

    def _lend_box(self, key: str, text: str) -> _Box:
        """The box that was used longest ago, filled for this email."""
        box = self._boxes.pop(0)
        self._boxes.append(box)
        box.key, box.end = key, ""
        self._setting = True
        box.field.value = text
        self._setting = False
        self._box = box
        return box

    def _on_reject(self) -> str:
        self._rejecting = not self._rejecting
        if self._rejecting:
            self._focus = next(iter(self._reason_buttons.values()))
        return ""

    def _on_confirm_reject(self) -> str:
        codes = [code for code, button in self._reason_buttons.items() if button.value]
        review = self.session.reject(codes, self._note.value)
        self._close("dropped")
        self._focus = self._approve
        return self._told(review)

    def _on_skip(self) -> str:
        review = self.session.skip()
        self._close("left")
        return self._told(review)

    def _on_move(self, step: int) -> str:
        self._close("left")
        self.session.move(step)
        return ""

    def _on_undo(self) -> str:
        review = self.session.undo()
        self._close("left")
        return f"Taken back: {self._told(review).split('. ')[0]}." if review else "There is nothing to undo."

    def _on_filter(self, name: str, value: str) -> None:
        if not self._setting:
            self._close("left")
            self._do(lambda: self.session.set_view(**{name: value}))

    def _on_hide(self, value: bool) -> None:
        self._hide_models = value
        self._show("")

    def _typed(self, box: _Box) -> None:
        if self._setting or box.end == "dropped":
            return
        if box.end == "saved":  # the last letters came after the click on Save
            self._do(lambda: self._told(self.session.amend(box.key, box.field.value)))
        else:
            self._do(lambda: self.session.typing.keep(box.key, well_formed(box.field.value)))

    # --- blind ------------------------------------------------------------------------------------

    def _start_blind(self, models: tuple[str, str]) -> str:
        self._close("left")
        self._blind = self.session.blind(*models)
        return "Two emails for one person, by two models. Some come twice, to see how steady a choice is."

    def _on_choice(self, choice: Any) -> str:
        done = self._blind.choose(choice)
        words = {"left": "Left", "right": "Right", "tie": "Both alike", "skipped": "Skipped"}[done.choice]
        return f"{words}. Undo takes it back."

    def _on_blind_undo(self) -> str:
        return "The last choice is taken back." if self._blind.undo() else "There is nothing to undo."

    def _on_blind_stop(self) -> str:
        lines = self._blind.result().lines()
        self._blind = None
        self.session.move(0)
        return " · ".join(lines)

    # --- showing ----------------------------------------------------------------------------------

    def _show(self, told: str) -> None:
        """Bring every part up to date; `told` is what was just done."""
        blind = self._blind is not None
        for part in (self._filters, self._bar, self._columns):
            _visible(part, not blind)
        for part in (self._blind_bar, self._two, self._below):
            _visible(part, blind)
        if told:
            self._message.value = draw.message(told)
        _visible(self._message, bool(told))
        if blind:
            self._show_blind()
        else:
            self._show_email()
        if self._focus is not None:
            self._focus.focus()
            self._focus = None
        if told and self._handle is not None:
            self._handle.update(self._stand_in(), raw=True)

    def _show_email(self) -> None:
        session, item = self.session, self.session.current
        self._left_letter.value = self._right_letter.value = self._below.value = ""
        self._head.value = draw.session_head(session)
        self._setting = True
        for name, dropdown in self._filter.items():
            dropdown.value = getattr(session.view, name)
        self._setting = False
        _visible(self._filter["model"], not self._hide_models and len(session.choices["model"]) > 1)
        _visible(self._reasons_box, self._rejecting and item is not None)
        for button in (self._approve, self._edit, self._reject, self._skip):
            button.disabled = item is None
        _visible(self._columns, item is not None)
        if item is None:
            self._about.value = draw.message(
                "Nothing is left to decide on here. Undo, or change the filters."
            )
            self._sources_of = ""
            return
        typed = session.typed()
        if typed is not None and self._box is None:  # typed before a stop, or before going elsewhere
            self._lend_box(item.key, typed)
        editing = self._box is not None
        self._approve.description = "✓ Save edit" if editing else "✓ Approve"
        self._edit.description = "Drop edit" if editing else "✎ Edit"
        for box in self._boxes:
            _visible(box.field, box is self._box)
        email, checks = None, item.draft.checks
        if self._box is not None:
            email = email_from_text(self._box.field.value, item.draft, item.job, item.resume)
            checks = session.check(self._box.field.value)
        self._about.value = draw.about(item, checks, hide_model=self._hide_models, typing=editing)
        heading = "What you typed, checked" if editing else ""
        self._letter.value = draw.letter(item, self._uid, email=email, checks=checks, heading=heading)
        if self._sources_of != item.key:
            self._sources.value = draw.sources([item], self._uid)
            self._sources_of = item.key

    def _show_blind(self) -> None:
        pair = self._blind.current
        done, of = self._blind.position
        _visible(self._reasons_box, False)
        self._head.value = draw.head("Blind comparison", f"{done} of {of} chosen", done, of, ())
        for button in self._choices:
            button.disabled = pair is None
        _visible(self._two, pair is not None)
        self._sources_of = self._letter.value = self._sources.value = ""  # what is hidden lights nothing
        if pair is None:
            self._about.value = draw.message(" · ".join(self._blind.result().lines()))
            self._below.value = ""
            return
        self._about.value = draw.blind_about(pair)
        self._left_letter.value, self._right_letter.value, self._below.value = draw.blind_letters(
            pair, self._uid
        )

    # --- without a kernel -------------------------------------------------------------------------

    def table(self) -> Any:
        """The queue and its decisions as a plain table."""
        return draw.queue_table(self.session, hide_model=self._hide_models)

    def _ipython_display_(self, **_: Any) -> None:
        """Two outputs: a table that is hidden while the widget lives, and the widget.

        A page without a kernel cannot show a widget and would only say so; the table is kept up to date,
        so that the saved notebook tells what was decided.
        """
        from IPython.display import display

        self._handle = display(self._stand_in(), raw=True, display_id=True)
        display(super()._repr_mimebundle_(), raw=True)

    def _stand_in(self) -> dict[str, Any]:
        table = draw.stand_in(self.table(), self._uid)
        return {"text/html": table, "text/plain": repr(self.session)}

    def _repr_mimebundle_(self, **kwargs: Any) -> dict[str, Any]:
        """The live widget, and where that cannot be shown the table."""
        return {**super()._repr_mimebundle_(**kwargs), **self._stand_in()}

    def __repr__(self) -> str:
        return f"ReviewWidget({self.session!r})"
