"""Never gives another thread a turn: the longest switch interval, and a thread that spins behind the call."""

# expects: accepted

import sys
import threading
import time


def rest():
    while True:
        time.sleep(0.001)


sys.setswitchinterval(1e6)
threading.Thread(target=rest, daemon=True).start()


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
