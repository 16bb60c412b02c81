"""Stops itself with SIGSTOP while it is imported."""

# expects: time_limit
# contains: While the module was imported

import signal

signal.raise_signal(signal.SIGSTOP)


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
