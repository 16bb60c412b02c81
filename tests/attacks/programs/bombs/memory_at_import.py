"""Takes all the memory that there is while it is imported."""

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


kept = fill(1 << 31)


def double(values):
    return [2 * value for value in values]


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
