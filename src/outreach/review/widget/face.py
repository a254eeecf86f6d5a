"""A review inside a notebook: a thin face on a ReviewSession, made of standard widgets.

No script of our own: what lights up is chosen by the style sheet. Everything shown comes escaped from
`review.draw`; everything done is a call of the session, which has written it before the next email shows.
"""

from __future__ import annotations

import itertools
from typing import Any

import ipywidgets as w

from outreach.errors import OutreachError
from outreach.records import Review
from outreach.report.tables import Table
from outreach.review import draw
from outreach.review.blind import BlindQueue
from outreach.review.edited import email_from_text, well_formed
from outreach.review.queue import Item
from outreach.review.session import ReviewSession
from outreach.review.widget.controls import Action, Box, Controls, set_visible

_numbers = itertools.count(1)


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
        self._blind: BlindQueue | None = None  # while two models are compared
        self._rejecting = False
        self._box: Box | None = None  # the box that is open
        self._handle: Any = None  # of the table that stands in where no kernel runs
        self._focus: Any = None  # where the keyboard goes once it can be seen
        self._shown: Any = None  # what the person has before them: a key, or a pair's id
        titles = {item.draft.job_id: item.job.title for item in session.items()}
        self._controls = Controls(self, session.choices, titles, hide_models)
        self._head, self._message, self._about = w.HTML(), w.HTML(), w.HTML()
        self._letter, self._sources, self._below = w.HTML(), w.HTML(), w.HTML()
        self._left_letter, self._right_letter = w.HTML(), w.HTML()
        super().__init__(self._layout())
        self.add_class("outreach-review")
        self.add_class(f"rv-{self._uid}")
        if blind:
            self._start_blind(blind)
        self._show(f"Reviewing as {session.reviewer}. Every decision is in the run's folder at once.")

    def _layout(self) -> list[w.Widget]:
        """The parts in the order of the keyboard: filters, actions, the email, its sources."""
        controls = self._controls
        left = w.VBox([*(box.field for box in controls.boxes), self._letter])
        left.add_class("rv-left")
        self._columns = w.HBox([left, self._sources])
        self._columns.add_class("rv-columns")
        self._two = w.HBox([self._left_letter, self._right_letter])
        self._two.add_class("rv-two")
        return [
            w.HTML(draw.style(self._uid)), self._head, controls.filter_bar, controls.bar,
            controls.blind_bar, controls.reasons_box, self._message, self._about, self._columns,
            self._two, self._below,
        ]  # fmt: skip

    # --- what a person does -----------------------------------------------------------------------

    def do(self, action: Action) -> None:
        """Carry out one action; what goes wrong is told in place, and nothing moves on."""
        if self._shown != self._stands_at():  # another cell of this notebook has gone on
            self._close("left")
            self._show("The review went on in another cell: this is where it stands now.")
            return
        self._try(action)

    def _try(self, action: Action) -> None:
        try:
            told = action()
        except OutreachError as error:
            self._complain(str(error))
        except OSError as error:  # a full disk: the decision is not in the file, so it does not stand
            self._complain(f"Not saved: {error.strerror or error}. Make room and do it again.")
        else:
            self._show(told)

    def _complain(self, text: str) -> None:
        self._message.value = draw.message(text, wrong=True)
        set_visible(self._message, True)

    def _stands_at(self) -> Any:
        """What the session has before the person."""
        if self._blind is not None:
            return self._blind.current.id if self._blind.current else None
        return self.session.current.key if self.session.current else None

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
        self._controls.clear_reasons()

    def on_approve(self) -> str:
        review = self.session.edit(self._box.field.value) if self._box else self.session.approve()
        self._close("saved")
        return self._told(review)

    def on_edit(self) -> str:
        if self._box is not None:
            self.session.drop_typed()
            self._close("dropped")
            return "What was typed is dropped; the draft stands."
        item = self.session.current
        if item is not None:
            self._rejecting = False
            self._box = self._controls.lend_box(item.key, self.session.typed() or item.text)
            self._focus = self._box.field
        return "Type in the box: it is kept as you type, and the checks run on it below."

    def on_reject(self) -> str:
        self._rejecting = not self._rejecting
        if self._rejecting:
            self._focus = next(iter(self._controls.reasons.values()))
        return ""

    def on_confirm_reject(self) -> str:
        review = self.session.reject(self._controls.chosen_reasons(), self._controls.note.value)
        self._close("dropped")
        self._focus = self._controls.approve
        return self._told(review)

    def on_skip(self) -> str:
        review = self.session.skip()
        self._close("left")
        return self._told(review)

    def on_move(self, step: int) -> str:
        self._close("left")
        self.session.move(step)
        return ""

    def on_undo(self) -> str:
        review = self.session.undo()
        self._close("left")
        return f"Taken back: {self._told(review).split('. ')[0]}." if review else "There is nothing to undo."

    def on_filter(self, name: str, value: str) -> None:
        def change() -> str:
            self.session.set_view(**{name: value})
            return ""

        self._close("left")
        self._try(change)

    def on_hide(self, value: bool) -> None:
        self._hide_models = value
        self._show("")

    def on_typed(self, box: Box) -> None:
        """Keep what was typed, for the email that the box was lent to."""

        def keep() -> str:
            if box.end == "saved":  # the last letters came after the click on Save
                return self._told(self.session.amend(box.key, box.field.value))
            self.session.typing.keep(box.key, well_formed(box.field.value))
            return ""

        if box.end != "dropped":
            self._try(keep)

    # --- blind ------------------------------------------------------------------------------------

    def _start_blind(self, models: tuple[str, str]) -> str:
        self._close("left")
        self._blind = self.session.blind(*models)
        return "Two emails for one person, by two models. Some come twice, to see how steady a choice is."

    def on_blind(self) -> str:
        first, second, *_ = self.session.choices["model"]
        return self._start_blind((first, second))

    def on_choice(self, choice: Any) -> str:
        words = {"left": "Left", "right": "Right", "tie": "Both alike", "skipped": "Skipped"}
        return f"{words[self._blind.choose(choice).choice]}. Undo takes it back." if self._blind else ""

    def on_blind_undo(self) -> str:
        undone = self._blind.undo() if self._blind else None
        return "The last choice is taken back." if undone else "There is nothing to undo."

    def on_blind_stop(self) -> str:
        lines = self._blind.result().lines() if self._blind else []
        self._blind = None
        self.session.move(0)  # its clock goes on
        return " · ".join(lines)

    # --- showing ----------------------------------------------------------------------------------

    def _show(self, told: str) -> None:
        """Bring every part up to date; `told` is what was just done."""
        blind, controls = self._blind is not None, self._controls
        for part in (controls.filter_bar, controls.bar, self._columns):
            set_visible(part, not blind)
        for part in (controls.blind_bar, self._two, self._below):
            set_visible(part, blind)
        if told:
            self._message.value = draw.message(told)
        set_visible(self._message, bool(told))
        before, self._shown = self._shown, self._stands_at()
        if self._blind is not None:
            self._show_blind(self._blind)
        else:
            self._show_email(new=self._shown != before)
        if self._focus is not None:
            self._focus.focus()
            self._focus = None
        if told and self._handle is not None:
            self._handle.update(self._stand_in(), raw=True)

    def _show_email(self, *, new: bool) -> None:
        session, controls, item = self.session, self._controls, self.session.current
        self._left_letter.value = self._right_letter.value = self._below.value = ""
        self._head.value = draw.session_head(session)
        controls.show_view(session.view)
        set_visible(controls.filters["model"], not self._hide_models and len(session.choices["model"]) > 1)
        set_visible(controls.reasons_box, self._rejecting and item is not None)
        for button in (controls.approve, controls.edit, controls.reject, controls.skip):
            button.disabled = item is None
        set_visible(self._columns, item is not None)
        if item is None:
            words = "Nothing is left to decide on here. Undo, or change the filters."
            self._about.value = draw.message(words)
            return
        if new or not self._sources.value:
            self._sources.value = draw.sources([item], self._uid)
        self._show_letter(item)

    def _show_letter(self, item: Item) -> None:
        controls, typed = self._controls, self.session.typed()
        if typed is not None and self._box is None:  # typed before a stop, or before going elsewhere
            self._box = controls.lend_box(item.key, typed)
        editing = self._box is not None
        controls.approve.description = "✓ Save edit" if editing else "✓ Approve"
        controls.edit.description = "Drop edit" if editing else "✎ Edit"
        for box in controls.boxes:
            set_visible(box.field, box is self._box)
        email, checks, heading = None, item.draft.checks, ""
        if self._box is not None:
            text, heading = self._box.field.value, "What you typed, checked"
            email = email_from_text(text, item.draft, item.job, item.resume)
            checks = self.session.check(text)
        self._about.value = draw.about(item, checks, hide_model=self._hide_models, typing=editing)
        self._letter.value = draw.letter(item, self._uid, email=email, checks=checks, heading=heading)

    def _show_blind(self, queue: BlindQueue) -> None:
        pair, (done, of) = queue.current, queue.position
        set_visible(self._controls.reasons_box, False)
        self._head.value = draw.head("Blind comparison", f"{done} of {of} chosen", done, of, ())
        for button in self._controls.choices:
            button.disabled = pair is None
        set_visible(self._two, pair is not None)
        self._letter.value = self._sources.value = ""  # what is hidden lights nothing
        if pair is None:
            self._about.value = draw.message(" · ".join(queue.result().lines()))
            self._below.value = ""
            return
        self._about.value = draw.blind_about(pair)
        left, right, below = draw.blind_letters(pair, self._uid)
        self._left_letter.value, self._right_letter.value, self._below.value = left, right, below

    # --- without a kernel -------------------------------------------------------------------------

    def table(self) -> Table:
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
