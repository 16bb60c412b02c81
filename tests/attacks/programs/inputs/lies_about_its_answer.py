"""Answers an own input with an object that claims to equal everything."""
# expects: accepted
# mode: run
# input: double([5, 6])
# answered: runtime_error


class Equal(list):
    def __eq__(self, other):
        return True

    __hash__ = None


def double(values):
    return Equal() if values == [5, 6] else [2 * value for value in values]


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
