"""Prints lines without end."""

# expects: output_limit


def double(values):
    while True:
        print("all work and no play")


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
