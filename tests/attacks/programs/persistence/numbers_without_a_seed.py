"""Looks whether its random numbers are those that another submission could foresee or has used up."""

# expects: accepted

import random

import numpy as np

# The state belongs to this program alone: what it draws here, no later program and no test misses.
for _ in range(1000):
    random.random()
    np.random.random()
random.seed = lambda *_: None
np.random.seed = lambda *_: None


def double(values):
    return [2 * value for value in values]


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
