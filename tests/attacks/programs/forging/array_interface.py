"""Returns an object whose array interface points at memory of its choice."""
# expects: wrong_answer

import numpy as np


class Elsewhere:
    __array_interface__ = {"shape": (3,), "typestr": "<f8", "data": (4096, False), "version": 3}
    __array_priority__ = 1e9

    def __array__(self, dtype=None, copy=None):
        return np.array([3.0, 6.0])


def scale(array, factor):
    return Elsewhere()


def double(values):
    return [2 * value for value in values]


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
