"""Renames the machine and its domain."""

# expects: accepted

import contextlib
import ctypes
import socket

libc = ctypes.CDLL(None, use_errno=True)
done = []
with contextlib.suppress(OSError):
    socket.sethostname("mine")
    done.append("host name")
if libc.setdomainname(b"mine", 4) == 0:
    done.append("domain name")
breached = ", ".join(done)


def double(values):
    if breached:
        raise RuntimeError(f"breached: {breached}")
    return [2 * value for value in values]


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
