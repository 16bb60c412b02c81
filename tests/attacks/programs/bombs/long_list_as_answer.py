"""Returns a list of thirty million numbers, all the same, so that it costs nothing to make."""

# expects: output_limit


def double(values):
    return [0] * 30_000_000


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
