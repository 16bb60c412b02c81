"""Closes its output and its errors, as Python objects and as descriptors, and prints."""

# expects: accepted

import contextlib
import os
import sys

sys.stdout.close()
sys.stderr.close()
os.close(1)
os.close(2)


def double(values):
    with contextlib.suppress(ValueError, OSError):
        print("anybody there?")
    return [2 * value for value in values]


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
