"""Prints one line of a hundred megabytes."""

# expects: output_limit


def double(values):
    print("x" * 100_000_000)
    return [2 * value for value in values]


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
