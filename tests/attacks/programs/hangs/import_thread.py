"""Leaves a thread running that it started while it was imported, and that never ends."""

# expects: accepted

import threading
import time


def linger():
    while True:
        time.sleep(0.01)


threading.Thread(target=linger).start()


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
