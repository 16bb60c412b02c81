"""Keys are kept in order, so that a scan looks at those that fit only; a heap tells which lives have ended."""

from bisect import bisect_left, insort
from heapq import heappop, heappush


class KeyValueStore:
    def __init__(self):
        self.values, self.ends, self.keys, self.expiring = {}, {}, [], []
        self.snapshots = []

    def _drop(self, key):
        del self.values[key]
        self.ends.pop(key, None)
        del self.keys[bisect_left(self.keys, key)]

    def _expire(self, now):
        while self.expiring and self.expiring[0][0] <= now:
            end, key = heappop(self.expiring)
            # The key may have been deleted or set again since, and then this end is no longer its own.
            if self.ends.get(key) == end:
                self._drop(key)

    def set(self, key, value, now=0, ttl=None):
        self._expire(now)
        if key not in self.values:
            insort(self.keys, key)
        self.values[key] = value
        self.ends.pop(key, None)
        if ttl is not None:
            self.ends[key] = now + ttl
            heappush(self.expiring, (now + ttl, key))

    def get(self, key, now=0):
        self._expire(now)
        return self.values.get(key)

    def delete(self, key, now=0):
        self._expire(now)
        was_there = key in self.values
        if was_there:
            self._drop(key)
        return was_there

    def scan(self, prefix, now=0):
        self._expire(now)
        found = []
        for place in range(bisect_left(self.keys, prefix), len(self.keys)):
            key = self.keys[place]
            if not key.startswith(prefix):
                break
            found.append((key, self.values[key]))
        return found

    def snapshot(self, now=0):
        self._expire(now)
        self.snapshots.append((dict(self.values), {key: end - now for key, end in self.ends.items()}))
        return len(self.snapshots)

    def restore(self, number, now=0):
        if number < 1 or number > len(self.snapshots):
            raise ValueError(f"no snapshot has the number {number}")
        values, left = self.snapshots[number - 1]
        self.values, self.keys = dict(values), sorted(values)
        self.ends = {key: now + seconds for key, seconds in left.items()}
        self.expiring = sorted((end, key) for key, end in self.ends.items())
