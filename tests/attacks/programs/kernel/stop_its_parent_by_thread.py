"""Stops its own parent with the one signal call that the filter must allow, and answers: no test ever ends."""

# expects: time_limit

import ctypes
import os
import signal

TGKILL = {"x86_64": 234, "aarch64": 131}[os.uname().machine]
libc = ctypes.CDLL(None, use_errno=True)


def double(values):
    parent = os.getppid()
    libc.syscall(TGKILL, parent, parent, signal.SIGSTOP)
    return [2 * value for value in values]


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
