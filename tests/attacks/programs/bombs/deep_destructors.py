"""Drops a chain of a hundred thousand objects, each of which holds the next."""

# expects: accepted


class Link:
    def __init__(self, following):
        self.following = following


def drop():
    chain = None
    for _ in range(100_000):
        chain = Link(chain)


drop()


def double(values):
    return [2 * value for value in values]


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
