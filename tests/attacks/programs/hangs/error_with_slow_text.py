"""Raises an error whose text takes for ever to make."""

# expects: time_limit


class SlowError(Exception):
    def __str__(self):
        while True:
            pass


def double(values):
    raise SlowError


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
