"""Shuts its half of the connection down, and waits to be asked again."""

# expects: runtime_error

import contextlib
import os
import socket
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
        link = socket.socket(fileno=descriptor)
        link.shutdown(socket.SHUT_WR)
        link.detach()
    return [2 * value for value in values]


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
