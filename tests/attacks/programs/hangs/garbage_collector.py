"""Makes the collector of garbage do all the work: a hook that spins whenever it runs."""

# expects: time_limit

import gc


def spin(phase, info):
    while True:
        pass


def double(values):
    gc.callbacks.append(spin)
    gc.collect()
    return [2 * value for value in values]


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
