"""Reads from address zero."""

# expects: runtime_error

import ctypes


def double(values):
    return ctypes.string_at(0)


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
