"""Raises SystemExit(0) instead of returning."""
# expects: runtime_error

def double(values):
    raise SystemExit(0)


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
