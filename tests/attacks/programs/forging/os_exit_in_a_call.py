"""Ends the process successfully in the middle of a call."""
# expects: runtime_error
# contains: exit code 0

import os


def double(values):
    os._exit(0)


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
