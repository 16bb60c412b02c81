"""Leaves a key in each keyring of its user and session, and looks for one of an earlier run."""

# expects: accepted

import ctypes
import os

ADD_KEY, REQUEST_KEY = {"x86_64": (248, 249), "aarch64": (217, 218)}[os.uname().machine]
libc = ctypes.CDLL(None, use_errno=True)
found = libc.syscall(REQUEST_KEY, b"user", b"rehearse-marker", None, 0) >= 0
for ring in (-1, -2, -3, -4, -5):
    libc.syscall(ADD_KEY, b"user", b"rehearse-marker", b"1", 1, ring)
breached = "a key" if found else ""


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
