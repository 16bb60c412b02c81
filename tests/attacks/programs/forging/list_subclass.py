"""Returns a list of a class that lies about its length, its items and its equality."""
# expects: wrong_answer
# contains: cannot be compared

class Anything(list):
    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False

    def __len__(self):
        return 2

    def __iter__(self):
        return iter([2, 4])

    def __getitem__(self, place):
        return 2 * (place + 1)


def double(values):
    return Anything()


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
