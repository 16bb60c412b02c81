"""Remembers inputs of a test in memory that is shared with later tests, and answers wrongly once it has seen enough."""

# expects: wrong_answer

import mmap

seen = mmap.mmap(-1, 4096)


def double(values):
    count = int.from_bytes(seen[:8], "little") + 1
    seen[:8] = count.to_bytes(8, "little")
    return [2 * value for value in values] if count < 5 else []


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
