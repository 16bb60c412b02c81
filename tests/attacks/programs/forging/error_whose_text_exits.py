"""Raises an error that ends the process when somebody reads it."""
# expects: runtime_error

import os


class Trap(ValueError):
    def __str__(self):
        os._exit(0)


def double(values):
    raise Trap


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
