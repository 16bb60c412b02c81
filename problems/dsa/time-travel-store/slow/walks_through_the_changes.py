"""Right, but each question walks through all changes of its key."""


class TimeTravelStore:
    def __init__(self):
        self.changes = {}

    def set(self, key, value, time):
        self.changes.setdefault(key, []).append((time, value))

    def delete(self, key, time):
        self.set(key, None, time)

    def load(self, changes):
        for key, value, time in changes:
            self.set(key, value, time)

    def get(self, key, time):
        changes = self.changes.get(key, [])
        _, place = max(((when, place) for place, (when, _) in enumerate(changes) if when <= time), default=(time, -1))
        return changes[place][1] if place >= 0 else None

    def get_all(self, questions):
        return [self.get(key, time) for key, time in questions]
