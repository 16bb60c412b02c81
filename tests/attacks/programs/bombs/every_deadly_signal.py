"""Ends itself with one deadly signal after the other, whichever comes through first."""

# expects: runtime_error

import signal


def double(values):
    for number in (signal.SIGPIPE, signal.SIGXFSZ, signal.SIGHUP, signal.SIGUSR2, signal.SIGTERM, signal.SIGSYS):
        signal.raise_signal(number)
    return [2 * value for value in values]


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
