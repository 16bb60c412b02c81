"""Changes only the user that files are opened as, which reports no error when it fails."""

# expects: accepted

import ctypes

libc = ctypes.CDLL(None)
libc.setfsuid(0)
libc.setfsgid(0)
# The calls answer with the value before; a second one tells whether the first took effect.
breached = "files as root" if libc.setfsuid(-1) == 0 or libc.setfsgid(-1) == 0 else ""


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
