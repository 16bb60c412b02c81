"""Lowers the limit of recursion so far that the judge's own code in its process cannot run any more."""

# expects: runtime_error

import sys


def double(values):
    frame, depth = sys._getframe(), 0
    while frame:
        frame, depth = frame.f_back, depth + 1
    sys.setrecursionlimit(depth + 4)
    return (lambda: (lambda: (lambda: (lambda: (lambda: (lambda: 1)())())())())())()


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
