"""Takes all the memory that there is as shared pages, which belong to no single process."""

# expects: memory_limit
# problem: patient

import mmap

POPULATE = 0x8000


def double(values):
    return len(mmap.mmap(-1, 1 << 31, flags=mmap.MAP_SHARED | mmap.MAP_ANONYMOUS | POPULATE))


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
