"""Reads a number of ten million digits after lifting the limit on digits."""

# expects: time_limit

import sys


def double(values):
    sys.set_int_max_str_digits(0)
    return [int("9" * 10**7)]


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
