from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


class _Window:
    """The times of the last requests that were allowed, at most as many as the limit: the oldest of them decides."""

    def __init__(self, limit: int, seconds: float) -> None:
        if limit < 1 or seconds <= 0:
            raise ValueError(f"at most {limit} requests in {seconds} seconds is no limit to keep to")
        self._limit = limit
        self._seconds = seconds
        # A full deque drops its oldest entry by itself.
        self._times: deque[float] = deque(maxlen=limit)

    def wait(self, now: float) -> float:
        """Seconds until there is room for one more request."""
        if len(self._times) < self._limit:
            return 0.0
        return max(0.0, self._times[0] + self._seconds - now)

    def note(self, now: float) -> None:
        """A request was allowed."""
        self._times.append(now)


class RateLimiter:
    """Asks both windows before it tells either of them."""

    def __init__(self, short: tuple[int, float], long: tuple[int, float], clock: Callable[[], float]) -> None:
        self._limits = (short, long)
        self._clock = clock
        self._windows: dict[str, list[_Window]] = {}
        # Bad limits are refused now and not with the first request.
        self._new_windows()

    def allow(self, client: str) -> bool:
        now = self._clock()
        windows = self._windows_of(client)
        if any(window.wait(now) > 0 for window in windows):
            return False
        for window in windows:
            window.note(now)
        return True

    def retry_after(self, client: str) -> float:
        now = self._clock()
        return max(window.wait(now) for window in self._windows_of(client))

    def _windows_of(self, client: str) -> list[_Window]:
        if client not in self._windows:
            self._windows[client] = self._new_windows()
        return self._windows[client]

    def _new_windows(self) -> list[_Window]:
        return [_Window(*limit) for limit in self._limits]
