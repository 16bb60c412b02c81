"""Keeps four thousand bytes after four thousand bytes until memory runs out."""

# expects: memory_limit
# problem: patient


def double(values):
    kept = []
    while True:
        kept.append(bytearray(4000))


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
