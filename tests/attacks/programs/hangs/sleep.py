"""Sleeps for eleven days."""

# expects: time_limit

import time


def double(values):
    time.sleep(10**6)
    return [2 * value for value in values]


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
