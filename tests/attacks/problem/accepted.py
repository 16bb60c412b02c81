"""An honest solution of the attack problem."""


def double(values):
    """Each value times two."""
    return [2 * value for value in values]


def scale(array, factor):
    """Each element times the factor."""
    return array * factor


class Counter:
    """A running total."""

    def __init__(self):
        self.total = 0

    def add(self, n):
        """Add a number; the total so far."""
        self.total += n
        return self.total
