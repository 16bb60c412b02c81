from bisect import bisect_right, insort


class TimeTravelStore:
    def __init__(self):
        self.history = {}

    def set(self, key, value, time):
        insort(self.history.setdefault(key, []), (time, 1, value))

    def delete(self, key, time):
        insort(self.history.setdefault(key, []), (time, 0, ""))

    def load(self, changes):
        for key, value, time in changes:
            self.set(key, value, time)

    def get(self, key, time):
        history = self.history.get(key, [])
        place = bisect_right(history, time, key=lambda change: change[0])
        if place == 0:
            return None
        _, there, value = history[place - 1]
        return value if there else None

    def get_all(self, questions):
        return [self.get(key, time) for key, time in questions]
