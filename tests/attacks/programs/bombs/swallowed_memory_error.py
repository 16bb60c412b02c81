"""Swallows every error and asks for impossible memory again and again."""

# expects: time_limit

import numpy as np


def double(values):
    while True:
        try:
            np.ones((10**5, 10**5))
        except BaseException:
            continue


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
