"""Traces every allocation, which makes everything slow and keeps a record of everything."""

# expects: accepted

import tracemalloc

tracemalloc.start(20)


def double(values):
    return [2 * value for value in values]


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
