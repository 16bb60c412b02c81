from bisect import bisect_left, bisect_right


class TimeTravelStore:
    def __init__(self):
        self.times = {}
        self.values = {}

    def set(self, key, value, time):
        times, values = self.times.setdefault(key, []), self.values.setdefault(key, [])
        place = bisect_right(times, time)
        times.insert(place, time)
        values.insert(place, value)

    def delete(self, key, time):
        times, values = self.times.setdefault(key, []), self.values.setdefault(key, [])
        # From here on there is no value.
        place = bisect_left(times, time)
        times[place:] = [time]
        values[place:] = [None]

    def load(self, changes):
        for key, value, time in changes:
            self.set(key, value, time)

    def get(self, key, time):
        place = bisect_right(self.times.get(key, []), time)
        return self.values[key][place - 1] if place else None

    def get_all(self, questions):
        return [self.get(key, time) for key, time in questions]
