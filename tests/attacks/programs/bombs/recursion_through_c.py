"""Takes the limit of recursion away and recurses through C code until the stack is full."""

# expects: runtime_error

import sys


class Mirror:
    def __repr__(self):
        return repr(self)


def double(values):
    sys.setrecursionlimit(10**9)
    return repr(Mirror())


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
