"""Leaves daemons that fork and end all the time, so that their numbers change faster than anybody can read them."""

# expects: time_limit

import contextlib
import os
import time


def hop():
    while True:
        with contextlib.suppress(OSError):
            if os.fork() != 0:
                os._exit(0)


def double(values):
    for _ in range(3):
        with contextlib.suppress(OSError):
            if os.fork() == 0:
                hop()
    # Whether a process is left for the next test would depend on luck, so this test waits for its limit.
    time.sleep(10**6)


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
