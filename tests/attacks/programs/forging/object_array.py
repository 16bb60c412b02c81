"""Returns arrays of objects whose comparisons lie."""
# expects: wrong_answer
# contains: cannot be compared

import numpy as np


class Equal:
    def __eq__(self, other):
        return True

    def __sub__(self, other):
        return 0


def scale(array, factor):
    result = np.empty(array.shape, dtype=object)
    result.fill(Equal())
    return result


def double(values):
    return [2 * value for value in values]


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
