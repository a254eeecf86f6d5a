"""A review in a terminal: plain questions and plain text, so that it works over ssh.

Everything from outside loses its control sequences before it is printed.
"""

from __future__ import annotations

import os
import shlex
import subprocess
import textwrap
from collections.abc import Callable

from outreach.errors import OutreachError
from outreach.review.blind import BlindQueue
from outreach.review.edited import normal_lines
from outreach.review.letter import told
from outreach.review.queue import Item
from outreach.review.session import REASONS, ReviewSession
from outreach.text import for_terminal

Read = Callable[[str], str]
Say = Callable[[str], None]
_WIDTH = 90  # columns of running text
_QUESTION = "[a]pprove [e]dit [r]eject [s]kip [u]ndo [l]ines [n]ext [b]ack [q]uit > "
_BLIND_QUESTION = "Which is better? [l]eft [r]ight [t]ie [s]kip [u]ndo [q]uit > "


class Leave(Exception):
    """The person has had enough; all is saved."""


def _wrapped(text: str, indent: str = "") -> str:
    lines = for_terminal(text).split("\n")
    wrap = textwrap.TextWrapper(_WIDTH, initial_indent=indent, subsequent_indent=indent)
    return "\n".join(wrap.fill(line) if line.strip() else "" for line in lines)


