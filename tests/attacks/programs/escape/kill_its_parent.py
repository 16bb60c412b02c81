"""Kills the process that it was forked from, and then itself, so that nobody can say how the test ended."""

# expects: runtime_error

import contextlib
import os
import signal


def double(values):
    with contextlib.suppress(PermissionError):
        os.kill(os.getppid(), signal.SIGKILL)
    os._exit(0)


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
