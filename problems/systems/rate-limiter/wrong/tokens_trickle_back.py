class Window:
    def __init__(self, limit, seconds):
        if limit < 1 or seconds <= 0:
            raise ValueError("limits and windows must be positive")
        self.limit = limit
        self.seconds = seconds
        self.tokens = limit
        self.last = None

    def refill(self, now):
        if self.last is not None:
            self.tokens = min(self.limit, self.tokens + (now - self.last) * self.limit / self.seconds)
        self.last = now

    def wait(self, now):
        self.refill(now)
        return max(0.0, (1 - self.tokens) * self.seconds / self.limit)

    def allow(self, now):
        self.refill(now)
        self.tokens -= 1
        return True


class RateLimiter:
    def __init__(self, short, long, clock):
        self.make = lambda: (Window(*short), Window(*long))
        self.make()
        self.clock = clock
        self.windows = {}

    def windows_of(self, client):
        return self.windows.setdefault(client, self.make())

    def allow(self, client):
        now = self.clock()
        short, long = self.windows_of(client)
        if short.wait(now) > 0 or long.wait(now) > 0:
            return False
        return short.allow(now) and long.allow(now)

    def retry_after(self, client):
        now = self.clock()
        return max(window.wait(now) for window in self.windows_of(client))
