"""Returns an iterator whose steps take for ever."""
# expects: time_limit
# problem: taking_functions

import time


class Slow:
    def __iter__(self):
        return self

    def __next__(self):
        time.sleep(3600)


def apply(function, values):
    return [function(value) for value in values]


def numbers(start):
    return (item for item in Slow())
