"""Lets a child write without end, and waits for it."""

# expects: output_limit

import os


def double(values):
    if os.fork() == 0:
        while True:
            os.write(2, b"x" * 4096)
    os.wait()


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
