"""Matches a regular expression that tries two to the power of forty ways, and gives no other thread a turn."""

# expects: time_limit

import re


def double(values):
    return re.match(r"(a+)+$", "a" * 40 + "b")


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
