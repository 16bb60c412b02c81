"""Writes to its output without end and without a line's end, past Python's own streams."""

# expects: output_limit

import os


def double(values):
    while True:
        os.write(1, b"x" * 65_536)


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
