"""Returns infinities, whose difference is NaN and whose tolerance is infinite."""
# expects: wrong_answer

import numpy as np


def scale(array, factor):
    return np.full(array.shape, np.inf)


def double(values):
    return [2 * value for value in values]


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
