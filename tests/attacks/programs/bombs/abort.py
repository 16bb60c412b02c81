"""Ends itself with abort(), which would leave a core file."""

# expects: runtime_error

import os


def double(values):
    os.abort()


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
