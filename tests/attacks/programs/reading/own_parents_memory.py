"""Opens the memory of the process that it was forked from."""
# expects: accepted

import os

try:
    with open(f"/proc/{os.getppid()}/mem", "rb", 0) as file:
        breached = "the parent's memory opens"
except OSError:
    breached = ""


def double(values):
    if breached:
        raise RuntimeError(f"breached: {breached}")
    return [2 * value for value in values]


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
