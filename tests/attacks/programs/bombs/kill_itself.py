"""Ends itself with SIGKILL, which looks as if the kernel had run out of memory."""

# expects: runtime_error

import signal


def double(values):
    signal.raise_signal(signal.SIGKILL)


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
