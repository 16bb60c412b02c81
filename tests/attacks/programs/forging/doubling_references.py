"""Returns a list that holds one long list a million times, small here and huge when it is written out."""
# expects: output_limit


def double(values):
    return [[1] * 100_000] * 1_000_000


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
