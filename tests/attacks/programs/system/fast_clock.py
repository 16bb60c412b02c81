"""Sets the clocks of Python years ahead, so that every deadline seems to be over."""

# expects: accepted

import time

real = time.monotonic
time.monotonic = lambda: real() + 10**9
time.time = lambda: 4e9
time.perf_counter = lambda: real() + 10**9


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
