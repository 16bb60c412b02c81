"""Takes every process that it can get, keeps them, and then answers: the next test must still be able to start."""

# expects: runtime_error

import contextlib
import os
import signal


def double(values):
    try:
        while True:
            if os.fork() == 0:
                with contextlib.suppress(OSError):
                    os.setsid()
                while True:
                    signal.pause()
    except OSError:
        return [2 * value for value in values]


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
