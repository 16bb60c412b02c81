"""Ends the process successfully while it is imported."""
# expects: load_error

import sys

sys.exit(0)


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
