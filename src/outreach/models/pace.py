"""How fast a service may be asked: a limit of requests a minute, and the wait before another try."""

from __future__ import annotations

import random
import threading
import time
from dataclasses import dataclass

_MINUTE = 60.0  # seconds
_TRAVEL = 2.0  # seconds; longer, a request is hardly ever on its way to the service
_FIRST_WAIT, _LONGEST_WAIT = 2.0, 60.0  # seconds, of the backoff without a delay from the server


class Clock:
    """Time as requests see it. `speed` above 1 makes a test's minute shorter."""

    def __init__(self, speed: float = 1.0):
        self.speed = speed

    def now(self) -> float:
        """Seconds from any fixed moment on."""
        return time.monotonic() * self.speed

    def sleep(self, seconds: float, stop: threading.Event | None = None) -> None:
        """Wait; an event ends it early."""
        real = max(0.0, seconds) / self.speed
        if stop is None:
            time.sleep(real)
        else:
            stop.wait(real)


@dataclass(eq=False)
class Turn:
    """One request that was let go, in seconds of the clock."""

    left: float
    answered: float | None = None

    def arrived_by(self, now: float, travel: float) -> float:
        """The latest moment at which the service may have counted it, as far as is known now."""
        return self.answered if self.answered is not None else min(now, self.left + travel)


class RateLimit:
    """Lets at most `per_minute` requests arrive in any 60 seconds, in the order they asked; 0 is no limit.

    A service counts when requests arrive and not when they leave, and the first ones, which open the
    connections, are long on their way. So a turn is free again 60 seconds after its request was answered,
    or after the time that a request may be on its way, whichever comes first. Stricter than a bucket that
    refills: such a one lets twice the limit through around a minute's end.
    """

    def __init__(self, per_minute: int, clock: Clock):
        self._per_minute = per_minute
        self._clock = clock
        self._travel = _TRAVEL * clock.speed  # a test's clock makes no connection faster
        self._turns: list[Turn] = []  # of the last minute, at most `per_minute`
        self._line = threading.Lock()
        self._not_before = 0.0

    def wait(self, stop: threading.Event | None = None) -> Turn:
        """Return when a request may go; tell `answered` when it has come back. A stop ends the wait."""
        with self._line:  # the first in line waits, the others behind it
            while (pause := self._pause()) > 0 and not (stop and stop.is_set()):
                self._clock.sleep(pause, stop)
            turn = Turn(self._clock.now())
            if self._per_minute:
                self._turns.append(turn)
            return turn

    def answered(self, turn: Turn) -> None:
        """The request has come back, whatever it brought: it had arrived by now."""
        turn.answered = self._clock.now()

    def _pause(self) -> float:
        """Seconds until the next request may go; after them it may have to wait again."""
        now = self._clock.now()
        if (held := self._not_before - now) > 0 or not self._per_minute:
            return held
        self._turns = [t for t in self._turns if t.arrived_by(now, self._travel) + _MINUTE > now]
        if len(self._turns) < self._per_minute:
            return 0.0
        return min(t.arrived_by(now, self._travel) for t in self._turns) + _MINUTE - now

    def hold(self, seconds: float) -> None:
        """Let nothing go for a while: the service has asked for it."""
        self._not_before = max(self._not_before, self._clock.now() + seconds)


def backoff(attempt: int) -> float:
    """Seconds to wait after the `attempt`-th failure, doubled each time, from half of it to the whole."""
    whole = min(_LONGEST_WAIT, _FIRST_WAIT * 2 ** (attempt - 1))
    return whole * random.uniform(0.5, 1.0)
