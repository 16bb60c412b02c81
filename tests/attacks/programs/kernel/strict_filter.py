"""Puts itself under the kernel's strictest filter, in which its next step ends it."""

# expects: accepted

import ctypes

PR_SET_SECCOMP, STRICT = 22, 1
libc = ctypes.CDLL(None, use_errno=True)


def double(values):
    # A second filter is not for learners to set, so nothing happens.
    libc.prctl(PR_SET_SECCOMP, STRICT, 0, 0, 0)
    return [2 * value for value in values]


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
