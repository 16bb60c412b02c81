"""Returns and prints texts of half characters, zeros and terminal controls."""
# expects: wrong_answer

import os


def double(values):
    print("\ud800\x00\x1b[2J")
    os.write(1, b"\xff\xfe\x00")
    return ["\ud800\udfff\x00\x1b]0;title\x07" for _ in values]


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
