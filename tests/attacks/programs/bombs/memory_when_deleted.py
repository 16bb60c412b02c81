"""Takes all the memory in a destructor, which runs when nobody looks and whose errors are swallowed."""

# expects: memory_limit
# problem: patient

import contextlib
import mmap

HUGE_PAGES = 14


def fill(size):
    """Memory of which every page is in use, by huge pages so that it takes no time."""
    area = mmap.mmap(-1, size, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
    with contextlib.suppress(OSError):
        area.madvise(HUGE_PAGES)
    area[:: mmap.PAGESIZE] = bytes(size // mmap.PAGESIZE)
    return area


class Parting:
    def __del__(self):
        fill(1 << 31)


def double(values):
    parting = Parting()
    del parting
    return [2 * value for value in values]


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
