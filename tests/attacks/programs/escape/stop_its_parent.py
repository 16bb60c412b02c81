"""Stops the process that it was forked from and answers as if nothing were, so that the end of the test never comes."""

# expects: accepted

import contextlib
import os
import signal


def double(values):
    # The filter refuses signals to other processes, even of the same user.
    with contextlib.suppress(PermissionError):
        os.kill(os.getppid(), signal.SIGSTOP)
    return [2 * value for value in values]


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
