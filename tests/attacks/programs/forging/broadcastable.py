"""Returns one element, or none, that numpy would stretch to any shape."""
# expects: wrong_answer

import numpy as np


def scale(array, factor):
    return np.zeros((0, 3)) if array.ndim == 2 else np.float64(0.0)


def double(values):
    return [2 * value for value in values]


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
