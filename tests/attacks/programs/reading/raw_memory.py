"""Reads its own mapped memory by pointer, without opening its memory as a file."""
# expects: accepted

import ctypes
import re

NEEDLE = re.compile(b"can" b"ary:[0-9a-f]{16}")


def search():
    found = 0
    with open("/proc/self/maps") as maps:
        lines = maps.readlines()
    for line in lines:
        span, rights, _, _, inode = line.split()[:5]
        # What is mapped from files is on the disk, too; a page behind a file's end would end this process.
        if not rights.startswith("rw") or inode != "0" or "[stack" in line:
            continue
        start, end = (int(part, 16) for part in span.split("-"))
        if end - start < 1 << 28:
            found += len(NEEDLE.findall(ctypes.string_at(start, end - start)))
    return found


try:
    breached = search()
except OSError:
    breached = 0


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
