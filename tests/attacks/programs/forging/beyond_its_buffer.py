"""Returns an array that reads beyond the memory that it owns."""
# expects: wrong_answer

import numpy as np
from numpy.lib.stride_tricks import as_strided


def scale(array, factor):
    # The first page behind a small buffer; what is there is the program's own.
    return as_strided(np.zeros(1), shape=array.shape, strides=(0,) * array.ndim)


def double(values):
    return [2 * value for value in values]


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
