"""Closes its output and writes without end to copies of it that it made before."""

# expects: output_limit

import os

copies = [os.dup(1), os.dup(2)]


def double(values):
    os.close(1)
    os.close(2)
    while True:
        for copy in copies:
            os.write(copy, b"x" * 4096)


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
