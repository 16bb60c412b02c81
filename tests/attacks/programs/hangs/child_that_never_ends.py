"""Waits for a child that never ends."""

# expects: time_limit

import os
import signal


def double(values):
    if os.fork() == 0:
        while True:
            signal.pause()
    os.wait()


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
