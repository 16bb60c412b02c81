"""Sends the first byte of an answer and then no more."""

# expects: time_limit

import contextlib
import os
import stat
import time


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
        os.write(descriptor, b"\0")
    time.sleep(10**6)


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
