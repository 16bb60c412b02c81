"""Starts a hundred thousand threads that sleep."""

# expects: runtime_error
# contains: can't start new thread

import threading
import time


def double(values):
    threading.stack_size(64 * 1024)
    for _ in range(100_000):
        threading.Thread(target=time.sleep, args=(1000,), daemon=True).start()
    return [2 * value for value in values]


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
