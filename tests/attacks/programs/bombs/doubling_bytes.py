"""Doubles a bytearray until memory runs out."""

# expects: memory_limit
# problem: patient


def double(values):
    data = bytearray(1 << 20)
    while True:
        data *= 2


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
