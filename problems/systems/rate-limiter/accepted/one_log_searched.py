from bisect import bisect_right


class RateLimiter:
    """One sorted log for each client, in which both windows are found by bisection."""

    def __init__(self, short, long, clock):
        self.windows = (short, long)
        if min(limit for limit, _ in self.windows) < 1 or min(seconds for _, seconds in self.windows) <= 0:
            raise ValueError("each window needs a positive limit and a positive length")
        self.clock = clock
        self.logs = {}

    def retry_after(self, client):
        return self._wait(self.logs.get(client, []), self.clock())

    def allow(self, client):
        now = self.clock()
        log = self.logs.setdefault(client, [])
        if self._wait(log, now) > 0:
            return False
        log.append(now)
        longest = max(seconds for _, seconds in self.windows)
        del log[: bisect_right(log, now - longest)]
        return True

    def _wait(self, log, now):
        wait = 0.0
        for limit, seconds in self.windows:
            if len(log) - bisect_right(log, now - seconds) >= limit:
                wait = max(wait, log[-limit] + seconds - now)
        return wait
