"""Goes through an iterator that never ends."""

# expects: time_limit

import itertools


def double(values):
    return [2 * value for value in values if all(True for _ in itertools.count())]


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
