"""Starts all the threads that it can get, each of which computes for ever, and waits for them."""

# expects: time_limit

import contextlib
import threading


def spin():
    while True:
        pass


def double(values):
    with contextlib.suppress(RuntimeError):
        while True:
            threading.Thread(target=spin, daemon=True).start()
    spin()


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
