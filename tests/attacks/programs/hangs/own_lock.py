"""Takes a lock that it already holds."""

# expects: time_limit

import threading

lock = threading.Lock()
lock.acquire()


def double(values):
    with lock:
        return [2 * value for value in values]


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
