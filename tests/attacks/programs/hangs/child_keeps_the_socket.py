"""Leaves a child behind that holds the connection to the judge open for ever."""

# expects: accepted

import os
import signal

left = []


def double(values):
    if not left:
        left.append(os.fork())
        if left[0] == 0:
            while True:
                signal.pause()
    return [2 * value for value in values]


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
