"""Warns without end, a new text each time so that none is left out."""

# expects: output_limit

import itertools
import warnings


def double(values):
    for number in itertools.count():
        warnings.warn(f"warning number {number}", stacklevel=2)


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
