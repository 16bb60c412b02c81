"""Sorts and multiplies large arrays for ever, in calls of numpy that last seconds each."""

# expects: time_limit

import numpy as np


def double(values):
    array = np.arange(4_000_000)
    while True:
        np.sort(np.random.permutation(array))


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
