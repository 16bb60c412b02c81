"""Changes its input in place to the result and returns that very object."""
# expects: wrong_answer

def double(values):
    values[:] = [2 * value for value in values]
    return values


def scale(array, factor):
    array *= factor
    return array


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
