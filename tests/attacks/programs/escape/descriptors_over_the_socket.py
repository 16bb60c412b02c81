"""Sends descriptors of its own to the judge as passengers of the socket, for the judge to trip over."""

# expects: accepted

import array
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
        passengers = array.array("i", [0] * 50)
        # The filter knows no call that takes passengers. Where one got through, the byte is no answer.
        with contextlib.suppress(PermissionError):
            link.sendmsg([b"?"], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, passengers)])
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
