"""Raises StopIteration, which ends loops in silence."""
# expects: runtime_error

def double(values):
    raise StopIteration


def scale(array, factor):
    raise StopAsyncIteration


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
