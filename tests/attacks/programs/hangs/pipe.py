"""Waits for a byte on a pipe whose other end it holds itself."""

# expects: time_limit

import os


def double(values):
    read_end, _ = os.pipe()
    return os.read(read_end, 1)


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
