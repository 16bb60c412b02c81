"""Returns lists a million deep."""
# expects: output_limit

def double(values):
    result = []
    for _ in range(1_000_000):
        result = [result]
    return result


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
