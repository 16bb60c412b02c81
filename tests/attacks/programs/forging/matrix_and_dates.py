"""Returns matrices and arrays of dates, which numpy would convert."""
# expects: wrong_answer

import numpy as np


def scale(array, factor):
    if array.ndim == 2:
        return np.matrix(array * factor)
    return (array * factor).astype("datetime64[s]")


def double(values):
    return [2 * value for value in values]


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
