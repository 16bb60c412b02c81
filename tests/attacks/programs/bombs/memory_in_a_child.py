"""Lets a child take all the memory, and says itself what became of the child."""

# expects: memory_limit
# problem: patient

import contextlib
import os
import mmap

HUGE_PAGES = 14


def fill(size):
    """Memory of which every page is in use, by huge pages so that it takes no time."""
    area = mmap.mmap(-1, size, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
    with contextlib.suppress(OSError):
        area.madvise(HUGE_PAGES)
    area[:: mmap.PAGESIZE] = bytes(size // mmap.PAGESIZE)
    return area


def double(values):
    if os.fork() == 0:
        fill(1 << 31)
    if os.wait()[1]:
        raise MemoryError
    return [2 * value for value in values]


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
