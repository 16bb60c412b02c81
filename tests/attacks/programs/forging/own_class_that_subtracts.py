"""Returns a total whose difference from anything is zero."""
# expects: wrong_answer

class Zero:
    def __sub__(self, other):
        return 0.0

    __rsub__ = __add__ = __radd__ = __mul__ = __sub__

    def __abs__(self):
        return 0.0


class Counter:
    def add(self, n):
        return Zero()


def double(values):
    return [2 * value for value in values]


def scale(array, factor):
    return array * factor
