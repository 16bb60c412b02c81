"""Returns an object that equals everything, to a suite that compares by hand."""
# expects: wrong_answer
# contains: cannot be compared
# problem: plain_asserts

class Lie:
    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False

    def __sub__(self, other):
        return self

    __rsub__ = __sub__

    def __abs__(self):
        return self

    def __lt__(self, other):
        return True

    def __hash__(self):
        return 0


def total(numbers):
    return Lie()
