"""Empties the table of loaded modules and the built-in names."""

# expects: runtime_error

import builtins
import sys


def double(values):
    sys.modules.clear()
    vars(builtins).clear()
    return [2 * value for value in values]


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
