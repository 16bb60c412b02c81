"""Returns a list-like object of its own that contains everything."""
# expects: wrong_answer

class Everything:
    def __contains__(self, item):
        return True

    def __getitem__(self, place):
        return 0

    def __len__(self):
        return 0


def double(values):
    return Everything()


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
