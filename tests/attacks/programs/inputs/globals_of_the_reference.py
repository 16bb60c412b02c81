"""Types an input that asks the reference's function for its module."""
# expects: accepted
# mode: run
# input: double.__globals__["OURS"]
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
