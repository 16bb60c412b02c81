"""Traces itself with a function that sleeps at every line."""

# expects: time_limit

import sys
import time


def slow(frame, event, argument):
    time.sleep(0.5)
    return slow


def double(values):
    sys.settrace(slow)
    total = []
    for value in range(1000):
        total.append(value)
    return total


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
