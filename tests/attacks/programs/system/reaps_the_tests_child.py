"""Waits for every child in a thread of the imported module, so that the end of a test is noted by the wrong one."""

# expects: accepted

import os
import threading
import time


def reap():
    while True:
        try:
            os.wait()
        except ChildProcessError:
            time.sleep(0.001)


threading.Thread(target=reap, daemon=True).start()


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
