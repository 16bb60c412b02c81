"""Puts lying objects into the list that it was given."""
# expects: wrong_answer

class Equal:
    def __eq__(self, other):
        return True


def double(values):
    result = [2 * value for value in values]
    values.append(Equal())
    return result


def scale(array, factor):
    return array * factor


class Counter:
    def __init__(self):
        self.total = 0

    def add(self, n):
        self.total += n
        return self.total
