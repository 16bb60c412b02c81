"""Ends the process while its result is thrown away."""
# expects: runtime_error

import os


class Trap(dict):
    def __del__(self):
        os._exit(0)


def double(values):
    Trap()
    return [0 for _ in values]


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
