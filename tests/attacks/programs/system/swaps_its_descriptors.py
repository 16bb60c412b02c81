"""Puts its output where the connection to the judge was, and the other way round."""

# expects: runtime_error

import contextlib
import os
import stat


def sockets():
    """The connections to the judge that this process has."""
    found = []
    for descriptor in range(3, 256):
        with contextlib.suppress(OSError):
            if stat.S_ISSOCK(os.fstat(descriptor).st_mode):
                found.append(descriptor)
    return found


def double(values):
    for descriptor in sockets():
        link = os.dup(descriptor)
        os.dup2(1, descriptor)
        os.dup2(link, 1)
    return [2 * value for value in values]


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
