"""A clock that only the suite moves, so that a test about time takes none and gives the same result every time."""

from __future__ import annotations

import math
from types import MethodType

from rehearse_sandbox.kit.settings import settings


def is_reading(function: object) -> bool:
    """Whether calling this without arguments only reads a virtual clock, which changes nothing."""
    clock = function.__self__ if isinstance(function, MethodType) else function
    return isinstance(clock, VirtualClock) and function in (clock, clock.now)


class VirtualClock:
    """Seconds that pass when the suite says so: call it, or `now`, to read it.

    Functions cross to the learner's program and objects do not, so hand over the clock itself, which is read by calling it, and
    `clock.sleep` where the program has to wait. Each reading is a call across the wall, a tenth of a millisecond.
    """

    def __init__(self, start: float = 0.0) -> None:
        self._now = self._checked(start, "starts at")
        #: The name by which a failing example shows it: `limiter = RateLimiter(3, clock)`.
        self.__name__ = "clock"
        if settings.on_clock is not None:
            settings.on_clock(self, "made", self._now)

    def __call__(self) -> float:
        """The present time in seconds."""
        return self._now

    def now(self) -> float:
        """The present time in seconds."""
        return self._now

    def advance(self, seconds: float) -> None:
        """Let time pass. Quarters and whole numbers add up exactly, tenths do not.

        Raises:
            ValueError: this is no time that can pass.
        """
        self._now += self._checked(seconds, "advances by")
        if settings.on_clock is not None:
            settings.on_clock(self, "advanced", seconds)

    def sleep(self, seconds: float) -> None:
        """What a program calls to wait: the time passes at once.

        Raises:
            ValueError: this is no time that can pass; `time.sleep` refuses the same.
        """
        self._now += self._checked(seconds, "sleeps for")

    @staticmethod
    def _checked(seconds: float, does: str) -> float:
        if isinstance(seconds, bool) or not isinstance(seconds, int | float):
            raise ValueError(f"a clock {does} a number of seconds, not {type(seconds).__name__}")  # noqa: TRY004 - one error for every bad time
        if not math.isfinite(seconds) or seconds < 0:
            raise ValueError(f"a clock {does} a finite number of seconds from 0 up, not {seconds}")
        return float(seconds)
