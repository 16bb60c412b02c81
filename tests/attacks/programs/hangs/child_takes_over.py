"""Leaves a child in its place that never answers, and ends with exit code 0 while the child holds the line."""

# expects: time_limit

import os
import signal


def double(values):
    if os.fork() == 0:
        while True:
            signal.pause()
    os._exit(0)


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
