"""Raises AssertionError, as if a check of the suite had spoken."""
# expects: runtime_error

def double(values):
    raise AssertionError("returned the right thing")


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
