"""Keeps its children from being made, so that one process serves all tests and counts them."""
# expects: runtime_error

import os

tests = 0


def fork():
    global tests
    tests += 1
    return 0


os.fork = fork
os._exit = lambda code: None


def double(values):
    return [2 * value + (tests > 4) for value in values]


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
