"""Returns a masked array with every element masked, which compares as masked."""
# expects: wrong_answer

import numpy as np


def scale(array, factor):
    return np.ma.masked_all(array.shape)


def double(values):
    return [2 * value for value in values]


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
