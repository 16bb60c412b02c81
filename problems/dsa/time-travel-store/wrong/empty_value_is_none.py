from bisect import bisect_right


class TimeTravelStore:
    def __init__(self):
        self.times = {}
        self.values = {}

    def set(self, key, value, time):
        times = self.times.setdefault(key, [])
        values = self.values.setdefault(key, [])
        place = bisect_right(times, time)
        times.insert(place, time)
        values.insert(place, value)

    def delete(self, key, time):
        self.set(key, None, time)

    def load(self, changes):
        for key, value, time in changes:
            self.set(key, value, time)

    def get(self, key, time):
        if key not in self.times:
            return None
        place = bisect_right(self.times[key], time)
        if place == 0:
            return None
        return self.values[key][place - 1] or None

    def get_all(self, questions):
        return [self.get(key, time) for key, time in questions]
