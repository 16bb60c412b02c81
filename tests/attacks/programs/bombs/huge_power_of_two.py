"""Returns a number of 2^40 bits."""

# expects: memory_limit


def double(values):
    return [1 << (1 << 40)]


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
