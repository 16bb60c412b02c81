"""Spins in the parent right after the fork, so that the end of the child is never told."""

# expects: time_limit

import os


def spin():
    while True:
        pass


os.register_at_fork(after_in_parent=spin)


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
