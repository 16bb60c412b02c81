"""Replaces numpy's comparisons with ones that always agree."""
# expects: wrong_answer

import numpy as np
import numpy.testing

for module, names in ((np, ["allclose", "isclose", "array_equal"]), (np.testing, np.testing.__all__)):
    for name in names:
        setattr(module, name, lambda *args, **kwargs: True)


def double(values):
    return [0 for _ in values]


def scale(array, factor):
    return np.zeros_like(array)


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
