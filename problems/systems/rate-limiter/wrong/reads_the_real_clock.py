import time


class RateLimiter:
    def __init__(self, short, long, clock):
        for limit, seconds in (short, long):
            if limit < 1 or seconds <= 0:
                raise ValueError("limits and windows must be positive")
        self.windows = (short, long)
        self.clock = time.monotonic
        self.times = {}

    def wait(self, client, now):
        times = self.times.setdefault(client, [])
        wait = 0.0
        for limit, seconds in self.windows:
            if len(times) >= limit:
                wait = max(wait, times[-limit] + seconds - now)
        return wait

    def allow(self, client):
        now = self.clock()
        if self.wait(client, now) > 0:
            return False
        self.times[client].append(now)
        return True

    def retry_after(self, client):
        return self.wait(client, self.clock())
