"""Answers with an object whose comparison, length and text never come back."""

# expects: wrong_answer


class Slow:
    def spin(self, *_):
        while True:
            pass

    __eq__ = __ne__ = __len__ = __repr__ = __str__ = __iter__ = __bool__ = __array__ = __getattr__ = spin
    __hash__ = None


def double(values):
    return Slow()


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
