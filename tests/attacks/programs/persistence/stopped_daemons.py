"""Leaves stopped children, which no polite signal ends, and children of theirs that are zombies."""

# expects: accepted

import os
import signal

for _ in range(10):
    if os.fork() == 0:
        if os.fork() == 0:
            os._exit(0)
        signal.raise_signal(signal.SIGSTOP)
        os._exit(0)


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
