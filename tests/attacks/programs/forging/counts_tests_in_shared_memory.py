"""Shares memory between the tests' processes and lies once the examples are over."""
# expects: wrong_answer

import mmap

shared = mmap.mmap(-1, 4096)


def double(values):
    shared[0] = min(shared[0] + 1, 200)
    return [2 * value + (shared[0] > 3) for value in values]


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
