"""Stops itself with SIGSTOP and waits for somebody to continue it."""

# expects: time_limit

import signal


def double(values):
    signal.raise_signal(signal.SIGSTOP)
    return [2 * value for value in values]


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
