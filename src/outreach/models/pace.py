"""How fast a service may be asked: a limit of requests a minute, and the wait before another try."""

from __future__ import annotations

import random
import threading
import time
from collections import deque

_MINUTE = 60.0  # seconds
_MARGIN = 2.0  # seconds; requests that leave in one minute may arrive a little closer together
_FIRST_WAIT, _LONGEST_WAIT = 2.0, 60.0  # seconds, of the backoff without a delay from the server


class Clock:
    """Time as requests see it. `speed` above 1 makes a test's minute shorter."""

    def __init__(self, speed: float = 1.0):
        self._speed = speed

    def now(self) -> float:
        """Seconds from any fixed moment on."""
        return time.monotonic() * self._speed

    def sleep(self, seconds: float, stop: threading.Event | None = None) -> None:
        """Wait; an event ends it early."""
        real = max(0.0, seconds) / self._speed
        if stop is None:
            time.sleep(real)
        else:
            stop.wait(real)


class RateLimit:
    """Lets at most `per_minute` requests go in any 60 seconds, in the order they asked; 0 is no limit.

    Stricter than a bucket that refills: such a one lets twice the limit through around a minute's end.
    """

    def __init__(self, per_minute: int, clock: Clock):
        self._per_minute = per_minute
        self._clock = clock
        self._left: deque[float] = deque()  # when the last requests were let go, clock seconds
        self._turn = threading.Lock()
        self._not_before = 0.0

    def wait(self, stop: threading.Event | None = None) -> None:
        """Return when a request may go."""
        with self._turn:  # the first in line waits, the others behind it
            if (pause := self._not_before - self._clock.now()) > 0:
                self._clock.sleep(pause, stop)
            if not self._per_minute:
                return
            if len(self._left) == self._per_minute:
                self._clock.sleep(self._left.popleft() + _MINUTE + _MARGIN - self._clock.now(), stop)
            self._left.append(self._clock.now())

    def hold(self, seconds: float) -> None:
        """Let nothing go for a while: the service has asked for it."""
        self._not_before = max(self._not_before, self._clock.now() + seconds)


def backoff(attempt: int) -> float:
    """Seconds to wait after the `attempt`-th failure, doubled each time, from half of it to the whole."""
    whole = min(_LONGEST_WAIT, _FIRST_WAIT * 2 ** (attempt - 1))
    return whole * random.uniform(0.5, 1.0)
