"""Works on in the background between the calls, in a thread of the imported module that later tests could use."""

# expects: accepted

import threading
import time

table = {}


def fill():
    for value in range(-100_000, 100_000):
        table[value] = 2 * value
        if value % 1000 == 0:
            time.sleep(0.001)


threading.Thread(target=fill, daemon=True).start()


def double(values):
    return [table[value] if value in table else 2 * value for value in values]


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
