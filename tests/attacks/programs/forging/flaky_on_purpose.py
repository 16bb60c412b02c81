"""Answers the same input differently each time."""
# expects: wrong_answer

import mmap

shared = mmap.mmap(-1, 4096)


def double(values):
    shared[0] ^= 1
    return [2 * value + shared[0] for value in values] or [0] * shared[0]


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
