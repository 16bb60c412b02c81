"""Returns an array of a class that takes over every numpy function."""
# expects: wrong_answer
# contains: cannot be compared

import numpy as np


class Close(np.ndarray):
    def __array_function__(self, function, types, args, kwargs):
        return True

    def __array_ufunc__(self, ufunc, method, *inputs, **kwargs):
        return np.True_

    def __eq__(self, other):
        return True

    __hash__ = None


def scale(array, factor):
    return np.zeros_like(array).view(Close)


def double(values):
    return [2 * value for value in values]


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
