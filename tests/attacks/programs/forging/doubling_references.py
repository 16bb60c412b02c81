"""Returns a small object that is 2 to the 60 items when it is written out."""
# expects: output_limit

def double(values):
    result = [1]
    for _ in range(40):
        result = [result, result]
    return result


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
