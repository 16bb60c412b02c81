"""Sends its inputs out by errors, prints and results."""
# expects: runtime_error

def double(values):
    print(values)
    raise ValueError(repr(values))


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
