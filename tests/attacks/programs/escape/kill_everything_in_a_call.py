"""Kills every process that it may in the middle of a call: its own parent, which the tests need."""

# expects: runtime_error

import contextlib
import os
import signal


def double(values):
    with contextlib.suppress(PermissionError):
        os.kill(-1, signal.SIGKILL)
    os.kill(os.getpid(), signal.SIGKILL)
    return [2 * value for value in values]


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
