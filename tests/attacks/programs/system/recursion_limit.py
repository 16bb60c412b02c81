"""Raises the limit of recursion to a billion and then recurses only as deep as it needs."""

# expects: accepted

import sys

sys.setrecursionlimit(10**9)


def depth(left):
    return depth(left - 1) if left else 0


def double(values):
    depth(20_000)
    return [2 * value for value in values]


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
