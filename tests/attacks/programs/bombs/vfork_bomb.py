"""Starts children with vfork, each of which stops its parent until it ends, and never ends."""

# expects: accepted

import ctypes
import os

VFORK = {"x86_64": 58, "aarch64": None}[os.uname().machine]
libc = ctypes.CDLL(None, use_errno=True)


def double(values):
    # Forks are allowed; this old kind, in which a child runs in its parent's memory, is not.
    if VFORK is not None and libc.syscall(VFORK) == 0:
        while True:
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
