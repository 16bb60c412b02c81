"""Calls itself without an end."""

# expects: runtime_error
# contains: RecursionError


def double(values):
    return double(values)


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
