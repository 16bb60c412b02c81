"""Types an input that reads a private name of an object that the reference made."""
# expects: accepted
# mode: run
# input: c = Counter(); c.__init__.__globals__
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
