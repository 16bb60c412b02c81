"""Returns one small array that claims to be a terabyte, by strides of nothing."""

# expects: output_limit

import numpy as np


def double(values):
    return [2 * value for value in values]


def scale(array, factor):
    return np.broadcast_to(np.float64(1), (1 << 20, 1 << 17))


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
