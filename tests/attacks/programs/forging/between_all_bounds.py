"""Returns an object that is smaller and larger than everything, to a suite that compares by hand."""
# expects: wrong_answer
# contains: cannot be compared
# problem: plain_asserts

class Lie:
    def __lt__(self, other):
        return True

    __le__ = __gt__ = __ge__ = __lt__

    def __sub__(self, other):
        return self

    __rsub__ = __sub__

    def __abs__(self):
        return self


def total(numbers):
    return Lie()
