"""Loops for ever in a call."""

# expects: time_limit


def double(values):
    while True:
        pass


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
