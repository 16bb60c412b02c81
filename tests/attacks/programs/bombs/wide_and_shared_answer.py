"""Returns lists that hold the same list twice, forty deep: a trillion elements in two kilobytes."""

# expects: output_limit


def double(values):
    inner = [2 * value for value in values]
    for _ in range(40):
        inner = [inner, inner]
    return inner


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
