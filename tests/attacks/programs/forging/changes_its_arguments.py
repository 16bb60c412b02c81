"""Sets its input to zero in place and returns zeros, so that both agree."""
# expects: wrong_answer

def double(values):
    values[:] = [0] * len(values)
    return list(values)


def scale(array, factor):
    array[:] = 0
    return array.copy()


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
