"""Asks numpy for an array of eighty gigabytes."""

# expects: memory_limit

import numpy as np


def double(values):
    return np.ones((10**5, 10**5))


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
