"""Reads a number of ten million digits, which Python refuses at once."""

# expects: runtime_error
# contains: ValueError


def double(values):
    return [int("9" * 10**7)]


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
