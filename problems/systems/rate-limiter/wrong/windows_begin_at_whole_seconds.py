class Window:
    def __init__(self, limit, seconds):
        if limit < 1 or seconds <= 0:
            raise ValueError("limits and windows must be positive")
        self.limit = limit
        self.seconds = seconds
        self.begin = 0.0
        self.count = 0

    def wait(self, now):
        begin = now // self.seconds * self.seconds
        if begin != self.begin:
            self.begin, self.count = begin, 0
        return 0.0 if self.count < self.limit else begin + self.seconds - now

    def allow(self, now):
        if self.wait(now) > 0:
            return False
        self.count += 1
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
