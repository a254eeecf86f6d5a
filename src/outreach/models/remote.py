"""A model that is asked over a connection: parallel requests, retries, and a typed outcome for each."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from typing import Any, Protocol

from outreach.models.base import LoadReport
from outreach.models.door import Call, Door
from outreach.models.pace import Clock, RateLimit, Turn, backoff
from outreach.records import Completion, Failure, FailureKind, GenerateConfig, Message, Prompt
from outreach.text import sentences

_THOUGHTS = re.compile(r"^\s*<think(?:ing)?>.*?</think(?:ing)?>\s*", re.DOTALL)
_BEGIN_WITH = "Begin your answer with exactly these words and go on from there:\n"


@dataclass(frozen=True)
class Answer:
    """What one request brought."""

    text: str
    prompt_tokens: int = 0
    completion_tokens: int = 0  # thinking included
    cut_off: bool = False  # the limit of tokens ended it


class CallFailed(Exception):
    """One request brought no answer that can be used."""

    def __init__(
        self,
        kind: FailureKind,
        what: str,
        *,
        retry: bool = False,
        delay: float | None = None,
        fatal: bool = False,
    ):
        super().__init__(what)
        self.kind: FailureKind = kind
        self.what = what
        self.retry = retry  # the same request may succeed later
        self.delay = delay  # seconds that the server asked to wait
        self.fatal = fatal  # every further request would fail the same way


class Backend(Protocol):
    """How one kind of service is asked. Only `Door.send` calls `carry`."""

    prefills: bool  # takes the first words of an answer as such

    def body(self, prompt: Prompt, config: GenerateConfig, number: int) -> dict[str, Any]:
        """The request for candidate `number`. Raises CallFailed("too_long") for what would be cut."""
        ...

    def carry(self, body: dict[str, Any]) -> Answer:
        """Send one request and read the answer. Raises CallFailed."""
        ...

    def count_tokens(self, text: str) -> int:
        """Tokens of a text, or an estimate on the high side; sends nothing off this machine."""
        ...


def asked_to_begin(prompt: Prompt) -> tuple[Message, ...]:
    """The messages, with the first words asked for: where a service cannot be given them."""
    if not prompt.first_words:
        return prompt.messages
    *before, last = prompt.messages
    return (*before, Message(last.role, f"{last.content}\n\n{_BEGIN_WITH}{prompt.first_words}"))


def estimated_tokens(text: str) -> int:
    """Tokens of a text on the high side: a third of its bytes. English has a fourth, CJK about a third."""
    return -(-len(text.encode()) // 3)


class RemoteModel:
    """A ChatModel behind a `Backend`. See `ChatModel`; one request a candidate."""

    def __init__(
        self,
        backend: Backend,
        report: LoadReport,
        door: Door,
        *,
        at_once: int,
        per_minute: int,
        attempts: int,
        longest_wait: float,
        clock: Clock | None = None,
    ):
        self.name = report.model
        self.report = report
        self.destination = door.destination
        self._backend = backend
        self._door = door
        self._clock = clock or Clock()
        self._limit = RateLimit(per_minute, self._clock)
        self._at_once = at_once
        self._attempts = attempts
        self._longest_wait = longest_wait
        self._closed = False
        self._stops: set[threading.Event] = set()  # of the calls that are at work
        self._fatal: Failure | None = None

    @property
    def requests(self) -> int:
        """Requests that left this machine so far, second tries included."""
        return self._door.requests

    def close(self) -> None:
        """Send nothing more; requests on their way are given up."""
        self._closed = True
        for stop in list(self._stops):
            stop.set()

    def count_tokens(self, text: str) -> int:
        return self._backend.count_tokens(text)

    def answer(
        self, prompts: Sequence[Prompt], config: GenerateConfig
    ) -> Iterator[tuple[int, list[Completion]]]:
        """See `ChatModel.answer`. Raises PrivacyError, with nothing sent, if one prompt is not marked."""
        for prompt in prompts:
            self._door.admit(prompt)
        pool = ThreadPoolExecutor(self._at_once, thread_name_prefix=self.name)
        stop = threading.Event()
        self._stops.add(stop)
        if self._closed:
            stop.set()
        done: dict[int, dict[int, Completion]] = {index: {} for index in range(len(prompts))}
        waiting: dict[Future[Completion], tuple[int, int]] = {}
        try:
            for index, prompt in enumerate(prompts):
                for number in range(config.candidates):
                    waiting[pool.submit(self._ask, prompt, config, number, stop)] = (index, number)
            while waiting:
                finished, _ = wait(waiting, return_when=FIRST_COMPLETED)
                for future in finished:
                    index, number = waiting.pop(future)
                    done[index][number] = future.result()
                    if len(done[index]) == config.candidates:
                        yield index, [done[index][at] for at in range(config.candidates)]
        except BaseException:
            stop.set()  # a person stopped it, or a fault: what waits for its turn is not sent
            raise
        finally:
            pool.shutdown(wait=not stop.is_set(), cancel_futures=True)
            self._stops.discard(stop)

    def _failed(self, failure: Failure) -> Completion:
        return Completion(text="", model=self.name, failure=failure)

    def _ask(self, prompt: Prompt, config: GenerateConfig, number: int, stop: threading.Event) -> Completion:
        """One candidate: as many requests as it takes and the settings allow."""
        try:
            call = Call(self._backend.body(prompt, config, number), prompt.mark, prompt.about)
        except CallFailed as failed:
            return self._failed(Failure(failed.kind, failed.what, 0))
        for attempt in range(1, self._attempts + 1):
            turn = None if self._door.dry else self._limit.wait(stop)
            if stop.is_set():
                return self._failed(Failure("stopped", "the run was stopped", attempt - 1))
            if self._fatal:
                return self._failed(self._fatal)
            started = time.perf_counter()
            try:
                answer = self._sent(call, attempt, turn)
            except CallFailed as failed:
                if failure := self._judge(failed, attempt, stop):
                    return self._failed(failure)
                continue
            if answer is None:
                return self._failed(Failure("dry_run", "nothing is sent in a dry run", 0))
            return self._completion(prompt, answer, time.perf_counter() - started)
        raise AssertionError("the last attempt always returns")

    def _sent(self, call: Call, attempt: int, turn: Turn | None) -> Answer | None:
        """What one request brings; the limit learns when it is back. Raises CallFailed."""
        try:
            return self._door.send(call, self._backend.carry, attempt)
        finally:
            if turn:
                self._limit.answered(turn)

    def _judge(self, failed: CallFailed, attempt: int, stop: threading.Event) -> Failure | None:
        """The failure to report, or None after the wait before the next try."""
        failure = Failure(failed.kind, failed.what, attempt)
        if failed.fatal:
            self._fatal = Failure(failed.kind, failed.what, 0)
            return failure
        if not failed.retry or attempt == self._attempts:
            return failure
        delay = failed.delay if failed.delay is not None else backoff(attempt)
        if delay > self._longest_wait:
            told = (
                f"{failed.what}; asked to wait {delay:.0f} s, at most {self._longest_wait:.0f} s is allowed"
            )
            return Failure(failed.kind, told, attempt)
        if failed.kind == "rate_limit":
            self._limit.hold(delay)  # it holds for every request, not only for this one
        else:
            self._clock.sleep(delay, stop)
        return None

    def _completion(self, prompt: Prompt, answer: Answer, seconds: float) -> Completion:
        text = _THOUGHTS.sub("", answer.text).strip()
        first, notes = prompt.first_words, ()
        # the words may come back with other spaces, or not at all where they were only asked for
        if first and " ".join(text.split()).startswith(" ".join(first.split())):
            words = len(first.split())
            rest = re.sub(rf"^\s*(?:\S+\s*){{{words - 1}}}", "", text, count=1)
            text = first + rest[len(first.split()[-1]) :]
        elif first and (self._backend.prefills or text[:1].islower()):
            text = f"{first}{'' if first[-1:].isspace() or text[:1] in ',.;:’' else ' '}{text}"
        elif first:
            first, notes = "", ("it does not begin with the words that were asked for",)
        if prompt.stop_after == "sentence":
            line = next((line for line in text.split("\n") if line.strip()), "")
            text = next(iter(sentences(line)), "")
        if not text:
            return self._failed(Failure("empty", "the answer has no text"))
        return Completion(
            text=text.strip(),
            model=self.name,
            first_words=first,
            prompt_tokens=answer.prompt_tokens,
            completion_tokens=answer.completion_tokens,
            seconds=seconds,
            stop_reason="length" if answer.cut_off else "stop",
            notes=notes,
        )
