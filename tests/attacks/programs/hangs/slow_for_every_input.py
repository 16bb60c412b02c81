"""Is only a little slow, but for each of many inputs, so that no single call is too long."""

# expects: time_limit

import time


def double(values):
    time.sleep(0.7)
    return [2 * value for value in values]


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
