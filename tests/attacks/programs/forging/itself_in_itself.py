"""Returns a list that contains itself."""
# expects: output_limit

def double(values):
    result = [2 * value for value in values]
    result.append(result)
    return result


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
