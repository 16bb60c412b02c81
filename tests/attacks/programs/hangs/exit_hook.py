"""Leaves work for the end of the process that never ends, and waits for threads there."""

# expects: accepted

import atexit
import os
import threading
import weakref


def spin():
    while True:
        pass


class Holder:
    pass


holder = Holder()
atexit.register(spin)
threading._register_atexit(spin)
os.register_at_fork(before=lambda: None)
weakref.finalize(holder, spin)


def double(values):
    return [2 * value for value in values]


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
