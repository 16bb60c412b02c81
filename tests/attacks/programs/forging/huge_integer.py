"""Returns an integer of four million bits, slow to write in decimals."""
# expects: output_limit

def double(values):
    return [1 << 4_000_000 for _ in values]


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
