"""Writes far past the end of a small buffer on the stack of C."""

# expects: runtime_error

import ctypes

FORMAT = b"%0100000000d"


def double(values):
    libc = ctypes.CDLL(None)
    small = ctypes.create_string_buffer(8)
    libc.sprintf(small, FORMAT, 1)
    return [2 * value for value in values]


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
