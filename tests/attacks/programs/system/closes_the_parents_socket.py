"""Closes the connection to the judge while it is imported, and leaves nothing to be asked."""

# expects: runtime_error

import os

os.closerange(3, 4096)


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
