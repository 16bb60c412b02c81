"""Turns the collector of garbage off and freezes what there is."""

# expects: accepted

import gc

gc.disable()
gc.freeze()
gc.set_threshold(0)
gc.set_debug(gc.DEBUG_UNCOLLECTABLE)


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
