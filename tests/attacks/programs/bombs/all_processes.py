"""Takes every process that it can get and keeps them while it waits: not one is left for anybody else."""

# expects: time_limit

import contextlib
import os
import signal


def double(values):
    with contextlib.suppress(OSError):
        while True:
            if os.fork() == 0:
                break
    while True:
        signal.pause()


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
