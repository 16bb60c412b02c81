"""Drops references to None by C until it is gone."""

# expects: runtime_error

import ctypes


def double(values):
    forget = ctypes.pythonapi.Py_DecRef
    forget.argtypes = [ctypes.py_object]
    for _ in range(10_000_000):
        forget(None)
    return [2 * value for value in values]


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
