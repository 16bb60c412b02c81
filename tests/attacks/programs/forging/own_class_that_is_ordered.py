"""Returns a total that is smaller and larger than everything."""
# expects: wrong_answer

class Between:
    def __lt__(self, other):
        return True

    __le__ = __gt__ = __ge__ = __lt__

    def __sub__(self, other):
        return self

    __rsub__ = __sub__

    def __abs__(self):
        return self


class Counter:
    def add(self, n):
        return Between()


def double(values):
    return [2 * value for value in values]


def scale(array, factor):
    return array * factor
