"""Loops for ever and catches whatever would end it."""

# expects: time_limit


def double(values):
    while True:
        try:
            while True:
                pass
        except BaseException:
            continue


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
