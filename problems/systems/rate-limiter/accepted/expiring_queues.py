from collections import defaultdict, deque


class RateLimiter:
    """A queue for each client and window; what has left the window is taken off its front first."""

    def __init__(self, short, long, clock):
        for limit, seconds in (short, long):
            if limit < 1 or seconds <= 0:
                raise ValueError("limits and windows must be positive")
        self.rules = [short, long]
        self.clock = clock
        self.queues = defaultdict(lambda: [deque(), deque()])

    def _expire(self, client, now):
        for (_, seconds), queue in zip(self.rules, self.queues[client], strict=True):
            while queue and queue[0] <= now - seconds:
                queue.popleft()
        return list(zip(self.rules, self.queues[client], strict=True))

    def allow(self, client):
        now = self.clock()
        if any(len(queue) >= limit for (limit, _), queue in self._expire(client, now)):
            return False
        for queue in self.queues[client]:
            queue.append(now)
        return True

    def retry_after(self, client):
        now = self.clock()
        waits = [
            queue[len(queue) - limit] + seconds - now
            for (limit, seconds), queue in self._expire(client, now)
            if len(queue) >= limit
        ]
        return max(waits, default=0.0)
