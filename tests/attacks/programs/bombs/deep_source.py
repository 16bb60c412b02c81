"""Compiles an expression that is nested too deep for the compiler."""

# expects: memory_limit


def double(values):
    # Python itself calls the overflow of its parser's stack a MemoryError.
    return eval("-" * 90_000 + "1")


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
