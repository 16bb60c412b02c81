"""Computes nine to the power of nine to the power of nine, which asks for no signal on the way."""

# expects: time_limit


def double(values):
    return [9**9**9]


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
