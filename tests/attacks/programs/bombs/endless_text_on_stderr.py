"""Writes errors without end."""

# expects: output_limit

import sys


def double(values):
    while True:
        print("warning", file=sys.stderr)


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
