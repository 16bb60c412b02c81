"""Types an input that repeats a list until no memory is left."""
# expects: accepted
# mode: run
# input: double([0] * 999999999999)
# answered: invalid


def double(values):
    return [2 * value for value in values]


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
