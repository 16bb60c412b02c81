from math import inf


class KeyValueStore:
    def __init__(self):
        self.entries = {}
        self.snapshots = []

    def set(self, key, value, now=0, ttl=None):
        self.entries[key] = (value, inf if ttl is None else now + ttl)

    def get(self, key, now=0):
        value, end = self.entries.get(key, (None, inf))
        return value if now < end else None

    def delete(self, key, now=0):
        was_there = self.get(key, now) is not None
        self.entries.pop(key, None)
        return was_there

    def scan(self, prefix, now=0):
        found = [(key, self.get(key, now)) for key in sorted(self.entries) if key.startswith(prefix)]
        return [(key, value) for key, value in found if value is not None]

    def snapshot(self, now=0):
        self.snapshots.append({key: (value, end) for key, (value, end) in self.entries.items()})
        return len(self.snapshots)

    def restore(self, number, now=0):
        if not 1 <= number <= len(self.snapshots):
            raise ValueError(f"there is no snapshot {number}")
        left = self.snapshots[number - 1]
        self.entries = {key: (value, seconds) for key, (value, seconds) in left.items()}
