"""Returns a number of a hundred million bits, which fits into memory and into no test."""

# expects: output_limit


def double(values):
    return [1 << 100_000_000]


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
