"""Asks numpy for an array of eighty gigabytes while it is imported."""

# expects: memory_limit

import numpy as np

table = np.ones((10**5, 10**5))


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
