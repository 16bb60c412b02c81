"""Returns arrays with fields, titles and metadata instead of numbers."""
# expects: wrong_answer
# contains: cannot be compared

import numpy as np


def scale(array, factor):
    kind = np.dtype([("value", "<f8"), (("a title", "name"), "U5")], metadata={"close": True})
    return np.zeros(array.shape, dtype=kind)


def double(values):
    return [2 * value for value in values]


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
