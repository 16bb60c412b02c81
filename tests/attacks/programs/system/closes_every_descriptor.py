"""Closes every descriptor that it has, the one to the judge too, and answers."""

# expects: runtime_error

import os


def double(values):
    os.closerange(0, 4096)
    return [2 * value for value in values]


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
