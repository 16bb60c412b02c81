"""Answers with lists of ever other lengths, so that what is drawn next differs each time."""
# expects: wrong_answer

import mmap

shared = mmap.mmap(-1, 4096)


def double(values):
    shared[0] = (shared[0] + 1) % 200
    if values == [1, 2]:
        return [2, 4]
    return [0] * (shared[0] % 7)


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
