"""Returns objects whose class compares equal to list and has its hash, to be looked up as one."""
# expects: wrong_answer

class Meta(type):
    def __eq__(cls, other):
        return other is list

    def __hash__(cls):
        return hash(list)


class Pretender(metaclass=Meta):
    def __iter__(self):
        return iter([2, 4])

    def __len__(self):
        return 2

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
