"""Returns NaN, which a careless tolerance lets pass."""
# expects: wrong_answer

import numpy as np


def scale(array, factor):
    return np.full(array.shape, np.nan)


def double(values):
    return [2 * value for value in values]


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
