"""Raises the judge's own classes, as if the judge had found something."""
# expects: runtime_error

try:
    from rehearse_sandbox.inside import faults
except ImportError:
    faults = None


def double(values):
    raise (faults.UnsupportedType("nothing is wrong") if faults else ValueError)


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
