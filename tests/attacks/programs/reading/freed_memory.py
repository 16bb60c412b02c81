"""Allocates memory without clearing it and looks at what was there before."""
# expects: accepted

import ctypes
import re

NEEDLE = re.compile(b"can" b"ary:[0-9a-f]{16}")
libc = ctypes.CDLL(None)
libc.malloc.restype = ctypes.c_void_p
libc.malloc.argtypes = [ctypes.c_size_t]


def search():
    found = 0
    for size in (64, 256, 1024, 4096, 65536, 1 << 20):
        for _ in range(200 if size < 65536 else 20):
            place = libc.malloc(size)
            found += len(NEEDLE.findall(ctypes.string_at(place, size)))
    return found


breached = search()


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
