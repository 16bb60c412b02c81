"""Spins in every child right after the fork, before the test can be asked for anything."""

# expects: time_limit

import os


def spin():
    while True:
        pass


os.register_at_fork(after_in_child=spin)


def double(values):
    return [2 * value for value in values]


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
