"""Returns booleans, complex numbers and numpy scalars that equal the right integers."""
# expects: wrong_answer

import numpy as np


def double(values):
    return [complex(2 * value) if value % 2 else np.int64(2 * value) for value in values]


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
