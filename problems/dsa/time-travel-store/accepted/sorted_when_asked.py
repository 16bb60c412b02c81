"""Changes are only appended. The first question after some of them sorts the list; a stable sort leaves equal times in the order of the calls."""


class TimeTravelStore:
    def __init__(self):
        self.changes = {}
        self.unsorted = set()

    def set(self, key, value, time):
        self.changes.setdefault(key, []).append((time, value))
        self.unsorted.add(key)

    def delete(self, key, time):
        self.set(key, None, time)

    def load(self, changes):
        for change in changes:
            self.set(*change)

    def get(self, key, time):
        if key not in self.changes:
            return None
        changes = self.changes[key]
        if key in self.unsorted:
            changes.sort(key=lambda change: change[0])
            self.unsorted.remove(key)
        # The changes before `low` are not beyond the time, those from `high` on are.
        low, high = 0, len(changes)
        while low < high:
            middle = (low + high) // 2
            if changes[middle][0] <= time:
                low = middle + 1
            else:
                high = middle
        return None if low == 0 else changes[low - 1][1]

    def get_all(self, questions):
        return [self.get(*question) for question in questions]
