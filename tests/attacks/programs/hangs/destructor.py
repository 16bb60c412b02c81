"""Spins when an object of its own is dropped."""

# expects: time_limit


class Parting:
    def __del__(self):
        while True:
            pass


def double(values):
    Parting()
    return [2 * value for value in values]


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
