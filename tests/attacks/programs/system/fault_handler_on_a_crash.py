"""Crashes with Python's fault handler on, which writes where it happened."""

# expects: runtime_error

import ctypes
import faulthandler
import os

log = os.fdopen(os.dup(2), "w")


def double(values):
    faulthandler.enable(file=log)
    ctypes.memmove(1, 2, 3)
    return [2 * value for value in values]


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
