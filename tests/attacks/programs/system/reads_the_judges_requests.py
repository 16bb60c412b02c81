"""Reads from the connection what is meant for the code around it, so that the next request is lost."""

# expects: time_limit

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
    # Nothing comes before an answer has gone out, so the first read waits for ever.
    for descriptor in sockets():
        os.set_blocking(descriptor, True)
        while os.read(descriptor, 65_536):
            pass
    return [2 * value for value in values]


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
