"""Asks the person at the terminal, as a script would."""

# expects: runtime_error
# contains: EOFError


def double(values):
    return [int(input("How often? ")) * value for value in values]


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
