"""Returns a list in a list in a list, a hundred thousand deep."""

# expects: output_limit


def double(values):
    inner = [2 * value for value in values]
    for _ in range(100_000):
        inner = [inner]
    return inner


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
