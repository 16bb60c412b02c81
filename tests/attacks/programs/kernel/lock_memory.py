"""Locks all its memory, so that the machine cannot take a page of it away from the neighbours."""

# expects: accepted

import ctypes

CURRENT, FUTURE, ON_FAULT = 1, 2, 4
MEMFD_SECRET = 447
libc = ctypes.CDLL(None, use_errno=True)
locked = []
page = ctypes.create_string_buffer(8192)
if libc.mlock(page, 4096) == 0:
    locked.append("mlock")
locked += [f"mlockall {flags}" for flags in (CURRENT, FUTURE, CURRENT | FUTURE | ON_FAULT) if libc.mlockall(flags) == 0]
if libc.syscall(MEMFD_SECRET, 0) >= 0:
    locked.append("secret memory")
breached = ", ".join(locked)


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
