"""Fails only on long lists and takes its time, so that finding the smallest costs most."""
# expects: wrong_answer

import time


def double(values):
    time.sleep(0.01)
    return [0] if len(values) > 6 else [2 * value for value in values]


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
