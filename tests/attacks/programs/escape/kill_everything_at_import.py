"""Sends SIGKILL to everything it may signal while it is imported: only processes of its own may hear it."""

# expects: accepted

import contextlib
import os
import signal

# Nothing else runs as this user yet, so the signal must find nobody.
with contextlib.suppress(ProcessLookupError, PermissionError):
    os.kill(-1, signal.SIGKILL)


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
