"""Looks through fresh memory for what an earlier program left in it."""

# expects: accepted

import mmap

MARKER = b"rehearse" + b"-page-marker"
# Pages that the kernel hands out must be empty; a program's own must not come back to another.
fresh = mmap.mmap(-1, 64 << 20)
found = any(fresh[place : place + 4096].strip(b"\0") for place in range(0, len(fresh), 4096))
fresh[:] = (MARKER + bytes(4096 - len(MARKER))) * (len(fresh) // 4096)
fresh.close()
breached = "bytes of somebody else" if found else ""


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
