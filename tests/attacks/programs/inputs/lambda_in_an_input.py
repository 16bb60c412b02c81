"""Types an input that hands the reference a function of its own."""
# expects: accepted
# mode: run
# input: double((lambda: open("/proc/self/mem").read())())
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
