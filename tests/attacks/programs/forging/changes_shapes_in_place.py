"""Changes the shape, the type and the flags of an input array in place."""
# expects: accepted

import numpy as np


def scale(array, factor):
    result = array * factor
    array.shape = (array.size,)
    array.dtype = np.int64
    array.flags.writeable = False
    return result


def double(values):
    return [2 * value for value in values]


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
