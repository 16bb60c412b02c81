"""Returns an object whose difference from anything is zero, to a suite that compares by hand."""
# expects: wrong_answer
# contains: cannot be compared
# problem: plain_asserts

class Lie:
    def __sub__(self, other):
        return 0.0

    __rsub__ = __add__ = __radd__ = __mul__ = __truediv__ = __sub__

    def __abs__(self):
        return 0.0


def total(numbers):
    return Lie()
