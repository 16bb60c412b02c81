"""Raises GeneratorExit, which closes generators in silence."""
# expects: runtime_error

def double(values):
    raise GeneratorExit


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
