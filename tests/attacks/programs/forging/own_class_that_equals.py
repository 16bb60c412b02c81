"""Returns objects of its own class, which stay in its process and answer every comparison."""
# expects: wrong_answer

class Equal:
    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False

    def __lt__(self, other):
        return True

    __le__ = __gt__ = __ge__ = __lt__

    def __len__(self):
        return 2

    def __iter__(self):
        return iter([2, 4])

    def __bool__(self):
        return True


def double(values):
    return Equal()


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