class TerminalReview:
    """Asks about one email after the other until all are decided or the person leaves."""

    def __init__(self, session: ReviewSession, read: Read, say: Say, *, hide_models: bool = False):
        self._session = session
        self._read = read
        self._say = lambda text="": say(for_terminal(text))
        self._hide_models = hide_models

    def _ask(self, question: str) -> str:
        try:
            answer = self._read(question).strip()
        except EOFError:
            raise Leave from None
        if answer.lower() in ("q", "quit", "exit"):
            raise Leave
        return answer

    def run(self) -> None:
        """The whole review. Every decision is in the file before the next question."""
        session = self._session
        self._say(f"Reviewing as {session.reviewer}; each decision is saved at once; q leaves.")
        if session.log.unreadable:
            self._say(f"{session.log.unreadable} lines of reviews.jsonl cannot be read; they stay there.")
        shown = ""
        try:
            while (item := session.current) is not None:
                if item.key != shown:
                    self._show(item)
                    shown = item.key
                shown = self._step(item, self._ask(_QUESTION).lower()) or ""
            self._say("Nothing is left to decide on here.")
        except Leave:
            self._say()
        self._say(repr(session))

    def _step(self, item: Item, answer: str) -> str | None:
        """Carry out one answer; returns the key if the email need not be shown again."""
        session = self._session
        steps: dict[str, Callable[[], object]] = {
            "a": session.approve,
            "e": lambda: self._edit(item),
            "r": self._reject,
            "s": session.skip,
            "u": self._undo,
            "l": lambda: self._lines(item),
            "n": lambda: session.move(1),
            "b": lambda: session.move(-1),
        }
        if answer[:1] not in steps:
            self._say("That is none of a, e, r, s, u, l, n, b, q.")
            return item.key
        try:
            steps[answer[:1]]()
        except (OutreachError, OSError) as error:
            self._say(f"Not done: {error}")
            return item.key
        return item.key if answer[:1] == "l" else ""

    def _show(self, item: Item) -> None:
        session = self._session
        at, of = session.position
        model = "" if self._hide_models else f", {item.draft.model}"
        self._say("\n" + "=" * _WIDTH)
        place = f"[{at} of {of}] " if at else ""
        self._say(f"{place}{item.resume.name or '(name not found)'}: {item.job.title} at {item.job.company}")
        self._say(f"({item.draft.job_id}, {item.draft.resume_id}{model})")
        if item.review:
            self._say(f"Decided before: {item.review.decision} {', '.join(item.review.reason_codes)}")
        for check in item.draft.checks:
            if not check.passed:
                self._say(_wrapped(f"FAILED {told(check)}"))
        typed = session.typed()
        if typed is not None:
            self._say("A text you typed for it is kept: e goes on with it.")
        self._say()
        self._say(_wrapped(item.text))

    def _lines(self, item: Item) -> None:
        if not item.draft.evidence:
            self._say("No lines are recorded for this email.")
        for number, evidence in enumerate(item.draft.evidence, 1):
            self._say(_wrapped(f"{number}. {evidence.sentence}"))
            self._say(_wrapped(f"{evidence.source}: {evidence.line}", "     "))

    def _reject(self) -> None:
        codes = list(REASONS)
        for number, code in enumerate(codes, 1):
            self._say(f"  {number}  {REASONS[code]}")
        answer = self._ask("Why? One or more numbers, Enter to go back > ").replace(",", " ").split()
        if not answer:
            return
        chosen = [codes[int(n) - 1] for n in answer if n.isdigit() and 1 <= int(n) <= len(codes)]
        if len(chosen) < len(answer):
            self._say(f"Numbers from 1 to {len(codes)}, please. Nothing was rejected.")
            return
        self._session.reject(chosen, self._ask("A note, if you like > "))

    def _undo(self) -> None:
        review = self._session.undo()
        self._say(f"Taken back: {review.decision}, {review.key}" if review else "There is nothing to undo.")

    # --- editing ----------------------------------------------------------------------------------

    def _edit(self, item: Item) -> None:
        session = self._session
        editor = os.environ.get("VISUAL") or os.environ.get("EDITOR")
        while True:
            before = session.typed() or item.text
            if editor:
                self._edit_in_program(item, before, editor)
            else:
                self._edit_by_paragraph(before)
            text = session.typed() or item.text
            for check in session.check(text):
                if not check.passed:
                    self._say(_wrapped(f"FAILED {told(check)}"))
            answer = self._ask("[s]ave it, [e]dit more, [d]rop it, Enter keeps it for later > ").lower()
            if answer.startswith("s"):
                session.edit(text)
            elif answer.startswith("d"):
                session.drop_typed()
            if not answer.startswith("e"):
                return

    def _edit_in_program(self, item: Item, before: str, editor: str) -> None:
        """The person's own editor on the file of the text being typed: what it saves is kept."""
        self._session.keep_typed(before)
        done = subprocess.run([*shlex.split(editor), str(self._session.typing.file(item.key))], check=False)
        if done.returncode:
            self._say(f"The editor ended with status {done.returncode}; its text is kept.")

    def _edit_by_paragraph(self, before: str) -> None:
        blocks = normal_lines(before).strip("\n").split("\n\n")
        while True:
            for number, block in enumerate(blocks, 1):
                self._say(f"  {number:2}  {block.splitlines()[0][:70] if block else ''}")
            answer = self._ask("Which paragraph? A number, Enter when done > ")
            if not answer:
                return
            if not (answer.isdigit() and 1 <= int(answer) <= len(blocks)):
                self._say(f"A number from 1 to {len(blocks)}, please.")
                continue
            at = int(answer) - 1
            self._say(_wrapped(blocks[at], "     "))
            try:
                text = self._read("New text in one line (- takes it out, Enter leaves it) > ").strip()
            except EOFError:
                raise Leave from None
            if text == "-":
                del blocks[at]
            elif text:
                blocks[at] = text
            self._session.keep_typed("\n\n".join(blocks) + "\n")

    # --- blind ------------------------------------------------------------------------------------

    def run_blind(self, queue: BlindQueue) -> None:
        """Two emails for one pair after the other, without names, until all are chosen on."""
        choices = {"l": "left", "r": "right", "t": "tie", "s": "skipped"}
        try:
            while (pair := queue.current) is not None:
                done, of = queue.position
                self._say("\n" + "=" * _WIDTH)
                self._say(f"[{done} of {of} chosen] {pair.left.resume.name}: {pair.left.job.title}")
                for side, item in (("LEFT", pair.left), ("RIGHT", pair.right)):
                    self._say(f"\n----- {side} -----\n\n{_wrapped(item.text)}")
                answer = self._ask(_BLIND_QUESTION).lower()[:1]
                if answer == "u":
                    self._say("Taken back." if queue.undo() else "There is nothing to undo.")
                elif answer in choices:
                    queue.choose(choices[answer])
                else:
                    self._say("That is none of l, r, t, s, u, q.")
        except Leave:
            self._say()
        for line in queue.result().lines():
            self._say(line)
