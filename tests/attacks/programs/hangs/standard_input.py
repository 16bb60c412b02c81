"""Reads its standard input until something comes, which never does."""

# expects: time_limit

import os


def double(values):
    while not os.read(0, 1):
        pass


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
