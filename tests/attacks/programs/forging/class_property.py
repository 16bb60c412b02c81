"""Returns objects that call themselves a list by `__class__`."""
# expects: wrong_answer

class Pretender:
    @property
    def __class__(self):
        return list

    def __eq__(self, other):
        return True


def double(values):
    return Pretender()


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
