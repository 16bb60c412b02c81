"""Returns a generator without an end instead of a list."""
# expects: wrong_answer

from itertools import count


def double(values):
    return (2 * number for number in count(1))


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
