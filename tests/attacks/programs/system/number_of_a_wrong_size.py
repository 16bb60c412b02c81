"""Answers with a number that claims to have a trillion digits, changed by C where the interpreter keeps its size."""

# expects: runtime_error

import ctypes


def double(values):
    number = 10**30
    # The size of an integer stands after its count and its type.
    ctypes.c_int64.from_address(id(number) + 16).value = 1 << 40
    return [number]


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
