"""Lets a thread take all the memory while the call itself waits."""

# expects: memory_limit
# problem: patient

import contextlib
import threading
import mmap

HUGE_PAGES = 14


def fill(size):
    """Memory of which every page is in use, by huge pages so that it takes no time."""
    area = mmap.mmap(-1, size, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
    with contextlib.suppress(OSError):
        area.madvise(HUGE_PAGES)
    area[:: mmap.PAGESIZE] = bytes(size // mmap.PAGESIZE)
    return area


kept = []


def take():
    while True:
        kept.append(fill(1 << 28))


def double(values):
    taker = threading.Thread(target=take)
    taker.start()
    taker.join()


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
