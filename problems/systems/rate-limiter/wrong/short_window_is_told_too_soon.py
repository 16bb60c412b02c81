class Window:
    def __init__(self, limit, seconds):
        if limit < 1 or seconds <= 0:
            raise ValueError("limits and windows must be positive")
        self.limit = limit
        self.seconds = seconds
        self.times = []

    def wait(self, now):
        if len(self.times) < self.limit:
            return 0.0
        return max(0.0, self.times[-self.limit] + self.seconds - now)

    def allow(self, now):
        if self.wait(now) > 0:
            return False
        self.times.append(now)
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
        return short.allow(now) and long.allow(now)

    def retry_after(self, client):
        now = self.clock()
        return max(window.wait(now) for window in self.windows_of(client))
