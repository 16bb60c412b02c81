"""Adds up a range of a trillion numbers, a single call that never comes back to Python's loop."""

# expects: time_limit


def double(values):
    return sum(range(10**12))


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
