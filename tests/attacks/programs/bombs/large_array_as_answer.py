"""Returns an array of a gigabyte that has not been filled, so that it costs nothing until it is sent."""

# expects: output_limit

import numpy as np


def double(values):
    return np.zeros(1 << 27)


def scale(array, factor):
    return np.zeros(1 << 27)


class Counter:
    def add(self, n):
        return np.zeros(1 << 27)
