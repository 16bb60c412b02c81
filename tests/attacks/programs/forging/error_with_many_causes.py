"""Raises an error with a long chain of causes, groups, notes and a deep traceback."""
# expects: runtime_error

def deep(depth):
    if depth:
        deep(depth - 1)
    raise ValueError("x" * 10_000_000)


def double(values):
    error = None
    for _ in range(20_000):
        new = ValueError("again")
        new.__cause__ = error
        error = new
    try:
        deep(900)
    except ValueError as last:
        last.__context__ = error
        last.add_note("y" * 1_000_000)
        raise ExceptionGroup("many", [last] * 1000) from error


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
