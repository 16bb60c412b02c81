"""Returns a set whose members all have one hash, slow to build again."""
# expects: runtime_error

MODULUS = (1 << 61) - 1


def double(values):
    return {place * MODULUS for place in range(1, 500)}


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
