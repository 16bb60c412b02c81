"""Raises KeyboardInterrupt, as if somebody had stopped the tests."""
# expects: runtime_error

def double(values):
    raise KeyboardInterrupt


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
