"""Types an input that climbs from a value to every class of the judge."""
# expects: accepted
# mode: run
# input: double(().__class__.__base__.__subclasses__())
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
