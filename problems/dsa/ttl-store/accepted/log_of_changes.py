"""Nothing is ever overwritten: each key has the list of its changes, and restoring writes changes, too."""


class KeyValueStore:
    def __init__(self):
        self.changes = {}
        self.snapshots = []

    def _note(self, key, value, end):
        self.changes.setdefault(key, []).append((value, end))

    def _living(self, now):
        return {key: self.changes[key][-1] for key in self.changes if self.get(key, now) is not None}

    def set(self, key, value, now=0, ttl=None):
        self._note(key, value, None if ttl is None else now + ttl)

    def get(self, key, now=0):
        if key not in self.changes:
            return None
        value, end = self.changes[key][-1]
        return None if end is not None and end <= now else value

    def delete(self, key, now=0):
        found = self.get(key, now) is not None
        self._note(key, None, None)
        return found

    def scan(self, prefix, now=0):
        living = self._living(now)
        return [(key, living[key][0]) for key in sorted(living) if key[: len(prefix)] == prefix]

    def snapshot(self, now=0):
        self.snapshots.append((now, self._living(now)))
        return len(self.snapshots)

    def restore(self, number, now=0):
        if number not in range(1, len(self.snapshots) + 1):
            raise ValueError(number)
        taken, held = self.snapshots[number - 1]
        for key in self.changes:
            if key not in held:
                self._note(key, None, None)
        for key, (value, end) in held.items():
            self._note(key, value, None if end is None else end - taken + now)
